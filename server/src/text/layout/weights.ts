import { type Evidence, GROUPS, type Group } from './evidence.ts';

/** Weights of one model: log-odds of each level of each group of evidence (levels in the order of evidence.ts). */
export type Weights = { readonly [G in Group]: readonly number[] };

/**
 * Measured by logistic regression on newspaper text that was broken again in up to 22 ways (width 12–40 cells, marks squeezed,
 * hung or pushed, with and without blank lines and indents), rounded, and limited to ±6 so that no single sign decides.
 * docs/layout.md says what each group contributes. A level that was not seen weighs 0.
 */
export const WEIGHTS: readonly [Weights, Weights, Weights] = [
  // In a printed column, after a final mark.
  {
    end: [-0.2, -1.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    fit: [2.4, 0, -1.1, -3.3, -4.6, 0, 1.2, 1.4, -0.2, -4.5, -5.8, 0, 4, 2, -0.2, -0.3, -5.8, 1.8],
    next: [-0.2, 1.7, 0.8, -0.9, -1.8, -5.1, -0.8, -0.5, 4.3, -1.9, -5.8, 0.1, 0.2, 1.7],
    start: [0.3, 0, -0.4, -0.1, -1.7, 0.1, -1.5, -4.6, 4, 0, -0.2, -1.9, -3.9],
    pair: [-0.8, 3.6, 2.3, 3.7, 0, 0.7, 1.7],
    separator: [0, 0, 0, 0, -6, -6, -4.7, 1, 0.7, 6],
    number: [-0.3, 0, 0],
    clause: [0, -1.6, 0.1, -0.3, -0.2, -0.6],
    shape: [
      2.4, -1.1, -0.7, 0.7, 1.2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1.9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0,
    ],
    nextShape: [-1.7, 0.1, -5.4, -0.3, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.3, -0.3, -0.5, 0.6, 0, 0, 0, 0],
    echo: [-0.3, 0, 0, 0, 0],
    bias: [-0.3, -1.9],
  },
  // In a printed column, without a final mark.
  {
    end: [0, 0, -3.3, -5.2, 6, 0, -0.4, 0.8, 1.3, 0, 3.7, 0, 4.4, -4],
    fit: [4.2, 0, 1.9, 0.9, -6, 0, 3.1, 2.6, 1.4, -0.3, -6, 0, 2.7, 3.1, 3.8, 1.2, -6, 0.1],
    next: [0, 2.8, 2.7, 1.5, -1.7, -4.1, 0.1, 1.8, 4.1, -1.4, -4.9, 0.6, -0.6, 0.5],
    start: [0.5, 0, -0.9, 0.6, 2.8, 0, 2.4, -2.8, -1.8, 0, -0.7, 0.7, -5.2],
    pair: [-1.1, 5.7, 3.6, 1, 0, 1.3, 0.8],
    separator: [0, 0, 0, 0, -5.7, -6, -6, 1.7, 1.5, 5.5],
    number: [-0.8, 1.8, 5.2],
    clause: [0, 3.3, 0.3, 0, 0.1, -1.7],
    shape: [
      0.3, 0.3, 1.9, -0.9, 2.4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.6, -1.4, -0.8, -0.7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0,
    ],
    nextShape: [-2.1, 1.5, -0.4, -0.5, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.9, -0.2, 0.2, 2.3, 0.7, 3, 2.1, 2.3],
    echo: [-0.1, 0.7, 0.3, 0.5, -0.9],
    bias: [0.5, -2.7],
  },
  // Outside columns, without a final mark.
  {
    end: [0, 0, -6, -4.1, 6, 0, -5.1, -1.3, 2.1, 3.7, 0, 0, 0, -6],
    fit: [-1.7, 0.6, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    next: [-0.7, 0, -1.9, -0.6, -2.6, 0, 2.5, -1.4, 0, 0.2, 2, -0.5, 4.4, 0],
    start: [1, 0, -1.9, 0.4, -0.2, -0.7, -2.7, -0.1, 0, 0, -2.6, -0.3, -1.7],
    pair: [-0.7, 3.1, 2.4, 1.3, 0, 0, 1.7],
    separator: [0.8, 0.4, -5.1, 0, 0, 0, 0, 0, 0, 0],
    number: [-0.4, 0, 2.1],
    clause: [0, 4.3, -0.1, -0.3, -0.6, -1.9],
    shape: [
      -6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -5.4, 1.7, -4.8, -0.7, 0, -1.8, 1.8, 3, -1.8, 0.8, 3.6, -0.3, 4.2, 1.4, 2.7, 3.3,
      4.1, 2.8, 2, 3.5, 0, -4.5, 1.6, 0,
    ],
    nextShape: [-3.8, 0, 0, 0, 1.7, 2.1, -2.7, 0.5, 2.1, -0.4, 0.6, 0.6],
    word: [-1, -0.8, -0.4, 2, 0.8, 0, 5, 2.5],
    echo: [-0.7, 0.4, 1, 0.6, -1.7],
    bias: [1, -5.6],
  },
];

const groups = Object.keys(GROUPS) as Group[];
/** Levels of all groups: the weights of one model. */
const SIZE = groups.reduce((sum, g) => sum + GROUPS[g], 0);
const offsets = {} as Record<Group, number>;
groups.reduce((at, g) => {
  offsets[g] = at;
  return at + GROUPS[g];
}, 0);
/** One table of all weights: model, then group, then level. */
const flat = new Float64Array(SIZE * WEIGHTS.length);
WEIGHTS.forEach((w, m) => {
  for (const g of groups) flat.set(w[g], m * SIZE + offsets[g]);
});
const { end, fit, next, start, pair, separator, number, clause, shape, nextShape, word, echo, bias } = offsets;
const at = (k: number): number => flat[k] as number;

/** Log-odds that a line end is false. */
export function odds(e: Evidence): number {
  const m = e.model * SIZE;
  let sum = at(m + end + e.end) + at(m + fit + e.fit) + at(m + next + e.next) + at(m + start + e.start) + at(m + pair + e.pair);
  sum += at(m + separator + e.separator) + at(m + number + e.number) + at(m + clause + e.clause) + at(m + shape + e.shape);
  return sum + at(m + nextShape + e.nextShape) + at(m + word + e.word) + at(m + echo + e.echo) + at(m + bias + e.bias);
}
