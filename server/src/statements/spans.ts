import type { DateMention } from '../text/numbers.ts';
import type { Range } from '../text/range.ts';
import type { Interval, Quantity } from './quantity.ts';
import type { CountedSentence } from './sentences.ts';

/** A stretch of time with the length that the sentence gives it: what its two ends make, in the unit in which it is told. */
export interface SpanStatement {
  readonly from: Range & { readonly text: string };
  readonly to: Range & { readonly text: string };
  readonly told: Quantity;
  /** what the ends allow: both days counted or one, years without months a year more or less */
  readonly made: Interval;
}

const LENGTH = /(?:展期|会期|工期|赛期|为期|历时|历经|持续了|前后共|长达|耗时|用时|用了)[^，。；：、]{0,3}$/;
/** What says that two dates are the ends of one stretch. */
const BEGINS = /^[^，。；]{0,8}?(?:开始|开工|动工|启动|开幕|起|开建|奠基|出发|启程|开赛|举行)/;
const ENDS = /^[^，。；]{0,8}?(?:结束|闭幕|竣工|通车|建成|完工|落成|收官|完成|止|返回|投用|投入使用|竣事)/;
const FROM = /(?:从|自)[^，。；、]{0,6}$/;
const TO = /(?:到|至)[^，。；、]{0,6}$/;
const MONTHS = 12;
const DAYS_OF_MONTH = 30.44;
const DAY = 86_400_000;

/**
 * The lengths of time that a sentence states with both ends in dates. Read are: 从5月1日开始，到5月10日结束，为期10天; 2015年开工，2021年通车，
 * 历时6年. With a third date in between, an approximation, or the ends of two things, there is none.
 * @param dates those of the passage, in order
 */
export function readSpans(s: CountedSentence, dates: readonly DateMention[]): readonly SpanStatement[] {
  const out: SpanStatement[] = [];
  s.quantities.forEach((told, k) => {
    // 为期5天的车展: of something else.
    if (told.hedge !== '' || !LENGTH.test(s.gaps[k] as string) || (s.gaps[k + 1] as string).startsWith('的')) return;
    const found = ofDates(s, told, dates);
    if (found) out.push(found);
  });
  return out;
}

function ofDates(s: CountedSentence, told: Quantity, dates: readonly DateMention[]): SpanStatement | undefined {
  const own = dates.filter((d) => d.start >= s.start && d.end <= told.start && !d.lunar);
  const [first, second] = own.slice(-2);
  if (!first || !second || own.length !== 2) return undefined;
  const text = (from: number, to: number): string => s.text.slice(from - s.start, to - s.start);
  const between = text(first.end, second.start);
  const joined = /^(?:[—–-]{1,2}|～|至|到)$/.test(between);
  const begins = joined || FROM.test(text(s.start, first.start)) || BEGINS.test(between);
  const ends = joined || TO.test(between) || ENDS.test(text(second.end, told.start));
  if (!begins || !ends || /[。；]|比|较/.test(between)) return undefined;
  // 6月3日至5日
  const last = joined && !second.month && first.month ? { ...second, month: first.month } : second;
  const made = lengthOf(first, last, told);
  const part = (d: DateMention): SpanStatement['from'] => ({ start: d.start, end: d.end, text: text(d.start, d.end) });
  return made && { from: part(first), to: part(second), told, made };
}

/** The length between two dates in the unit of what is told, both readings of the last day; undefined where they are not exact enough. */
function lengthOf(a: DateMention, b: DateMention, told: Quantity): Interval | undefined {
  const { unit } = told;
  const years = a.year && b.year ? b.year.value - a.year.value : undefined;
  const months = a.month && b.month ? b.month.value - a.month.value : undefined;
  if (unit === '年' || unit === '个年头') {
    if (years === undefined) return undefined;
    if (years < 0) return { low: years, high: years };
    const length = years + (months ?? 0) / MONTHS;
    const room = unit === '个年头' ? 2 : 1;
    return months === undefined ? { low: length - 1, high: length + room } : { low: Math.ceil(length - 1), high: Math.floor(length + room) };
  }
  if (months === undefined || (years === undefined && (a.year || b.year) && !a.year)) return undefined;
  const whole = (years ?? 0) * MONTHS + months + (years === undefined && months < 0 ? MONTHS : 0);
  if (unit === '个月') return { low: whole - 1, high: whole + 1 };
  if ((unit !== '天' && unit !== '日') || !a.day || !b.day) return undefined;
  const days = whole > MONTHS ? whole * DAYS_OF_MONTH : daysBetween(a, b, years);
  return days < 0 ? undefined : { low: days, high: days + 1 };
}

/** A year without leap day where none is told: then the end of February gives room for one. */
function daysBetween(a: DateMention, b: DateMention, years: number | undefined): number {
  const year = a.year?.value ?? 2023;
  const over = (b.month?.value ?? 0) < (a.month?.value ?? 0) ? 1 : 0;
  const at = (d: DateMention, y: number): number => Date.UTC(y, (d.month?.value ?? 1) - 1, d.day?.value ?? 1);
  return Math.round((at(b, year + (years ?? over)) - at(a, year)) / DAY);
}

/** Two days with their years, the second one as the end, and earlier than the first: 2024年8月20日开始，至2024年8月5日结束. */
export function readBackwards(s: CountedSentence, dates: readonly DateMention[]): Pick<SpanStatement, 'from' | 'to'> | undefined {
  const own = dates.filter((d) => d.start >= s.start && d.end <= s.end && !d.lunar);
  for (let k = 1; k < own.length; k++) {
    const [a, b] = [own[k - 1], own[k]] as [DateMention, DateMention];
    const between = s.text.slice(a.end - s.start, b.start - s.start);
    if (a.year && b.year && b.year.value < a.year.value && isCourse(between, s.text.slice(b.end - s.start))) return { from: partOf(s, a), to: partOf(s, b) };
    const joined = /^(?:[—–-]{1,2}|～|至|到)$/.test(between);
    if (!joined && !(BEGINS.test(between) && TO.test(between))) continue;
    const [first, second] = [dayOf(a), dayOf(b)];
    if (first === undefined || second === undefined || second >= first) continue;
    return { from: partOf(s, a), to: partOf(s, b) };
  }
  return undefined;
}

const partOf = (s: CountedSentence, d: DateMention): SpanStatement['from'] => ({
  start: d.start,
  end: d.end,
  text: s.text.slice(d.start - s.start, d.end - s.start),
});

/** What begins and what ends one course: the second is said of the same right behind the first. */
const COURSES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:考?入学?[^，。；]{0,8}|入学)$/, /^(?:大学|本科|硕士|博士|研究生)?毕业/],
  [/^(?:入伍|参军)$/, /^(?:退伍|退役|复员|转业)/],
  [/^(?:正式)?(?:开工|动工|开建|破土动工|奠基|开工建设)$/, /^(?:正式)?(?:竣工|完工|建成|通车|投产|投用|投入使用|落成)/],
  [/^(?:上任|就任|任职|履职|当选)$/, /^(?:卸任|离任|退休|去职)/],
  [/^出生$/, /^(?:去世|逝世|病逝|牺牲)/],
];

/** 2021年入学，2019年毕业 */
function isCourse(between: string, behind: string): boolean {
  const [begun, rest] = between.split('，');
  if (begun === undefined || rest === undefined || !/^(?:[至到于并]|又于)?$/.test(rest)) return false;
  return COURSES.some(([begins, ends]) => begins.test(begun) && /^[，。；！？\s]|^$/.test(behind.replace(ends, '')) && ends.test(behind));
}

function dayOf({ year, month, day }: DateMention): number | undefined {
  return year && month && day ? Date.UTC(year.value, month.value - 1, day.value) : undefined;
}
