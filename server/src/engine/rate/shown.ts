import type { Rate } from './rate.ts';

/** Characters of a text that is long enough for a rate: of a shorter one, one mark is more than any page has. */
const LONG_ENOUGH = 1000;

/** An error rate as people are shown it. */
export interface ShownRate {
  readonly characters: number;
  /** errors, weighted */
  readonly errors: number;
  /** Errors per 10,000 characters; of a text that is shorter than `LONG_ENOUGH`, as if it had so many. */
  readonly perTenThousand: number;
  /** The text is that short: its errors are shown, and the rate only to who asks. */
  readonly short: boolean;
}

/** What is shown of a rate: here it is decided for the editor and the command line. What limits and other programs read stays exact. */
export function shownRate({ characters, errors, perTenThousand }: Rate): ShownRate {
  const short = characters < LONG_ENOUGH;
  // Tenths times ten is not always a whole number.
  return { characters, errors, perTenThousand: short ? Math.round((errors / LONG_ENOUGH) * 1e6) / 100 : perTenThousand, short };
}

/** A count with commas: 12,400. To ask the engine's own formats for one takes as long as to check a short draft. */
export const withCommas = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
