import { Class, isAt } from './chars.ts';
import type { Range } from './range.ts';
import { visible } from './visible.ts';

/** More of a text than so many units is not read in a title or a message. */
const LONGEST_SHOWN = 24;
/** A line end with the blanks, the quotation marks of Markdown and the empty lines around it. */
const LINE_END = /[ \t\u3000]*(?:\r\n|\r|\n)(?:[ \t\u3000>]*(?:\r\n|\r|\n))*[ \t\u3000>]*/g;

/**
 * A piece of a draft as it is shown in one line: line ends as ⏎, what nobody sees by its code point, and a long one without its
 * middle.
 * @param most units that are left of a long one
 */
export function shown(text: string, most = LONGEST_SHOWN): string {
  // What is cut away need not be read: a piece may be a whole column.
  const whole = text.length > most * 8 ? `${text.slice(0, most * 4)}${text.slice(-most * 4)}` : text;
  const line = visible(whole.replace(LINE_END, '⏎')).replace(/\p{Cs}/gu, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  if (line.length <= most) return line;
  const head = wholeUntil(line, Math.ceil((most - 1) / 2));
  const tail = wholeUntil(line, line.length - Math.floor((most - 1) / 2));
  return `${line.slice(0, head)}…${line.slice(tail)}`;
}

/**
 * The same in quotation marks; in corner ones if it has some of its own, which may be what it is about.
 * @param beside what is quoted in the same breath, in the same marks
 */
export function cited(text: string, beside = ''): string {
  const inside = shown(text);
  return /[“”]/.test(text + beside) ? `「${inside}」` : `“${inside}”`;
}

/** No surrogate pair is parted. */
const wholeUntil = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at);

/** Han characters beside a place that show where it is, and units of a longer run of Latin letters and digits. */
const HAN_AROUND = 2;
const RUN_AROUND = 8;

/**
 * A range with what stands on both sides of it in its line: a figure or a Latin word as a whole, or a few characters.
 * @param most characters on either side that are no figure and no Latin word
 */
export function around(text: string, { start, end }: Range, most = HAN_AROUND): Range {
  return { start: start - reach(text, start, -1, most), end: end + reach(text, end, 1, most) };
}

/** Units from an edge in one direction. */
function reach(text: string, edge: number, step: 1 | -1, most: number): number {
  const at = (n: number): number => (step > 0 ? edge + n : edge - 1 - n);
  let n = 0;
  while (n < RUN_AROUND && isAt(text, at(n), Class.Latin | Class.Digit)) n++;
  if (n > 0) return n;
  while (n < most && at(n) >= 0 && at(n) < text.length && !/\s/.test(text[at(n)] as string)) n++;
  const inner = text.charCodeAt(at(n - 1)) & 0xfc00;
  return n > 0 && inner === (step > 0 ? 0xd800 : 0xdc00) ? n + 1 : n;
}

/** Characters on both sides of a line end. */
const BESIDE_LINE_END = 3;
const LETTERS = /[\p{L}\p{N}]/u;
const BREAK = /[\r\n]/;

/** What a range covers, with what stands beside it where that alone tells a reader nothing: blanks, marks, a line end. */
export function named(text: string, range: Range): string {
  const covered = text.slice(range.start, range.end);
  if (LETTERS.test(covered)) return covered;
  const { start, end } = around(text, range, BREAK.test(covered) ? BESIDE_LINE_END : undefined);
  return text.slice(start, end);
}
