import { type Family, familyOf } from './families.ts';
import { beside, overlap, type Quantity, sum } from './quantity.ts';
import type { CountedSentence } from './sentences.ts';

/** A whole and its parts, as a sentence states them. */
export interface SumStatement {
  readonly whole: Quantity;
  /** two or more, all in the unit of the whole */
  readonly parts: readonly Quantity[];
  /**
   * all: the sentence says that they make the whole (分别…合计, 男…女…, 金银铜). some: they exclude each other, and none may be more than
   * the whole together. most: the same, and so many that all may be meant.
   */
  readonly parted: 'all' | 'some' | 'most';
}

const TOTAL = /(?:合计|共计|总计|总共|一共)[^，。；、：]{0,6}$/;
/** A whole by its name, of what is listed with 分别: 总产量达1.2万吨. */
const NAMED_TOTAL = /[，；]总[一-龥]{1,5}$/;
/** 9金7银11铜，以26枚奖牌 */
const MEDALS = /^，(?:以|奖牌总?数[为达]?到?)$/;
const TOGETHER = /(?:共|累计)[^，。；、：]{0,6}$/;
const APART = /(?:分别|先后)[^，。；：]{0,8}$/;
const AMONG = /其中|包括了?|^[^，。；：、]{0,10}中，/;
const UP_TO_AMONG = /^(?:.*?(?:其中|包括了?)|[^，。；：、]{0,10}中，)/;
/** Between two parts of a list: what the first counts, a joint, what the second is. */
const JOINT = /^([^，。；：、0-9]{0,12}?)[、，；和与及以]{1,2}([^，。；：、和与及0-9]{0,14})$/;
/** What makes something else of a figure in a list than a part. */
const NO_PART = /其中|比|较|增|减|升|降|占|达|超|同比|环比|上年|去年|今年|此前|约合|折合|人均|平均|每|预计|计划|目标|另|还有|以及其|包括|含|需|至|到|第|限|价/;

/**
 * The sums that a sentence states. Read are: 分别A、B和C，合计W; A、B、C，合计W; W，其中A、B…; 共W，男A、女B; A死B伤 of W伤亡; 金A银B铜C of W枚奖牌.
 * A list whose parts may overlap (女干部80名，党员170名) is none.
 */
export function readSums(s: CountedSentence): readonly SumStatement[] {
  if (s.quantities.length < 3) return [];
  const out: SumStatement[] = [];
  const { quantities, gaps } = s;
  for (let w = 0; w < quantities.length; w++) {
    const whole = quantities[w] as Quantity;
    // 共获5金3银2铜，其中男队3金: of one metal.
    if (whole.unit === '' || whole.unit === '%' || isBare(whole)) continue;
    const before = wholeBehind(s, w);
    if (before) {
      out.push(before);
      continue;
    }
    const rest = restOf(s, w);
    if (rest) {
      out.push(rest);
      continue;
    }
    const among = AMONG.test(gaps[w + 1] ?? '');
    if (!among && !isWhole(s, w)) continue;
    const run = runFrom(s, w + 1, whole.unit, among);
    if (isOfNext(s, (run.at(-1) ?? w) + 1, whole.unit)) continue;
    const read = run.length < 2 ? undefined : partedOf(s, w, run, among);
    if (read) out.push({ whole, parts: run.map((i) => quantities[i] as Quantity), parted: read });
  }
  return out;
}

/** 分别捐款20万元、30万元和45万元，合计100万元 */
function wholeBehind(s: CountedSentence, w: number): SumStatement | undefined {
  const gap = s.gaps[w] as string;
  const total = TOTAL.test(gap);
  const named = NAMED_TOTAL.test(gap) && !(s.gaps[w + 1] as string).startsWith('的');
  if (AMONG.test(gap) || !(total || named || TOGETHER.test(gap) || MEDALS.test(gap)) || !/^[^，。；：]{0,8}[，；、]?[^，。；：]{0,8}$/.test(gap))
    return undefined;
  const whole = s.quantities[w] as Quantity;
  const parts: Quantity[] = [];
  let k = w - 1;
  for (; k >= 0; k--) {
    const q = s.quantities[k] as Quantity;
    if (q.unit !== whole.unit || q.hedge !== '') break;
    parts.unshift(q);
    const joined = JOINT.test(s.gaps[k] as string) || (s.gaps[k] === '' && isBare(q));
    if (!joined || NO_PART.test(s.gaps[k] as string)) break;
  }
  if (parts.length < 2) return undefined;
  const at = s.quantities.indexOf(parts[0] as Quantity);
  const first = s.gaps[at] as string;
  if (NO_PART.test(lastClause(first).replace(PRICE, '')) || TOTAL.test(first)) return undefined;
  const labels = parts.map((_, i) => labelOf(s, at + i));
  if (isWider(gap, first) && !/下半年|四季度/.test(labels.at(-1) as string)) return undefined;
  const family = familyOf(labels);
  const closed = family?.closed && family.parts === parts.length && fits(family, s, w);
  if (!APART.test(first) && !(total && parts.length > 2) && !closed) return undefined;
  return { whole, parts, parted: 'all' };
}

/** Prices of whole things, which make a sum. */
const PRICE = /中标价|成交价|造价|总价/;

/** The whole is of more than the parts: 前三季度分别……，全年合计……. */
const SCOPE = /全年|全市|全省|全县|全区|全国|历年|至今/g;
const isWider = (whole: string, parts: string): boolean => (whole.match(SCOPE) ?? []).some((word) => !parts.includes(word));

const REST = /(?:其余|其他|余下)(?:的)?$/;
const EXCEPT = /除[^，。；]{0,8}$/;

/** 全班45人，20人骑车，15人步行，其余10人坐公交; 21名学生除两名……外，其余19名: the rest makes it complete, whatever the parts are. */
function restOf(s: CountedSentence, w: number): SumStatement | undefined {
  const whole = s.quantities[w] as Quantity;
  if (s.quantities.findIndex((q) => q.unit === whole.unit) < w || APART.test(s.gaps[w] as string) || /^[、和与及]/.test(s.gaps[w + 1] as string))
    return undefined;
  const parts: Quantity[] = [];
  for (let k = w + 1; k < s.quantities.length; k++) {
    const q = s.quantities[k] as Quantity;
    const gap = s.gaps[k] as string;
    if (q.unit !== whole.unit || q.hedge !== '' || whole.hedge !== '') return undefined;
    parts.push(q);
    if (REST.test(gap)) return parts.length > 1 ? { whole, parts, parted: 'all' } : undefined;
    const own = k === w + 1 ? gap.slice(gap.lastIndexOf('，') + 1).replace('其中', '') : gap;
    if (NO_PART.test(own) && !EXCEPT.test(gap)) return undefined;
  }
  return undefined;
}

/** True of a whole that the parts may follow without 其中: 共120名, 13人伤亡, 38枚奖牌. */
function isWhole(s: CountedSentence, w: number): boolean {
  const head = (s.gaps[w + 1] as string).slice(0, 6);
  return TOGETHER.test(s.gaps[w] as string) || /^[的个]?(?:伤亡|奖牌)/.test(head) || /伤亡[^，。；：]{0,4}$/.test(s.gaps[w] as string);
}

/** 本届6枚奖牌，三届2金3银5铜共10枚: the parts have a whole of their own behind them. */
function isOfNext(s: CountedSentence, k: number, unit: string): boolean {
  const gap = s.gaps[k] ?? '';
  return s.quantities[k]?.unit === unit && (TOTAL.test(gap) || TOGETHER.test(gap)) && !/[；。]/.test(gap);
}

/** The quantities of a list that begins at `from`, in one unit. */
function runFrom(s: CountedSentence, from: number, unit: string, among: boolean): number[] {
  const out: number[] = [];
  for (let k = from; k < s.quantities.length; k++) {
    const q = s.quantities[k] as Quantity;
    const gap = s.gaps[k] as string;
    if (q.unit !== unit || q.hedge !== '') break;
    const own = k > from ? gap : among ? gap.replace(UP_TO_AMONG, '') : gap.replace(/^[^，。；：（]*[，：（]/, '');
    if (NO_PART.test(own) || (k > from && !JOINT.test(gap) && !isBare(q))) break;
    if (k === from && /[。；]/.test(own)) break;
    out.push(k);
  }
  return out;
}

/** 4死8伤, 15金12银: nothing stands between. */
const isBare = (q: Quantity): boolean => q.numeral.unit === undefined && q.unit !== '';

function partedOf(s: CountedSentence, w: number, run: readonly number[], among: boolean): SumStatement['parted'] | undefined {
  const labels = run.map((k) => labelOf(s, k));
  // A field that bears wheat bears maize after it: of land only kinds of land exclude each other.
  if (LAND.has((s.quantities[w] as Quantity).unit)) return among && labels.every((label) => KIND_OF_LAND.test(label)) ? 'some' : undefined;
  const family = familyOf(labels);
  if (!family) return undefined;
  if (family.closed && run.length === family.parts && fits(family, s, w)) return 'all';
  if (!among) return undefined;
  const last = labels.at(-1) as string;
  if (/其余|其他|余下/.test(last)) return 'all';
  return run.length > MANY ? 'most' : 'some';
}

const LAND = new Set(['亩', '公顷', '万亩']);
/** 苹果园, 水田, 旱地: not 高标准农田, which is one of them as well. */
const KIND_OF_LAND = /^(?!.*(?:标准|新|老|优|示范|有机|级|化))[一-龥]{0,4}[园林田地塘池]\|/;
const MANY = 3;

/** True if the whole is what the family makes up: deaths and injuries of the casualties, medals of the medals. */
function fits(family: Family, s: CountedSentence, w: number): boolean {
  return family.of === undefined || family.of.test(`${(s.gaps[w] as string).slice(-6)}${(s.gaps[w + 1] as string).slice(0, 6)}`);
}

/** What a part is: the words before its figure up to a mark, and those behind it. */
function labelOf(s: CountedSentence, k: number): string {
  const before = lastClause(s.gaps[k] as string).replace(/^.*(?:其中|包括了?)/, '');
  const q = s.quantities[k] as Quantity;
  const behind = /^[^，。；：、和与及0-9]{0,8}/.exec(s.gaps[k + 1] as string)?.[0] ?? '';
  return `${before}|${isBare(q) ? s.text[q.numeral.end - s.start] : ''}${behind}`;
}

const lastClause = (gap: string): string => /[^，。；：、（]*$/.exec(gap)?.[0] ?? '';

/** True if no values that are printed so make the whole. */
export function isWrong({ whole, parts, parted }: SumStatement): boolean {
  const all = [whole, ...parts];
  const made = sum(parts.map((part) => beside(part, all, ROUND)));
  const told = beside(whole, all, ROUND);
  if (parted === 'all') return !overlap(made, told);
  return made.low > told.high;
}

/** So far from a round figure is a sum of parts that are printed finer. */
const ROUND = 0.05;

/** So much of the whole may be missing for parts that are most of it to be told. */
const NEARLY = 0.85;

/** True of a list that looks complete and makes a little less than the whole: a part may be missing. */
export function isShort({ whole, parts, parted }: SumStatement): boolean {
  const made = sum(parts);
  return parted === 'most' && made.high < whole.low && made.low >= whole.low * NEARLY;
}
