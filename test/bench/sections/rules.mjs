// What each rule costs on 1 MB: the time of its passage pass over passages already read (and of what it scans alone).
import { makeText } from '../corpus.mjs';
import { createLinter, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { alternate, round, table } from '../timing.mjs';

export default async function perRule() {
  const text = makeText('txt', 1e6);
  const lint = (list) => () => createLinter(resolveSettings(list), shippedLexicon(), 'plaintext').update(text).problems.length;
  const rows = [];
  for (const rule of rules) {
    const ms = await alternate({ none: lint([]), rule: lint([rule]) }, { rounds: 15, warm: 2, limit: 5000 });
    rows.push([rule.meta.id, round(Math.max(0, ms.rule - ms.none))]);
  }
  table(
    ['rule', 'ms/MB'],
    rows.sort((a, b) => b[1] - a[1]),
  );
}
