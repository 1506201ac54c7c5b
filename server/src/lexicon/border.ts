import { Class, isAt } from '../text/chars.ts';
import type { Pairs } from './pairs.ts';

/** How far on either side of a form words are looked for, in units. */
const REACH = 4;
/** Forms that are longer than this are not found in ordinary text by chance. */
const SHORT = 3;

/** certain: a mention. doubtful: another reading is as good (李强调). not: other words fit better (四川普降, 其中美国). */
export type Border = 'certain' | 'doubtful' | 'not';

const marks = new Uint8Array(0x10000);
function mark(units: string, bit: number): void {
  for (let i = 0; i < units.length; i++) marks[units.charCodeAt(i)] = (marks[units.charCodeAt(i)] as number) | bit;
}
/** 8日|中午: what follows a number is no name. */
const DATE_UNIT = 1;
const NUMERAL = 2;
/** Characters that are words by themselves, as a rule: left over, they are no sign of a wrong cut. */
const SINGLE = 4;
/** Characters that transcribe foreign names and are seldom words by themselves. */
const SOUND = 8;
mark('年月日', DATE_UNIT);
mark('0123456789０１２３４５６７８９一二三四五六七八九十', NUMERAL);
mark('的了在是和与及将上下对也都又已并为被把向从由以于等而还就称说', SINGLE);
mark(
  '阿埃艾奥巴拜贝宾波博伯勃达戴丹德登迪蒂丁顿杜恩尔厄菲费芬弗夫盖戈格哈赫胡霍基吉贾杰喀卡凯坎柯科克肯库奎拉莱赖兰朗劳勒雷利林卢鲁伦罗洛马曼梅蒙米莫默姆穆',
  SOUND,
);
mark('纳奈尼涅努诺欧帕潘庞佩彭皮珀普奇齐恰乔丘茹萨塞桑瑟森沙绍舍施什史舒斯司苏索塔泰坦汤唐陶特托瓦万威韦沃乌武希锡夏肖谢辛雪逊雅亚扬耶伊泽扎詹哲兹佐', SOUND);

function is(text: string, at: number, bit: number): boolean {
  return at >= 0 && at < text.length && ((marks[text.charCodeAt(at)] as number) & bit) !== 0;
}

// Scratch space, filled anew by each call.
const before = new Uint8Array(2 * REACH + SHORT + 3);
const behind = new Uint8Array(2 * REACH + SHORT + 3);

/**
 * Chinese has no blanks, so a short name may stand in a text by chance, over the border of two words. The judgement cuts
 * the characters around the form into two-character words, once with the form as a word and once with a word that crosses
 * its border, and compares how many single characters are left over. Bounded cost.
 * @param start, end the form in the text, UTF-16 units
 */
export function judgeBorder(text: string, start: number, end: number, pairs: Pairs): Border {
  if (end - start > SHORT || !isAt(text, start, Class.Han)) return 'certain';
  if (is(text, start, DATE_UNIT) && is(text, start - 1, NUMERAL)) return 'not';
  const left = isWordAt(text, start - 1, pairs);
  const right = isWordAt(text, end - 1, pairs);
  if (!left && !right) return 'certain';

  let from = start;
  while (from > 0 && start - from < REACH && isAt(text, from - 1, Class.Han)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && isAt(text, to, Class.Han)) to++;
  // A character at the edge of what is looked at may belong to a word outside: it costs nothing.
  const freeLeft = isAt(text, from - 1, Class.Han);
  const freeRight = isAt(text, to, Class.Han);
  const n = to - from;
  before[0] = 0;
  for (let i = 1; i <= n; i++) {
    let best = (before[i - 1] as number) + (i === 1 && freeLeft ? 0 : cost(text, from + i - 1));
    if (i >= 2 && isWordAt(text, from + i - 2, pairs)) best = Math.min(best, before[i - 2] as number);
    before[i] = best;
  }
  behind[n] = 0;
  for (let i = n - 1; i >= 0; i--) {
    let best = (behind[i + 1] as number) + (i === n - 1 && freeRight ? 0 : cost(text, from + i));
    if (i <= n - 2 && isWordAt(text, from + i, pairs)) best = Math.min(best, behind[i + 2] as number);
    behind[i] = best;
  }
  const s = start - from;
  const e = end - from;
  const asName = (before[s] as number) + (behind[e] as number);
  let otherwise = 0xff;
  if (left) otherwise = (before[s - 1] as number) + (behind[s + 1] as number);
  if (right) otherwise = Math.min(otherwise, (before[e - 1] as number) + (behind[e + 1] as number));
  return otherwise < asName ? 'not' : otherwise === asName ? 'doubtful' : 'certain';
}

/**
 * A short transcribed name may be a piece of a longer one (万斯 in 伊万斯, 特拉斯 in 斯特拉斯堡): a neighbour that is a
 * character of transcription and belongs to no word of its own says so.
 * @param nameBefore, nameBehind another name of the lexicon ends at `start`, or one begins at `end`
 */
export function judgeSounds(text: string, start: number, end: number, nameBefore: boolean, nameBehind: boolean, pairs: Pairs): Border {
  if (end - start > SHORT) return 'certain';
  const goesOn = !nameBehind && is(text, end, SOUND) && !isPairAt(text, end, pairs);
  const began = !nameBefore && is(text, start - 1, SOUND) && !isPairAt(text, start - 2, pairs);
  if (!goesOn && !began) return 'certain';
  return end - start <= 2 ? 'not' : 'doubtful';
}

function cost(text: string, at: number): 0 | 1 {
  return is(text, at, SINGLE) ? 0 : 1;
}

/** The pair belongs to a word. Two characters of transcription prove nothing: the word may be foreign too (利亚, 罗马). */
function isPairAt(text: string, at: number, pairs: Pairs): boolean {
  if (at < 0 || at + 1 >= text.length || (is(text, at, SOUND) && is(text, at + 1, SOUND))) return false;
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  return pairs.isWord(a, b) || pairs.isInside(a, b);
}

function isWordAt(text: string, at: number, pairs: Pairs): boolean {
  return at >= 0 && at + 1 < text.length && pairs.isWord(text.charCodeAt(at), text.charCodeAt(at + 1));
}
