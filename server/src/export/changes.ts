import { editsBetween } from '../report/edits-between.ts';
import type { TextEdit } from '../text/range.ts';
import { PARAGRAPH_END } from './characters.ts';
import type { DraftParagraph, DraftText } from './draft-text.ts';

/** An edit of the text of an imported draft. */
export interface DraftChange extends TextEdit {
  /** where its text stands in the draft as it is now */
  readonly from: number;
  readonly to: number;
}

/**
 * What was changed between two states of a draft, as the texts that they show.
 * @returns edits of the first one, in order, apart from each other; what comes or goes as whole paragraphs has their ends behind it
 */
export function changesBetween(imported: DraftText, draft: DraftText): DraftChange[] {
  let shift = 0;
  return editsBetween(imported.text, draft.text).flatMap((edit) => {
    const change = withEnds(edit, imported.text);
    const from = change.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return partsOf({ ...change, from, to: from + change.text.length }, imported);
  });
}

/** What goes of the body and of notes is no one change: each is tracked in its own place. */
function partsOf(change: DraftChange, imported: DraftText): DraftChange[] {
  const { start, end, text, from } = change;
  const isWhole = isParagraphStart(imported.text, start) && text === '';
  if (start === end || !isParagraphStart(imported.text, end) || !(isWhole || text.endsWith(PARAGRAPH_END))) return [change];
  const gone = paragraphsIn(imported, start, end);
  const next = gone.find(({ area }) => area !== gone[0]?.area);
  if (!next) return [change];
  const rest = { start: next.start, end, text: '', from: change.to, to: change.to };
  if (isWhole) return [{ ...change, end: next.start }, ...partsOf(rest, imported)];
  // The end that is between them stays.
  const kept = text.slice(0, -1);
  return [{ start, end: next.start - 1, text: kept, from, to: from + kept.length }, ...partsOf(rest, imported)];
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
