import type { Context } from './context.ts';
import type { LineFeatures } from './features.ts';

/** A column is told from this many lines on (wrap/column-block). */
const BLOCK = 6;
/** Neighbours asked for the width that a block is told to have, so that its lines agree. */
const VOTERS = 7;
/** Local widths that are one column: marks squeezed here and hung there. */
const TOLERANCE = 6;

/** The printed column each prose line belongs to: 0 outside runs of ≥ 6 lines. */
export function blockWidths(c: Context): Uint8Array {
  const n = c.column.length;
  const out = new Uint8Array(n);
  const member = new Uint8Array(n);
  for (let p = 0; p < n; p++) member[p] = inBlock(c, p) ? 1 : 0;
  for (let p = 0; p < n; p++) {
    if (member[p] === 0) continue;
    let first = p;
    while (p - first < VOTERS && follows(c, member, first - 1)) first--;
    let last = p;
    while (last - p < VOTERS && follows(c, member, last)) last++;
    if (last - first + 1 < BLOCK) continue;
    out[p] = vote(c, first, last);
  }
  return out;
}

/** True if the line stands in the column that the lines around it have: not too wide, no heading, byline or the like. */
function inBlock(c: Context, p: number): boolean {
  const width = c.column[p] as number;
  const f = c.window.features[p] as LineFeatures;
  const kind = c.window.lines[p]?.kind;
  return width > 0 && f.width <= width + 6 && f.role === 'text' && (kind === 'text' || kind === 'item');
}

/** True if lines p and p + 1 are of one block. */
function follows(c: Context, member: Uint8Array, p: number): boolean {
  if (p < 0 || member[p] !== 1 || member[p + 1] !== 1 || c.window.barrier[p] === 1) return false;
  return Math.abs((c.column[p] as number) - (c.column[p + 1] as number)) <= TOLERANCE;
}

/** The commonest local width of a stretch, the larger of two. */
function vote(c: Context, first: number, last: number): number {
  let best = 0;
  let most = 0;
  for (let k = first; k <= last; k++) {
    const width = c.column[k] as number;
    let votes = 0;
    for (let j = first; j <= last; j++) if (c.column[j] === width) votes++;
    if (votes > most || (votes === most && width > best)) {
      most = votes;
      best = width;
    }
  }
  return best;
}
