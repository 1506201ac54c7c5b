import { Class, isAt } from '../chars.ts';
import type { Range } from '../range.ts';
import type { Numeral } from './numeral.ts';

/** A date as a text writes it: with any of year, month and day that belong together. */
export interface DateMention extends Range {
  readonly year: Numeral | undefined;
  readonly month: Numeral | undefined;
  readonly day: Numeral | undefined;
  readonly weekday: (Range & { readonly value: number }) | undefined;
  /** 农历八月十五 */
  readonly lunar: boolean;
}

const LUNAR = /(?:[农阴旧藏]历|正月|腊月|冬月|闰|初)$/;
const LUNAR_ENDS = new Set(['历', '月', '闰', '初'].map((c) => c.charCodeAt(0)));
const WEEKDAYS = '日一二三四五六';

/** A weekday in brackets or right behind a date; 0 is Sunday. */
function weekdayAt(text: string, at: number): (Range & { readonly value: number }) | undefined {
  const unit = text.charCodeAt(at);
  const open = unit === 0xff08 || unit === 0x28 ? 1 : 0;
  if (!open && unit !== 0x661f && unit !== 0x5468 && unit !== 0x793c) return undefined;
  const i = at + open;
  const c = text[i];
  if (c !== '星' && c !== '周' && c !== '礼') return undefined;
  const length = c === '周' ? 1 : text.startsWith('星期', i) || text.startsWith('礼拜', i) ? 2 : 0;
  const name = text[i + length] ?? '\u0000';
  const value = name === '天' ? 0 : WEEKDAYS.indexOf(name);
  return length === 0 || value < 0 ? undefined : { start: i, end: i + length + 1, value };
}

/** The number right behind the unit of the one at `k`; a blank may part them. */
function follower(text: string, numerals: readonly Numeral[], k: number): Numeral | undefined {
  const a = numerals[k] as Numeral;
  const b = numerals[k + 1];
  return b && (b.start === a.unitEnd || (b.start === a.unitEnd + 1 && isAt(text, a.unitEnd, Class.Blank))) ? b : undefined;
}

const isYear = (n: Numeral): boolean => n.unit?.kind === 'year' && n.vague === '' && n.parts === 1;
const isMonth = (n: Numeral): boolean => n.unit?.kind === 'month' && n.value >= 1 && n.value <= 12 && n.vague === '';
const isDay = (n: Numeral): boolean => n.unit?.kind === 'day' && n.value >= 1 && n.value <= 31 && n.vague === '';

/** Dates among the numbers of a text: 2018年6月12日, 6月12号, 12日, 2018年. The calendar is not asked. */
export function readDates(text: string, numerals: readonly Numeral[]): readonly DateMention[] {
  let out: DateMention[] | undefined;
  for (let k = 0; k < numerals.length; k++) {
    const first = numerals[k] as Numeral;
    if (first.shape !== 'plain' || !first.unit) continue;
    let last = first;
    const year = isYear(first) ? first : undefined;
    const monthly = year ? follower(text, numerals, k) : first;
    const month = monthly && isMonth(monthly) ? monthly : undefined;
    if (year && month) k++;
    if (month) last = month;
    const daily = month ? follower(text, numerals, k) : year ? undefined : first;
    const day = daily && isDay(daily) ? daily : undefined;
    if (month && day) k++;
    if (day) last = day;
    if (!year && !month && !day) continue;
    const weekday = day ? weekdayAt(text, last.unitEnd) : undefined;
    const lunar = LUNAR_ENDS.has(text.charCodeAt(first.start - 1)) && LUNAR.test(text.slice(Math.max(0, first.start - 2), first.start));
    out ??= [];
    out.push({ start: first.start, end: last.unitEnd, year, month, day, weekday, lunar });
  }
  return out ?? NONE;
}

const NONE: readonly DateMention[] = [];
