import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serverFile } from './bundle.ts';
import { SHIPPED } from './harness.ts';
import { start } from './start.ts';

const testServer = serverFile('test-server');

const PIECES = [
  '☆',
  '甲乙',
  '炸',
  '(附表)',
  '2019 年',
  '新华社北京1月5日电（记者张三）',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '　　',
  '“',
  '”',
  '，',
  '。',
  '𠮷',
  '👨‍👩‍👧',
  '\ud842',
  '据介绍，展会为期三天。',
  '# ',
  '```\n',
  '| a | b |\n',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((p) => p.join(''));
const edits = fc.array(
  fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    insert: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((p) => p.join('')),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each([
  ['markdown', 'utf-16'],
  ['plaintext', 'utf-16'],
  ['plaintext', 'utf-8'],
])('%s in %s', (languageId, encoding) => {
  test.each([['rules of the test'], ['the bundle that ships']])('after any changes, diagnostics are those of a document newly opened: %s', async (which) => {
    const editor = await start({
      server: which === 'rules of the test' ? testServer : SHIPPED,
      settings: { check: 'always' },
      ...(encoding === 'utf-8' ? { encodings: ['utf-8'] } : {}),
    });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(text, edits, async (before, changes) => {
        const uri = await editor.open(before, { name: `a${n++}`, languageId });
        for (const c of changes) {
          const now = editor.text(uri);
          const start = border(now, Math.floor(c.from * now.length));
          const end = border(now, Math.min(now.length, start + c.length));
          const range = encoding === 'utf-8' ? { start: bytePosition(now, start), end: bytePosition(now, end) } : undefined;
          await editor.edit(uri, { start, end, text: c.insert, ...(range ? { range } : {}) });
        }
        const edited = await editor.diagnose(uri);
        const fresh = await editor.open(editor.text(uri), { name: `b${n++}`, languageId });
        const opened = await editor.diagnose(fresh);
        await editor.closeDocument(uri);
        await editor.closeDocument(fresh);
        expect(JSON.parse(JSON.stringify(edited).replaceAll(uri, fresh))).toEqual(opened);
      }),
      { numRuns: 30 },
    );
  });
});

/** A place that a position can name: not inside a CRLF, not inside a surrogate pair. */
function border(s: string, at: number): number {
  const [before, after] = [s.charCodeAt(at - 1), s.charCodeAt(at)];
  const inside = (before === 13 && after === 10) || (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff);
  return inside ? at - 1 : at;
}

function bytePosition(s: string, at: number): { line: number; character: number } {
  const lines = s.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: Buffer.byteLength(lines.at(-1) as string) };
}
