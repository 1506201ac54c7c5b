import type { HedgeSort } from '../../../text/numbers/hedges.ts';
import type { Numeral } from '../../../text/numbers.ts';
import type { Range } from '../../../text/range.ts';

/** What stands behind a number and says what the hedge says, or the opposite. */
export interface Bound extends Range {
  readonly against: boolean;
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
