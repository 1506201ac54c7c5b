import type { Range } from './range.ts';

/** Units of ASCII that may begin, or betray, a bare URL or an e-mail address: `:` of ://, `@`, the w of www. */
const HINT = new Uint8Array(128);
/** Units of ASCII that end a URL: marks that RFC 3986 §2 allows nowhere in one, and brackets, which stand only around IPv6 literals. */
const STOP = new Uint8Array(128);
/** Marks that belong to the sentence when they end a URL. */
const TRAILING = new Uint8Array(128);
/** Letters and digits. */
const ALNUM = new Uint8Array(128);
/** Units of a scheme (RFC 3986 §3.1). */
const SCHEME = new Uint8Array(128);
/** Units of the part before @ (the common ones of RFC 5322 §3.4.1). */
const LOCAL = new Uint8Array(128);

function mark(table: Uint8Array, units: string): void {
  for (let i = 0; i < units.length; i++) table[units.charCodeAt(i)] = 1;
}
const ALNUMS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
mark(HINT, ':@wW');
mark(STOP, '<>"`\\^{|}[]\x7f');
for (let c = 0; c <= 0x20; c++) STOP[c] = 1;
mark(TRAILING, ".,;:!?'*_~(");
mark(ALNUM, ALNUMS);
mark(SCHEME, `${ALNUMS}+-.`);
mark(LOCAL, `${ALNUMS}._%+-`);

const COLON = 0x3a;
const AT = 0x40;
const SLASH = 0x2f;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const STAR = 0x2a;
const QUESTION = 0x3f;
const NUMBER_SIGN = 0x23;
const PAREN_OPEN = 0x28;
const PAREN_CLOSE = 0x29;

function has(table: Uint8Array, unit: number): boolean {
  return unit < 128 && table[unit] === 1;
}

/** One of these stands in every URL and address. */
const TRACES = ['://', '@', 'w', 'W'];

/**
 * Tells of stretches of a text, asked from left to right, whether a URL may stand in them. The engine searches a text for a
 * short string much faster than a loop looks at its units.
 */
export class UrlHints {
  private readonly part: string;
  /** where each trace comes next */
  private readonly next: number[];
  private nearest: number;

  /** @param start, end the part of the text that will be asked about */
  constructor(
    text: string,
    private readonly start: number,
    end: number,
  ) {
    this.part = text.slice(start, end);
    this.next = TRACES.map((trace) => this.find(trace, 0));
    this.nearest = Math.min(...this.next);
  }

  /** @param from, to offsets of a stretch behind those asked about before */
  within(from: number, to: number): boolean {
    const at = from - this.start;
    const end = to - this.start;
    if (this.nearest < at) {
      for (let k = 0; k < TRACES.length; k++) if ((this.next[k] as number) < at) this.next[k] = this.find(TRACES[k] as string, at);
      this.nearest = Math.min(...this.next);
    }
    return this.nearest < end;
  }

  private find(trace: string, at: number): number {
    const found = this.part.indexOf(trace, at);
    return found < 0 ? Infinity : found;
  }
}

/**
 * Finds bare URLs (http://…, https://…, ftp://…, any other scheme://…, www.…) and e-mail addresses, in order, without overlaps.
 * They are read as IRIs (RFC 3987): behind the host, in the path, the query and the fragment, Han characters and other letters,
 * digits and signs of no ASCII belong to the address, `唐纳德·特朗普(美国总统)` as well as `第１章`.
 *
 * An address ends at a blank, at a mark that stands in none (，。；“”《》（）… and what STOP names), at a bracket that closes
 * nothing, and before ASCII marks that end the sentence (as GFM §6.9 does). A sentence that goes on right behind it is told from
 * it by its place: behind the host without a `/` (`https://www.xinhuanet.com网站`), behind a `?` that ends the host, or behind the
 * ending of a file (`…/c_112.htm新华社`). In any other place of a path (`http://a.com/新华社北京6月1日电`) nothing tells the two
 * apart, and it is taken for the address: no rule then sees the text up to the next blank or mark, which is the lesser harm than
 * an address that is rewritten.
 *
 * Linear: no unit is looked at more than a few times.
 * @param from, to offsets in UTF-16 units of the part to search
 */
export function findUrls(text: string, from: number, to: number): Range[] {
  const out: Range[] = [];
  let free = from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 128 || HINT[unit] !== 1) continue;
    const found = unit === COLON ? urlAtColon(text, i, free, to) : unit === AT ? addressAt(text, i, free, to) : wwwAt(text, i, free, to);
    if (!found) continue;
    out.push(found);
    free = found.end;
    i = found.end - 1;
  }
  return out;
}

/** Schemes that are told from letters right before them, longer ones first: `ABChttps://`. */
const SCHEMES = ['https', 'http', 'sftp', 'ftps', 'ftp'];

function urlAtColon(text: string, colon: number, free: number, to: number): Range | undefined {
  if (colon + 3 >= to || text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH) return undefined;
  const host = colon + 3;
  if (!beginsHost(text, host, to)) return undefined;
  let start = colon;
  while (start > free && has(SCHEME, text.charCodeAt(start - 1))) start--;
  const run = text.slice(start, colon).toLowerCase();
  const known = SCHEMES.find((scheme) => run.endsWith(scheme));
  if (known) return { start: colon - known.length, end: urlEnd(text, host, to) };
  while (start < colon && !isLetter(text.charCodeAt(start))) start++;
  return colon - start >= 2 ? { start, end: urlEnd(text, host, to) } : undefined;
}

function wwwAt(text: string, start: number, free: number, to: number): Range | undefined {
  if (start + 4 >= to || text.charCodeAt(start + 3) !== DOT || text.slice(start, start + 3).toLowerCase() !== 'www') return undefined;
  if (!beginsHost(text, start + 4, to)) return undefined;
  // In m-www.a.cn it is not the beginning of the host.
  let first = start;
  while (first > free && has(LOCAL, text.charCodeAt(first - 1))) first--;
  while (!has(ALNUM, text.charCodeAt(first))) first++;
  return { start: first, end: urlEnd(text, start + 4, to) };
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function beginsHost(text: string, at: number, to: number): boolean {
  return has(ALNUM, text.charCodeAt(at)) || hanLabelEnd(text, at, to, false) > 0;
}

/** Longest label of a host name (RFC 1035 §2.3.4). */
const LONGEST_LABEL = 63;

/**
 * Offset behind a label with letters of no ASCII that begins at `at` (新华网 of 新华网.中国), −1 if the text goes on there. It is a
 * label if another one, a port or a path comes behind it.
 * @param international such a label stood before: the last one needs nothing behind it
 */
function hanLabelEnd(text: string, at: number, to: number, international: boolean): number {
  let end = at;
  while (end < to && end - at <= LONGEST_LABEL && isOfLabel(text.charCodeAt(end))) end++;
  if (end === at || end - at > LONGEST_LABEL) return -1;
  const next = end < to ? text.charCodeAt(end) : 0;
  const more = end + 1 < to && isOfLabel(text.charCodeAt(end + 1));
  return international || next === SLASH || ((next === DOT || next === COLON) && more) ? end : -1;
}

function isOfLabel(unit: number): boolean {
  return unit < 128 ? unit === HYPHEN || ALNUM[unit] === 1 : isIri(unit);
}

/** Endings of the files that an address leads to: what comes behind one is no address. */
const FILE = /\.(?:s?html?|php|jsp|aspx?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|apk)$/i;
const LONGEST_ENDING = 6;

/** Where a URL ends whose host begins at `host`. */
function urlEnd(text: string, host: number, to: number): number {
  let end = host;
  let open = 0;
  /** the outermost bracket that is open */
  let outermost = host;
  /** where the part behind the host begins */
  let path = -1;
  let international = false;
  let lastIri = -1;
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (unit >= 128) {
      if (!isIri(unit)) break;
      if (path >= 0) {
        if (goesOn(text, end, host, path)) break;
      } else {
        const label = end === host || text.charCodeAt(end - 1) === DOT ? hanLabelEnd(text, end, to, international) : -1;
        if (label < 0) break;
        international = true;
        end = label - 1;
      }
      lastIri = end;
    } else if (STOP[unit] === 1) break;
    else if (unit === PAREN_OPEN) {
      if (open++ === 0) outermost = end;
    } else if (unit === PAREN_CLOSE) {
      if (--open < 0) break;
    } else if (path < 0 && (unit === SLASH || unit === QUESTION || unit === NUMBER_SIGN)) path = end;
  }
  // A remark in brackets that is cut by a mark of the text: (记者张三，
  if (open > 0 && lastIri > outermost) end = outermost;
  while (end > host && has(TRAILING, text.charCodeAt(end - 1))) end--;
  return end;
}

/** True if at a unit of no ASCII behind the host it is the sentence that goes on. */
function goesOn(text: string, at: number, host: number, path: number): boolean {
  const before = text.charCodeAt(at - 1);
  // A mark of emphasis, or a question mark right behind the host.
  if (before === STAR || (before === QUESTION && path === at - 1)) return true;
  return has(ALNUM, before) && FILE.test(text.slice(Math.max(host, at - LONGEST_ENDING), at));
}

/**
 * True of the units beyond ASCII that an address may hold: all but blanks, controls, what nobody sees, and the marks of a text.
 * The halves of a pair are letters or emoji.
 */
function isIri(unit: number): boolean {
  if (unit < 0x2000) return unit > 0xa0 && !NO_IRI.has(unit);
  // Of the general marks hyphens, the en dash and dots stand in titles: 2018–19赛季.
  if (unit < 0x2070) return (unit >= 0x2010 && unit <= 0x2013) || unit === 0x2022 || unit === 0x2027;
  if (unit >= 0x2e00 && unit < 0x2e80) return false;
  if (unit >= 0x3000 && unit < 0x3040) return (unit >= 0x3005 && unit <= 0x3007) || (unit >= 0x3021 && unit <= 0x3029);
  if (unit >= 0xe000 && unit < 0xf900) return false;
  if (unit < 0xfe00) return true;
  if (unit < 0xff00) return unit < 0xfe10 || (unit >= 0xfe70 && unit < 0xfeff);
  return (unit >= 0xff10 && unit < 0xff1a) || (unit >= 0xff21 && unit < 0xff3b) || (unit >= 0xff41 && unit < 0xff5b) || (unit >= 0xff66 && unit < 0xffe0);
}

/** «», the soft hyphen and marks of other scripts that nobody sees. */
const NO_IRI: ReadonlySet<number> = new Set([0xab, 0xad, 0xbb, 0x61c, 0x1680, 0x180e]);

function addressAt(text: string, at: number, free: number, to: number): Range | undefined {
  let start = at;
  while (start > free && has(LOCAL, text.charCodeAt(start - 1))) start--;
  while (start < at && !has(ALNUM, text.charCodeAt(start))) start++;
  if (start === at) return undefined;
  let end = at + 1;
  let lastDot = -1;
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (unit === DOT) {
      // A dot counts when a label stands before it and a letter behind it.
      if (!has(ALNUM, text.charCodeAt(end - 1)) || end + 1 >= to || !has(ALNUM, text.charCodeAt(end + 1))) break;
      lastDot = end;
    } else if (unit !== HYPHEN && !has(ALNUM, unit)) break;
  }
  while (end > at && text.charCodeAt(end - 1) === HYPHEN) end--;
  if (lastDot < 0 || end - lastDot < 3) return undefined;
  return { start, end };
}
