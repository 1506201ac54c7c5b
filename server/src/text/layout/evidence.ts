import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import { bare } from './column.ts';
import { type Context, Quick } from './context.ts';
import { End, Start } from './features.ts';
import type { LineFeatures } from './line-features.ts';
import { beginsCaption } from './roles.ts';
import { FULLNESS, isBroken, STYLES, WIDEST } from './style.ts';

/** Levels of what the flow of clauses says: 0 nothing, then pairs of the 15 levels of `Flow`. */
const FLOW = 9;

/**
 * Evidence on one line end, as levels of named groups. Every group speaks with exactly one level; the sum of the weights of
 * the levels is the log-odds that the line end is false (see weights.ts).
 */
export const EVIDENCE_GROUPS = {
  end: 14,
  fit: 18,
  next: 14,
  start: 13,
  pair: 7,
  separator: 10,
  number: 3,
  clause: 6,
  shape: 48,
  nextShape: 12,
  word: 8,
  echo: 5,
  bias: 2,
  style: STYLES,
  full: FULLNESS,
  ends: FLOW,
  begins: FLOW,
  crosses: FLOW,
} as const;
export type EvidenceGroup = keyof typeof EVIDENCE_GROUPS;

/** Which of the three models weighs a line end. */
export const Model = {
  /** in a printed column, the line ends in a final mark */
  ColumnStop: 0,
  /** in a printed column, otherwise */
  ColumnOpen: 1,
  /** outside columns, without a final mark */
  Prose: 2,
  /** outside columns, where lines end inside sentences and blank lines part the paragraphs, whatever the line ends in */
  Broken: 3,
} as const;
export type Model = (typeof Model)[keyof typeof Model];

/** Levels of one line end, one a group. */
export interface Evidence extends Record<EvidenceGroup, number> {
  model: Model;
}

export function noEvidence(): Evidence {
  return {
    model: Model.Prose,
    end: 0,
    fit: 0,
    next: 0,
    start: 0,
    pair: 0,
    separator: 0,
    number: 0,
    clause: 0,
    shape: 0,
    nextShape: 0,
    word: 0,
    echo: 0,
    bias: 0,
    style: 0,
    full: 0,
    ends: 0,
    begins: 0,
    crosses: 0,
  };
}

/**
 * Fills in the evidence on the line end behind the p-th prose line of the context.
 * @returns false when there is nothing to weigh: a barrier, or a sentence that ends where lines are broken at no width
 */
export function gather(c: Context, p: number, e: Evidence): boolean {
  const { window: w } = c;
  const a = w.features[p] as LineFeatures;
  const b = w.features[p + 1];
  if (!b || w.barrier[p] === 1) return false;
  const column = inColumn(c, p);
  if (column === 0) return gatherProse(c, p, e, a, b);
  gatherCommon(c, p, e, a, b);
  e.model = a.end <= End.Ellipsis ? Model.ColumnStop : Model.ColumnOpen;
  // Behind a comma or a full stop, ” and ） end no heading.
  if ((a.end === End.Close || a.end === End.Bracket) && a.commas + a.innerStops > 0) e.end = End.Han;
  e.separator = separatorLevel(c.separatorOdds[p] as number);
  e.fit = fitLevel(c, p, column);
  e.next = nextLevel(c, p + 1);
  if ((e.next === 4 || e.next === 5) && e.fit < 6) e.next += 5; // inside a paragraph for sure: no heading ends here
  e.shape = columnShape(c, p, a);
  e.nextShape = b.role !== 'text' ? 0 : b.end <= End.Ellipsis ? 1 : bare(b) && b.width < (c.column[p + 1] as number) - 7 ? 2 : 3;
  return true;
}

/** The same outside columns. The lines may be healed ones, whose last and first line stand at p and p + 1. */
export function gatherProse(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): boolean {
  const broken = isBroken(c.style.ends[p] as number);
  if (a.end <= End.Ellipsis && !broken) return false;
  gatherCommon(c, p, e, a, b);
  e.model = broken ? Model.Broken : Model.Prose;
  e.separator = c.separator[p] as number;
  // Markdown itself reads on over a line end without a blank line; headings with a comma are rare.
  if (c.headings[p] !== 0 && e.separator === 0 && (a.end === End.Close || a.end === End.Bracket) && a.commas > 0) e.end = End.Han;
  e.fit = c.headings[p] as number;
  e.next = a.start;
  e.shape = proseShape(a);
  e.nextShape = b.role !== 'text' ? 0 : 4 + (b.width >= 44 ? 4 : 0) + (b.end <= End.Ellipsis ? 0 : 2) + (b.innerStops + b.commas > 0 ? 1 : 0);
  return true;
}

function gatherCommon(c: Context, p: number, e: Evidence, a: LineFeatures, b: LineFeatures): void {
  e.end = a.end;
  e.start = b.start === Start.Bound ? Start.Han : b.start; // wordLevel weighs the character
  e.pair = pairLevel(a, b);
  e.number = numberLevel(a, b);
  e.clause = b.firstClause <= 2 ? Math.max(0, b.firstClause) : b.firstClause <= 12 ? 3 : b.firstClause <= 24 ? 4 : 5;
  e.word = wordLevel(a, b);
  e.echo = 0;
  // The first line of a file is its headline, as a rule; a headline has no full stop inside.
  e.style = c.style.ends[p] as number;
  e.full = a.width > WIDEST ? 0 : (c.style.full[p] as number);
  e.ends = c.flows.ends[p] as number;
  e.begins = c.flows.begins[p] as number;
  e.crosses = c.flows.crosses[p] as number;
  e.bias = p === 0 && !(a.commas > 0 && c.quick[p] === Quick.Wrap) && c.window.head && a.innerStops === 0 && a.end !== End.Pause && a.end !== End.Open ? 1 : 0;
}

/** The width of the column that the line end is in: both lines may stand in it. */
function inColumn(c: Context, p: number): number {
  const width = c.column[p] as number;
  const { features } = c.window;
  if (width === 0 || (c.column[p + 1] as number) === 0) return 0;
  if ((features[p] as LineFeatures).width > width + 6 || (features[p + 1] as LineFeatures).width > (c.column[p + 1] as number) + 6) return 0;
  return width;
}

/** 0: the line begins a paragraph for sure, 1: it may, 2: it does not */
function startsParagraph(c: Context, p: number): number {
  if (p === 0 || (c.window.features[p] as LineFeatures).indent === 2) return 0;
  const quick = c.quick[p - 1];
  if (quick === Quick.Break) return 0;
  const odds = c.separatorOdds[p - 1] as number;
  if (odds < -1.5) return 0;
  return quick === Quick.Wrap ? 2 : 1;
}

/** Would the first piece of the next line have had room on this one? Levels 0–5 of a line inside a paragraph, 6–11 and 12–17 of one that may begin or begins one. */
function fitLevel(c: Context, p: number, column: number): number {
  const a = c.window.features[p] as LineFeatures;
  const b = c.window.features[p + 1] as LineFeatures;
  const begins = startsParagraph(c, p);
  const room = column - a.width - b.head;
  const base = begins === 2 ? 0 : begins === 1 ? 6 : 12;
  const indented = c.indented[p] !== 0 && begins !== 2;
  if (c.indented[p] === 1 && a.least > column - 3 && begins === 0) return base + 5; // too wide for an indented first line
  if (room < 0) return base;
  if (indented && room < 4) return base + 1;
  if (room < 2) return base + 2;
  return base + (room < 6 ? 3 : 4);
}

/** Does the next line look like the first of a paragraph: narrower by an indent although full? */
function nextLevel(c: Context, p: number): number {
  const b = c.window.features[p] as LineFeatures;
  const width = c.column[p] as number;
  if (width === 0 || b.indent === 2) return 0;
  const less = width - b.width;
  // Where first lines are as wide as all others, the width tells nothing.
  if (c.indented[p] === 0) return less > 7 ? 12 : 11;
  const after = c.window.features[p + 1];
  // Even with all its marks squeezed too wide for a first line, if first lines are narrower at all.
  if (less >= -4 && b.least > width - 3) return c.indented[p] === 2 ? 13 : 8;
  if (less < -4) return 6;
  if (less <= 0) return 1;
  if (less === 1) return 2;
  if (!bare(b) && b.end !== End.Pause && b.end !== End.Open) return less <= 2 ? 3 : 0;
  const room = after && c.window.barrier[p] === 0 ? less - after.head : -1;
  if (less === 2) return room >= 0 ? 4 : 3;
  if (room < 0) return 7;
  return less <= 6 ? 5 : 6;
}

function pairLevel(a: LineFeatures, b: LineFeatures): number {
  if (a.opens > 0 && b.closes > 0) return a.opensAt + b.closesAt <= 24 ? 1 : 2;
  if (b.closes > 0) return b.start === Start.Quote ? 0 : 3;
  if (a.opens > 0) return a.opensFirst ? (b.start === Start.Quote ? 4 : 5) : 6;
  return 0;
}

function separatorLevel(odds: number): number {
  return odds < -3 ? 4 : odds < -1.5 ? 5 : odds < -0.5 ? 6 : odds < 0.5 ? 7 : odds < 1.5 ? 8 : 9;
}

const UNITS = '年月日时分秒个名人亿万千百多岁元届次国家位天周吨公米％%℃';

function numberLevel(a: LineFeatures, b: LineFeatures): number {
  if (a.end !== End.Digit) return 0;
  if (b.start === Start.Digit) return 1;
  return UNITS.includes(String.fromCharCode(b.firstUnit)) ? 2 : 0;
}

/** How a line of a column looks: whether it begins a paragraph, and whether a sentence or a clause ends inside. */
function columnShape(c: Context, p: number, a: LineFeatures): number {
  if (a.role !== 'text') return 0;
  const marked = a.innerStops + a.commas > 0 ? 1 : 0;
  if (startsParagraph(c, p) === 2) return 1 + marked;
  if (p === 0 && c.window.head && a.end !== End.Pause && a.end !== End.Open) return 20 + marked;
  return (a.gaps > 0 ? 22 : 3) + marked;
}

/** How a line outside columns looks: how long, and whether a sentence or a clause ends inside. */
function proseShape(a: LineFeatures): number {
  if (a.role !== 'text') return 0;
  const long = a.width < 26 ? 0 : a.width < 36 ? 1 : a.width < 44 ? 2 : a.width < 60 ? 3 : a.width < 84 ? 4 : 5;
  const inside = a.innerStops > 0 ? 2 : a.commas > 0 ? 1 : 0;
  return (a.gaps > 0 && inside < 2 ? (a.width < 60 ? 45 : 24) : 26 + long * 3) + inside;
}

/** A set of characters as a table by unit. */
function marked(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const c of characters) table[c.charCodeAt(0)] = 1;
  return table;
}

/** Characters that hardly ever stand before the end of a heading or a sentence: function words, first halves of words. */
const NEVER_LAST = marked(
  '的和与及在对将向为把被从以于并或而但就也都还更最由使令让给该其这那各每所因若如虽且则即又再已曾正未没可应须需想是有做作说称到至自据经按照当随着不主党前近后共总委领两交得推联提央内我公社增书指防深基第游之打业无特其装受取坚际企岛首',
);

/** Characters that hardly ever open a paragraph: particles, measure words, second halves of common words. */
const NEVER_FIRST = marked(
  '和是动行生员的鲜化力月表能体定斯委导者区强道度学得次产们示理局务设称续题路治击书量并保名利年制色息造决程发议式达子席情门级带视义势装性尔里项展品立万际志施岛闻空果举技列支合质规播标兰速元别布升改致协求物完组护话气夫界罗计费认死术构域极亡略断查形队种助府样型况件源司态边些旅挥壤率头准需谊切模兵险非观攻境辆援亿间群业身段胜季严器获告士条热己识问坦弹织史球控港价则负献烈轮字排晤了着过地吗呢吧啊等',
);

/** Characters that seldom open a paragraph. */
const RARELY_FIRST = marked(
  '代神论置低功影炸真教远少冲注射层降启停促校响努米础练思善争信方架讲半克权急及满承朗育包住密食副语贯融易疗部右才场左稳库底念言销充光均候户份障图类塔航写店婷线系贡评容星仍战机快成超使持点集积交心个社向继营团于活收军可花重主证网打县步内格出取位何分手救待客统现验勒往公',
);

/** What the characters on both sides say of a cut sentence: 4 if the last one does not end anything, plus how seldom the first one begins a paragraph. */
function wordLevel(a: LineFeatures, b: LineFeatures): number {
  const last = a.end === End.Han && NEVER_LAST[a.lastUnit] === 1 ? 4 : 0;
  if (!(classOf(b.firstUnit) & Class.Han)) return last + 1;
  if (b.freeWord) return last;
  return last + (NEVER_FIRST[b.firstUnit] === 1 ? 3 : RARELY_FIRST[b.firstUnit] === 1 ? 2 : 0);
}

/**
 * The commonest case by far, told without weighing: the line goes on inside its paragraph, is full, ends in no mark, and the
 * next line is too wide for the first line of a paragraph.
 */
export function settled(c: Context, p: number): boolean {
  const { features, lines } = c.window;
  const a = features[p] as LineFeatures;
  const b = features[p + 1] as LineFeatures;
  const width = c.column[p] as number;
  if (
    width === 0 ||
    c.uncut[p] === 1 ||
    a.gutter ||
    b.gutter ||
    c.rows[p] === 1 ||
    c.rows[p + 1] === 1 ||
    !bare(a) ||
    b.role !== 'text' ||
    b.indent > 0 ||
    b.start >= Start.Marker ||
    lines[p]?.hardBreak === true ||
    beginsCaption(lines[p + 1] as Line)
  )
    return false;
  if (a.width > width + 4 || a.width + b.head <= width || startsParagraph(c, p) !== 2) return false;
  const next = c.column[p + 1] as number;
  return next > 0 && c.indented[p + 1] === 1 && (c.separatorOdds[p] as number) > -1.5 && b.width <= next + 4 && b.least > next - 3;
}
