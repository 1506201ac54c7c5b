/** Knows which two characters stand together in words. Answers may be wrong in about one of a hundred chance pairs. */
export interface Pairs {
  /** The two units are a two-character word (会晤). */
  isWord(a: number, b: number): boolean;
  /** They stand side by side inside a longer common word (俄罗 of 俄罗斯). */
  isInside(a: number, b: number): boolean;
}

export const noPairs: Pairs = { isWord: () => false, isInside: () => false };

const HASHES = 4;

/** A Bloom filter over pairs of UTF-16 units. */
export class PairFilter {
  private readonly size: number;

  /** @param bytes all 0 for an empty filter */
  constructor(readonly bytes: Uint8Array) {
    this.size = bytes.length * 8;
  }

  has(a: number, b: number): boolean {
    const h = mix((a << 16) | b);
    const step = mix(h) | 1;
    for (let i = 0; i < HASHES; i++) {
      const at = ((h + Math.imul(i, step)) >>> 0) % this.size;
      if ((((this.bytes[at >> 3] as number) >> (at & 7)) & 1) === 0) return false;
    }
    return true;
  }

  /** For the build only. */
  add(a: number, b: number): void {
    const h = mix((a << 16) | b);
    const step = mix(h) | 1;
    for (let i = 0; i < HASHES; i++) {
      const at = ((h + Math.imul(i, step)) >>> 0) % this.size;
      this.bytes[at >> 3] = (this.bytes[at >> 3] as number) | (1 << (at & 7));
    }
  }
}

function mix(key: number): number {
  let h = Math.imul(key, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}

function bytesOf(base64: string): Uint8Array {
  const raw = atob(base64);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}

/** Pairs from two filters in base64, decoded when first asked. */
export function pairsFrom(words: string, inside: string): Pairs {
  let w: PairFilter | undefined;
  let i: PairFilter | undefined;
  return {
    isWord: (a, b) => {
      w ??= new PairFilter(bytesOf(words));
      return w.has(a, b);
    },
    isInside: (a, b) => {
      i ??= new PairFilter(bytesOf(inside));
      return i.has(a, b);
    },
  };
}
