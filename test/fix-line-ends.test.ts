import { describe, expect, test } from 'vitest';
import { fixAll } from '../server/src/engine/fix-all.ts';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { tornLineEnds } from '../server/src/engine/line-ends.ts';
import type { Problem } from '../server/src/engine/place.ts';
import type { TextEdit } from '../server/src/text/range.ts';
import { freshLint, lineEndsStay, lineEndsStayWhole, settingsOf } from './invariants.ts';

const lint = freshLint(settingsOf({}), 'plaintext');
const fixed = (text: string): string => fixAll(text, lint(text), lint).text;
const cut = (start: number, end: number, text = ''): TextEdit => ({ start, end, text });

describe('which edits make or tear a line end', () => {
  const cases: Readonly<Record<string, [text: string, edits: TextEdit[], torn: number[]]>> = {
    'what parts a CR and an LF goes': ['a\rx\nb', [cut(2, 3)], [0]],
    'it goes in two steps': ['a\rxy\nb', [cut(2, 3), cut(3, 4)], [1]],
    'one of the two stays': ['a\rxy\nb', [cut(2, 3)], []],
    'an LF is put behind a CR': ['a\rb', [cut(2, 2, '\n')], [0]],
    'a CR is put before an LF': ['ab\n', [cut(1, 2, '\r'), cut(3, 3, 'c')], [0]],
    'two that are put in meet': ['ab', [cut(0, 1, '\r'), cut(1, 2, '\n')], [1]],
    'a CRLF is put in, or goes': ['a\r\nb', [cut(0, 1, '\r\n'), cut(1, 3)], []],
    'half of a CRLF goes': ['a\r\nb', [cut(1, 2)], [0]],
    'the other half': ['a\r\nb', [cut(2, 3)], [0]],
    'something is put into a CRLF': ['a\r\nb', [cut(2, 2, 'x')], [0]],
    'line ends of one kind': ['a\rx\rb\nx\nc', [cut(2, 3), cut(6, 7)], []],
    'the order LF, CR is two line ends': ['a\nx\rb', [cut(2, 3)], []],
  };
  test.each(Object.entries(cases))('%s', (_, [text, edits, torn]) => expect(tornLineEnds(text, edits)).toEqual(torn));
});

describe('safe fixes and line ends', () => {
  test.each(['\u200b', '\u202c', '\u200b\x07', '\x07\u200b\x07', '\ufeff'])('what parts a CR from an LF stays: %j', (hidden) => {
    const text = `水库昨日开闸泄洪。\r${hidden}\n下游三个村庄已经转移。\n`;
    const out = fixed(text);
    expect(out.match(/\r\n|\r|\n/g)).toEqual(['\r', '\n', '\n']);
    expect(
      lint(out)
        .flatMap((p) => p.fixes)
        .every((f) => f.edits.length > 0),
    ).toBe(true);
  });

  test('an empty line stays one, whatever ends it', () => {
    expect(fixed('水库昨日开闸泄洪。\r\r\r下游三个村庄已经转移。\n')).toBe('水库昨日开闸泄洪。\r\r下游三个村庄已经转移。\n');
    expect(fixed('甲。\n水库昨日开闸泄洪。\r\r\r下游三个村庄已经转移。\n')).toBe('甲。\n水库昨日开闸泄洪。\r\r下游三个村庄已经转移。\n');
    expect(fixed('甲。\r\n水库昨日开闸泄洪。\n\n\n下游三个村庄已经转移。\n\n')).toBe('甲。\r\n水库昨日开闸泄洪。\n\n下游三个村庄已经转移。\n');
    // To tidy the blanks away would make one line end of two.
    expect(fixed('甲。\n水库昨日开闸泄洪。\r  \n下游三个村庄已经转移。\n')).toBe('甲。\n水库昨日开闸泄洪。\r  \n下游三个村庄已经转移。\n');
  });

  test('two repairs that together would tear one: the one behind waits', () => {
    const problem = (start: number): Problem => {
      const range = { start, end: start + 1 };
      const message = { zh: '删', en: 'delete' };
      return {
        rule: 'x/y',
        severity: 'warning',
        message,
        range,
        fixes: [{ title: message, safety: 'safe', edits: [{ ...range, text: '' }] }],
        offers: [],
        related: [],
      };
    };
    const chosen = chooseFixes('a\rxy\nzb', [problem(2), problem(3), problem(5)]);
    expect(chosen).toEqual({ edits: [cut(2, 3), cut(5, 6)], repaired: 2, unseen: 0 });
  });

  test('what the properties ask of line ends', () => {
    expect([lineEndsStay('a\r\nb\r', 'a\r\nb\n'), lineEndsStay('a\nb\n', 'ab\n'), lineEndsStay('a\u2028b', 'a\n\nb\n')]).toEqual([false, true, true]);
    expect([lineEndsStayWhole('a\rx\n', [cut(2, 3)]), lineEndsStayWhole('a\r\n', [cut(2, 3)]), lineEndsStayWhole('a\r\n', [cut(1, 3, '\r\n')])]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('a blank that is missing where a line ends', () => {
  const blog = freshLint(settingsOf({ profile: 'tech-blog' }), 'plaintext');

  test.each(['；\r内\n举行的第二次会晤\r务卿.cn/电\nd\n据媒体报道', '；\n内\n举行的第二次会晤\n务卿.cn/电\n3\n据媒体报道', '主题是\nAndroid 和\n安卓。\n'])(
    'is not put in before the line end, again and again: %j',
    (text) => {
      const out = fixAll(text, blog(text), blog);
      expect(out.stopped).toBe(false);
      expect(out.text).not.toMatch(/ [\r\n]/);
      expect(chooseFixes(out.text, blog(out.text)).edits).toEqual([]);
    },
  );
});
