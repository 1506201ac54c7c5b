/** Knows which two characters stand together in words. Answers may be wrong for about one of a hundred chance pairs. */
export interface Pairs {
  /** The two units are a two-character word (会晤). */
  isWord(a: number, b: number): boolean;
  /** They stand side by side inside a longer common word (俄罗 of 俄罗斯). */
  isInside(a: number, b: number): boolean;
}

export const noPairs: Pairs = { isWord: () => false, isInside: () => false };

/** Hashes of a Bloom filter for one pair of units, and bits of one character of its text. */
const HASHES = 4;
const BITS = 6;
/** The filter's text has the 64 characters from here on (0–9 A–Z a–o among them). */
const ZERO = 48;

/** Pairs from two filters in text form (see `packPairs`). They are read where they stand: nothing is decoded. */
export function pairsFrom(words: string, inside: string): Pairs {
  return { isWord: (a, b) => has(words, a, b), isInside: (a, b) => has(inside, a, b) };
}

function has(filter: string, a: number, b: number): boolean {
  const size = filter.length * BITS;
  if (size === 0) return false;
  const h = mix((a << 16) | b);
  const step = mix(h) | 1;
  for (let i = 0; i < HASHES; i++) {
    const at = ((h + Math.imul(i, step)) >>> 0) % size;
    if ((((filter.charCodeAt((at / BITS) | 0) - ZERO) >> (at % BITS)) & 1) === 0) return false;
  }
  return true;
}

/**
 * Writes a Bloom filter of pairs as a text. For the build.
 * @param length of the text, in characters
 */
export function packPairs(pairs: Iterable<string>, length: number): string {
  const bits = new Uint8Array(length);
  for (const pair of pairs) {
    const h = mix((pair.charCodeAt(0) << 16) | pair.charCodeAt(1));
    const step = mix(h) | 1;
    for (let i = 0; i < HASHES; i++) {
      const at = ((h + Math.imul(i, step)) >>> 0) % (length * BITS);
      const cell = (at / BITS) | 0;
      bits[cell] = (bits[cell] as number) | (1 << (at % BITS));
    }
  }
  return Array.from(bits, (b) => String.fromCharCode(ZERO + b)).join('');
}

function mix(key: number): number {
  let h = Math.imul(key, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}
