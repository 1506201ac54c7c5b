import type { PlacedPassage } from '../text/placed-passage.ts';

/** The state of a draft that findings are placed in: never changes, while the draft goes on. */
export interface Placing {
  readonly text: string;
  readonly lineStarts: Int32Array;
  readonly passages: readonly PlacedPassage[];
}
