// Doubling a hostile paragraph must cost less than 3 × for every rule (and for reading and laying out alone); and megabytes of
// nothing but such must leave the command line alive in a heap of 1 GB.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { alternate, round, table } from '../timing.mjs';

const SHAPES = {
  commas: '，',
  quotes: '“',
  'closed quotes': '“a”',
  brackets: '（',
  'ascii brackets': '(',
  digits: '1',
  'digits and blanks': '1 ',
  han: '会',
  'han and blanks': '会 ',
  dates: '6月12日',
  names: '特朗普',
  laws: '依照《环境保户法》《合同法》',
  formulations: '不能腐、不敢腐、不想腐，“两个确定”',
  leaders: '李强、王沪宁、赵乐际、',
  dots: '·',
  'ascii dots': '.',
  'link marks': '[',
  stars: '*',
  backticks: '`',
  angles: '<',
  'short lines': '会谈\n',
  'blank lines': '\n',
  'column lines': '会谈在当天下午举行双方就合作交换了意见并同意保持\n\n',
  datelines: '新华社北京6月12日电',
  quotations: '> ',
  'list marks': '- ',
};

/** Texts that make careless Markdown readers quadratic: openers without end, deep nesting, long look-aheads. */
const TEXTS = {
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
  'nested lists': (n) => Array.from({ length: n / 100 }, (_, k) => `${'  '.repeat(k % 100)}- a`).join('\n'),
  'lines of one paragraph': (n) => '*甲 [乙 `丙\n'.repeat(n / 4),
  definitions: (n) => `${'[a]: b\n'.repeat(n / 8)}${'[a]: b "\n'.repeat(n / 8)}`,
  'rows of a table': (n) => `甲|乙\n-|-\n${'| *a* | `b` |\n'.repeat(n / 8)}`,
  'front matter without an end': (n) => `---\n${'a\n'.repeat(n)}`,
};

/** Text of so many bytes, repeated, is checked in a heap of so many MB. */
const BYTES = 10e6;
const HEAP = 1024;
const HEAVY = {
  'short lines': '国\n',
  'lines with a finding': '(乙)\n',
  'short lines that are too few to be refused': '国，国，国，国，国，国。\n',
  'empty lines': '\n',
  brackets: '（',
  quotes: '“',
  'half-width brackets': '(乙)',
  datelines: '新华社北京6月12日电\n',
  names: '特朗普',
  headings: '# 国\n',
};

const LANGUAGES = ['markdown', 'plaintext'];

/** How many times longer a text of twice the size takes under some rules; 0 below a millisecond, where the clock says nothing. */
async function growth(make, list, language) {
  const settings = resolveSettings(list);
  const job = (n) => () => createLinter(settings, shippedLexicon(), language).update(make(n));
  const ms = await alternate({ once: job(20_000), twice: job(40_000) }, { rounds: 7, warm: 2, limit: 2000 });
  return ms.twice < 1 ? 0 : ms.twice / ms.once;
}

export default async function hostile() {
  const rows = [];
  const repeated = Object.entries(SHAPES).map(([shape, piece]) => [shape, (n) => piece.repeat(Math.ceil(n / piece.length))]);
  for (const [shape, make] of [...repeated, ...Object.entries(TEXTS)]) {
    for (const language of LANGUAGES) {
      const all = await growth(make, rules, language);
      // Each rule by itself where all together look suspicious, so that a quadratic one has a name.
      const alone = [];
      if (all >= 2.5) for (const rule of rules) alone.push([rule.meta.id, await growth(make, [rule], language)]);
      const worst = alone.sort((a, b) => b[1] - a[1])[0];
      rows.push([shape, language, round(all), worst ? `${worst[0]} ${round(worst[1])}` : '']);
    }
  }
  table(['paragraph of', 'read as', 'growth when doubled (goal < 3)', 'worst rule alone'], rows);
  heavy();
}

/** What the command line says of a file of each kind: 0 and 1 of one that was checked, 2 of one that was refused. */
function heavy() {
  const dir = mkdtempSync(join(tmpdir(), 'newsproof-bench-'));
  const cli = fileURLToPath(new URL('../../../server/out/cli.js', import.meta.url));
  const rows = Object.entries(HEAVY).map(([name, piece]) => {
    const draft = join(dir, 'draft.md');
    writeFileSync(draft, piece.repeat(BYTES / Buffer.byteLength(piece)));
    const start = performance.now();
    const { status, signal } = spawnSync(process.execPath, [`--max-old-space-size=${HEAP}`, cli, 'check', draft], { stdio: 'ignore' });
    return [name, status ?? signal, `${round((performance.now() - start) / 1e3)} s`];
  });
  rmSync(dir, { recursive: true });
  console.log(`\n${BYTES / 1e6} MB on the command line, in a heap of ${HEAP} MB (goal: an exit code of 0, 1 or 2)`);
  table(['file of', 'exit code', 'time'], rows);
}
