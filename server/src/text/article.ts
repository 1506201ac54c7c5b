import { Class, isAt } from './chars.ts';
import { type ArticleDate, type Credit, type Dateline, readDay, sourceOf } from './dateline.ts';
import type { KeptPassage } from './passage.ts';
import type { Words } from './words.ts';

/** One story of a file: from its headline or dateline to its credit. Indices are those of the draft's passages. */
export interface Article {
  readonly first: number;
  readonly last: number;
  readonly headline?: number | undefined;
  /** The one at its head, else the one at its end. */
  readonly dateline?: Dateline | undefined;
  /** Day of the dateline, with the year where one is known. */
  readonly date?: ArticleDate | undefined;
  /** The passage that says where it comes from: a credit, or a paragraph that one runs on behind. */
  readonly credit?: number | undefined;
}

/** What the cutting reads of one passage. A function of the passage (and the words) only. */
export interface Look {
  /** Of headings: 1–6, 1 of a headline without marks, 9 of a subhead; 0 of everything else. */
  readonly level: number;
  readonly dateline: Dateline | undefined;
  /** body: a paragraph, an item, a cell */
  readonly body: boolean;
  /** Full dates of the text, the first few. */
  readonly days: readonly Required<ArticleDate>[];
  /** Short, without a final mark: may be a headline that nobody marked. */
  readonly titleLike: boolean;
  /** Its dateline opens a story: it is not one that a sentence quotes (据法新社巴黎6月12日电，…). */
  readonly opens: boolean;
  /** What names the source of the article before it: an end dateline, 据新华社, （新华社专特稿）. Captions do not. */
  readonly closes: Credit | undefined;
  /** It names an editor. */
  readonly edited: boolean;
}

declare module './passage.ts' {
  interface PassageMemo {
    /** what the cutting of articles reads */
    look?: Look | undefined;
  }
}

const NO_DAYS: readonly Required<ArticleDate>[] = [];
const MOST_DAYS = 8;
const SUBHEAD = 9;

/** Paragraphs without anything of note are by far the most: they share their looks, by whether they are like titles. */
const PLAIN: readonly [Look, Look] = [plainLook(false), plainLook(true)];

function plainLook(titleLike: boolean): Look {
  return { level: 0, dateline: undefined, body: true, days: NO_DAYS, titleLike, opens: false, closes: undefined, edited: false };
}

/**
 * True if two passages cut a draft alike and tell its articles the same. One with a dateline or a credit is like no other,
 * since articles hold these.
 */
export function looksSame(a: Look, b: Look): boolean {
  if (a === b) return true;
  if (a.dateline || b.dateline || a.closes || b.closes || a.level !== b.level || a.body !== b.body) return false;
  if (a.titleLike !== b.titleLike || a.opens !== b.opens || a.edited !== b.edited || a.days.length !== b.days.length) return false;
  return a.days.every((day, i) => sameDay(day, b.days[i]));
}

export function sameDay(a: ArticleDate | undefined, b: ArticleDate | undefined): boolean {
  return a?.year === b?.year && a?.month === b?.month && a?.day === b?.day;
}

/** Looks at passages, and remembers by identity, so that a keystroke costs one look. */
export function lookAt(passages: readonly KeptPassage[], words: Words): Look[] {
  const out: Look[] = [];
  for (let i = 0; i < passages.length; i++) {
    const p = passages[i] as KeptPassage;
    // A passage belongs to one draft, and a draft has one vocabulary.
    let look = p.memo.look;
    if (!look) {
      look = read(p, words);
      p.memo.look = look;
    }
    out.push(look);
  }
  return out;
}

function levelOf(p: KeptPassage): number {
  if (p.level > 0) return p.level;
  if (p.kind === 'headline') return 1;
  if (p.kind === 'heading') return 2;
  return p.kind === 'subhead' ? SUBHEAD : 0;
}

function read(p: KeptPassage, words: Words): Look {
  const { text } = p;
  const source = sourceOf(p, words);
  const dateline = p.level > 0 ? undefined : source.dateline;
  // A dateline on a line of its own may be taken for a subhead; it is none.
  const level = dateline ? 0 : levelOf(p);
  const credit = level > 0 || dateline?.position === 'head' ? undefined : (source.credit ?? source.endCredit?.credit);
  const wholly = credit !== undefined && credit.range.start === 0;
  const special = p.kind === 'byline' || p.kind === 'credit' || p.kind === 'caption' || p.kind === 'furniture';
  const titleLike = text.length <= 40 && !endsClause(text);
  const body = level === 0 && !wholly && !special;
  const days = fullDays(p);
  if (body && !dateline && !credit && days.length === 0) return PLAIN[titleLike ? 1 : 0];
  const opens = dateline?.position === 'head' && !(dateline.prefix && /[，,]/.test(text.slice(dateline.after.start, dateline.after.end)));
  const closes = credit?.kind === 'source' && credit.agency ? credit : undefined;
  return { level, dateline, body, days, titleLike, opens, closes, edited: credit?.kind === 'editor' };
}

function endsClause(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1b || unit === 0xff0c || unit === 0xff1a;
}

/** Days written with their year (2018年6月12日), the first few of a passage. */
function fullDays(p: KeptPassage): readonly Required<ArticleDate>[] {
  if (!(p.classes & (Class.Digit | Class.FullAlnum))) return NO_DAYS;
  const { text } = p;
  let out: Required<ArticleDate>[] | undefined;
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    const start = isAt(text, at - 1, Class.Blank) ? at - 5 : at - 4;
    if (!isAt(text, start, Class.Digit | Class.FullAlnum)) continue;
    const day = readDay(text, start);
    if (!day?.possible || day.year === undefined || day.month === undefined || day.year < 1900) continue;
    out ??= [];
    out.push({ year: day.year, month: day.month, day: day.day });
    if (out && out.length >= MOST_DAYS) break;
  }
  return out ?? NO_DAYS;
}

/** What follows each passage, read from the end. */
interface Ahead {
  /** 1 where the next thing that names a source is a credit */
  readonly credited: Uint8Array;
  /** the highest heading before that */
  readonly level: Uint8Array;
}

function lookAhead(seen: readonly Look[]): Ahead {
  const credited = new Uint8Array(seen.length);
  const levels = new Uint8Array(seen.length);
  let next = 0;
  let level = SUBHEAD;
  for (let i = seen.length - 1; i >= 0; i--) {
    const look = seen[i] as Look;
    if (look.closes) {
      next = 1;
      level = SUBHEAD;
    } else if (look.opens) {
      next = 0;
      level = SUBHEAD;
    } else if (look.level > 0) level = Math.min(level, look.level);
    credited[i] = next;
    levels[i] = level;
  }
  return { credited, level: levels };
}

/** The state of the cutting: what the article that is open holds so far. */
interface Open {
  first: number;
  /** level of the heading that opened it, 0 without one */
  level: number;
  body: boolean;
  /** its dateline stood at its head */
  sourced: boolean;
  ended: boolean;
  /** index of its last heading or title-like passage with nothing but its like behind it, or −1 */
  titles: number;
}

const fresh = (first: number): Open => ({ first, level: 0, body: false, sourced: false, ended: false, titles: -1 });

/** Index before which a new article begins when passage i is reached, or −1. */
function cutAt(open: Open, look: Look, ahead: Ahead, i: number): number {
  if (open.ended && (look.level > 0 || look.body)) return i;
  if (look.opens) {
    if (open.body || open.sourced) return open.titles >= 0 && open.titles > open.first ? open.titles : open.titles === open.first ? -1 : i;
    return -1;
  }
  if (look.level === 0 || !open.body) return -1;
  if (look.level <= (open.level || 1)) return i;
  if (open.sourced && ahead.credited[i] === 1 && look.level === ahead.level[i] && look.level !== SUBHEAD) return i;
  return -1;
}

/**
 * Cuts the passages of a draft into articles. A new one begins at a headline, at a heading of the level of the one that
 * opened the last, at a dateline, behind a credit, and at the highest heading between a story with a dateline and a credit
 * that must be another story's. Headings inside (sections without a source of their own) belong to their article.
 * Every passage belongs to exactly one, in order. Linear in their number.
 * @param front day of the file's front matter, for articles whose dateline has no date or no year
 */
export function cutArticles(passages: readonly KeptPassage[], words: Words, front?: Required<ArticleDate>): Article[] {
  return cutSeen(lookAt(passages, words), front);
}

/** The same, of what is read of the passages. */
export function cutSeen(seen: readonly Look[], front?: Required<ArticleDate>): Article[] {
  const ahead = lookAhead(seen);
  const out: Article[] = [];
  let open = fresh(0);
  for (let i = 0; i < seen.length; i++) {
    const look = seen[i] as Look;
    const cut = cutAt(open, look, ahead, i);
    if (cut > open.first) {
      out.push(close(seen, open.first, cut - 1, front));
      open = fresh(cut);
      for (let k = cut; k < i; k++) take(open, seen[k] as Look, k);
    }
    take(open, look, i);
  }
  if (seen.length > 0) out.push(close(seen, open.first, seen.length - 1, front));
  return out;
}

/** Takes a passage into the open article. */
function take(open: Open, look: Look, i: number): void {
  if (look.level > 0 && look.level !== SUBHEAD && !open.body && open.level === 0) open.level = look.level;
  if (look.body) open.body = true;
  if (look.closes || look.edited) {
    if (open.body) open.ended = true;
    else if (look.closes) open.sourced = true;
  }
  if (look.level > 0 || (look.titleLike && look.body && !look.opens)) {
    if (open.titles < 0) open.titles = i;
  } else if (look.opens || look.body) open.titles = -1;
  if (look.opens) open.sourced = true;
}

function close(seen: readonly Look[], first: number, last: number, front: Required<ArticleDate> | undefined): Article {
  let headline: number | undefined;
  let dateline: Dateline | undefined;
  let end: Dateline | undefined;
  let credit: number | undefined;
  for (let i = first; i <= last; i++) {
    const look = seen[i] as Look;
    if (look.level > 0 && headline === undefined) headline = i;
    if (look.opens) dateline ??= look.dateline;
    if (look.closes) {
      credit ??= i;
      end ??= look.closes.dateline;
    }
  }
  dateline ??= end;
  const date = dateline?.date ? withYear(dateline.date, seen, first, last, front) : front;
  return { first, last, headline, dateline, date, credit };
}

/** The day with its year: that of the dateline, else of the front matter, else the only year that full dates near the day agree on. */
function withYear(d: ArticleDate, seen: readonly Look[], first: number, last: number, front: Required<ArticleDate> | undefined): ArticleDate {
  const day = { month: d.month, day: d.day };
  if (d.year !== undefined) return { year: d.year, ...day };
  if (front && daysApart(front, d) <= 15) return { year: front.year, ...day };
  let year: number | undefined;
  for (let i = first; i <= last; i++) {
    for (const full of (seen[i] as Look).days) {
      if (daysApart(full, d) > 15) continue;
      if (year !== undefined && year !== full.year) return day;
      year = full.year;
    }
  }
  return year === undefined ? day : { year, ...day };
}

/** Roughly, within one year. */
function daysApart(a: ArticleDate, b: ArticleDate): number {
  return Math.abs((a.month - b.month) * 31 + a.day - b.day);
}
