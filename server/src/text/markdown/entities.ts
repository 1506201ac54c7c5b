import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { HASH, isDigit } from './ascii.ts';

/** Longest reference that is looked for, `&` and `;` included: &CounterClockwiseContourIntegral; */
export const LONGEST_REFERENCE = 33;

/** The character reference whose `&` stands at `at`: offset behind its `;`, and the one unit it stands for. */
export function characterReference(text: string, at: number): { readonly end: number; readonly as: string } | undefined {
  const semicolon = text.slice(at, at + LONGEST_REFERENCE).indexOf(';');
  if (semicolon < 2) return undefined;
  const name = text.slice(at + 1, at + semicolon);
  const as = name.charCodeAt(0) === HASH ? numeric(name.slice(1)) : named(name);
  return as === undefined ? undefined : { end: at + semicolon + 1, as };
}

/** HTML §13.5: over two thousand names. What is none of them stays text. */
function named(name: string): string | undefined {
  const as = decodeNamedCharacterReference(name);
  return as === false ? undefined : asUnit(as);
}

/** A mask stands for one unit: what needs more (𠮷, emoji) is a thing. A control, a line end above all, is a blank. */
function asUnit(as: string): string {
  if (as.length > 1) return '\ufffc';
  return as.charCodeAt(0) < 0x20 ? ' ' : as;
}

/** CommonMark §2.5: up to seven decimal or six hexadecimal digits. */
function numeric(digits: string): string | undefined {
  const hex = digits.charCodeAt(0) === 0x78 || digits.charCodeAt(0) === 0x58;
  if (hex ? !/^[0-9a-f]{1,6}$/i.test(digits.slice(1)) : digits.length > 7 || !isDigit(digits.charCodeAt(0)) || !/^\d+$/.test(digits)) return undefined;
  const code = hex ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return asUnit(String.fromCodePoint(code));
}
