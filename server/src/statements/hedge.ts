import { type HedgeSort, hedgeBefore } from '../text/numbers/hedges.ts';

/** How far a figure says that it is exact: it is more or less than what stands there, or about so much. */
export type Hedge = '' | 'about' | 'more' | 'less';

const SAYS: Readonly<Record<HedgeSort, Hedge>> = { about: 'about', over: 'more', least: 'more', most: 'less', under: 'less' };
/** Words that say so in headlines and by the way, which nobody takes for a hedge too many. */
const OTHERS: readonly (readonly [string, Hedge])[] = [
  ['突破', 'more'],
  ['不到', 'less'],
  ['接近', 'less'],
  ['超', 'more'],
  ['过', 'more'],
  ['上', 'about'],
];
/** Words that end with one of these and say nothing of the number. */
const PART_OF = new Set('经过 通过 度过 路过 走过 吃过 去过 不过 以上 早上 晚上 路上 身上 网上 线上 地上 山上 会上 市上 加上 赶上 用上 跟上'.split(' '));

/** What a word right before `at` says of the number that begins there. */
export function boundBefore(text: string, at: number): Hedge {
  const hedge = hedgeBefore(text, at);
  if (hedge) return hedge.recent ? 'less' : SAYS[hedge.sort];
  const found = OTHERS.find(([word]) => text.startsWith(word, at - word.length));
  return !found || PART_OF.has(text.slice(Math.max(0, at - 2), at)) ? '' : found[1];
}
