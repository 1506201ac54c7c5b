import { valueAt } from '../../../text/numbers/signs.ts';

/** A run of digits of both scripts in Arabic figures: 20二4 becomes 2024. */
export function asFigures(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    out += c === '.' || c === '．' ? '.' : valueAt(text, i);
  }
  return out;
}
