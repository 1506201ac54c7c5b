import type { Range } from '../text/range.ts';
import { beside, type Interval, type Quantity } from './quantity.ts';
import { type CountedSentence, without } from './sentences.ts';

export type Way = 'up' | 'down';

/** How much a change is said to be. */
export interface ToldChange extends Range {
  readonly text: string;
  readonly kind: 'percent' | 'times' | 'becomes' | 'doubled' | 'points' | 'amount';
  readonly size: Interval;
  readonly way: Way;
}

/** A quantity that went from one value to another, with the size of the change where the sentence says it. */
export interface ChangeStatement {
  readonly from: Quantity;
  readonly to: Quantity;
  /** where the sentence says it: 增加到, 下降到 */
  readonly way: Way | undefined;
  readonly told: ToldChange | undefined;
}

const UP = '增加|增长|增|上升|升|提高|提升|扩大|扩|上涨|涨|跃升|攀升|发展|上调|回升|激增|猛增|飙升|延长';
const DOWN = '下降|降低|降|减少|减|缩短|缩减|缩小|缩|回落|下滑|下跌|跌|下调|锐减|压减|压缩|收窄';
const MOVED = new RegExp(`^[^，。；：]{0,8}?(?:(${UP})|(${DOWN}))(?:到|至|为|成|了到)[^，。；：]{0,6}$`);
/** The words that say where a quantity went, for whoever waits for them. */
export const MOVE_WORDS: readonly string[] = `${UP}|${DOWN}`.split('|').flatMap((verb) => ['到', '至', '为', '成', '了到'].map((to) => verb + to));
/** The same of what it was. */
export const BEFORE_NOW: readonly string[] = ['去年', '上年', '前年', '同期', '上月', '上季度', '前一年'].flatMap((when) =>
  ['为', '是', '仅为', '只有', '的'].map((is) => when + is),
);
const FROM = /(?:由|从)[^，。；：、]{0,14}$/;
const LAST = new RegExp(`(?:${BEFORE_NOW.join('|')}|去年同期|上年同期)$`);
const THIS = /^[，；](?:而|到)?(?:今年|本年|本月|本季度|目前|现在)[^，。；：、]{0,6}$/;
const LAST_DEED = /(?:去年|上年)(?:同期)?([一-龥]{2,6})$/;
const THIS_DEED = /^[，；](?:而|到)?(?:今年|本年)([一-龥]{1,6})$/;
/** 去年接诊1.5万人次，今年接诊1.8万人次: the same is told of both years. */
function sameDeed(before: string, gap: string): boolean {
  const deed = LAST_DEED.exec(before)?.[1]?.replace(/了$/, '');
  const now = THIS_DEED.exec(gap)?.[1]?.replace(/了$/, '');
  return deed !== undefined && now !== undefined && (deed === now || deed === `${now}为` || now === `${deed}为`);
}

/** Bases that two printed figures do not show: prices, seasons, currencies, years in between. */
const OTHER_BASE = /不变价|可比|同口径|实际|名义|剔除|扣除|年均|平均每|复合|季节|折年|汇率|按美元|按人民币|以美元|以人民币|以本币|权益/;
const BEFORE_TOLD = new RegExp(
  `^[^，。；：、]{0,4}，?(?:同比|环比|比上年|比去年|较上年|较去年|比上年同期|较上年同期|净)?(?:(${UP}|多(?=了))|(${DOWN}|少(?=了))|(?:增幅|涨幅|升幅)|(降幅|跌幅)|(是|为|相当于)(?:原来|去年|上年|之前)?的?)(?:了|为|达到|达|幅度?为?|近|约|超过?|逾){0,3}$`,
);
/** B，比去年的A增长P% */
const COMPARED = /^[^，。；：、]{0,2}，(?:比|较)(?:去年|上年|前年|上月)(?:同期)?的$/;
/** B，去年同期为A，增长P% */
const AFTER_LAST = /^[^，。；：、]{0,2}，(?:而)?(?:去年|上年)(?:同期)?(?:为|是|仅为|只有)?$/;
const COMPARED_TOLD = new RegExp(`^(?:(${UP})|(${DOWN}))(?:了|近|约|超过?|逾){0,2}()()$`);
const DOUBLED = /^[^，。；：、]{0,4}，(?:同比|比上年|比去年)?(近|接近|将近|不止|超过)?翻(?:了)?(一|两|二|三|1|2|3)番(多)?/;
const TIMES_OF_BASE = /^的|^[^，。]{0,4}(?:之多)/;

/**
 * The changes that a sentence states. Read are: 由A增加到B，增长P%; 从A降至B，下降N个百分点; 去年为A，今年为B，增长N倍; and B，翻了一番. What the
 * change is said of must be nothing else (去年游客A，今年B，旅游收入增长…), and the bases must be those printed: a sentence with 不变价格, 年均 or
 * a currency states none.
 */
export function readChanges(sentence: CountedSentence): readonly ChangeStatement[] {
  const s = without(sentence, isDate);
  const out: ChangeStatement[] = [...lastBehind(s)];
  for (let k = 1; k < s.quantities.length; k++) {
    const from = s.quantities[k - 1] as Quantity;
    const to = s.quantities[k] as Quantity;
    if (from.unit !== to.unit || from.unit === '') continue;
    const gap = s.gaps[k] as string;
    const before = s.gaps[k - 1] as string;
    const moved = FROM.test(before) ? MOVED.exec(gap) : null;
    const years = !moved && (LAST.test(before) ? THIS.test(gap) : sameDeed(before, gap));
    const pattern = moved || years ? undefined : COMPARED.test(gap) ? COMPARED_TOLD : AFTER_LAST.test(gap) ? BEFORE_TOLD : undefined;
    const compared = pattern && toldBehind(s, k, to, pattern);
    if (compared && !hasOtherBase(s, compared.end)) out.push({ from: to, to: from, way: undefined, told: compared });
    if (!moved && !years) continue;
    const backwards = isRank(s, k - 1) || isRank(s, k) || (moved !== null && FINER.test(moved[0]) && QUALITY.test(before));
    const way: Way | undefined = moved && !backwards ? (moved[1] ? 'up' : 'down') : undefined;
    const told = toldBehind(s, k, from, BEFORE_TOLD);
    if (!hasOtherBase(s, told?.end ?? to.end)) out.push({ from, to, way, told });
  }
  return out;
}

const LAST_BEHIND = /^[^，。；：]{0,2}[；，](?:而)?(?:上年|去年)(?:同期)?(?:为|是|仅为|只有)$/;

/** B，增长P%；上年同期为A */
function lastBehind(s: CountedSentence): readonly ChangeStatement[] {
  return s.quantities.flatMap((from, a): readonly ChangeStatement[] => {
    const to = s.quantities[a - 2];
    if (!to || from.unit !== to.unit || from.unit === '' || !LAST_BEHIND.test(s.gaps[a] as string)) return [];
    const told = toldBehind(s, a - 2, from, BEFORE_TOLD);
    return told && !hasOtherBase(s, from.end) ? [{ from, to, way: undefined, told }] : [];
  });
}

/** True if the sentence names another base up to the end of the clause in which the change is told: 增长116%，年均增长7.3% is two statements. */
function hasOtherBase(s: CountedSentence, end: number): boolean {
  const behind = /^[^，。；]*/.exec(s.text.slice(end - s.start))?.[0] ?? '';
  const bracket = /^（[^）]*/.exec(s.text.slice(end - s.start))?.[0] ?? '';
  return OTHER_BASE.test(s.text.slice(0, end - s.start) + behind + bracket);
}

/** A place in a list: 从第34位升至第10位 goes up. */
const isRank = (s: CountedSentence, k: number): boolean =>
  /第[\d\s]*$/.test(s.gaps[k] as string) || /排名|位次|名次|位列|位居|排位|座次/.test((s.gaps.slice(Math.max(0, k - 1), k + 1) as string[]).join(''));
/** Quality that is better the less is measured: 精度从30米提高到15米. */
const FINER = /提高|提升|上升|升|跃升|优化|下降|降低|降|下滑/;
const QUALITY = /精度|准确|精确|精细|分辨|效率|时效|速度|提速|水平|能力|质量|响应|识别|定位|纯度|性能|等级|能级|制程|工艺/;

const isDate = ({ numeral }: Quantity): boolean => ['year', 'month', 'day', 'hour', 'minute', 'second', 'century', 'decade'].includes(numeral.unit?.kind ?? '');

/** The size of the change behind the quantity `k`. */
function toldBehind(s: CountedSentence, k: number, from: Quantity, pattern: RegExp): ToldChange | undefined {
  const gap = s.gaps[k + 1] as string;
  const doubled = DOUBLED.exec(gap);
  if (doubled) return doubledIn(s, k, doubled);
  const q = s.quantities[k + 1];
  const words = q && pattern.exec(gap);
  if (!q || !words) return undefined;
  const way: Way = words[2] || words[3] ? 'down' : 'up';
  const behind = s.gaps[k + 2] as string;
  const range = { start: q.start, end: q.end };
  const base = { ...range, text: q.text, way, size: { low: q.low, high: q.high } };
  if (q.numeral.unit?.kind === 'points') return from.unit === '%' ? { ...base, kind: 'points' } : undefined;
  if (q.unit === '%')
    return from.unit === '%' ? undefined : words[4] ? { ...base, kind: 'becomes', size: scaled(base.size, 0.01) } : { ...base, kind: 'percent' };
  if (q.unit === '倍') return { ...base, kind: words[4] || TIMES_OF_BASE.test(behind) ? 'becomes' : 'times' };
  if (q.unit === from.unit && !words[4]) return { ...base, kind: 'amount' };
  return undefined;
}

const scaled = ({ low, high }: Interval, by: number): Interval => ({ low: low * by, high: high * by });

const FOLDS: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3 };
/** 翻一番 is said of 1.9 times, and with 多 of anything below four. */
const NEARLY_TWICE = 0.95;
const ROUGHLY_TWICE = 1.3;

function doubledIn(s: CountedSentence, k: number, [all, near, times, more]: RegExpExecArray): ToldChange {
  const q = s.quantities[k] as Quantity;
  const end = q.end + all.length;
  const word = all.indexOf('翻');
  const start = q.end + (near ? word - near.length : word);
  const factor = 2 ** (FOLDS[times as string] ?? Number(times));
  const low = near === '近' || near === '接近' || near === '将近' ? factor * 0.75 : factor * NEARLY_TWICE;
  const high = more || near === '超过' || near === '不止' ? factor * 2 : near ? factor : factor * ROUGHLY_TWICE;
  return { start, end, text: all.slice(all.indexOf('翻') - (near?.length ?? 0)), kind: 'doubled', size: { low, high }, way: 'up' };
}

/** So far from a round figure is a value that is compared with one printed finer. */
const ROUND = 0.025;

/** What the two figures make of the change, in the kind in which it is told. */
export function changeBetween(s: ChangeStatement, kind: ToldChange['kind'], way: Way): Interval {
  const sign = way === 'up' ? 1 : -1;
  const [from, to] = [beside(s.from, [s.to], ROUND), beside(s.to, [s.from], ROUND)];
  const ratio = { low: to.low / from.high, high: to.high / Math.max(from.low, Number.MIN_VALUE) };
  const signed = (low: number, high: number): Interval => (sign > 0 ? { low, high } : { low: -high, high: -low });
  if (kind === 'percent') return signed((ratio.low - 1) * 100, (ratio.high - 1) * 100);
  if (kind === 'times') return signed(ratio.low - 1, ratio.high - 1);
  if (kind === 'becomes' || kind === 'doubled') return ratio;
  return signed(to.low - from.high, to.high - from.low);
}
