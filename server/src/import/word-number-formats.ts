/** Numbers as Word writes them before paragraphs, by the names of ECMA-376 (17.18.59); those of which Markdown knows only `decimal`. */
const FORMATS: Readonly<Record<string, (n: number) => string | undefined>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
  chineseCounting: (n) => counting(n, '〇'),
  chineseCountingThousand: (n) => counting(n, '零'),
  taiwaneseCounting: (n) => counting(n, '〇'),
  taiwaneseCountingThousand: (n) => counting(n, '零'),
  japaneseCounting: (n) => counting(n, '〇'),
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  chineseLegalSimplified: (n) => counting(n, '零', '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟'])?.replace(/^拾/, '壹拾'),
  ideographTraditional: (n) => cycle('甲乙丙丁戊己庚辛壬癸', n),
  ideographZodiac: (n) => cycle('子丑寅卯辰巳午未申酉戌亥', n),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => from(0x2474, 20, n),
  decimalEnclosedFullstop: (n) => from(0x2488, 20, n),
  ideographEnclosedCircle: (n) => from(0x3280, 10, n),
  none: () => '',
};

/** @returns undefined for a format or a number that is not known */
export const wordNumber = (n: number, format: string): string | undefined => (n >= 0 ? FORMATS[format]?.(n) : undefined);

/** 三, 十, 二十一, 一百〇五: below ten thousand. */
function counting(n: number, zero: string, figures = '零一二三四五六七八九', units = ['', '十', '百', '千']): string | undefined {
  if (n > 9999) return undefined;
  if (n === 0) return zero;
  const places = [...String(n)].map(Number);
  const said = places.map((d, i) => (d === 0 ? '0' : figures.charAt(d) + units[places.length - 1 - i])).join('');
  return said.replace(/0+$/, '').replace(/0+/g, zero).replace(/^一十/, '十');
}

/** 二〇, digit by digit. */
function digits(n: number): string {
  return String(n).replace(/\d/g, (d) => '〇一二三四五六七八九'.charAt(Number(d)));
}

function fullWidth(n: number): string {
  return String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
}

/** a … z, aa, bb, cc … */
function letters(n: number): string {
  return n === 0 ? '' : String.fromCharCode(0x61 + ((n - 1) % 26)).repeat(Math.min(100, Math.ceil(n / 26)));
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(n: number): string {
  let left = Math.min(n, 9999);
  let out = '';
  for (const [value, sign] of ROMAN) for (; left >= value; left -= value) out += sign;
  return out;
}

/** ① … ⑳, ㉑ … ㉟, ㊱ … ㊿. */
function circled(n: number): string | undefined {
  return from(0x2460, 20, n) ?? from(0x3251, 15, n - 20) ?? from(0x32b1, 15, n - 35);
}

/** The nth of so many characters from one on. */
function from(first: number, count: number, n: number): string | undefined {
  return n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : undefined;
}

/** 甲, 乙 … and again from the beginning. */
function cycle(signs: string, n: number): string | undefined {
  return n >= 1 ? signs.charAt((n - 1) % signs.length) : undefined;
}
