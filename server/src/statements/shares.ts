import { familyOf } from './families.ts';
import { type Interval, overlap, type Quantity, sum } from './quantity.ts';
import { type CountedSentence, without } from './sentences.ts';

/** Shares of one whole that leave none of it out or overlap nowhere. */
export interface SharesStatement {
  readonly parts: readonly Quantity[];
  /** all: the last one is the rest (其余38%). some: they exclude each other. */
  readonly parted: 'all' | 'some';
}

const SHARE = /(?:占(?:比|总数|全部|全国|全市|全省|全县|全校|受访者|受访人数|调查对象)?的?(?:比例|比重)?(?:为|达|达到)?|其余|余下(?:的)?)[^，。；：、]{0,3}$/;
const REST = /(?:其余|余下)[^，。；：]{0,6}$/;
const OVERLAPPING = /多选|多项选择|同时|叠加|兼/;
/** What people may say to one question: one of these, or that they do not know. */
const ANSWERS = [
  /支持|赞成|同意|满意$|看好|愿意/,
  /反对|不支持|不赞成|不同意|不满意|不看好|不愿意/,
  /说不清|不清楚|不知道|不确定|无所谓|没想好|难以判断|未表态|中立/,
];
const HUNDRED: Interval = { low: 100, high: 100 };
const MOST_ROUNDING = 0.5;

/**
 * The shares that a sentence states of one whole. Read are: 支持的占A%，反对的占B%，说不清的占C%; classes of one family (男, 女; 第一产业 …); A占X%，其余Y%.
 */
export function readShares(sentence: CountedSentence): SharesStatement | undefined {
  if (OVERLAPPING.test(sentence.text)) return undefined;
  return sharesOf(sentence, SHARE) ?? withRest(sentence);
}

/** Nothing but a mark, 中 or 有 before a share: 学生中，62%来自本地，其余38%来自外省. */
const UNMARKED = new RegExp(`(?:${SHARE.source})|(?:^|[，、；：中里有])$`);

function withRest(sentence: CountedSentence): SharesStatement | undefined {
  const read = sharesOf(sentence, UNMARKED);
  return read?.parted === 'all' ? read : undefined;
}

function sharesOf(sentence: CountedSentence, before: RegExp): SharesStatement | undefined {
  // 60岁以上的占35%
  const s = without(sentence, (q) => q.unit === '岁');
  const parts: number[] = [];
  for (let k = 0; k < s.quantities.length; k++) {
    const q = s.quantities[k] as Quantity;
    if (q.unit !== '%' || q.hedge !== '') continue;
    if (before.test(s.gaps[k] as string)) parts.push(k);
    else if (parts.length > 0) return undefined;
  }
  // Neighbours, so that nothing else is told in between.
  if (parts.length < 2 || (parts.at(-1) as number) - (parts[0] as number) !== parts.length - 1) return undefined;
  const own = parts.map((k) => s.quantities[k] as Quantity);
  const labels = parts.map((k) => classOf(s.gaps[k] as string));
  if (REST.test(s.gaps[parts.at(-1) as number] as string)) {
    return labels.slice(0, -1).every((label) => !/增|降|提高/.test(label)) ? { parts: own, parted: 'all' } : undefined;
  }
  return answers(labels) || labels.every((label) => AGES.test(label)) || familyOf(labels) ? { parts: own, parted: 'some' } : undefined;
}

/** Bands of ages, which exclude each other. */
const AGES = /\d岁(?:及)?(?:以上|以下|之间|的|占|人|（|$)/;
const classOf = (gap: string): string => /[^，。；：、]*$/.exec(gap)?.[0] ?? '';

/** One answer each, and the answers to one question. */
function answers(labels: readonly string[]): boolean {
  const found = labels.map((label) => (ANSWERS[1]?.test(label) ? 1 : ANSWERS[2]?.test(label) ? 2 : ANSWERS[0]?.test(label) ? 0 : -1));
  return labels.length > 2 && !found.includes(-1) && new Set(found).size === found.length;
}

/** Shares wrong by no more than rounding of each are right. */
export function isOverfull({ parts, parted }: SharesStatement): boolean {
  const made = sum(parts);
  if (parted === 'some') return made.low > HUNDRED.high + MOST_ROUNDING;
  return !overlap({ low: made.low - MOST_ROUNDING, high: made.high + MOST_ROUNDING }, HUNDRED);
}
