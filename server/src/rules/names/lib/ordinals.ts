import { Class, isAt } from '../../../text/chars.ts';

/** How a text counts an event: 第二次“金特会”, “金特会 2.0”. */
export interface Ordinal {
  readonly value: number;
  /** as written, blanks left out: 第二次, 2.0 */
  readonly form: string;
  /** before: 第二次; behind: 2.0. Offsets of the words themselves. */
  readonly start: number;
  readonly end: number;
}

const HAN = '零一二三四五六七八九十';
const BEFORE = /(?:首次|头一次|首届|二次|三次|第([一二三四五六七八九十]|[1-9])[次届轮])(?:的)?$/;
const REACH = 6;

/** The ordinal right before `at` (quotation mark not included). */
export function ordinalBefore(text: string, at: number): Ordinal | undefined {
  const m = BEFORE.exec(text.slice(Math.max(0, at - REACH), at));
  if (!m) return undefined;
  const form = m[0].replace(/的$/, '');
  const number = m[1];
  const value = number === undefined ? (form[0] === '二' ? 2 : form[0] === '三' ? 3 : 1) : HAN.includes(number) ? HAN.indexOf(number) : Number(number);
  const start = at - m[0].length;
  return { value, form, start, end: start + form.length };
}

/** The ordinal right behind `at`: 2.0, with or without a blank before it. */
export function ordinalBehind(text: string, at: number): Ordinal | undefined {
  const start = isAt(text, at, Class.Blank) ? at + 1 : at;
  const m = /^([1-9])\.0(?![0-9.])/.exec(text.slice(start, start + 4));
  return m ? { value: Number(m[1]), form: m[0], start, end: start + m[0].length } : undefined;
}

/** The form of the house: 首次, 第二次, 第三次. */
export function houseOrdinal(value: number): string {
  return value === 1 ? '首次' : `第${HAN[value] ?? value}次`;
}
