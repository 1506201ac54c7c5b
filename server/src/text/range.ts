/** A half-open stretch of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of a range. An insertion has `start === end`. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** From the first start to the last end of ranges, which may be in any order. Of none: from infinity to minus infinity. */
export function spanOf(ranges: readonly Range[]): Range {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const r of ranges) {
    if (r.start < start) start = r.start;
    if (r.end > end) end = r.end;
  }
  return { start, end };
}

/** True if the two ranges share a unit, or one is an insertion strictly inside the other, or both insert at one place. */
export function overlaps(a: Range, b: Range): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}

/**
 * Applies edits to a text.
 * @param edits in any order; they may touch but not overlap
 * @throws RangeError when two edits overlap or one lies outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  for (const e of sorted) {
    if (e.start < at || e.end < e.start || e.end > text.length) throw new RangeError(`edit ${e.start}–${e.end} overlaps or lies outside the text`);
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}

/**
 * What makes one text of the other, without what both begin and end with. It parts no surrogate pair and no CRLF, in which an editor
 * has no place.
 */
export function difference(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (isParted(before, start) || isParted(after, start)) start--;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (same > 0 && (isParted(before, before.length - same) || isParted(after, after.length - same))) same--;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** True between the two halves of a character or of a line end. */
const isParted = (text: string, at: number): boolean => at > 0 && /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
