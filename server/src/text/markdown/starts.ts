import {
  BACKSLASH,
  BACKTICK,
  BAR,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  CARET,
  COLON,
  DOT,
  EQUALS,
  HASH,
  isDigit,
  isSpace,
  MINUS,
  PAREN_CLOSE,
  PLUS,
  SPACE,
  STAR,
  skipRun,
  skipSpaces,
  TILDE,
  UNDERSCORE,
} from './ascii.ts';

/** True if the line from `at` on is a thematic break (CommonMark §4.1). */
export function isThematicBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== STAR && unit !== MINUS && unit !== UNDERSCORE) return false;
  let count = 0;
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === unit) count++;
    else if (!isSpace(c)) return false;
  }
  return count >= 3;
}

/** Level 1 or 2 if the line from `at` on can underline a setext heading (§4.3), else 0. */
export function setextLevel(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit !== EQUALS && unit !== MINUS) return 0;
  if (skipSpaces(text, skipRun(text, at, unit)) < text.length) return 0;
  return unit === EQUALS ? 1 : 2;
}

/** An ATX heading (§4.2) that begins at `at`: its level and content, without the closing sequence. */
export function atxHeading(text: string, at: number): { readonly level: number; readonly from: number; readonly to: number } | undefined {
  const marks = skipRun(text, at, HASH);
  const level = marks - at;
  if (level < 1 || level > 6 || (marks < text.length && !isSpace(text.charCodeAt(marks)))) return undefined;
  const from = skipSpaces(text, marks);
  let to = text.length;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  let closing = to;
  while (closing > from && text.charCodeAt(closing - 1) === HASH) closing--;
  if (closing === from || isSpace(text.charCodeAt(closing - 1))) {
    to = closing;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  }
  return { level, from, to };
}

/** Length of the code fence (§4.5) that opens at `at`, 0 if there is none. */
export function fenceLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit !== BACKTICK && unit !== TILDE) return 0;
  const end = skipRun(text, at, unit);
  if (end - at < 3) return 0;
  return unit === BACKTICK && text.includes('`', end) ? 0 : end - at;
}

/** True if the line from `at` on closes a fence of `length` times `unit`. */
export function closesFence(text: string, at: number, unit: number, length: number): boolean {
  const end = skipRun(text, at, unit);
  return end - at >= length && skipSpaces(text, end) >= text.length;
}

/** A list marker (§5.2): offset behind it, and the number of an ordered one (−1: bullet). */
interface ListMarker {
  readonly end: number;
  readonly number: number;
}

/** Finds a list marker at `at`: a bullet, or up to nine digits with `.` or `)`, then a blank or nothing. */
export function listMarker(text: string, at: number): ListMarker | undefined {
  const unit = text.charCodeAt(at);
  let end = at + 1;
  let number = -1;
  if (isDigit(unit)) {
    while (end - at < 10 && isDigit(text.charCodeAt(end))) end++;
    const delimiter = text.charCodeAt(end);
    if (end - at > 9 || (delimiter !== DOT && delimiter !== PAREN_CLOSE)) return undefined;
    number = Number(text.slice(at, end));
    end++;
  } else if (unit !== STAR && unit !== MINUS && unit !== PLUS) return undefined;
  return end >= text.length || isSpace(text.charCodeAt(end)) ? { end, number } : undefined;
}

/** Offset behind the label of a footnote `[^label]` that begins at `at`, −1 if there is none. The label holds no blank and no bracket. */
export function footnoteLabelEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== BRACKET_OPEN || text.charCodeAt(at + 1) !== CARET) return -1;
  for (let i = at + 2; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BRACKET_CLOSE) return i > at + 2 ? i + 1 : -1;
    if (unit <= SPACE || unit === BRACKET_OPEN) return -1;
  }
  return -1;
}

/** Number of cells of a table row: as many as unescaped bars part, empty ones too, not counting those at the ends. 0: the row is one bar alone. */
export function countCells(text: string, from: number, to: number): number {
  let cells = 0;
  const first = skipSpaces(text, from);
  let open = text.charCodeAt(first) !== BAR;
  for (let i = first; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) continue;
    if (open) cells++;
    open = unit === BAR;
    if (unit === BACKSLASH && i + 1 < to && (text.charCodeAt(i + 1) === BAR || text.charCodeAt(i + 1) === BACKSLASH)) i++;
  }
  return cells;
}

/** Number of columns if the line from `at` on is the delimiter row of a table (GFM §4.10), else 0. It holds a `|` or `:`. */
export function delimiterColumns(text: string, at: number): number {
  let i = at;
  let columns = 0;
  let told = false;
  if (text.charCodeAt(i) === BAR) {
    told = true;
    i = skipSpaces(text, i + 1);
  }
  while (i < text.length) {
    if (text.charCodeAt(i) === COLON) {
      told = true;
      i++;
    }
    if (text.charCodeAt(i) !== MINUS) return 0;
    i = skipRun(text, i, MINUS);
    if (text.charCodeAt(i) === COLON) {
      told = true;
      i++;
    }
    columns++;
    i = skipSpaces(text, i);
    if (i >= text.length) break;
    if (text.charCodeAt(i) !== BAR) return 0;
    told = true;
    i = skipSpaces(text, i + 1);
  }
  return told ? columns : 0;
}
