import type { Range } from '../text/range.ts';
import type { Words } from '../text/words.ts';
import type { Typos } from '../typos/typos.ts';
import type { Idioms } from './idioms.ts';
import type { Knowledge } from './knowledge.ts';
import type { Vocabulary } from './vocabulary.ts';

export type EntryKind = 'person' | 'organisation' | 'place' | 'agency' | 'event' | 'term' | 'pair';

/** Which spelling of an entry a form is. */
export type FormKind =
  | 'name' // the house form after first mention
  | 'full' // 唐纳德·特朗普
  | 'short' // a lawful abbreviation (俄国防部)
  | 'synonym' // another word for the same thing (峰会 beside 会晤): right by itself, wrong beside the name
  | 'variant' // another region's or an old spelling (川普)
  | 'typo' // a slip (特郎普)
  | 'wrong'; // a body that does not exist (俄总统杜马)

/** Forms that an article may use without a finding of its own. */
export const LAWFUL: ReadonlySet<FormKind> = new Set<FormKind>(['name', 'full', 'short', 'synonym']);

/** One spelling of an entry. */
export interface Form {
  readonly text: string;
  readonly kind: FormKind;
  /** TW, HK, SG, MY, US, ROK …; several are joined by a slash */
  readonly region?: string;
  /** The string is also something else (a company, another person): a mention of it is never certain. */
  readonly weak?: true;
  /** ISO day, month or year: the form was right until then (汉城 until 2005-01). */
  readonly until?: string;
  readonly note?: string;
}

export interface Office {
  readonly title: string;
  /** ISO day, month or year: 2018-03-19, 2018-03, 2018 */
  readonly from: string;
  /** absent: the end is not known, which never means "still in office" */
  readonly to?: string;
}

/** A title that was printed with a person: on these days, which tell nothing of when the term began or ended. */
export interface Sighting {
  readonly title: string;
  /** ISO day, month or year of the first time and the last */
  readonly first: string;
  readonly last: string;
}

export interface Entry {
  readonly kind: EntryKind;
  /** house form; where nothing is decided, the first of the forms */
  readonly name: string;
  readonly full?: string;
  readonly original?: string;
  readonly offices: readonly Office[];
  readonly seen?: readonly Sighting[];
  /** A: sure. B, C: never drives a title finding. */
  readonly sure: 'A' | 'B' | 'C';
  /** no form is preferred: name all, ask the house (all of them have the kind `name`) */
  readonly undecided: boolean;
  /** where it was read: file name of the lexicon */
  readonly from: string;
  /** quotation marks of a coined event: always, at the first mention, never */
  readonly quotes?: 'always' | 'first' | 'never';
  readonly note?: string;
  /** every spelling, the name first; no text occurs twice */
  readonly forms: readonly Form[];
  /** longer words that contain a form and are no mention (四川普通话) */
  readonly unless: readonly string[];
  /** what a person or body belongs to: 朝鲜, 美国, 欧盟 */
  readonly country?: string;
  /** Day or month on which the facts were checked. */
  readonly checked?: string;
  /** Where the facts come from. */
  readonly source?: string;
  /** samples in which no variant, typo or wrong form of the entry may be found */
  readonly good?: readonly string[];
  /** samples in which one must be found */
  readonly bad?: readonly string[];
  /** place of the entry in its file, UTF-16 units; absent for shipped entries */
  readonly place?: Range;
}

/** True of a lawful form that is nothing else as well, of an entry where something is decided. */
export const isPlainForm = ({ undecided }: Entry, { kind, weak }: Form): boolean => !undecided && !weak && LAWFUL.has(kind);

export interface Mention extends Range {
  readonly entry: Entry;
  readonly form: FormKind;
  /** region the form belongs to (TW, HK, SG …) */
  readonly region?: string | undefined;
  /**
   * False when the characters around it make another reading as good (李强调: 李|强调), when the form is weak (安华), or when
   * other entries claim the same form. No finding above a hint may rest on an uncertain mention alone.
   */
  readonly certain: boolean;
  /** Other entries that this form may mean (约翰逊). */
  readonly rivals?: readonly Entry[] | undefined;
}

/** What is known of an entry before it is opened: there are thousands, and a text needs a few. */
export interface ListedName {
  readonly name: string;
  /** It has a full form. */
  readonly full: boolean;
  readonly undecided: boolean;
  /** opened when first asked for */
  readonly entry: Entry;
}

/** A form of an entry that is not opened yet. */
export interface ListedForm {
  readonly text: string;
  /** opened when first asked for */
  readonly entry: Entry;
}

/** Compiled, immutable. Implements what the text layer asks (`Words`). */
export interface Lexicon extends Words {
  readonly entries: readonly Entry[];
  /** Those of one kind, in order: cheaper than all, since what nobody asks for is not opened. */
  entriesOf(kind: EntryKind): readonly Entry[];
  /** Their names alone, in the same order. */
  namesOf(kind: EntryKind): readonly ListedName[];
  /** The lawful forms of one kind that are nothing else as well, each with the entry that owns it; of entries where nothing is decided, none. */
  formsOf(kind: EntryKind): readonly ListedForm[];
  /** The people with whom a title was seen in print (`seen`), exactly so. */
  seenAs(title: string): readonly Entry[];
  /**
   * All mentions of a text, in order, without overlaps: longest match over the whole lexicon; `unless` words win and give no
   * mention. A dot of another code point between the parts of a name (唐纳德•特朗普) matches too. Linear.
   */
  scan(text: string): readonly Mention[];
  /** Common words that are no entries. */
  readonly vocabulary: Vocabulary;
  /** Set phrases. */
  readonly idioms: Idioms;
  /** Which words may have been meant for others. */
  readonly typos: Typos;
  /** What the files of the house say is so, in their order, beside what is shipped. One list for all lexicons that have none. */
  readonly knowledge: readonly Knowledge[];
}
