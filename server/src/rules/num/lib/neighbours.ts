import type { Numeral } from '../../../text/numbers.ts';
import type { Range } from '../../../text/range.ts';
import { chineseNumber } from './house.ts';

/** Two neighbouring digits with 、 between them that stand for an approximation. */
export interface Neighbours extends Range {
  readonly text: string;
  readonly sure: boolean;
}

/** Units of what two digits may only be an approximation of; most others count the members of a series (三、四年级). */
const MEASURES = new Set([
  '个',
  '个月',
  '个小时',
  '个星期',
  '小时',
  '分钟',
  '天',
  '周',
  '次',
  '里',
  '公里',
  '米',
  '斤',
  '公斤',
  '吨',
  '岁',
  '亩',
  '人',
  '元',
  '倍',
  '秒',
  '秒钟',
]);
const SERIES = new Set(['个', '次', '人']);

function isDigit(n: Numeral): boolean {
  return n.shape === 'plain' && n.lead === '' && n.value >= 1 && n.value <= 9 && n.scale === 1 && Number.isInteger(n.value);
}

/** 三、四十 and 三、四个小时, where the first number is a digit and the second begins with the next one (or 三、五). */
export function neighbours(text: string, a: Numeral, b: Numeral): Neighbours | undefined {
  if (a.end + 1 !== b.start || text[a.end] !== '、' || a.form !== b.form || a.form === 'mixed' || !isDigit(a) || a.unit) return undefined;
  const before = text[a.start - 1] ?? '\n';
  // At the head of a clause it is an ordinal (一、二个办法); in a list, one of several.
  if ('\n。；！？：、，第“（月'.includes(before) || /[是为及和]/.test(before) || text[b.unitEnd] === '、') return undefined;
  const range = { start: a.start, end: b.unitEnd };
  if (a.form === 'chinese') {
    const tens = tensOf(text, b);
    if (tens !== undefined)
      return tens === a.value + 1 && b.vague === '' ? { start: a.start, end: b.end, text: text[a.start] + text.slice(b.start, b.end), sure: true } : undefined;
  }
  if (!isDigit(b) || b.vague !== '' || !b.unit || !MEASURES.has(b.unit.text)) return undefined;
  const next = b.value === a.value + 1 || (a.value === 3 && b.value === 5);
  if (!next || (b.unit.text === '次' && '列会航'.includes(text[b.unitEnd] ?? '\u0000'))) return undefined;
  if (a.form === 'chinese') return { start: a.start, end: b.unitEnd, text: text[a.start] + text.slice(b.start, b.unitEnd), sure: !SERIES.has(b.unit.text) };
  return { ...range, text: chineseNumber(a.value) + chineseNumber(b.value) + text.slice(b.end, b.unitEnd), sure: false };
}

/** 3 of 三十 and 三百; undefined for a number that is no single digit before a scale word. */
function tensOf(text: string, n: Numeral): number | undefined {
  if (n.bodyEnd !== n.start + 2 || !'十百千万亿'.includes(text[n.start + 1] as string)) return undefined;
  const digit = '零一二三四五六七八九'.indexOf(text[n.start] as string);
  return digit > 0 ? digit : undefined;
}
