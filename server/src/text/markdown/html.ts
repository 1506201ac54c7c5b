import { BACKTICK, COLON, DOT, EQUALS, GREATER, isDigit, isLetter, isSpace, isSpaceOrEnd, LESS, MINUS, SLASH, UNDERSCORE } from './ascii.ts';

/** Start conditions 1–7 of an HTML block (CommonMark §4.6); 0: none. */
export type HtmlCondition = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const RAW = new Set(['pre', 'script', 'style', 'textarea']);
const BLOCK = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p ' +
    'param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);
const RAW_END = /<\/(?:pre|script|style|textarea)>/i;

/** Tags that only format: the text closes up over them. */
const FORMATTING = new Set('a abbr b bdi bdo big cite del dfn em font i ins mark nobr q rb rp rt ruby s small span strike strong sub sup tt u wbr'.split(' '));

/** True of the tags over which text closes up (`<b>`, `<span>` …), false of those that are or hold a thing. */
export function isFormattingTag(name: string): boolean {
  return FORMATTING.has(name);
}

function isNameUnit(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === MINUS;
}

/** Offset behind a tag name that begins at `at`; `at` if there is none. */
function nameEnd(text: string, at: number): number {
  if (!isLetter(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (isNameUnit(text.charCodeAt(end))) end++;
  return end;
}

/** Lower-case name of the tag whose `<` stands at `at`. */
export function tagName(text: string, at: number): string {
  const from = text.charCodeAt(at + 1) === SLASH ? at + 2 : at + 1;
  return text.slice(from, nameEnd(text, from)).toLowerCase();
}

/**
 * Which start condition a line meets.
 * @param at offset of a `<`
 * @param inParagraph the line would interrupt a paragraph, which condition 7 may not
 */
export function htmlBlockStart(text: string, at: number, inParagraph: boolean): HtmlCondition {
  const second = text.charCodeAt(at + 1);
  if (second === 0x21) {
    if (text.startsWith('--', at + 2)) return 2;
    if (text.startsWith('[CDATA[', at + 2)) return 5;
    return isLetter(text.charCodeAt(at + 2)) ? 4 : 0;
  }
  if (second === 0x3f) return 3;
  const closing = second === SLASH;
  const from = closing ? at + 2 : at + 1;
  const end = nameEnd(text, from);
  if (end === from) return 0;
  const name = text.slice(from, end).toLowerCase();
  const behind = text.charCodeAt(end);
  const ends = end >= text.length || isSpace(behind) || behind === GREATER;
  if (!closing && ends && RAW.has(name)) return 1;
  if ((ends || (behind === SLASH && text.charCodeAt(end + 1) === GREATER)) && BLOCK.has(name)) return 6;
  if (inParagraph || (!closing && RAW.has(name))) return 0;
  const close = tagEnd(text, at);
  if (close < 0) return 0;
  for (let i = close; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return 0;
  return 7;
}

/** True if the line ends an HTML block of conditions 1–5. (6 and 7 end before a blank line.) */
export function htmlBlockEnds(condition: HtmlCondition, text: string, from: number): boolean {
  switch (condition) {
    case 1:
      return RAW_END.test(text.slice(from));
    case 2:
      return text.includes('-->', from);
    case 3:
      return text.includes('?>', from);
    case 4:
      return text.includes('>', from);
    case 5:
      return text.includes(']]>', from);
    default:
      return false;
  }
}

/** Offset behind an open or closing tag (CommonMark §6.6) whose `<` stands at `at`; −1 if there is none. May run over line ends. */
export function tagEnd(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === SLASH;
  const from = closing ? at + 2 : at + 1;
  let i = nameEnd(text, from);
  if (i === from) return -1;
  if (closing) {
    while (isSpaceOrEnd(text.charCodeAt(i))) i++;
    return text.charCodeAt(i) === GREATER ? i + 1 : -1;
  }
  for (;;) {
    const before = i;
    while (isSpaceOrEnd(text.charCodeAt(i))) i++;
    const unit = text.charCodeAt(i);
    if (unit === GREATER) return i + 1;
    if (unit === SLASH) return text.charCodeAt(i + 1) === GREATER ? i + 2 : -1;
    if (i === before) return -1;
    i = attributeEnd(text, i);
    if (i < 0) return -1;
  }
}

/**
 * Offset behind the tag whose `<` stands at `at`, as browsers read one, whatever its attributes look like: up to the first `>` outside
 * of quotation marks; −1 if there is none.
 */
export function looseTagEnd(text: string, at: number): number {
  let quote = 0;
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === GREATER) return i + 1;
    // Only behind = a mark quotes.
    else if ((unit === 0x22 || unit === 0x27) && isValue(text, at, i)) quote = unit;
  }
  return -1;
}

/** True if an = stands before the mark at `at`. */
function isValue(text: string, from: number, at: number): boolean {
  while (at > from + 1 && isSpaceOrEnd(text.charCodeAt(at - 1))) at--;
  return text.charCodeAt(at - 1) === EQUALS;
}

/** Offset behind an attribute that begins at `at`, its value included; −1 if there is none. */
function attributeEnd(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (!isLetter(first) && first !== UNDERSCORE && first !== COLON) return -1;
  let end = at + 1;
  for (let unit = text.charCodeAt(end); isNameUnit(unit) || unit === UNDERSCORE || unit === COLON || unit === DOT; ) unit = text.charCodeAt(++end);
  let i = end;
  while (isSpaceOrEnd(text.charCodeAt(i))) i++;
  if (text.charCodeAt(i) !== EQUALS) return end;
  i++;
  while (isSpaceOrEnd(text.charCodeAt(i))) i++;
  return valueEnd(text, i);
}

function valueEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  if (quote === 0x22 || quote === 0x27) {
    const close = text.indexOf(text[at] as string, at + 1);
    return close < 0 ? -1 : close + 1;
  }
  let i = at;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSpaceOrEnd(unit) || unit === 0x22 || unit === 0x27 || unit === LESS || unit === EQUALS || unit === GREATER || unit === BACKTICK) break;
  }
  return i === at ? -1 : i;
}
