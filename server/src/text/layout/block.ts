import { type Context, Quick } from './context.ts';
import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';

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
  // How many lines of the same block follow a line, so far as they vote; and precede it.
  const behind = new Uint8Array(n);
  for (let p = n - 2; p >= 0; p--) behind[p] = follows(c, member, p) ? Math.min(VOTERS, (behind[p + 1] as number) + 1) : 0;
  let before = 0;
  for (let p = 0; p < n; p++) {
    before = p > 0 && (behind[p - 1] as number) > 0 ? Math.min(VOTERS, before + 1) : 0;
    if (member[p] === 1 && before + (behind[p] as number) + 1 >= BLOCK) out[p] = vote(c.column, p - before, p + (behind[p] as number));
  }
  return out;
}

/** True if the line stands in the column that the lines around it have: not too wide, no heading, byline or the like. */
function inBlock(c: Context, p: number): boolean {
  const width = c.column[p] as number;
  const f = c.window.features[p] as LineFeatures;
  const kind = c.window.lines[p]?.kind;
  if (width === 0 || f.width > width + 6 || f.role !== 'text' || (kind !== 'text' && kind !== 'item')) return false;
  // A short line that no sentence ends is a heading between the blocks, unless the line before runs on in it.
  const heading = f.width <= width - 8 && (f.end >= End.Close || (f.end === End.Stop && (f.lastUnit === 0xff1f || f.lastUnit === 0xff01)));
  return !heading || (p > 0 && c.quick[p - 1] === Quick.Wrap);
}

/** True if lines p and p + 1 are of one block. */
function follows(c: Context, member: Uint8Array, p: number): boolean {
  if (p < 0 || member[p] !== 1 || member[p + 1] !== 1 || c.window.barrier[p] === 1) return false;
  return Math.abs((c.column[p] as number) - (c.column[p + 1] as number)) <= TOLERANCE;
}

const votes = new Uint8Array(256);

/** The commonest local width of a stretch, the larger of two. */
function vote(column: Uint8Array, first: number, last: number): number {
  let best = 0;
  let most = 0;
  for (let k = first; k <= last; k++) {
    const width = column[k] as number;
    const n = (votes[width] as number) + 1;
    votes[width] = n;
    if (n > most || (n === most && width > best)) {
      most = n;
      best = width;
    }
  }
  for (let k = first; k <= last; k++) votes[column[k] as number] = 0;
  return best;
}
