import type { Flow } from '../text/words.ts';
import type { Typos } from '../typos/typos.ts';
import { inFilter, packFilter } from './bloom.ts';
import type { Idioms } from './idioms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Knows which two characters stand together in words. Answers may be wrong for about one of a hundred chance pairs. */
export interface Pairs {
  /** The two units are a two-character word (会晤). */
  isWord(a: number, b: number): boolean;
  /** They stand side by side inside a longer common word (俄罗 of 俄罗斯). */
  isInside(a: number, b: number): boolean;
  /** The words themselves, longer ones among them. */
  readonly vocabulary?: Vocabulary;
  /** Where clauses of running text end and begin. */
  readonly flow?: Flow;
  /** Set phrases. */
  readonly idioms?: Idioms;
  /** What may have been meant for other words. */
  readonly typos?: Typos;
}

export const noPairs: Pairs = { isWord: () => false, isInside: () => false };

/** Pairs from two filters in text form (see `packPairs`). */
export function pairsFrom(words: string, inside: string): Pairs {
  return { isWord: (a, b) => inFilter(words, (a << 16) | b), isInside: (a, b) => inFilter(inside, (a << 16) | b) };
}

/**
 * Writes a filter of pairs as a text. For the build.
 * @param length of the text, a power of two
 */
export function packPairs(pairs: Iterable<string>, length: number): string {
  const keys: number[] = [];
  for (const pair of pairs) keys.push((pair.charCodeAt(0) << 16) | pair.charCodeAt(1));
  return packFilter(keys, length);
}
