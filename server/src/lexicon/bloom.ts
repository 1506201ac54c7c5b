/** Hashes of a Bloom filter for one key, and bits of one character of its text. */
const HASHES = 4;
const BITS = 6;
/** The filter's text has the 64 characters from here on (0–9 A–Z a–o among them). */
const ZERO = 48;

/** True if the filter in text form (see `packFilter`) may hold the key. It is read where it stands: nothing is decoded. */
export function inFilter(filter: string, key: number): boolean {
  const mask = filter.length - 1;
  if (mask < 0) return false;
  let h = mix(key);
  const step = mix(h) | 1;
  for (let i = 0; i < HASHES; i++) {
    if ((((filter.charCodeAt(h & mask) - ZERO) >> bitOf(h)) & 1) === 0) return false;
    h = (h + step) | 0;
  }
  return true;
}

/**
 * Writes a Bloom filter as a text. For the build.
 * @param length of the text, a power of two
 */
export function packFilter(keys: Iterable<number>, length: number): string {
  const bits = new Uint8Array(length);
  for (const key of keys) {
    let h = mix(key);
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

/** Spreads the bits of a 32-bit key. */
export function mix(key: number): number {
  let h = Math.imul(key, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}
