import type { Units } from '../../../rule/triggers.ts';
import { Class } from '../../../text/chars.ts';
import { valueAt } from '../../../text/numbers/signs.ts';

/** Arabic digits of either width; the letters of full width are among them. */
export const ARABIC = Class.Digit | Class.FullAlnum;

/** What a number in words is written with. */
export const HAN_NUMBER = '零○〇两十百千万亿几数一二三四五六七八九';

/** A number begins with one of these. */
export const NUMBER: Units = { of: HAN_NUMBER, classes: ARABIC };

/** The marks between the numbers of a range, without 至 and 到. */
export const DASHES = '—–-－~～〜―';

/** The last digit of a figure, or a blank behind it. */
export const FIGURE_OR_BLANK = ARABIC | Class.Blank;

/** What stands right before the unit of a number that begins with Arabic figures: digits, scale words, 多 or 余, a blank. */
export const BEFORE_UNIT: Units = { of: '十百千万亿多余来几', classes: FIGURE_OR_BLANK };

/** Arabic digits in all ways of writing them: 06, ０６, 0６, ０6. */
export function widthsOf(digits: string): readonly string[] {
  const [first = '', ...rest] = digits;
  const own = [first, String.fromCharCode(first.charCodeAt(0) + 0xfee0)];
  return rest.length === 0 ? own : widthsOf(rest.join('')).flatMap((tail) => own.map((head) => head + tail));
}

/** A run of digits of both scripts in Arabic figures: 20二4 becomes 2024. */
export function asFigures(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    out += c === '.' || c === '．' ? '.' : valueAt(text, i);
  }
  return out;
}
