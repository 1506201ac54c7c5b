import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Draft } from '../server/src/text/draft.ts';
import { judgeLines } from '../server/src/text/layout/judge.ts';
import type { Line } from '../server/src/text/line.ts';
import { splitLines } from '../server/src/text/lines.ts';
import { readPlainLine } from '../server/src/text/plain.ts';
import { applyEdits, difference } from '../server/src/text/range.ts';
import { noWords } from '../server/src/text/words.ts';
import { anyDraft, applyRandomEdit, column, edit, language, runs } from './generators.ts';

describe('lines', () => {
  test('rebuild the text, and begin where LSP says lines begin', () => {
    fc.assert(
      fc.property(anyDraft, (text) => {
        const lines = splitLines(text);
        expect(lines.map((l) => l.text + l.eol).join('')).toBe(text);
        const doc = TextDocument.create('x:', 'plaintext', 1, text);
        expect(lines.length).toBe(doc.lineCount);
        let at = 0;
        lines.forEach((l, i) => {
          expect(doc.offsetAt({ line: i, character: 0 })).toBe(at);
          at += l.text.length + l.eol.length;
        });
      }),
      runs(300),
    );
  });
});

describe('edits', () => {
  test('apply in any order and refuse overlaps', () => {
    expect(
      applyEdits('朝 美', [
        { start: 3, end: 3, text: '会' },
        { start: 1, end: 2, text: '' },
      ]),
    ).toBe('朝美会');
    expect(() =>
      applyEdits('朝美', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 1, text: 'x' },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits('朝美', [{ start: 1, end: 3, text: '' }])).toThrow(RangeError);
  });

  test('the difference of two texts makes one of the other, and parts no character and no line end', () => {
    const text = fc.array(fc.constantFrom('朝', '😀', '😁', '\r\n', '\n', '\r'), { maxLength: 8 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = difference(before, after);
        expect(applyEdits(before, [edit])).toBe(after);
        for (const at of [edit.start, edit.end]) expect(before.slice(Math.max(0, at - 1), at + 1)).not.toMatch(/^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/);
      }),
    );
  });
});

/** All that a draft says, without caches. */
const state = (d: Draft) => ({
  starts: [...d.lineStarts],
  passages: d.passages.map((p) => ({ base: p.base, passage: p.passage, runs: p.mapped.map.runs, gaps: p.mapped.map.gaps })),
  articles: d.articles,
});

describe('a draft', () => {
  test('after edits equals a fresh one', () => {
    fc.assert(
      fc.property(anyDraft, language, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, lang, edits) => {
        const draft = new Draft(lang, noWords);
        draft.update(text);
        for (const e of edits) {
          text = applyRandomEdit(text, e);
          draft.update(text);
          const fresh = new Draft(lang, noWords);
          fresh.update(text);
          expect(state(draft)).toEqual(state(fresh));
        }
      }),
      runs(400),
    );
  });

  test('of printed columns, too, where a line is judged by lines far from it', () => {
    fc.assert(
      fc.property(column, column, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, second, edits) => {
        let text = `${first}\n\n${second}`;
        const draft = new Draft('plaintext', noWords);
        draft.update(text);
        for (const e of edits) {
          text = applyRandomEdit(text, e);
          draft.update(text);
          const fresh = new Draft('plaintext', noWords);
          fresh.update(text);
          expect(state(draft)).toEqual(state(fresh));
        }
      }),
      runs(200),
    );
  });

  test('maps every unit of a passage to where it stands in the source', () => {
    fc.assert(
      fc.property(anyDraft, language, (text, lang) => {
        const draft = new Draft(lang, noWords);
        draft.update(text);
        let before = 0;
        for (const p of draft.passages) {
          let last = 0;
          for (const r of p.mapped.map.runs) {
            const start = p.base + r.source;
            expect(start).toBeGreaterThanOrEqual(last);
            last = start + r.sourceLength;
            if (r.length > 0) expect(p.passage.text.slice(r.at, r.at + r.length)).toBe(text.slice(start, last));
          }
          expect(last).toBeLessThanOrEqual(text.length);
          expect(p.base).toBeGreaterThanOrEqual(before);
          before = p.base;
          for (const s of p.passage.seams) expect(s.at).toBeLessThanOrEqual(p.passage.text.length);
        }
      }),
      runs(400),
    );
  });

  test('reads one passage again after a keystroke in a long text', () => {
    const paragraph = (i: number): string => `第${i}段，会谈在当天下午举行，双方就合作交换了意见，并同意继续保持沟通。\n\n`;
    const text = Array.from({ length: 400 }, (_, i) => paragraph(i)).join('');
    const draft = new Draft('plaintext', noWords);
    draft.update(text);
    const before = new Set(draft.passages.map((p) => p.passage));
    const at = Math.floor(text.length / 2);
    draft.update(`${text.slice(0, at)}新${text.slice(at)}`);
    expect(draft.passages.filter((p) => !before.has(p.passage)).length).toBeLessThanOrEqual(5);
    expect(draft.cost.linesRead).toBeLessThanOrEqual(3);
  });

  test('cuts a line of a megabyte into passages that lose nothing', () => {
    const text = '双方同意继续保持沟通，𠮷林省参加了会谈。'.repeat(5000);
    const draft = new Draft('plaintext', noWords);
    draft.update(text);
    expect(draft.passages.length).toBeGreaterThan(10);
    expect(draft.passages.map((p) => p.passage.text).join('')).toBe(text);
    for (const p of draft.passages) expect(p.passage.text).not.toMatch(/^[\udc00-\udfff]/);
  });
});

test('judging looks at a blank line a bounded number of times, however many there are', () => {
  const looksAt = (count: number): number => {
    let looks = 0;
    const blank: Line = {
      ...readPlainLine({ text: '', eol: '\n' }),
      get kind() {
        looks++;
        return 'blank' as const;
      },
    };
    judgeLines(new Array<Line>(count).fill(blank), 0, count, 'plaintext', noWords);
    return looks;
  };
  expect(looksAt(40_000)).toBeLessThan(2.5 * looksAt(20_000));
});
