import { HASH, isDigit } from './ascii.ts';

/**
 * The character references a news draft is likely to hold (HTML §13.5 names over two thousand). What is not here stays text.
 * Each stands for one UTF-16 unit.
 */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00ad',
    zwnj: '\u200c',
    zwj: '\u200d',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    mdash: '—',
    ndash: '–',
    hellip: '…',
    middot: '·',
    bull: '•',
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    times: '×',
    divide: '÷',
    plusmn: '±',
    permil: '‰',
    sect: '§',
    para: '¶',
    yen: '¥',
    euro: '€',
    pound: '£',
    cent: '¢',
    frac12: '½',
    frac14: '¼',
    sup2: '²',
    sup3: '³',
    le: '≤',
    ge: '≥',
    ne: '≠',
    larr: '←',
    rarr: '→',
    uarr: '↑',
    darr: '↓',
    alpha: 'α',
    beta: 'β',
    micro: 'µ',
    prime: '′',
    Prime: '″',
  }),
);

/** Longest reference that is looked for, `&` and `;` included. */
const LONGEST = 12;

/** The character reference whose `&` stands at `at`: offset behind its `;`, and the one unit it stands for. */
export function characterReference(text: string, at: number): { readonly end: number; readonly as: string } | undefined {
  const semicolon = text.slice(at, at + LONGEST).indexOf(';');
  if (semicolon < 2) return undefined;
  const name = text.slice(at + 1, at + semicolon);
  const as = name.charCodeAt(0) === HASH ? numeric(name.slice(1)) : NAMED.get(name);
  return as === undefined ? undefined : { end: at + semicolon + 1, as };
}

/** CommonMark §2.5: up to seven decimal or six hexadecimal digits. */
function numeric(digits: string): string | undefined {
  const hex = digits.charCodeAt(0) === 0x78 || digits.charCodeAt(0) === 0x58;
  if (hex ? !/^[0-9a-f]{1,6}$/i.test(digits.slice(1)) : digits.length > 7 || !isDigit(digits.charCodeAt(0)) || !/^\d+$/.test(digits)) return undefined;
  const code = hex ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  // A mask stands for one unit: what needs two (𠮷, emoji) is a thing. A control, a line end above all, is a blank.
  if (code > 0xffff) return '\ufffc';
  return code < 0x20 ? ' ' : String.fromCharCode(code);
}
