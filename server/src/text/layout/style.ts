import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';
import type { ProseWindow } from './window.ts';

/** How many line ends on each side tell how lines end here. */
export const STYLED = 20;
/** Narrower lines without a comma are headings, labels, links and items: they end without a mark in every style. */
const SENTENCE = 56;
/** A line as wide as this is broken at some width, if it is. */
const BROKEN = 30;
/** Lines on each side that are asked for the width the copy is broken at. */
const NEAR = 8;
/** Wider lines are broken by nobody. */
export const WIDEST = 120;

/** Levels of `Style.ends`: three places (see `placeOf`) of six shares of open ends. */
export const STYLES = 18;
/** Levels of `Style.full`. */
export const FULLNESS = 11;

/**
 * How the lines around each line end are made. Whether a line end without a mark is false nobody can tell from its two lines
 * alone: some authors leave out every final full stop, some pages are broken at a width that varies.
 */
export interface Style {
  /**
   * By line end: 6 × (0 the line ends without a blank line or an indent behind, where other lines have one; 1 with one, where
   * others have none; 2 all alike) + the share of sentences that end without a mark at such line ends: 0 none seen, 1 none of
   * one or two, 2 none of more, 3 under a fifth, 4 under a half, 5 more.
   */
  readonly ends: Uint8Array;
  /** By line end: whether the next piece had room on the line: 0 not broken at any width, 1 no … 5 twenty half cells and more; 6 to 10 the same where few lines are broken. */
  readonly full: Uint8Array;
  /** By line end: 1 where so many others end without a mark that it is the author's way, of which the single line tells nothing. */
  readonly unmarked: Uint8Array;
}

/** Open ends that are no accident: at least so many, and one in so many of all. */
const HABIT = 4;
const HABIT_OF = 5;

/** True where lines end inside sentences without a blank line and blank lines part the paragraphs: copy that was broken by hand or by a mailer. */
export const isBroken = (ends: number): boolean => ends >= 4 && ends < 6;

/** How a line ends: 0 says nothing, 1 with a final mark, 2 in the middle of a sentence as it seems. */
function endKind(f: LineFeatures, kind: string | undefined): number {
  if (kind === 'heading' || kind === 'table' || f.role !== 'text' || f.gutter || f.solitary) return 0;
  if (f.end === End.Pause) return 2;
  if (f.latin) return 0;
  if (f.end <= End.Ellipsis) return 1;
  if (f.end === End.Colon || f.end === End.Semicolon) return 0;
  return f.width >= SENTENCE || f.commas + f.innerStops > 0 ? 2 : 0;
}

/**
 * @param separator what parts the lines: 0 nothing but the line end
 * @param joined 1 for each line whose end is certainly false: the style as it will be when those are joined
 */
export function styleOf(w: ProseWindow, separator: Uint8Array, joined?: Uint8Array): Style {
  const n = w.features.length;
  const ends = new Uint8Array(n);
  const full = new Uint8Array(n);
  const unmarked = new Uint8Array(n);
  const kinds = new Uint8Array(n);
  // In an item the text goes on behind a full stop too.
  for (let p = 0; p < n; p++) kinds[p] = joined?.[p] === 1 || w.hangs[p + 1] === 1 ? 0 : endKind(w.features[p] as LineFeatures, w.lines[p]?.kind);
  // By separated or not: [closed, open] ends in reach.
  const closed = new Int16Array(2);
  const open = new Int16Array(2);
  const add = (p: number, by: number): void => {
    const kind = kinds[p];
    if (kind === 0 || p + 1 >= n) return;
    const s = (separator[p] as number) > 0 ? 1 : 0;
    if (kind === 1) closed[s] = (closed[s] as number) + by;
    else open[s] = (open[s] as number) + by;
  };
  for (let p = 0; p < Math.min(n, STYLED); p++) add(p, 1);
  for (let p = 0; p < n; p++) {
    if (p + STYLED < n) add(p + STYLED, 1);
    if (p - STYLED - 1 >= 0) add(p - STYLED - 1, -1);
    const s = (separator[p] as number) > 0 ? 1 : 0;
    const others = (closed[1 - s] as number) + (open[1 - s] as number);
    const place = others === 0 ? 2 : s;
    const here = (closed[s] as number) - (kinds[p] === 1 ? 1 : 0);
    const opened = (open[s] as number) - (kinds[p] === 2 ? 1 : 0);
    ends[p] = 6 * place + shareLevel(opened, here + opened);
    full[p] = fullness(w, p, joined);
    if (opened >= HABIT && opened * HABIT_OF >= here + opened) unmarked[p] = 1;
  }
  return { ends, full, unmarked };
}

function shareLevel(open: number, all: number): number {
  if (all <= 0) return 0;
  if (open === 0) return all < 3 ? 1 : 2;
  return open * 5 < all ? 3 : open * 2 < all ? 4 : 5;
}

function fullness(w: ProseWindow, p: number, joined?: Uint8Array): number {
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1];
  if (!b || a.width > WIDEST) return 0;
  let widest = 0;
  let broken = 0;
  for (let k = Math.max(0, p - NEAR); k <= Math.min(w.features.length - 1, p + NEAR); k++) {
    const f = w.features[k] as LineFeatures;
    if (f.width > WIDEST || f.role !== 'text' || joined?.[k] === 1 || (k > 0 && joined?.[k - 1] === 1)) continue;
    if (f.width > widest) widest = f.width;
    if (f.end > End.Semicolon && f.width >= BROKEN) broken++;
  }
  const room = widest - a.width - b.head;
  const level = room < 0 ? 1 : room < 4 ? 2 : room < 10 ? 3 : room < 20 ? 4 : 5;
  return broken >= 3 ? level : 5 + level;
}
