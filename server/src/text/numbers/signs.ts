/** What a character is in a number: bits of a table over all UTF-16 units. */
export const Sign = {
  /** 0–9 of either width */
  Arabic: 1,
  /** 〇 零 一 … 九 两 */
  Chinese: 2,
  /** 十 百 千 万 亿 */
  Scale: 4,
  /** 几 数: vague digits, before or behind a scale word */
  Vague: 8,
  /** Behind a lone Chinese digit it makes it a number: 三、四十, 五月. */
  Behind: 16,
  /** The same before it. */
  Ahead: 32,
  /** 多 余 来 几 behind a number */
  Tail: 64,
  /** . : / - and the like between figures */
  Separator: 128,
} as const;

/** The bits of what a number is written with. */
export const NUMERAL = Sign.Arabic | Sign.Chinese | Sign.Scale | Sign.Vague;

const table = new Uint8Array(0x10000);
const values = new Uint8Array(0x10000);

function put(chars: string, bit: number, value: (i: number) => number): void {
  for (let i = 0; i < chars.length; i++) {
    table[chars.charCodeAt(i)] = (table[chars.charCodeAt(i)] as number) | bit;
    if (bit < Sign.Behind) values[chars.charCodeAt(i)] = value(i);
  }
}
put('0123456789', Sign.Arabic, (i) => i);
put('０１２３４５６７８９', Sign.Arabic, (i) => i);
put('零一二三四五六七八九', Sign.Chinese, (i) => i);
put('〇○', Sign.Chinese, () => 0);
put('两', Sign.Chinese, () => 2);
put('十百千万亿', Sign.Scale, (i) => [1, 2, 3, 4, 8][i] as number);
put('几数', Sign.Vague, () => 0);
const NEXT = '、·•．.至到—–-－~～〜月';
put(`多余来几日号${NEXT}`, Sign.Behind, () => 0);
put(`约近少过于足${NEXT}`, Sign.Ahead, () => 0);
put('多余来几', Sign.Tail, () => 0);
put('.．:：∶/／-', Sign.Separator, () => 0);

/** The bits of a UTF-16 unit. */
export function signOf(unit: number): number {
  return table[unit] as number;
}

/** The first place from `from` on where a number may begin, or the text's length. */
export function nextNumeral(text: string, from: number): number {
  const signs = table;
  const { length } = text;
  let i = from;
  while (i < length && ((signs[text.charCodeAt(i)] as number) & NUMERAL) === 0) i++;
  return i;
}

/** The bits of the unit at `i`; 0 outside the text. */
export function signAt(text: string, i: number): number {
  return i >= 0 && i < text.length ? (table[text.charCodeAt(i)] as number) : 0;
}

/** Value of a digit of either script; of a scale word its power of ten. */
export function valueAt(text: string, i: number): number {
  return values[text.charCodeAt(i)] as number;
}
