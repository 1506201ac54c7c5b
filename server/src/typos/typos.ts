import { ByteReader } from './bytes.ts';
import { Candidates, LONGEST_RUN } from './candidates.ts';
import { type FixedWordSlip, FixedWords } from './fixed-words.ts';
import { Lattice } from './lattice.ts';
import { NewsCounts } from './news-counts.ts';
import { Slips } from './slips.ts';
import { Sounds } from './sounds.ts';
import { Trees } from './trees.ts';
import { WordModel } from './word-model.ts';

/** What is written where another word seems to be meant. UTF-16 units of the text. */
export interface Suspect {
  readonly start: number;
  readonly end: number;
  /** the word that was meant; of a wrong word as long as what is written */
  readonly meant: string;
  /** another word, or what happened to a fixed one */
  readonly how: 'typo' | FixedWordSlip;
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

/** What is written again within so many units is perhaps meant so. */
export const NEAR = 200;

/** A candidate must make its run at least so much likelier (log10). */
export const LEAST_GAIN = 1;

/** The parts of the data file but for the trees. */
export function openTypoData(from: ByteReader) {
  const words = new WordModel(from.part());
  const [sounds, slips, counts] = [new Sounds(from.part(), words), new Slips(from.part()), new NewsCounts(from.part())];
  return { words, sounds, slips, counts, fixedWords: new FixedWords(from.part(), words, counts) };
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
      for (const [from, to] of hanRuns(text)) {
        const lattice = new Lattice(data.words, text.slice(from, to));
        const suspects = data.fixedWords
          .of(lattice)
          .map((m): Suspect => ({ start: m.start, end: m.end, meant: m.text, how: m.how, score: m.score, another: false }));
        for (const c of candidates.of(lattice, text.slice(Math.max(0, from - NEAR), to + NEAR), LEAST_GAIN)) {
          const { start, end, text: meant } = c;
          const another = end - start > 1 && data.words.find(lattice.run, start, end) >= 0 && [...meant].every((unit, k) => unit !== lattice.run[start + k]);
          suspects.push({ start, end, meant, how: 'typo', score: trees.score(c.row, least), another });
        }
        for (const s of apart(suspects.filter((s) => s.score > least))) out.push({ ...s, start: from + s.start, end: from + s.end });
      }
      return out;
    },
  };
}

/** Of the data file. */
export const VERSION = 2;

/** The likelier of those that overlap, in order. */
function apart(suspects: readonly Suspect[]): readonly Suspect[] {
  const kept: Suspect[] = [];
  for (const s of [...suspects].sort((a, b) => b.score - a.score)) {
    if (kept.every((k) => k.end <= s.start || k.start >= s.end)) kept.push(s);
  }
  return kept.sort((a, b) => a.start - b.start);
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
