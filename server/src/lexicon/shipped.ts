import shipped from 'newsproof:lexicon';
import { compileLexicon } from './compile.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { type Pairs, pairsFrom } from './pairs.ts';

let entries: readonly Entry[] | undefined;
let pairs: Pairs | undefined;
let lexicon: Lexicon | undefined;

/** Entries of the lexicon that comes with the product. Parsed when first asked for. */
export function shippedEntries(): readonly Entry[] {
  entries ??= JSON.parse(shipped.entries) as Entry[];
  return entries;
}

/** Two-character words, for the borders of short names. Decoded when first asked a question. */
export function shippedPairs(): Pairs {
  pairs ??= pairsFrom(shipped.words, shipped.inside);
  return pairs;
}

/** The lexicon that comes with the product, compiled once. */
export function shippedLexicon(): Lexicon {
  lexicon ??= compileLexicon([shippedEntries()], shippedPairs());
  return lexicon;
}
