import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import type { Problem } from '../server/src/engine/place.ts';
import type { Language } from '../server/src/text/line.ts';
import type { TextEdit } from '../server/src/text/range.ts';
import { readEnds } from './line-ends.ts';
import { lint } from './lint.ts';

/** A column. Nothing proves that its first line is cut, and the note behind the seventh hides that its quotation is. */
const COLUMN = `本报海州3月14日电 沿江十个县市发来简报

（函），向省防汛办报告险段加固的进展。来

信说，各地水库提前腾出了库容，沿江的涵

闸也都逐一检修过，巡堤的人员分成三班，

昼夜不停地看守着堤防，入夜以后每隔半个

钟头报一次水位，遇到大雨就改为一刻钟报

一次。负责人说：“大家心里都清楚水位不过

（资料图片）

警戒线，就还有回旋的余地，宁可备而不用

，不可用而无备。”会议之后，各县市的队伍

连夜赶到了各自的地段，把编织袋、块石和

抽水机运上了大堤。气象部门预计，下一轮

降雨将在本月中旬到来，强度同去年相当，

各地要在此之前把险段加固完毕。
`;

const isOf = (p: Problem): boolean => p.rule.startsWith('wrap/') && p.rule !== 'wrap/column-block';
const spans = (p: Problem, at: number): boolean => isOf(p) && p.range.start <= at && p.range.end > at;

const folder = join(import.meta.dirname, 'drafts/line-ends');
const drafts = readdirSync(folder).map((name) => {
  const language: Language = name.endsWith('.md') ? 'markdown' : 'plaintext';
  return { name, language, ...readEnds(readFileSync(join(folder, name), 'utf8')) };
});

/** Where an offset of a text stands when the text has been changed; undefined if it is gone. */
function moved(at: number, edits: readonly TextEdit[]): number | undefined {
  let by = 0;
  for (const e of edits) {
    if (e.start > at) break;
    if (e.end > at) return undefined;
    by += e.text.length - (e.end - e.start);
  }
  return at + by;
}

/** Cuts that the repaired text itself gives no sign of: a capital set large, copy of narrow lines, copy in which many lines end without a mark. */
const UNSEEN: Readonly<Record<string, number>> = { 'drop-cap-feature.txt': 1, 'ragged-release.txt': 1, 'trailing-blanks.md': 1 };

describe('a line end without a final mark', () => {
  const told = (text: string, end: string): readonly Problem[] => {
    expect(text).toContain(`${end}\n`);
    return lint(text).filter((p) => spans(p, text.indexOf(`${end}\n`) + end.length));
  };

  test('inside a column is told, at least by a hint, and a menu joins it', () => {
    const found = told(COLUMN, '位不过');
    expect(found.map((p) => [p.rule, p.severity, p.fixes.length])).toEqual([['wrap/broken-line', 'hint', 0]]);
    expect(found[0]?.offers).toHaveLength(1);
    expect(told(COLUMN, '简报')).toHaveLength(1);
  });

  test('is still told when everything safe is repaired', () => {
    const { text } = fixAll(COLUMN, lint(COLUMN), lint);
    expect(told(text, '简报')).toHaveLength(1);
    // The quotation that is cut here has lost its other half.
    expect(lint(text).map((p) => p.rule)).toContain('punct/unpaired');
  });

  test('is not joined by all review fixes at once: most of such lines are ends', () => {
    const { text } = fixAll(COLUMN, lint(COLUMN), lint, { review: true });
    expect(text).toContain('位不过\n');
  });

  test('in running text is not lost by the repairs of others', () => {
    const lost: Record<string, number> = {};
    for (const { name, language, text, truths } of drafts) {
      const read = (t: string): readonly Problem[] => lint(t, { language });
      const problems = read(text);
      const { edits, text: fixed } = fixAll(text, problems, read);
      const left = read(fixed);
      let start = 0;
      text.split('\n').forEach((line, i) => {
        const bare = line.trimEnd();
        const at = start + bare.length;
        start += line.length + 1;
        const truth = truths.get(i);
        if (!/[\u4e00-\u9fff\d，、]$/.test(bare)) return;
        const isEdge = truth === 'page' && truths.get(i - 1) !== 'page' && truths.get(i - 2) === 'page';
        if (truth === undefined || truth === 'kept' || truth === 'either' || isEdge || !problems.some((p) => spans(p, at))) return;
        const now = moved(at, edits);
        if (now !== undefined && /^\s*\n/.test(fixed.slice(now)) && !left.some((p) => spans(p, now))) lost[name] = (lost[name] ?? 0) + 1;
      });
    }
    expect(lost).toEqual(UNSEEN);
  });
});

test.each(['图为入夜后巡堤的队伍。', '图为入夜后巡堤的队伍。海州日报记者林一帆摄'])(
  'a caption inside a sentence of a column is never joined on save: %s',
  (caption) => {
    const text = COLUMN.replace('（资料图片）', caption);
    expect(fixAll(text, lint(text), lint).text).toMatch(new RegExp(`位不过\n\n${caption}\n\n警戒线`));
  },
);

test('short paragraphs that happen to be as wide as each other are no column for certain', () => {
  const paragraphs = [
    '渡轮每天往返四班。乘客可以在码头购票',
    '沿线的渔村热闹起来。游客比去年多了一倍',
    '船长开了三十年船。他从没见过这么多人',
    '学校组织学生登船。老师讲解潮汐的知识',
    '傍晚的岸边坐满了人。孩子们在沙滩上奔跑',
    '渡口的灯亮起来。最后一班船靠岸了',
  ];
  const text = `码头今年春天翻修一新。候船大厅里摆满了鲜花\n\n${paragraphs.join('\n\n')}\n`;
  expect(fixAll(text, lint(text), lint).text).toBe(text);
});

describe('nothing is said', () => {
  test.each([
    [
      'of headlines, and of what a colon brings in',
      '河口湿地迎来今秋第一批候鸟\n\n区管理站昨天公布了三条措施，声明全文如下：\n\n双方同意扩大交流规模，五年内互设十个中心。\n',
    ],
    [
      'where an author leaves out the final marks',
      `${'他们在河边走了很久，说起小时候在这里捉鱼的事，谁也没有提起那场大水，也没有提起后来离开的人\n\n'.repeat(6)}`,
    ],
    ['of a note at the end', '他们在河边守了一夜。水位终于退了下去。（完）\n\n另讯，下游的水库昨天开始放水。\n'],
  ])('%s', (_, text) => {
    expect(lint(text).flatMap((p) => (p.rule.startsWith('wrap/') ? [`${p.range.start} ${p.message.zh}`] : []))).toEqual([]);
  });
});
