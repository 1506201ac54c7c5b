import { End, type LineFeatures } from './features.ts';
import type { ProseWindow } from './window.ts';

/** Prose lines looked at on each side of a line for the width of its column. */
const AROUND = 10;
/** … and on one side only, where the column changes. */
const ASIDE = 11;
const NARROWEST = 16;
const WIDEST = 110;

/** A line that ends without any mark: in a column it is full, whatever stands on it. */
export function bare(f: LineFeatures): boolean {
  return f.end >= End.Han && f.end <= End.Hyphen && f.role === 'text';
}

/** A line without marks and blanks shows the width of its column best: nothing in it was squeezed or spread. */
function trust(f: LineFeatures): number {
  return 3 - Math.min(2, f.width - f.least);
}

/** Local column widths, one a prose line: 0 where the lines around are not printed to one width. */
export function columnWidths(w: ProseWindow): Uint8Array {
  const n = w.features.length;
  const out = new Uint8Array(n);
  const hist = new Int16Array(256);
  const add = (p: number, by: number): void => {
    const f = w.features[p] as LineFeatures;
    if (w.lines[p]?.kind === 'heading' || w.lines[p]?.kind === 'table') return;
    const width = Math.min(f.width, 255);
    if (bare(f)) hist[width] = (hist[width] as number) + by * trust(f);
  };
  for (let p = 0; p < Math.min(n, AROUND); p++) add(p, 1);
  for (let p = 0; p < n; p++) {
    if (p + AROUND < n) add(p + AROUND, 1);
    if (p - AROUND - 1 >= 0) add(p - AROUND - 1, -1);
    const f = w.features[p] as LineFeatures;
    let width = widest(w, hist, Math.max(0, p - AROUND), Math.min(n, p + AROUND + 1));
    if (width === 0 || f.width > width + 4 || (bare(f) && f.width < width - 8)) {
      const right = aside(w, p, Math.min(n, p + ASIDE + 1));
      const left = aside(w, Math.max(0, p - ASIDE), p + 1);
      width = closest(f.width, width, left, right);
    }
    out[p] = width;
  }
  return out;
}

/** The width among those found that a line of this width belongs to. */
function closest(width: number, ...found: number[]): number {
  let best = 0;
  let least = Infinity;
  for (const w of found) {
    if (w === 0) continue;
    const off = width > w + 4 ? 100 + width - w : Math.max(0, w - width);
    if (off < least) {
      least = off;
      best = w;
    }
  }
  return best;
}

function aside(w: ProseWindow, from: number, to: number): number {
  const hist = new Int16Array(256);
  for (let p = from; p < to; p++) {
    const f = w.features[p] as LineFeatures;
    const kind = w.lines[p]?.kind;
    if (kind !== 'heading' && kind !== 'table' && bare(f)) {
      const width = Math.min(f.width, 255);
      hist[width] = (hist[width] as number) + trust(f);
    }
  }
  return widest(w, hist, from, to);
}

/** Lines of the stretch that agree with a column of `width`: full ones, and first ones that lost an indent of two characters. Wider ones speak against it. */
function support(hist: Int16Array, width: number): number {
  const at = (k: number): number => hist[k] as number;
  const full = at(width - 2) + at(width - 1) + 2 * at(width) + at(width + 1) + at(width + 2);
  const over = at(width + 3) + at(width + 4) + at(width + 5) + at(width + 6);
  return full * 2 + at(width - 3) + at(width - 4) + at(width - 5) - 3 * over;
}

/**
 * The width that most bare lines of a stretch are printed to.
 * @param hist bare lines of the stretch by width
 */
function widest(w: ProseWindow, hist: Int16Array, from: number, to: number): number {
  let best = 0;
  let most = 0;
  for (let p = from; p < to; p++) {
    const width = (w.features[p] as LineFeatures).width;
    if (width < NARROWEST || width > WIDEST || hist[width] === 0) continue;
    const s = support(hist, width);
    if (s > most || (s === most && width > best)) {
      most = s;
      best = width;
    }
  }
  return best > 0 && printed(w, from, to, best) ? best : 0;
}

/** True if the lines of a stretch look printed to a width: enough full ones, few bare ones that are not, few longer ones. */
function printed(w: ProseWindow, from: number, to: number, width: number): boolean {
  let full = 0;
  let short = 0;
  let over = 0;
  let marked = 0;
  let lines = 0;
  for (let p = from; p < to; p++) {
    const f = w.features[p] as LineFeatures;
    const kind = w.lines[p]?.kind;
    if (kind === 'heading' || kind === 'table') continue;
    lines++;
    if (f.width > width + 6) over++;
    else if (bare(f)) {
      if (f.width >= width - 7) full++;
      else short++;
    } else if (f.width >= width - 7) marked++;
  }
  return full >= 3 && lines >= 6 && full >= short * 1.5 && over * 8 <= lines + 4 && marked <= full * 2 + 2;
}
