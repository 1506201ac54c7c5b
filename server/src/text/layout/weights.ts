import { EVIDENCE_GROUPS, type Evidence, type EvidenceGroup } from './evidence.ts';

/** Weights of one model: log-odds of each level of each group of evidence (levels in the order of evidence.ts). */
type Weights = { readonly [G in EvidenceGroup]: readonly number[] };

/**
 * Measured by logistic regression on newspaper text that was broken again in up to 22 ways (width 12–40 cells, marks squeezed,
 * hung or pushed, with and without blank lines and indents), rounded, and limited to ±6 so that no single sign decides.
 * docs/layout.md says what each group contributes. A level that was not seen weighs 0.
 */
export const WEIGHTS: readonly [Weights, Weights, Weights, Weights] = [
  // In a printed column, after a final mark.
  {
    end: [0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    fit: [1.8, 0, -1.7, -4.9, -3.1, 0, 1.8, 1.2, -0.7, -1.7, -2.5, 0, 2, 2.1, -3.2, -0.1, -3.8, 2.7],
    next: [-0.2, 1.4, 1.3, -0.8, -1.5, -6, -1.6, -0.7, 4.5, -2.7, -6, -0.3, -0.4, 1.2],
    start: [0.2, 0, -0.2, 0.2, -1.5, 0.1, 0.6, -2.8, -1.5, 0, -0.5, -2.5, -4.6],
    pair: [-0.4, 2.7, 3.2, 3.5, 0, 2.4, 3],
    separator: [0, 0, 0, 0, -5.4, -3.7, -3.5, 0.3, 0, 2.3],
    number: [0.1, 0, 0],
    clause: [0, -2, 0, -0.3, -0.2, -1.8],
    shape: [
      -1, -0.5, -0.5, 0.4, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.4, 1.5, 1.5, -1.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0,
    ],
    nextShape: [-1.7, 0.5, -1.9, 0.2, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.3, -0.3, 1, 2.7, 0, 0, 0, 0],
    echo: [0.1, 0, 0, 0, 0],
    bias: [0.1, 0.4],
    style: [-0.3, 0, 0, -0.5, -1, 6, -2.7, -1.4, -2.2, -1.4, -3.3, -2.6, 0, 0, -1.5, 0, -3.9, -1.5],
    full: [0, 0.6, 0.2, -0.2, -1.6, -1.6, 0.8, 0.1, -2.7, -2.3, 1.3],
    ends: [0.1, -0.7, -1.6, 0, 0.5, 0, 0, 0, 0],
    begins: [-0.7, -1.6, -1.2, -0.6, -0.3, -0.3, 0.1, 0.5, 0.5],
    crosses: [0.1, 0, -0.7, 0, 0, 0, 0, 0, 0],
  },
  // In a printed column, without a final mark.
  {
    end: [0, 0, -0.9, 0.4, 6, 0, 0, 2, 0.3, 1.9, -0.4, 0, -2, -3.3],
    fit: [4.4, 0, 2, 0, -2.7, 0, 3.2, 2.6, 0.5, -1.2, -4, 0, 2.5, 2.1, 0.6, -0.1, -4.1, -2.1],
    next: [0.8, 1.4, 2.5, 0.3, -0.3, -2.5, 0.3, 0.4, 3.6, -2.1, -3.7, 0.7, -0.7, 0.4],
    start: [0.6, 0, 0.6, 1.3, 2.9, 1.4, 3.9, -3.7, -5.8, 0, -0.3, -2.3, -4.9],
    pair: [-0.5, 5.2, 3.3, 2.6, 1.4, 2.9, 2.6],
    separator: [0, 0, 0, 0, -1.7, -3.1, -2, 0.1, 0.1, 3.4],
    number: [-0.4, 3.3, 2.9],
    clause: [0, 2.1, 0.3, 0, 0, -1],
    shape: [
      -1, 0.6, 2.2, -0.4, 2.4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1.4, -2.5, -1.6, 0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0,
    ],
    nextShape: [-1.2, 1.4, 0, -0.3, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.5, -1.6, -0.8, 3.7, 0, 4.9, 2.7, 3],
    echo: [-0.4, 1.4, 0.4, 0.5, -0.8],
    bias: [0.5, -2],
    style: [-4.3, -0.4, 0, 0, -0.1, 6, 0, -4.6, -5.5, 0.3, -0.1, -0.2, 0, 0.3, -1.9, -2.4, -2, -0.6],
    full: [0, 1.1, 1, 1, -0.3, -1.2, 0.9, 0.5, -0.5, -0.2, -0.6],
    ends: [-1.5, 1.8, 1.4, 1, 0.8, 0.2, -0.4, 0.2, 1.7],
    begins: [-0.2, 1, 1, 1.3, 0.7, -0.1, -0.4, -1.4, -1],
    crosses: [0.5, -2.7, -1.7, -0.3, -0.7, 1.9, 2.3, 3.3, 2.7],
  },
  // Outside columns, without a final mark.
  {
    end: [0, 0, -2, -2, 6, 0.5, -2.8, -1.4, 0.2, 1.2, -0.5, 0, -1.2, -4.8],
    fit: [-0.4, 0.9, 0.7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    next: [-0.3, 0, -0.1, 2.1, -0.3, -0.6, 0.7, -1.6, -2.2, 0, 0.3, -1, 1.9, 0],
    start: [1.1, 2.9, -1.6, 1.3, 1.1, -0.2, -0.4, -3.1, -1.1, 0, -0.2, -1.2, -5.1],
    pair: [-0.1, 6, 4.2, -3.7, 0, 0, -0.1],
    separator: [-0.1, 0.1, 0.6, 1.3, 0, 0, 0, 0, 0, 0],
    number: [0.2, 0.6, 3.9],
    clause: [3.9, 2.7, 0, 0.1, -0.1, -1.2],
    shape: [
      -4.7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1.5, -1.7, -1.9, -0.2, 2.3, -2.1, 2, 2.5, -2.3, 2.5, -1.2, -0.8, 2.6, 2.1,
      -2.1, 1.4, 2.9, 0.2, 0.4, 0.9, 0, -2.9, 2.4, 0,
    ],
    nextShape: [-3.8, 0, 0, 0, 1.9, 4.2, -1.2, -0.1, 2.2, 0.3, -0.3, -2],
    word: [-1, -0.1, 0.5, 1.7, 0.2, -0.3, 2.6, 3.8],
    echo: [-0.2, 0.2, 0.3, 0.4, -0.3],
    bias: [0.2, 0.9],
    style: [2.7, -3.1, -2.7, 1.9, 0, 0, 1.8, -1.1, -2.5, 0.5, 0.9, 0.9, 2.2, 1.1, -0.8, -0.1, -0.3, -3.1],
    full: [-1, 0.7, 1.3, 1.5, 1.1, -2, 0, 1.2, 0.5, -0.9, -0.7],
    ends: [-0.9, 1.4, 0.5, 0.5, -0.1, -0.8, -1.1, -1, -2.1],
    begins: [0.2, 0.8, 1.1, 0.5, 0, -0.4, -1.3, -1.1, -0.4],
    crosses: [-0.7, -1.9, -1.7, -0.6, -0.6, 1.5, 2.3, 1.8, 4.8],
  },
  // Outside columns, where lines are broken inside paragraphs.
  {
    end: [-0.8, 0, 5.1, 2.2, 6, 1, 2.9, -1.8, 0.3, -0.9, 0.8, 1.2, -3.4, 0],
    fit: [0.8, -2.6, -3.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    next: [1.5, 0, 2.8, 2.1, 1.5, 5.5, -0.1, -3, -3.3, 3.2, 1.8, -1.8, 2.5, 0],
    start: [0.6, 1.1, 0.4, 3.3, 2.3, 2.2, 2, -3.8, -1.3, 0, 0, -1.3, -1.8],
    pair: [-0.5, 1.8, 3.1, 1.6, 0, 1, 1.4],
    separator: [-0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    number: [-0.3, 1.4, 2],
    clause: [0, 1.7, 0, 0.9, -0.3, -1],
    shape: [
      2.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.5, 0.4, 0.6, 2.6, 2.2, 0.6, 1.5, 3.5, -0.1, 0.7, 3, -1.2, 1.9, 1.1, 0.6, 1.2,
      0.9, -0.3, 0.4, -1.5, 0, -1.3, 1.1, 0,
    ],
    nextShape: [2.3, 0, 0, 0, 2.2, 1.4, -0.4, 0.7, 3.1, -0.6, -1.5, 1.7],
    word: [-0.4, -0.7, 1.6, 2, 1.8, 3, 1.2, 1.6],
    echo: [-0.2, 0.6, 1.2, 0.1, 0.1],
    bias: [0.4, -3.7],
    style: [0, 0, 0, 0, -1.1, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    full: [-2.8, 2.2, 1.1, 2.2, 0.4, 1.4, -1.6, 2.4, -0.1, -1.7, -2],
    ends: [0.7, 1, 0.4, 0.7, 0.6, -0.8, -0.3, 0.5, 1.3],
    begins: [-0.7, -0.1, 1.3, 1.5, 0.3, 1.9, 1.6, 0, 1.8],
    crosses: [-1, 1.7, 0, -0.1, 0.3, 2.1, 2.4, 2.2, 1.8],
  },
];

const groups = Object.keys(EVIDENCE_GROUPS) as EvidenceGroup[];
/** Levels of all groups: the weights of one model. */
const SIZE = groups.reduce((sum, g) => sum + EVIDENCE_GROUPS[g], 0);
const offsets = {} as Record<EvidenceGroup, number>;
groups.reduce((at, g) => {
  offsets[g] = at;
  return at + EVIDENCE_GROUPS[g];
}, 0);
/** One table of all weights: model, then group, then level. */
const flat = new Float64Array(SIZE * WEIGHTS.length);
WEIGHTS.forEach((w, m) => {
  for (const g of groups) flat.set(w[g], m * SIZE + offsets[g]);
});
const { end, fit, next, start, pair, separator, number, clause, shape, nextShape, word, echo, bias, style, full, ends, begins, crosses } = offsets;
const at = (k: number): number => flat[k] as number;

/** Log-odds that a line end is false. */
export function odds(e: Evidence): number {
  const m = e.model * SIZE;
  let sum = at(m + end + e.end) + at(m + fit + e.fit) + at(m + next + e.next) + at(m + start + e.start) + at(m + pair + e.pair);
  sum += at(m + separator + e.separator) + at(m + number + e.number) + at(m + clause + e.clause) + at(m + shape + e.shape);
  sum += at(m + style + e.style) + at(m + full + e.full) + at(m + ends + e.ends) + at(m + begins + e.begins) + at(m + crosses + e.crosses);
  return sum + at(m + nextShape + e.nextShape) + at(m + word + e.word) + at(m + echo + e.echo) + at(m + bias + e.bias);
}
