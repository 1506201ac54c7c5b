import { editsBetween } from '../report/edits-between.ts';
import type { Range, TextEdit } from '../text/range.ts';
import { PARAGRAPH_END } from './characters.ts';
import type { DraftParagraph, DraftText } from './draft-text.ts';

/** An edit of the text of an imported draft. */
export interface DraftChange extends TextEdit {
  /** where its text stands in the draft as it is now */
  readonly from: number;
  readonly to: number;
  /** the note of the imported draft that it is made in, as `^1`; nothing in the body; NEW_NOTE */
  readonly note: string;
}

/** A note that the imported draft has none of; one that it has, whose place among the others is another. */
export const NEW_NOTE = '^';
const MOVED_NOTE = '^^';

/**
 * What was changed between two states of a draft, as the texts that they show: in the body, then in each note.
 * @returns edits of the first one, in order, apart from each other; what comes or goes as whole paragraphs has their ends behind it
 */
export function changesBetween(imported: DraftText, draft: DraftText): DraftChange[] {
  const [then, now] = [bodyOf(imported), bodyOf(draft)];
  const changes = changesIn(imported, draft, then, now, '');
  let [at, to] = [then.end, now.end];
  for (const { before, after, note } of notePairs(imported, draft, changes)) {
    const [a, b] = [before ?? { start: at, end: at }, after ?? { start: to, end: to }];
    changes.push(...changesIn(imported, draft, a, b, note));
    [at, to] = [a.end, b.end];
  }
  return changes;
}

/** What was changed in a stretch of the text. */
function changesIn(imported: DraftText, draft: DraftText, before: Range, after: Range, note: string): DraftChange[] {
  const texts = [imported.text.slice(before.start, before.end), draft.text.slice(after.start, after.end)] as const;
  let shift = after.start - before.start;
  return editsBetween(...texts).flatMap((edit) => {
    const { start, end, text } = withEnds(edit, texts[0]);
    const from = before.start + start + shift;
    shift += text.length - (end - start);
    return partsOf({ start: before.start + start, end: before.start + end, text, from, to: from + text.length, note }, imported);
  });
}

const isNote = ({ area }: DraftParagraph): boolean => area.startsWith('^');

/** All that is no note. */
function bodyOf({ paragraphs, text }: DraftText): Range {
  return { start: 0, end: paragraphs.find(isNote)?.start ?? text.length };
}

/** The texts of notes, by their labels, in order. */
function notesOf({ paragraphs }: DraftText): Map<string, Range> {
  const notes = new Map<string, Range>();
  for (const p of paragraphs.filter(isNote)) notes.set(p.area.slice(1), { start: notes.get(p.area.slice(1))?.start ?? p.start, end: p.end + 1 });
  return notes;
}

interface NotePair {
  readonly before: Range | undefined;
  readonly after: Range | undefined;
  readonly note: string;
}

/** Notes of both texts in order, each with what has become of it: they are one where a mark of them has stayed, whatever its number. */
function notePairs(imported: DraftText, draft: DraftText, changes: readonly DraftChange[]): NotePair[] {
  const origins = originsOf(draft, changes);
  const before = new Map<string, string>();
  for (const [at, label] of draft.notes) {
    const known = imported.notes.get(origins[at] as number);
    if (known !== undefined && !before.has(label)) before.set(label, known);
  }
  const old = [...notesOf(imported)];
  const pairs: NotePair[] = [];
  let next = 0;
  const add = (until: number, after?: Range): void => {
    for (const [label, range] of old.slice(next, until)) pairs.push({ before: range, after, note: `^${label}` });
    next = Math.max(next, until);
  };
  for (const [label, after] of notesOf(draft)) {
    const found = old.findIndex(([known], k) => k >= next && known === before.get(label));
    if (found < 0) pairs.push({ before: undefined, after, note: before.has(label) ? MOVED_NOTE : NEW_NOTE });
    else {
      add(found);
      add(found + 1, after);
    }
  }
  add(old.length);
  return pairs;
}

/** What goes of the body and of a table is no one change: each is tracked in its own place. */
function partsOf(change: DraftChange, imported: DraftText): DraftChange[] {
  const { start, end, text, from } = change;
  const isWhole = isParagraphStart(imported.text, start) && text === '';
  if (start === end || !isParagraphStart(imported.text, end) || !(isWhole || text.endsWith(PARAGRAPH_END))) return [change];
  const gone = paragraphsIn(imported, start, end);
  const next = gone.find(({ area }) => area !== gone[0]?.area);
  if (!next) return [change];
  const rest = { ...change, start: next.start, text: '', from: change.to };
  if (isWhole) return [{ ...change, end: next.start }, ...partsOf(rest, imported)];
  // The end that is between them stays.
  const kept = text.slice(0, -1);
  return [{ ...change, end: next.start - 1, text: kept, to: from + kept.length }, ...partsOf(rest, imported)];
}

/** An end, a text and no end behind it, or a text and an end: that is the same where an end follows. */
function withEnds(edit: TextEdit, text: string): TextEdit {
  const { start, end } = edit;
  const moved = start === end ? edit.text : edit.text === '' ? text.slice(start, end) : '';
  if (!moved.startsWith(PARAGRAPH_END) || text[end] !== PARAGRAPH_END || isParagraphStart(text, start)) return edit;
  return { start: start + 1, end: end + 1, text: edit.text === '' ? '' : edit.text.slice(1) + PARAGRAPH_END };
}

export const isParagraphStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === PARAGRAPH_END;

/** True of a change that is whole paragraphs, of what comes and of what goes. */
export const isOfParagraphs = ({ start, end, text: after }: DraftChange, text: string): boolean =>
  isParagraphStart(text, start) && [text.slice(start, end), after].every((part) => part === '' || part.endsWith(PARAGRAPH_END));

/** The paragraphs that a stretch of a draft's text is of, or touches. */
export const paragraphsIn = ({ paragraphs }: DraftText, from: number, to: number): readonly DraftParagraph[] =>
  paragraphs.filter(({ start, end }) => start < to && end >= from);

/** For each unit of the draft's text where the same one stands in that of the imported one; −1 of what was added. */
export function originsOf(draft: DraftText, changes: readonly DraftChange[]): Int32Array {
  const origins = new Int32Array(draft.text.length).fill(-1);
  let [at, origin] = [0, 0];
  for (const { end, from, to } of [...changes, { end: 0, from: draft.text.length, to: draft.text.length }]) {
    while (at < from) origins[at++] = origin++;
    at = to;
    origin = end;
  }
  return origins;
}
