import { beginsWord, digitsEnd, numberValue, specialAt } from './read.ts';
import { Sign, signAt, valueAt } from './signs.ts';

/** Arabic figures with scale words: 3.2万, 5百万, 1万5, 10亿零817万5288. */
interface Scaled {
  readonly end: number;
  readonly value: number;
  /** what the first scale words multiply by */
  readonly scale: number;
  /** how many figures there are */
  readonly parts: number;
}

const ZERO = 0x96f6; // 零

/**
 * Reads the scale words at `from`, and the figures with theirs that go on behind them.
 * @param figure value of the figures before `from`
 */
export function readScales(text: string, from: number, figure: number): Scaled | undefined {
  let end = from;
  let high = 0;
  let low = 0;
  let current = figure;
  let first = 1;
  for (let parts = 1; ; parts++) {
    const start = end;
    let power = 0;
    while (signAt(text, end) & Sign.Scale && !beginsWord(text, end)) power += valueAt(text, end++);
    if (end === start) return parts === 1 ? undefined : { end, value: high + low + current, scale: first, parts };
    if (parts === 1) first = 10 ** power;
    if (power < 4) low += current * 10 ** power;
    else {
      // 万 and 亿 close what stands before them: 4千5百万.
      high += (low + current * 10 ** (power % 4)) * 10 ** (power - (power % 4));
      low = 0;
    }
    const next = text.charCodeAt(end) === ZERO ? end + 1 : end;
    const whole = signAt(text, next) === Sign.Arabic ? digitsEnd(text, next) : next;
    if (whole === next || specialAt(text, next, whole)) return { end, value: high + low, scale: first, parts };
    current = numberValue(text, next, whole);
    // A single digit at the end counts in the next smaller power: 1万5 is 15,000.
    if (next === end && whole === next + 1 && !(signAt(text, whole) & Sign.Scale)) current *= 10 ** (power - 1);
    end = whole;
  }
}
