import { importMessage } from '../import/imported.ts';
import type { Localized } from '../rule/rule.ts';
import { shown } from '../text/shown.ts';
import { type DraftChange, NEW_NOTE, originsOf } from './changes.ts';
import { LINE_BREAK, NOTE_MARK, PARAGRAPH_END, PICTURE } from './characters.ts';
import type { DraftText } from './draft-text.ts';
import type { Remark } from './markup.ts';
import type { PlacedEdit, Placement, Unplaced } from './place-edits.ts';
import { NOWHERE } from './places.ts';

/** What has become of a draft's changes. */
export interface WrittenDraft {
  readonly imported: DraftText;
  readonly draft: DraftText;
  readonly changes: readonly DraftChange[];
  readonly placement: Placement;
  /** the edits that are tracked, in order */
  readonly done: readonly PlacedEdit[];
  readonly unplaced: readonly Unplaced[];
}

/** What is said of a place of a Word file. */
export interface PlacedRemark {
  /** offset in its text when all changes are accepted */
  readonly at: number;
  readonly text: Localized;
}

/** Longest piece of a text in a comment. */
const LONGEST_PIECE = 200;

/** Everything that a draft has and its Word file does not, with its places there, in order. */
export function placedRemarks(outcome: WrittenDraft, remarks: readonly Remark[]): PlacedRemark[] {
  const { imported, draft, changes, placement, done, unplaced } = outcome;
  const accepted = acceptedOffsets(done);
  const origins = originsOf(draft, changes);
  /** Of an offset of the draft. */
  const place = (at: number): number => {
    const put = placement.put.find((p) => p.from <= at && at < p.to && done.includes(p.edit));
    if (put) {
      // Its own paragraph, where it is one.
      const lead = put.edit.text.startsWith(PARAGRAPH_END) && draft.text[put.from] !== PARAGRAPH_END ? 1 : 0;
      const ends = draft.text.slice(put.from, at).split(PARAGRAPH_END).length - 1 + lead;
      return (accepted.ofEdit.get(put.edit) as number) + behindEnds(put.edit.text, ends);
    }
    for (let k = at; k >= 0; k--) {
      const origin = origins[k] as number;
      const found = origin >= 0 ? (placement.places[origin] as number) : NOWHERE;
      if (found !== NOWHERE) return accepted.of(found);
    }
    return 0;
  };
  // The mark of a new note is told with its text.
  const told = unplaced.filter(({ change }) => change.note !== NEW_NOTE || change.start < change.end);
  return [
    ...told.map(({ change, at }) => ({ at: accepted.of(at), text: changeMessage(imported.text.slice(change.start, change.end), change.text) })),
    ...remarks.map(({ at, text }) => ({ at: place(at), text })),
  ].sort((a, b) => a.at - b.at);
}

/** Where things stand when edits are made. */
function acceptedOffsets(done: readonly PlacedEdit[]): { ofEdit: ReadonlyMap<PlacedEdit, number>; of(at: number): number } {
  const ofEdit = new Map<PlacedEdit, number>();
  let shift = 0;
  for (const edit of done) {
    ofEdit.set(edit, edit.start + shift);
    shift += edit.text.length - (edit.end - edit.start);
  }
  const of = (at: number): number => {
    let moved = at;
    for (const { start, end, text } of done) {
      if (start > at || (start === at && end > at)) break;
      moved += end <= at ? text.length - (end - start) : start - at;
    }
    return moved;
  };
  return { ofEdit, of };
}

function behindEnds(text: string, ends: number): number {
  let at = 0;
  for (let k = 0; k < ends; k++) at = text.indexOf(PARAGRAPH_END, at) + 1;
  return at;
}

function changeMessage(removed: string, added: string): Localized {
  if (removed + added === PARAGRAPH_END) return importMessage(added === '' ? 'comment-joined' : 'comment-parted');
  const id = removed === '' ? 'comment-added' : added === '' ? 'comment-removed' : 'comment-changed';
  const [before, after] = [removed, added].map((text) => ({ zh: readable(text, '［图］', '［注］'), en: readable(text, '[picture]', '[note]') }));
  const of = (language: 'zh' | 'en'): string => importMessage(id, { before: before?.[language] ?? '', after: after?.[language] ?? '' })[language];
  return { zh: of('zh'), en: of('en') };
}

const readable = (text: string, picture: string, note: string): string =>
  shown(text.replace(/\n$/, '').replaceAll(PICTURE, picture).replaceAll(NOTE_MARK, note).replaceAll(LINE_BREAK, PARAGRAPH_END), LONGEST_PIECE);
