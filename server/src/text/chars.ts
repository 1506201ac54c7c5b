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

/**
 * Bits of a text beside those of its units: what the neighbours of some rules' findings are. A text without the bit has nothing
 * for the rule; one with it may have (a superset, no more). They are read with the classes, so that a rule whose sign is rare
 * is called for few texts and needs no look of its own at the others.
 */
export const Pair = {
  /** 零 一 … 亿 几 数: a number in Chinese numerals, by itself */
  Numeral: 1 << 16,
  /** a mark beside a mark or at the head of the text, a mark of lists behind a bracket or ordinal */
  Collision: (1 << 17) | (1 << 18),
  /** what is left open or asked: ×× ？？ （待 [] TODO 此处, 某 and { by themselves */
  Gap: (1 << 19) | (1 << 20),
  /** what may be an ellipsis or a dash: … — - by themselves, two points */
  Points: 1 << 21,
  /** 华杜, 化社: slips in the names of agencies */
  Agency: 1 << 22,
  /** 有分析, 人士, 据媒: sources that nobody can ask */
  Vague: 1 << 23,
  /** 中方 我们 政府: somebody speaks in his own voice */
  Voice: 1 << 24,
  /** marks and digits that look like others, where they may be wrong: 二O, 5一, 5G十 */
  Lookalike: (1 << 25) | (1 << 26),
  /** 月 behind a figure or blank, 时 */
  Day: 1 << 27,
} as const;

const table = new Uint16Array(0x10000);
function fill(from: number, to: number, bits: number): void {
  for (let c = from; c <= to; c++) table[c] = (table[c] ?? 0) | bits;
}
function each(marks: string, bits: number): void {
  for (let i = 0; i < marks.length; i++) {
    const c = marks.charCodeAt(i);
    table[c] = (table[c] ?? 0) | bits;
  }
}
table.fill(Class.Han, 0x3400, 0x4dc0);
table.fill(Class.Han, 0x4e00, 0xa000);
each('〇々', Class.Han);
fill(0x30, 0x39, Class.Digit);
fill(0x41, 0x5a, Class.Latin);
fill(0x61, 0x7a, Class.Latin);
fill(0xc0, 0x24f, Class.Latin);
for (const sign of '×÷') table[sign.charCodeAt(0)] = 0;
const BLANKS = ' \t\u00a0\u3000\u2002\u2003\u2007\u2009\u202f';
each(BLANKS, Class.Blank);
each('。！？', Class.Stop);
each('，、；：', Class.Pause);
each('“‘（《〈【〔〖「『［｛', Class.Open);
each('”’）》〉】〕〗」』］｝', Class.Close);
for (let c = 0x21; c < 0x7f; c++) if (!table[c]) table[c] = Class.AsciiMark;
each('()', Class.AsciiParen);
fill(0xff10, 0xff19, Class.FullAlnum);
fill(0xff21, 0xff3a, Class.FullAlnum);
fill(0xff41, 0xff5a, Class.FullAlnum);
each('—…·～－％＋／＝＆＠＃＊－—', Class.OtherMark);
// Suspect: what char/ rules look at, and nothing else, so that a text without any of it costs them nothing.
fill(0x2e80, 0x2ef3, Class.Suspect); // radicals supplement
fill(0x2f00, 0x2fd5, Class.Suspect); // Kangxi radicals
fill(0xf900, 0xfad9, Class.Suspect); // compatibility ideographs …
for (const unified of '\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29') table[unified.charCodeAt(0)] = Class.Han; // … but for twelve
table.fill(Class.Suspect, 0xe000, 0xf900); // private use
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
table.fill(Class.Surrogate, 0xd800, 0xe000);
each('\ufffc', Class.Object);
each('∶―─－−‐‑﹣∼〜○◯零\u039f\u041e•‧・∙⋅･′´＇〝〞〟丶．﹒', Class.Odd); // look-alikes
each('＂„‟⋯–', Class.Odd); // quotation marks, ellipses and dashes of other forms
each('□■〓锟鈥銆锛鐨锘烫屯', Class.Odd); // boxes for lost characters, UTF-8 read as GBK
fill(0xc2, 0xf4, Class.Odd); // … and as Windows-1252

/** Class bits by UTF-16 unit, for scans that look at every unit of a newspaper. */
export const classTable: Readonly<Uint16Array> = table;

/** The class bits of a UTF-16 unit. */
export function classOf(unit: number): number {
  return table[unit] ?? 0;
}

/** True if the unit at `i` has one of the classes. False outside the text. */
export function isAt(text: string, i: number, classes: number): boolean {
  return i >= 0 && i < text.length && ((table[text.charCodeAt(i)] ?? 0) & classes) !== 0;
}

/** What a unit is in the pairs: the bits it has by itself, those of which it may be the first, and the second. */
interface Role {
  alone: number;
  first: number;
  second: number;
}

/** Units of one role have one number, since a table of bytes stays in the cache where one of bits would not. */
const roleOf = new Uint8Array(0x10000);
const alone = new Int32Array(0x100);
const firsts = new Int32Array(0x100);
const seconds = new Int32Array(0x100);

/** The first unit may stand before everything that may not begin a text. */
const AT_HEAD = 1 << 17;

function range(from: number, to: number): string {
  let out = '';
  for (let unit = from; unit <= to; unit++) out += String.fromCharCode(unit);
  return out;
}
const DIGITS = `${range(0x30, 0x39)}${range(0xff10, 0xff19)}`;
const LETTERS = `${range(0x41, 0x5a)}${range(0x61, 0x7a)}${range(0xc0, 0x24f)}${range(0xff21, 0xff3a)}${range(0xff41, 0xff5a)}`;
const NUMERALS = '一二三四五六七八九〇';
const ZEROS = '○◯零Oo\u039f\u041e0';
const MARKS = '。！？，；：、';
const TWICE = '×Xx？?_＿';
/** First units of what is asked in brackets: most brackets hold something else. */
export const ASKED_FIRST = '待尚有需还须请此这该核T？?数姓人名职头地时日年金译出来原单引图链 　';

function readRoles(): void {
  const roles = new Map<number, Role>();
  const give = (units: string, part: keyof Role, bits: number): void => {
    for (let i = 0; i < units.length; i++) {
      const unit = units.charCodeAt(i);
      const role = roles.get(unit) ?? { alone: 0, first: 0, second: 0 };
      role[part] |= bits;
      roles.set(unit, role);
    }
  };
  const pair = (bit: number, first: string, second: string): void => {
    give(first, 'first', bit);
    give(second, 'second', bit);
  };
  give('零○两十百千万亿几数', 'alone', Pair.Numeral);
  give(NUMERALS, 'alone', Pair.Numeral);
  pair(1 << 17, `${MARKS}“‘（《〈【〔「『`, `${MARKS}）》`);
  pair(1 << 18, '）》)先次后①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', '、');
  pair(1 << 19, `${TWICE}TFLl此`, `${TWICE}KOBIo处`);
  pair(1 << 20, '（(【[［〔《', `）)】]］〕》${ASKED_FIRST}`);
  give('某{', 'alone', 1 << 20);
  give('…⋯—―─–－-', 'alone', Pair.Points);
  pair(Pair.Points, '.·・。•', '.·・。•');
  give('杜', 'alone', Pair.Agency);
  pair(Pair.Agency, '新兴化连通司中薪', '社');
  pair(Pair.Vague, '人有分评观报媒消据', '士析论点道媒息');
  pair(Pair.Voice, '中我政', '方府们');
  give('∶―─－−‐‑﹣∼〜•‧・∙⋅･′´＇〝〞〟丶．﹒—', 'alone', 1 << 25);
  pair(1 << 25, NUMERALS, ZEROS);
  pair(1 << 26, `${DIGITS}${LETTERS}${ZEROS}`, `${NUMERALS}十`);
  pair(Pair.Day, `${DIGITS}${BLANKS}`, '月时');
  const known = new Map<string, number>();
  for (const [unit, role] of roles) {
    const key = `${role.alone} ${role.first} ${role.second}`;
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    roleOf[unit] = number;
    alone[number] = role.alone;
    firsts[number] = role.first;
    seconds[number] = role.second;
  }
}
readRoles();

/** Union of the classes of all units, and the pairs they make: a cheap way to know that a rule has nothing to do. */
export function classesIn(text: string): number {
  let bits = 0;
  let before = AT_HEAD;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const role = roleOf[unit] as number;
    bits |= (table[unit] as number) | (alone[role] as number) | (before & (seconds[role] as number));
    before = firsts[role] as number;
  }
  return bits;
}
