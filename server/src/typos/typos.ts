import { ByteReader } from './bytes.ts';
import { Candidates, LONGEST_RUN } from './candidates.ts';
import type { Candidate } from './features.ts';
import { NewsCounts } from './news-counts.ts';
import { Slips } from './slips.ts';
import { Sounds } from './sounds.ts';
import { Trees } from './trees.ts';
import { WordModel } from './word-model.ts';

/** What is written where another word seems to be meant. UTF-16 units of the text. */
export interface Suspect {
  readonly start: number;
  readonly end: number;
  /** the word that was meant, as long as what is written */
  readonly meant: string;
  /** log odds that it was */
  readonly score: number;
  /** What is written is a word itself, and has none of the characters of the one that was meant: 只读 for 制度. */
  readonly another: boolean;
}

/** How much of what is suspected a configuration wants to see. */
export const TYPO_LEVELS = ['off', 'sure', 'likely'] as const;
export type TypoLevel = (typeof TYPO_LEVELS)[number];
export const DEFAULT_TYPOS: TypoLevel = 'sure';

/** Knows which words may have been meant for others. */
export interface Typos {
  /** Suspects of a text with a score above `least`, in order, without overlaps: of those that overlap the likelier. In proportion to the text. */
  suspects(text: string, least: number): readonly Suspect[];
}

/** Without the data nothing is suspected. */
export const noTypos: Typos = { suspects: () => NONE };
const NONE: readonly Suspect[] = [];

/** A candidate must make its run at least so much likelier (log10). */
export const LEAST_GAIN = 1;

/** The parts of the data file but for the trees. */
export function openTypoData(from: ByteReader) {
  const words = new WordModel(from.part());
  return { words, sounds: new Sounds(from.part(), words), slips: new Slips(from.part()), counts: new NewsCounts(from.part()) };
}

/**
 * Opens the data that `npm run typos:build` has written.
 * @throws Error if the data is of another version
 */
export function openTypos(bytes: Uint8Array): Typos {
  const reader = new ByteReader(bytes);
  if (reader.number() !== VERSION) throw new Error('typos.bin 不是这一版的，请重新安装 · is of another version, install Newsproof again');
  const data = openTypoData(reader);
  const candidates = new Candidates(data);
  const trees = new Trees(reader.part());
  return {
    suspects(text, least) {
      const out: Suspect[] = [];
      for (const [start, end] of hanRuns(text)) {
        const scored = candidates.of(text, start, end, LEAST_GAIN).map((c) => ({ c, score: trees.score(c.row) }));
        for (const { c, score } of apart(scored.filter((s) => s.score > least))) {
          const [from, to] = [start + c.start, start + c.end];
          const another = data.words.find(text, from, to) >= 0 && [...c.text].every((unit, k) => unit !== text[from + k]);
          out.push({ start: from, end: to, meant: c.text, score, another: another && to - from > 1 });
        }
      }
      return out;
    },
  };
}

/** Of the data file. */
export const VERSION = 1;

/** The likelier of those that overlap, in order. */
function apart(scored: readonly { readonly c: Candidate; readonly score: number }[]) {
  const kept: (typeof scored)[number][] = [];
  for (const s of [...scored].sort((a, b) => b.score - a.score)) {
    if (kept.every((k) => k.c.end <= s.c.start || k.c.start >= s.c.end)) kept.push(s);
  }
  return kept.sort((a, b) => a.c.start - b.c.start);
}

/** Where runs of two and more Han characters stand in a text, long ones in pieces. */
export function* hanRuns(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length; start++) {
    if (!isHan(text.charCodeAt(start))) continue;
    let end = start + 1;
    while (end < text.length && end - start < LONGEST_RUN && isHan(text.charCodeAt(end))) end++;
    if (end - start > 1) yield [start, end];
    start = end - 1;
  }
}

const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;
