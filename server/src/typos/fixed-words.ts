import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Lattice } from './lattice.ts';
import { LONGEST_COUNTED, type NewsCounts } from './news-counts.ts';
import { LONGEST_MODELLED, type WordModel } from './word-model.ts';

/** What happened to a fixed word: a character is missing, one stands twice, or two have changed places. */
export type FixedWordSlip = 'missing' | 'doubled' | 'turned';

/** A fixed word, of something else that is written. */
interface Misprint {
  readonly text: string;
  readonly how: FixedWordSlip;
}

/** A fixed word that is not written as it should be; units of the run. */
export interface Misprinted {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly how: FixedWordSlip;
  /** log odds that it is meant, on the scale of the trees */
  readonly score: number;
}

/** The shortest fixed word without one of its characters. */
const SHORTEST = 2;
/** What is counted as often as a word (log10; counts are kept in steps) stands within that word alone. */
const STEP = 0.15;
/** The likeliest fixed word (log10), less what no such word is helped by those beside it. */
const LIKELIEST = -3.6 - 1.2;
/** What gain of the run (log10) has even odds, measured on news with such slips and without. */
const EVEN: Record<FixedWordSlip, number> = { missing: 1.5, doubled: 1.5, turned: 1.2 };
/** A word without its first or last character may be the short form of a house, or part of a name: more must speak for it. */
const AT_ENDS = 1.7;
/** No slip has even odds below. */
const LEAST_GAIN = 1.2;

const NONE: readonly Misprint[] = [];

/**
 * Finds the fixed words of a run in which a character is missing (国院 for 国务院), stands twice (国务务院), or has changed places with
 * the one behind it (国院务): news copy never has what is written, and with the word the run is much likelier.
 */
export class FixedWords {
  private misprints: ReadonlyMap<string, readonly Misprint[]> | undefined;
  /** what misprints begin with, as pairs of units: few places of a text do */
  private readonly beginnings = new Set<number>();
  private readonly text: string;
  private readonly lengths: Uint8Array;
  private readonly room = new Float32Array(LONGEST_COUNTED);

  constructor(
    from: ByteReader,
    private readonly words: WordModel,
    private readonly counts: NewsCounts,
  ) {
    this.lengths = from.array();
    this.text = String.fromCharCode(...from.array16());
  }

  /** All that have more than even odds, in no order; they may overlap. */
  of(lattice: Lattice): readonly Misprinted[] {
    const { run } = lattice;
    const out: Misprinted[] = [];
    this.misprints ??= this.readMisprints();
    const { misprints } = this;
    for (let start = 0; start + SHORTEST <= run.length; start++) {
      if (!this.beginnings.has(beginning(run, start))) continue;
      for (let end = start + SHORTEST; end <= run.length && end - start <= LONGEST_MODELLED + 1; end++) {
        if (lattice.leastWeight(start, end, LEAST_GAIN) > LIKELIEST) continue;
        const written = run.slice(start, end);
        for (const { text, how } of misprints.get(written) ?? NONE) {
          if (how === 'doubled' && wordsMeet(lattice, start, text)) continue;
          const instead = lattice.instead(start, end, this.words.find(text, 0, text.length), EVEN[how]);
          if (!instead) continue;
          let odds = instead.gain - EVEN[how];
          const [first, last] = [text.endsWith(written), text.startsWith(written)];
          if (how === 'missing' && (first || last)) odds -= AT_ENDS;
          if (odds <= 0) continue;
          if (!this.isUnheard(run, start, end)) {
            // What is written stands in news copy, as part of the word and of nothing else.
            const inWord = how === 'missing' && ((first && this.isUnheard(run, start - 1, end)) || (last && this.isUnheard(run, start, end + 1)));
            if (!inWord || this.frequency(written) > this.frequency(text) + STEP) continue;
          }
          out.push({ start, end, text, how, score: odds });
        }
      }
    }
    return out;
  }

  /** What may become of fixed words, by what is then written. */
  private readMisprints(): ReadonlyMap<string, readonly Misprint[]> {
    const out = new Map<string, Misprint[]>();
    const add = (written: string, text: string, how: FixedWordSlip): void => {
      const known = out.get(written);
      if (known) known.push({ text, how });
      else out.set(written, [{ text, how }]);
      this.beginnings.add(beginning(written, 0));
    };
    let start = 0;
    for (const length of this.lengths) {
      const word = this.text.slice(start, start + length);
      start += length;
      for (let at = 0; at < length; at++) {
        if (word[at] === word[at + 1]) continue;
        const [before, unit, behind] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
        add(before + behind, word, 'missing');
        add(before + unit + unit + behind, word, 'doubled');
        if (behind) add(before + behind.charAt(0) + unit + behind.slice(1), word, 'turned');
      }
    }
    return out;
  }

  /** True if news copy has nowhere what stands between two units of a run; the units before it and behind it are its ends. */
  private isUnheard(run: string, start: number, end: number): boolean {
    const text = (start < 0 ? '^' : '') + run.slice(Math.max(0, start), end) + (end > run.length ? '$' : '');
    const length = Math.min(LONGEST_COUNTED, text.length);
    for (let at = length - 1; at < text.length; at++) if (this.counts.ending(text, at, this.room, 0) < length) return true;
    return false;
  }

  /** log10 of how often news copy has this; of what is longer than what is counted, its rarest part. */
  private frequency(text: string): number {
    const length = Math.min(LONGEST_COUNTED, text.length);
    let least = Number.POSITIVE_INFINITY;
    for (let at = length - 1; at < text.length; at++) {
      this.counts.ending(text, at, this.room, 0);
      least = Math.min(least, this.room[length - 1] as number);
    }
    return least;
  }
}

/** Two units of a text, as a key. */
const beginning = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** Writes what `FixedWords` reads. */
export function packFixedWords(words: readonly string[], to: ByteWriter): void {
  to.array(words.map((word) => word.length));
  to.array16(Array.from(words.join(''), (unit) => unit.charCodeAt(0)));
}

/** 公路路网: one word ends with what the next begins with. @param text the fixed word of which a character stands twice */
function wordsMeet({ run, path, pathAt, starts, ends }: Lattice, start: number, text: string): boolean {
  let at = 0;
  while (text[at] === run[start + at]) at++;
  const [left, right] = [start + at - 1, start + at].map((k) => path[pathAt[k] as number] as number);
  return left !== right && [left, right].every((node) => (ends[node as number] as number) - (starts[node as number] as number) > 1);
}
