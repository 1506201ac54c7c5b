import type { Units } from '../../../rule/triggers.ts';
import { Class } from '../../../text/chars.ts';
import { valueAt } from '../../../text/numbers/signs.ts';

/** A number begins with one of these. */
export const NUMBER: Units = { of: '零○〇两十百千万亿几数一二三四五六七八九', classes: Class.Digit | Class.FullAlnum };

/** A run of digits of both scripts in Arabic figures: 20二4 becomes 2024. */
export function asFigures(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    out += c === '.' || c === '．' ? '.' : valueAt(text, i);
  }
  return out;
}
