import { isUtf8 } from 'node:buffer';
import type { Localized } from '../rule/rule.ts';
import { localized } from './say.ts';

/** A text as a file holds it. */
export interface Decoded {
  /** without a BOM */
  readonly text: string;
  readonly bom: boolean;
}

export const BOM = '\uFEFF';

/**
 * Reads the bytes of a draft. Only UTF-8 is read: whatever else is recognised and refused with a hint, since offsets and
 * repairs in a text that was guessed at would be wrong.
 */
export function decodeText(bytes: Uint8Array): Decoded | { readonly refused: Localized } {
  const utf16 = utf16Name(bytes);
  if (utf16) return { refused: localized('utf16', { encoding: utf16 }) };
  const office = officeKind(bytes);
  if (office) return { refused: localized(/docx|PDF/.test(office) ? 'to-import' : 'office-file', { kind: office }) };
  if (looksBinary(bytes)) return { refused: localized('binary') };
  if (!isUtf8(bytes)) return { refused: refuseBytes(bytes) };
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { text: buffer.toString('utf8', bom ? 3 : 0), bom };
}

/** Reads the bytes of a line of a longer input, which other lines do not stand for. A BOM may begin the input, or a part of it. */
export function decodeLine(bytes: Uint8Array): { readonly text: string } | { readonly refused: Localized } {
  const decoded = decodeText(bytes);
  return 'refused' in decoded && !isUtf8(bytes) && !utf16Name(bytes) && !looksGbk(bytes)
    ? { refused: localized('line-not-utf8', { offset: String(firstInvalidByte(bytes)) }) }
    : decoded;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((b, i) => bytes[i] === b);
}

function utf16Name(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return 'UTF-32LE';
  if (startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'UTF-32BE';
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE';
  return startsWith(bytes, [0xfe, 0xff]) ? 'UTF-16BE' : undefined;
}

/** Files that editors drag in by mistake. */
function officeKind(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return 'Word (.docx) / ZIP';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'Word (.doc)';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'PDF';
  return startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66]) ? 'RTF' : undefined;
}

const SAMPLE = 1 << 16;

/**
 * More than one control character in fifty at the start of the file. A stray NUL in a draft is a finding, not binary.
 * Tab, line ends, form feed and escape sequences are text.
 */
function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let i = 0; i < end; i++) {
    const b = bytes[i] as number;
    if (b < 0x20 && b !== 0x09 && b !== 0x0a && b !== 0x0c && b !== 0x0d && b !== 0x1b) controls++;
  }
  return controls * 50 > end && controls > 1;
}

function refuseBytes(bytes: Uint8Array): Localized {
  const at = firstInvalidByte(bytes);
  const offset = String(at);
  if (looksGbk(bytes)) return localized('gbk', { offset });
  return localized('not-utf8', { offset, line: String(lineOf(bytes, at)) });
}

/** Length of the well-formed sequence at i (Unicode, table 3-7), or 0. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] as number;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let k = 1; k < length; k++) {
    const b = bytes[i + k] ?? 0;
    const least = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (b < least || b > most) return 0;
  }
  return length;
}

/** Offset of the first byte that belongs to no well-formed sequence. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return i;
}

/** 1-based; line ends as everywhere: LF, CRLF, lone CR. */
function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  return line;
}

/**
 * Chinese text in GBK or GB18030: it decodes without a fault, and most double bytes are the frequent characters of GB 2312
 * (rows 16–55) or its punctuation. Latin-1 text and broken UTF-8 make rare pairs.
 */
export function looksGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  let frequent = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const trail = bytes[i + 1];
    // The last character may be cut off.
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f || trail === 0xff) return false;
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)) frequent++;
    i += trail < 0x40 ? 4 : 2;
  }
  return pairs > 0 && frequent >= pairs * 0.8;
}
