import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { Draft } from '../server/src/text/draft.ts';
import { isProse, judgeLines, REACH } from '../server/src/text/layout/judge.ts';
import type { Language } from '../server/src/text/line.ts';
import { splitLines } from '../server/src/text/lines.ts';
import { readPlainLine } from '../server/src/text/plain.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { noWords } from '../server/src/text/words.ts';
import { lint } from './lint.ts';

const words = { ...noWords, flow: shippedLexicon().flow };

/** The texts of the passages of a draft. */
function texts(text: string, language: Language = 'plaintext'): string[] {
  const draft = new Draft(language, words);
  draft.update(text);
  return draft.passages.map((p) => p.passage.text);
}

const joins = (text: string, language: Language = 'plaintext') => lint(text, { language }).filter(({ rule }) => rule.startsWith('wrap/'));

const LEFT = '全市重点项目建设提速，一季度规模以上工业企业研发投入增加，创新能';
const RIGHT = '力持续提升，其中高技术制造业表现突出。';

describe('a page edge between the halves of a sentence', () => {
  test.each([
    ['a number', '12'],
    ['a number behind a form feed', '12\n\f'],
    ['a form feed behind the text', '\f\n12'],
    ['a number that says what it is', '— 12 —'],
    ['第12页', '第12页 共30页'],
    ['a running head', 'A05 国际 2019年2月25日 星期一'],
    ['a number and a running head', '12\n\n海州日报 2031年5月6日 星期二 第3版'],
    ['a reference to the next page', '（下转第4版）\n（上接第1版）'],
    ['the head of a report', '9 / 195\n2030 年年度报告'],
  ])('%s goes with the join', (_name, edge) => {
    for (const gap of ['\n', '\n\n', '\r\n']) {
      const text = `${LEFT}${gap}${edge.replaceAll('\n', gap)}${gap === '\n' && edge.endsWith('\f') ? '' : gap}${RIGHT}${gap}`;
      expect(texts(text)).toEqual([LEFT + RIGHT]);
      const problems = joins(text);
      expect(problems.map((p) => p.rule)).toEqual(['wrap/broken-line']);
      const fix = problems[0]?.fixes[0];
      expect(fix?.safety).toBe('review');
      expect(applyEdits(text, fix?.edits ?? [])).toBe(LEFT + RIGHT + gap);
    }
  });

  test('is named by the fix that deletes it', () => {
    const [number] = joins(`${LEFT}\n\n12\n\n${RIGHT}\n`);
    expect(number?.fixes[0]?.title).toEqual({ zh: '接排（删去页码“12”）', en: 'Join the lines (deletes page number “12”)' });
    const [head] = joins(`${LEFT}\n12\n海州日报 2031年5月6日 星期二 第3版\n${RIGHT}\n`);
    expect(head?.fixes[0]?.title.zh).toBe('接排（删去版面文字“12”“海州日报 2031年5月6日 星期二 第3版”）');
  });

  test('is no part of what is said of the rest of the paragraph', () => {
    const text = `市图书馆馆长林小溪昨天在新馆开馆仪式上表示，新馆的书架全部开\n放，读者可以\n\n12\n\n自己取书，\n\n办证也不再收取押金。\n`;
    const whole = joins(text).flatMap((p) => p.fixes.filter((f) => f.title.zh === '本段全部接排'));
    for (const fix of whole) expect(applyEdits(text, fix.edits)).toContain('12');
  });

  test('in Markdown, as an item of a list too', () => {
    expect(texts(`${LEFT}\n\n12\n\n${RIGHT}\n`, 'markdown')).toEqual([LEFT + RIGHT]);
    expect(texts(`${LEFT}\n\n- 12 -\n\n${RIGHT}\n`, 'markdown')).toEqual([LEFT + RIGHT]);
  });

  test('in a column, whose lines all have an empty line behind them', () => {
    const column = (
      '河口湿地的候鸟今年来得比往年早。保护\n区管理站的巡护员十月初就在芦苇荡边上记\n录到第一批赤麻鸭，比去年提前了九天。\n站长说，这同入秋以后北方连续降温有\n' +
      '关，也同湿地补水工程上个月按期完工分不\n— 12 —\n开。补水以后，浅滩面积扩大了三成，鱼虾和\n水草都多了起来，鸟群有了落脚觅食的地方。\n巡护队准备在月底前再修一座观鸟亭。\n'
    ).replaceAll('\n', '\n\n');
    expect(texts(column).find((t) => t.includes('分不'))).toContain('按期完工分不开。补水以后');
  });

  test('a blank stands in its place where the language wants one', () => {
    const text =
      'The committee said on Monday that the bridge would be opened to traffic before the end\n\n12\n\nof the year, three months earlier than planned, and that the ferry would go on.\n';
    const [problem] = joins(text);
    expect(applyEdits(text, problem?.fixes[0]?.edits ?? [])).toBe(text.replace('\n\n12\n\n', ' '));
  });

  test('a running head that nobody can know comes back beside page numbers', () => {
    const page = (n: number): string =>
      `${LEFT}\n${n}\n海州年鉴\n${RIGHT}\n${'居民说，广场比过去亮了许多。孩子们在喷泉边上跑来跑去，老人坐在长椅上聊天。\n'.repeat(4)}`;
    expect(texts(page(12) + page(13)).filter((t) => t === LEFT + RIGHT)).toHaveLength(2);
    expect(texts(page(12))).toContain('海州年鉴');
  });
});

describe('left alone is', () => {
  test.each([
    ['a number between paragraphs', `索道全长两公里，节前完成年检。\n\n2\n\n${LEFT}力持续提升。\n`],
    ['the number of a section behind a heading', '全市重点项目建设提速\n\n2\n\n一季度规模以上工业企业研发投入增加，其中高技术制造业表现突出。\n'],
    ['a value', '他说，围绕重点项目建设，全市今年上半年新增\n\n12\n\n家企业，比上年同期多两成，其中高技术制造业表现突出。\n'],
    ['a value behind what it numbers', '他说，围绕重点项目建设，全市今年上半年举行了第\n\n12\n\n届游园会，比上年同期多两成，其中高技术制造业表现突出。\n'],
    ['a year', `${LEFT}\n\n2031\n\n${RIGHT}\n`],
    ['the number of a stanza', '青山一道送归船\n细雨无声入稻田\n\n2\n\n老屋门前三棵柳\n年年替我问平安\n'],
    ['numbers of a list', '苹果\n1\n香蕉\n2\n橙子\n3\n梨\n4\n'],
    [
      'cells of a table',
      '重点项目完成投资情况分季度统计表\n12\n规模以上工业企业研发投入增加情况\n25\n高技术制造业增加值占比提升的情况\n31\n全市居民人均可支配收入增长的情况\n',
    ],
    ['a page number between paragraphs', '索道全长两公里，节前完成年检。\n\n— 12 —\n\n乘客往返需要二十分钟。\n'],
    ['a page number before a headline', `${LEFT}力持续提升，\n\n— 12 —\n\n# 索道完成年检\n\n乘客往返需要二十分钟。\n`, 'markdown'],
    [
      'what a translator says at the foot of a page',
      '书中把 figure 和 graphic 分别译为“图形”和“图像”。——译注\n\n3\n\n第四部分讲插图的排版，从最简单的例子开始。\n',
    ],
    ['a rule and a page number', `${LEFT}\n\n---\n\n12\n\n${RIGHT}\n`, 'markdown'],
  ] as const)('%s', (_name, text, language: Language = 'plaintext') => {
    const all = texts(text, language).join('\n');
    for (const [number] of text.matchAll(/^(?:\d+|— \d+ —)$/gm)) expect(all).toContain(number);
    expect(joins(text, language).flatMap((p) => p.fixes.filter((f) => f.edits.some((e) => /\d/.test(text.slice(e.start, e.end)))))).toEqual([]);
  });
});

/** Pages of a report, whose sentences run over the page edges. */
const report = Array.from({ length: 12 }, (_, n) => {
  const body = '居民说，广场比过去亮了许多，孩子们在喷泉边上跑来跑去，老人坐在长椅上聊天。\n\n'.repeat(1 + (n % 4));
  return `${RIGHT}\n\n${body}${LEFT}\n\n${n + 1}\n\n${n % 3 === 0 ? '海州年鉴\n\n' : ''}`;
}).join('');

test('a judgement of a part is the same slice of the judgement of all', () => {
  const lines = splitLines(report).map(readPlainLine);
  const all = judgeLines(lines, 0, lines.length, 'plaintext', words);
  expect(all.filter((l) => l.over)).not.toHaveLength(0);
  for (let from = 0; from < lines.length; from += 3) {
    const to = Math.min(lines.length, from + 5);
    const part = judgeLines(lines, from, to, 'plaintext', words);
    for (let i = from; i < to; i++) if (isProse(lines[i] as (typeof lines)[number])) expect(part[i - from]).toEqual(all[i]);
  }
});

test('an edit judges what is near, and the draft is what a new one is', () => {
  const text = report.repeat(8);
  const draft = new Draft('plaintext', words);
  draft.update(text);
  const at = text.indexOf('12\n', text.length / 2);
  for (const now of [text.slice(0, at) + text.slice(at + 2), text, text.replace('创新能\n\n1\n', '创新能\n\n1x\n'), text]) {
    draft.update(now);
    expect(draft.cost.linesJudged).toBeLessThan(6 * REACH);
    const fresh = new Draft('plaintext', words);
    fresh.update(now);
    expect(draft.passages.map((p) => [p.passage.text, p.passage.seams, p.base, p.mapped.map])).toEqual(
      fresh.passages.map((p) => [p.passage.text, p.passage.seams, p.base, p.mapped.map]),
    );
  }
});
