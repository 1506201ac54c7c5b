import { type Unit, unitAt } from '../text/numbers/units.ts';
import type { Numeral } from '../text/numbers.ts';
import type { Range } from '../text/range.ts';
import { boundBefore, type Hedge } from './hedge.ts';
import { roughShares } from './rough.ts';

/** Numbers between two bounds, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A number of a text with what it counts or measures: 120名, 3.2万亩, 约30%. The interval holds every value that is printed so:
 * half a step of the last printed place to either side, for counts in full figures the number itself. UTF-16 units of the text;
 * the range runs from the figures to the end of the unit.
 */
export interface Quantity extends Range, Interval {
  readonly numeral: Numeral;
  readonly value: number;
  /** One name for what is the same: 人 for 名 and 位, 元 for 元人民币; '' without a unit. */
  readonly unit: string;
  readonly hedge: Hedge;
  readonly text: string;
}

/** Units that say the same. 死 伤 金 银 铜 stand where a unit does in 4死8伤, 15金12银. */
const SAME_UNIT: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  口: '人',
  多名: '人',
  元人民币: '元',
  千米: '公里',
  千克: '公斤',
  '％': '%',
  个小时: '小时',
  周年: '周年',
  平方千米: '平方公里',
};
const AS_UNIT: Readonly<Record<string, string>> = { 死: '人', 伤: '人', 金: '枚', 银: '枚', 铜: '枚' };
/** Counted one by one, so that a figure without a scale word is exact. */
const COUNTED = new Set(['count', 'span', 'year', 'month', 'day']);
const MYRIAD = 10_000;

/** The quantities of a text among its numbers, in order: no codes, dates and scores; fractions where they tell a share. */
export function quantitiesIn(text: string, numerals: readonly Numeral[]): readonly Quantity[] {
  const out: Quantity[] = [];
  for (const numeral of numerals) {
    const quantity = numeral.shape === 'plain' && Number.isFinite(numeral.value) ? quantityOf(text, numeral) : undefined;
    if (quantity) out.push(quantity);
  }
  const rough = roughQuantities(text);
  const others = [...loneQuantities(text), ...rough, ...halfYears(text)];
  if (others.length === 0) return out;
  // The 一 of 一半 is no number of its own.
  const own = rough.length === 0 ? out : out.filter((q) => !rough.some((r) => q.start < r.end && r.start < q.end));
  return [...own, ...others].sort((a, b) => a.start - b.start);
}

/** 占三成, 占四分之一, 减少一半: percentages with the room that such words have. */
function roughQuantities(text: string): readonly Quantity[] {
  return roughShares(text).map(({ numeral, value, room }) => {
    const { start, end } = numeral;
    const hedge = boundBefore(text, start) || hedgeBehind(text, end);
    const low = hedge === 'less' ? 0 : hedge === 'more' ? value : room.low;
    const high = hedge === 'more' ? Number.POSITIVE_INFINITY : hedge === 'less' ? value : room.high;
    return { start, end, numeral, value, unit: '%', hedge, text: text.slice(start, end), low, high };
  });
}

const LONE = /[一二两三四五六七八九](?:倍|个月|个小时|小时|周年|[天年名位])|[二两三四五六七八九][枚所家件台辆座]/g;
const LONE_DIGITS = '零一二三四五六七八九';
/** Before and behind these a lone Chinese digit is no number of its own: 第一名, 十一名, 三四名, 一名不文. */
const NO_LONE = /[第零一二三四五六七八九十百千万亿数几两每半同某这那\d]$/;

const HALF_YEAR = /(?<![个年上下前后大小一二两三四五六七八九十])半年(?![度报来期会多内])/g;
const MONTHS: Unit = { text: '个月', kind: 'span', not: '' };

/** 历时半年: six months, one less or more. */
function halfYears(text: string): readonly Quantity[] {
  return [...text.matchAll(HALF_YEAR)].map(({ index: start }) => {
    const end = start + 2;
    const numeral = { ...NO_NUMERAL, start, end, at: start, figureEnd: end, bodyEnd: end, figure: 6, value: 6, unit: MONTHS, unitStart: end, unitEnd: end };
    return { start, end, numeral, value: 6, unit: '个月', hedge: boundBefore(text, start), text: '半年', low: 5, high: 7 };
  });
}

/** Single Chinese digits before units, which the scan of numbers leaves to words (一些, 两者): 一倍, 两名. */
function loneQuantities(text: string): readonly Quantity[] {
  const out: Quantity[] = [];
  for (const found of text.matchAll(LONE)) {
    const start = found.index;
    if (NO_LONE.test(text.slice(Math.max(0, start - 1), start))) continue;
    const value = found[0].startsWith('两') ? 2 : LONE_DIGITS.indexOf(found[0][0] as string);
    const numeral = { ...NO_NUMERAL, start, end: start + 1, at: start, figureEnd: start + 1, bodyEnd: start + 1, figure: value, value };
    const unit = unitAt(text, start + 1);
    const unitEnd = start + 1 + (unit?.text.length ?? 0);
    const quantity = unit && quantityOf(text, { ...numeral, unit, unitStart: start + 1, unitEnd });
    if (quantity) out.push(quantity);
  }
  return out;
}

const NO_NUMERAL = { form: 'chinese', shape: 'plain', lead: '', scale: 1, parts: 1, vague: '' } as const;

function quantityOf(text: string, numeral: Numeral): Quantity | undefined {
  const { value, vague } = numeral;
  if (vague === '几' || vague === '数' || vague === 'pair') return undefined;
  const percent = numeral.lead === '百分之';
  const bare = AS_UNIT[text[numeral.end] ?? ''];
  const printed = numeral.unit?.text ?? '';
  const unit = percent ? '%' : printed === '' ? (bare ?? '') : (SAME_UNIT[printed] ?? printed);
  const hedge = vague !== '' ? 'more' : boundBefore(text, numeral.start) || hedgeBehind(text, numeral.unitEnd);
  const half = hedge !== '' || !isCounted(numeral, unit) || stepOf(text, numeral) < 1 || numeral.scale > 1 ? stepOf(text, numeral) / 2 : 0;
  return {
    start: numeral.start,
    end: printed === '' && bare ? numeral.end + 1 : numeral.unitEnd,
    numeral,
    value,
    unit,
    hedge,
    text: text.slice(numeral.start, numeral.unitEnd),
    low: hedge === 'less' || hedge === 'about' ? lower(value, hedge) : value - half,
    high: hedge === 'more' || hedge === 'about' ? upper(value, hedge) : value + half,
  };
}

/** What stands for 约 and 近: a tenth to either side; for 超过 and 不足 anything beyond. */
const lower = (value: number, hedge: Hedge): number => (hedge === 'about' ? value * 0.9 : 0);
const upper = (value: number, hedge: Hedge): number => (hedge === 'about' ? value * 1.1 : Number.POSITIVE_INFINITY);

const BEHIND = /^(?:以上|以下|以内|左右|上下|多|余|许)/;

function hedgeBehind(text: string, at: number): Hedge {
  const word = BEHIND.exec(text.slice(at, at + 2))?.[0];
  if (word === undefined) return '';
  return word === '以下' || word === '以内' ? 'less' : word === '左右' || word === '上下' || word === '许' ? 'about' : 'more';
}

/** 倍 is counted by nobody: 增长了3倍 is said of 3.2 as well. */
const isCounted = ({ unit }: Numeral, name: string): boolean => name !== '倍' && (COUNTED.has(unit?.kind ?? '') || name === '人' || name === '枚');

/** What the last printed place of a number is worth: 0.1 in 3.2, 1,000 in 3.2万, 10,000 in 五万. */
function stepOf(text: string, { at, figureEnd, scale, parts, form, value }: Numeral): number {
  if (parts > 1) return 1;
  if (form === 'chinese') return value >= MYRIAD && value % MYRIAD === 0 ? MYRIAD : 1;
  const point = Math.max(text.lastIndexOf('.', figureEnd - 1), text.lastIndexOf('．', figureEnd - 1));
  return scale / 10 ** (point >= at ? figureEnd - 1 - point : 0);
}

/** What has more figures than this is not round. */
const ROUND_BELOW = 10;

/**
 * What a round figure stands for beside others that are printed finer, 8000万 and 1亿: who has 1.4亿 says so there.
 * @param room how far from it, as a share
 */
export function beside(q: Quantity, others: readonly Quantity[], room: number): Interval {
  const half = q.value - q.low;
  const finer = Math.min(...others.map((o) => (o.high - o.low) / 2));
  const { form, scale, figure } = q.numeral;
  const round = form === 'arabic' && scale > 1 && figure < ROUND_BELOW && Number.isInteger(figure);
  if (!round || q.hedge !== '' || finer >= half) return q;
  const kept = Math.min(half, Math.max(finer, q.value * room));
  return { low: q.value - kept, high: q.value + kept };
}

export const sum = (list: readonly Interval[]): Interval => ({
  low: list.reduce((n, q) => n + q.low, 0),
  high: list.reduce((n, q) => n + q.high, 0),
});

/** A little room for what figures in binary cannot hold. */
const SLACK = 1e-9;

/** True if some value lies in both. */
export function overlap(a: Interval, b: Interval): boolean {
  const slack = SLACK * Math.max(1, Math.abs(finite(a.high)), Math.abs(finite(b.high)));
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

const finite = (n: number): number => (Number.isFinite(n) ? n : 0);

/** A value as a text would print it beside a quantity: in its scale word and unit. */
export function printedLike(value: number, like: Quantity): string {
  const { scale, unit } = like.numeral;
  const shown = Number((value / scale).toPrecision(12));
  const word = SCALE_WORDS.get(scale) ?? '';
  return `${word === '' && scale !== 1 ? shown * scale : shown}${word}${unit?.text ?? (like.unit === '%' ? '%' : like.unit)}`;
}

const SCALE_WORDS = new Map([
  [1, ''],
  [10, '十'],
  [100, '百'],
  [1000, '千'],
  [1e4, '万'],
  [1e8, '亿'],
  [1e12, '万亿'],
]);
