import { Class, classOf } from '../chars.ts';
import type { Words } from '../words.ts';
import { type Context, Quick } from './context.ts';
import { End } from './features.ts';
import type { LineFeatures } from './line-features.ts';

/** Two columns in one text: line by line in turn, or side by side in one line. What they say cannot be joined. */
export const Tangled = { No: 0, Interleaved: 1, Abreast: 2 } as const;
export type Tangled = (typeof Tangled)[keyof typeof Tangled];

/** Lines looked at on each side. */
const AROUND = 12;
/** Words over the line end to the next line but one must outnumber those to the next by so many, */
const MORE = 3;
/** and so many times. No ordinary column of 279 articles had such a stretch; of interleaved ones, 92 of 100 stretches have. */
const TIMES = 2;
/** So many lines with a gutter in a row are columns abreast, */
const FEWEST = 4;
/** if they have a stop mark so often, in half-width units: tables have none. */
const MARK_EVERY = 90;
/** Columns abreast are not narrower together. */
const NARROWEST = 40;

/** Lines beside such a stretch belong to it: at its ends there are too few to tell. */
const BESIDE = 6;

/** What each prose line is of. The dictionary is asked at full lines only: in most drafts there are few. */
export function tangledLines(c: Context, words: Words): Uint8Array {
  const n = c.column.length;
  const out = new Uint8Array(n);
  markInterleaved(c, words, out);
  markAbreast(c, out);
  return out;
}

function markInterleaved(c: Context, words: Words, out: Uint8Array): void {
  const n = out.length;
  const full = new Uint8Array(n);
  // Whether a word runs on in the next line, and in the next but one.
  const near = new Uint8Array(n).fill(UNASKED);
  const sample = new Uint8Array(n);
  const far = new Uint8Array(n).fill(UNASKED);
  for (let p = 0; p + 2 < n; p++) {
    if (!isFull(c, p)) continue;
    full[p] = 1;
    if (!isSample(c, p)) continue;
    near[p] = runsOn(c, p, 1, words);
    sample[p] = near[p] === 1 ? Sample.Word : Sample.None;
  }
  let asked = 0;
  let mine = 0;
  const count = (p: number, by: number): void => {
    if (sample[p] !== Sample.Not) asked += by;
    if (sample[p] === Sample.Word) mine += by;
  };
  for (let p = 0; p < Math.min(n, AROUND); p++) count(p, 1);
  for (let p = 0; p < n; p++) {
    const from = Math.max(0, p - AROUND);
    const to = Math.min(n, p + AROUND + 1);
    if (p + AROUND < n) count(p + AROUND, 1);
    if (from > 0) count(from - 1, -1);
    if (full[p] === 0 || mine * FEW > asked) continue;
    let ordinary = 0;
    let other = 0;
    for (let k = from; k < to; k++) {
      if (full[k] === 0) continue;
      if (near[k] === UNASKED) near[k] = runsOn(c, k, 1, words);
      if (far[k] === UNASKED) far[k] = runsOn(c, k, 2, words);
      ordinary += near[k] as number;
      other += far[k] as number;
    }
    if (other >= ordinary + MORE && other >= ordinary * TIMES) out.fill(Tangled.Interleaved, Math.max(0, p - BESIDE), p + BESIDE + 1);
  }
}

const UNASKED = 2;
const Sample = { Not: 0, None: 1, Word: 2 } as const;
/** Of the full lines of a column a third and more are cut inside a word: where so many of the sample are, it is in order. */
const FEW = 4;

/** True of half of the line ends, the same ones wherever they stand: these alone tell that a column is in order. */
function isSample({ window: { features } }: Context, p: number): boolean {
  return ((((features[p] as LineFeatures).lastUnit * 31) ^ ((features[p + 1] as LineFeatures).firstUnit * 17)) & 4) === 0;
}

/** True of a line that fills its column and ends inside a sentence in Han. */
function isFull(c: Context, p: number): boolean {
  return c.quick[p] === Quick.Wrap && (c.window.features[p] as LineFeatures).end === End.Han;
}

/** 1 if a word runs over the end of a line into the one `ahead` lines behind it. */
function runsOn({ window: { features } }: Context, p: number, ahead: number, words: Words): 0 | 1 {
  const { firstUnit } = features[p + ahead] as LineFeatures;
  if (!(classOf(firstUnit) & Class.Han)) return 0;
  return words.pairAcross(String.fromCharCode((features[p] as LineFeatures).lastUnit, firstUnit), 1) ? 1 : 0;
}

function markAbreast({ window: { features, lines } }: Context, out: Uint8Array): void {
  let first = 0;
  let width = 0;
  let pauses = 0;
  for (let p = 0; p <= features.length; p++) {
    const f = features[p];
    // Cells of a table of Markdown are padded too.
    if (f?.gutter && f.width >= NARROWEST && lines[p]?.kind === 'text') {
      width += f.width;
      pauses += f.pauses;
      continue;
    }
    if (p - first >= FEWEST && pauses * MARK_EVERY >= width) out.fill(Tangled.Abreast, first, p);
    first = p + 1;
    width = 0;
    pauses = 0;
  }
}
