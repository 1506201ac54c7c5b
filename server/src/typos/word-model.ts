import type { ByteReader, ByteWriter } from './bytes.ts';

/** Number of a word that the model does not know. */
export const NO_WORD = -1;
/** The longest word, in units. */
export const LONGEST_MODELLED = 7;
/** log10 of the probability of a character that is no word. */
const NO_WORD_WEIGHT = -7;
/** Probabilities are kept in steps: of single words, and of pairs. */
const WORD_STEP = 1 / 16;
const PAIR_STEP = 1 / 8;

/** What the build knows of a word. Weights are log10. */
export interface WordRow {
  readonly word: string;
  readonly weight: number;
  readonly backOff: number;
  /** how often a word list counts it: log10, 0 if it is not in it */
  readonly listed: number;
  /** words behind it, by their numbers, in order, with log10 of the probability of the pair */
  readonly pairs: readonly (readonly [number, number])[];
}

/**
 * Words and how often they stand beside each other: a language model of pairs with back-off (Katz), in typed arrays. Words have
 * numbers by the slots of a hash table in which the build has put them, so that opening it takes no loop over them.
 */
export class WordModel {
  private readonly units: Uint16Array;
  private readonly starts: Uint32Array;
  private readonly weights: Uint8Array;
  private readonly backOffs: Uint8Array;
  private readonly lists: Uint8Array;
  /** by word: where the words behind it begin, in order; their numbers are in three arrays by their bytes, which pack better */
  private readonly rows: Uint32Array;
  private readonly low: Uint8Array;
  private readonly middle: Uint8Array;
  private readonly high: Uint8Array;
  private readonly pairWeights: Uint8Array;
  /** by slot of the hash table, a bit each: there is a word; and by 32 slots, how many words are before them */
  private readonly used: Uint32Array;
  private readonly before: Uint32Array;
  /** a filter of the units that stand side by side in words, by `besideHash` */
  private readonly beside: Uint8Array;

  constructor(from: ByteReader) {
    this.used = new Uint32Array(new Uint8Array(from.array()).buffer);
    this.before = new Uint32Array(this.used.length);
    for (let k = 1; k < this.used.length; k++) this.before[k] = (this.before[k - 1] as number) + ones(this.used[k - 1] as number);
    this.beside = from.array();
    this.starts = sums(from.array());
    this.units = from.array16();
    this.weights = from.array();
    this.backOffs = from.array();
    this.lists = from.array();
    this.rows = sums(from.array16());
    this.low = from.array();
    this.middle = from.array();
    this.high = from.array();
    this.pairWeights = from.array();
  }

  get count(): number {
    return this.starts.length - 1;
  }

  /**
   * @param at a unit that is read as if it were `unit`; none if left out
   * @returns the number of the word that stands between two units of a text, or NO_WORD
   */
  find(text: string, start: number, end: number, at = -1, unit = 0): number {
    const mask = this.used.length * 32 - 1;
    let hash = end - start;
    for (let k = start; k < end; k++) hash = mix(hash, k === at ? unit : text.charCodeAt(k));
    for (let slot = settle(hash) & mask; ; slot = (slot + 1) & mask) {
      const bits = this.used[slot >>> 5] as number;
      const bit = 1 << (slot & 31);
      if ((bits & bit) === 0) return NO_WORD;
      const word = (this.before[slot >>> 5] as number) + ones(bits & (bit - 1));
      if (this.is(word, text, start, end, at, unit)) return word;
    }
  }

  /** True if this word stands between these units of a text, one of which may be read as another. */
  is(word: number, text: string, start: number, end: number, at = -1, unit = 0): boolean {
    const from = this.starts[word] as number;
    if ((this.starts[word + 1] as number) - from !== end - start) return false;
    for (let k = start; k < end; k++) if (this.units[from + k - start] !== (k === at ? unit : text.charCodeAt(k))) return false;
    return true;
  }

  /** False if no word has these units side by side. */
  mayStandBeside(first: number, second: number): boolean {
    const hash = besideHash(first, second);
    return ((this.beside[hash >> 3] as number) & (1 << (hash & 7))) !== 0;
  }

  text(word: number): string {
    return String.fromCharCode(...this.units.subarray(this.starts[word], this.starts[word + 1]));
  }

  unit(word: number, at: number): number {
    return this.units[(this.starts[word] as number) + at] as number;
  }

  length(word: number): number {
    return (this.starts[word + 1] as number) - (this.starts[word] as number);
  }

  /** log10 of how likely the word is anywhere */
  weight(word: number): number {
    return word < 0 ? NO_WORD_WEIGHT : -(this.weights[word] as number) * WORD_STEP;
  }

  /** log10 of how often a word list counts the word, in steps of 1/8 */
  listed(word: number): number {
    return word < 0 ? 0 : (this.lists[word] as number) * PAIR_STEP;
  }

  /** log10 of how likely the second word is behind the first; either may be NO_WORD, the first for the start of a run. */
  pair(first: number, second: number): number {
    if (first < 0) return this.weight(second);
    const at = second < 0 ? NO_WORD : this.findPair(first, second);
    return at < 0 ? this.weight(second) - (this.backOffs[first] as number) * WORD_STEP : -(this.pairWeights[at] as number) * PAIR_STEP;
  }

  /** True if the model has counted the two side by side. */
  hasPair(first: number, second: number): boolean {
    return first >= 0 && second >= 0 && this.findPair(first, second) >= 0;
  }

  private findPair(first: number, second: number): number {
    let low = this.rows[first] as number;
    let high = (this.rows[first + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = (this.low[middle] as number) | ((this.middle[middle] as number) << 8) | ((this.high[middle] as number) << 16);
      if (there === second) return middle;
      if (there < second) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** How many bits are set. */
function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const mix = (hash: number, unit: number): number => Math.imul(hash, 0x01000193) ^ unit ^ (hash >>> 15);
const settle = (hash: number): number => {
  const h = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
  return (h ^ (h >>> 15)) >>> 0;
};

/** Bits of the filter of neighbours. */
const BESIDE = 1 << 22;
const besideHash = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 10;

/** Where each row of a length begins, and where the last one ends. */
export function sums(lengths: ArrayLike<number>): Uint32Array {
  const out = new Uint32Array(lengths.length + 1);
  for (let k = 0; k < lengths.length; k++) out[k + 1] = (out[k] as number) + (lengths[k] as number);
  return out;
}

/** Slots of the hash table are this many times as many as words, at least. */
const ROOM = 2;

/** @returns the words in the order of their slots, which gives them their numbers; and the slots that are used, a bit each */
export function placeWords(words: readonly string[]): { readonly order: readonly string[]; readonly used: Uint8Array } {
  let size = 32;
  while (size < words.length * ROOM) size *= 2;
  const slots: (string | undefined)[] = new Array(size).fill(undefined);
  const used = new Uint8Array(size >> 3);
  for (const word of words) {
    let hash = word.length;
    for (let k = 0; k < word.length; k++) hash = mix(hash, word.charCodeAt(k));
    let slot = settle(hash) & (size - 1);
    while (slots[slot] !== undefined) slot = (slot + 1) & (size - 1);
    slots[slot] = word;
    used[slot >> 3] = (used[slot >> 3] as number) | (1 << (slot & 7));
  }
  return { order: slots.filter((word) => word !== undefined), used };
}

/** Writes what `WordModel` reads. @param rows in the order of their slots; pairs by these numbers, in order */
export function packWordModel(rows: readonly WordRow[], used: Uint8Array, to: ByteWriter): void {
  const steps = (value: number, step: number) => Math.min(255, Math.max(0, Math.round(-value / step)));
  const beside = new Uint8Array(BESIDE >> 3);
  for (const { word } of rows) {
    for (let k = 1; k < word.length; k++) {
      const both = besideHash(word.charCodeAt(k - 1), word.charCodeAt(k));
      beside[both >> 3] = (beside[both >> 3] as number) | (1 << (both & 7));
    }
  }
  to.array(used);
  to.array(beside);
  to.array(rows.map((r) => r.word.length));
  to.array16(rows.flatMap((r) => Array.from(r.word, (c) => c.charCodeAt(0))));
  to.array(rows.map((r) => steps(r.weight, WORD_STEP)));
  to.array(rows.map((r) => steps(r.backOff, WORD_STEP)));
  to.array(rows.map((r) => steps(-r.listed, PAIR_STEP)));
  to.array16(rows.map((r) => r.pairs.length));
  const pairs = rows.flatMap((r) => r.pairs);
  for (const shift of [0, 8, 16]) to.array(pairs.map(([second]) => (second >> shift) & 0xff));
  to.array(pairs.map(([, weight]) => steps(weight, PAIR_STEP)));
}
