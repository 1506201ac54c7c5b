import { type Article, cutSeen, type Look, lookAt, looksSame, sameDay } from './article.ts';
import { type ColumnHead, withColumns, withHeads } from './column-heads.ts';
import type { MappedPassage } from './compose.ts';
import type { ArticleDate } from './dateline.ts';
import { frontMatterDate } from './front-matter.ts';
import { type Group, makeGroup } from './group.ts';
import { isProse, judgeLines, type LineLayout, REACH } from './layout/judge.ts';
import type { Language, Line, LineKind } from './line.ts';
import { type RawLine, splitLines } from './lines.ts';
import { readMarkdown } from './markdown/read.ts';
import { type ColumnBlock, type KeptPassage, makePassage, passageKey } from './passage.ts';
import type { PlacedPassage } from './placed-passage.ts';
import { readPlainLines } from './plain.ts';
import { type Splice, splice } from './splice.ts';
import type { Words } from './words.ts';

/** Printed lines of one column differ by this much, in half-width units: marks are squeezed and blanks stretched until a line fills. */
const COLUMN_SCATTER = 4;

/** What an update cost: the counters that tests and benches read. */
interface UpdateCost {
  readonly linesRead: number;
  readonly linesJudged: number;
  readonly passagesMade: number;
}

/**
 * A text as passages and articles, kept up to date edit by edit. After any updates the state equals that of a new Draft of
 * the same text; the work is in proportion to what changed, plus scans that are linear in the number of lines.
 */
export class Draft {
  text = '';
  private lines: Line[] = [];
  private layouts: LineLayout[] = [];
  private groups: Group[] = [];
  /** Offset of each line's start; one more entry for the end of the text. */
  lineStarts: Int32Array = new Int32Array([0]);
  passages: PlacedPassage[] = [];
  /** The passages without the column blocks that are reported on some. */
  private placed: PlacedPassage[] = [];
  /** What the cutting reads of each passage, and of the front matter. */
  private looks: Look[] = [];
  private front: Required<ArticleDate> | undefined;
  /** The same list as before the update where nothing in it has changed. */
  articles: readonly Article[] = [];
  /** The passages that the last update replaced; those around them are the same objects, at another place behind them. */
  changed: Splice = UNCHANGED;
  private columns: readonly ColumnHead[] = [];
  cost: UpdateCost = { linesRead: 0, linesJudged: 0, passagesMade: 0 };
  /** Passages of the first group of a column block, with the block reported. Kept by identity while nothing about them changes. */
  private columnHeads = new WeakMap<KeptPassage, KeptPassage>();

  constructor(
    readonly language: Language,
    private readonly words: Words,
  ) {}

  /** How many lines at the head of the text are front matter. */
  get frontLines(): number {
    let n = 0;
    while (this.lines[n]?.kind === 'front') n++;
    return n;
  }

  /** @param text the whole new text, decoded, without a BOM */
  update(text: string): void {
    if (text === this.text && this.lines.length > 0) {
      this.cost = { linesRead: 0, linesJudged: 0, passagesMade: 0 };
      this.changed = UNCHANGED;
      return;
    }
    const starts = this.lineStarts;
    const shift = text.length - this.text.length;
    const change = this.readChanged(text);
    this.text = text;
    const judged = this.judgeChanged(change);
    const made = this.groupChanged(judged, starts, shift);
    this.cut();
    this.tellColumns();
    this.cost = { linesRead: change.newEnd - change.start, linesJudged: judged.newEnd - judged.start, passagesMade: made };
  }

  /** How the line at an offset is read. */
  kindAt(offset: number): LineKind | undefined {
    return this.lines[lineAt(this.lineStarts, offset)]?.kind;
  }

  /** A line by its number, as the language reads it. */
  line(index: number): Line | undefined {
    return this.lines[index];
  }

  /** Replaces the lines an edit touched. Line numbers: [start, oldEnd) of the old lines became [start, newEnd) of the new. */
  private readChanged(text: string): Splice {
    const old = this.text;
    const prefix = commonPrefix(old, text);
    const suffix = commonSuffix(old, text, prefix);
    // The line the change begins in; a CR at its end may have gained an LF.
    const start = lineAt(this.lineStarts, Math.max(0, prefix - 1));
    const tailOffset = old.length - suffix;
    const oldEnd = this.lines.length === 0 ? 0 : lineAt(this.lineStarts, tailOffset) + 1;
    const from = this.lineStarts[start] ?? 0;
    const to = oldEnd >= this.lines.length ? text.length : text.length - (old.length - (this.lineStarts[oldEnd] as number));
    const kept = this.lines.length - oldEnd;
    const shift = text.length - old.length;
    if (this.language === 'plaintext') {
      const read = readPlainLines(text, from, to);
      // The cut ends behind a line end, so the last piece is the (empty) beginning of the first kept line.
      if (kept > 0) read.pop();
      const newEnd = start + read.length;
      this.lines = splice(this.lines, start, oldEnd, read);
      this.lineStarts = movedStarts(this.lineStarts, this.lines, start, newEnd, shift);
      return { start, oldEnd, newEnd };
    }
    const middle = splitLines(text, from, to);
    if (kept > 0) middle.pop();
    let first = start;
    while (first > 0 && !(this.lines[first] as Line | undefined)?.restart) first--;
    // The changed lines first stand there unread; those behind them are what they were.
    const raw: RawLine[] = splice<RawLine>(this.lines, start, oldEnd, middle);
    const tail = raw.length - kept;
    const read = readMarkdown(raw, first, (i) => i >= tail && (raw[i] as Line).restart);
    const newEnd = first + read.length;
    const added = raw.length - this.lineStarts.length + 1;
    this.lines = splice(raw as Line[], first, newEnd, read);
    this.lineStarts = movedStarts(this.lineStarts, this.lines, first, newEnd, shift);
    return { start: first, oldEnd: newEnd - added, newEnd };
  }

  /** Judges the line ends that may have changed: those within reach of a changed line. */
  private judgeChanged(change: Splice): Splice {
    const { lines } = this;
    let start = change.start;
    for (let prose = 0; start > 0 && prose <= REACH; ) if (isProse(lines[--start] as Line)) prose++;
    let end = change.newEnd;
    for (let prose = 0; end < lines.length && prose <= REACH; ) if (isProse(lines[end++] as Line)) prose++;
    const shift = change.newEnd - change.oldEnd;
    this.layouts = splice(this.layouts, start, end - shift, judgeLines(lines, start, end, this.language, this.words));
    return { start, oldEnd: end - shift, newEnd: end };
  }

  /**
   * Rebuilds the groups whose lines or layouts changed, and puts the passages in their places.
   * @param starts where the lines began before the change
   * @param shift units that what stands behind the change moved by
   * @returns how many passages were made
   */
  private groupChanged(change: Splice, starts: Int32Array, shift: number): number {
    const { groups } = this;
    let first = 0;
    let line = 0;
    while (first < groups.length && line + (groups[first] as Group).lines < change.start) line += (groups[first++] as Group).lines;
    // A doubtful end reaches for the line behind the group, so the group before the change is made again too.
    if (first > 0) line -= (groups[--first] as Group).lines;
    const base = starts[line] as number;
    let oldNext = first;
    let oldLine = line;
    const added = change.newEnd - change.oldEnd;
    const made: Group[] = [];
    let passages = 0;
    while (line < this.lines.length) {
      while (oldNext < groups.length && oldLine + added < line) oldLine += (groups[oldNext++] as Group).lines;
      if (line >= change.newEnd && oldLine + added === line && oldNext < groups.length) break;
      const group = makeGroup(this.lines, this.layouts, line);
      made.push(group);
      passages += group.passages.length;
      line += group.lines;
    }
    const last = line >= this.lines.length;
    if (last) oldNext = groups.length;
    keepEqual(groups, first, oldNext, made);
    this.groups = splice(groups, first, oldNext, made);
    this.place(made, base, last ? Infinity : (starts[oldLine] as number), shift);
    return passages;
  }

  /**
   * Places the passages of new groups, and moves those behind them.
   * @param base offset of the first new group
   * @param end offset at which, before the change, the groups behind the new ones began
   */
  private place(made: readonly Group[], base: number, end: number, shift: number): void {
    const old = this.placed;
    const from = firstAt(old, base);
    const to = firstAt(old, end);
    const placed = old.slice(0, from);
    let at = base;
    for (const group of made) {
      for (const mapped of group.passages) {
        placed.push({ passage: mapped.passage, base: at, mapped });
      }
      at += group.size;
    }
    this.changed = { start: from, oldEnd: to, newEnd: placed.length };
    for (let i = to; i < old.length; i++) {
      const p = old[i] as PlacedPassage;
      placed.push(shift === 0 ? p : { passage: p.passage, base: p.base + shift, mapped: p.mapped });
    }
    this.placed = placed;
  }

  /** Cuts the passages into articles, anew only where those that changed are seen otherwise. */
  private cut(): void {
    const { start, oldEnd, newEnd } = this.changed;
    const passages = this.placed.slice(start, newEnd).map((p) => p.passage);
    const middle = lookAt(passages, this.words);
    const front = frontMatterDate(this.lines);
    const same = oldEnd === newEnd && sameDay(front, this.front) && middle.every((look, k) => looksSame(look, this.looks[start + k] as Look));
    this.looks = splice(this.looks, start, oldEnd, middle);
    this.front = front;
    if (!same) this.articles = cutSeen(this.looks, front);
  }

  /**
   * Tells each column block on its first passage. A block is a run of printed groups of about one width (marks are
   * squeezed, so the measured widths scatter) inside one article.
   */
  private tellColumns(): void {
    const { articles, placed } = this;
    const columns: ColumnHead[] = [];
    let open: { passage: number; width: number; lines: number; paragraphs: number; tangled: ColumnBlock['tangled'] } | undefined;
    let last = 0;
    const close = (): void => {
      if (!open) return;
      const { passage, ...column } = open;
      columns.push({ at: passage, passage: this.withColumn((placed[passage] as PlacedPassage).passage, column) });
      open = undefined;
    };
    let i = 0;
    let article = 0;
    for (const { passages: own, printed, width, tangled } of this.groups) {
      if (own.length === 0) continue;
      if (printed > 0 || open) {
        while (article < articles.length && (articles[article] as Article).first < i) article++;
        const other = tangled ? false : Math.abs(width - last) > COLUMN_SCATTER || articles[article]?.first === i;
        if (open && (printed === 0 || open.tangled !== tangled || other)) close();
        if (printed > 0) {
          open ??= { passage: i, width, lines: 0, paragraphs: 0, tangled };
          open.lines += printed;
          open.paragraphs++;
          last = width;
        }
      }
      i += own.length;
    }
    close();
    this.passages = columns.length > 0 ? withHeads(placed, columns) : placed;
    this.changed = withColumns(this.changed, this.columns, columns);
    this.columns = columns;
  }

  private withColumn(p: KeptPassage, column: ColumnBlock): KeptPassage {
    const known = this.columnHeads.get(p);
    const c = known?.column;
    if (known && c?.width === column.width && c.lines === column.lines && c.paragraphs === column.paragraphs && c.tangled === column.tangled) return known;
    const made = makePassage({ ...p, column });
    this.columnHeads.set(p, made);
    return made;
  }
}

const UNCHANGED: Splice = { start: 0, oldEnd: 0, newEnd: 0 };

/**
 * The old group where nothing tells it from the new one; the new one with the old passages where only the width of the column
 * they stand in does; undefined where the passages differ.
 */
function kept(old: Group, now: Group): Group | undefined {
  if (old.lines !== now.lines || old.size !== now.size || old.passages.length !== now.passages.length) return undefined;
  const equal = old.passages.every((p, i) => {
    const q = now.passages[i] as MappedPassage;
    return p.line === q.line && passageKey(p.passage) === passageKey(q.passage) && p.map.equals(q.map);
  });
  if (!equal) return undefined;
  return old.printed === now.printed && old.width === now.width && old.tangled === now.tangled ? old : { ...now, passages: old.passages };
}

/**
 * Puts the old objects of groups[first] … groups[end − 1] in the place of those of `made` that came out the same, so that what
 * is cached by passage stays valid.
 */
function keepEqual(groups: readonly Group[], first: number, end: number, made: Group[]): void {
  /** Takes the k-th old group for the m-th new one. */
  const keep = (k: number, m: number): boolean => {
    const group = kept(groups[k] as Group, made[m] as Group);
    if (group) made[m] = group;
    return group !== undefined;
  };
  const most = Math.min(end - first, made.length);
  let head = 0;
  while (head < most && keep(first + head, head)) head++;
  let tail = 0;
  while (tail < most - head && keep(end - tail - 1, made.length - tail - 1)) tail++;
  // Between two that changed others may stand as they were: a column that grows wider tells on lines further on.
  let oldLine = 0;
  let line = 0;
  for (let k = first + head, m = head; k < end - tail && m < made.length - tail; ) {
    if (oldLine === line) keep(k, m);
    const ahead = oldLine - line;
    if (ahead <= 0) oldLine += (groups[k++] as Group).lines;
    if (ahead >= 0) line += (made[m++] as Group).lines;
  }
}

/** Index of the first passage whose group begins at an offset or behind it. */
function firstAt(passages: readonly PlacedPassage[], offset: number): number {
  let lo = 0;
  let hi = passages.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((passages[mid] as PlacedPassage).base < offset) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/**
 * Line starts after a change.
 * @param old the starts before it
 * @param lines all lines after it, of which [start, newEnd) are new
 * @param shift units that those behind them moved by
 */
function movedStarts(old: Int32Array, lines: readonly Line[], start: number, newEnd: number, shift: number): Int32Array {
  const out = new Int32Array(lines.length + 1);
  out.set(old.subarray(0, start));
  let at = old[start] ?? 0;
  for (let i = start; i < newEnd; i++) {
    out[i] = at;
    const { text, eol } = lines[i] as Line;
    at += text.length + eol.length;
  }
  const added = out.length - old.length;
  for (let i = newEnd; i < lines.length; i++) out[i] = (old[i - added] as number) + shift;
  out[lines.length] = (old[old.length - 1] as number) + shift;
  return out;
}

const CHUNK = 4096;

/** Length of the common beginning. Chunks are compared as strings, which the engine does at memory speed. */
function commonPrefix(a: string, b: string): number {
  const max = Math.min(a.length, b.length);
  let i = 0;
  while (i + CHUNK <= max && a.slice(i, i + CHUNK) === b.slice(i, i + CHUNK)) i += CHUNK;
  while (i < max && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const max = Math.min(a.length, b.length) - prefix;
  let i = 0;
  while (i + CHUNK <= max && a.slice(a.length - i - CHUNK, a.length - i) === b.slice(b.length - i - CHUNK, b.length - i)) i += CHUNK;
  while (i < max && a.charCodeAt(a.length - 1 - i) === b.charCodeAt(b.length - 1 - i)) i++;
  return i;
}

/** Index of the line that holds an offset. */
export function lineAt(starts: Int32Array, offset: number): number {
  let lo = 0;
  let hi = starts.length - 2;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if ((starts[mid] as number) <= offset) lo = mid;
    else hi = mid - 1;
  }
  return Math.max(0, lo);
}
