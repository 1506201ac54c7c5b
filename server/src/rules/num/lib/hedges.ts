import type { Numeral } from '../../../text/numbers.ts';
import type { Range } from '../../../text/range.ts';

type HedgeSort = 'about' | 'over' | 'least' | 'most' | 'under';

/** A word before a number that says it is not exact, or a limit. */
interface Hedge extends Range {
  readonly sort: HedgeSort;
  /** 近 before years and days may mean the last ones. */
  readonly recent: boolean;
}

/** What stands behind a number and says what the hedge says, or the opposite. */
export interface Bound extends Range {
  readonly against: boolean;
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

const BOUNDS: Readonly<Record<HedgeSort, readonly (readonly [string, boolean])[]>> = {
  about: [
    ['左右', false],
    ['上下', false],
  ],
  over: [
    ['以上', false],
    ['以下', true],
    ['左右', true],
  ],
  least: [
    ['以上', false],
    ['以下', true],
  ],
  most: [
    ['以内', false],
    ['以下', false],
    ['以上', true],
  ],
  under: [
    ['以下', false],
    ['以上', true],
  ],
};
/** All of them. */
export const BOUND_WORDS = [...new Set(Object.values(BOUNDS).flatMap((list) => list.map(([word]) => word)))];
const BOUND_BEGINS = new Set(['左', '上', '以']);
/** Behind 左右 or 上下 they make it an adverb or a place: 左右两侧, 上下班. */
const NOT_BOUND = '两侧手脚摇逢开夹各着班级游车楼半都移滑';
/** Behind 以上 and 以下 they make the limit one of age or rank: 65岁以上老人. */
const LIMITED = new Set(['岁', '周岁', '级', '届', '层', '页', '号', '名']);

/** The word behind a number, its unit and at most two more characters that belongs to the hedge before it. */
export function boundBehind(text: string, n: Numeral, sort: HedgeSort): Bound | undefined {
  for (let at = n.unitEnd; at <= n.unitEnd + 2; at++) {
    const c = text[at];
    if (c === undefined || '的，。；：！？、）”0123456789'.includes(c)) return undefined;
    if (!BOUND_BEGINS.has(c)) continue;
    for (const [word, against] of BOUNDS[sort]) {
      if (!text.startsWith(word, at)) continue;
      const end = at + word.length;
      const next = text[end] ?? '。';
      if (word[0] === '以' ? ageLimit(n, next) : NOT_BOUND.includes(next)) return undefined;
      return { start: at, end, against };
    }
    return undefined;
  }
  return undefined;
}

function ageLimit(n: Numeral, next: string): boolean {
  return n.unit !== undefined && LIMITED.has(n.unit.text) && next >= '\u4e00' && next <= '\u9fff' && next !== '的';
}
