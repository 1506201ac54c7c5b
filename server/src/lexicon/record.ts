import type { EntryKind, FormKind } from './lexicon.ts';
import type { Cell } from './problem.ts';

export interface RawForm {
  readonly text: Cell;
  readonly kind: FormKind;
  readonly region?: string;
  readonly unless?: readonly Cell[];
  readonly weak?: boolean;
  readonly until?: Cell;
  readonly note?: string;
}

export interface RawOffice {
  readonly title: Cell;
  readonly from?: Cell;
  readonly to?: Cell;
  /** the days on which it was first and last seen in print */
  readonly seen?: readonly Cell[];
}

/** One entry as a file says it, before it is checked. YAML and TSV both end here. */
export interface RawEntry {
  readonly kind: EntryKind;
  /** place of the whole entry */
  readonly start: number;
  readonly end: number;
  /** `name`, or `names` where nothing is decided */
  names: Cell[];
  undecided: boolean;
  forms: RawForm[];
  offices: RawOffice[];
  unless: Cell[];
  good: Cell[];
  bad: Cell[];
  weak: boolean;
  readonly scalars: Map<'full' | 'original' | 'sure' | 'quotes' | 'country' | 'checked' | 'source' | 'note', Cell>;
}

export function rawEntry(kind: EntryKind, start: number, end: number): RawEntry {
  const lists = { names: [], forms: [], offices: [], unless: [], good: [], bad: [] };
  return { kind, start, end, undecided: false, weak: false, scalars: new Map(), ...lists };
}

/** Adds all items but those that are missing. Not by spreading: a list may be longer than what a call has room for. */
export function addAll<T>(list: T[], items: Iterable<T | undefined>): void {
  for (const item of items) if (item !== undefined) list.push(item);
}

/** Keys that hold one text. */
export const SCALARS = ['full', 'original', 'sure', 'quotes', 'country', 'checked', 'source', 'note'] as const;

/** Keys that hold forms, and which kind. */
export const FORM_KEYS: Readonly<Record<string, FormKind>> = {
  alsoFull: 'full',
  short: 'short',
  synonyms: 'synonym',
  variants: 'variant',
  typos: 'typo',
  wrong: 'wrong',
};

/** Parts of a lexicon file. */
export const SECTIONS: Readonly<Record<string, EntryKind>> = {
  people: 'person',
  organisations: 'organisation',
  places: 'place',
  agencies: 'agency',
  events: 'event',
  terms: 'term',
  groups: 'term',
  pairs: 'pair',
};
