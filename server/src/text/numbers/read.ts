import { Class, isAt } from '../chars.ts';
import type { NumeralShape, Vague } from './numeral.ts';
import { NUMERAL, Sign, signAt, signOf, valueAt } from './signs.ts';
import { unitAt } from './units.ts';

/** By first character, what makes another word of it behind Arabic figures: 5千米, 3百帕, 2018十大; 20多边, 3来自, 5余姚. */
const NOT_BEFORE = new Map<number, string>(
  ['十字大佳强', '百度货花帕分姓色佳强', '千米克瓦卡伏赫帕焦岛叶古', '万科达', '亿航', '多边元样极数方党种维', '余姚杭额地音下', '来自到的临源看袭华回说'].map(
    (s) => [s.charCodeAt(0), s.slice(1)] as const,
  ),
);

const EACH = 0x4e2a; // 个

function beginsOther(text: string, i: number): boolean {
  if (i + 1 >= text.length) return false;
  const not = NOT_BEFORE.get(text.charCodeAt(i));
  return not?.includes(text[i + 1] as string) ?? false;
}

interface Special {
  readonly end: number;
  readonly shape: NumeralShape;
}

/** Behind the Arabic digits that begin at `i`, groups of three behind a comma among them. */
export function digitsEnd(text: string, i: number): number {
  let end = plainEnd(text, i);
  if (end - i <= 3) while (text.charCodeAt(end) === 0x2c && plainEnd(text, end + 1) === end + 4) end += 4;
  return end;
}

function plainEnd(text: string, i: number): number {
  let end = i;
  while (end < text.length && signOf(text.charCodeAt(end)) === Sign.Arabic) end++;
  return end;
}

/** Behind a decimal point and its digits, else `end`. */
export function decimalsEnd(text: string, end: number): number {
  const unit = text.charCodeAt(end);
  return (unit === 0x2e || unit === 0xff0e) && signAt(text, end + 1) === Sign.Arabic ? plainEnd(text, end + 1) : end;
}

/** Behind the Chinese numerals that begin at `i`. */
export function chineseEnd(text: string, i: number): number {
  let end = i;
  while ((signAt(text, end) & (Sign.Chinese | Sign.Scale)) !== 0) end++;
  return end;
}

/** Value of digits of either script, with a decimal point. */
export function numberValue(text: string, start: number, end: number): number {
  let value = 0;
  let place = 0;
  for (let i = start; i < end; i++) {
    const sign = signAt(text, i);
    if (sign & Sign.Separator) place = 1;
    else if (sign & NUMERAL) {
      value = value * 10 + valueAt(text, i);
      place *= 10;
    }
  }
  return place > 1 ? value / place : value;
}

/** Dates, clock times, scores, versions, fractions and telephone numbers in Arabic digits that begin at `at`; `whole` is behind the first digits. */
export function specialAt(text: string, at: number, whole: number): Special | undefined {
  if (!(signAt(text, whole) & Sign.Separator) || signAt(text, whole + 1) !== Sign.Arabic) return undefined;
  const sep = text[whole] as string;
  const second = plainEnd(text, whole + 1);
  const first = whole - at;
  if (sep === ':' || sep === '：' || sep === '∶') {
    if (first > 3 || second - whole > 4) return undefined;
    const third = text[second] === sep ? plainEnd(text, second + 1) : second;
    return { end: third > second + 1 ? third : second, shape: isAt(text, third, Class.Latin) ? 'code' : 'clock' };
  }
  if (sep === '/' || sep === '／') {
    if (text[second] === sep) return triple(text, at, whole, second, sep);
    return first <= 3 && second - whole <= 4 ? { end: second, shape: 'fraction' } : undefined;
  }
  if ((sep === '.' || sep === '．' || sep === '-') && text[second] === sep) return triple(text, at, whole, second, sep);
  if (sep === '-' && (text[at] === '0' || second - whole > 7) && first >= 3 && first <= 4) return { end: second, shape: 'code' };
  return undefined;
}

/** 2018.6.12 is a date; other chains of three and more are codes (1.2.3, 4-4-2). */
function triple(text: string, at: number, whole: number, second: number, sep: string): Special | undefined {
  let end = plainEnd(text, second + 1);
  if (end === second + 1) return undefined;
  let parts = 3;
  while (text[end] === sep && signAt(text, end + 1) === Sign.Arabic) {
    end = plainEnd(text, end + 1);
    parts++;
  }
  const date = parts === 3 && whole - at === 4 && second - whole <= 3 && end - second <= 3 && isDate(text, at, whole, second, end);
  return { end, shape: date ? 'date' : 'code' };
}

function isDate(text: string, at: number, whole: number, second: number, end: number): boolean {
  const [y, m, d] = [numberValue(text, at, whole), numberValue(text, whole + 1, second), numberValue(text, second + 1, end)];
  return y >= 1900 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

/** True if the figures belong to something in Latin letters (G20, 128GB), or a mark makes them part of a name (歼-20). */
export function isCode(text: string, start: number, end: number, behind: number): boolean {
  if (start > 0) {
    const before = text.charCodeAt(start - 1);
    if (before < 0x250 && (isAt(text, start - 1, Class.Latin) || before === 0x5f || before === 0x23 || before === 0x40)) return true;
    // A hyphen right behind another number joins a range.
    if (before === 0x2d && behind !== start - 1 && !(behind === start - 2 && text.charCodeAt(behind) === 0x2d)) return true;
  }
  return isAt(text, end, Class.Latin) && !unitAt(text, end);
}

/** True if a scale word behind Arabic figures begins another word. */
export function beginsWord(text: string, i: number): boolean {
  return beginsOther(text, i);
}

/** 多, 余, 来 or 几 at `i`, where it says of the number before it that it is not exact. */
export function vagueAt(text: string, i: number, arabic: boolean): Vague {
  if (!(signAt(text, i) & Sign.Tail)) return '';
  if (signOf(text.charCodeAt(i)) & Sign.Vague)
    return arabic && (text.charCodeAt(i + 1) === EACH || unitAt(text, i + 1) || signAt(text, i + 1) & Sign.Scale) ? '几' : '';
  return beginsOther(text, i) ? '' : (text[i] as Vague);
}
