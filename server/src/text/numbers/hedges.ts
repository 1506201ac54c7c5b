import type { Range } from '../range.ts';

/** What a word before a number says of it. */
export type HedgeSort = 'about' | 'over' | 'least' | 'most' | 'under';

/** A word before a number that says it is not exact, or a limit. */
interface Hedge extends Range {
  readonly sort: HedgeSort;
  /** 近 before years and days may mean the last ones. */
  readonly recent: boolean;
}

const HEDGES: readonly (readonly [string, HedgeSort])[] = [
  ['大约', 'about'],
  ['大概', 'about'],
  ['约莫', 'about'],
  ['约为', 'about'],
  ['约有', 'about'],
  ['将近', 'about'],
  ['约', 'about'],
  ['近', 'about'],
  ['超过', 'over'],
  ['多于', 'over'],
  ['高于', 'over'],
  ['逾', 'over'],
  ['至少', 'least'],
  ['不少于', 'least'],
  ['不低于', 'least'],
  ['最多', 'most'],
  ['至多', 'most'],
  ['不超过', 'most'],
  ['不足', 'under'],
  ['少于', 'under'],
  ['低于', 'under'],
];
const byLast = new Map<number, (readonly [string, HedgeSort])[]>();
for (const hedge of [...HEDGES].sort((a, b) => b[0].length - a[0].length)) {
  const last = hedge[0].charCodeAt(hedge[0].length - 1);
  const own = byLast.get(last);
  if (own) own.push(hedge);
  else byLast.set(last, [hedge]);
}
/** Before 约, 近 and others they make another word: 条约, 签约, 附近, 接近. */
const NOT_BEHIND: Readonly<Record<string, string>> = {
  约: '条签制公契合缔节婚租相邀预履守特赴失违毁爽誓盟立订纽续解践',
  近: '最附接靠邻亲临新走就切贴迫远',
  逾: '',
  超过: '不',
  少于: '不',
  低于: '不',
};

/** The hedge that ends at `end`, before a number. */
export function hedgeBefore(text: string, end: number): Hedge | undefined {
  const list = byLast.get(text.charCodeAt(end - 1));
  if (!list) return undefined;
  for (const [word, sort] of list) {
    const start = end - word.length;
    if (start < 0 || !text.startsWith(word, start)) continue;
    if (start > 0 && NOT_BEHIND[word]?.includes(text[start - 1] as string)) return undefined;
    return { start, end, sort, recent: word === '近' };
  }
  return undefined;
}
