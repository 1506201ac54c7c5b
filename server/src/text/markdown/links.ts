import {
  BACKSLASH,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COLON,
  GREATER,
  isMark,
  isSpace,
  isSpaceOrEnd,
  LESS,
  NEWLINE,
  PAREN_CLOSE,
  PAREN_OPEN,
  SPACE,
} from './ascii.ts';

/** Nested parentheses a destination may hold. */
const DEEPEST = 32;
/** Longest label of a link reference definition (CommonMark §4.7). */
const LONGEST_LABEL = 999;

function skipBlank(text: string, at: number): number {
  while (at < text.length && isSpaceOrEnd(text.charCodeAt(at))) at++;
  return at;
}

/** Offset behind a link destination (CommonMark §6.3) that begins at `at`, −1 if there is none. */
function destinationEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === LESS) {
    for (let i = at + 1; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === GREATER) return i + 1;
      if (unit === NEWLINE || unit === LESS) return -1;
      if (unit === BACKSLASH && isMark(text.charCodeAt(i + 1))) i++;
    }
    return -1;
  }
  let open = 0;
  let i = at;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= SPACE || unit === 0x7f) break;
    if (unit === BACKSLASH && isMark(text.charCodeAt(i + 1))) i++;
    else if (unit === PAREN_OPEN && ++open > DEEPEST) return -1;
    else if (unit === PAREN_CLOSE && --open < 0) break;
  }
  return i === at || open > 0 ? -1 : i;
}

/** Offset behind a link title (§6.3) that begins at `at`, −1 if there is none. */
function titleEnd(text: string, at: number): number {
  const open = text.charCodeAt(at);
  if (open !== 0x22 && open !== 0x27 && open !== PAREN_OPEN) return -1;
  const close = open === PAREN_OPEN ? PAREN_CLOSE : open;
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === close) return i + 1;
    if (unit === PAREN_OPEN && open === PAREN_OPEN) return -1;
    if (unit === BACKSLASH && isMark(text.charCodeAt(i + 1))) i++;
  }
  return -1;
}

/** Offset behind the `(destination "title")` of an inline link that begins at `at`, −1 if there is none. */
export function resourceEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== PAREN_OPEN) return -1;
  let i = skipBlank(text, at + 1);
  if (text.charCodeAt(i) === PAREN_CLOSE) return i + 1;
  i = destinationEnd(text, i);
  if (i < 0) return -1;
  const between = skipBlank(text, i);
  const title = between > i ? titleEnd(text, between) : -1;
  i = title < 0 ? between : skipBlank(text, title);
  return text.charCodeAt(i) === PAREN_CLOSE ? i + 1 : -1;
}

/** Offset behind the label `[…]` of a definition that begins at `at`, −1 if there is none. */
function labelEnd(text: string, at: number): number {
  let filled = false;
  for (let i = at + 1; i < text.length && i - at <= LONGEST_LABEL + 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BRACKET_CLOSE) return filled ? i + 1 : -1;
    if (unit === BRACKET_OPEN) return -1;
    if (!isSpaceOrEnd(unit)) filled = true;
    if (unit === BACKSLASH && isMark(text.charCodeAt(i + 1))) i++;
  }
  return -1;
}

/** Offset of the line end, or of the end of the text, behind blanks at `at`; −1 if something else stands there. */
function lineEndAt(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  return at >= text.length || text.charCodeAt(at) === NEWLINE ? at : -1;
}

/**
 * Offset of the line end behind a link reference definition (CommonMark §4.7) that begins at `at` of a paragraph's text; −1 if
 * there is none.
 */
export function definitionEnd(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== BRACKET_OPEN) return -1;
  let i = labelEnd(text, at);
  if (i < 0 || text.charCodeAt(i) !== COLON) return -1;
  i = destinationEnd(text, skipBlank(text, i + 1));
  if (i < 0) return -1;
  const between = skipBlank(text, i);
  const title = between > i ? titleEnd(text, between) : -1;
  const end = title < 0 ? -1 : lineEndAt(text, title);
  return end < 0 ? lineEndAt(text, i) : end;
}
