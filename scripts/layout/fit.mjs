// Measures the weights of the layout judge on clean articles: prints them as weights.ts has them, then what they are worth.
// docs/layout.md, "Measuring again". The same articles give the same weights.
import { parseArgs } from 'node:util';
import { readArticles } from './break-again.mjs';
import { evidenceOf, judgeWith, loadJudge } from './judge.mjs';
import { readLabelled } from './labelled.mjs';
import { MODELS, NO_SHORT_CUT, oddsOf, regress, textsOf, worthOf, written } from './learn.mjs';

function printCalibration(models, rows, shipped) {
  const limits = [-4, -1, 1, 2.5, 4, 6, Infinity];
  console.log('\nCalibration (log-odds up to: real line ends / false ones)');
  models.forEach((weights, m) => {
    const counts = limits.map(() => [0, 0]);
    const mine = rows.filter((r) => r.model === m);
    for (const r of mine) counts[limits.findIndex((limit) => oddsOf(weights, r) <= limit)][Number(r.isFalse)]++;
    const turned = mine.filter((r) => oddsOf(weights, r) > 0 !== oddsOf(shipped[m], r) > 0).length;
    console.log(`  ${MODELS[m]} On the other side of 0 than in the tree: ${turned} of ${mine.length}`);
    console.log(`    ${limits.map((limit, k) => `${limit}: ${counts[k].join(' / ')}`).join(', ')}`);
  });
}

function printWorth(judge, texts, title) {
  console.log(`\n${title}: certain right / wrong, all joins: precision, recall (wrong)`);
  for (const [form, broken] of texts) {
    const { certain, certainWrong, precision, recall, wrong } = worthOf(judge, broken);
    console.log(`  ${form}: ${certain} / ${certainWrong}, ${precision}, ${recall} (${wrong})`);
  }
}

const judge = await loadJudge();
const groups = Object.keys(judge.EVIDENCE_GROUPS);
const { folder, half, left, labelled } = readArguments();
const articles = readArticles(folder);
const drafts = labelled.flatMap(readLabelled);
const mine = (list) => list.filter((_, i) => !half || i % 2 === 0);
const others = (list) => (half ? list.filter((_, i) => i % 2 === 1) : list);
const rowsOf = (texts) => [...texts.values()].flat().flatMap((broken) => evidenceOf(judge, broken));
// Copy as it is found is rare here and common on a desk: it counts twice.
const found = mine(drafts).flatMap((draft) => evidenceOf(judge, draft));
const rows = [...rowsOf(textsOf(mine(articles))), ...found, ...found];
const models = MODELS.map((_, m) => regress(rows, m, Object.values(judge.EVIDENCE_GROUPS), groups.indexOf(left)));
console.log(written(models, groups));
const tried = new Map([...textsOf(others(articles)), ['as found', others(drafts)]]);
const shipped = judge.WEIGHTS.map((weights) => groups.map((g) => weights[g]));
printCalibration(models, half ? rowsOf(tried) : rows, shipped);
printWorth(await judgeWith(written(models, groups), left ? NO_SHORT_CUT : {}), tried, 'With these weights');
printWorth(judge, tried, 'With the weights in the tree');

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { half: { type: 'boolean' }, without: { type: 'string' }, labelled: { type: 'string', multiple: true, default: [] } },
  });
  if (positionals.length !== 1 || !groups.includes(values.without ?? 'fit')) {
    throw new Error(`fit.mjs FOLDER [--labelled FOLDER]... [--half] [--without ${groups.join('|')}]`);
  }
  return { folder: positionals[0], half: values.half ?? false, left: values.without, labelled: values.labelled };
}
