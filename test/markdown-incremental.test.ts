import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '../server/src/text/line.ts';
import { type RawLine, splitLines } from '../server/src/text/lines.ts';
import { readMarkdown } from '../server/src/text/markdown/read.ts';
import { markdownDraft, markdownLine } from './markdown-drafts.ts';

const RUNS = Number(process.env.MARKDOWN_RUNS ?? 300);
const TIMEOUT = 180_000 + RUNS * 10;

const never = (): boolean => false;
const front = fc.constantFrom('---', '---', '+++', '...', 'title: 题', '', '正文');
const extra = fc.constantFrom('[^1]: 注', '    续', '见[^1]', '- [ ] 待核', '见 http://a.cn/b', '联系 a@b.cn');
const anyLine = fc.oneof({ weight: 8, arbitrary: markdownLine }, { weight: 1, arbitrary: front }, { weight: 1, arbitrary: extra });
const anyLines = (maxLength: number): fc.Arbitrary<RawLine[]> =>
  fc
    .array(fc.tuple(anyLine, fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const)), { maxLength })
    .map((all) => all.map(([text, eol]) => ({ text, eol })));
const draft = fc
  .tuple(fc.array(front, { maxLength: 4 }), fc.oneof(markdownDraft.map(splitLines), anyLines(14)))
  .map(([head, lines]) => [...head.map((text): RawLine => ({ text, eol: '\n' })), ...lines])
  .filter((lines) => lines.length > 0);

test(
  'no line loses anything, and what it says of itself holds',
  () => {
    fc.assert(
      fc.property(draft, (raw) => {
        const lines = readMarkdown(raw, 0, never);
        expect(lines.map(({ text, eol }) => ({ text, eol }))).toEqual(raw.map(({ text, eol }) => ({ text, eol })));
        for (const { text, from, to, masks, kind, level } of lines) {
          expect(0 <= from && from <= to && to <= text.length).toBe(true);
          expect(kind === 'heading' ? level >= 1 && level <= 6 : level === 0).toBe(true);
          let at = from;
          for (const m of masks) {
            expect(m.start >= at && m.end > m.start && m.end <= to && m.as.length <= 1).toBe(true);
            at = m.end;
          }
        }
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  'reading from any restart line gives the lines that reading from the first gives',
  () => {
    fc.assert(
      fc.property(draft, (raw) => {
        const lines = readMarkdown(raw, 0, never);
        lines.forEach((line, i) => {
          if (line.restart) expect(readMarkdown(raw, i, never)).toEqual(lines.slice(i));
        });
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

/** Reads again what an edit may have changed, as the draft does: from the last restart line up to where old and new meet. */
function reread(old: readonly Line[], raw: readonly RawLine[], from: number, inserted: number): Line[] {
  let start = from;
  while (start > 0 && !old[start]?.restart) start--;
  const tail = from + inserted;
  const shift = old.length - raw.length;
  const read = readMarkdown(raw, start, (i) => {
    expect(i).toBeGreaterThan(start);
    return i >= tail && (old[i + shift] as Line).restart;
  });
  return [...old.slice(0, start), ...read, ...old.slice(start + read.length + shift)];
}

test(
  'after any edits of lines, reading again what changed equals reading all',
  () => {
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 3 }), anyLines(3));
    fc.assert(
      fc.property(draft, fc.array(edit, { minLength: 1, maxLength: 5 }), (first, edits) => {
        let raw = first;
        let lines = readMarkdown(raw, 0, never);
        for (const [at, count, inserted] of edits) {
          const from = at % (raw.length + 1);
          raw = [...raw.slice(0, from), ...inserted, ...raw.slice(from + count)];
          lines = reread(lines, raw, from, inserted.length);
          expect(lines).toEqual(readMarkdown(raw, 0, never));
        }
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test('an edit far from the beginning reads little', () => {
  const raw = splitLines('　　新华社北京3月12日电\n\n'.repeat(500));
  const lines = readMarkdown(raw, 0, never);
  const changed = raw.map((line, i) => (i === 600 ? { ...line, text: '　　改过的**一段**' } : line));
  expect(readMarkdown(changed, 600, (i) => i > 600 && (lines[i] as Line).restart)).toHaveLength(1 + 1);
});
