// What names cost: the lint with no lexicon, with the shipped one, and with a newsroom's 5,000 names on top.
import { makeNames, makeText } from '../corpus.mjs';
import { compileLexicon, createLinter, readLexicon, resolveSettings, rules, shippedLexicon } from '../out/engine.cjs';
import { alternate, round, table } from '../timing.mjs';

const houseList = (count) => readLexicon(['kind\tname', ...makeNames(count, 3).map((n) => `person\t${n}`)].join('\n'), 'house.tsv').entries;

export default async function names() {
  const settings = resolveSettings(rules);
  const text = makeText('md', 1e6);
  const five = houseList(5000);
  const twenty = houseList(20_000);
  const lexicons = { none: compileLexicon([]), shipped: shippedLexicon(), 'shipped + 5,000 names': compileLexicon([shippedLexicon().entries, five]) };
  const ms = await alternate(
    Object.fromEntries(Object.entries(lexicons).map(([k, l]) => [k, () => createLinter(settings, l, 'markdown').update(text).problems.length])),
  );
  table(
    ['lexicon', '× lint without names (goal ≤ 1.8)'],
    Object.entries(ms).map(([k, t]) => [k, round(t / ms.none)]),
  );
  const built = await alternate({ '20,000 names': () => compileLexicon([twenty]) });
  console.log(`\n20,000 names compiled in ${round(built['20,000 names'])} ms (goal ≤ 30)`);
}
