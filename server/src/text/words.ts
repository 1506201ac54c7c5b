import type { Range } from './range.ts';

/**
 * How clauses flow, from counts of neighbouring characters in news copy: where a clause may end, where it may begin, and which
 * two characters like to stand together. Every answer is a level from 1 (hardly ever) to 15, 0 where nothing is known.
 */
export interface Flow {
  /** How readily a clause ends behind the two units before `at`: hardly ever behind 的, often behind 表示. */
  endsAt(text: string, at: number): number;
  /** How readily a clause begins with the two units from `at` on. */
  beginsAt(text: string, at: number): number;
  /** How much oftener than by chance the units on both sides of `at` stand side by side. */
  crosses(text: string, at: number): number;
}

export const noFlow: Flow = { endsAt: () => 0, beginsAt: () => 0, crosses: () => 0 };

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
  readonly flow: Flow;
}

export const noWords: Words = {
  nameAcross: () => undefined,
  pairAcross: () => false,
  agencyAt: () => 0,
  flow: noFlow,
};
