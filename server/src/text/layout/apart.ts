import type { Line } from '../line.ts';
import type { Words } from '../words.ts';
import { Across, acrossOdds } from './across.ts';
import type { Context } from './context.ts';
import { behind, echoLevel, mayEcho, textOf } from './echo.ts';
import { type Evidence, Model } from './evidence.ts';
import { End, Start } from './features.ts';
import { runsOn } from './flows.ts';
import type { LineFeatures } from './line-features.ts';
import { beginsCaption } from './roles.ts';
import { isBroken } from './style.ts';
import { odds } from './weights.ts';

// What the weights do not decide: lines that stand by themselves whatever is around them, and joins that are never certain.

/** The headline of a text is not wider. */
const TITLE = 64;
/** … and is told by less evidence than this that it goes on. */
const NO_TITLE = 4.5;
/** A blank between the clauses of a headline. */
const GAP = /[\u4e00-\u9fff”）][ \u3000]+[\u4e00-\u9fff“（]/;
/** From this level of the echo on the story says the line again. */
const COMES_BACK = 3;

/** Narrower than this together, two lines outside a column are verse, a list or an address, not a cut paragraph. */
const CUT_PARAGRAPH = 76;

/** 获奖名单： at the head of a paragraph; a sentence has a verb of saying there. */
const LABEL = /^[\u4e00-\u9fff]{2,6}(?<![说称道示出为问答])[：:]/;
const headOf = ({ text, from, to }: Line): string => text.slice(from, Math.min(to, from + 8));

const hasLabel = ({ window: { lines } }: Context, p: number): boolean => LABEL.test(headOf(lines[p] as Line));

/** A heading with its number is not wider. */
const NUMBERED = 26;

/** 2031-05-06 10:20 来源：海州日报 作者：林小溪 */
const SOURCE_LINE = /^\s*\d{4}[-年./].*(?:来源|作者|编辑|记者|责编|浏览|阅读)[：:]/;

/** Who says it, behind the sentence: …分别译为“图形”和“图像”。——译注 */
const SIGNATURE = /[。！？…”’）]——[\u4e00-\u9fffA-Za-z·. ]{1,12}$/;
const LONGEST_SIGNATURE = 16;
/** True of a line whose sentence has ended, and that names who says it. */
export const isSigned = ({ text, from, to }: Line): boolean => SIGNATURE.test(text.slice(Math.max(from, to - LONGEST_SIGNATURE), to));

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

/** True if the line ends in a comma, or its clause cannot end there. */
const goesOn = ({ window: { features }, flows }: Context, p: number): boolean =>
  (features[p] as LineFeatures).end === End.Pause || runsOn(flows.ends[p] as number, flows.crosses[p] as number);

/** True of two narrow lines among others, where no wider lines are broken inside paragraphs: verse, a list, an address. */
function isNarrow(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  // Where lines are broken inside sentences, a clause that cannot end is cut however narrow its line is: 和⏎nginx。 And behind
  // 如下软件包： a line that goes on itself is no item.
  if (e.model === Model.Broken && a.end !== End.Latin && (runsOn(e.ends, e.crosses) || (a.end === End.Colon && goesOn(c, p + 1)))) return false;
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

/** A line end as the vetoes see it: the context, the index of its prose line, the evidence, and the two lines. */
type Veto = (c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures) => boolean;

/** What is never a false line end in any copy. */
const ANYWHERE: Readonly<Record<string, Veto>> = {
  'a gutter, a lone line, a row of a table': (c, p, _, a, b) => a.gutter || b.gutter || a.solitary || b.solitary || c.rows[p] === 1 || c.rows[p + 1] === 1,
  'an ornament, a running head': (_c, _p, _e, a, b) => b.start === Start.Ornament || a.role === 'furniture' || b.role === 'furniture',
  'the next item of a list': (_c, _p, e, a, b) => b.start === Start.Marker && (a.end <= End.Semicolon || e.model >= Model.Prose),
  // A story begins; inside a paragraph of a column the words may fall at the head of a line, and behind 据 they are no dateline.
  'a dateline': (_c, _p, e, a, b) => b.start === Start.Dateline && a.lastUnit !== ACCORDING_TO && (e.model !== Model.ColumnOpen || e.fit >= 6),
  // A credit is a line of its own in a column too.
  'a credit': (_c, _p, _e, a, b) => (b.role === 'credit' && b.opens === 0) || (a.role === 'credit' && a.opens === 0),
};

/** What is never one outside columns. */
const OUTSIDE_COLUMNS: Readonly<Record<string, Veto>> = {
  'a sentence with the name of who says it': (c, p) => isSigned(c.window.lines[p] as Line),
  'a drop capital, the number of a section': (_c, _p, e, a) => a.width <= 2 && e.model === Model.Prose,
  'a label at the head of a paragraph, labels under each other': (c, p, e) =>
    hasLabel(c, p + 1) && e.pair === 0 && (c.window.blanks[p] !== 0 || hasLabel(c, p)),
  'a line of source and time': (c, p, _, a) => SOURCE_LINE.test((c.window.lines[p] as Line).text) && a.innerStops === 0,
  'a line in bold': (_c, _p, _e, a, b) => a.emphasised || b.emphasised,
  'two lines that begin alike': (c, p) => beginAlike(c.window.lines[p] as Line, c.window.lines[p + 1] as Line),
  // 1 简介, 7. 认输就行了
  'a heading with its number': (_c, _p, _e, a) => a.start === Start.Marker && a.width < NUMBERED && a.commas + a.innerStops === 0 && a.end >= End.Close,
  'a hard break': (c, p) => c.window.lines[p]?.hardBreak === true,
  'a colon or dash before something of its own': (_c, _p, e, a) => e.model === Model.Prose && (a.end === End.Colon || a.end === End.Dash),
  'narrow lines': isNarrow,
  'a caption, a byline': (_c, _p, _e, a, b) => a.role !== 'text' || b.role === 'byline' || b.role === 'credit',
};

/** 据⏎新华社…电 */
const ACCORDING_TO = 0x636e;

const vetoesIn = (table: Readonly<Record<string, Veto>>) => Object.entries(table).map(([name, holds]) => ({ name, holds }));
const everywhere = vetoesIn(ANYWHERE);
const outside = vetoesIn(OUTSIDE_COLUMNS);

/** Why the line end behind the p-th prose line is never a false one, however the odds stand; undefined where they decide. */
export function vetoOf(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): string | undefined {
  for (const { name, holds } of everywhere) if (holds(c, p, e, a, b)) return name;
  if (e.model < Model.Prose) return undefined;
  for (const { name, holds } of outside) if (holds(c, p, e, a, b)) return name;
  return undefined;
}

/**
 * True where nothing that runs across proves the line end false, and the lines look as if they stood apart: two small ones, or one
 * that may be the headline and its story.
 */
export function standsApart(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures, words: Words): boolean {
  if (e.model !== Model.Prose) return false;
  if (isSmall(a, b)) return !isCut(c, p, e, b, words);
  return mayBeTitle(c, p, a) && isTitle(c, p, e, a) && !runsOn(e.ends, e.crosses) && !isCut(c, p, e, b, words);
}

/**
 * True where a join is likely at most: in a column in which nothing is cut, behind a line that may be the headline, before words like a dateline's, inside a paragraph or
 * not, at a line that may stand alone, at ” taken for the middle of a sentence, at a URL, where bold would not render any more, at
 * a line with a number and without a mark, which may be a heading of any width.
 */
export function isUnsure(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  if (c.uncut[p] === 1 || b.start === Start.Dateline || standsAlone(c, p, e, a, b) || losesEmphasis(c, p, a, b)) return true;
  if (endsInThing(c.window.lines[p] as Line)) return true;
  if (e.model < Model.Prose) return false;
  const isUnmarked = a.commas + a.innerStops === 0;
  return (isUnmarked && a.start === Start.Marker) || (e.model === Model.Prose && (e.end !== a.end || (isUnmarked && mayBeTitle(c, p, a))));
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

/** True if something is cut at the line end that cannot be parted: a number with its unit, a pair, a word, a name. */
function isCut({ window: { lines } }: Context, p: number, e: Evidence, b: LineFeatures, words: Words): boolean {
  if (e.number > 0 || e.pair === 1 || e.pair === 2 || b.start === Start.Never) return true;
  return acrossOdds(lines[p] as Line, lines[p + 1] as Line, words, () => true) >= Across.Word;
}

/** True if one of the lines looks like a byline or a caption, and the column does not say otherwise: of what begins as a caption it cannot. */
function standsAlone(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  if (beginsCaption(c.window.lines[p] as Line) || beginsCaption(c.window.lines[p + 1] as Line)) return true;
  const inside = e.model === Model.ColumnOpen && e.fit < 6;
  return (a.role !== 'text' && !inside) || (b.role !== 'text' && !(inside && b.width >= (c.column[p + 1] as number) - 8));
}

/** True if a URL, code, a link or the like ends the line, in brackets or not: whether it ends there itself nobody can know. */
function endsInThing(line: Line): boolean {
  const last = line.masks.at(-1);
  if (last === undefined || (last.as === '' && last.end - last.start <= EMPHASIS)) return false;
  let to = line.to;
  while (to > last.end && CLOSING.includes(line.text[to - 1] as string)) to--;
  return last.end >= to;
}
const CLOSING = ')]）］>';
/** Marks of emphasis are no longer. */
const EMPHASIS = 3;

/** True where a mark of emphasis stands between a mark and a character: `*抓好落实，*` ⏎ 确保 renders no more when the line end is gone. */
function losesEmphasis({ window: { lines } }: Context, p: number, a: LineFeatures, b: LineFeatures): boolean {
  const [left, right] = [lines[p] as Line, lines[p + 1] as Line];
  const [last, first] = [left.masks.at(-1), right.masks[0]];
  const closes = last !== undefined && last.as === '' && last.end >= left.to && a.end !== End.Han && a.end !== End.Digit && a.end !== End.Latin;
  return closes || (first !== undefined && first.as === '' && first.start <= right.from && b.start !== Start.Han && b.start !== Start.Latin);
}
