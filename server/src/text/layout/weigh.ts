import type { Line } from '../line.ts';
import { NO_MASKS } from '../line.ts';
import type { Words } from '../words.ts';
import { Across, acrossOdds } from './across.ts';
import type { Context } from './context.ts';
import { ECHO_READ, echoLevel, mayEcho } from './echo.ts';
import { type Evidence, gather, gatherProse, Model } from './evidence.ts';
import { End, featuresOf, type LineFeatures, Start } from './features.ts';
import { prose } from './seam.ts';
import { isBroken } from './style.ts';
import { odds } from './weights.ts';

/** Log-odds from which a join is certain, likely, or offered, by model (docs/layout.md has the calibration). */
export const CERTAIN = [6, 4.25, 3, 3.5] as const;
export const LIKELY = [2.5, 2.5, 1.5, 1.5] as const;
export const OFFERED = [0, 0, 0.25, 0.5] as const;

/** Below this no echo makes a difference, */
const HEARD = -3;
/** and below this no word over the seam. */
const ASKED = -1;
/** Lines read for the echo: as much text before the repair as behind it. */
const ECHO_LINES = 8;
/** An echo adds or takes no more than this. */
const ECHO = 2;

/** Headings up to these widths are common, in half-width units. */
const HEADING = 36;
const SHORT_HEADING = 26;

/** The headline of a text is not wider. */
const TITLE = 64;
/** … and is told by less evidence than this that it goes on. */
const NO_TITLE = 4.5;
/** Levels of the flow of clauses at which no clause ends, and at which two characters hardly ever part. */
const NEVER_ENDS = 2;
const RUNS_ON = 6;
/** A blank between the clauses of a headline. */
const GAP = /[\u4e00-\u9fff”）][ \u3000]+[\u4e00-\u9fff“（]/;
/** From this level of the echo on the story says the line again. */
const COMES_BACK = 3;

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
  if (impossible(c, p, e, a, b)) return -Infinity;
  return Math.min(refine(c, p, e, odds(e) + settledOdds(e), a, p, words), most(c, p, e, a, b, words));
}

/**
 * What is the most, whatever else speaks for it. Nothing where small lines, or a line that may be the headline, have nothing that
 * runs across. Below certain: a line that may be the headline even then, words like a dateline's, inside a paragraph or not; a line
 * that may stand alone; ” taken for the middle of a sentence.
 */
function most(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures, words: Words): number {
  const title = e.model === Model.Prose && mayBeTitle(c, p, a);
  if (e.model === Model.Prose && isSmall(a, b) && !isCut(c, p, e, b, words)) return -Infinity;
  if (title && isTitle(c, p, e, a) && !(flows(e) || isCut(c, p, e, b, words))) return -Infinity;
  const closes = e.model === Model.Prose && e.end !== a.end;
  const open =
    b.start === Start.Dateline ||
    closes ||
    (title && a.commas === 0) ||
    standsAlone(c, p, e, a, b) ||
    endsInThing(c.window.lines[p] as Line) ||
    losesEmphasis(c, p, a, b);
  return open ? CERTAIN[e.model] - 1 : Infinity;
}

/** True of two lines without a mark inside that are too short together for a cut paragraph: headings, verse, names. */
const isSmall = (a: LineFeatures, b: LineFeatures): boolean =>
  a.width + b.width < CUT_PARAGRAPH && a.commas + a.innerStops + b.commas + b.innerStops === 0 && a.end !== End.Pause;

/** True of the first line of a text if it may be its headline, whatever it says. */
const mayBeTitle = ({ window: { head } }: Context, p: number, a: LineFeatures): boolean =>
  p === 0 && head && a.innerStops === 0 && a.width < TITLE && a.end !== End.Pause && a.end !== End.Open;

/** True of such a line that is one by all that its story and the weights say. */
function isTitle(c: Context, p: number, e: Evidence, a: LineFeatures): boolean {
  if (odds(e) < NO_TITLE) return true;
  const text = textOf(c.window.lines, p, p);
  return a.commas === 0 && (GAP.test(text) || (mayEcho(a) && echoLevel(text, behind(c, p)) >= COMES_BACK));
}

/** True of a clause that cannot end at the line end, or of two characters that hardly ever part. */
const flows = (e: Evidence): boolean => (e.ends > 0 && e.ends <= NEVER_ENDS) || e.crosses >= RUNS_ON;

/** True if something is cut at the line end that cannot be parted: a number with its unit, a pair, a word, a name. */
function isCut({ window: { lines } }: Context, p: number, e: Evidence, b: LineFeatures, words: Words): boolean {
  if (e.number > 0 || e.pair === 1 || e.pair === 2 || b.start === Start.Never) return true;
  return acrossOdds(lines[p] as Line, lines[p + 1] as Line, words, () => true) >= Across.Word;
}

/** True if one of the lines looks like a byline or a caption, and the column does not say otherwise. */
function standsAlone(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  const inside = e.model === Model.ColumnOpen && e.fit < 6;
  return (a.role !== 'text' && !inside) || (b.role !== 'text' && !(inside && b.width >= (c.column[p + 1] as number) - 8));
}

/** True if a URL, code or the like ends the line: whether it ends there itself nobody can know. */
function endsInThing(line: Line): boolean {
  const last = line.masks.at(-1);
  return last !== undefined && last.as !== '' && last.end >= line.to;
}

/** True where a mark of emphasis stands between a mark and a character: `*抓好落实，*` ⏎ 确保 renders no more when the line end is gone. */
function losesEmphasis({ window: { lines } }: Context, p: number, a: LineFeatures, b: LineFeatures): boolean {
  const [left, right] = [lines[p] as Line, lines[p + 1] as Line];
  const [last, first] = [left.masks.at(-1), right.masks[0]];
  const closes = last !== undefined && last.as === '' && last.end >= left.to && a.end !== End.Han && a.end !== End.Digit && a.end !== End.Latin;
  return closes || (first !== undefined && first.as === '' && first.start <= right.from && b.start !== Start.Han && b.start !== Start.Latin);
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

/** The beginning of the text behind the p-th prose line. */
export function behind(c: Context, p: number): string {
  const { lines, barrier } = c.window;
  let out = '';
  for (let k = p + 1; k <= p + ECHO_LINES && k < lines.length && out.length < ECHO_READ; k++) {
    const next = lines[k] as Line;
    out += next.text.slice(next.from, Math.min(next.to, next.from + ECHO_READ));
    if (barrier[k] === 1) break;
  }
  return out.slice(0, ECHO_READ);
}

/** Narrower than this together, two lines outside a column are verse, a list or an address, not a cut paragraph. */
const CUT_PARAGRAPH = 76;

/** 获奖名单： at the head of a paragraph; a sentence has a verb of saying there. */
const LABEL = /^[\u4e00-\u9fff]{2,6}(?<![说称道示出为问答])[：:]/;
const headOf = ({ text, from, to }: Line): string => text.slice(from, Math.min(to, from + 8));

/** 2031-05-06 10:20 来源：海州日报 作者：林小溪 */
const SOURCE_LINE = /^\s*\d{4}[-年./].*(?:来源|作者|编辑|记者|责编|浏览|阅读)[：:]/;

/** Units at the beginning of two lines that make them points of one list. */
const ALIKE = 4;

function beginAlike(a: Line, b: Line): boolean {
  for (let k = 0; k < ALIKE; k++) if (a.from + k >= a.to || a.text.charCodeAt(a.from + k) !== b.text.charCodeAt(b.from + k)) return false;
  return true;
}

/** Lines on each side that are asked whether the copy is one of narrow lines, and how many of them make it one. */
const NARROW_AROUND = 4;
/** … and for a line that is wide, which verse and lists have none of. */
const WIDE_AROUND = 12;
const WIDE = 50;
const NARROW_COPY = 3;

/** True of two narrow lines among others, where no wider lines are broken inside paragraphs: verse, a list, an address. */
function isNarrow(c: Context, p: number, a: LineFeatures, b: LineFeatures): boolean {
  // An item goes on on its next line, however narrow.
  if ((c.window.lines[p + 1] as Line).container !== '' && c.window.blanks[p] === 0) return false;
  if (a.width + b.width >= CUT_PARAGRAPH || (a.width >= 60 && a.commas > 0)) return false;
  const { features } = c.window;
  let narrow = 0;
  let widest = 0;
  for (let k = Math.max(0, p - WIDE_AROUND); k <= Math.min(features.length - 1, p + 1 + WIDE_AROUND); k++) {
    const { width } = features[k] as LineFeatures;
    widest = Math.max(widest, width);
    if (k >= p - NARROW_AROUND && k <= p + 1 + NARROW_AROUND && k !== p && k !== p + 1 && width * 2 < CUT_PARAGRAPH) narrow++;
  }
  // Names and terms by commas are no verse.
  if (isBroken(c.style.ends[p] as number) && (widest > WIDE || (a.latin && a.end === End.Pause))) return false;
  return narrow >= NARROW_COPY;
}

/** What is never a false line end, however the odds stand. */
function impossible(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  if (a.gutter || b.gutter || a.solitary || b.solitary || c.rows[p] === 1 || c.rows[p + 1] === 1) return true;
  if (b.start === Start.Ornament || a.role === 'furniture' || b.role === 'furniture') return true;
  if (b.start === Start.Marker && (a.end <= End.Semicolon || e.model >= Model.Prose)) return true;
  // A story begins; inside a paragraph of a column the words may fall at the head of a line.
  const cites = a.lastUnit === 0x636e; // 据⏎新华社…电
  if (b.start === Start.Dateline && !cites && (e.model !== Model.ColumnOpen || e.fit >= 6)) return true;
  // A credit is a line of its own in a column too.
  if ((b.role === 'credit' && b.opens === 0) || (a.role === 'credit' && a.opens === 0)) return true;
  if (e.model < Model.Prose) return false;
  // A drop capital, or the number of a section.
  if (a.width <= 2 && e.model === Model.Prose) return true;
  if (c.window.blanks[p] !== 0 && LABEL.test(headOf(c.window.lines[p + 1] as Line)) && e.pair === 0) return true;
  if (SOURCE_LINE.test((c.window.lines[p] as Line).text) && a.innerStops === 0) return true;
  if (a.emphasised || b.emphasised) return true;
  if (beginAlike(c.window.lines[p] as Line, c.window.lines[p + 1] as Line)) return true;
  // 1 简介, 7. 认输就行了: a heading with its number.
  if (a.start === Start.Marker && a.width < SHORT_HEADING && a.commas + a.innerStops === 0 && a.end >= End.Close) return true;
  if (c.window.lines[p]?.hardBreak === true || (e.model === Model.Prose && (a.end === End.Colon || a.end === End.Dash))) return true;
  return isNarrow(c, p, a, b) || a.role !== 'text' || b.role === 'byline' || b.role === 'credit';
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
  if (!gatherProse(c, p, e, left, right) || impossible(c, p, e, left, right)) return -Infinity;
  return Math.min(refine(c, p, e, odds(e), left, first, words), most(c, p, e, left, right, words));
}

function textOf(lines: readonly Line[], first: number, last: number): string {
  let text = '';
  for (let k = first; k <= last; k++) text += prose(lines[k] as Line);
  return text;
}

function healed(lines: readonly Line[], first: number, last: number): LineFeatures {
  const text = textOf(lines, first, last);
  return featuresOf({ ...(lines[first] as Line), text, from: 0, to: text.length, masks: NO_MASKS });
}
