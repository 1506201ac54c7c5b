import { parseDateline } from '../dateline.ts';
import type { Language, Line } from '../line.ts';
import type { PassageKind, Seam, SeamReason } from '../passage.ts';
import type { Words } from '../words.ts';
import { blockWidths } from './block.ts';
import { type Context, contextOf } from './context.ts';
import { englishOdds } from './english.ts';
import { type Evidence, Model, noEvidence, settled } from './evidence.ts';
import { End, LONGEST_DATELINE, opensStory, Start } from './features.ts';
import { runsOn } from './flows.ts';
import { kindOf } from './kind.ts';
import type { LineFeatures } from './line-features.ts';
import { turnPages } from './pages.ts';
import { prose } from './prose.ts';
import { seamReason, seamText } from './seam.ts';
import { isBroken, STYLED, styleOf } from './style.ts';
import { Tangled, tangledLines } from './tangled.ts';
import { lacksFinalMark } from './unmarked.ts';
import { CERTAIN, HEALED, LIKELY, OFFERED, weigh, weighHealed } from './weigh.ts';
import { type ProseWindow, proseEnd, proseWindow } from './window.ts';

export { isProse } from './window.ts';

/**
 * What the judge says of one line that carries prose, and of its end: the boundary to the next line that carries prose,
 * whatever blank lines stand between.
 */
export interface LineLayout {
  /** What the line is (of a passage, its first line decides). */
  readonly kind: PassageKind;
  /** Width in half-width units of the printed column the line belongs to, 0 outside a run of ≥ 6 such lines. */
  readonly column: number;
  /**
   * break: the passage ends here. join: the line end is false and the passage goes on (certain or likely).
   * doubtful: read as an end, joining is offered.
   */
  readonly end: 'break' | 'join' | 'doubtful';
  /** unlikely: of a break that a hint tells of, since running text has no final mark there. */
  readonly certainty: Seam['certainty'];
  readonly join: '' | ' ';
  readonly reason: SeamReason;
  /** Units at the end of the line that the join drops (the hyphen of demo-⏎cratic). */
  readonly drop: number;
  /** The line ends inside of a tag or the like: the text goes on, and no line end is reported. */
  readonly inside?: true;
  /** The page edges that stand between the two halves: what each line says. They go with the join. */
  readonly over?: readonly string[];
  /** The line is such a page edge: no part of the passage it stands in. */
  readonly skipped?: true;
  /** The line is of two columns in one text, which no join can put right: line by line in turn, or side by side. */
  readonly tangled?: 'interleaved' | 'abreast';
}

/**
 * Lines with prose on either side that a judgement may depend on. The judgement of line i is a pure function of the lines
 * from the REACH-th prose line before it to the REACH-th behind it; barriers (headings, tables, code) may cut this short.
 * What looks furthest: how sentences end around a line when the certain joins are made (20), and of each of those joins the
 * column width (12), the rows of a table (2), whether first lines are narrower there (20 more), the line before (1), and the lines that are
 * healed before a doubt is weighed again (4); whether a line hangs under an item (6), and whether lines of one marker are items (10).
 */
export const REACH = 76;

const BREAK: LineLayout = { kind: 'paragraph', column: 0, end: 'break', certainty: 'certain', join: '', reason: 'open-sentence', drop: 0 };

const SKIPPED: LineLayout = { ...BREAK, kind: 'furniture', end: 'join', certainty: 'likely', skipped: true };

/** True of a line end that is read as an end and yet reported. */
export function isOpen({ end, certainty }: LineLayout): boolean {
  return end !== 'join' && certainty !== 'certain';
}

interface Verdict {
  readonly end: LineLayout['end'];
  readonly certainty: LineLayout['certainty'];
  readonly dateline?: boolean;
}

const REAL: Verdict = { end: 'break', certainty: 'certain' };
const UNMARKED: Verdict = { end: 'break', certainty: 'unlikely' };
const CERTAINLY: Verdict = { end: 'join', certainty: 'certain' };
const LIKELY_JOIN: Verdict = { end: 'join', certainty: 'likely' };
const DOUBTFUL: Verdict = { end: 'doubtful', certainty: 'doubtful' };
const INSIDE: Verdict = { end: 'join', certainty: 'certain' };
const AFTER_DATELINE: Verdict = { end: 'join', certainty: 'certain', dateline: true };

/**
 * Prose lines judged in one go: what is worked out of them is soon forgotten, so that it never burdens the garbage collector.
 * Many more than REACH, so that looking around a stretch costs little, whatever blank lines stand there.
 */
const STRETCH = 1024;

/**
 * Judges lines[from] … lines[to − 1]. Lines without prose get an arbitrary constant. Linear: a bounded number of lines is
 * looked at for each.
 * @returns one layout a line, in order
 */
export function judgeLines(lines: readonly Line[], from: number, to: number, language: Language, words: Words): LineLayout[] {
  const out: LineLayout[] = new Array(to - from).fill(BREAK);
  let spare: LineFeatures[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, proseEnd(lines, at, STRETCH));
    const window = proseWindow(lines, at, end, REACH, spare);
    judgeWindow(window, language, words, out, from);
    spare = window.features;
    at = end;
  }
  return out;
}

/** Judges the stretch of a window into `out`, whose first line is `origin`. */
function judgeWindow(window: ProseWindow, language: Language, words: Words, out: LineLayout[], origin: number): void {
  if (window.first === window.last) return;
  const context = contextOf(window, language, words);
  const widths = blockWidths(context);
  const tangled = tangledLines(context, words);
  const verdicts = judgeEnds(context, tangled, words);
  let before = window.first > 0 ? (verdicts[window.first - 1] as Verdict) : REAL;
  for (let p = window.first; p < window.last; p++) {
    const width = widths[p] as number;
    const judged = verdicts[p] as Verdict;
    const verdict = judged === REAL && !tangled[p] && !tangled[p + 1] && lacksFinalMark(context, p, width) ? UNMARKED : judged;
    const layout = layoutOf(context, p, before, verdict, width, words);
    out[(window.index[p] as number) - origin] =
      tangled[p] === Tangled.No ? layout : { ...layout, tangled: tangled[p] === Tangled.Abreast ? 'abreast' : 'interleaved' };
    before = verdict;
  }
  joinPages(window, language, words, tangled, out, origin);
}

/** Joins what page edges part in the midst of a sentence: judged as if they were not there, and never certain, since they go. */
function joinPages(window: ProseWindow, language: Language, words: Words, tangled: Uint8Array, out: LineLayout[], origin: number): void {
  const turned = turnPages(window);
  if (!turned) return;
  const { first, last, index, lines } = window;
  const c = contextOf(turned.window, language, words);
  const e = noEvidence();
  turned.turns.forEach(({ left, right, counts }, k) => {
    if (right <= first || left >= last || tangled[left] || tangled[right]) return;
    const p = turned.places[k] as number;
    const { end, dateline } = englishGoesOn(c, p) ? LIKELY_JOIN : judgeEnd(c, p, e, words);
    if (end !== 'join' || dateline || (counts && !runsOn(0, c.flows.crosses[p] as number))) return;
    if (left >= first) {
      const at = (index[left] as number) - origin;
      const { join, drop } = seamText(c, p);
      const over = lines.slice(left + 1, right).map(({ text, from, to }) => text.slice(from, to));
      const { column } = out[at] as LineLayout;
      out[at] = { kind: kindOf(c, p, false, false), column, end, certainty: 'likely', join, reason: seamReason(c, p, drop, words), drop, over };
    }
    for (let q = Math.max(first, left + 1); q < Math.min(last, right); q++) out[(index[q] as number) - origin] = SKIPPED;
  });
}

/** True of English that a page parts inside a sentence: no mark ends it, and a small letter begins the other half. */
function englishGoesOn({ window: { features, barrier } }: Context, p: number): boolean {
  if (barrier[p] === 1) return false;
  const [a, b] = [features[p] as LineFeatures, features[p + 1] as LineFeatures];
  return a.latin && b.latin && (a.end === End.Latin || a.end === End.Digit || a.end === End.Pause) && b.firstUnit >= 0x61 && b.firstUnit <= 0x7a;
}

/** The verdicts on the line ends of a window, and of the line before it. */
function judgeEnds(c: Context, tangled: Uint8Array, words: Words): Verdict[] {
  const { first, last, features, barrier } = c.window;
  const e = noEvidence();
  const from = Math.max(0, first - 1 - HEALED - STYLED);
  const to = Math.min(features.length, last + HEALED + STYLED);
  const verdicts: Verdict[] = new Array(features.length).fill(REAL);
  const joined = new Uint8Array(features.length + 1);
  for (let p = from; p < to; p++) {
    if (tangled[p] !== Tangled.No || tangled[p + 1]) continue;
    const v = judgeEnd(c, p, e, words);
    verdicts[p] = v;
    if (v === CERTAINLY) joined[p] = 1;
  }
  const healed = joined.includes(1) ? { ...c, style: styleOf(c.window, c.separator, joined) } : c;
  for (let p = Math.max(0, first - 1); p < last; p++) {
    if (joined[p] === 1 || barrier[p] === 1 || verdicts[p] === INSIDE || tangled[p] || tangled[p + 1] || !mayHeal(c, healed, p, joined)) continue;
    const score = weighHealed(healed, p, e, joined, words);
    if (score >= CERTAIN[Model.Prose]) verdicts[p] = CERTAINLY;
  }
  return verdicts;
}

/** True if the line end may look different after the certain joins: it stood in a column, a line beside it grows, or fewer sentences around are open. */
function mayHeal(c: Context, healed: Context, p: number, joined: Uint8Array): boolean {
  const a = c.window.features[p] as LineFeatures;
  if (a.end <= End.Ellipsis || a.latin || c.window.lines[p]?.hardBreak === true) return false;
  return (c.column[p] as number) > 0 || joined[p + 1] === 1 || (p > 0 && joined[p - 1] === 1) || c.style.ends[p] !== healed.style.ends[p];
}

function layoutOf(c: Context, p: number, before: Verdict, verdict: Verdict, column: number, words: Words): LineLayout {
  const kind = kindOf(c, p, before.end !== 'join', verdict.end !== 'join');
  if (verdict === REAL)
    return kind === 'paragraph' ? commonBreak(column) : { kind, column, end: 'break', certainty: 'certain', join: '', reason: 'open-sentence', drop: 0 };
  if (verdict === INSIDE) return { kind, column, end: 'join', certainty: 'certain', join: '', reason: 'open-sentence', drop: 0, inside: true };
  const { join, drop } = seamText(c, p);
  const reason = verdict.dateline ? 'dateline' : seamReason(c, p, drop, words);
  if (verdict === CERTAINLY && kind === 'paragraph' && join === '' && drop === 0 && reason === 'open-sentence') return commonJoin(column);
  return { kind, column, end: verdict.end, certainty: verdict.certainty, join, reason, drop };
}

/** Most lines of a column have the same layout: one object for all. */
const commonJoins: LineLayout[] = [];
const commonBreaks: LineLayout[] = [BREAK];

function commonBreak(column: number): LineLayout {
  commonBreaks[column] ??= { ...BREAK, column };
  return commonBreaks[column] as LineLayout;
}

function commonJoin(column: number): LineLayout {
  commonJoins[column] ??= { kind: 'paragraph', column, end: 'join', certainty: 'certain', join: '', reason: 'open-sentence', drop: 0 };
  return commonJoins[column] as LineLayout;
}

/** The verdict on the line end behind the p-th prose line. */
function judgeEnd(c: Context, p: number, e: Evidence, words: Words): Verdict {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1];
  if (!b || w.barrier[p] === 1) return REAL;
  if (w.lines[p]?.runsOn) return INSIDE;
  if (afterDateline(c, p, words)) return AFTER_DATELINE;
  if (dropCap(c, p)) return LIKELY_JOIN;
  if (a.solitary || b.solitary) return REAL;
  // English names and terms in Chinese text that was broken are no English text.
  const inside = isBroken(c.style.ends[p] as number) && (a.end === End.Pause || !a.foreign || !b.foreign);
  if (a.latin && b.latin && !inside) return graded(englishOdds(c, p), Model.ColumnOpen, c, p);
  if (settled(c, p)) return CERTAINLY;
  const verdict = graded(weigh(c, p, e, words), e.model, c, p);
  return verdict.end === 'join' || !goesOnInItem(c, p, a, b) ? verdict : LIKELY_JOIN;
}

/** True of a line that hangs under the text of its item, whatever the line before ends in: a command or a row of its own is none. */
function goesOnInItem({ window: { hangs }, rows }: Context, p: number, a: LineFeatures, b: LineFeatures): boolean {
  if (hangs[p + 1] !== 1 || a.end === End.Colon || a.role !== 'text' || b.role !== 'text' || rows[p + 1] === 1) return false;
  return !b.gutter && !b.foreign && b.start !== Start.Marker && b.start !== Start.Ornament && b.start !== Start.Dateline;
}

/** Turns log-odds into a verdict, no surer than what the lines allow. */
function graded(score: number, model: Model, c: Context, p: number): Verdict {
  const a = c.window.features[p] as LineFeatures;
  const wanted = c.window.lines[p]?.hardBreak === true;
  if (score >= CERTAIN[model] && !wanted && a.end !== End.Colon && a.end !== End.Semicolon && a.end !== End.Dash) return CERTAINLY;
  // Nobody wants a line to end inside a sentence just where the column is full.
  const stray = wanted && model === Model.ColumnOpen && score >= CERTAIN[model];
  if (score >= LIKELY[model]) return wanted && !stray ? DOUBTFUL : LIKELY_JOIN;
  return score >= OFFERED[model] && !wanted ? DOUBTFUL : REAL;
}

/**
 * The first character of a dateline set large stands on a line of its own in the copy: 新⏎华社. Elsewhere one may be a number
 * or a heading; leftover/end-mark tells them apart.
 */
function dropCap(c: Context, p: number): boolean {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1] as LineFeatures;
  if (a.width > 2 || a.end !== End.Han || b.role !== 'text' || b.width < 16) return false;
  return opensStory(prose(w.lines[p] as Line) + prose(w.lines[p + 1] as Line).slice(0, LONGEST_DATELINE));
}

/** A dateline on a line of its own goes on in the reporters or the text of the next line, for agencies set them on one. */
function afterDateline(c: Context, p: number, words: Words): boolean {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  if (a.start !== Start.Dateline || a.width > 100 || a.end <= End.Semicolon || a.commas > 0) return false;
  const text = prose(w.lines[p] as Line);
  const d = parseDateline(text, words);
  if (d?.position !== 'head' || !d.verb || d.title || d.enclosed || d.ornament) return false;
  if (text.slice(d.range.end).trim() !== '') return false;
  const b = w.features[p + 1] as LineFeatures;
  const next = prose(w.lines[p + 1] as Line);
  if (/^[（(](?:本报|新华社|特约|驻|见习|实习)?[^（()）]{0,10}(?:记者|通讯员)/.test(next)) return d.bracket === undefined;
  if (b.role !== 'text' || b.start === Start.Marker || b.start === Start.Bracket || b.start === Start.Dateline || next.startsWith('题')) return false;
  return b.end <= End.Ellipsis ? b.width >= 16 : b.width >= 30 && b.commas + b.innerStops > 0;
}
