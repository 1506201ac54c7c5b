import { Sign, signAt, valueAt } from './signs.ts';

/** Words that end in a Chinese digit, by what stands before the digit: 周一, 星期二, 第三, 统一, 初五. */
const BEFORE = '周期拜第统唯万之逐单专同划不归合初老小阿双';
/** Words that begin with a Chinese digit: 一代, 一些, 三农. */
const AFTER = '代些样起直旦般致律再味贯切边旁方面共同度向经农藏国环角维轮星川产手流把体线';

/** Behind a number with 第 before it: 第一5名 is no 第一. */
const RANKED = '名届次位章条号轮';

/** Range of the possible by the unit that follows: [least, most]. */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = { 月: [1, 12], 日: [1, 31], 号: [1, 31], 时: [0, 24], 点: [0, 24] };

/** 1到5一排, 每20一组: what so many make one of. */
const GROUPS = '组排班队列行批堆套捆摞轮档份';

const isChinese = (text: string, i: number): boolean => signAt(text, i) === Sign.Chinese;

function digitsValue(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + valueAt(text, i);
  return value;
}

/** Where a run of Chinese and Arabic digits is to be cut in two, since its digits belong to two words; `end` if it is one number. */
export function cutOf(text: string, start: number, end: number): number {
  const headed = isChinese(text, start);
  const tailed = isChinese(text, end - 1);
  // 13时零5分, 亿零817万: 零 is lawful before Arabic figures.
  if (text[start] === '零') return start + 1;
  const limits = LIMITS[text[end] ?? ''];
  const value = digitsValue(text, start, end);
  const possible = (!limits || (value >= limits[0] && value <= limits[1])) && !(text[end] === '年' && end - start > 4);
  const before = text[start - 1] ?? '\u0000';
  const word = BEFORE.includes(before) && !(before === '第' && RANKED.includes(text[end] ?? '\u0000'));
  if (headed && (!possible || word || text[start] === '两')) return headEnd(text, start, end);
  if (tailed && text[end - 1] === '一' && GROUPS.includes(text[end] ?? '\u0000')) return tailStart(text, start, end);
  if (tailed && (!possible || (AFTER.includes(text[end] ?? '\u0000') && text[end - 1] !== '〇') || text[end - 1] === '两')) return tailStart(text, start, end);
  return end;
}

function headEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isChinese(text, i)) i++;
  return i;
}

function tailStart(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isChinese(text, i - 1)) i--;
  return i;
}
