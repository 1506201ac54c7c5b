import type { Range } from '../text/range.ts';
import type { CountedSentence } from './sentences.ts';

/** A stretch between two hours of the clock with the length that a sentence gives it. UTF-16 units of the passage. */
export interface ClockStatement {
  readonly from: Range & { readonly text: string };
  readonly to: Range & { readonly text: string };
  /** in minutes, with what its words leave open */
  readonly told: Range & { readonly text: string; readonly minutes: number; readonly room: number };
  /** every length that the two hours allow, in minutes: 2时 may be in the afternoon, and the end on the next day */
  readonly made: readonly number[];
}

const PART_OF_DAY = '凌晨|早上|早晨|清晨|早|上午|中午|下午|傍晚|晚上|当晚|晚|夜里|深夜';
const CLOCK = new RegExp(`(${PART_OF_DAY})?(?<![\\d.:：])(\\d{1,2})(?:[时点](?![间代多许])(?:(\\d{1,2})分?|(整)|(半))?|[:：](\\d{2})(?![\\d:：]))`, 'g');
const LENGTHS = '为期 历时 历经 持续了 持续 长达 耗时 用时 用了 行程 全程 运行时间 飞行时间 飞行了'.split(' ');
/** The words before a length of time by the clock, for whoever waits for them. */
export const CLOCK_WORDS: readonly string[] = LENGTHS.filter((word) => word !== '持续');
const LENGTH = new RegExp(
  `(?:${LENGTHS.join('|')})(?:运行|行驶|时间|只|仅|共|了|为|用时|用了){0,2}((\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十]{1,2})(?:个(半)?)?小时(?:零?(\\d{1,2})分钟?)?|(\\d{1,4})分钟)(?!的|左右|以上|以内|多)`,
  'g',
);
/** Words that make a time no more exact, or another clock. */
const VAGUE = /许|左右|前后|当地时间|北京时间|时差|约\d|近\d|休息|中断|暂停|午休|分别|\d日.*\d日/;
const BEGINS = /发车|开出|驶出|出发|启程|起飞|始发|开始|启动|开幕|开会|开工|开赛|点火|起跑/;
const ENDS = /抵达|到达|结束|落地|降落|终点|完成|止|闭幕|散会|扑灭|冲线/;
const HOUR = 60;
const QUARTER = 15;
const HALF_DAY = 12 * HOUR;
const DAY = 2 * HALF_DAY;
const LONGEST = 40;

interface Clock extends Range {
  readonly hour: number;
  readonly minute: number;
  /** An hour alone: 9时 is said of 9时10分, too. */
  readonly bare: boolean;
  /** The half of the day is known. */
  readonly certain: boolean;
}

/**
 * The stretches that a sentence states by the clock: 7时30分发车，9时10分抵达，全程运行1小时40分钟; 从上午9时开到11时，持续2个小时. Read are two
 * hours and one length behind them; approximations, breaks and time zones are none.
 */
export function readClocks(s: CountedSentence): readonly ClockStatement[] {
  const { text, start } = s;
  const out: ClockStatement[] = [];
  for (const found of text.matchAll(LENGTH)) {
    const clocks = clocksIn(text.slice(0, found.index));
    const [from, to] = clocks;
    if (!from || !to || clocks.length !== 2 || VAGUE.test(text)) continue;
    const between = text.slice(from.end, to.start);
    const behind = text.slice(to.end, found.index);
    if (between.length > LONGEST || behind.length > LONGEST || !isStretch(text.slice(0, from.start), between, behind)) continue;
    const at = found.index + found[0].length - (found[1] as string).length;
    const part = (r: Range): ClockStatement['from'] => ({ start: start + r.start, end: start + r.end, text: text.slice(r.start, r.end) });
    const told = { ...part({ start: at, end: found.index + found[0].length }), ...minutesOf(found, from.bare || to.bare) };
    out.push({ from: part(from), to: part(to), told, made: lengths(from, to, /次日|第二天|翌日|隔天/.test(between)) });
  }
  return out;
}

const NUMBERS = '零一二三四五六七八九十';

/** The length in minutes: without minutes it is told in round hours, and bare hours leave some minutes open to one told in minutes. */
function minutesOf([, , hours, half, minutes, alone]: RegExpMatchArray, bare: boolean): { readonly minutes: number; readonly room: number } {
  const exact = bare ? QUARTER : 1;
  if (alone !== undefined) return { minutes: Number(alone), room: exact };
  const word = hours as string;
  const whole = word === '两' ? 2 : /\d/.test(word) ? Number(word) : word.length > 1 ? 10 + NUMBERS.indexOf(word[1] as string) : NUMBERS.indexOf(word);
  const told = whole * HOUR + (half ? HOUR / 2 : 0) + Number(minutes ?? 0);
  return { minutes: told, room: minutes === undefined ? HOUR / 2 : exact };
}

function clocksIn(text: string): readonly Clock[] {
  return [...text.matchAll(CLOCK)].map((found) => {
    const [, part = '', hour, minute, whole, half, short] = found;
    const late = /下午|晚|夜/.test(part) && Number(hour) <= 12;
    return {
      start: found.index,
      end: found.index + found[0].length,
      hour: Number(hour) + (late && Number(hour) !== 12 ? 12 : 0),
      minute: half ? HOUR / 2 : Number(minute ?? short ?? 0),
      bare: !minute && !short && !whole && !half,
      certain: Number(hour) > 12 || late || /凌晨|早|清晨|上午/.test(part),
    };
  });
}

/** The first hour begins what the second one ends. */
function isStretch(before: string, between: string, behind: string): boolean {
  const begins = /[从自][^，。；]{0,8}$/.test(before) || BEGINS.test(between);
  const ends = /[到至][^，。；]{0,4}$/.test(between) || ENDS.test(behind);
  return begins && ends && !/[。；]/.test(between + behind);
}

function lengths(from: Clock, to: Clock, next: boolean): readonly number[] {
  const at = ({ hour, minute, certain }: Clock): readonly number[] => {
    const own = hour * HOUR + minute;
    return certain || hour > 12 ? [own] : [own, own + HALF_DAY];
  };
  const out = at(from).flatMap((a) => at(to).map((b) => b - a));
  return out.flatMap((n) => (next ? [n + DAY] : n < 0 ? [n + DAY] : [n]));
}

/** True if no reading of the two hours makes the length. */
export const isWrongClock = ({ told, made }: ClockStatement): boolean => made.every((n) => Math.abs(n - told.minutes) > told.room);

/** 1小时40分钟 */
export function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return `${hours > 0 ? `${hours}小时` : ''}${rest > 0 || hours === 0 ? `${rest}分钟` : ''}`;
}
