import type { TextEdit } from '../text/range.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Edits after which lines would end otherwise than anybody asked for: a CR and an LF that stood apart would meet and be one line
 * end where there were two, or those of one line end would part. Edits that touch are seen as one, so of such a run the last is
 * reported: without it the others may stand.
 * @param edits of `text`, in order, without overlaps. Offsets in UTF-16 units
 * @returns indices of edits, none where the line ends stay whole
 */
export function tornLineEnds(text: string, edits: readonly TextEdit[]): number[] {
  const torn: number[] = [];
  for (let i = 0; i < edits.length; i++) {
    const { start } = edits[i] as TextEdit;
    let last = start > 0 ? text.charCodeAt(start - 1) : 0;
    // A run of edits that ends where it began, with no text put in, changes nothing.
    let meets = false;
    for (; ; i++) {
      const e = edits[i] as TextEdit;
      if (e.text !== '') {
        meets ||= last === CR && e.text.charCodeAt(0) === LF;
        last = e.text.charCodeAt(e.text.length - 1);
      }
      if (edits[i + 1]?.start !== e.end) break;
    }
    const { end } = edits[i] as TextEdit;
    meets ||= end > start && last === CR && text.charCodeAt(end) === LF;
    if (meets || isInside(text, start) || isInside(text, end)) torn.push(i);
  }
  return torn;
}

/** True between the CR and the LF of one line end. */
function isInside(text: string, at: number): boolean {
  return text.charCodeAt(at) === LF && text.charCodeAt(at - 1) === CR;
}
