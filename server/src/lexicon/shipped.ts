import openShipped, { type Shipped } from 'newsproof:lexicon';
import { shippedTypos } from '../typos/shipped.ts';
import { flowFrom } from './flow.ts';
import { idiomsFrom } from './idioms.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { Matcher } from './match.ts';
import { unpackLexicon } from './pack.ts';
import { type Pairs, pairsFrom } from './pairs.ts';
import { vocabularyFrom } from './vocabulary.ts';

let shipped: Shipped | undefined;
let lexicon: Lexicon | undefined;

function opened(): Shipped {
  shipped ??= openShipped();
  return shipped;
}

/** The lexicon that comes with the product. Opened when first asked for, and one for all callers. */
export function shippedLexicon(): Lexicon {
  lexicon ??= new Matcher(unpackLexicon(opened()), shippedPairs());
  return lexicon;
}

/** Its entries, to compile them together with others: `compileLexicon([shippedEntries(), house], shippedPairs())`. */
export function shippedEntries(): readonly Entry[] {
  return shippedLexicon().entries;
}

/** Two-character words, for the borders of short names, and the vocabulary they are of. */
export function shippedPairs(): Pairs {
  const parts = opened();
  return {
    ...pairsFrom(parts.words, parts.inside),
    vocabulary: vocabularyFrom(parts),
    flow: flowFrom(parts.flow),
    idioms: idiomsFrom(parts.idioms),
    typos: shippedTypos,
  };
}

/** Traditional characters and their simplified forms, in turn: see traditional.ts. */
export function shippedConversion(): string {
  return opened().traditional;
}

/** Administrative divisions of China and their changes, as packed: see ../knowledge/places.ts. */
export function shippedPlaces(): { readonly places: string; readonly changes: string } {
  const { places, placeChanges } = opened();
  return { places, changes: placeChanges };
}

/** What is known of laws, formulations and orders, as it is packed: server/src/knowledge reads it. */
export function shippedKnowledge(part: 'laws' | 'formulas' | 'orders'): string {
  return opened()[part];
}
