import type { KeptPassage } from './passage.ts';
import type { PlacedPassage } from './placed-passage.ts';
import type { Splice } from './splice.ts';

/** The first passage of a column block, with the block reported. */
export interface ColumnHead {
  readonly at: number;
  readonly passage: KeptPassage;
}

export function withHeads(placed: readonly PlacedPassage[], columns: readonly ColumnHead[]): PlacedPassage[] {
  const out = placed.slice();
  for (const { at, passage } of columns) {
    const { base, mapped } = placed[at] as PlacedPassage;
    out[at] = { passage, base, mapped };
  }
  return out;
}

/** A change of passages, wide enough to hold the column blocks that begin elsewhere now, or are reported otherwise. */
export function withColumns({ start, oldEnd, newEnd }: Splice, old: readonly ColumnHead[], now: readonly ColumnHead[]): Splice {
  const shift = newEnd - oldEnd;
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.passage === now[head]?.passage && old[head]?.at === now[head]?.at) head++;
  let oldTail = old.length - 1;
  let tail = now.length - 1;
  for (; oldTail >= head && tail >= head; oldTail--, tail--) {
    const [o, n] = [old[oldTail] as ColumnHead, now[tail] as ColumnHead];
    if (o.passage !== n.passage || o.at + shift !== n.at) break;
  }
  const first = Math.min(old[head]?.at ?? start, now[head]?.at ?? start, start);
  const lastOld = oldTail >= head ? (old[oldTail] as ColumnHead).at + 1 + shift : 0;
  const last = Math.max(lastOld, tail >= head ? (now[tail] as ColumnHead).at + 1 : 0, newEnd);
  return { start: first, oldEnd: last - shift, newEnd: last };
}
