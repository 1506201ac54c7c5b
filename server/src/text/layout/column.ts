import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';
import type { ProseWindow } from './window.ts';

/** Prose lines looked at on each side of a line for the width of its column. */
const AROUND = 10;
/** … and on one side only, where the column changes. */
const ASIDE = 11;
/** … and close by, where both fail. */
const NEAR = 5;
const NARROWEST = 16;
const WIDEST = 110;
/** Running text has a stop mark at least so often, in half-width units; verse, tables and lists of names have hardly any. */
const MARK_EVERY = 90;
/** A column has at least so many full lines among those looked at. */
const FULL = 3;
/** Widths from here on are one. */
const BINS = 256;
/** No width of a column: those end at WIDEST. */
const UNKNOWN = 255;

/** A line that ends without any mark: in a column it is full, whatever stands on it. */
export function bare(f: LineFeatures): boolean {
  return f.end >= End.Han && f.end <= End.Hyphen && f.role === 'text';
}

const Sort = { Other: 0, Bare: 1, Marked: 2 } as const;

/** The bare lines of a stretch by width, with the widths that occur. */
class Histogram {
  readonly bins = new Int16Array(BINS + 8);
  private readonly counts = new Int16Array(BINS + 8);
  private readonly widths = new Uint8Array(BINS);
  private size = 0;
  /** what `best` found last, −1 when lines came or went since */
  private found = 0;

  add(width: number, trust: number): void {
    this.found = -1;
    this.bins[width] = (this.bins[width] as number) + trust;
    const n = (this.counts[width] as number) + 1;
    this.counts[width] = n;
    if (n === 1) this.widths[this.size++] = width;
  }

  remove(width: number, trust: number): void {
    this.found = -1;
    this.bins[width] = (this.bins[width] as number) - trust;
    const n = (this.counts[width] as number) - 1;
    this.counts[width] = n;
    if (n > 0) return;
    let at = 0;
    while (this.widths[at] !== width) at++;
    this.widths[at] = this.widths[--this.size] as number;
  }

  /**
   * Lines that agree with a column of `width`: full ones, and first ones that lost an indent of two characters. Wider ones
   * speak against it.
   */
  support(width: number): number {
    const b = this.bins;
    let s = 4 * (b[width] as number);
    s += 2 * ((b[width - 2] as number) + (b[width - 1] as number) + (b[width + 1] as number) + (b[width + 2] as number));
    s += (b[width - 3] as number) + (b[width - 4] as number) + (b[width - 5] as number);
    return s - 3 * ((b[width + 3] as number) + (b[width + 4] as number) + (b[width + 5] as number) + (b[width + 6] as number));
  }

  clear(): void {
    for (let k = 0; k < this.size; k++) {
      const width = this.widths[k] as number;
      this.bins[width] = 0;
      this.counts[width] = 0;
    }
    this.size = 0;
    this.found = 0;
  }

  /** The width with the most support, the larger of two; 0 without any. */
  best(): number {
    if (this.found < 0) this.found = this.search();
    return this.found;
  }

  private search(): number {
    let best = 0;
    let most = 0;
    for (let k = 0; k < this.size; k++) {
      const width = this.widths[k] as number;
      if (width < NARROWEST || width > WIDEST) continue;
      const s = this.support(width);
      if (s > most || (s === most && width > best)) {
        most = s;
        best = width;
      }
    }
    return best;
  }
}

/** How the lines of a stretch stand in a column of one width. */
class Tally {
  width = 0;
  /** bare lines that fill it, bare ones that do not, wider ones, ones with a mark at the end that fill it */
  full = 0;
  short = 0;
  over = 0;
  marked = 0;
  lines = 0;
  /** widths and stop marks of all but the wider ones */
  total = 0;
  pauses = 0;

  restart(width: number): void {
    this.width = width;
    this.full = this.short = this.over = this.marked = this.lines = this.total = this.pauses = 0;
  }

  /** True if the lines look printed to the width: enough full ones, few bare ones that are not, few longer ones, and marks inside as running text has. */
  printed(): boolean {
    const { full, short, over, marked, lines } = this;
    if (this.pauses * MARK_EVERY < this.total) return false;
    return full >= FULL && lines >= 6 && full >= short * 1.5 && over * 8 <= lines + 4 && marked <= full * 2 + 2;
  }
}

/** What the column asks of the lines of a window, laid out for speed. */
class Lines {
  readonly width: Uint8Array;
  readonly sort: Uint8Array;
  readonly trust: Uint8Array;
  readonly pauses: Uint8Array;
  /** How many bare lines stand before each line. */
  private readonly bares: Int32Array;
  private readonly scratch = new Histogram();
  private readonly tally = new Tally();
  /** widths of the stretches of ASIDE + 1 lines, by their first line */
  private readonly asides: Uint8Array;

  constructor(window: ProseWindow, rows: Uint8Array) {
    const n = window.features.length;
    this.bares = new Int32Array(n + 1);
    this.width = new Uint8Array(n);
    this.sort = new Uint8Array(n);
    this.trust = new Uint8Array(n);
    this.pauses = new Uint8Array(n);
    this.asides = new Uint8Array(n).fill(UNKNOWN);
    for (let p = 0; p < n; p++) {
      const f = window.features[p] as LineFeatures;
      const kind = window.lines[p]?.kind;
      this.width[p] = Math.min(f.width, BINS - 1);
      this.pauses[p] = f.pauses;
      this.sort[p] = kind === 'heading' || kind === 'table' || f.gutter || rows[p] === 1 ? Sort.Other : bare(f) ? Sort.Bare : Sort.Marked;
      // A line without marks and blanks shows the width of its column best: nothing in it was squeezed or spread.
      this.trust[p] = 3 - Math.min(2, f.width - f.least);
      this.bares[p + 1] = (this.bares[p] as number) + (this.sort[p] === Sort.Bare ? 1 : 0);
    }
  }

  put(h: Histogram, p: number): void {
    if (this.sort[p] === Sort.Bare) h.add(this.width[p] as number, this.trust[p] as number);
  }

  take(h: Histogram, p: number): void {
    if (this.sort[p] === Sort.Bare) h.remove(this.width[p] as number, this.trust[p] as number);
  }

  /** True if a stretch has too few lines without a mark at the end to be a column, however wide it is. */
  isOpen(from: number, to: number): boolean {
    return (this.bares[to] as number) - (this.bares[from] as number) < FULL;
  }

  /** Counts a line among those that stand in a column of the tally's width, or no longer (by = −1). */
  count(t: Tally, p: number, by: number): void {
    const kind = this.sort[p];
    if (kind === Sort.Other) return;
    const width = this.width[p] as number;
    t.lines += by;
    if (width > t.width + 6) {
      t.over += by;
      return;
    }
    t.total += by * width;
    t.pauses += by * (this.pauses[p] as number);
    if (width >= t.width - 7) {
      if (kind === Sort.Bare) t.full += by;
      else t.marked += by;
    } else if (kind === Sort.Bare) t.short += by;
  }

  /** The width of a stretch judged by itself. What stands behind one line stands before another: known widths are kept. */
  aside(from: number, to: number): number {
    if (this.isOpen(from, to)) return 0;
    if (to - from <= ASIDE) return this.judge(from, to);
    let width = this.asides[from] as number;
    if (width === UNKNOWN) {
      width = this.judge(from, to);
      this.asides[from] = width;
    }
    return width;
  }

  private judge(from: number, to: number): number {
    const h = this.scratch;
    h.clear();
    for (let p = from; p < to; p++) this.put(h, p);
    const best = h.best();
    if (best === 0) return 0;
    const { tally } = this;
    tally.restart(best);
    for (let p = from; p < to; p++) this.count(tally, p, 1);
    return tally.printed() ? best : 0;
  }
}

/**
 * Local column widths, one a prose line: 0 where the lines around are not printed to one width.
 * @param rows 1 for each row of a table
 */
export function columnWidths(w: ProseWindow, rows: Uint8Array): Uint8Array {
  const lines = new Lines(w, rows);
  const local = localWidths(lines, w.features.length);
  const out = new Uint8Array(local);
  for (let p = 1; p < local.length; p++) {
    const width = local[p] as number;
    const before = local[p - 1] as number;
    // A short line ends the paragraph above it, so it stands in that column.
    if (Math.abs(before - width) > 6 && (lines.width[p] as number) < Math.min(width, before) - 4) out[p] = before;
  }
  return out;
}

function localWidths(lines: Lines, n: number): Uint8Array {
  const out = new Uint8Array(n);
  const h = new Histogram();
  const tally = new Tally();
  for (let p = 0; p < Math.min(n, AROUND); p++) lines.put(h, p);
  for (let p = 0; p < n; p++) {
    const comes = p + AROUND;
    const goes = p - AROUND - 1;
    if (comes < n) lines.put(h, comes);
    if (goes >= 0) lines.take(h, goes);
    const best = h.best();
    if (best === tally.width) {
      if (comes < n) lines.count(tally, comes, 1);
      if (goes >= 0) lines.count(tally, goes, -1);
    } else {
      tally.restart(best);
      for (let k = Math.max(0, goes + 1); k <= Math.min(n - 1, comes); k++) lines.count(tally, k, 1);
    }
    const left = Math.max(0, p - ASIDE);
    const right = Math.min(n, p + ASIDE + 1);
    if (!lines.isOpen(left, right)) out[p] = localWidth(lines, p, tally, left, right);
  }
  return out;
}

/**
 * The width of the column that line p stands in.
 * @param tally the lines around, by the width that they agree on most, 0 if on none
 * @param left, right end of the lines that are looked at on one side only
 */
function localWidth(lines: Lines, p: number, tally: Tally, left: number, right: number): number {
  const own = lines.width[p] as number;
  const best = tally.width;
  const width = best > 0 && tally.printed() ? best : 0;
  const alien = width > 0 && (own > width + 4 || (lines.sort[p] === Sort.Bare && own < width - 8));
  if (!alien && (width > 0 || best === 0 || own > WIDEST + 6)) return width;
  const behind = lines.aside(p, right);
  const before = lines.aside(left, p + 1);
  // Near a change of columns neither side alone may have enough lines.
  if (behind === 0 && before === 0 && width === 0)
    return lines.sort[p] === Sort.Bare ? lines.aside(Math.max(left, p - NEAR), Math.min(right, p + NEAR + 1)) : 0;
  // The width among those found that a line of this width belongs to.
  const closer = misfit(own, before) < misfit(own, width) ? before : width;
  return misfit(own, behind) < misfit(own, closer) ? behind : closer;
}

/** How badly a line stands in a column: wider lines than the column least of all. Infinite where there is no column. */
function misfit(width: number, column: number): number {
  if (column === 0) return Infinity;
  return width > column + 4 ? 100 + width - column : Math.max(0, column - width);
}
