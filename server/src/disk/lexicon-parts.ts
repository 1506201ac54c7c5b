import type { Shipped } from 'newsproof:lexicon';

export type PartName = keyof Shipped;

/** By name of a part: its first byte, counted from the end of the head, its length in bytes, its encoding. */
export type Head = Readonly<Record<PartName, readonly [start: number, length: number, encoding: 'latin1' | 'utf16le']>>;

/** The shipped lexicon. @param part the text of a part */
export function shippedFrom(part: (name: PartName) => string): Shipped {
  return {
    keys: part('keys'),
    owners: part('owners'),
    forms: part('forms'),
    plain: part('plain'),
    rivals: part('rivals'),
    entries: part('entries'),
    words: part('words'),
    inside: part('inside'),
    traditional: part('traditional'),
    rareWords: part('rareWords'),
    longWords: part('longWords'),
    doubled: part('doubled'),
    flow: part('flow'),
    places: part('places'),
    placeChanges: part('placeChanges'),
    laws: part('laws'),
    formulas: part('formulas'),
    orders: part('orders'),
    idioms: part('idioms'),
  };
}
