import type { Words } from '../words.ts';
import { prose } from './prose.ts';
import type { ProseWindow } from './window.ts';

/**
 * How clauses flow at each line end of a window: levels 1 (hardly ever) to 8 of how readily a clause ends before it and begins
 * behind it, and how much oftener than by chance the characters on both sides stand together; 0 where nothing is known.
 */
export interface Flows {
  readonly ends: Uint8Array;
  readonly begins: Uint8Array;
  readonly crosses: Uint8Array;
}

/** Units on each side of a line end that are asked. */
const UNITS = 2;
/** Up to this level no clause ends; from that one on two characters hardly ever part. */
const NEVER_ENDS = 2;
const RUNS_ON = 6;

/** Line ends on each side that tell whether lines are cut here, and of how many of them something has to be known. */
const AROUND = 10;
const KNOWN = 5;
const MANY = 10;
/** Of few line ends no cut may be chance: there clauses have to end and begin readily, and little to stand together, on average. */
const READY = 4.5;

export function flowsOf({ lines }: ProseWindow, { flow }: Words): Flows {
  const n = lines.length;
  const flows: Flows = { ends: new Uint8Array(n), begins: new Uint8Array(n), crosses: new Uint8Array(n) };
  for (let p = 0; p + 1 < n; p++) {
    const a = lines[p] as (typeof lines)[number];
    const b = lines[p + 1] as (typeof lines)[number];
    const left = a.masks.length === 0 ? a.text.slice(Math.max(a.from, a.to - UNITS), a.to) : prose(a).slice(-UNITS);
    const right = b.masks.length === 0 ? b.text.slice(b.from, Math.min(b.to, b.from + UNITS)) : prose(b).slice(0, UNITS);
    const text = left + right;
    // Pairs of the fifteen levels.
    flows.ends[p] = (flow.endsAt(text, left.length) + 1) >> 1;
    flows.begins[p] = (flow.beginsAt(text, left.length) + 1) >> 1;
    flows.crosses[p] = (flow.crosses(text, left.length) + 1) >> 1;
  }
  return flows;
}

/** True of a clause that cannot end at the line end, or of two characters that hardly ever part. */
export const runsOn = (ends: number, crosses: number): boolean => (ends > 0 && ends <= NEVER_ENDS) || crosses >= RUNS_ON;

/**
 * Takes out of the columns what only looks like one: lines that happen to be as wide as each other, and all end where a clause may
 * end. A printer cuts every second line inside a clause (of 18 000 lines of columns one in a thousand stands among so few cuts);
 * an author who sets each sentence as a paragraph, and leaves out the full stop, none. A few lines without a cut may be either.
 * @param column widths by line, changed
 * @returns 1 for each line that stays in a column in which nothing is cut: what is joined there is not certain
 */
export function leaveUncut(column: Uint8Array, { ends, begins, crosses }: Flows): Uint8Array {
  const n = column.length;
  const uncut = new Uint8Array(n);
  const known = new Int32Array(n + 1);
  const cut = new Int32Array(n + 1);
  const ready = new Int32Array(n + 1);
  for (let p = 0; p < n; p++) {
    const told = ends[p] !== 0 && begins[p] !== 0 && crosses[p] !== 0;
    known[p + 1] = (known[p] as number) + (told ? 1 : 0);
    ready[p + 1] = (ready[p] as number) + (told ? (ends[p] as number) + (begins[p] as number) - (crosses[p] as number) : 0);
    cut[p + 1] = (cut[p] as number) + (told && runsOn(ends[p] as number, crosses[p] as number) ? 1 : 0);
  }
  for (let p = 0; p < n; p++) {
    if (column[p] === 0) continue;
    const [from, to] = [Math.max(0, p - AROUND), Math.min(n, p + AROUND + 1)];
    const all = (known[to] as number) - (known[from] as number);
    const cuts = (cut[to] as number) - (cut[from] as number);
    const readiness = (ready[to] as number) - (ready[from] as number);
    if (all >= MANY ? cuts * 5 < all : all >= KNOWN && cuts === 0 && readiness >= READY * all) column[p] = 0;
    else if (all >= KNOWN && cuts === 0) uncut[p] = 1;
  }
  return uncut;
}
