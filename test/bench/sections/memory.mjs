// Peak memory of a process that lints 1 MB once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeText } from '../corpus.mjs';
import { peakMemory, round, table } from '../timing.mjs';

const url = (path) => JSON.stringify(new URL(path, import.meta.url).href);

export default async function memory() {
  const dir = mkdtempSync(join(tmpdir(), 'newsproof-bench-'));
  const draft = join(dir, 'draft.md');
  writeFileSync(draft, makeText('md', 1e6));
  const read = `import { readFileSync } from 'node:fs'; const text = readFileSync(${JSON.stringify(draft)}, 'utf8');`;
  const say = 'console.log(process.resourceUsage().maxRSS / 1e3);';
  const run = (name, code) => {
    const file = join(dir, `${name}.mjs`);
    writeFileSync(file, `${read}\n${code}\n${say}`);
    return peakMemory([file]);
  };
  const own = run(
    'newsproof',
    `import e from ${url('../out/engine.cjs')}; e.createLinter(e.resolveSettings(e.rules), e.shippedLexicon(), 'markdown').update(text);`,
  );
  const peer = run('autocorrect', `import { loadPeers } from ${url('../peers.mjs')}; const p = await loadPeers(); p['autocorrect lintFor'](text, 'md');`);
  rmSync(dir, { recursive: true });
  table(
    ['tool', 'peak MB', '× autocorrect (goal ≤ 1.3)'],
    [
      ['Newsproof', round(own), round(own / peer)],
      ['autocorrect', round(peer), '1'],
    ],
  );
}
