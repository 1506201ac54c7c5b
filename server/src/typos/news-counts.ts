import type { ByteReader, ByteWriter } from './bytes.ts';
import { sums } from './word-model.ts';

/** The longest string that is counted. */
export const LONGEST_COUNTED = 4;
/** What a string that was not counted has instead of log10 of its count. */
export const UNCOUNTED = -0.5;
/** Counts are kept by their size, in steps of this factor. */
const FACTOR = 1.35;

/**
 * How often strings of one to four units stand in news copy, in a tree of their units from the last to the first: what stands before
 * a character is found in one walk. Digits are counted as one `0`, the ends of a run as `^` and `$`.
 */
export class NewsCounts {
  private readonly units: Uint16Array[] = [];
  private readonly sizes: Uint8Array[] = [];
  private readonly children: Uint32Array[] = [];
  private readonly logs: Float32Array;

  constructor(from: ByteReader) {
    for (let level = 0; level < LONGEST_COUNTED; level++) {
      this.children.push(sums(from.array16()));
      this.units.push(from.array16());
      this.sizes.push(from.array());
    }
    this.logs = Float32Array.from({ length: 256 }, (_, size) => (size === 0 ? UNCOUNTED : (size - 1) * Math.log10(FACTOR)));
  }

  /**
   * Puts log10 of how often the strings that end at a unit were counted into `out`, by their length; UNCOUNTED for those that were not.
   * @returns the length of the longest that was
   */
  ending(text: string, at: number, out: Float32Array, offset: number): number {
    let node = 0;
    let length = 0;
    for (; length < LONGEST_COUNTED && at - length >= 0; length++) {
      const child = this.child(length, node, text.charCodeAt(at - length));
      if (child < 0) break;
      node = child;
      out[offset + length] = this.logs[(this.sizes[length] as Uint8Array)[child] as number] as number;
    }
    for (let k = length; k < LONGEST_COUNTED; k++) out[offset + k] = UNCOUNTED;
    return length;
  }

  private child(level: number, parent: number, unit: number): number {
    const units = this.units[level] as Uint16Array;
    const starts = this.children[level] as Uint32Array;
    let low = starts[parent] as number;
    let high = (starts[parent + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = units[middle] as number;
      if (there === unit) return middle;
      if (there < unit) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** Writes what `NewsCounts` reads. @param counts strings of one to four units, with how often they were counted */
export function packNewsCounts(counts: ReadonlyMap<string, number>, to: ByteWriter): void {
  const size = (count: number) => (count > 0 ? 1 + Math.round(Math.log(count) / Math.log(FACTOR)) : 0);
  let parents: string[] = [''];
  const byParent = new Map<string, string[]>();
  for (const text of counts.keys()) for (let k = 0; k < text.length; k++) byParent.set(text.slice(k + 1), []);
  const known = new Set<string>();
  for (const text of counts.keys()) for (let k = 0; k < text.length; k++) known.add(text.slice(k));
  for (const text of known) byParent.get(text.slice(1))?.push(text);
  for (let level = 0; level < LONGEST_COUNTED; level++) {
    const rows = parents.map((parent) => (byParent.get(parent) ?? []).sort());
    const next = rows.flat();
    to.array16(rows.map((r) => r.length));
    to.array16(next.map((text) => text.charCodeAt(0)));
    to.array(next.map((text) => size(counts.get(text) ?? 0)));
    parents = next;
  }
}
