import type { Line } from '../line.ts';
import { widthOf } from './edges.ts';
import { featuresOf, Start } from './features.ts';
import type { LineFeatures } from './line-features.ts';

/** True if the line carries prose that passages are made of. */
export function isProse(line: Line): boolean {
  return (line.kind === 'text' || line.kind === 'item' || line.kind === 'heading' || line.kind === 'table') && line.from < line.to;
}

/** The prose lines around a stretch of lines, in order, with what stands between them. */
export interface ProseWindow {
  /** index of each prose line in the draft */
  readonly index: Int32Array;
  readonly lines: readonly Line[];
  readonly features: LineFeatures[];
  /** lines without text between the p-th prose line and the next */
  readonly blanks: Uint8Array;
  /** 1 where something stands between the p-th prose line and the next that is no prose: code, a rule, HTML. */
  readonly wall: Uint8Array;
  /** 1 where the line end behind the p-th prose line cannot be false: heading, table, code, a list item, another container. */
  readonly barrier: Uint8Array;
  /** 1 for each line that hangs under the text of an item: it goes on in it. */
  readonly hangs: Uint8Array;
  /** True if no prose stands before the first line of the window. */
  readonly head: boolean;
  /** positions [first, last) that lie in the stretch asked for */
  readonly first: number;
  readonly last: number;
}

/** Lines that may not be joined whatever they say. */
export function apart(a: Line, b: Line): boolean {
  return a.kind === 'heading' || a.kind === 'table' || b.kind !== 'text' || b.opens === true || a.container !== b.container;
}

/** Lines of one item are no more. */
const LONGEST_ITEM = 6;
/** Lines on each side that tell whether lines of one marker are items, or the lines of a quoted mail. */
const ITEMS_AROUND = 10;

/** A marker of an item in plain text, and the blanks behind it. */
const ITEM = /^(?:[-+*●○◆•·–∗]|\d{1,2}[.)]|[①-⑳]|[（(]\d{1,2}[)）])[ \t\u3000]+/;

/** … of several signs as quoted mail has them. */
const QUOTED = /^[ \t>]*>[ \t\u3000]+$/;
const LONGEST_MARK = 28;
/** A term that its explanation stands behind, in a column of its own: `C-f     光标右移……`. A line of a table is narrower. */
const TERM = /^[^\u3000-\uffee]{1,16}?[ \t]{2,}(?=\S)/;
const EXPLAINED = 40;

/** Cells before the text of an item, its marker or term included; 0 of a line that is none. */
function itemColumn({ text, from, to, kind, container }: Line, f: LineFeatures): number {
  if (kind !== 'text') return 0;
  if (container !== '') return QUOTED.test(text.slice(0, from)) ? cells(text, from) : 0;
  const pattern = f.start === Start.Marker ? ITEM : f.width >= EXPLAINED ? TERM : undefined;
  const marker = pattern?.exec(text.slice(from, Math.min(to, from + LONGEST_MARK)));
  return marker ? cells(text, from + marker[0].length) : 0;
}

/** Width of text.slice(0, to). */
function cells(text: string, to: number): number {
  let width = 0;
  for (let i = 0; i < to; i++) width += text.charCodeAt(i) === 0x09 ? 8 - (width % 8) : widthOf(text.charCodeAt(i));
  return width;
}

/** Finds the lines that hang under an item's text, and the items that follow each other, which have a barrier between them. */
function findItems(lines: readonly Line[], features: LineFeatures[], blanks: Uint8Array, walls: Uint8Array, barrier: Uint8Array): Uint8Array {
  const n = lines.length;
  const hangs = new Uint8Array(n);
  /** Positions of lines that begin a quotation's line, and 1 for those of them under which lines hang. */
  const marked: number[] = [];
  const items = new Uint8Array(n);
  let column = 0;
  let long = 0;
  for (let p = 0; p < n; p++) {
    const line = lines[p] as Line;
    const f = features[p] as LineFeatures;
    const hung = column > 0 && long < LONGEST_ITEM && blanks[p - 1] === 0 && walls[p - 1] === 0 && line.kind === 'text' && line.container === '';
    if (hung && f.start !== Start.Marker && line.from > 0 && cells(line.text, line.from) === column) {
      hangs[p] = 1;
      barrier[p - 1] = makesPair(lines[p - 1] as Line, line) ? 1 : 0;
      f.indent = 0;
      long++;
      items[p - long] = 1;
      continue;
    }
    column = itemColumn(line, f);
    long = 0;
    if (p > 0 && line.container !== '' && line.container === lines[p - 1]?.container && column > 0) marked.push(p);
  }
  for (const p of marked) {
    for (let k = Math.max(0, p - ITEMS_AROUND); k <= Math.min(n - 1, p + ITEMS_AROUND); k++) {
      if (items[k] === 1 && lines[k]?.container === lines[p]?.container) barrier[p - 1] = 1;
    }
  }
  return hangs;
}

/** True of two halves that would become a character that neither line holds. */
export function makesPair(line: Line, next: Line): boolean {
  const last = line.text.charCodeAt(line.to - 1);
  if (last < 0xd800 || last > 0xdbff) return false;
  const first = next.text.charCodeAt(next.from);
  return first >= 0xdc00 && first <= 0xdfff;
}

/**
 * Collects the prose lines of lines[from] … lines[to − 1] and `reach` more on both sides.
 * @param spare features of windows that are not needed any more: the new one writes over them
 */
export function proseWindow(lines: readonly Line[], from: number, to: number, reach: number, spare: LineFeatures[] = []): ProseWindow {
  let start = from;
  for (let n = 0; start > 0 && n < reach; ) if (isProse(lines[--start] as Line)) n++;
  let head = true;
  for (let i = start - 1; i >= 0 && head; i--) head = !isProse(lines[i] as Line);
  const end = proseEnd(lines, to, reach);
  const index = new Int32Array(end - start);
  const blanks = new Uint8Array(end - start);
  const walls = new Uint8Array(end - start);
  const barrier = new Uint8Array(end - start);
  const prose: Line[] = [];
  const features: LineFeatures[] = [];
  let n = 0;
  let first = 0;
  let last = 0;
  let blank = 0;
  let wall = false;
  let before: Line | undefined;
  for (let i = start; i < end; i++) {
    const line = lines[i] as Line;
    if (!isProse(line)) {
      if (line.kind === 'blank') blank++;
      else wall = true;
      continue;
    }
    if (before) {
      blanks[n - 1] = Math.min(blank, 200);
      walls[n - 1] = wall ? 1 : 0;
      barrier[n - 1] = wall || apart(before, line) || makesPair(before, line) ? 1 : 0;
    }
    blank = 0;
    wall = false;
    if (i < from) first++;
    if (i < to) last++;
    index[n++] = i;
    prose.push(line);
    features.push(featuresOf(line, spare.pop()));
    before = line;
  }
  if (n > 0) barrier[n - 1] = 1;
  const hangs = findItems(prose, features, blanks, walls, barrier);
  return {
    index,
    lines: prose,
    features,
    hangs,
    blanks: blanks.subarray(0, n),
    wall: walls.subarray(0, n),
    barrier: barrier.subarray(0, n),
    head,
    first,
    last,
  };
}

/** Index behind the `count`-th prose line from `from` on, or behind the last line. */
export function proseEnd(lines: readonly Line[], from: number, count: number): number {
  let end = from;
  for (let seen = 0; end < lines.length && seen < count; end++) if (isProse(lines[end] as Line)) seen++;
  return end;
}
