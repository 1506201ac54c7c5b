import type { Localized } from '../rule/rule.ts';
import { applyEdits, difference, type Range, spanOf, type TextEdit } from '../text/range.ts';
import { around, cited, shown } from '../text/shown.ts';

/** Edits so near to each other are one change to a reader. UTF-16 units. */
const ONE_CHANGE = 24;
/** Of more changes the first ones are named, and how many there are. */
const MOST_NAMED = 2;
/** Characters on both sides of a line end. */
const BESIDE_LINE_END = 3;

/** One change of a fix as a reader sees it. */
interface Change {
  readonly from: string;
  readonly to: string;
}

/** Titles that say what the change itself says, and no more: 改为“…”, 删去空格, Write “…”. */
const BARE_ZH = /^(?:改为|删去|补上|加上|补全为)[^（）()]*$/u;
const isBare = (title: Localized): boolean => BARE_ZH.test(title.zh);
const DELETES = /^删去/;

const LETTERS = /[\p{L}\p{N}]/u;
const LINE_END = /[\r\n]/;
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

type Language = keyof Localized;

/**
 * The title of a fix made complete: what stands there and what becomes of it, so that no editor has to guess what is going to
 * change. What a title says beside that stays in front.
 * @param title what the rule calls it
 * @param edits UTF-16 units of the text, in any order, without overlaps; of none the title stays as it is
 */
export function completeTitle(title: Localized, text: string, edits: readonly TextEdit[]): Localized {
  if (edits.length === 0) return title;
  const changes = changesOf(text, edits);
  const [first] = changes;
  if (!first) return title;
  return changes.length > 1
    ? both((language) => withRule(title[language], tell(changes, language), isBare(title), language))
    : both((language) => ofOne(title, first, language));
}

/** The title of a fix that changes one place. */
function ofOne(title: Localized, change: Change, language: Language): string {
  const { from, to } = change;
  const said = title[language];
  const beside = (text: string): string => `${said}${language === 'zh' ? '' : ': '}${cited(text)}`;
  // Where nothing but a line end goes or comes the rule says which of the two, and the text says where.
  if (lettersOf(from) === lettersOf(to) && LINE_END.test(from + to)) return beside(LINE_END.test(from) ? from : to);
  if ((from === '' || to === '') && said.includes(cited(from || to))) return said;
  // 删去页码“12”、报眉“…”: it names all of it, piece by piece.
  if (to === '' && LETTERS.test(from) && lettersOf(said).includes(lettersOf(from))) return said;
  // To the eye nothing may change: one blank takes the place of another.
  if (looks(from) === looks(to)) return beside(from);
  if (to === '' && DELETES.test(title.zh) && !isBare(title)) return beside(from);
  return withRule(said, tell([change], language), isBare(title), language);
}

function withRule(said: string, told: string, bare: boolean, language: Language): string {
  if (bare) return told;
  return language === 'zh' ? `${said}：${told}` : `${said}: ${told}`;
}

/** What two texts have in common that look the same: any blank is one, a soft hyphen none. */
const looks = (text: string): string => shown(text).replace(/\s/g, ' ').replaceAll('\u00ad', '');

const both = (f: (language: Language) => string): Localized => ({ zh: f('zh'), en: f('en') });

function tell(changes: readonly Change[], language: Language): string {
  const said = changes.slice(0, MOST_NAMED).map((c) => tellOne(c, language));
  if (changes.length <= MOST_NAMED) return said.join(language === 'zh' ? '，' : ', ');
  return language === 'zh' ? `${said.join('，')}，等${changes.length}处` : `${said.join(', ')}, ${changes.length} in all`;
}

function tellOne({ from, to }: Change, language: Language): string {
  const zh = language === 'zh';
  if (from === '') return zh ? `加上${cited(to)}` : `Add ${cited(to)}`;
  if (to === '') return zh ? `删去${cited(from)}` : `Delete ${cited(from)}`;
  return zh ? `${cited(from, to)}改为${cited(to, from)}` : `Change ${cited(from, to)} to ${cited(to, from)}`;
}

function changesOf(text: string, edits: readonly TextEdit[]): Change[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const span = spanOf(sorted);
  if (sorted.length === 1 || span.end - span.start <= ONE_CHANGE) return [changeOf(text, { ...span, text: replaced(text, span, sorted) })];
  return sorted.map((e) => changeOf(text, e));
}

function replaced(text: string, { start, end }: Range, edits: readonly TextEdit[]): string {
  return applyEdits(
    text.slice(start, end),
    edits.map((e) => ({ start: e.start - start, end: e.end - start, text: e.text })),
  );
}

/** What an edit makes of what: of blanks and marks with what stands beside them, of a long text only what changes in it. */
function changeOf(text: string, edit: TextEdit): Change {
  const old = text.slice(edit.start, edit.end);
  if (old.length > ONE_CHANGE && edit.text !== '') {
    const { start, end, text: to } = difference(old, edit.text);
    return shownWith(text, { start: edit.start + start, end: edit.start + end, text: to });
  }
  return LETTERS.test(old + edit.text) ? { from: trimmed(old), to: trimmed(edit.text) } : shownWith(text, edit);
}

function shownWith(text: string, edit: TextEdit): Change {
  const breaks = LINE_END.test(text.slice(edit.start, edit.end)) || LINE_END.test(edit.text);
  const { start, end } = around(text, edit, breaks ? BESIDE_LINE_END : undefined);
  const [before, after] = [text.slice(start, edit.start), text.slice(edit.end, end)];
  return { from: text.slice(start, end), to: before + edit.text + after };
}

/** The line end behind a line, or that a word over two lines leaves behind, is none of what is read. */
const trimmed = (text: string): string => (LETTERS.test(text) ? text.replace(/^[\r\n]+|[\r\n]+$/g, '') : text);
