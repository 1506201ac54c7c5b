import type { Range } from '../../../text/range.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** Text that was read in the wrong encoding: what it should say, where that can be worked out. */
interface Mojibake extends Range {
  readonly to?: string;
}

/** Windows-1252 for the bytes 80–9F. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES = new Map(Array.from(CP1252, (c, i) => [c.charCodeAt(0), 0x80 + i] as const));

/** What the UTF-8 bytes of common Chinese text and of U+FFFD become when they are read as GBK. */
export const GBK = '锟鈥銆锛鐨锘';
const GBK_UNITS = unitsOf(GBK);
/** Filling bytes of a debugger read as GBK: 烫烫烫, 屯屯屯. */
const FILL = unitsOf('烫屯');
/** So many of them are no word. */
export const FILLED = ['烫烫烫', '屯屯屯'];
const KNOWN = /锟斤拷|烫{3,}|屯{3,}/;
const ABOUT = /乱码|编码|字符集|内存|程序员|[“‘](?:锟斤拷|烫烫烫|屯屯屯)/;

/** The byte that a unit stands for when UTF-8 was read as Windows-1252, or −1. */
function byteOf(unit: number): number {
  if (unit >= 0xa0 && unit <= 0xff) return unit;
  if (unit >= 0x80 && unit <= 0x9f) return unit;
  return BYTES.get(unit) ?? -1;
}

/** Length of the UTF-8 sequence that a byte opens, or 0. */
function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** The code point whose UTF-8 bytes stand at `at` as units, or −1. */
function decodeAt(text: string, at: number): { readonly code: number; readonly length: number } | undefined {
  const lead = byteOf(text.charCodeAt(at));
  const length = sequenceLength(lead);
  if (length === 0 || at + length > text.length) return undefined;
  let code = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const byte = byteOf(text.charCodeAt(at + i));
    if (byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  return { code, length };
}

/** Chinese, its marks, and the marks and letters of the West: what drafts hold. */
function isLikely(code: number, text: string, at: number): boolean {
  if (code >= 0x2010 && code <= 0x2030) return true;
  if ((code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef) || (code >= 0x1f300 && code <= 0x1faff)) return true;
  // Ã© for é; a capital before a closing quotation mark (Ô) is no damage.
  return code >= 0xa0 && code <= 0xff && text.charCodeAt(at + 1) <= 0xff;
}

const LONGEST = 200;

/** UTF-8 read as Windows-1252 from `at` on (â€œ, ï¼Œ, Ã©), or undefined. */
export function westernAt(text: string, at: number): Mojibake | undefined {
  let to = '';
  let i = at;
  while (i < text.length && i - at < LONGEST) {
    const next = decodeAt(text, i);
    if (!next || !isLikely(next.code, text, i)) break;
    to += String.fromCodePoint(next.code);
    i += next.length;
  }
  return i > at ? { start: at, end: i, to } : undefined;
}

/** What a sequence that westernAt knows begins with, and what stands behind it: first and further bytes of UTF-8. */
export const WESTERN_FIRST = String.fromCharCode(...Array.from({ length: 0xf5 - 0xc2 }, (_, i) => 0xc2 + i));
export const WESTERN_SECOND = CP1252 + String.fromCharCode(...Array.from({ length: 0xc0 - 0x80 }, (_, i) => 0x80 + i));
/** True for the first unit of a sequence that westernAt may know. */
export const mayOpenWestern = (unit: number): boolean => unit >= 0xc2 && unit <= 0xf4;

/** Characters that hardly occur but in Chinese that was read as GBK. */
export const GBK_SIGNS: readonly number[] = [...GBK_UNITS, ...FILL];

/**
 * Chinese that was read as GBK while it was UTF-8, as one stretch from the first sign of it to the last. A word about it
 * (“锟斤拷”) is none; one sign alone, in a passage that is otherwise in order, is a rare character.
 */
export function gbkDamage(text: string): Mojibake | undefined {
  let first = -1;
  let last = -1;
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    if (!GBK_UNITS.has(text.charCodeAt(i))) continue;
    if (first < 0) first = i;
    last = i;
    signs++;
  }
  const known = KNOWN.exec(text);
  if ((signs < 2 && !known) || ABOUT.test(text)) return undefined;
  if (known && signs < 2) return { start: known.index, end: known.index + known[0].length };
  return { start: first, end: last + 1 };
}
