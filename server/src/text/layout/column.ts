import { End, type LineFeatures } from './features.ts';
import type { ProseWindow } from './window.ts';

/** Prose lines looked at on each side of a line for the width of its column. */
const AROUND = 10;
/** … and on one side only, where the column changes. */
const ASIDE = 11;
const NARROWEST = 16;
const WIDEST = 110;
/** Running text has a stop mark at least so often, in half-width units; verse, tables and lists of names have hardly any. */
const MARK_EVERY = 90;
/** A column has at least so many full lines among those looked at. */
const FULL = 3;
/** Widths from here on are one. */
const BINS = 256;

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

  add(width: number, trust: number): void {
    this.bins[width] = (this.bins[width] as number) + trust;
    const n = (this.counts[width] as number) + 1;
    this.counts[width] = n;
    if (n === 1) this.widths[this.size++] = width;
  }

  remove(width: number, trust: number): void {
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
  }

  /** The width with the most support, the larger of two; 0 without any. */
  best(): number {
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

/** What the column asks of the lines of a window, laid out for speed. */
class Lines {
  readonly width: Uint8Array;
  readonly sort: Uint8Array;
  readonly trust: Uint8Array;
  readonly pauses: Uint8Array;
  /** How many bare lines stand before each line. */
  private readonly bares: Int32Array;
  private readonly scratch = new Histogram();

  constructor(window: ProseWindow) {
    const n = window.features.length;
    this.bares = new Int32Array(n + 1);
    this.width = new Uint8Array(n);
    this.sort = new Uint8Array(n);
    this.trust = new Uint8Array(n);
    this.pauses = new Uint8Array(n);
    for (let p = 0; p < n; p++) {
      const f = window.features[p] as LineFeatures;
      const kind = window.lines[p]?.kind;
      this.width[p] = Math.min(f.width, BINS - 1);
      this.pauses[p] = f.pauses;
      this.sort[p] = kind === 'heading' || kind === 'table' ? Sort.Other : bare(f) ? Sort.Bare : Sort.Marked;
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

  /** True if the lines of a stretch look printed to a width: enough full ones, few bare ones that are not, few longer ones, and marks inside as running text has. */
  printed(from: number, to: number, width: number): boolean {
    const { width: widths, sort } = this;
    let full = 0;
    let short = 0;
    let over = 0;
    let marked = 0;
    let lines = 0;
    let total = 0;
    let pauses = 0;
    for (let p = from; p < to; p++) {
      const kind = sort[p];
      if (kind === Sort.Other) continue;
      const w = widths[p] as number;
      lines++;
      if (w > width + 6) {
        over++;
        continue;
      }
      total += w;
      pauses += this.pauses[p] as number;
      if (w >= width - 7) kind === Sort.Bare ? full++ : marked++;
      else if (kind === Sort.Bare) short++;
    }
    if (pauses * MARK_EVERY < total) return false;
    return full >= FULL && lines >= 6 && full >= short * 1.5 && over * 8 <= lines + 4 && marked <= full * 2 + 2;
  }

  /** The width of a stretch judged by itself. */
  aside(from: number, to: number): number {
    if (this.isOpen(from, to)) return 0;
    const h = this.scratch;
    h.clear();
    for (let p = from; p < to; p++) this.put(h, p);
    const best = h.best();
    return best > 0 && this.printed(from, to, best) ? best : 0;
  }
}

/** Local column widths, one a prose line: 0 where the lines around are not printed to one width. */
export function columnWidths(w: ProseWindow): Uint8Array {
  const lines = new Lines(w);
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
  for (let p = 0; p < Math.min(n, AROUND); p++) lines.put(h, p);
  for (let p = 0; p < n; p++) {
    if (p + AROUND < n) lines.put(h, p + AROUND);
    if (p - AROUND - 1 >= 0) lines.take(h, p - AROUND - 1);
    const left = Math.max(0, p - ASIDE);
    const right = Math.min(n, p + ASIDE + 1);
    if (!lines.isOpen(left, right)) out[p] = localWidth(lines, n, p, h.best(), left, right);
  }
  return out;
}

/**
 * The width of the column that line p stands in.
 * @param best the width that the lines around agree on most, 0 if on none
 * @param left, right end of the lines that are looked at on one side only
 */
function localWidth(lines: Lines, n: number, p: number, best: number, left: number, right: number): number {
  const own = lines.width[p] as number;
  const width = best > 0 && lines.printed(Math.max(0, p - AROUND), Math.min(n, p + AROUND + 1), best) ? best : 0;
  const alien = width > 0 && (own > width + 4 || (lines.sort[p] === Sort.Bare && own < width - 8));
  if (!alien && (width > 0 || best === 0 || own > WIDEST + 6)) return width;
  const behind = lines.aside(p, right);
  const before = lines.aside(left, p + 1);
  // The width among those found that a line of this width belongs to.
  const closer = misfit(own, before) < misfit(own, width) ? before : width;
  return misfit(own, behind) < misfit(own, closer) ? behind : closer;
}

/** How badly a line stands in a column: wider lines than the column least of all. Infinite where there is no column. */
function misfit(width: number, column: number): number {
  if (column === 0) return Infinity;
  return width > column + 4 ? 100 + width - column : Math.max(0, column - width);
}
