import { Sign, signAt, valueAt } from './signs.ts';

interface ChineseValue {
  readonly value: number;
  /** Two digits side by side before a scale word or alone (三四十, 两三): about so many. */
  readonly pair: boolean;
}

/** Value of Chinese numerals without a scale word: 二〇一八. Two neighbouring digits alone (三四) are a pair. */
function positional(text: string, start: number, end: number): ChineseValue {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + valueAt(text, i);
  const [a, b] = [valueAt(text, start), valueAt(text, start + 1)];
  return { value, pair: end - start === 2 && (b === a + 1 || (a === 3 && b === 5)) && a > 0 };
}

/** Value of Chinese numerals: 二十三, 三千零五十, 二〇一八, 三四十 (its smaller end). 几 and 数 count as 1. */
export function chineseValue(text: string, start: number, end: number): ChineseValue {
  let scaled = false;
  for (let i = start; i < end && !scaled; i++) scaled = signAt(text, i) === Sign.Scale;
  if (!scaled) return positional(text, start, end);
  let high = 0; // what 亿 has closed
  let middle = 0; // what 万 has closed
  let low = 0;
  let digit = -1;
  let pair = false;
  for (let i = start; i < end; i++) {
    const value = valueAt(text, i);
    const sign = signAt(text, i);
    if (sign === Sign.Chinese) {
      if (digit > 0 && value > 0) pair = true;
      else digit = value;
    } else if (sign === Sign.Vague) digit = 1;
    else if (value < 4) {
      low += (digit < 0 ? 1 : digit) * 10 ** value;
      digit = -1;
    } else {
      const own = low + Math.max(digit, 0);
      if (value === 4) middle += (own || 1) * 10_000;
      else {
        high += (middle + own || 1) * 100_000_000;
        middle = 0;
      }
      low = 0;
      digit = -1;
    }
  }
  return { value: high + middle + low + Math.max(digit, 0), pair };
}
