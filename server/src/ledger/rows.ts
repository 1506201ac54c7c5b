import type { Entry, FormKind } from '../lexicon/lexicon.ts';
import type { Range } from '../text/range.ts';
import type { RowKind } from './facts.ts';
import type { HeldOffice } from './offices.ts';

/** A stretch of a passage. Passages are counted from the article's first. */
export interface LedgerPlace extends Range {
  readonly passage: number;
}

/** How the lexicon takes a spelling: one of its forms, or nothing it knows. */
export type SpellingForm = FormKind | 'unlisted';

export interface Spelling {
  readonly text: string;
  readonly form: SpellingForm;
  readonly places: readonly LedgerPlace[];
}

interface GivenTitle {
  readonly text: string;
  readonly places: readonly LedgerPlace[];
}

/** A person, body, place, event or term of an article, with all it is called. */
export interface LedgerRow {
  readonly kind: RowKind;
  /** The house form; of what is not listed, the spelling that stands most often. */
  readonly name: string;
  readonly entry?: Entry | undefined;
  /** in order of their first places */
  readonly spellings: readonly Spelling[];
  /** of all spellings together */
  readonly count: number;
  readonly first: LedgerPlace & { readonly text: string; readonly form: SpellingForm };
  /** Titles that stand before the name, in order of their first places. */
  readonly titles: readonly GivenTitle[];
  /** Offices of a listed person on the article's day. */
  readonly offices: readonly HeldOffice[];
  /** Spellings that one article does not have beside each other. */
  readonly differs: boolean;
}

/** A row while it is filled. */
export interface OpenRow {
  readonly kind: RowKind;
  readonly name: string;
  readonly entry?: Entry | undefined;
  readonly spellings: Map<string, { readonly form: SpellingForm; readonly places: LedgerPlace[] }>;
  readonly titles: Map<string, LedgerPlace[]>;
  differs: boolean;
}

export const openRow = (kind: RowKind, name: string, entry?: Entry): OpenRow => ({
  kind,
  name,
  entry,
  spellings: new Map(),
  titles: new Map(),
  differs: false,
});

/** Notes one place of a name, and the title before it. */
export function note(row: OpenRow, text: string, form: SpellingForm, place: LedgerPlace, title?: { readonly text: string; readonly range: Range }): void {
  const spelling = row.spellings.get(text);
  if (spelling) spelling.places.push(place);
  else row.spellings.set(text, { form, places: [place] });
  if (!title) return;
  const at = { passage: place.passage, start: title.range.start, end: title.range.end };
  const places = row.titles.get(title.text);
  if (places) places.push(at);
  else row.titles.set(title.text, [at]);
}
