import { LONGEST_MODELLED, NO_WORD, type WordModel } from './word-model.ts';

const NEVER = -1e9;
/** No node. */
const NONE = -1;
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
  /** by node: its place and its word. Nodes are in the order of their starts */
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly ids: number[] = [];
  /** nodes of the best reading, in order, and by unit which of them it is in */
  readonly path: number[] = [];
  readonly pathAt: Int32Array;
  /** by unit: some word has it right behind the one before it */
  readonly linked: Uint8Array;
  /** by place: the first node that begins there, and the longest that ends there; by node: the next shorter one that ends where it does */
  private readonly beginning: Int32Array;
  private readonly ending: Int32Array;
  private readonly shorter: number[] = [];
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
    this.beginning = new Int32Array(n + 2);
    this.ending = new Int32Array(n + 1).fill(NONE);
    this.until = new Float64Array(n + 1).fill(NEVER);
    this.since = new Float64Array(n + 1).fill(NEVER);
    for (let start = 0; start < n; start++) this.addWords(start);
    this.beginning.fill(this.ids.length, n);
    this.weigh();
  }

  /** The weight (log10) below which no word between these units can make the run `gain` likelier, whatever stands beside it. */
  leastWeight(start: number, end: number, gain: number): number {
    return gain + this.best - MOST_GAIN - (this.until[start] as number) - (this.since[end] as number);
  }

  /** What the run is worth with this word between two of its units; undefined if it gains less than `least`. */
  instead(start: number, end: number, word: number, least: number): Instead | undefined {
    let before = NO_WORD;
    let left = NEVER;
    if (start === 0) left = this.words.weight(word);
    for (let node = this.ending[start] as number; node >= 0; node = this.shorter[node] as number) {
      const weight = (this.forward[node] as number) + this.words.pair(this.ids[node] as number, word);
      if (weight > left) {
        left = weight;
        before = this.ids[node] as number;
      }
    }
    if (left + MOST_GAIN + (this.since[end] as number) - this.best < least) return undefined;
    let behind = NO_WORD;
    let right = end === this.run.length ? 0 : NEVER;
    for (let node = this.beginning[end] as number; node < (this.beginning[end + 1] as number); node++) {
      const weight = this.words.pair(word, this.ids[node] as number) + (this.backward[node] as number);
      if (weight > right) {
        right = weight;
        behind = this.ids[node] as number;
      }
    }
    const gain = left + right - this.best;
    return gain < least ? undefined : { gain, before, behind };
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
    this.beginning[start] = this.ids.length;
    for (let end = start + 1; end <= run.length && end - start <= LONGEST_MODELLED; end++) {
      if (end > start + 1 && !this.linked[end - 1]) break;
      const word = words.find(run, start, end);
      if (word < 0 && end > start + 1) continue;
      this.starts.push(start);
      this.ends.push(end);
      this.ids.push(word);
      this.shorter.push(NONE);
      this.addEnding(this.ids.length - 1, end);
    }
  }

  /** Nodes that end at a place come in the order of their starts: each is shorter than those before it. */
  private addEnding(node: number, end: number): void {
    let last = this.ending[end] as number;
    if (last < 0) this.ending[end] = node;
    else {
      while ((this.shorter[last] as number) >= 0) last = this.shorter[last] as number;
      this.shorter[last] = node;
    }
  }

  private weigh(): void {
    const { words, run, ids, ends, until, since, ending, shorter } = this;
    const count = ids.length;
    const forward = new Float64Array(count);
    const backward = new Float64Array(count).fill(NEVER);
    const from = new Int32Array(count).fill(NONE);
    // What each pair of neighbours weighs, for the way back; and by node where those before it begin.
    const steps: number[] = [];
    const stepsOf = new Int32Array(count);
    until[0] = 0;
    for (let node = 0; node < count; node++) {
      const start = this.starts[node] as number;
      const word = ids[node] as number;
      let best = start === 0 ? words.weight(word) : NEVER;
      stepsOf[node] = steps.length;
      for (let before = ending[start] as number; before >= 0; before = shorter[before] as number) {
        const step = words.pair(ids[before] as number, word);
        steps.push(step);
        const weight = (forward[before] as number) + step;
        if (weight > best) {
          best = weight;
          from[node] = before;
        }
      }
      forward[node] = best;
      const end = ends[node] as number;
      if (best > (until[end] as number)) until[end] = best;
    }
    since[run.length] = 0;
    for (let node = ending[run.length] as number; node >= 0; node = shorter[node] as number) backward[node] = 0;
    for (let node = count - 1; node >= 0; node--) {
      const start = this.starts[node] as number;
      const back = backward[node] as number;
      since[start] = Math.max(since[start] as number, words.weight(ids[node] as number) + back);
      let step = stepsOf[node] as number;
      for (let before = ending[start] as number; before >= 0; before = shorter[before] as number) {
        const weight = (steps[step++] as number) + back;
        if (weight > (backward[before] as number)) backward[before] = weight;
      }
    }
    this.forward = forward;
    this.backward = backward;
    this.trace(from);
  }

  private trace(from: Int32Array): void {
    let last = NONE;
    this.best = NEVER;
    for (let node = this.ending[this.run.length] as number; node >= 0; node = this.shorter[node] as number) {
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
