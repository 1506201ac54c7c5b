import type { Language } from '../line.ts';
import type { Words } from '../words.ts';
import { bare, columnWidths } from './column.ts';
import { End } from './features.ts';
import { type Flows, flowsOf, leaveUncut } from './flows.ts';
import type { LineFeatures } from './line-features.ts';
import { tableRows } from './rows.ts';
import { type Style, styleOf } from './style.ts';
import type { ProseWindow } from './window.ts';

/** First view of a line end, from the two lines and the column alone. */
export const Quick = { Open: 0, Wrap: 1, Break: 2 } as const;

/** How many line ends on each side tell what a blank line or an indent is worth here. */
const AROUND = 12;

/** How many lines on each side tell whether first lines are narrower here: paragraphs are few. */
const FIRSTS = 20;

/** A window with what its lines say together. */
export interface Context {
  readonly window: ProseWindow;
  /** local column width of each prose line, 0: not printed to a width */
  readonly column: Uint8Array;
  /** 1 for each line of a column in which no clause is cut, as far as is known (see flows.ts) */
  readonly uncut: Uint8Array;
  /** 1 for each row of a table */
  readonly rows: Uint8Array;
  readonly quick: Uint8Array;
  /** By line end what parts the two lines: bit 0 a blank line, bit 1 an indent of the next line. */
  readonly separator: Uint8Array;
  /** Log-odds of a false line end that the separator gives, from the surer line ends around. */
  readonly separatorOdds: Float64Array;
  /** How headings are set around each line: 0 plain text, 1 Markdown with hardly a heading, 2 Markdown with headings, so that a line without a mark is none. */
  readonly headings: Uint8Array;
  /** Whether first lines of paragraphs are narrower here by an indent of two characters: 1 yes, 0 no, 2 not known. */
  readonly indented: Uint8Array;
  /** How sentences end and lines are broken around each line end. */
  readonly style: Style;
  readonly flows: Flows;
}

export function contextOf(window: ProseWindow, language: Language, words: Words): Context {
  const rows = tableRows(window.features);
  const column = columnWidths(window, rows);
  const flows = flowsOf(window, words);
  const uncut = leaveUncut(column, flows);
  const n = column.length;
  const quick = new Uint8Array(n);
  const separator = new Uint8Array(n);
  for (let p = 0; p < n; p++) {
    quick[p] = quickView(window, column, p);
    const next = window.features[p + 1];
    separator[p] = ((window.blanks[p] as number) > 0 ? 1 : 0) | (next && next.indent > 0 ? 2 : 0);
  }
  const indented = indents(window, column, quick);
  return {
    window,
    column,
    uncut,
    rows,
    quick,
    separator,
    separatorOdds: separatorOdds(quick, separator, window),
    headings: headings(window, language),
    indented,
    style: styleOf(window, separator),
    flows,
  };
}

function quickView(w: ProseWindow, column: Uint8Array, p: number): number {
  const f = w.features[p] as LineFeatures;
  // Text runs on over page furniture.
  if (f.role === 'furniture') return Quick.Open;
  if (w.barrier[p] === 1 || f.role !== 'text') return Quick.Break;
  const width = column[p] as number;
  if (f.end <= End.Ellipsis) return width === 0 || f.width <= width - 8 ? Quick.Break : Quick.Open;
  if (width === 0 || f.end === End.Colon || f.end === End.Semicolon) return Quick.Open;
  if (f.width <= width + 4 && f.width >= width - 7 && (bare(f) || f.end === End.Pause || f.end === End.Open)) return Quick.Wrap;
  return Quick.Open;
}

/** Additive smoothing of the counts: what is not seen among a few line ends is rare, not impossible. */
const SMOOTH = 0.3;

const LOG_SEEN = Float64Array.from({ length: 2 * AROUND + 2 }, (_, n) => Math.log(n + SMOOTH));
const LOG_ALL = Float64Array.from({ length: 2 * AROUND + 2 }, (_, n) => Math.log(n + 4 * SMOOTH));

function separatorOdds(quick: Uint8Array, separator: Uint8Array, { barrier, features }: ProseWindow): Float64Array {
  const n = quick.length;
  const out = new Float64Array(n);
  const wraps = new Int16Array(4);
  const breaks = new Int16Array(4);
  let nw = 0;
  let nb = 0;
  const add = (p: number, by: number): void => {
    if (barrier[p] === 1 || features[p + 1]?.role === 'furniture') return;
    const s = separator[p] as number;
    if (quick[p] === Quick.Wrap) {
      wraps[s] = (wraps[s] as number) + by;
      nw += by;
    } else if (quick[p] === Quick.Break) {
      breaks[s] = (breaks[s] as number) + by;
      nb += by;
    }
  };
  for (let p = 0; p < Math.min(n, AROUND); p++) add(p, 1);
  for (let p = 0; p < n; p++) {
    if (p + AROUND < n) add(p + AROUND, 1);
    if (p - AROUND - 1 >= 0) add(p - AROUND - 1, -1);
    const s = separator[p] as number;
    out[p] = (LOG_SEEN[wraps[s] as number] as number) - (LOG_ALL[nw] as number) - (LOG_SEEN[breaks[s] as number] as number) + (LOG_ALL[nb] as number);
  }
  return out;
}

function indents(w: ProseWindow, column: Uint8Array, quick: Uint8Array): Uint8Array {
  const n = column.length;
  const out = new Uint8Array(n);
  const seen = new Int8Array(n);
  for (let p = 1; p < n; p++) {
    const f = w.features[p] as LineFeatures;
    const width = column[p] as number;
    if (quick[p - 1] === Quick.Wrap || width === 0 || !bare(f) || f.width > width + 4 || f.width < width - 8) continue;
    if (quick[p - 1] === Quick.Open) {
      // Behind a full line that ends in a stop a paragraph may begin: it does if the next line's first piece had room on this one.
      const next = w.features[p + 1];
      const stop = (w.features[p - 1] as LineFeatures).end <= End.Ellipsis;
      if (stop && next && w.barrier[p] === 0 && f.width >= width - 5 && f.width + next.head < width) seen[p] = 1;
    } else seen[p] = f.width <= width - 3 ? 1 : f.width >= width - 1 || f.least > width - 3 ? -1 : 0;
  }
  let yes = 0;
  let no = 0;
  const add = (p: number, by: number): void => {
    if (seen[p] === 1) yes += by;
    else if (seen[p] === -1) no += by;
  };
  for (let p = 0; p < Math.min(n, FIRSTS); p++) add(p, 1);
  for (let p = 0; p < n; p++) {
    if (p + FIRSTS < n) add(p + FIRSTS, 1);
    if (p - FIRSTS - 1 >= 0) add(p - FIRSTS - 1, -1);
    out[p] = yes > no ? 1 : no > yes ? 0 : 2;
  }
  return out;
}

function headings(w: ProseWindow, language: Language): Uint8Array {
  const n = w.lines.length;
  const out = new Uint8Array(n);
  if (language !== 'markdown') return out;
  const heads = (p: number): number => (w.lines[p]?.kind === 'heading' ? 1 : 0);
  let seen = 0;
  for (let p = 0; p < Math.min(n, AROUND); p++) seen += heads(p);
  for (let p = 0; p < n; p++) {
    seen += heads(p + AROUND);
    if (p - AROUND - 1 >= 0) seen -= heads(p - AROUND - 1);
    out[p] = seen >= 2 ? 2 : 1;
  }
  return out;
}
