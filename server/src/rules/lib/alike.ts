import { Class, classOf } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { plainUnit } from '../../text/sentences.ts';

/** How much two stretches of text have in common. */
interface Alike {
  /** pairs of neighbouring characters in common, as a part of those of both: 1 of equal texts */
  readonly both: number;
  /** … of those of the shorter one */
  readonly shorter: number;
  /** … of those of the first one */
  readonly ofFirst: number;
  /** The digits are the same, in order, whatever writes them. */
  readonly sameDigits: boolean;
}

const WORD = Class.Han | Class.Digit | Class.Latin | Class.FullAlnum;

/** How often each pair stands in the first of two texts, by its hash. Scratch space, filled anew by each call. */
const counts = new Uint8Array(1 << 12);

/** Compares the letters, digits and Han characters of two stretches; marks and blanks say nothing. Linear. */
export function alike(a: string, inA: Range, b: string, inB: Range): Alike {
  counts.fill(0);
  const first = read(a, inA, count);
  const second = read(b, inB, take);
  const shared = second.hits;
  const part = (of: number): number => shared / Math.max(1, of);
  return {
    both: part((first.pairs + second.pairs) / 2),
    shorter: part(Math.min(first.pairs, second.pairs)),
    ofFirst: part(first.pairs),
    sameDigits: first.digits === second.digits,
  };
}

/** Hands the hash of each pair on. @returns how many pairs there are, of how many the function says yes, and the digits */
function read(text: string, { start, end }: Range, visit: (hash: number) => boolean): { pairs: number; hits: number; digits: string } {
  let digits = '';
  let last = 0;
  let pairs = 0;
  let hits = 0;
  for (let i = start; i < end; i++) {
    const kind = classOf(text.charCodeAt(i));
    if (!(kind & WORD)) continue;
    const unit = plainUnit(text.charCodeAt(i));
    digits += digitOf(unit);
    if (last !== 0) {
      pairs++;
      if (visit(Math.imul(Math.imul(last, 0x9e3779b1) + unit, 0x85ebca6b) >>> 20)) hits++;
    }
    last = unit;
  }
  return { pairs, hits, digits };
}

function count(hash: number): boolean {
  counts[hash] = (counts[hash] as number) + 1;
  return true;
}

/** Takes one of the counted pairs away. */
function take(hash: number): boolean {
  const left = counts[hash] as number;
  if (left === 0) return false;
  counts[hash] = left - 1;
  return true;
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** The digit of a unit that writes one, Chinese ones too (2〇 beside 20 is one number); else nothing. */
function digitOf(unit: number): string {
  if (unit < 0x3a) return String.fromCharCode(unit);
  if (unit < 0x3007 || unit > 0x56db) return '';
  const han = HAN_DIGITS.indexOf(String.fromCharCode(unit));
  return han < 0 ? '' : String(han);
}

/** True if two stretches have the same letters, digits and Han characters. Ends at the first difference. */
export function equal(a: string, inA: Range, b: string, inB: Range): boolean {
  let i = inA.start;
  let k = inB.start;
  for (;;) {
    while (i < inA.end && k < inB.end && a.charCodeAt(i) === b.charCodeAt(k)) {
      i++;
      k++;
    }
    while (i < inA.end && !(classOf(a.charCodeAt(i)) & WORD)) i++;
    while (k < inB.end && !(classOf(b.charCodeAt(k)) & WORD)) k++;
    if (i >= inA.end || k >= inB.end) return i >= inA.end && k >= inB.end;
    if (plainUnit(a.charCodeAt(i)) !== plainUnit(b.charCodeAt(k))) return false;
    i++;
    k++;
  }
}
