import type { Range } from '../text/range.ts';
import type { Words } from '../text/words.ts';

export type EntryKind = 'person' | 'organisation' | 'place' | 'agency' | 'event' | 'term' | 'pair';

/** Which spelling of an entry a form is. */
export type FormKind =
  | 'name' // the house form after first mention
  | 'full' // 唐纳德·特朗普
  | 'short' // a lawful abbreviation (俄国防部)
  | 'variant' // another region's or an old spelling (川普)
  | 'typo' // a slip (特郎普)
  | 'wrong'; // a body that does not exist (俄总统杜马)

export interface Office {
  readonly title: string;
  /** ISO day, month or year: 2018-03-19, 2018-03, 2018 */
  readonly from: string;
  /** absent: the end is not known, which never means "still in office" */
  readonly to?: string;
}

export interface Entry {
  readonly kind: EntryKind;
  /** house form */
  readonly name: string;
  readonly full?: string;
  readonly original?: string;
  readonly offices: readonly Office[];
  /** A: sure. B, C: never drives a title finding. */
  readonly sure: 'A' | 'B' | 'C';
  /** no form is preferred: name all, ask the house */
  readonly undecided: boolean;
  /** where it was read: file name of the lexicon */
  readonly from: string;
  /** quotation marks of a coined event: always, at the first mention, never */
  readonly quotes?: 'always' | 'first' | 'never';
  readonly note?: string;
}

export interface Mention extends Range {
  readonly entry: Entry;
  readonly form: FormKind;
  /** region the form belongs to (TW, HK, SG …) */
  readonly region?: string | undefined;
}

/** Compiled, immutable. Implements what the text layer asks (`Words`). */
export interface Lexicon extends Words {
  readonly entries: readonly Entry[];
  /** All mentions of a text, in order, without overlaps: longest match over the whole lexicon; `unless` words win and give no mention. Linear. */
  scan(text: string): readonly Mention[];
}
