import { type Article, cutArticles } from './article.ts';
import { composeGroup, type MappedPassage } from './compose.ts';
import { frontMatterDate } from './front-matter.ts';
import { isProse, judgeLines, type LineLayout, REACH } from './layout/judge.ts';
import type { Language, Line } from './line.ts';
import { type RawLine, splitLines } from './lines.ts';
import { readMarkdown } from './markdown/read.ts';
import { type ColumnBlock, type KeptPassage, makePassage, passageKey } from './passage.ts';
import { readPlainLine } from './plain.ts';
import type { Range } from './range.ts';
import type { Words } from './words.ts';

/**
 * Consecutive lines that make one passage (or none, or the cells of a table row), with the lines without prose behind them.
 * Knows nothing of its place, so that it survives edits elsewhere.
 */
interface Group {
  readonly lines: number;
  /** units of all its lines, ends included */
  readonly size: number;
  readonly passages: readonly MappedPassage[];
  /** Lines with prose that stand in a printed column, and its width (0: none). */
  readonly printed: number;
  readonly width: number;
}

/** Printed lines of one column differ by this much, in half-width units (rules.md §0.3: ± 4). */
const COLUMN_SCATTER = 4;

/** A passage in its place. */
export interface PlacedPassage {
  readonly passage: KeptPassage;
  /** Offset in the draft of the start of its group: source offsets of `mapped.map` are relative to it. */
  readonly base: number;
  readonly mapped: MappedPassage;
}

/** What an update cost: the counters that tests and benches read. */
export interface UpdateCost {
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
  articles: Article[] = [];
  cost: UpdateCost = { linesRead: 0, linesJudged: 0, passagesMade: 0 };
  /** Passages of the first group of a column block, with the block told. Kept by identity while nothing about them changes. */
  private columnHeads = new WeakMap<KeptPassage, KeptPassage>();

  constructor(
    readonly language: Language,
    private readonly words: Words,
  ) {}

  /** @param text the whole new text, decoded, without a BOM */
  update(text: string): void {
    if (text === this.text && this.lines.length > 0) {
      this.cost = { linesRead: 0, linesJudged: 0, passagesMade: 0 };
      return;
    }
    const change = this.readChanged(text);
    this.text = text;
    const judged = this.judgeChanged(change);
    const made = this.groupChanged(judged);
    this.index();
    this.articles = cutArticles(
      this.passages.map((p) => p.passage),
      this.words,
      frontMatterDate(this.lines),
    );
    this.tellColumns();
    this.cost = { linesRead: change.newEnd - change.start, linesJudged: judged.newEnd - judged.start, passagesMade: made };
  }

  /** Replaces the lines an edit touched. Line numbers: [start, oldEnd) of the old lines became [start, newEnd) of the new. */
  private readChanged(text: string): Splice {
    const old = this.text;
    const prefix = commonPrefix(old, text);
    const suffix = commonSuffix(old, text, prefix);
    // The line the change begins in; a CR at its end may have gained an LF.
    let start = lineAt(this.lineStarts, Math.max(0, prefix - 1));
    const tailOffset = old.length - suffix;
    let oldEnd = this.lines.length === 0 ? 0 : lineAt(this.lineStarts, tailOffset) + 1;
    const from = this.lineStarts[start] ?? 0;
    const to = oldEnd >= this.lines.length ? text.length : text.length - (old.length - (this.lineStarts[oldEnd] as number));
    const middle = splitLines(text, from, to);
    // The cut ends behind a line end, so the last piece is the (empty) beginning of the first kept line.
    if (oldEnd < this.lines.length) middle.pop();
    const kept = this.lines.length - oldEnd;
    if (this.language === 'plaintext') {
      const lines = middle.map(readPlainLine);
      this.lines = splice(this.lines, start, oldEnd, lines);
      return { start, oldEnd, newEnd: start + lines.length };
    }
    const raw: RawLine[] = splice<RawLine>(this.lines, start, oldEnd, middle);
    while (start > 0 && !(this.lines[start] as Line | undefined)?.restart) start--;
    const tail = raw.length - kept;
    const shift = this.lines.length - raw.length;
    const read = readMarkdown(raw, start, (i) => i >= tail && (this.lines[i + shift] as Line).restart);
    const newEnd = start + read.length;
    oldEnd = newEnd + shift;
    this.lines = splice(this.lines, start, oldEnd, read);
    return { start, oldEnd, newEnd };
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

  /** Rebuilds the groups whose lines or layouts changed. Returns how many passages that made. */
  private groupChanged(change: Splice): number {
    const { groups } = this;
    let first = 0;
    let line = 0;
    while (first < groups.length && line + (groups[first] as Group).lines < change.start) line += (groups[first++] as Group).lines;
    // A doubtful end reaches for the line behind the group, so the group before the change is made again too.
    if (first > 0) line -= (groups[--first] as Group).lines;
    let oldNext = first;
    let oldLine = line;
    const shift = change.newEnd - change.oldEnd;
    const made: Group[] = [];
    let passages = 0;
    while (line < this.lines.length) {
      while (oldNext < groups.length && oldLine + shift < line) oldLine += (groups[oldNext++] as Group).lines;
      if (line >= change.newEnd && oldLine + shift === line && oldNext < groups.length) break;
      const group = this.makeGroup(line);
      made.push(group);
      passages += group.passages.length;
      line += group.lines;
    }
    if (line >= this.lines.length) oldNext = groups.length;
    this.groups = splice(groups, first, oldNext, keepEqual(groups.slice(first, oldNext), made));
    return passages;
  }

  /** The group that begins at a line: leading lines without prose, the joined prose lines, and no more. */
  private makeGroup(from: number): Group {
    const { lines, layouts } = this;
    const members: { line: Line; layout: LineLayout; start: number; index: number }[] = [];
    let next: { line: Line; start: number } | undefined;
    let offset = 0;
    let i = from;
    let printed = 0;
    let width = 0;
    let open = true;
    for (; i < lines.length && open; i++) {
      const line = lines[i] as Line;
      if (isProse(line)) {
        const layout = layouts[i] as LineLayout;
        members.push({ line, layout, start: offset, index: i - from });
        if (layout.column > 0) {
          printed++;
          width = layout.column;
        }
        open = layout.end === 'join';
      }
      offset += line.text.length + line.eol.length;
    }
    if (members.at(-1)?.layout.end === 'doubtful') {
      let at = offset;
      for (let k = i; k < lines.length; k++) {
        const line = lines[k] as Line;
        if (isProse(line)) {
          next = { line, start: at };
          break;
        }
        at += line.text.length + line.eol.length;
      }
    }
    return { lines: i - from, size: offset, passages: composeGroup(members, next), printed, width };
  }

  /** Offsets of lines and passages, and the column blocks. Linear in lines and groups. */
  private index(): void {
    const starts = new Int32Array(this.lines.length + 1);
    let at = 0;
    for (let i = 0; i < this.lines.length; i++) {
      starts[i] = at;
      const line = this.lines[i] as Line;
      at += line.text.length + line.eol.length;
    }
    starts[this.lines.length] = at;
    this.lineStarts = starts;
    const placed: PlacedPassage[] = [];
    let base = 0;
    for (const group of this.groups) {
      for (const mapped of group.passages) placed.push({ passage: mapped.passage, base, mapped });
      base += group.size;
    }
    this.passages = placed;
  }

  /**
   * Tells each column block on its first passage. A block is a run of printed groups of about one width (marks are
   * squeezed, so the measured widths scatter) inside one article.
   */
  private tellColumns(): void {
    const starts = new Set(this.articles.map((a) => a.first));
    let open: { passage: number; width: number; lines: number; paragraphs: number } | undefined;
    let last = 0;
    const close = (): void => {
      if (!open) return;
      const { passage, width, lines, paragraphs } = open;
      const head = this.passages[passage] as PlacedPassage;
      this.passages[passage] = { ...head, passage: this.withColumn(head.passage, { width, lines, paragraphs }) };
      open = undefined;
    };
    let i = 0;
    for (const group of this.groups) {
      if (group.passages.length === 0) continue;
      if (open && (group.printed === 0 || Math.abs(group.width - last) > COLUMN_SCATTER || starts.has(i))) close();
      if (group.printed > 0) {
        open ??= { passage: i, width: group.width, lines: 0, paragraphs: 0 };
        open.lines += group.printed;
        open.paragraphs++;
        last = group.width;
      }
      i += group.passages.length;
    }
    close();
  }

  private withColumn(p: KeptPassage, column: ColumnBlock): KeptPassage {
    const known = this.columnHeads.get(p);
    const c = known?.column;
    if (known && c?.width === column.width && c.lines === column.lines && c.paragraphs === column.paragraphs) return known;
    const made = makePassage({ ...p, column });
    this.columnHeads.set(p, made);
    return made;
  }
}

/** Offsets in the draft of a range of a passage. */
export function sourceRange(p: PlacedPassage, r: Range): Range {
  const { start, end } = p.mapped.map.range(r);
  return { start: p.base + start, end: p.base + end };
}

interface Splice {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** True if nothing tells two groups apart. */
function same(a: Group, b: Group): boolean {
  if (a.lines !== b.lines || a.size !== b.size || a.printed !== b.printed || a.width !== b.width || a.passages.length !== b.passages.length) return false;
  return a.passages.every((p, i) => {
    const q = b.passages[i] as MappedPassage;
    return p.line === q.line && passageKey(p.passage) === passageKey(q.passage) && p.map.equals(q.map);
  });
}

/** Keeps the old objects of groups at both ends that came out the same, so that what is cached by passage stays valid. */
function keepEqual(old: readonly Group[], made: readonly Group[]): Group[] {
  const out = [...made];
  let head = 0;
  while (head < old.length && head < out.length && same(old[head] as Group, out[head] as Group)) {
    out[head] = old[head] as Group;
    head++;
  }
  for (let k = 1; k <= old.length - head && k <= out.length - head; k++) {
    const kept = old[old.length - k] as Group;
    if (!same(kept, out[out.length - k] as Group)) break;
    out[out.length - k] = kept;
  }
  return out;
}

function splice<T>(list: readonly T[], start: number, end: number, middle: readonly T[]): T[] {
  return list.slice(0, start).concat(middle as T[], list.slice(end));
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
