import type { Numeral } from '../text/numbers.ts';

/** A share told in words: 一半, 三成, 四分之一. In percent; `room` is what such words are said of. UTF-16 units of the text. */
export interface RoughShare {
  readonly numeral: Numeral;
  readonly value: number;
  readonly room: { readonly low: number; readonly high: number };
}

const NUMBER = '[一二三四五六七八九十]|\\d{1,2}';
const ROUGH = new RegExp(`(${NUMBER})分之(${NUMBER})|([一二两三四五六七八九])成(半)?(?![一-龥]?[为功员立交本都熟绩效果活份长型])|一半`, 'g');
/** What a share stands behind: 占三成, 增长五成, 减少一半. Elsewhere it is no figure that a sum rests on: 另一半, 一半是海水. */
const SAID = /(?:占|占比|增长?|提升|提高|上升|涨|降低?|下降|减少|减|少|缩短|跌|幅|率|的|为|达|到|了|近|约|超|过|逾|有|其余|余下|，|中)$/;
const BIG = '百千万亿';

/** So far from 一半 and 四分之一 nobody says it any more: the share itself by a fifth, five points at most. */
const FIFTH = 0.2;
const MOST = 5;

/** The shares of a text that are told in words, in order. */
export function roughShares(text: string): readonly RoughShare[] {
  const out: RoughShare[] = [];
  if (!text.includes('成') && !text.includes('分之') && !text.includes('一半')) return out;
  for (const found of text.matchAll(ROUGH)) {
    const start = found.index;
    const end = start + found[0].length;
    const [, below, above, tenths, half] = found;
    if (!SAID.test(text.slice(Math.max(0, start - 2), start)) || (below && (BIG.includes(text[end] ?? ' ') || /\d/.test(text[end] ?? '')))) continue;
    const value = tenths ? countOf(tenths) * 10 + (half ? 5 : 0) : below ? (countOf(above as string) / countOf(below)) * 100 : 50;
    if (!(value > 0 && value <= 100)) continue;
    const near = Math.min(MOST, value * FIFTH);
    // 三成 is said of 39 % as well: what is beyond it is cut off.
    const room = tenths ? { low: value - 5, high: value + (half ? 5 : 10) } : { low: value - near, high: value + near };
    out.push({ numeral: numeralAt(start, end, value), value, room });
  }
  return out;
}

const DIGITS = '零一二三四五六七八九十';
const countOf = (word: string): number => (word === '两' ? 2 : DIGITS.includes(word) ? DIGITS.indexOf(word) : Number(word));

function numeralAt(start: number, end: number, value: number): Numeral {
  const base = { form: 'chinese', shape: 'fraction', lead: '', scale: 1, parts: 1, vague: '', unit: undefined } as const;
  return { ...base, start, end, at: start, figureEnd: end, bodyEnd: end, figure: value, value, unitStart: end, unitEnd: end };
}
