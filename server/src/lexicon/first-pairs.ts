/** Tables are asked by the lower bits of a unit: units that share them are told apart by the pairs. */
const UNITS = 0x7fff;
/** A unit's lower half: the groups of units that may follow it; its upper half: the group it is in, as one that follows. */
const GROUPS = 16;
const PAIRS = 0xffff;

/**
 * The first two units of many words, as a filter before a trie: nearly every place of a text is passed over by one look at a table,
 * most of the others by a table of pairs. It lets some pairs pass that begin no word, and keeps none from passing.
 */
export class FirstPairs {
  private readonly table = new Int32Array(UNITS + 1);
  private readonly begins = new Uint8Array(PAIRS + 1);

  /** @param words of two units at least */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      const first = word.charCodeAt(0);
      const second = word.charCodeAt(1);
      const group = 1 << groupOf(second);
      this.table[first & UNITS] = (this.table[first & UNITS] as number) | group;
      this.table[second & UNITS] = (this.table[second & UNITS] as number) | (group << GROUPS);
      this.begins[pairHash(first, second)] = 1;
    }
  }

  /** What a unit is, for `mayBegin`: a scan keeps that of the unit before. */
  entryOf(unit: number): number {
    return this.table[unit & UNITS] as number;
  }

  /** True if a word may begin with two units. @param before entry of the first @param entry entry of the second */
  mayBegin(before: number, entry: number, first: number, second: number): boolean {
    return ((entry >>> GROUPS) & before) !== 0 && this.begins[pairHash(first, second)] === 1;
  }
}

function groupOf(unit: number): number {
  return (Math.imul(unit, 0x9e3779b1) >>> 28) & (GROUPS - 1);
}

/** Two units as one of 65,536 numbers. */
export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16;
}
