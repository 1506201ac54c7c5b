import type { Line } from '../line.ts';
import { skipBlanks } from '../plain.ts';
import { isJump, isPageLine, isPageNumber, isReportHead, isRunningHead } from '../running-head.ts';
import { isSigned } from './apart.ts';
import { End, Start } from './features.ts';
import { isFolio } from './folio.ts';
import type { LineFeatures } from './line-features.ts';
import { apart, makesPair, type ProseWindow } from './window.ts';

/** What of a line stands at the edge of a page: 0 nothing, else what kind. */
const Edge = {
  /** a running head, a number that says it is a page's, a reference to another page */
  Told: 1,
  /** a figure alone, which may be anything */
  Figure: 2,
  /** a heading that comes back beside page numbers */
  Recurring: 3,
} as const;

/** Lines at the edges of two pages that follow each other are no more. */
const MOST_LINES = 4;
/** Lines on each side of which so many at most are edges: where more are, it is a table. */
const AROUND = 16;
const MOST_AROUND = 8;
/** Figures alone with so few lines between them, and those narrow, count or number something else than pages. */
const PAGE_LINES = 3;
const PAGE_WIDTH = 120;
/** Lines on each side in which a running head comes back. */
const COMES_BACK = 30;
/** Wider lines are no running heads. */
const WIDEST = 80;
/** Narrower lines are no half of a sentence that a page parts. */
const HALF = 16;
const HALF_AT_FIGURE = 30;

const FIGURE = /^\d{1,3}$/;
const FRACTION = /^\d{1,3}[ 　]?\/[ 　]?\d{1,3}$/;
/** What stands behind a figure that counts something, and before one that numbers something. */
const COUNTED =
  '年月日号时点分秒个名人位亿万千百多余岁届次天周吨米公倍元角层张条件家户座辆架艘只台套所项类种本篇章节页版期楼路街室班级比至到％%℃.．、，,：:—-～~/度成';
const NUMBERED = '第约近超达逾满长高宽深重计每仅（(“"《：:、-—～~/+';

/** Text between the blanks of a line, its list marker included: `- 12 -` is an item to Markdown. */
function wordsOf(line: Line): string {
  const { text, from, to } = line;
  return line.kind === 'item' && line.container.length === 1 ? text.slice(skipBlanks(text, 0, from), to) : text.slice(from, to);
}

function edgeOf(line: Line, f: LineFeatures): number {
  if (f.width > WIDEST || f.commas + f.innerStops > 0 || f.end <= End.Ellipsis || line.masks.length > 0) return 0;
  if (line.kind !== 'text' && line.kind !== 'item') return 0;
  const text = wordsOf(line);
  if (FIGURE.test(text) || FRACTION.test(text)) return Edge.Figure;
  if (isFolio(text) || isPageNumber(text) || isPageLine(text) || isRunningHead(text) || isReportHead(text) || isJump(text)) return Edge.Told;
  return 0;
}

/** What each line of a window is at the edge of a page. Undefined where none is. */
function edgesOf({ lines, features }: ProseWindow): Uint8Array | undefined {
  let edges: Uint8Array | undefined;
  for (let p = 0; p < lines.length; p++) {
    const edge = edgeOf(lines[p] as Line, features[p] as LineFeatures);
    if (edge === 0) continue;
    edges ??= new Uint8Array(lines.length);
    edges[p] = edge;
  }
  if (edges) findRecurring(edges, lines, features);
  return edges;
}

/** Marks the headings beside page numbers that come back beside others: what they say nobody can know. */
function findRecurring(edges: Uint8Array, lines: readonly Line[], features: readonly LineFeatures[]): void {
  const seen = new Map<string, number>();
  const found: number[] = [];
  for (let p = 0; p < lines.length; p++) {
    const f = features[p] as LineFeatures;
    const beside = isKnown(edges[p - 1]) || isKnown(edges[p + 1]);
    if (edges[p] !== 0 || !beside || f.width > WIDEST || f.pauses > 0 || f.end <= End.Open || (lines[p] as Line).kind !== 'text') continue;
    const text = wordsOf(lines[p] as Line);
    const before = seen.get(text);
    if (before !== undefined && p - before <= COMES_BACK) found.push(before, p);
    seen.set(text, p);
  }
  for (const p of found) edges[p] = Edge.Recurring;
}

const isKnown = (edge: number | undefined): boolean => edge === Edge.Told || edge === Edge.Figure;

/** A run of page edges between two lines of a window that may be the halves of one sentence. */
interface PageTurn {
  /** Positions of the lines before and behind. */
  readonly left: number;
  readonly right: number;
  /** A figure alone stands before what a figure counts: only characters that hardly ever part make it a page's. */
  readonly counts: boolean;
}

/** A window without the lines of page turns. */
interface TurnedWindow {
  readonly window: ProseWindow;
  readonly turns: readonly PageTurn[];
  /** By turn: the position of its left line in the new window. */
  readonly places: readonly number[];
}

/**
 * The window as it is when the page edges that may stand inside sentences are left out, so that the line ends there are judged as
 * all others. Undefined where there are none.
 */
export function turnPages(w: ProseWindow): TurnedWindow | undefined {
  const edges = edgesOf(w);
  const turns = edges ? turnsOf(w, edges) : [];
  if (turns.length === 0) return undefined;
  const kept: number[] = [];
  const places: number[] = [];
  let turn = 0;
  for (let p = 0; p < w.lines.length; p++) {
    const t = turns[turn];
    if (t && p > t.left && p < t.right) continue;
    if (t && p === t.left) places.push(kept.length);
    if (t && p === t.right) turn++;
    // A line may be the right one of one turn and the left one of the next.
    if (t && p === t.right && turns[turn]?.left === p) places.push(kept.length);
    kept.push(p);
  }
  const lines = kept.map((p) => w.lines[p] as Line);
  const features = kept.map((p) => w.features[p] as LineFeatures);
  const blanks = Uint8Array.from(kept, (p) => w.blanks[p] as number);
  const wall = Uint8Array.from(kept, (p) => w.wall[p] as number);
  const hangs = Uint8Array.from(kept, (p) => w.hangs[p] as number);
  const barrier = Uint8Array.from(kept, (p) => w.barrier[p] as number);
  turns.forEach(({ left, right }, k) => {
    const at = places[k] as number;
    blanks[at] = blanksOver(w, left, right);
    wall[at] = wallOver(w, left, right);
    barrier[at] = wall[at] || apart(w.lines[left] as Line, w.lines[right] as Line) || makesPair(w.lines[left] as Line, w.lines[right] as Line) ? 1 : 0;
  });
  const window = {
    index: Int32Array.from(kept, (p) => w.index[p] as number),
    lines,
    features,
    blanks,
    wall,
    barrier,
    hangs,
    head: w.head,
    first: 0,
    last: kept.length,
  };
  return { window, turns, places };
}

function turnsOf(w: ProseWindow, edges: Uint8Array): PageTurn[] {
  const { lines, features } = w;
  const out: PageTurn[] = [];
  const before = new Int32Array(edges.length + 1);
  for (let p = 0; p < edges.length; p++) before[p + 1] = (before[p] as number) + (edges[p] === 0 ? 0 : 1);
  const among = (from: number, to: number): number => (before[Math.min(edges.length, to)] as number) - (before[Math.max(0, from)] as number);
  for (let p = 1; p < edges.length; ) {
    if (edges[p] === 0) {
      p++;
      continue;
    }
    let end = p;
    while (end < edges.length && edges[end] !== 0) end++;
    const [left, right] = [p - 1, end];
    p = end;
    if (right >= edges.length || right - left - 1 > MOST_LINES || among(left - AROUND, right + AROUND) > MOST_AROUND || edges[left] !== 0) continue;
    const [a, b] = [features[left] as LineFeatures, features[right] as LineFeatures];
    if (wallOver(w, left, right) === 1 || !mayGoOn(a, b) || isSigned(lines[left] as Line)) continue;
    const told = edges.subarray(left + 1, right).includes(Edge.Told);
    if (!told && !isPageFigure(features, edges, left, right)) continue;
    if ((lines[right] as Line).kind === 'text') out.push({ left, right, counts: !told && COUNTED.includes(String.fromCharCode(b.firstUnit)) });
  }
  return out;
}

/** True of lines that a sentence may run over. */
function mayGoOn(a: LineFeatures, b: LineFeatures): boolean {
  if (a.end <= End.Semicolon || a.end === End.Dash || a.solitary || b.solitary || a.gutter || b.gutter) return false;
  if (a.role !== 'text' || b.role !== 'text' || b.start === Start.Marker || b.start === Start.Ornament || b.start === Start.Dateline) return false;
  return a.width >= HALF;
}

/** True of a run of figures alone that number pages, where the sentence goes on over them: they count nothing, number nothing, and stand pages apart. */
function isPageFigure(features: readonly LineFeatures[], edges: Uint8Array, left: number, right: number): boolean {
  const [a, b] = [features[left] as LineFeatures, features[right] as LineFeatures];
  if (a.width < HALF_AT_FIGURE || b.width < HALF || a.end === End.Digit || b.start === Start.Digit) return false;
  if (NUMBERED.includes(String.fromCharCode(a.lastUnit))) return false;
  return isPage(features, edges, left, -1) && isPage(features, edges, right, 1);
}

/** True if what stands between a line and the next figure alone, in one direction, is as much as a page holds. */
function isPage(features: readonly LineFeatures[], edges: Uint8Array, from: number, step: 1 | -1): boolean {
  let width = 0;
  for (let n = 0, p = from; n < PAGE_LINES && width < PAGE_WIDTH; n++, p += step) {
    if (p < 0 || p >= edges.length) return true;
    if (edges[p] !== 0) return edges[p] !== Edge.Figure;
    width += (features[p] as LineFeatures).width;
  }
  return true;
}

/** 1 if something that is no prose stands between two lines. */
function wallOver({ wall }: ProseWindow, left: number, right: number): 0 | 1 {
  for (let p = left; p < right; p++) if (wall[p] === 1) return 1;
  return 0;
}

/** Line ends on each side of a page turn that tell how lines are parted here. */
const NEAR = 2;

/** The empty lines of a page turn say nothing: it is parted as the lines around are. */
function blanksOver({ blanks, barrier }: ProseWindow, left: number, right: number): number {
  let least = 0;
  for (let p = left; p < right; p++) least += blanks[p] as number;
  for (let p = Math.max(0, left - NEAR); p < Math.min(blanks.length - 1, right + NEAR); p++) {
    if ((p < left || p >= right) && barrier[p] === 0) least = Math.min(least, blanks[p] as number);
  }
  return Math.min(least, 200);
}
