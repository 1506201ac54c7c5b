/**
 * Character classes of Chinese news text. One table look-up a unit; surrogates have the class `Surrogate` and callers that
 * care read the code point. Sources: GB/T 15834—2011 §4 (marks), Unicode blocks.
 */
export const Class = {
  Han: 1 << 0,
  /** ASCII 0–9 */
  Digit: 1 << 1,
  /** ASCII and accented Latin letters */
  Latin: 1 << 2,
  /** blank, tab, no-break and ideographic space */
  Blank: 1 << 3,
  /** 。！？ */
  Stop: 1 << 4,
  /** ，、；： */
  Pause: 1 << 5,
  /** “‘（《〈【〔「『 */
  Open: 1 << 6,
  /** ”’）》〉】〕」』 */
  Close: 1 << 7,
  /** ASCII punctuation */
  AsciiMark: 1 << 8,
  /** full-width ASCII forms U+FF01–FF5E that are letters or digits */
  FullAlnum: 1 << 9,
  /** — … · ～ and other CJK marks of no other class */
  OtherMark: 1 << 10,
  /** characters that char/ rules look at: radicals, compatibility forms, invisibles, controls, private use, U+FFFD (a superset, no more) */
  Suspect: 1 << 11,
  Surrogate: 1 << 12,
  /** ( ) */
  AsciiParen: 1 << 13,
  /** U+FFFC, the place of something left out */
  Object: 1 << 14,
  /** rare characters that char/damaged looks at, beside suspect ones: marks of a wrong code point, boxes, what a wrong conversion leaves (a superset) */
  Odd: 1 << 15,
} as const;

const table = new Uint16Array(0x10000);
/** The classes that some unit has, as they stand together. */
const values = new Set([0]);
function set(unit: number, bits: number): void {
  table[unit] = bits;
  values.add(bits);
}
/** Of many units at once, whatever they were before. */
function setAll(from: number, end: number, bits: number): void {
  table.fill(bits, from, end);
  values.add(bits);
}
function fill(from: number, to: number, bits: number): void {
  for (let c = from; c <= to; c++) set(c, (table[c] ?? 0) | bits);
}
function each(marks: string, bits: number): void {
  for (let i = 0; i < marks.length; i++) {
    const c = marks.charCodeAt(i);
    set(c, (table[c] ?? 0) | bits);
  }
}
setAll(0x3400, 0x4dc0, Class.Han);
setAll(0x4e00, 0xa000, Class.Han);
each('〇々', Class.Han);
fill(0x30, 0x39, Class.Digit);
fill(0x41, 0x5a, Class.Latin);
fill(0x61, 0x7a, Class.Latin);
fill(0xc0, 0x24f, Class.Latin);
for (const sign of '×÷') set(sign.charCodeAt(0), 0);
const BLANKS = ' \t\u00a0\u3000\u2002\u2003\u2007\u2009\u202f';
each(BLANKS, Class.Blank);
each('。！？', Class.Stop);
each('，、；：', Class.Pause);
each('“‘（《〈【〔〖「『［｛', Class.Open);
each('”’）》〉】〕〗」』］｝', Class.Close);
for (let c = 0x21; c < 0x7f; c++) if (!table[c]) set(c, Class.AsciiMark);
each('()', Class.AsciiParen);
fill(0xff10, 0xff19, Class.FullAlnum);
fill(0xff21, 0xff3a, Class.FullAlnum);
fill(0xff41, 0xff5a, Class.FullAlnum);
each('—…·～－％＋／＝＆＠＃＊－—', Class.OtherMark);
// Suspect: what char/ rules look at, and nothing else, so that a text without any of it costs them nothing.
fill(0x2e80, 0x2ef3, Class.Suspect); // radicals supplement
fill(0x2f00, 0x2fd5, Class.Suspect); // Kangxi radicals
fill(0xf900, 0xfad9, Class.Suspect); // compatibility ideographs …
for (const unified of '\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29') set(unified.charCodeAt(0), Class.Han); // … but for twelve
setAll(0xe000, 0xf900, Class.Suspect); // private use
fill(0x0, 0x9, Class.Suspect); // controls, the tab among them
fill(0xb, 0x1f, Class.Suspect);
fill(0x7f, 0x9f, Class.Suspect);
fill(0x200b, 0x200f, Class.Suspect); // zero width and direction marks
fill(0x2028, 0x202f, Class.Suspect); // line separators, direction marks, narrow no-break space
fill(0x2060, 0x206f, Class.Suspect);
fill(0xfff9, 0xfffb, Class.Suspect); // interlinear annotation
fill(0xfb00, 0xfb06, Class.Suspect); // Latin ligatures
fill(0xfe10, 0xfe19, Class.Suspect); // vertical forms
fill(0xfe30, 0xfe6b, Class.Suspect); // vertical and small forms
fill(0xff61, 0xff65, Class.Suspect); // half-width ideographic marks
fill(0x3380, 0x33df, Class.Suspect); // squared units
each('\u00a0\u00ad\u061c\u180e\u2007\ufeff\ufffd№℡', Class.Suspect);
setAll(0xd800, 0xe000, Class.Surrogate);
each('\ufffc', Class.Object);
each('∶―─－−‐‑﹣∼〜○◯零\u039f\u041e•‧・∙⋅･′´＇〝〞〟丶．﹒', Class.Odd); // look-alikes
each('＂„‟⋯–', Class.Odd); // quotation marks, ellipses and dashes of other forms
each('□■〓锟鈥銆锛鐨锘烫屯', Class.Odd); // boxes for lost characters, UTF-8 read as GBK
fill(0xc2, 0xf4, Class.Odd); // … and as Windows-1252

/** Class bits by UTF-16 unit, for scans that look at every unit of a newspaper. */
export const classTable: Readonly<Uint16Array> = table;

/** All values of the table, some that it has no more among them: they are few. */
export const classValues: Iterable<number> = values;

/** The class bits of a UTF-16 unit. */
export function classOf(unit: number): number {
  return table[unit] ?? 0;
}

/** True if the unit at `i` has one of the classes. False outside the text. */
export function isAt(text: string, i: number, classes: number): boolean {
  return i >= 0 && i < text.length && ((table[text.charCodeAt(i)] ?? 0) & classes) !== 0;
}

/** Union of the classes of all units: a cheap way to know that there is nothing to do. */
export function classesIn(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= table[text.charCodeAt(i)] as number;
  return bits;
}
