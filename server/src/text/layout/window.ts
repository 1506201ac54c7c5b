import type { Line } from '../line.ts';
import { featuresOf, type LineFeatures } from './features.ts';

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
  /** 1 where the line end behind the p-th prose line cannot be false: heading, table, code, a list item, another container. */
  readonly barrier: Uint8Array;
  /** True if no prose stands before the first line of the window. */
  readonly head: boolean;
  /** positions [first, last) that lie in the stretch asked for */
  readonly first: number;
  readonly last: number;
}

/** Lines that may not be joined whatever they say. */
function apart(a: Line, b: Line): boolean {
  return a.kind === 'heading' || a.kind === 'table' || b.kind !== 'text' || a.container !== b.container;
}

/** True of two halves that would become a character that neither line holds. */
function makesPair(line: Line, next: Line): boolean {
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
  return { index, lines: prose, features, blanks: blanks.subarray(0, n), barrier: barrier.subarray(0, n), head, first, last };
}

/** Index behind the `count`-th prose line from `from` on, or behind the last line. */
export function proseEnd(lines: readonly Line[], from: number, count: number): number {
  let end = from;
  for (let seen = 0; end < lines.length && seen < count; end++) if (isProse(lines[end] as Line)) seen++;
  return end;
}
