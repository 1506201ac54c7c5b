import type { Range } from './range.ts';

/** Units of ASCII that may begin, or betray, a bare URL or an e-mail address: `:` of ://, `@`, the w of www. */
const HINT = new Uint8Array(128);
/** Units that end a URL: marks that RFC 3986 §2 allows nowhere in one, and brackets, which stand only around IPv6 literals. */
const STOP = new Uint8Array(128);
/** Marks that belong to the sentence when they end a URL. */
const TRAILING = new Uint8Array(128);
/** Letters and digits. */
const ALNUM = new Uint8Array(128);
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
mark(LOCAL, `${ALNUMS}._%+-`);

const COLON = 0x3a;
const AT = 0x40;
const SLASH = 0x2f;
const DOT = 0x2e;
const HYPHEN = 0x2d;

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
 * Finds bare URLs (http://…, https://…, ftp://…, www.…) and e-mail addresses, in order, without overlaps. A URL ends at the
 * first unit that is not ASCII, at a blank, at a closing mark, and before marks that end the sentence (as GFM §6.9 does).
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

function urlAtColon(text: string, colon: number, free: number, to: number): Range | undefined {
  if (colon + 3 >= to || text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH) return undefined;
  if (!has(ALNUM, text.charCodeAt(colon + 3))) return undefined;
  for (const scheme of ['https', 'http', 'ftp']) {
    const start = colon - scheme.length;
    if (start < free || text.slice(start, colon).toLowerCase() !== scheme) continue;
    if (start > free && has(ALNUM, text.charCodeAt(start - 1))) continue;
    return { start, end: urlEnd(text, colon + 3, to) };
  }
  return undefined;
}

function wwwAt(text: string, start: number, free: number, to: number): Range | undefined {
  if (start + 4 >= to || text.charCodeAt(start + 3) !== DOT || text.slice(start, start + 3).toLowerCase() !== 'www') return undefined;
  if (!has(ALNUM, text.charCodeAt(start + 4))) return undefined;
  if (start > free && has(LOCAL, text.charCodeAt(start - 1))) return undefined;
  return { start, end: urlEnd(text, start + 4, to) };
}

function urlEnd(text: string, from: number, to: number): number {
  let end = from;
  let open = 0;
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (unit >= 128 || STOP[unit] === 1) break;
    if (unit === 0x28) open++;
    else if (unit === 0x29 && --open < 0) break;
  }
  while (end > from && has(TRAILING, text.charCodeAt(end - 1))) end--;
  return end;
}

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
