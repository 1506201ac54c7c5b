import { pairHash } from '../lexicon/first-pairs.ts';
import { MOST_ALIKE } from '../lexicon/knowledge.ts';

/** A list of strings that a text may hold one behind the other, parted by marks: a formulation, an order of names. */
export interface Listed {
  readonly items: readonly string[];
}

/**
 * Finds which lists have an item that begins at a place of a text, by its first two units. Items have two units at least. Of lists that
 * begin alike the first ones count: the reader of lexicon files reports where one has too many.
 */
export class ItemIndex<T extends Listed> {
  private readonly pairs = new Uint8Array(0x10000);
  private readonly byPair = new Map<number, T[]>();

  constructor(lists: readonly T[]) {
    for (const list of lists) {
      for (const item of list.items) {
        const key = pairHash(item.charCodeAt(0), item.charCodeAt(1));
        this.pairs[key] = 1;
        const own = this.byPair.get(key);
        if (!own) this.byPair.set(key, [list]);
        else if (own.at(-1) !== list && own.length < MOST_ALIKE) own.push(list);
      }
    }
  }

  /** Lists that may have an item at `at` (UTF-16 units). One look at a table where there is none. */
  at(text: string, at: number): readonly T[] {
    const key = pairHash(text.charCodeAt(at), text.charCodeAt(at + 1));
    return this.pairs[key] ? (this.byPair.get(key) ?? NONE) : NONE;
  }
}

const NONE: readonly never[] = [];
