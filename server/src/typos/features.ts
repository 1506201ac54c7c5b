import type { Instead, Lattice } from './lattice.ts';
import { LONGEST_COUNTED, type NewsCounts, UNCOUNTED } from './news-counts.ts';
import type { Slips } from './slips.ts';
import type { Sounds } from './sounds.ts';
import type { WordModel } from './word-model.ts';

/** What is known of a candidate, in the order of its row. Weights and counts are log10. */
export const FEATURES = [
  'gain', // of the whole run with the word
  'left', // how much likelier the word before makes it
  'right', // how much likelier it makes the word behind
  'pairLeft', // counted with the word before: 1; −1 at the start of a run
  'pairRight',
  'weight', // of the word
  'weightGain', // against what is written, as a word
  'length',
  'changed', // characters that differ
  'written', // what is written is a word: its weight, else −8
  'tokens', // words of the best reading that it replaces
  'crossed', // of these, cut by its ends
  'singles', // words of one character there and beside
  'same', // of the changed characters, those of one sound
  'near', // … of nearly one sound
  'shape', // … of like shape
  'marked', // how often proofreaders marked the slip
  'markedBack', // … and the other way round
  'markedWord', // … as these words
  'markedWordBack',
  'newsGain', // news copy: how much likelier with the word
  'newsWord', // … how often the word
  'newsWritten',
  'newsLeft', // … the two characters around its left end
  'newsRight',
  'newsWrittenLeft',
  'newsWrittenRight',
  'news3', // … the three characters with the first changed one that are most frequent
  'newsWritten3',
  'news4',
  'newsWritten4',
  'newsUnit', // … the changed character alone
  'newsWrittenUnit',
  'fluency', // of the run around it
  'lead', // gain, beyond that of the best other candidate there
  'rivals', // other candidates there
  'repeats', // how often the text has the written characters and those around
  'listed', // in a word list
  'listedWritten',
  'edge', // at the start of a run: 1, at its end: 2
  'run', // units of the run, up to 30
] as const;

type Feature = (typeof FEATURES)[number];
const AT = Object.fromEntries(FEATURES.map((name, k) => [name, k])) as Record<Feature, number>;

/** Another word for what is written in a run; units of the run. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly word: number;
  readonly text: string;
  readonly gain: number;
  readonly row: Float32Array;
}

/** All that candidates are judged by. */
export interface TypoData {
  readonly words: WordModel;
  readonly sounds: Sounds;
  readonly slips: Slips;
  readonly counts: NewsCounts;
}

/** Characters of news copy are this many in all (log10), and what stands in none has this. */
const NEWS_TOTAL = 6.914;
const NEWS_NEVER = -7.5;
/** Each character of context that could not be used costs this (stupid back-off). */
const NEWS_STEP = 0.4;

/** Works out the rows of candidates. One for a model: it keeps room for its counting. */
export class Features {
  private readonly there = new Float32Array(LONGEST_COUNTED * 32);
  private readonly here = new Float32Array(LONGEST_COUNTED * 32);

  constructor(private readonly known: TypoData) {}

  /** @param repeats how often the text has these units of the run */
  row(lattice: Lattice, start: number, end: number, word: number, instead: Instead, repeats: (from: number, to: number) => number): Candidate {
    const { words } = this.known;
    const row = new Float32Array(FEATURES.length);
    const { run } = lattice;
    const text = words.text(word);
    row[AT.gain] = instead.gain;
    row[AT.weight] = words.weight(word);
    row[AT.left] = start === 0 ? 0 : words.pair(instead.before, word) - words.weight(word);
    row[AT.right] = end === run.length ? 0 : words.pair(word, instead.behind) - words.weight(instead.behind);
    row[AT.pairLeft] = start === 0 ? -1 : Number(words.hasPair(instead.before, word));
    row[AT.pairRight] = end === run.length ? -1 : Number(words.hasPair(word, instead.behind));
    row[AT.length] = end - start;
    row[AT.listed] = words.listed(word);
    const written = words.find(run, start, end);
    row[AT.written] = written >= 0 ? words.weight(written) : -8;
    row[AT.weightGain] = words.weight(word) - (row[AT.written] as number);
    row[AT.listedWritten] = written >= 0 ? words.listed(written) : -1;
    row[AT.edge] = (start === 0 ? 1 : 0) + (end === run.length ? 2 : 0);
    row[AT.run] = Math.min(run.length, 30);
    row[AT.fluency] = lattice.fluency(start, end);
    this.reading(row, lattice, start, end);
    const [first, last] = this.changes(row, run, start, text, word);
    this.news(row, run, start, end, text, first, last);
    row[AT.markedWord] = markedWeight(this.known.slips.markedWord(run.slice(start, end), text));
    row[AT.markedWordBack] = markedWeight(this.known.slips.markedWord(text, run.slice(start, end)));
    row[AT.repeats] = repeats(Math.max(0, start + first - 1), Math.min(run.length, start + first + 2));
    return { start, end, word, text, gain: instead.gain, row };
  }

  /** What the best reading of the text has in its place. */
  private reading(row: Float32Array, { path, pathAt, starts, ends }: Lattice, start: number, end: number): void {
    const first = pathAt[start] as number;
    const last = pathAt[end - 1] as number;
    row[AT.tokens] = last - first + 1;
    row[AT.crossed] = Number((starts[path[first] as number] as number) < start) + Number((ends[path[last] as number] as number) > end);
    let singles = 0;
    for (let k = Math.max(0, first - 1); k <= Math.min(path.length - 1, last + 1); k++) {
      const node = path[k] as number;
      if ((ends[node] as number) - (starts[node] as number) === 1) singles++;
    }
    row[AT.singles] = singles;
  }

  /** How the characters differ. @returns the first and the last that do, in units of the word */
  private changes(row: Float32Array, run: string, start: number, text: string, word: number): readonly [number, number] {
    const { sounds, slips } = this.known;
    let first = -1;
    let last = 0;
    let changed = 0;
    let same = 0;
    let near = 0;
    let shape = 0;
    let marked = Number.POSITIVE_INFINITY;
    let back = Number.POSITIVE_INFINITY;
    for (let k = 0; k < text.length; k++) {
      const was = run.charCodeAt(start + k);
      const meant = text.charCodeAt(k);
      if (was === meant) continue;
      if (first < 0) first = k;
      last = k;
      changed++;
      const syllable = sounds.syllable(word, k);
      if (sounds.canBe(was, syllable)) same++;
      else if (sounds.canSoundLike(was, syllable)) near++;
      if (slips.looksLike(was, meant)) shape++;
      marked = Math.min(marked, slips.marked(was, meant));
      back = Math.min(back, slips.marked(meant, was));
    }
    row[AT.changed] = changed;
    row[AT.same] = same / changed;
    row[AT.near] = near / changed;
    row[AT.shape] = shape / changed;
    row[AT.marked] = markedWeight(marked);
    row[AT.markedBack] = markedWeight(back);
    return [first, last];
  }

  /** How often news copy has what is meant and what is written, with what stands around. */
  private news(row: Float32Array, run: string, start: number, end: number, text: string, first: number, last: number): void {
    const from = Math.max(0, start + first - 3);
    const to = Math.max(end, Math.min(run.length, start + last + 4));
    const head = start + first - 3 < 0 ? '^' : '';
    const tail = start + last + 4 > run.length ? '$' : '';
    const left = head + run.slice(Math.min(from, start), start);
    const right = run.slice(end, to) + tail;
    const meant = left + text + right;
    const written = left + run.slice(start, end) + right;
    const a = left.length + first;
    const b = left.length + last;
    this.count(meant, this.there);
    this.count(written, this.here);
    row[AT.newsGain] = this.likelihood(meant, this.there, a, b) - this.likelihood(written, this.here, a, b);
    row[AT.news3] = most(this.there, meant.length, 3, a, b);
    row[AT.newsWritten3] = most(this.here, meant.length, 3, a, b);
    row[AT.news4] = most(this.there, meant.length, 4, a, b);
    row[AT.newsWritten4] = most(this.here, meant.length, 4, a, b);
    row[AT.newsLeft] = ofLength(this.there, meant.length, a, 2);
    row[AT.newsRight] = ofLength(this.there, meant.length, b + 1, 2);
    row[AT.newsWrittenLeft] = ofLength(this.here, meant.length, a, 2);
    row[AT.newsWrittenRight] = ofLength(this.here, meant.length, b + 1, 2);
    const length = end - start;
    row[AT.newsWord] = length > LONGEST_COUNTED ? UNCOUNTED : ofLength(this.there, meant.length, left.length + length - 1, length);
    row[AT.newsWritten] = length > LONGEST_COUNTED ? UNCOUNTED : ofLength(this.here, meant.length, left.length + length - 1, length);
    row[AT.newsUnit] = ofLength(this.there, meant.length, a, 1);
    row[AT.newsWrittenUnit] = ofLength(this.here, meant.length, a, 1);
  }

  private count(text: string, into: Float32Array): void {
    for (let k = 0; k < text.length; k++) this.known.counts.ending(text, k, into, k * LONGEST_COUNTED);
  }

  /** log10 of how likely the changed characters and the three behind them are in news copy, each behind what stands before it. */
  private likelihood(text: string, counted: Float32Array, first: number, last: number): number {
    let sum = 0;
    for (let k = first; k <= Math.min(text.length - 1, last + 3); k++) {
      let length = Math.min(LONGEST_COUNTED, k + 1);
      while (length > 0 && counted[k * LONGEST_COUNTED + length - 1] === UNCOUNTED) length--;
      const count = length > 0 ? (counted[k * LONGEST_COUNTED + length - 1] as number) : 0;
      const of = length > 1 ? Math.max(count, counted[(k - 1) * LONGEST_COUNTED + length - 2] as number) : NEWS_TOTAL;
      sum += (length > 0 ? count - of : NEWS_NEVER) - NEWS_STEP * (LONGEST_COUNTED - Math.max(1, length));
    }
    return sum;
  }
}

/** log10 of how often a slip was marked; a slip that never was has less than one that was marked once. */
export const markedWeight = (count: number): number => Math.log10(count + 0.3);
export const MARKED = AT.marked;
export const MARKED_WORD = AT.markedWord;
export const MARKED_WORD_BACK = AT.markedWordBack;

/** Puts into the rows how the candidates of a run compare with each other. */
export function compareRivals(candidates: readonly Candidate[]): void {
  for (const c of candidates) {
    let best = 0;
    let rivals = 0;
    for (const other of candidates) {
      if (other === c || other.start > c.end || other.end < c.start) continue;
      rivals++;
      best = Math.max(best, other.gain);
    }
    c.row[AT.lead] = c.gain - best;
    c.row[AT.rivals] = Math.min(rivals, 20);
  }
}

const ofLength = (counted: Float32Array, units: number, at: number, length: number): number =>
  at < 0 || at >= units || at + 1 < length ? -1 : (counted[at * LONGEST_COUNTED + length - 1] as number);

/** log10 of how often that string of a length is counted which is most frequent of those that have all the changed units. */
function most(counted: Float32Array, units: number, length: number, first: number, last: number): number {
  let best = UNCOUNTED;
  for (let end = last; end <= Math.min(units - 1, first + length - 1); end++) {
    if (end + 1 >= length) best = Math.max(best, counted[end * LONGEST_COUNTED + length - 1] as number);
  }
  return best;
}
