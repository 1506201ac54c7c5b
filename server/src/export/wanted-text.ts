import { originsOf } from './changes.ts';
import { PARAGRAPH_END } from './characters.ts';
import type { DraftParagraph } from './draft-text.ts';
import type { WrittenDraft } from './remarks.ts';

/** The text that a copy should have: that of the draft, as it was where a change is none of the copy. */
export function wantedText({ imported, draft, changes, placement, unplaced }: Omit<WrittenDraft, 'done'>): string {
  let out = '';
  let at = 0;
  const parts = [
    ...unplaced.map(({ change: { from, to, start, end } }) => ({ from, to, text: imported.text.slice(start, end) })),
    ...placement.put.filter((p) => p.edit.text.includes('\t')).map(({ from, to }) => ({ from, to, text: rowText(draft.text.slice(from, to)) })),
    ...lostNotes({ imported, draft, changes, unplaced }).map(({ start, end }) => ({ from: start, to: end + 1, text: '' })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  for (const { from, to, text } of parts) {
    if (from < at) continue;
    out += draft.text.slice(at, from) + text;
    at = to;
  }
  return out + draft.text.slice(at);
}

/** Texts of notes whose marks stand elsewhere than they did: with a mark goes its note. */
function lostNotes({ imported, draft, changes, unplaced }: Omit<WrittenDraft, 'placement' | 'done'>): readonly DraftParagraph[] {
  const origins = originsOf(draft, changes);
  const marks = [...draft.notes].filter(([at]) => (origins[at] as number) >= 0);
  const left = [...imported.notes].filter(([at]) => unplaced.some(({ change }) => change.start <= at && at < change.end));
  const kept = new Set([...marks, ...left].map(([, label]) => `^${label}`));
  return draft.paragraphs.filter(({ area }) => area.startsWith('^') && !kept.has(area));
}

/** Cells of a row that has become a paragraph. */
const rowText = (cells: string): string => (cells.endsWith(PARAGRAPH_END) ? cells.slice(0, -1).replaceAll(PARAGRAPH_END, ' ') + PARAGRAPH_END : cells);
