import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';

/** A day as it is written in a text, whether the calendar has it or not. */
export interface WrittenDay {
  readonly text: string;
  readonly range: Range;
  readonly year?: number;
  /** Where the year stands, 年 included. */
  readonly yearRange?: Range;
  /** absent: only the day is written (12日) */
  readonly month?: number;
  readonly day: number;
  /** What closes it: 日, 号, or nothing (6月12电). */
  readonly mark: '日' | '号' | '';
  readonly chinese: boolean;
  /** The calendar has such a day; without a year, 29 February passes. */
  readonly possible: boolean;
}

/** A whole number in Arabic digits of either width. `end` is behind its last digit. */
interface Figure {
  readonly value: number;
  readonly end: number;
}

const CHINESE = '〇一二三四五六七八九';

/** First unit that is not a blank, looking at no more than `most` blanks. */
export function skipFewBlanks(text: string, at: number, most = 8): number {
  let i = at;
  while (i - at < most && isAt(text, i, Class.Blank)) i++;
  return i;
}

/** Value of an Arabic digit of either width, or −1. */
export function digitAt(text: string, i: number): number {
  const c = text.charCodeAt(i);
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  return c >= 0xff10 && c <= 0xff19 ? c - 0xff10 : -1;
}

/** Reads up to `most` Arabic digits; undefined when there is none or one more follows. */
export function readFigure(text: string, at: number, most: number): Figure | undefined {
  let value = 0;
  let i = at;
  for (; i - at <= most; i++) {
    const d = digitAt(text, i);
    if (d < 0) break;
    value = value * 10 + d;
  }
  return i === at || i - at > most ? undefined : { value, end: i };
}

/** Reads a number in Chinese numerals: 二〇一八, 十二, 二十一, 三十. */
function readChinese(text: string, at: number): Figure | undefined {
  let value = 0;
  let i = at;
  for (; i - at < 5; i++) {
    const c = text[i] ?? '';
    const d = c === '○' || c === '零' ? 0 : CHINESE.indexOf(c);
    if (c === '十') value = value === 0 ? 10 : value * 10;
    else if (c && d >= 0) value = text[i - 1] === '十' && i > at ? value + d : value * 10 + d;
    else break;
  }
  return i === at ? undefined : { value, end: i };
}

function readNumber(text: string, at: number, most: number, chinese: boolean): Figure | undefined {
  return chinese ? readChinese(text, at) : readFigure(text, at, most);
}

/** Number of days of a month; without a year February has 29. 0 for what is no month. */
export function daysIn(month: number, year?: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year !== undefined && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0)) ? 28 : 29;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Reads a day that is written at `at`: [2018年]6月12日, with 号 for 日, with digits of either width or Chinese numerals, with
 * single blanks between the parts; 6月12 before 电 or 讯; 12日 alone.
 */
export function readDay(text: string, at: number): WrittenDay | undefined {
  const chinese = digitAt(text, at) < 0;
  let n = readNumber(text, at, 4, chinese);
  if (!n) return undefined;
  let next = skipFewBlanks(text, n.end, 2);
  let year: number | undefined;
  let yearRange: Range | undefined;
  if (text[next] === '年') {
    year = n.value;
    yearRange = { start: at, end: next + 1 };
    n = readNumber(text, skipFewBlanks(text, next + 1, 2), 2, chinese);
    if (!n) return undefined;
    next = skipFewBlanks(text, n.end, 2);
  }
  let month: number | undefined;
  if (text[next] === '月') {
    if (n.value > 99) return undefined;
    month = n.value;
    n = readNumber(text, skipFewBlanks(text, next + 1, 2), 2, chinese);
    if (!n) return undefined;
    next = skipFewBlanks(text, n.end, 2);
  } else if (year !== undefined || n.value > 31) return undefined;
  const c = text[next];
  const mark = c === '日' || c === '号' ? c : '';
  if (!mark && (month === undefined || (c !== '电' && c !== '讯' && !text.startsWith('专电', next)))) return undefined;
  const end = mark ? next + 1 : n.end;
  const possible = month === undefined ? n.value >= 1 && n.value <= 31 : n.value >= 1 && n.value <= daysIn(month, year);
  return {
    text: text.slice(at, end),
    range: { start: at, end },
    ...(year !== undefined && yearRange ? { year, yearRange } : {}),
    ...(month === undefined ? {} : { month }),
    day: n.value,
    mark,
    chinese,
    possible,
  };
}

/** The day in house form: half-width digits, no blanks, no leading zeros, 日. */
export function houseDay(d: WrittenDay, withYear: boolean): string {
  return `${withYear && d.year !== undefined ? `${d.year}年` : ''}${d.month === undefined ? '' : `${d.month}月`}${d.day}日`;
}
