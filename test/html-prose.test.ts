import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { Draft } from '../server/src/text/draft.ts';
import { isProse } from '../server/src/text/layout/judge.ts';
import { sourceRange } from '../server/src/text/placed-passage.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { noWords } from '../server/src/text/words.ts';
import { lint } from './lint.ts';

const words = { ...noWords, flow: shippedLexicon().flow };

function read(text: string): Draft {
  const draft = new Draft('markdown', words);
  draft.update(text);
  return draft;
}

const passages = (text: string): string[] => read(text).passages.map(({ passage: { kind, text } }) => `${kind}: ${text}`);
const problems = (text: string) => lint(text, { language: 'markdown' });

/** The text after the first fixes of all findings of a rule. */
function fixed(text: string, rule: string): string {
  return applyEdits(
    text,
    problems(text)
      .filter((p) => p.rule.startsWith(rule))
      .flatMap((p) => p.fixes[0]?.edits ?? []),
  );
}

const LEFT = '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平';
const RIGHT = '稳，防汛物资已经全部到位。';

describe('what is read of an HTML block', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['a paragraph', '<p>甲段。</p>', ['paragraph: 甲段。']],
    ['elements on lines of their own', '<div>\n<p>\n甲段。\n</p>\n乙段。\n</div>', ['paragraph: 甲段。', 'paragraph: 乙段。']],
    ['items', '<ul>\n<li>甲</li>\n<li>\n乙</li>\n</ul>', ['item: 甲', 'item: 乙']],
    ['cells of one line', '<table><tr><td>甲</td> <td> 乙 | 丙 </td></tr></table>', ['paragraph: 甲', 'paragraph: 乙 | 丙']],
    ['a quotation', '<blockquote>甲<p>乙</blockquote>', ['paragraph: 甲', 'paragraph: 乙']],
    ['marks that format', '<p>甲<b class="x">乙</b>丙<span>丁</span></p>', ['paragraph: 甲乙丙丁']],
    ['a picture in the text', '<p>甲<img src="a.png" alt="丙">乙</p>', ['paragraph: 甲\ufffc乙']],
    ['a picture alone', '<p align="center">\n<img src="a.png" alt="丙">\n</p>', []],
    ['references', '<p>甲&amp;乙&nbsp;丙</p>', ['paragraph: 甲&乙\u00a0丙']],
    ['an address', '<p>见https://a.cn/b。</p>', ['paragraph: 见\ufffc。']],
    ['code', '<p>写<code>a，，b</code>的</p>', ['paragraph: 写\ufffc的']],
    ['preformatted text, scripts, styles', '<pre>\n甲，，\n</pre>\n\n<script>\n"甲，，"\n</script>\n\n<style>\n甲{}\n</style>', []],
    ['the same inside of others', '<div><pre>\n甲\n</pre>乙<script>丙</script><style>\n丁\n</style>\n戊</div>', ['paragraph: 乙', 'paragraph: 戊']],
    ['comments', '<!-- 甲 -->\n\n<div>乙<!-- 丙\n丁 -->戊</div>', ['paragraph: 乙戊']],
    ['a tag over lines', '<p\n title="甲，，"\n>乙</p>', ['paragraph: 乙']],
    ['a mark over lines, whose line end is a blank', '<p>甲<a href="x"\ntitle="，，">乙</a>丙</p>', ['paragraph: 甲乙丙']],
    ['attributes of a framework', '<div @click="a > b" :class=\'c\'>甲</div>', ['paragraph: 甲']],
    ['a tag that does not end', '<div>甲\n<p title="乙\n丙', ['paragraph: 甲']],
    ['Markdown behind it', '<div>\n甲\n\n*乙*\n\n</div>', ['paragraph: 甲', 'paragraph: 乙']],
    ['no Markdown in it', '<div>\n*甲* [乙](u)\n</div>', ['paragraph: *甲* [乙](u)']],
    ['in a quotation and a list', '> <p>甲</p>\n\n- <div>乙</div>\n', ['paragraph: 甲', 'paragraph: 乙']],
    ['lines that <br> ends', '<p>甲<br>\n乙</p>', ['paragraph: 甲', 'paragraph: 乙']],
  ])('%s', (_name, text, wanted) => {
    expect(passages(text)).toEqual(wanted);
  });

  test('its places are those of the source, in UTF-16 units', () => {
    const text = '<div title="𠮷">\n  <p>𠮷甲<b>乙</b>丙</p><p>丁&amp;戊</p>\n</div>\n';
    const [first, second] = read(text).passages as [ReturnType<typeof read>['passages'][number], ReturnType<typeof read>['passages'][number]];
    const source = (p: typeof first, start: number, end: number): string => {
      const r = sourceRange(p, { start, end });
      return text.slice(r.start, r.end);
    };
    expect(source(first, 0, 2)).toBe('𠮷');
    expect(source(first, 2, 5)).toBe('甲<b>乙</b>丙');
    expect(source(first, 3, 4)).toBe('乙');
    expect(source(second, 1, 2)).toBe('&amp;');
    expect(source(second, 2, 3)).toBe('戊');
  });

  test('slips are told and mended in the text alone', () => {
    const text = '<div title="，，">\n<p title="的的">他说，，索道<b>全长,两公里</b>。</p>\n</div>\n';
    expect(problems(text).map((p) => text.slice(p.range.start, p.range.end))).toEqual(['，，', ',']);
    expect(fixed(text, 'punct/')).toBe('<div title="，，">\n<p title="的的">他说，索道<b>全长，两公里</b>。</p>\n</div>\n');
  });
});

describe('joins in HTML', () => {
  test.each([
    ['inside an element', `<p>${LEFT}\n${RIGHT}</p>\n`, `<p>${LEFT}${RIGHT}</p>\n`],
    ['with the indent of the source', `<div>\n    ${LEFT}  \n    ${RIGHT}\n</div>\n`, `<div>\n    ${LEFT}${RIGHT}\n</div>\n`],
    [
      'between tags that format',
      `<p>${LEFT.slice(0, -1)}<b>平</b>\n<i>稳</i>${RIGHT.slice(1)}</p>\n`,
      `<p>${LEFT.slice(0, -1)}<b>平</b><i>稳</i>${RIGHT.slice(1)}</p>\n`,
    ],
    ['in an item', `<ul>\n<li>${LEFT}\n${RIGHT}\n</ul>\n`, `<ul>\n<li>${LEFT}${RIGHT}\n</ul>\n`],
    ['in a cell', `<table>\n<tr><td>${LEFT}\n${RIGHT}</td></tr>\n</table>\n`, `<table>\n<tr><td>${LEFT}${RIGHT}</td></tr>\n</table>\n`],
  ])('%s', (_name, text, wanted) => {
    expect(fixed(text, 'wrap/')).toBe(wanted);
  });

  test.each([
    ['from one element to the next', `<p>${LEFT}</p>\n<p>${RIGHT}</p>\n`],
    ['out of an element', `<div><p>${LEFT}</p>\n${RIGHT}</div>\n`],
    ['into an element', `<div>${LEFT}\n<p>${RIGHT}</div>\n`],
    ['over a line of tags', `<div>${LEFT}\n<hr>\n${RIGHT}</div>\n`],
    ['from the last of several elements on a line', `<div><p>甲</p>${LEFT}\n${RIGHT}</div>\n`],
    ['from a block to the next', `<div>${LEFT}\n\n<div>${RIGHT}</div>\n`],
    ['from a block to the text', `<div>${LEFT}\n\n${RIGHT}\n`],
    ['from the text to a block', `${LEFT}\n<div>${RIGHT}</div>\n`],
    ['over <br>', `<p>${LEFT}<br>\n${RIGHT}</p>\n`],
    ['inside a tag', `<p>${LEFT}<span\nclass="a">${RIGHT}</span></p>\n`],
    ['inside a tag of a paragraph of Markdown', `${LEFT}<span\nclass="a">${RIGHT}</span>\n`],
    ['inside the target of a link', `${LEFT}[稳](u\n"题")，${RIGHT}\n`],
    ['inside code', `${LEFT}\`a\nb\`${RIGHT}\n`],
    ['inside code of HTML', `<pre>\n${LEFT}\n${RIGHT}\n</pre>\n`],
  ])('none %s', (_name, text) => {
    expect(problems(text).filter((p) => p.rule.startsWith('wrap/'))).toEqual([]);
  });
});

const TAGS = [
  '<p>',
  '</p>',
  '<div class="甲，，\n乙">',
  '</div>',
  '<li>',
  '<td>',
  '<b>',
  '</b>',
  '<span\ntitle="，">',
  '<br>',
  '<!-- 注，，\n -->',
  '<pre>',
  '</pre>',
  '<code>',
  '</code>',
  '<hr>',
  '<',
  '>',
  '&amp;',
  '<img src="x">',
];
const TEXTS = ['会谈', '，，', '的的', LEFT, RIGHT, ' ', '\n', '\n', '\n    ', '\n\n', '\r\n', '12', 'GDP', '𠮷', '- ', '> ', '|', '*'];
const html = fc.array(fc.oneof(fc.constantFrom(...TAGS), fc.constantFrom(...TEXTS)), { maxLength: 30 }).map((parts) => `<div>${parts.join('')}`);

test('no fix touches a tag', () => {
  fc.assert(
    fc.property(html, (text) => {
      const draft = read(text);
      // Everything outside of prose, and every mask inside, that begins with <.
      const tags: { start: number; end: number }[] = [];
      for (let i = 0; i + 1 < draft.lineStarts.length; i++) {
        const line = draft.line(i);
        if (!line || !isProse(line) || !line.container.endsWith('<')) continue;
        const start = draft.lineStarts[i] as number;
        tags.push({ start, end: start + line.from }, { start: start + line.to, end: start + line.text.length });
        for (const m of line.masks) if (line.text[m.start] === '<') tags.push({ start: start + m.start, end: start + m.end });
      }
      for (const p of problems(text)) {
        for (const f of [...p.fixes, ...p.offers]) {
          for (const e of f.edits) {
            for (const t of tags) {
              const cut = text.slice(Math.max(e.start, t.start), Math.min(e.end, t.end));
              expect(cut.includes('<') || cut.includes('>'), `${p.rule} ${JSON.stringify(e)}`).toBe(false);
            }
          }
        }
      }
    }),
    { numRuns: 150, examples: [['<div>稳，防汛物资已经全部到位。</code>稳，防汛物资已经全部到位。']] },
  );
});

test('edit by edit the draft is what a new one is', () => {
  fc.assert(
    fc.property(html, fc.nat(), fc.nat(6), fc.constantFrom(...TAGS, ...TEXTS), (text, at, length, put) => {
      const draft = read(`甲。\n\n${text}\n\n乙。\n`);
      const from = at % (draft.text.length + 1);
      const now = draft.text.slice(0, from) + put + draft.text.slice(from + length);
      draft.update(now);
      const state = (d: Draft): unknown => d.passages.map((p) => [p.passage.text, p.passage.kind, p.passage.seams, p.base, p.mapped.map]);
      expect(state(draft)).toEqual(state(read(now)));
    }),
    { numRuns: 200 },
  );
});
