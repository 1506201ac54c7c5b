// Measures the weights of the layout judge on clean articles: prints them as weights.ts has them, then what they are worth.
// docs/layout.md, "Measuring again". The same articles give the same weights.
import { argv } from 'node:process';
import { breakAgain, FORMS, randomOf, readArticles } from './break-again.mjs';
import { evidenceOf, judgeWith, loadJudge, tally } from './judge.mjs';

const EPOCHS = 30;
const RATE = 0.3;
const PULL = 1; // to 0 (L2), spread over all line ends
const LIMIT = 6; // so that no single sign decides
const MODELS = ['In a printed column, after a final mark.', 'In a printed column, without a final mark.', 'Outside columns, without a final mark.'];

const oddsOf = (weights, row) => row.levels.reduce((sum, level, g) => sum + weights[g][level], 0);

/** Logistic regression (AdaGrad) of one model, without the group `skip`. @returns weights by group and level */
function regress(all, model, sizes, skip) {
  const random = randomOf('order');
  const rows = all.filter((row) => row.model === model);
  const shuffled = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
  const [weights, slopes] = [0, 1e-3].map((start) => sizes.map((n) => new Float64Array(n).fill(start)));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { row } of shuffled) {
      const error = 1 / (1 + Math.exp(-oddsOf(weights, row))) - Number(row.isFalse);
      row.levels.forEach((level, g) => {
        if (g === skip) return;
        const slope = error + (PULL * weights[g][level]) / rows.length;
        slopes[g][level] += slope * slope;
        weights[g][level] -= (RATE * slope) / Math.sqrt(slopes[g][level]);
      });
    }
  }
  return weights.map((levels) => Array.from(levels, (w) => Math.max(-LIMIT, Math.min(LIMIT, Math.round(w * 10) / 10)) + 0));
}

/** The table in the form of weights.ts. */
function written(models, groups) {
  const model = (weights, m) => `  // ${MODELS[m]}\n  {\n${groups.map((g, k) => `    ${g}: [${weights[k].join(', ')}],\n`).join('')}  },\n`;
  return `[\n${models.map(model).join('')}]`;
}

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
  const percent = (n, of) => (of === 0 ? '–' : ((100 * n) / of).toFixed(2));
  console.log(`\n${title}: certain right / wrong, all joins: precision, recall (wrong)`);
  for (const [form, broken] of texts) {
    const [[, offeredWrong, certainWrong], [missed, offered, certain]] = tally(judge, broken);
    const [right, wrong] = [certain + offered, certainWrong + offeredWrong];
    console.log(`  ${form}: ${certain} / ${certainWrong}, ${percent(right, right + wrong)}, ${percent(right, right + missed)} (${wrong})`);
  }
}

/** Name of the form → the articles in all its runs. */
const textsOf = (articles) => new Map(FORMS.map((f) => [f.name, articles.flatMap((a) => Array.from({ length: f.runs }, (_, run) => breakAgain(a, f, run)))]));

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
// The short cut of the commonest case rests on several groups: where one is left out, it is not taken.
const changes = left ? { 'evidence.ts': [/function settled\(.*\{$/m, '$& if (p >= 0) return false;'] } : {};
printWorth(await judgeWith(written(models, groups), changes), tried, 'With these weights');
printWorth(judge, tried, 'With the weights in the tree');
