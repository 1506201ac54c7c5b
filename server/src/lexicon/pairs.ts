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
  const mask = filter.length - 1;
  if (mask < 0) return false;
  let h = mix((a << 16) | b);
  const step = mix(h) | 1;
  for (let i = 0; i < HASHES; i++) {
    if ((((filter.charCodeAt(h & mask) - ZERO) >> bitOf(h)) & 1) === 0) return false;
    h = (h + step) | 0;
  }
  return true;
}

/**
 * Writes a Bloom filter of pairs as a text. For the build.
 * @param length of the text, a power of two
 */
export function packPairs(pairs: Iterable<string>, length: number): string {
  const bits = new Uint8Array(length);
  for (const pair of pairs) {
    let h = mix((pair.charCodeAt(0) << 16) | pair.charCodeAt(1));
    const step = mix(h) | 1;
    for (let i = 0; i < HASHES; i++) {
      const at = h & (length - 1);
      bits[at] = (bits[at] as number) | (1 << bitOf(h));
      h = (h + step) | 0;
    }
  }
  return Array.from(bits, (b) => String.fromCharCode(ZERO + b)).join('');
}

/** One of the bits of a character, from the upper half of a hash. */
function bitOf(h: number): number {
  return ((h >>> 16) * BITS) >>> 16;
}

function mix(key: number): number {
  let h = Math.imul(key, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}
