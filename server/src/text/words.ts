import type { Range } from './range.ts';

/**
 * What the text layer asks of a vocabulary. The lexicon implements it; a text layer without names works with `noWords`.
 */
export interface Words {
  /** The longest known name or term that covers both sides of `at` (starts before it, ends behind it), or undefined. */
  nameAcross(text: string, at: number): Range | undefined;
  /** True if the two units around `at` are together a two-character word (会|晤). Weak evidence: chance pairs exist. */
  pairAcross(text: string, at: number): boolean;
  /** Length of the news agency or paper (as datelines name it: 新华社, 本报, 中新网) that starts at `at`, or 0. */
  agencyAt(text: string, at: number): number;
}

export const noWords: Words = {
  nameAcross: () => undefined,
  pairAcross: () => false,
  agencyAt: () => 0,
};
