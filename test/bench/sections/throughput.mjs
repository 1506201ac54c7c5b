// Full lint of drafts, all rules on, against the peers; and how time grows with size.
import { makeText } from '../corpus.mjs';
import { createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { loadPeers } from '../peers.mjs';
import { alternate, round, table } from '../timing.mjs';

const LANGUAGE = { md: 'markdown', txt: 'plaintext' };
const SIZES = { '30 KB': 30e3, '1 MB': 1e6, '10 MB': 10e6 };

export default async function throughput() {
  const peers = await loadPeers();
  const settings = resolveSettings(rules);
  const rows = [];
  const growth = [];
  for (const kind of ['md', 'txt']) {
    const own = {};
    for (const [label, size] of Object.entries(SIZES)) {
      const texts = [1, 2, 3].map((v) => makeText(kind, size, v));
      let turn = 0;
      const next = () => texts[turn++ % texts.length];
      const newsproof = () => createLinter(settings, shippedLexicon(), LANGUAGE[kind]).update(next()).problems.length;
      const jobs = { Newsproof: newsproof };
      for (const [name, lint] of Object.entries(peers)) {
        if (size > 2e6 && name === 'zhlint') continue; // minutes
        jobs[name] = () => lint(next(), kind);
      }
      const ms = await alternate(jobs, { rounds: size > 2e6 ? 3 : 7, warm: size > 2e6 ? 1 : size < 1e5 ? 20 : 3 });
      own[label] = ms.Newsproof;
      for (const [name, t] of Object.entries(ms)) {
        rows.push([kind, label, name, `${round(size / 1e3 / t)} MB/s`, name === 'Newsproof' ? '' : `Newsproof is ${round(t / ms.Newsproof)} × as fast`]);
      }
    }
    growth.push([kind, round(own['10 MB'] / own['1 MB'])]);
  }
  table(['kind', 'size', 'tool', 'speed', 'ratio'], rows);
  console.log('\ntime for 10 MB ÷ time for 1 MB (goal ≤ 15)');
  table(['kind', 'growth'], growth);
}
