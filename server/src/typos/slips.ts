import type { ByteReader, ByteWriter } from './bytes.ts';
import { sums } from './word-model.ts';

/** What is looked for inside a word must have been marked so often, and as a word of one character so often. */
const MARKED_INSIDE = 2;
const MARKED_ALONE = 3;

const NONE = new Uint16Array(0);

/**
 * Characters that are written for each other: those that look alike, and slips that proofreaders have marked, with how often. A slip
 * that was marked often is looked for as a word of one character, too (在 for 再).
 */
export class Slips {
  /** by unit: its row, counted from 1; 0 for those that have none */
  private readonly rows = new Uint16Array(0x10000);
  private readonly starts: Uint32Array;
  /** by slip: the unit that may be meant, how often that was marked, whether they look alike */
  private readonly units: Uint16Array;
  private readonly counts: Uint16Array;
  private readonly shapes: Uint8Array;
  /** by hash of a written word and the one that was meant, in order: how often that was marked */
  private readonly wordKeys: Uint32Array;
  private readonly wordCounts: Uint8Array;
  /** by row: lists that were asked for */
  private readonly insides: (Uint16Array | undefined)[];
  private readonly alones: (Uint16Array | undefined)[];

  constructor(from: ByteReader) {
    from.array16().forEach((unit, row) => {
      this.rows[unit] = row + 1;
    });
    this.starts = sums(from.array16());
    this.insides = new Array(this.starts.length - 1).fill(undefined);
    this.alones = this.insides.slice();
    this.units = from.array16();
    this.counts = from.array16();
    this.shapes = from.array();
    const low = from.array16();
    this.wordKeys = Uint32Array.from(from.array16(), (high, k) => high * 0x10000 + (low[k] as number));
    this.wordCounts = from.array();
  }

  /** How often proofreaders have marked that the one was written for the other. Units. */
  marked(written: number, meant: number): number {
    return this.counts[this.find(written, meant)] ?? 0;
  }

  /** How often proofreaders have marked that the one word was written for the other. */
  markedWord(written: string, meant: string): number {
    const key = slipKey(written, meant);
    let low = 0;
    let high = this.wordKeys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wordKeys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return this.wordKeys[low] === key ? (this.wordCounts[low] as number) : 0;
  }

  looksLike(written: number, meant: number): boolean {
    return this.shapes[this.find(written, meant)] === 1;
  }

  /** What may be meant by a character inside a word. */
  meant(written: number): Uint16Array {
    return this.listed(this.insides, written, (k) => this.shapes[k] === 1 || (this.counts[k] as number) >= MARKED_INSIDE);
  }

  /** What may be meant by a character that stands alone. */
  meantAlone(written: number): Uint16Array {
    return this.listed(this.alones, written, (k) => (this.counts[k] as number) >= MARKED_ALONE);
  }

  private listed(known: (Uint16Array | undefined)[], written: number, isOf: (slip: number) => boolean): Uint16Array {
    const row = (this.rows[written] as number) - 1;
    if (row < 0) return NONE;
    let list = known[row];
    if (!list) {
      const slips = Array.from(this.units.subarray(this.starts[row], this.starts[row + 1]), (_, k) => (this.starts[row] as number) + k);
      list = Uint16Array.from(slips.filter(isOf), (k) => this.units[k] as number);
      known[row] = list;
    }
    return list;
  }

  private find(written: number, meant: number): number {
    const row = (this.rows[written] as number) - 1;
    if (row >= 0) for (let k = this.starts[row] as number; k < (this.starts[row + 1] as number); k++) if (this.units[k] === meant) return k;
    return -1;
  }
}

function slipKey(written: string, meant: string): number {
  let hash = 0x811c9dc5;
  for (const text of [written, meant]) for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193) ^ (hash >>> 15);
  return hash >>> 0;
}

/** What the build knows of a slip: units of the wrong and the right character, how often it was marked, and whether they look alike. */
export interface SlipRow {
  readonly written: number;
  readonly meant: number;
  readonly count: number;
  readonly alike: boolean;
}

/** A word that was written for another, and how often that was marked. */
export interface WordSlip {
  readonly written: string;
  readonly meant: string;
  readonly count: number;
}

/** Writes what `Slips` reads. @param slips in order of what is written */
export function packSlips(slips: readonly SlipRow[], words: readonly WordSlip[], to: ByteWriter): void {
  const written = [...new Set(slips.map((s) => s.written))];
  const lengths = new Map(written.map((unit) => [unit, 0]));
  for (const s of slips) lengths.set(s.written, (lengths.get(s.written) ?? 0) + 1);
  to.array16(written);
  to.array16([...lengths.values()]);
  to.array16(slips.map((s) => s.meant));
  to.array16(slips.map((s) => s.count));
  to.array(slips.map((s) => Number(s.alike)));
  const keyed = words.map(({ written, meant, count }) => [slipKey(written, meant), Math.min(255, count)] as const).sort((a, b) => a[0] - b[0]);
  to.array16(keyed.map(([key]) => key & 0xffff));
  to.array16(keyed.map(([key]) => key >>> 16));
  to.array(keyed.map(([, count]) => count));
}
