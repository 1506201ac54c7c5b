/** Character tests of CommonMark §2.1, on UTF-16 units. */

export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const BANG = 0x21;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const PAREN_OPEN = 0x28;
export const PAREN_CLOSE = 0x29;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const BRACKET_OPEN = 0x5b;
export const BACKSLASH = 0x5c;
export const BRACKET_CLOSE = 0x5d;
export const CARET = 0x5e;
export const UNDERSCORE = 0x5f;
export const BACKTICK = 0x60;
export const BAR = 0x7c;
export const BRACE_OPEN = 0x7b;
export const TILDE = 0x7e;

/** The line may hold inline marks. */
export const INLINE = 1;
/** The line may hold a bare URL or an e-mail address. */
export const URL = 2;

/** By ASCII unit: what a line that holds it may need. `]` and `!` mean nothing without a `[`. */
export const NEEDS = new Uint8Array(128);
for (const unit of [BACKSLASH, BACKTICK, STAR, UNDERSCORE, TILDE, BRACKET_OPEN, BRACE_OPEN, LESS, AMPERSAND]) NEEDS[unit] = INLINE;
for (const unit of [COLON, 0x40, 0x57, 0x77]) NEEDS[unit] = URL;

/** The same, for a look at a whole line: the engine runs such an expression faster than a loop, and most lines need nothing. */
const NEEDY = /[\\`*_~[{<&:@Ww]/;

/** Union of what the units of text.slice(from, to) may need. */
export function needsOf(text: string, from: number, to: number): number {
  if (!NEEDY.test(text)) return 0;
  let needs = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128) needs |= NEEDS[unit] as number;
  }
  return needs;
}

/** Space or tab: the only blanks of block structure, so that U+3000 never indents code. */
export function isSpace(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** Space, tab or line end. */
export function isSpaceOrEnd(unit: number): boolean {
  return unit === SPACE || unit === TAB || unit === NEWLINE;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** ASCII punctuation: what a backslash escapes. */
export function isMark(unit: number): boolean {
  return (unit > 0x20 && unit < 0x30) || (unit > 0x39 && unit < 0x41) || (unit > 0x5a && unit < 0x61) || (unit > 0x7a && unit < 0x7f);
}

/** Offset of the first unit at or behind `at` that is neither space nor tab. */
export function skipSpaces(text: string, at: number): number {
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the first unit at or behind `at` that is not `unit`. */
export function skipRun(text: string, at: number, unit: number): number {
  while (at < text.length && text.charCodeAt(at) === unit) at++;
  return at;
}
