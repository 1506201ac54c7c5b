import type { Lexicon } from '../../lexicon/lexicon.ts';

/** Two countries in the order of the house. */
export interface CountryPair {
  /** 朝美 */
  readonly name: string;
  /** The text stands in this order. */
  readonly reversed: boolean;
}

const tables = new WeakMap<Lexicon, ReadonlyMap<string, CountryPair>>();

/** Every order of every pair of the lexicon. Remembered by the lexicon's identity. */
export function countryPairs(lexicon: Lexicon): ReadonlyMap<string, CountryPair> {
  let table = tables.get(lexicon);
  if (!table) {
    const made = new Map<string, CountryPair>();
    for (const e of lexicon.entries) {
      if (e.kind !== 'pair' || e.undecided) continue;
      for (const f of e.forms) if (f.text.length === 2) made.set(f.text, { name: e.name, reversed: f.kind !== 'name' });
    }
    table = made;
    tables.set(lexicon, table);
  }
  return table;
}
