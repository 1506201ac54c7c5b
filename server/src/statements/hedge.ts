/** How far a figure says that it is exact: it is more or less than what stands there, or about so much. */
export type Hedge = '' | 'about' | 'more' | 'less';

const WORDS: readonly (readonly [string, Hedge])[] = [
  ['超过', 'more'],
  ['不少于', 'more'],
  ['不低于', 'more'],
  ['至少', 'more'],
  ['突破', 'more'],
  ['逾', 'more'],
  ['超', 'more'],
  ['过', 'more'],
  ['不足', 'less'],
  ['不到', 'less'],
  ['不超过', 'less'],
  ['至多', 'less'],
  ['最多', 'less'],
  ['接近', 'less'],
  ['将近', 'less'],
  ['近', 'less'],
  ['大约', 'about'],
  ['约为', 'about'],
  ['约', 'about'],
  ['大概', 'about'],
  ['上', 'about'],
];
const LONGEST = 3;

/** What a word right before `at` says of the number that begins there. */
export function boundBefore(text: string, at: number): Hedge {
  for (let n = Math.min(LONGEST, at); n > 0; n--) {
    const found = WORDS.find(([word]) => word.length === n && text.startsWith(word, at - n));
    if (!found) continue;
    // 最近, 附近, 条约, 节约, 经过: parts of other words.
    return n === 1 && PART_OF.has(text.slice(at - 2, at)) ? '' : found[1];
  }
  return '';
}

const PART_OF = new Set(
  '最近 附近 条约 节约 合约 签约 经过 通过 度过 路过 走过 吃过 去过 不过 以上 早上 晚上 路上 身上 网上 线上 地上 山上 会上 市上 加上 赶上 用上 跟上'.split(' '),
);
