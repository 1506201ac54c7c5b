import { expect, test } from 'vitest';
import { splitLines } from '../server/src/text/lines.ts';
import { readMarkdown } from '../server/src/text/markdown/read.ts';

/** Best of three readings, in milliseconds. */
function cost(text: string): number {
  const raw = splitLines(text);
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3; k++) {
    const start = performance.now();
    readMarkdown(raw, 0, () => false);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Texts that make careless readers quadratic: openers without end, deep nesting, long look-aheads. */
const hostile: Record<string, (n: number) => string> = {
  'openers and closers': (n) =>
    ['[', ']', '![', '[a](', '](', '[](<', '[](a "', '[^a', '[a][', '<', '<!--', '<?', '<!a', '<a b="', '<a b=\'"', '&', '\\']
      .map((s) => `文${s.repeat(n / 8)}`)
      .join('\n\n'),
  'sequences without end': (n) => ['<!--', '<?', '<!a'].map((s) => `文${s.repeat(n)}`).join('\n\n'),
  delimiters: (n) => ['*', '*a ', '_a', '**a *b ', '*a_ ', 'a**b_c* ', '~~a ', '***a'].map((s) => s.repeat(n / 4)).join('\n\n'),
  'runs of backticks': (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, k) => `a${'`'.repeat(k + 1)}`).join(''),
  'a link in many brackets': (n) => '['.repeat(n) + '[a](b)'.repeat(n),
  URLs: (n) => ['http://', 'www.', 'a@', 'a.', 'http://a.cn/('].map((s) => s.repeat(n / 2)).join('\n\n'),
  'marks of containers': (n) => ['>', '> ', '- ', '1. ', '- > '].map((s) => s.repeat(n / 2)).join('\n\n'),
  'nested lists': (n) => Array.from({ length: n / 100 }, (_, k) => `${'  '.repeat(k % 500)}- a`).join('\n'),
  'lines of one paragraph': (n) => '*甲 [乙 `丙\n'.repeat(n / 4),
  definitions: (n) => `${'[a]: b\n'.repeat(n / 8)}${'[a]: b "\n'.repeat(n / 8)}`,
  'rows of a table': (n) => `甲|乙\n-|-\n${'| *a* | `b` |\n'.repeat(n / 8)}`,
  'front matter without an end': (n) => `---\n${'a\n'.repeat(n)}`,
};

for (const [name, make] of Object.entries(hostile)) {
  test(`four times the text takes about four times as long: ${name}`, { retry: 4 }, () => {
    cost(make(2000));
    const small = cost(make(10_000));
    const large = cost(make(40_000));
    // Quadratic would be sixteen times. What is over in a moment is fine whatever the clock says.
    expect(large < 20 || large / small < 10).toBe(true);
  });
}
