/** Weights of one table: log-odds of each level of each kind of evidence (LEVELS in lost-mark.ts). */
interface Table {
  readonly outer: readonly number[];
  readonly word: readonly number[];
  readonly cut: readonly number[];
  readonly name: readonly number[];
  readonly length: readonly number[];
  readonly commas: readonly number[];
  readonly pauses: readonly number[];
  readonly stops: readonly number[];
  readonly cross: readonly number[];
  readonly known: readonly number[];
  readonly form: readonly number[];
}

const TABLES: readonly Table[] = [
  // an opening quotation mark of sentences
  {
    outer: [2.2, 3.1, -0.7, 0.5, 2.2, 0, 0.1, -2.9, -2, -1.6, -0.2, -0.6],
    word: [-0.2, -0.6, 0.4, 0.4],
    cut: [1.4, -2.3, 0.4, -0.8, 1.9, -0.7, 0.3, -0.1],
    name: [-1.8, 0.1, 0.5],
    length: [0.3, 0.1, 0.7, 0.6, 0.4, 0.9, 0, -0.6, 0, -0.5, -0.3, -1.7],
    commas: [-0.8, -0.1, 0.2, 0.7],
    pauses: [-0.4, 0.2, 0.3],
    stops: [0.3, -0.1, -0.2],
    cross: [-2.6],
    known: [5.1, 4.3, 1.3],
    form: [3.8, 2.8, 3.6, 2.2, 2.1, 0.7, 1.5, 3.7],
  },
  // an opening quotation mark of a term
  {
    outer: [1, 1.2, 0.1, 1.2, 1, -0.1, 1.1, -0.1, -2.1, -1.8, -0.4, -1.2],
    word: [-1.5, 0.7, -0.5, 1.3],
    cut: [1.1, -2.7, 1.1, -0.6, 1, -0.6, 1.1, -0.4],
    name: [-1.9, 0.3, 0.1],
    length: [0.5, 1.1, 1.4, 1.5, 0.8, 0.6, -0.4, -0.4, -0.8, -0.8, -1.5, -1.9],
    commas: [1.2, -0.7, -0.7, 0.2],
    pauses: [-0.6, 0.3, 0.3],
    stops: [1.6, -0.9, -0.7],
    cross: [-2.6],
    known: [4.6, 4.8, 1.8],
    form: [3.8, 2.8, 3.6, 2.2, 2.1, 0.7, 1.5, 1.8],
  },
  // a closing quotation mark, the opening one behind a mark
  {
    outer: [0, 1.5, 0.5, 0.2, 2.5, 0.3, 0.7, -0.4, -1.5, -1, -0.5, -2.3],
    word: [-0.3, -0.3, 0.1, 0.5],
    cut: [1.1, -1.9, 1.2, -1.1, 0.9, -1.1, 0.8, 0],
    name: [-1.8, -0.4, 0.3],
    length: [0.4, -0.1, 1.1, 1.6, 1.2, 0.7, 0, -0.7, -1, -0.8, -0.9, -1.6],
    commas: [-0.2, -0.2, 0.1, 0.3],
    pauses: [0.4, 0.2, -0.6],
    stops: [0.2, -0.3, 0.1],
    cross: [-2.5],
    known: [6, 5, 3.2],
    form: [3.8, 2.8, 3.6, 2.2, 2.1, 0.7, 5, 2.2],
  },
  // a closing quotation mark of a term
  {
    outer: [0.4, 1.8, -0.2, 1.1, 1.1, 0.2, 1.3, -0.3, -1.6, -1.9, -0.6, -1.4],
    word: [-0.6, 0.6, -0.5, 0.5],
    cut: [1.1, -2.9, 1.3, -0.7, 1.4, -1.3, 1.2, -0.1],
    name: [-1.8, -0.5, 0.4],
    length: [0.2, 0.6, 1.1, 1.2, 0.7, 0.3, -0.3, -0.2, -0.7, -0.5, -1.5, -1],
    commas: [1.8, -1.1, -0.5, -0.2],
    pauses: [-0.2, 0.2, 0],
    stops: [2.1, -1.5, -0.6],
    cross: [-2.8],
    known: [5.4, 5.2, 1.3],
    form: [3.8, 2.8, 3.6, 2.2, 2.1, 0.7, -1.2, 2.2],
  },
  // an opening bracket
  {
    outer: [0.5, 1.4, -1, -0.1, 1.4, 0.4, 0.5, -0.2, -2.2, -0.8, 1, -1.2],
    word: [0.4, -0.8, 0.8, -0.3],
    cut: [0.6, -1.8, 1.3, -0.6, 0.6, -1, 1.1, -0.1],
    name: [-2, -0.4, 1.7],
    length: [1.1, 0.9, 1.5, 1.2, 0.8, 0.5, 0, 0.2, -1.1, -1.1, -2.3, -1.6],
    commas: [0.8, -0.6, 0.4, -0.5],
    pauses: [0.5, -0.2, -0.3],
    stops: [1.2, -0.6, -0.6],
    cross: [-2.9],
    known: [4.5, 4.3, 2.2],
    form: [4.6, 4.3, 5.4, 3.2, 2.1, 0.7, 1.5, 2.2],
  },
  // a closing bracket
  {
    outer: [2.9, 2.5, -0.4, 0.1, 1.2, -0.7, 0.7, -1.1, -0.5, -2.5, -0.5, -1.6],
    word: [-0.8, 0.6, -0.3, 0.5],
    cut: [0.8, -2.3, 0.3, -1.2, 2.4, 0.1, -0.1, 0],
    name: [-2, 0.6, 1.1],
    length: [0.9, 1, 1.3, 1.5, 1.9, -0.3, 0.4, 0.3, -1.1, -0.9, -2.8, -2.1],
    commas: [1.7, -0.7, -0.2, -0.8],
    pauses: [-0.4, 0.2, 0.2],
    stops: [0.9, -0.4, -0.5],
    cross: [-2.7],
    known: [5.8, 4.3, 1.8],
    form: [4.8, 2.9, 3.6, 2.2, 2.1, 0.7, 1.5, 2.2],
  },
  // an opening title mark
  {
    outer: [0.3, 1.5, 1.4, 0.6, -0.1, 0.1, 1.6, -0.7, -1.7, -1.6, -0.2, -1.3],
    word: [-1.1, 0.5, -0.2, 0.8],
    cut: [0.4, -2.6, 0.5, -0.6, 0.7, -0.5, 1.4, 0.7],
    name: [-1.8, 1.4, 0.9],
    length: [-0.1, -0.7, 0.8, 1, 1.2, 0.8, 0.4, -0.3, 0.1, 0.2, -1.8, -1.6],
    commas: [1.5, -0.9, -0.5, -0.2],
    pauses: [0.6, -0.5, -0.2],
    stops: [1.8, -1.3, -0.5],
    cross: [-2.6],
    known: [5.7, 4.3, 0.5],
    form: [3.8, 2.8, 3.6, 2.2, 2.1, 1, 1.5, 2.2],
  },
  // a closing title mark
  {
    outer: [0.3, 0.9, 0.3, 1, 1.2, 1.1, 0.8, -1.3, -1.4, -1.5, -0.2, -1.3],
    word: [-0.9, 0.6, -0.2, 0.5],
    cut: [1.4, -2.5, 1, -1, 1.4, -0.9, 0.9, -0.3],
    name: [-1.8, 0, 0.3],
    length: [-0.2, 0.3, 0.8, 1.3, 1.1, 0.2, 0, -0.2, -0.1, 0.2, -1.8, -1.6],
    commas: [1.9, -0.8, -0.7, -0.4],
    pauses: [0.7, -0.5, -0.2],
    stops: [1.5, -1.1, -0.5],
    cross: [-2.5],
    known: [6, 4.3, 1],
    form: [3.8, 2.8, 3.6, 2.2, 3.1, 0.7, 1.5, 2.2],
  },
];

/**
 * Weights of the places where a lost mark may have stood, a table for each group of lost-mark.ts, levels in the order of LEVELS.
 * Measured by conditional logistic regression on newspaper text from which one mark at a time was taken away, rounded, and
 * limited to ±6. On articles that the measuring did not see, the first place is right in 71 of 100 cases and the first or second
 * in 82; where the first has more than half of the odds it is right in 87.
 */
export const LOST_MARK_WEIGHTS: readonly (readonly number[])[] = TABLES.map((t) =>
  [t.outer, t.word, t.cut, t.name, t.length, t.commas, t.pauses, t.stops, t.cross, t.known, t.form].flat(),
);
