import type { Mention } from '../lexicon/lexicon.ts';
import { PASSAGE_KINDS, type PassageKind } from '../text/passage.ts';
import type { Profile } from './profile.ts';
import type { PassageView } from './scans.ts';

/**
 * What a rule waits for. It is called for a passage in which one of its triggers stands, and is told the places; all the triggers of
 * all rules are found in one scan (engine/wake). A trigger may stand where nothing is wrong, but nothing may be wrong where none
 * stands: test/triggers.test.ts holds each rule against texts that do not wake it.
 */
export type Trigger =
  | { readonly on: 'words'; readonly words: readonly string[] }
  | { readonly on: 'pair'; readonly first: Units; readonly second: Units }
  | { readonly on: 'near'; readonly first: Units; readonly second: Units; readonly reach: number }
  | { readonly on: 'twice'; readonly longest: number }
  | { readonly on: 'mention'; readonly where: MentionTest; readonly besideAnother: boolean }
  | { readonly on: 'view'; readonly view: PassageView<unknown>; readonly where: (read: unknown) => boolean }
  | { readonly on: 'shape'; readonly parts: readonly Part[] }
  | { readonly on: 'length'; readonly most: number }
  | { readonly on: 'every'; readonly why: string }
  | { readonly on: 'when'; readonly test: SettingTest; readonly triggers: readonly Trigger[] };

/** Characters: those of a string, or of classes (bits of `Class` in text/chars.ts), or both. */
export type Units = string | number | { readonly of: string; readonly classes: number };

/** What a mention is to begin with. Not whether it is certain, nor what stands around it: the engine remembers the answer by entry and form. */
export type MentionTest = (m: Pick<Mention, 'entry' | 'form'>) => boolean;

/** What a rule runs under. */
export type SettingTest = (ctx: { readonly options: unknown; readonly profile: Profile }) => boolean;

/** What a passage may have beside its text. */
export type Part = 'seams' | 'after' | 'column' | 'margin' | 'refused' | 'dateline' | 'credit' | 'endCredit' | 'level';

/** The edges of a text, as one side of a pair. */
export const EDGE = '\0edge';

/** One of these strings stands in the text; its place is that of its first unit. */
export const words = (...list: readonly string[]): Trigger => ({ on: 'words', words: list });

/** One of these characters stands in the text. */
export const signs = (units: Units): Trigger => ({ on: 'pair', first: '', second: units });

/** A character of the first kind stands right before one of the second; the place is that of the first. */
export const pair = (first: Units, second: Units): Trigger => ({ on: 'pair', first, second });

/** The text begins with one of these characters. */
export const begins = (units: Units): Trigger => ({ on: 'pair', first: EDGE, second: units });

/** The text ends with one of these characters. */
export const ends = (units: Units): Trigger => ({ on: 'pair', first: units, second: EDGE });

/** A character of the second kind stands at most so many units behind one of the first; the place is that of the nearest first one. */
export const near = (first: Units, second: Units, reach: number): Trigger => ({ on: 'near', first, second, reach });

/** The same up to so many Han characters stand twice, side by side; the place is the end of the second. */
export const twice = (longest: number): Trigger => ({ on: 'twice', longest });

/** A name of the lexicon of which this is true stands in the text. It gives no place: see `p.mentions`. */
export const mention = (where: MentionTest): Trigger => ({ on: 'mention', where, besideAnother: false });

/** Two such names stand side by side. No place. */
export const mentionsBeside = (where: MentionTest): Trigger => ({ on: 'mention', where, besideAnother: true });

/** What several rules read of a passage once for all says that there is something for this one. No place: see `p.view`. */
export const view = <T>(view: PassageView<T>, where: (read: T) => boolean): Trigger => ({
  on: 'view',
  view,
  where: where as (read: unknown) => boolean,
});

/** One of these characters stands among the first so many; the place is the head of the text. */
export const early = (units: Units, most: number): Trigger => ({ on: 'near', first: EDGE, second: units, reach: most });

/** The passage has one of these. No place. */
export const has = (...parts: readonly Part[]): Trigger => ({ on: 'shape', parts });

/** The text has so many units at most. No place. */
export const upTo = (most: number): Trigger => ({ on: 'length', most });

/** The rule has to see every passage of its kinds, for a reason that stands here. No place. */
export const every = (why: string): Trigger => ({ on: 'every', why });

/** These count only under some options, or in some profiles. */
export const when = <O>(test: (ctx: { readonly options: O; readonly profile: Profile }) => boolean, ...triggers: readonly Trigger[]): Trigger => ({
  on: 'when',
  test: test as SettingTest,
  triggers,
});

/** All kinds of passages but these. */
export const allBut = (...kinds: readonly PassageKind[]): readonly PassageKind[] => PASSAGE_KINDS.filter((kind) => !kinds.includes(kind));
