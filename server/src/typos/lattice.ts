import { LONGEST_MODELLED, NO_WORD, type WordModel } from './word-model.ts';

const NEVER = -1e9;
/** A word makes the one beside it at most so much likelier (log10). */
const MOST_GAIN = 3.2;

/** A word of another reading of the text, and how much likelier the whole run is with it. */
export interface Instead {
  /** log10 of the whole run with the word, minus that of its best reading */
  readonly gain: number;
  /** the words beside it in that reading; NO_WORD at the ends of the run, too */
  readonly before: number;
  readonly behind: number;
}

/**
 * All ways to read a run of Han characters as words, and the best of them: what would another word in one place be worth? Forward and
 * backward weights of each word are worked out once, so that each question costs the few words beside the place.
 */
export class Lattice {
  /** by node: its place and its word */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly ids: number[] = [];
  /** nodes of the best reading, in order, and by unit which of them it is in */
  readonly path: number[] = [];
  readonly pathAt: Int32Array;
  /** by unit: some word has it right behind the one before it */
  readonly linked: Uint8Array;
  private readonly beginning: number[][];
  private readonly ending: number[][];
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private readonly until: Float64Array;
  private readonly since: Float64Array;
  private best = 0;

  constructor(
    private readonly words: WordModel,
    readonly run: string,
  ) {
    const n = run.length;
    this.pathAt = new Int32Array(n);
    this.linked = new Uint8Array(n);
    for (let k = 1; k < n; k++) this.linked[k] = Number(words.mayStandBeside(run.charCodeAt(k - 1), run.charCodeAt(k)));
    this.beginning = Array.from({ length: n + 1 }, () => []);
    this.ending = Array.from({ length: n + 1 }, () => []);
    this.until = new Float64Array(n + 1).fill(NEVER);
    this.since = new Float64Array(n + 1).fill(NEVER);
    for (let start = 0; start < n; start++) this.addWords(start);
    this.weigh();
  }

  /** True if no other word of this weight can be worth `least` between these units, whatever stands beside it. */
  cannotGain(start: number, end: number, weight: number, least: number): boolean {
    return (this.until[start] as number) + weight + MOST_GAIN + (this.since[end] as number) - this.best < least;
  }

  /** What the run is worth with this word between two of its units. */
  instead(start: number, end: number, word: number): Instead {
    let before = NO_WORD;
    let left = NEVER;
    if (start === 0) left = this.words.weight(word);
    for (const node of this.ending[start] as number[]) {
      const weight = (this.forward[node] as number) + this.words.pair(this.ids[node] as number, word);
      if (weight > left) {
        left = weight;
        before = this.ids[node] as number;
      }
    }
    let behind = NO_WORD;
    let right = end === this.run.length ? 0 : NEVER;
    for (const node of this.beginning[end] as number[]) {
      const weight = this.words.pair(word, this.ids[node] as number) + (this.backward[node] as number);
      if (weight > right) {
        right = weight;
        behind = this.ids[node] as number;
      }
    }
    return { gain: left + right - this.best, before, behind };
  }

  /** log10 per unit of the best reading around a stretch of it, four words to each side. */
  fluency(start: number, end: number): number {
    const first = this.path[Math.max(0, (this.pathAt[start] as number) - 4)] as number;
    const last = this.path[Math.min(this.path.length - 1, (this.pathAt[end - 1] as number) + 4)] as number;
    const units = (this.ends[last] as number) - (this.ends[first] as number);
    return ((this.forward[last] as number) - (this.forward[first] as number)) / Math.max(1, units);
  }

  private addWords(start: number): void {
    const { run, words } = this;
    for (let end = start + 1; end <= run.length && end - start <= LONGEST_MODELLED; end++) {
      if (end > start + 1 && !this.linked[end - 1]) break;
      const word = words.find(run, start, end);
      if (word < 0 && end > start + 1) continue;
      const node = this.ids.length;
      this.starts.push(start);
      this.ends.push(end);
      this.ids.push(word);
      (this.beginning[start] as number[]).push(node);
      (this.ending[end] as number[]).push(node);
    }
  }

  private weigh(): void {
    const { words, ids, ends, until, since } = this;
    const n = this.run.length;
    const count = ids.length;
    this.forward = new Float64Array(count);
    this.backward = new Float64Array(count);
    const from = new Int32Array(count).fill(-1);
    until[0] = 0;
    // What each pair of neighbours weighs, for the way back.
    const steps: number[] = [];
    for (let start = 0; start < n; start++) {
      for (const node of this.beginning[start] as number[]) {
        const word = ids[node] as number;
        let best = start === 0 ? words.weight(word) : NEVER;
        for (const before of this.ending[start] as number[]) {
          const step = words.pair(ids[before] as number, word);
          steps.push(step);
          const weight = (this.forward[before] as number) + step;
          if (weight > best) {
            best = weight;
            from[node] = before;
          }
        }
        this.forward[node] = best;
        const end = ends[node] as number;
        if (best > (until[end] as number)) until[end] = best;
      }
    }
    this.backward.fill(NEVER);
    since[n] = 0;
    let step = steps.length;
    for (let start = n; start >= 0; start--) {
      for (const node of this.ending[start] as number[]) if (start === n) this.backward[node] = 0;
      const nodes = this.beginning[start] as number[];
      for (let k = nodes.length - 1; k >= 0; k--) {
        const node = nodes[k] as number;
        const back = this.backward[node] as number;
        since[start] = Math.max(since[start] as number, words.weight(ids[node] as number) + back);
        const before = this.ending[start] as number[];
        for (let j = before.length - 1; j >= 0; j--) {
          const b = before[j] as number;
          const weight = (steps[--step] as number) + back;
          if (weight > (this.backward[b] as number)) this.backward[b] = weight;
        }
      }
    }
    this.trace(from);
  }

  private trace(from: Int32Array): void {
    let last = -1;
    this.best = NEVER;
    for (const node of this.ending[this.run.length] as number[]) {
      if ((this.forward[node] as number) > this.best) {
        this.best = this.forward[node] as number;
        last = node;
      }
    }
    for (let node = last; node >= 0; node = from[node] as number) this.path.push(node);
    this.path.reverse();
    for (const [k, node] of this.path.entries()) this.pathAt.fill(k, this.starts[node], this.ends[node]);
  }
}
