import { type Evidence, GROUPS, type Group } from './evidence.ts';

/** Weights of one model: log-odds of each level of each group of evidence (levels in the order of evidence.ts). */
export type Weights = { readonly [G in Group]: readonly number[] };

/**
 * Measured by logistic regression on newspaper text that was broken again in nine ways (width 12–40 cells, marks squeezed,
 * hung or pushed, with and without blank lines and indents), rounded, and limited to ±6 so that no single sign decides.
 * docs/layout.md says what each group contributes. A level that was not seen weighs 0.
 */
export const WEIGHTS: readonly [Weights, Weights, Weights] = [
  // In a printed column, after a final mark.
  {
    end: [-0.3, -0.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    fit: [2.8, 0, 0.1, -2.8, -2.8, 0, 1.7, 2.1, 0, -3, -4.1, 0, 3.6, 2.7, -0.4, 1.4, -4.6, -1.8],
    next: [0.2, 1.8, 0.1, -0.1, -1.2, -5.1, -0.8, 0.2, 4.6, -1.4, -3.9, 0, 0, 0],
    start: [-0.2, 0, -0.3, -0.9, -1.9, 0.2, -0.5, -2.5, 2.3, 0, -0.4, -3.8, -2.9],
    pair: [-0.5, 2, 2.6, 3.9, 0, 1.3, 2.6],
    separator: [0, 0, 0, 0, -5.1, -4.8, -4.2, 0.4, 0.8, 5.4],
    number: [-0.4, 0, 0],
    clause: [0, -0.2, -0.5, -0.4, -0.2, -1.1],
    shape: [
      1.4, -0.8, -0.6, 0.8, 0.8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0,
    ],
    nextShape: [-1.1, 0.4, -3.7, -0.3, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.3, -0.7, -0.3, 1.3, 0, 0, 0, 0],
    echo: [-0.4, 0, 0, 0, 0],
    bias: [-0.4, -2.5],
  },
  // In a printed column, without a final mark.
  {
    end: [0, 0, -3.2, -3.4, 4.3, 0, -2.5, -0.5, 0.8, 0.8, 2.3, 0, 4.6, -4.6],
    fit: [2.3, 0, 0.8, -0.1, -6, 0, 2.9, 3.1, 2.6, 0.5, -6, 0, 2.8, 2.1, 2.6, 0, -6, 1.2],
    next: [0.2, 0.6, 0, 1.6, -2.6, -5.2, 0.3, 0.7, 2.5, -1.5, -4.4, 0, 0, 0],
    start: [0.6, 0, -0.7, 1.3, 2.6, 0, 1.4, -1.7, -0.4, 0, -1.5, 0, -2.1],
    pair: [0.2, 2.6, 2.5, 1, 0.7, 3.4, 1.8],
    separator: [0, 0, 0, 0, -5.2, -6, -6, 0.7, 0.6, 2.9],
    number: [0.2, 2.1, 4],
    clause: [0, 3.2, -0.1, 0.2, -0.1, -1.7],
    shape: [
      -2.1, 0.3, 1.3, -1.3, 2.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -4.4, -4.2, -1.4, -1.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      0, 0, 0, 0, 0,
    ],
    nextShape: [-1.3, 1, -0.6, 0.3, 0, 0, 0, 0, 0, 0, 0, 0],
    word: [-0.3, -0.5, 0, 1.5, 0.9, 1.9, 1.5, 1.2],
    echo: [0.4, 0.5, 0, 1, -0.9],
    bias: [0.6, -5.4],
  },
  // Outside columns, without a final mark.
  {
    end: [0, 0, -6, -2.5, 5.8, 0, -5.7, 0.3, 1, 1.6, 0, 0, 0, -6],
    fit: [-0.9, 0.7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    next: [-0.6, 0, -1.4, 0.8, -3.3, -0.3, 0.8, -0.3, 0, -0.4, 2, -0.2, 3.9, 0],
    start: [0.6, 0, 0.3, 1.8, -0.2, -0.8, -2.3, -0.8, 0, 0, -3.6, -0.1, -1.4],
    pair: [-0.3, 3.2, 2.5, 0, 0, 0, 0.3],
    separator: [-0.1, 0.1, -2.7, 0, 0, 0, 0, 0, 0, 0],
    number: [-0.2, 0, 2.5],
    clause: [0, 3.4, -0.6, 0, -0.4, -1.5],
    shape: [
      -5.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -3.8, -0.2, -3.9, 0, 0, -1.3, 0.5, 3.1, -1.7, 1.4, 1.9, 0.2, 3.6, 1.2, 1.4,
      3.4, 3.9, 2, 1.7, 2.9, 0, -3.1, 0, 0,
    ],
    nextShape: [-2.5, 0, 0, 0, 0.9, 2.2, -1.2, -0.1, 1, -0.3, 0.5, 0.3],
    word: [-0.7, -0.3, -0.4, 1.2, 0.8, 1.2, 2.6, 2.6],
    echo: [0.3, 0.7, 0.2, 0.1, -1.6],
    bias: [1, -4.1],
  },
];

/** One table of all weights: model, then group, then level. */
const groups = Object.keys(GROUPS) as Group[];
const offsets = groups.map((_, k) => groups.slice(0, k).reduce((n, g) => n + GROUPS[g], 0));
const size = groups.reduce((n, g) => n + GROUPS[g], 0);
const flat = new Float64Array(size * WEIGHTS.length);
WEIGHTS.forEach((w, m) => {
  groups.forEach((g, k) => {
    flat.set(w[g], m * size + (offsets[k] as number));
  });
});

/** Log-odds that a line end is false. */
export function odds(e: Evidence): number {
  const base = e.model * size;
  let sum = 0;
  for (let k = 0; k < groups.length; k++) sum += flat[base + (offsets[k] as number) + e[groups[k] as Group]] as number;
  return sum;
}
