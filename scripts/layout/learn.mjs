// Learns weights for the layout judge from line ends of which it is known whether they are real, and says what they are worth.
import { breakAgain, FORMS, randomOf } from './break-again.mjs';
import { tally } from './judge.mjs';

const EPOCHS = 30;
const RATE = 0.3;
const PULL = 1; // to 0 (L2), spread over all line ends
const LIMIT = 6; // so that no single sign decides
export const MODELS = [
  'In a printed column, after a final mark.',
  'In a printed column, without a final mark.',
  'Outside columns, without a final mark.',
  'Outside columns, where lines are broken inside paragraphs.',
];

export const oddsOf = (weights, row) => row.levels.reduce((sum, level, g) => sum + weights[g][level], 0);

/** Logistic regression (AdaGrad) of one model, without the group `skip`. @returns weights by group and level */
export function regress(all, model, sizes, skip) {
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
export function written(models, groups) {
  const model = (weights, m) => `  // ${MODELS[m]}\n  {\n${groups.map((g, k) => `    ${g}: [${weights[k].join(', ')}],\n`).join('')}  },\n`;
  return `[\n${models.map(model).join('')}]`;
}

/** The short cut of the commonest case rests on several groups: where one is left out, it is not taken. */
export const NO_SHORT_CUT = { 'evidence.ts': [/function settled\(.*\{$/m, '$& if (p >= 0) return false;'] };

/** Name of the form → the articles in all its runs. */
export const textsOf = (articles) =>
  new Map(FORMS.map((f) => [f.name, articles.flatMap((a) => Array.from({ length: f.runs }, (_, run) => breakAgain(a, f, run)))]));

export const percent = (n, of) => (of === 0 ? '–' : ((100 * n) / of).toFixed(2));

/** What a judge makes of texts: joins that are certain, right and wrong; precision, recall and F1 of all that are not kept. */
export function worthOf(judge, texts, words = judge.flowing) {
  const [[, offeredWrong, certainWrong], [missed, offered, certain]] = tally(judge, texts, words);
  const [right, wrong] = [certain + offered, certainWrong + offeredWrong];
  const f1 = percent(2 * right, 2 * right + wrong + missed);
  return { certain, certainWrong, right, wrong, missed, precision: percent(right, right + wrong), recall: percent(right, right + missed), f1 };
}
