import { composeGroup, lengthOf, type MappedPassage, NO_PASSAGES } from './compose.ts';
import { isOpen, isProse, type LineLayout } from './layout/judge.ts';
import type { Line } from './line.ts';

/**
 * Consecutive lines that make one passage (or none, or the cells of a table row), with the lines without prose before them.
 * Knows nothing of its place, so that it survives edits elsewhere.
 */
export interface Group {
  readonly lines: number;
  /** units of all its lines, ends included */
  readonly size: number;
  readonly passages: readonly MappedPassage[];
  /** Lines with prose that stand in a printed column, and its width (0: none). */
  readonly printed: number;
  readonly width: number;
  readonly tangled: LineLayout['tangled'] | undefined;
}

/** The group that begins at a line: leading lines without prose, the joined prose lines, and no more. */
export function makeGroup(lines: readonly Line[], layouts: readonly LineLayout[], from: number): Group {
  let size = 0;
  let printed = 0;
  let width = 0;
  let last: LineLayout | undefined;
  let to = from;
  for (let open = true; to < lines.length && open; to++) {
    const line = lines[to] as Line;
    if (isProse(line) && !layouts[to]?.skipped) {
      last = layouts[to] as LineLayout;
      if (last.column > 0 || last.tangled) {
        printed++;
        width = last.column;
      }
      open = last.end === 'join';
    }
    size += lengthOf(line);
  }
  const next = last && isOpen(last) ? proseBehind(lines, to) : -1;
  const passages = last ? composeGroup(lines, layouts, from, to, next < 0 ? -1 : size + next) : NO_PASSAGES;
  return { lines: to - from, size, passages, printed, width, tangled: last?.tangled };
}

/** Units from the start of a line to the prose of the next line that has some, −1 without one. */
function proseBehind(lines: readonly Line[], from: number): number {
  let units = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (isProse(line)) return units + line.from;
    units += lengthOf(line);
  }
  return -1;
}
