/**
 * Characters that only look right, and what they should be. Data: Unicode's EquivalentUnifiedIdeograph property for the two
 * radical blocks, canonical decompositions for the compatibility ideographs, and the names of the presentation forms. Never
 * NFKC on a text: it would also turn ： （ ， into their half-width forms.
 */

/** U+2E80 … U+2EF3; `-` where Unicode names no equivalent. */
const SUPPLEMENT = [
  ...'-厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣',
  ...'尢𡯂巳幺彑彐忄心扌攵-旡日月歺母',
  ...'民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹',
  ...'纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹',
  ...'艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑',
  ...'钅長镸长门𨸏阝雨青韦页风飞食𩙿飠',
  ...'饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜',
  ...'龙龜亀龟',
];

/** Kangxi radicals whose equivalent is a traditional form, where a simplified draft can only mean the other one. */
const SIMPLIFIED: Readonly<Record<string, string>> = { '\u2f3e': '户', '\u2fad': '青', '\u2fc8': '黄' };

/** Presentation forms of marks: small, vertical, half-width. Without U+FE52 ﹒ and U+FE63 ﹣, which are look-alikes of several marks, and U+FE31 ︱, which web headlines set for a bar (专访︱某某). */
const MARKS: Readonly<Record<string, string>> = {
  '﹐': '，',
  '﹑': '、',
  '﹔': '；',
  '﹕': '：',
  '﹖': '？',
  '﹗': '！',
  '﹘': '—',
  '﹙': '（',
  '﹚': '）',
  '﹛': '｛',
  '﹜': '｝',
  '﹝': '〔',
  '﹞': '〕',
  '﹟': '#',
  '﹠': '&',
  '﹡': '*',
  '﹢': '+',
  '﹤': '<',
  '﹥': '>',
  '﹦': '=',
  '﹨': '\\',
  '﹩': '$',
  '﹪': '%',
  '﹫': '@',
  '︐': '，',
  '︑': '、',
  '︒': '。',
  '︓': '：',
  '︔': '；',
  '︕': '！',
  '︖': '？',
  '︗': '〖',
  '︘': '〗',
  '︙': '…',
  // The vertical two-dot leader is what scanners read for a colon.
  '︰': '：',
  '︵': '（',
  '︶': '）',
  '︷': '｛',
  '︸': '｝',
  '︹': '〔',
  '︺': '〕',
  '︻': '【',
  '︼': '】',
  '︽': '《',
  '︾': '》',
  '︿': '〈',
  '﹀': '〉',
  '﹁': '「',
  '﹂': '」',
  '﹃': '『',
  '﹄': '』',
  '﹇': '［',
  '﹈': '］',
  '｡': '。',
  '｢': '「',
  '｣': '」',
  '､': '、',
  '･': '·',
};

/** Units in one cell: a word each, so the editor decides (GB 3100: in running text units are written out). */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  '㎡': ['平方米', 'm²'],
  '㎥': ['立方米', 'm³'],
  '㎢': ['平方公里', '平方千米', 'km²'],
  '㎞': ['公里', '千米', 'km'],
  '㎝': ['厘米', 'cm'],
  '㎜': ['毫米', 'mm'],
  '㎏': ['公斤', '千克', 'kg'],
  '㎎': ['毫克', 'mg'],
  '㎖': ['毫升', 'mL'],
  '㏄': ['毫升', 'cc'],
  '㎾': ['千瓦', 'kW'],
  '㎿': ['兆瓦', 'MW'],
  '㎒': ['兆赫', 'MHz'],
  '㎓': ['吉赫', 'GHz'],
  '№': ['No.'],
  '℡': ['电话', 'Tel'],
};

type CharForm =
  | { readonly kind: 'radical' | 'ideograph' | 'ligature' | 'mark'; readonly to: string | undefined }
  | { readonly kind: 'unit'; readonly to: readonly string[] };

/** Those that were asked for before: normalising is slow. */
const known = new Map<string, CharForm | undefined>();

/** What a single character (one code point) that only looks right stands for, or undefined when it is what it looks like. */
export function formOf(char: string): CharForm | undefined {
  const before = known.get(char);
  if (before || known.has(char)) return before;
  const form = readForm(char);
  known.set(char, form);
  return form;
}

function readForm(char: string): CharForm | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2e80 && code <= 0x2ef3) {
    const to = SUPPLEMENT[code - 0x2e80];
    return code === 0x2e9a ? undefined : { kind: 'radical', to: to === '-' ? undefined : to };
  }
  if (code >= 0x2f00 && code <= 0x2fd5) return { kind: 'radical', to: SIMPLIFIED[char] ?? char.normalize('NFKC') };
  if ((code >= 0xf900 && code <= 0xfad9) || (code >= 0x2f800 && code <= 0x2fa1d)) {
    const to = char.normalize('NFC');
    return to === char ? undefined : { kind: 'ideograph', to };
  }
  if (code >= 0xfb00 && code <= 0xfb06) return { kind: 'ligature', to: char.normalize('NFKC') };
  const mark = MARKS[char];
  if (mark) return { kind: 'mark', to: mark };
  const unit = UNITS[char];
  return unit && { kind: 'unit', to: unit };
}
