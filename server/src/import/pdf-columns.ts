import { type Chunk, rowsOf } from './pdf-lines.ts';

/** A stretch of a page in which lines stand below each other, or the rows of a table. */
export interface Column {
  readonly kind: 'text' | 'table';
  readonly chunks: readonly Chunk[];
}

/** Chunks on so many lines have to stand apart at one place, before there are columns. */
const LEAST_ROWS = 3;
/** Columns inside of columns. */
const MOST_DEPTH = 12;

/**
 * The columns of a page in the order in which they are read: what stands across columns parts those above from those below.
 * @param chunks from above
 */
export function columnsOf(chunks: readonly Chunk[], depth = 0): Column[] {
  const gutter = depth < MOST_DEPTH ? gutterOf(chunks) : undefined;
  if (gutter === undefined) return chunks.length > 0 ? [{ kind: 'text', chunks }] : [];
  const bands = bandsOf(chunks, gutter);
  if (bands.length === 1 && bands[0]?.kind === 'across') return [{ kind: 'text', chunks }];
  return bands.flatMap(({ kind, chunks: inside }) => {
    if (kind === 'across') return columnsOf(inside, depth + 1);
    if (isTable(inside, gutter)) return [{ kind: 'table', chunks: inside }];
    return [inside.filter((c) => c.x1 <= gutter), inside.filter((c) => c.x0 >= gutter)].flatMap((side) => columnsOf(side, depth + 1));
  });
}

/** A table has rows of several cells on one base line, and its cells do not fill its columns, as lines of a text do. */
function isTable(chunks: readonly Chunk[], gutter: number): boolean {
  const rows = rowsOf(chunks);
  const full = rows.filter((row) => row.length > 1);
  if (full.length < rows.length * 0.7) return false;
  const lengths = chunks.map((c) => (c.x1 - c.x0) / c.size);
  const longest = Math.max(...lengths);
  if (longest >= LONGEST_CELL || lengths.filter((length) => length > longest - 2).length >= chunks.length / 3) return false;
  // In a dialogue most lines are short as cells are, but some on either side are full and go on in the next one.
  return !(isRunning(rows.map((row) => row.filter((c) => c.x1 <= gutter))) && isRunning(rows.map((row) => row.filter((c) => c.x0 >= gutter))));
}

/** True of a side on which lines are full, and broken where no sentence or figure ends. */
function isRunning(rows: readonly (readonly Chunk[])[]): boolean {
  const ends = rows.map((row) => row.at(-1)).filter((c) => c !== undefined);
  const edge = Math.max(...ends.map((c) => c.x1));
  const full = ends.filter((c) => edge - c.x1 < FULL * c.size && c.x1 - c.x0 > LEAST_LINE * c.size);
  const broken = full.filter((c) => /[\p{L}，、]$/u.test((c.pieces.at(-1) as { text: string }).text));
  return broken.length >= LEAST_ROWS && broken.length >= ends.length * LEAST_RUNNING;
}

/** A full line ends so near to the edge of its column, */
const FULL = 0.6;
/** and is no shorter, in em. */
const LEAST_LINE = 8;
/** So many lines of a running text are. */
const LEAST_RUNNING = 0.15;

/** In em. */
const LONGEST_CELL = 20;

/** The place at which most lines stand apart: the middle of what their gaps have in common. */
function gutterOf(chunks: readonly Chunk[]): number | undefined {
  const ends = gapsOf(chunks)
    .flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: to, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.step - b.step);
  let [open, most, from, to] = [0, 0, 0, 0];
  ends.forEach(({ at, step }, i) => {
    open += step;
    if (open <= most) return;
    most = open;
    from = at;
    to = ends[i + 1]?.at ?? at;
  });
  return most >= LEAST_ROWS ? (from + to) / 2 : undefined;
}

/** Between each chunk and the next one on its right, which need not stand on the same base line. */
function gapsOf(chunks: readonly Chunk[]): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  chunks.forEach((chunk, i) => {
    let next = Number.POSITIVE_INFINITY;
    const look = (step: 1 | -1): void => {
      for (let k = i + step; k >= 0 && k < chunks.length; k += step) {
        const other = chunks[k] as Chunk;
        if (Math.abs(other.y - chunk.y) > 0.8 * chunk.size) return;
        if (other.x0 >= chunk.x1) next = Math.min(next, other.x0);
      }
    };
    look(1);
    look(-1);
    if (next < Number.POSITIVE_INFINITY) gaps.push({ from: chunk.x1, to: next });
  });
  return gaps;
}

interface Band {
  readonly kind: 'across' | 'beside';
  readonly chunks: Chunk[];
}

/** Cuts a stretch from above into what stands across a gutter and what stands beside it. */
function bandsOf(chunks: readonly Chunk[], gutter: number): Band[] {
  const bands: Band[] = [];
  const add = (kind: Band['kind'], inside: readonly Chunk[]): void => {
    if (inside.length === 0) return;
    const last = bands.at(-1);
    if (last?.kind === kind) last.chunks.push(...inside);
    else bands.push({ kind, chunks: [...inside] });
  };
  const sides = { left: (c: Chunk) => c.x1 <= gutter, right: (c: Chunk) => c.x0 >= gutter };
  const rows = rowsOf(chunks).map((row) => ({
    row,
    kind: row.some((c) => !sides.left(c) && !sides.right(c)) ? ('across' as const) : ('beside' as const),
    isBoth: row.some(sides.left) && row.some(sides.right),
  }));
  for (let i = 0; i < rows.length; ) {
    const { kind } = rows[i] as (typeof rows)[number];
    let end = i + 1;
    while (rows[end]?.kind === kind) end++;
    const run = rows.slice(i, end);
    const all = run.flatMap(({ row }) => row);
    // The last line of a paragraph across may end before the gutter: beside it there is nothing.
    const isBeside = kind === 'beside' && all.some(sides.left) && all.some(sides.right);
    const head = isBeside && i > 0 && !run[0]?.isBoth && run[1]?.isBoth ? 1 : 0;
    const tail =
      isBeside &&
      isTable(
        run.slice(head).flatMap(({ row }) => row),
        gutter,
      )
        ? run.length - lastBoth(run) - 1
        : 0;
    add(
      'across',
      run.slice(0, head).flatMap(({ row }) => row),
    );
    add(
      isBeside || rows.length === run.length ? kind : 'across',
      run.slice(head, run.length - tail).flatMap(({ row }) => row),
    );
    add(
      'across',
      run.slice(run.length - tail).flatMap(({ row }) => row),
    );
    i = end;
  }
  return bands;
}

function lastBoth(run: readonly { readonly isBoth: boolean }[]): number {
  return run.findLastIndex((row) => row.isBoth);
}
