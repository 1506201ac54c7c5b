import type { Line } from '../line.ts';
import { NO_MASKS } from '../line.ts';
import type { Words } from '../words.ts';
import { Across, acrossOdds } from './across.ts';
import { isUnsure, standsApart, vetoOf } from './apart.ts';
import type { Context } from './context.ts';
import { behind, echoLevel, mayEcho, textOf } from './echo.ts';
import { type Evidence, gather, gatherProse, Model } from './evidence.ts';
import { End, featuresOf } from './features.ts';
import type { LineFeatures } from './line-features.ts';
import { odds } from './weights.ts';

/** Log-odds from which a join is certain, likely, or offered, by model (docs/layout.md has the calibration). */
export const CERTAIN = [6, 4.25, 3, 3.5] as const;
export const LIKELY = [2.5, 2.5, 1.5, 1.5] as const;
export const OFFERED = [0, 0, 0.25, 0.5] as const;

/** Below this no echo makes a difference, */
const HEARD = -3;
/** and below this no word over the seam. */
const ASKED = -1;
/** An echo adds or takes no more than this. */
const ECHO = 2;

/** Headings up to these widths are common, in half-width units. */
const HEADING = 36;
const SHORT_HEADING = 26;
/** No heading, whatever its width, from here on. */
const SURE = 6;

/** Added where the next line is too wide for a first line and its first piece had no room here: never a paragraph's end in 27 000. */
const SETTLED = 3;

/** Log-odds that the line end behind the p-th prose line is false; −Infinity where it cannot be. The model is left in `e`. */
export function weigh(c: Context, p: number, e: Evidence, words: Words): number {
  const { features } = c.window;
  if (!gather(c, p, e)) return -Infinity;
  const a = features[p] as LineFeatures;
  const b = features[p + 1] as LineFeatures;
  if (vetoOf(c, p, e, a, b) !== undefined) return -Infinity;
  return Math.min(refine(c, p, e, odds(e) + settledOdds(e), a, p, words), most(c, p, e, a, b, words));
}

/** What is the most, whatever else speaks for it. */
function most(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures, words: Words): number {
  if (standsApart(c, p, e, a, b, words)) return -Infinity;
  return isUnsure(c, p, e, a, b) ? CERTAIN[e.model] - 1 : Infinity;
}

function settledOdds(e: Evidence): number {
  const fit = e.fit % 6;
  return e.model === Model.ColumnOpen && e.next === 8 && (fit < 4 || (fit === 5 && e.fit < 12)) ? SETTLED : 0;
}

/**
 * Adds the evidence that costs more to read, where it may change the verdict.
 * @param first where the text of the line begins, p itself unless lines before it are healed
 */
function refine(c: Context, p: number, e: Evidence, base: number, a: LineFeatures, first: number, words: Words): number {
  const certain = CERTAIN[e.model];
  let score = base;
  if (base > HEARD && base < certain + ECHO && (e.model >= Model.Prose || (e.model === Model.ColumnOpen && e.fit >= 6))) {
    const silent = odds(e);
    if (mayEcho(a)) e.echo = echoLevel(textOf(c.window.lines, first, p), behind(c, p));
    score += odds(e) - silent;
  }
  const headline = mayHead(c, p, e, a);
  if (e.model === Model.ColumnStop || a.end <= End.Ellipsis || score <= ASKED || (score >= certain && !headline)) return score;
  return withWords(c, p, e.model, score, a, headline, words);
}

/**
 * True of a line that may be a heading, so that only a word cut in two makes it certain that it is none: outside columns a
 * short line, in a column a first line without a comma that is as wide as the column, where first lines are not known to be
 * narrower, or that has a blank for a comma, and nothing at its end, between or behind it says that it goes on.
 */
function mayHead(c: Context, p: number, e: Evidence, a: LineFeatures): boolean {
  if (a.innerStops > 0) return false;
  if (e.model >= Model.Prose) return a.width < HEADING;
  if (e.model !== Model.ColumnOpen || e.fit < 6 || a.commas > 0 || (a.gaps === 0 && c.indented[p] === 1)) return false;
  return e.word <= 1 && e.number === 0 && e.pair === 0 && e.separator < 9;
}

/** Adds what the words over the line end say. */
function withWords(c: Context, p: number, model: Model, score: number, a: LineFeatures, headline: boolean, words: Words): number {
  // Markdown that marks its headings leaves fewer lines that may be one.
  const likely = model === Model.Prose && (a.width < SHORT_HEADING || c.headings[p] !== 2);
  const sum = (across: Across): number =>
    !headline || across >= Across.Word || score >= SURE ? score + across : Math.min(score + across - (likely ? 1.5 : 0), CERTAIN[model] - 1);
  const tells = (other: Across): boolean => gradeOf(sum(other), model) !== gradeOf(sum(Across.Word), model);
  return sum(acrossOdds(c.window.lines[p] as Line, c.window.lines[p + 1] as Line, words, tells));
}

/** 3 certain, 2 likely, 1 offered, 0 none of them. */
function gradeOf(score: number, model: Model): number {
  return score >= CERTAIN[model] ? 3 : score >= LIKELY[model] ? 2 : score >= OFFERED[model] ? 1 : 0;
}

/** Lines healed on each side of a line end before it is weighed again. */
export const HEALED = 4;

/**
 * Log-odds of a line end as it will stand when the certain joins around it are made: both lines read as long as they are
 * then, outside any column. So nothing becomes certain only after a repair.
 * @param joined 1 for each prose line whose end is certainly false
 */
export function weighHealed(c: Context, p: number, e: Evidence, joined: Uint8Array, words: Words): number {
  const { lines, features } = c.window;
  let first = p;
  while (first > 0 && p - first < HEALED && joined[first - 1] === 1) first--;
  let last = p + 1;
  while (last - p < HEALED && joined[last] === 1) last++;
  const left = first === p ? (features[p] as LineFeatures) : healed(lines, first, p);
  const right = last === p + 1 ? (features[p + 1] as LineFeatures) : healed(lines, p + 1, last);
  if (!gatherProse(c, p, e, left, right) || vetoOf(c, p, e, left, right) !== undefined) return -Infinity;
  return Math.min(refine(c, p, e, odds(e), left, first, words), most(c, p, e, left, right, words));
}

function healed(lines: readonly Line[], first: number, last: number): LineFeatures {
  const text = textOf(lines, first, last);
  return featuresOf({ ...(lines[first] as Line), text, from: 0, to: text.length, masks: NO_MASKS });
}
