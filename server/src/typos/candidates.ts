import { type Candidate, compareRivals, Features, type TypoData } from './features.ts';
import type { Lattice } from './lattice.ts';
import { NO_WORD } from './word-model.ts';

/** Words of so many characters are looked for by one character that looks like another, or is often written for it. */
const SHORTEST_SHAPE = 2;
const LONGEST_SHAPE = 4;
/** Runs are read in pieces of so many units at most: nobody writes so many characters without a mark. */
export const LONGEST_RUN = 200;

/**
 * Other words for what is written in a run of Han characters, each worth more (log10 of the run) than `least`: words that sound like it, words with one character for
 * another of like shape, and single characters that are often written for each other.
 */
export class Candidates {
  private readonly features: Features;

  constructor(private readonly known: TypoData) {
    this.features = new Features(known);
  }

  /**
   * @param lattice all ways to read a run, of LONGEST_RUN units at most
   * @param near the run and what stands around it
   * @returns candidates in units of the run, the best first; of two that change the same characters, the better one
   */
  of(lattice: Lattice, near: string, least: number): readonly Candidate[] {
    const found = new Map<string, Candidate>();
    const tried = new Set<number>();
    const repeats = (from: number, to: number) => occurrences(near, lattice.run.slice(from, to));
    const offer = (from: number, to: number, word: number): void => {
      const key = word * (LONGEST_RUN + 1) + from;
      if (tried.has(key)) return;
      tried.add(key);
      const instead = lattice.instead(from, to, word, least);
      if (!instead) return;
      const candidate = this.features.row(lattice, from, to, word, instead, repeats);
      const change = changeOf(lattice.run, candidate);
      const other = found.get(change);
      if (!other || candidate.gain > other.gain) found.set(change, candidate);
    };
    const { words, sounds } = this.known;
    const wanted = (from: number, length: number): number => lattice.leastWeight(from, from + length, least);
    const alike = (from: number, length: number, word: number): void => {
      if (!words.is(word, lattice.run, from, from + length)) offer(from, from + length, word);
    };
    const shaped = (from: number, to: number, word: number): void => {
      if (words.weight(word) >= wanted(from, to - from)) offer(from, to, word);
    };
    for (let at = 0; at < lattice.run.length; at++) {
      sounds.alike(lattice.run, at, lattice.run.length, wanted, alike);
      this.byShape(lattice, at, shaped);
    }
    const list = [...found.values()].sort((a, b) => b.gain - a.gain || a.start - b.start || (a.text < b.text ? -1 : 1));
    compareRivals(list);
    return list;
  }

  private byShape({ run, linked }: Lattice, at: number, offer: (from: number, to: number, word: number) => void): void {
    const { words, slips } = this.known;
    const unit = run.charCodeAt(at);
    const alone = slips.meantAlone(unit);
    for (let k = 0; k < alone.length; k++) {
      const word = words.find(run, at, at + 1, at, alone[k]);
      if (word >= 0) offer(at, at + 1, word);
    }
    const inside = slips.meant(unit);
    for (let k = 0; k < inside.length; k++) {
      const meant = inside[k] as number;
      const before = at > 0 && words.mayStandBeside(run.charCodeAt(at - 1), meant);
      const behind = at + 1 < run.length && words.mayStandBeside(meant, run.charCodeAt(at + 1));
      for (let from = at; from > at - LONGEST_SHAPE && from >= 0; from--) {
        if (from === at - 1 && !before) break;
        if (from < at - 1 && !linked[from + 1]) break;
        for (let to = at + 1; to <= from + LONGEST_SHAPE && to <= run.length; to++) {
          if (to === at + 2 && !behind) break;
          if (to > at + 2 && !linked[to - 1]) break;
          const word = to - from < SHORTEST_SHAPE ? NO_WORD : words.find(run, from, to, at, meant);
          if (word >= 0) offer(from, to, word);
        }
      }
    }
  }
}

/** The places and characters that a candidate changes, as a key. */
function changeOf(run: string, { start, text }: Candidate): string {
  let key = '';
  for (let k = 0; k < text.length; k++) if (text[k] !== run[start + k]) key += `${start + k}${text[k]}`;
  return key;
}

function occurrences(text: string, part: string): number {
  if (part.length < 2) return 1;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 9; at = text.indexOf(part, at + 1)) count++;
  return count;
}
