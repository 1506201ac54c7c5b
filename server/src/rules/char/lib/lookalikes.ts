import { pair, signs, type Trigger, words } from '../../../rule/triggers.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { unitsOf } from '../../../text/unit-set.ts';

/** A mark of the wrong code point: what should stand in its place, one or more choices. */
export interface Lookalike extends Range {
  readonly to: readonly string[];
  /** A Han character is touched, or more than one mark may be meant. */
  readonly review: boolean;
  /** Houses differ: not worth a warning. */
  readonly mild?: true;
}

const ALNUM = Class.Latin | Class.Digit | Class.FullAlnum;
const DIGIT = Class.Digit | Class.FullAlnum;
const DASHES = unitsOf('―─－−‐‑﹣—–-');
const NUMERALS = unitsOf('一二三四五六七八九〇');
/** What is read for 〇 in a year or number in Chinese numerals. */
const ZEROS = unitsOf('○◯零Oo\u039f\u041e0');

/** What a place in its passage is asked. */
export interface Surroundings {
  /** inside 《》; asked in ascending order */
  inTitle(at: number): boolean;
  /** The passage is about strokes and shapes of characters. */
  aboutStrokes(): boolean;
}

/** Words that a dash read for 一 leaves behind; `—` stands for it. Two characters at least besides, or no other reading. */
const WITH_ONE =
  /^(?:带—路|—带一路|—系列|—方面|—步步|—部分|—大批|—把手|—揽子|—如既往|—国两制|—概而论|—视同仁|—目了然|统—|第—(?=[^—])|唯—|之—(?=[，。、；])|进—步|同—(?=[个天年时])|万—(?=[发出失有])|新—(?=[届轮代批])|每—(?=[个位次天名])|另—(?=方面|个|位|名|次))/;

/** The word with 一 read as a dash that holds the dash at `i`: 统—, —方面. */
function wordWithOne(text: string, i: number): boolean {
  for (let k = Math.max(0, i - 1); k <= i; k++) {
    const m = WITH_ONE.exec(text.slice(k, k + 5));
    if (m?.[0].includes('—') && k + m[0].indexOf('—') === i) return true;
  }
  return false;
}

const one = (start: number, to: string, review = false): Lookalike => ({ start, end: start + 1, to: [to], review });

/** 二○一八年, 二O一八年, 二零一八年: the whole year, when it has a wrong zero. */
function yearAround(text: string, i: number): Lookalike | undefined {
  const inYear = (k: number): boolean => NUMERALS.has(text.charCodeAt(k)) || ZEROS.has(text.charCodeAt(k));
  let start = i;
  while (i - start < 4 && inYear(start - 1)) start--;
  let end = i + 1;
  while (end - start < 5 && inYear(end)) end++;
  if (end - start !== 4 || text[end] !== '年' || (text[start] !== '一' && text[start] !== '二')) return undefined;
  let to = '';
  let han = false;
  let numerals = 0;
  for (let k = start; k < end; k++) {
    const unit = text.charCodeAt(k);
    if (NUMERALS.has(unit)) numerals++;
    han ||= text[k] === '零';
    to += ZEROS.has(unit) ? '〇' : (text[k] as string);
  }
  return numerals >= 2 ? { start, end, to: [to], review: han } : undefined;
}

/** ○ and O between Chinese numerals: 一○五号. A zero in words (三千零五) and a digit are what they are. */
function zeroAt(text: string, i: number): Lookalike | undefined {
  const year = yearAround(text, i);
  if (year) return year;
  if (text[i] === '零' || text[i] === '0') return undefined;
  const around = NUMERALS.has(text.charCodeAt(i - 1)) && (NUMERALS.has(text.charCodeAt(i + 1)) || text[i + 1] === '年' || text[i + 1] === '号');
  return around ? one(i, '〇', isAt(text, i, Class.Latin)) : undefined;
}

/** Between full-width letters and digits it goes narrow with them: char/fullwidth-alnum. */
const betweenFull = (text: string, i: number): boolean => isAt(text, i - 1, Class.FullAlnum) && isAt(text, i + 1, Class.FullAlnum);

/** A dash of a wrong code point, alone: doubled ones are the dash of prose and the matter of another rule. */
function dashAt(text: string, i: number): Lookalike | undefined {
  const c = text[i] as string;
  if (DASHES.has(text.charCodeAt(i - 1)) || DASHES.has(text.charCodeAt(i + 1))) return undefined;
  const before = isAt(text, i - 1, ALNUM);
  const after = isAt(text, i + 1, ALNUM);
  // COVID−19, but a−b and 5−3.
  if (c === '−') return isAt(text, i - 2, Class.Latin) && isAt(text, i - 1, Class.Latin) && after ? one(i, '-') : undefined;
  if (c === '‐' || c === '‑' || c === '﹣') return before && after ? one(i, '-') : undefined;
  const between = isAt(text, i - 1, Class.Han | ALNUM) && isAt(text, i + 1, Class.Han | ALNUM);
  if (!between || (c === '－' && betweenFull(text, i))) return undefined;
  const inName = before && after && (isAt(text, i - 1, Class.Latin) || isAt(text, i + 1, Class.Latin));
  if (c === '―' || c === '─') return one(i, inName ? '-' : '—');
  // － U+FF0D: a hyphen of names and codes, or the dash between two ends of a range.
  if (inName || (before && after && isCode(text, i))) return one(i, '-');
  return { start: i, end: i + 1, to: ['—', '-'], review: true, mild: true };
}

/** 2018－06－12, 010－12345678: more of the kind, or a number that begins with 0. */
function isCode(text: string, i: number): boolean {
  let start = i;
  while (i - start < 12 && isAt(text, start - 1, Class.Digit)) start--;
  let end = i + 1;
  while (end - i < 13 && isAt(text, end, Class.Digit)) end++;
  return text[start] === '0' || text[start - 1] === '－' || text[end] === '－' || end - i > 5;
}

function dotAt(text: string, i: number, around: Surroundings): Lookalike | undefined {
  if (isAt(text, i - 1, DIGIT) && isAt(text, i + 1, DIGIT)) return one(i, '·');
  const inside = isAt(text, i - 1, Class.Han) && isAt(text, i + 1, Class.Han) && around.inTitle(i);
  return inside ? one(i, '·') : undefined;
}

function apostropheAt(text: string, i: number): Lookalike | undefined {
  return isAt(text, i - 1, Class.Latin) && isAt(text, i + 1, Class.Latin) ? one(i, '’') : undefined;
}

const YEARS = /(?<!\d)(?:1[89]|20)\d\d一(?:1[89]|20)\d\d(?!\d)/;

/** 5G十AI: letters and digits on both sides, a letter at least on one. */
function isPlus(text: string, i: number): boolean {
  return isAt(text, i - 1, ALNUM) && isAt(text, i + 1, ALNUM) && (isAt(text, i - 1, Class.Latin) || isAt(text, i + 1, Class.Latin));
}

function wordSignAt(text: string, i: number, around: Surroundings): Lookalike | undefined {
  const c = text[i];
  const digits = isAt(text, i - 1, DIGIT) && isAt(text, i + 1, DIGIT);
  // 2016一2020年. Beside other numbers it is a numeral (3一3名).
  if (c === '一') return digits && YEARS.test(text.slice(Math.max(0, i - 5), i + 6)) ? one(i, '—', true) : undefined;
  if (c === '十') return isPlus(text, i) ? one(i, '+', true) : undefined;
  if (c === '丶') return isAt(text, i - 1, Class.Han) && isAt(text, i + 1, Class.Han) && !around.aboutStrokes() ? one(i, '、', true) : undefined;
  if (c === '．') return digits && !betweenFull(text, i) ? one(i, '.') : undefined;
  if (digits) return one(i, '.');
  return isAt(text, i - 1, Class.Han) && isAt(text, i + 1, Class.Han) ? one(i, '·', true) : undefined;
}

/** What WITH_ONE begins with. */
const BESIDE_ONE =
  '带—路 —带一路 —系列 —方面 —步步 —部分 —大批 —把手 —揽子 —如既往 —国两制 —概而论 —视同仁 —目了然 统— 第— 唯— 之— 进—步 同— 万— 新— 每— 另—'.split(' ');

/** What a look-alike is by itself, or by its neighbour: 二O, 5一, 5G十, 统—. */
export const LOOKALIKE_TRIGGERS: readonly Trigger[] = [
  signs('∶―─－−‐‑﹣∼〜•‧・∙⋅･′´＇〝〞〟丶．﹒'),
  words(...BESIDE_ONE),
  pair('一二三四五六七八九〇', '○◯零Oo\u039f\u041e0'),
  pair({ of: '○◯零\u039f\u041e', classes: ALNUM }, '一二三四五六七八九〇十'),
];

const SORTS: readonly string[] = ['', '∶', '―─－−‐‑﹣', '∼〜', '○◯零Oo\u039f\u041e0', '•‧・∙⋅･', '′´＇', '〝〞〟', '一十丶．﹒', '—'];
/** Sort of each unit that may be a look-alike, 0 of all others. */
const SORT = new Uint8Array(0x10000);
SORTS.forEach((units, sort) => {
  for (const c of units) SORT[c.charCodeAt(0)] = sort;
});

/** Sort of a unit: 0 when it is never a look-alike. */
export const sortOf = (unit: number): number => SORT[unit] as number;

/** What the unit at `i` should be, or undefined when it is right there. */
export function lookalikeAt(text: string, i: number, around: Surroundings): Lookalike | undefined {
  switch (SORT[text.charCodeAt(i)]) {
    case 1:
      return isAt(text, i - 1, Class.Han | Class.Close) && !isAt(text, i + 1, Class.Digit) ? one(i, '：') : undefined;
    case 2:
      return dashAt(text, i);
    case 3:
      return isAt(text, i - 1, Class.Han | DIGIT | Class.OtherMark | Class.AsciiMark) && isAt(text, i + 1, Class.Han | DIGIT) ? one(i, '～') : undefined;
    case 4:
      return zeroAt(text, i);
    case 5:
      return dotAt(text, i, around);
    case 6:
      return apostropheAt(text, i);
    case 7:
      return one(i, text[i] === '〝' ? '“' : '”');
    case 8:
      return wordSignAt(text, i, around);
    case 9:
      return text[i - 1] !== '—' && text[i + 1] !== '—' && wordWithOne(text, i) ? one(i, '一', true) : undefined;
    default:
      return undefined;
  }
}
