// Measures the weights of the layout judge on clean articles: prints them as weights.ts has them, then what they are worth.
// docs/layout.md, "Measuring again". The same articles give the same weights.
import { argv } from 'node:process';
import { readArticles } from './break-again.mjs';
import { evidenceOf, judgeWith, loadJudge } from './judge.mjs';
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

const [folder, half, left] = argv.slice(2);
const judge = await loadJudge();
const groups = Object.keys(judge.GROUPS);
if (!folder || (half ?? '--half') !== '--half' || !groups.includes(left ?? 'fit')) throw new Error(`fit.mjs FOLDER [--half [${groups.join('|')}]]`);
const articles = readArticles(folder);
const learned = textsOf(articles.filter((_, i) => !half || i % 2 === 0));
const tried = half ? textsOf(articles.filter((_, i) => i % 2 === 1)) : learned;
const rowsOf = (texts) => [...texts.values()].flat().flatMap((broken) => evidenceOf(judge, broken));
const rows = rowsOf(learned);
const models = MODELS.map((_, m) => regress(rows, m, Object.values(judge.GROUPS), groups.indexOf(left)));
console.log(written(models, groups));
const shipped = judge.WEIGHTS.map((weights) => groups.map((g) => weights[g]));
printCalibration(models, half ? rowsOf(tried) : rows, shipped);
printWorth(await judgeWith(written(models, groups), left ? NO_SHORT_CUT : {}), tried, 'With these weights');
printWorth(judge, tried, 'With the weights in the tree');
