import { type Interval, overlap, type Quantity } from './quantity.ts';
import type { CountedSentence } from './sentences.ts';

/** A share of a whole whose two figures stand in the sentence: 500个村中，450个村…，通达率为90%; 全村400户，其中办民宿的120户，占三成. */
export interface RatioStatement {
  readonly whole: Quantity;
  readonly part: Quantity;
  readonly told: Quantity;
}

const OF_WHOLE = /^[^，。；：]{0,8}中[，,]?[^，。；：]{0,6}$/;
const RATE = /^[^，。；：0-9]{0,12}[，,][^，。；：、]{0,8}(?:率(?:为|达到?|已达|是)|占比?|占总数的?|占全部的?)$/;
/** Rates that are no share of the whole by count. */
const OTHER_RATE = /增长率|增速|利率|汇率|年化|同比|环比|提高|下降|上升|比上年|较上年|容积率|入住率|出勤率|收视率/;

/** The shares of counts that a sentence gives with both counts, the unit and the thing counted the same. */
export function readRatios(s: CountedSentence): readonly RatioStatement[] {
  const out: RatioStatement[] = [];
  for (let k = 2; k < s.quantities.length; k++) {
    const told = s.quantities[k] as Quantity;
    if (told.unit !== '%' || told.hedge === 'about') continue;
    const w = wholeOf(s, k);
    const [whole, part] = [s.quantities[w], s.quantities[k - 1]];
    if (!whole || !part || whole.unit === '' || whole.unit === '%' || whole.unit !== part.unit || whole.hedge !== '' || part.hedge !== '' || whole.value <= 0)
      continue;
    if (isSharePart(s, w, k) || (w === k - 2 && isRate(s, k))) out.push({ whole, part, told });
  }
  return out;
}

/** The whole of the part before `k`: the figure before it, or that before the parts that have their shares already. */
function wholeOf(s: CountedSentence, k: number): number {
  let w = k - 2;
  while (w > 1 && s.quantities[w]?.unit === '%' && !/其中|[。：]/.test(s.gaps[w + 1] as string)) w -= 2;
  return w;
}

/** 合格率, 通达率: the rate is named, and what it is of are the two counts before it. */
function isRate(s: CountedSentence, k: number): boolean {
  const whole = s.quantities[k - 2] as Quantity;
  const [between, before] = [s.gaps[k - 1] as string, s.gaps[k] as string];
  // Of money a rate may be of something else: 收益1440元，收益率100%.
  if (whole.numeral.unit?.kind === 'count' && isRateOf(between, before)) return true;
  if (!OF_WHOLE.test(between) || !RATE.test(before) || OTHER_RATE.test(before)) return false;
  // The thing counted: 500个村 … 450个村.
  const thing = /^[^，。；：中]{0,8}/.exec(between)?.[0] ?? '';
  return thing === '' || before.startsWith(thing);
}

const STEM = /，([一-龥]{2,4})率(?:为|达到?|是)?$/;
/** What is counted of those who should have come. */
const ATTENDANCE = /^(?:出席|到会|出勤|到课|参会|参训)$/;
const LONGEST_RATE = 12;

/** 抽检食品320批次，合格304批次，合格率为95%; 2500人报考，2300人通过，通过率92%; 应到150人，实到138人，出席率92%: the rate is named for what the part is. */
function isRateOf(between: string, before: string): boolean {
  const stem = STEM.exec(before)?.[1];
  if (stem === undefined || before.length > LONGEST_RATE) return false;
  if (new RegExp(`，[一-龥]{0,2}${stem}(?:了)?$`).test(between) || (ATTENDANCE.test(stem) && /，实到$/.test(between))) return true;
  return new RegExp(`^(?:已经?)?${stem}(?:了)?，`).test(before) && /^[^，。；：]{0,8}，(?:其中|已有?|有){0,2}$/.test(between);
}

/** Of what a share may be said behind its part: 占总数的, or of nothing, which is the whole before it. */
const SHARE =
  /^[^，。；：0-9]{0,14}[，,](?:约)?(?:占|占到|所占)(?:(?:(?![全本世亚])[一-龥]{0,4}总[一-龥]{1,3}|全[部体][一-龥]{0,4}|其中)的?)?(?:比(?:例|重)?)?(?:为|达到?|是)?$/;
const AMONG = /^[^，。；：]{0,10}(?:中|里|内)[，,]?[^，。；：]{0,12}$/;
const PARTS = /^[^。；：]{0,12}[，；。]其中[，]?[^，。；：]{0,12}$/;
const ALL = /(?:共|总|全[村班校镇乡县市省区国州厂院团队部]|现有)[^，。；：]{0,10}$/;
const SOME = /^[^，。；：]{0,8}[，,][^，。；：]{0,12}$/;
/** What a count stands beside that is no part of the other. */
const NO_PART = /增|减|比|较|上年|去年|同期|计划|目标|另|还有|平均|每|至|到|由|从/;

/** 全村400户，办民宿的120户，占30%; 代表300名，其中男代表180名，占60%；女代表120名，占40%. */
function isSharePart(s: CountedSentence, w: number, k: number): boolean {
  if (!SHARE.test(s.gaps[k] as string) && !isBareShare(s, k) && !isOfSameAll(s, w, k)) return false;
  const first = s.gaps[w + 1] as string;
  const own = s.gaps[k - 1] as string;
  if (NO_PART.test(first) || (w < k - 2 && (NO_PART.test(own) || own.length > LONGEST_GAP))) return false;
  return AMONG.test(first) || PARTS.test(first) || (ALL.test(s.gaps[w] as string) && SOME.test(first));
}

const LONGEST_GAP = 20;

/** 800人中，350人愿意，不到一半: of words alone, which tell of nothing else. */
const BARE = /^[^，。；：0-9]{0,14}，(?:已?超过?|已?过|近|接近|达到?|不到|不足|约)?$/;
const isBareShare = (s: CountedSentence, k: number): boolean => s.quantities[k]?.numeral.shape === 'fraction' && BARE.test(s.gaps[k] as string);

/** 全村300户中……，占全村的五分之一 */
function isOfSameAll(s: CountedSentence, w: number, k: number): boolean {
  const all = /^[^，。；：0-9]{0,14}，(?:约)?占(全[村班校镇乡县市省区州厂院团队])[一-龥]{0,4}的?$/.exec(s.gaps[k] as string)?.[1];
  return all !== undefined && (s.gaps[w] as string).includes(all);
}

/** The share as the counts make it, in percent. */
export const ratioOf = ({ whole, part }: RatioStatement): Interval => ({ low: (part.low / whole.high) * 100, high: (part.high / whole.low) * 100 });

/** True if no values printed so make the share: not even cut off, 66.67% told as 66.6%. */
export function isWrongRatio(s: RatioStatement): boolean {
  const { low, high, numeral } = s.told;
  return !overlap(ratioOf(s), { low, high: numeral.shape === 'plain' ? high + (high - low) / 2 : high });
}
