import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { Draft } from '../server/src/text/draft.ts';
import { isProse, judgeLines } from '../server/src/text/layout/judge.ts';
import { splitLines } from '../server/src/text/lines.ts';
import { readPlainLine } from '../server/src/text/plain.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { noWords } from '../server/src/text/words.ts';
import { lint } from './lint.ts';

const words = { ...noWords, flow: shippedLexicon().flow };

function texts(text: string): string[] {
  const draft = new Draft('plaintext', words);
  draft.update(text);
  return draft.passages.map((p) => p.passage.text);
}

describe('lines that hang under the text of an item go on in it', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'a marker of its own',
      '>> 把闸门手柄向右转到底，看指示灯是不是变\n   成绿色，再松开手柄。\n',
      ['把闸门手柄向右转到底，看指示灯是不是变成绿色，再松开手柄。'],
    ],
    [
      'behind a full stop',
      '>> 把闸门手柄向右转到底。\n   这时指示灯应该变成绿色。\n   再松开手柄。\n',
      ['把闸门手柄向右转到底。这时指示灯应该变成绿色。再松开手柄。'],
    ],
    [
      'two items',
      '>> 把闸门手柄向右转到底。\n   这时指示灯应该变成绿色。\n>> 松开手柄，等水位\n>> 回到红线以下。\n',
      ['把闸门手柄向右转到底。这时指示灯应该变成绿色。', '松开手柄，等水位', '回到红线以下。'],
    ],
    ['a dash', '- 把闸门手柄向右转到底。\n  这时指示灯应该变成绿色。\n- 松开手柄。\n', ['- 把闸门手柄向右转到底。这时指示灯应该变成绿色。', '- 松开手柄。']],
    ['a number', '12. 把闸门手柄向右转到底。\n    这时指示灯应该变成绿色。\n', ['12. 把闸门手柄向右转到底。这时指示灯应该变成绿色。']],
    ['tabs', '>>\t把闸门手柄向右转到底。\n\t这时指示灯应该变成绿色。\n', ['把闸门手柄向右转到底。这时指示灯应该变成绿色。']],
    [
      'a term',
      'F1   把闸门手柄向右转到底，看指示灯是不是变绿。\n     这时可以松开手柄。\n',
      ['F1   把闸门手柄向右转到底，看指示灯是不是变绿。这时可以松开手柄。'],
    ],
  ])('%s', (_name, text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  test.each<readonly [string, string]>([
    ['a line that hangs elsewhere', '>> 把闸门手柄向右转到底。\n      这时指示灯应该变成绿色。\n'],
    ['a line without an indent', '>> 把闸门手柄向右转到底。\n这时指示灯应该变成绿色。\n'],
    ['behind an empty line', '>> 把闸门手柄向右转到底。\n\n   这时指示灯应该变成绿色。\n'],
    ['a command', '>> 把闸门手柄向右转到底。\n   open --gate 3\n'],
    ['an item in the item', '>> 把闸门手柄向右转到底。\n   - 指示灯应该变成绿色。\n'],
    ['a table', '市长     林小溪\n         周行远\n局长     陈一诺\n'],
  ])('but not %s', (_name, text) => {
    expect(texts(text).length).toBe(text.match(/\S.*\n/g)?.length);
  });

  test('a quoted mail is no list', () => {
    const mail = '> 市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平\n> 稳，防汛物资已经全部到位。\n';
    expect(texts(mail)).toEqual([mail.replaceAll('> ', '').replaceAll('\n', '')]);
  });

  test('the marker stays, the indent goes', () => {
    const text = '>> 把闸门手柄向右转到底，看指示灯是不是变\n   成绿色，再松开手柄。\n>> 等水位回落。\n';
    const edits = lint(text).flatMap((p) => (p.rule.startsWith('wrap/') ? (p.fixes[0]?.edits ?? []) : []));
    expect(applyEdits(text, edits)).toBe('>> 把闸门手柄向右转到底，看指示灯是不是变成绿色，再松开手柄。\n>> 等水位回落。\n');
  });
});

test('a judgement of a part is the same slice of the judgement of all', () => {
  const item = (n: number): string => `>> 把闸门手柄向右转到底。\n${'   这时指示灯应该变成绿色，可以松开手\n'.repeat(n)}`;
  const text = Array.from(
    { length: 60 },
    (_, n) => `${item(n % 9)}${n % 2 === 0 ? '\n老城三条主要街道的灯饰已经提前点亮，市民可以去看。\n' : '>> 等水位回落\n'}`,
  ).join('');
  const lines = splitLines(text).map(readPlainLine);
  const all = judgeLines(lines, 0, lines.length, 'plaintext', words);
  for (let from = 0; from < lines.length; from += 7) {
    const to = Math.min(lines.length, from + 3);
    const part = judgeLines(lines, from, to, 'plaintext', words);
    for (let i = from; i < to; i++) if (isProse(lines[i] as (typeof lines)[number])) expect(part[i - from]).toEqual(all[i]);
  }
});
