import type { Problem } from '../../engine/place.ts';
import type { Settings } from '../../engine/settings.ts';
import type { Addition } from '../../lexicon/insert.ts';
import { type Entry, type EntryKind, LAWFUL, type Lexicon, type Mention } from '../../lexicon/lexicon.ts';
import type { Localized } from '../../rule/rule.ts';
import { spanOf, type TextEdit } from '../../text/range.ts';
import { type DisplayLanguage, say } from '../messages.ts';
import { LEXICON_MESSAGES } from './messages.ts';

/** Kinds of entries that may be added by a finding. */
const NEW_KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['person', 'organisation', 'place']);
const LONGEST = 40;

/** A finding that says: this is written so, and ought to be written so. */
export interface Spelt {
  readonly from: string;
  readonly to: string;
}

/** What a lexicon is taught: that the name is somebody else's, that the form is right, that it is wrong. */
export type Lesson = 'new' | 'accepted' | 'wrong';

/** The rules whose findings a lexicon can learn from, by id. */
export function teachers({ active }: Settings): ReadonlySet<string> {
  return new Set(active.flatMap(({ rule: { meta } }) => (meta.teaches ? [meta.id] : [])));
}

/**
 * The spelling that a finding is about, if it is about one.
 * @param text of the draft
 * @param by the rules that speak of spellings, see `teachers`
 */
export function spelt(p: Problem, text: string, by: ReadonlySet<string>): Spelt | undefined {
  const [fix] = p.fixes;
  if (!by.has(p.rule) || !fix) return undefined;
  const from = joined(text.slice(p.range.start, p.range.end));
  const to = whole(fix.edits, p) ? fix.edits.map((e) => e.text).join('') : undefined;
  return to !== undefined && to !== from && isForm(from) && isForm(to) ? { from, to } : undefined;
}

/** True if the edits write something in the place of all that the finding covers, but for line ends inside. */
function whole(edits: readonly TextEdit[], { range }: Problem): boolean {
  const { start, end } = spanOf(edits);
  return start === range.start && end === range.end;
}

/** A name without the line end that runs through it. */
const joined = (s: string): string => s.replace(/[ \t　]*(?:\r\n|\r|\n)[ \t　>]*/g, '');

function isForm(s: string): boolean {
  return s.length >= 2 && s.length <= LONGEST && s === s.trim() && !/[\p{Cc}“”"《》，。；：！？、]/u.test(s);
}

/** The mention that a text is, from end to end. */
function exactly(lexicon: Lexicon, text: string): Mention | undefined {
  const [m, more] = lexicon.scan(text);
  return m && !more && m.start === 0 && m.end === text.length && !m.rivals ? m : undefined;
}

/** The entry whose name a spelling is meant to be. */
export function entryOf(lexicon: Lexicon, { from, to }: Spelt): Entry | undefined {
  return exactly(lexicon, from)?.entry ?? exactly(lexicon, to)?.entry;
}

/** What can be taught of a spelling: nothing that the lexicon says already. */
export function lessonsOf(lexicon: Lexicon, s: Spelt): Lesson[] {
  const known = exactly(lexicon, s.from);
  const entry = entryOf(lexicon, s);
  if (known && LAWFUL.has(known.form) && known.form !== 'synonym') return [];
  if (entry && (entry.kind === 'pair' || entry.undecided)) return [];
  const lessons: Lesson[] = [];
  // A synonym is right already: beside its name it stands only as a term of its own.
  if (known?.form === 'synonym') return ['new'];
  if (NEW_KINDS.has(entry?.kind ?? 'person')) lessons.push('new');
  lessons.push('accepted');
  if (!known) lessons.push('wrong');
  return lessons;
}

/** The names that a lesson brings: where one of two that look alike is listed, the other would be taken for it, so both are. */
function newNames(lexicon: Lexicon, s: Spelt): readonly string[] {
  return entryOf(lexicon, s) ? [s.from] : [s.from, s.to];
}

/** A lesson as additions to a lexicon file. */
export async function additionsOf(lexicon: Lexicon, s: Spelt, lesson: Lesson, language: DisplayLanguage): Promise<Addition[]> {
  const { bareEntry, withForm } = await import('../../lexicon/taught.ts');
  const known = entryOf(lexicon, s);
  if (lesson === 'new') return newNames(lexicon, s).map((name) => ({ entry: bareEntry(known?.kind ?? 'person', name) }));
  const entry = known ?? bareEntry('person', s.to);
  const kind = lesson === 'wrong' ? 'typo' : isLong(entry, s.from) ? 'full' : 'short';
  const comment = known ? { comment: say(LEXICON_MESSAGES.copied, language) } : {};
  return [{ entry: withForm(entry, s.from, kind), form: { text: s.from, kind }, ...comment }];
}

/** A form with a given name is a full one. */
const isLong = (entry: Entry, form: string): boolean => /[·•]/.test(form) && !/[·•]/.test(entry.name);

/** @param to what is added to */
export function lessonTitle(lexicon: Lexicon, s: Spelt, lesson: Lesson, to: Localized): Localized {
  const entry = entryOf(lexicon, s);
  if (lesson === 'new') return LEXICON_MESSAGES.addNew(to, entry?.kind ?? 'person', newNames(lexicon, s));
  return (lesson === 'wrong' ? LEXICON_MESSAGES.addWrong : LEXICON_MESSAGES.addAccepted)(to, s.from, entry?.name ?? s.to);
}
