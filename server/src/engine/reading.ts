import type { Draft } from '../text/draft.ts';
import type { PlacedPassage } from '../text/placed-passage.ts';
import { type Splice, splice } from '../text/splice.ts';
import { ARTICLE, fullProblem, type Limits, longProblem, PASSAGE } from './limits.ts';
import type { Problem } from './place.ts';
import { type Output, type Readers, unread } from './readers.ts';

declare module '../text/passage.ts' {
  interface PassageMemo {
    /** what the rules said of it */
    output?: Output | undefined;
  }
}

/** Of a passage behind what may be kept. */
const BEHIND = unread();
/** Of a part of a paragraph that is too long. */
const TOO_LONG = unread();

/**
 * What the rules say of the passages of a draft, within limits. A passage is read if those before it take no more notes than
 * there are, so that a draft with some history and a new one have the same passages read.
 */
export class Reading {
  /** by passage */
  outputs: readonly Output[] = [];
  /** How many passages the last update had read. */
  read = 0;
  /** How often a rule was called for one of these. */
  get calls(): number {
    return this.readers.calls;
  }
  /** of `outputs` */
  private notes = 0;
  /** how many of `outputs` are `BEHIND` */
  private behind = 0;
  private tooLong = 0;

  constructor(
    private readonly readers: Readers,
    private readonly limits: Limits,
  ) {}

  /**
   * Reads the passages that the last update of the draft replaced, and those that there is room for now.
   * @returns the passages whose outputs may be others; before and behind it they are what they were
   */
  update(draft: Draft): Pick<Splice, 'start' | 'newEnd'> {
    const { start, oldEnd, newEnd } = draft.changed;
    const room = this.limits.notes - PASSAGE * draft.passages.length - ARTICLE * draft.articles.length;
    this.read = 0;
    this.readers.calls = 0;
    for (let i = start; i < oldEnd; i++) this.count(this.outputs[i] as Output, -1);
    const paragraphs = new Paragraphs(draft.passages, this.limits);
    const outputs: Output[] = [];
    for (let i = start; i < newEnd; i++) {
      const output = paragraphs.isLong(i) ? TOO_LONG : this.notes > room ? BEHIND : this.of(draft, i);
      this.count(output, 1);
      outputs.push(output);
    }
    this.outputs = splice(this.outputs as Output[], start, oldEnd, outputs);
    return this.notes <= room && this.behind === 0 ? { start, newEnd } : this.settle(draft, room);
  }

  /** False of a passage that is too long, or behind what may be kept. */
  isRead(passage: number): boolean {
    const output = this.outputs[passage];
    return output !== TOO_LONG && output !== BEHIND;
  }

  /** Findings that tell what was not read, in order of place. */
  problems({ passages }: Draft): Problem[] {
    if (this.behind === 0 && this.tooLong === 0) return [];
    const out: Problem[] = [];
    let base = -1;
    for (let i = 0; i < this.outputs.length; i++) {
      const p = passages[i] as PlacedPassage;
      if (this.outputs[i] === BEHIND) {
        out.push(fullProblem(p));
        break;
      }
      if (this.outputs[i] === TOO_LONG && p.base !== base) out.push(longProblem(p, this.limits));
      base = p.base;
    }
    return out;
  }

  private of(draft: Draft, i: number): Output {
    const { passage } = draft.passages[i] as PlacedPassage;
    let output = passage.memo.output;
    if (!output) {
      output = this.readers.read(passage);
      passage.memo.output = output;
      this.read++;
    }
    return output;
  }

  private count(output: Output, by: 1 | -1): void {
    this.notes += by * output.notes;
    if (output === BEHIND) this.behind += by;
    else if (output === TOO_LONG) this.tooLong += by;
  }

  /** Walks through a draft that has no room for all: what is before the limit is read, what is behind it is forgotten. */
  private settle(draft: Draft, room: number): Pick<Splice, 'start' | 'newEnd'> {
    const outputs = this.outputs as Output[];
    let sum = 0;
    for (let i = 0; i < outputs.length; i++) {
      const old = outputs[i] as Output;
      const now = old === TOO_LONG ? old : sum > room ? BEHIND : old === BEHIND ? this.of(draft, i) : old;
      sum += now.notes;
      if (now === old) continue;
      this.count(old, -1);
      this.count(now, 1);
      outputs[i] = now;
    }
    return { start: 0, newEnd: outputs.length };
  }
}

/** Which passages are parts of a paragraph, or of a row of a table, that is too long: they have their group's place in common. */
class Paragraphs {
  private base = -1;
  private long = false;

  constructor(
    private readonly passages: readonly PlacedPassage[],
    private readonly limits: Limits,
  ) {}

  /** @param i asked in ascending order, so that each paragraph is measured once */
  isLong(i: number): boolean {
    const { passages } = this;
    const { base } = passages[i] as PlacedPassage;
    if (base === this.base) return this.long;
    this.base = base;
    let from = i;
    while (passages[from - 1]?.base === base) from--;
    let length = 0;
    for (let k = from; passages[k]?.base === base; k++) length += (passages[k] as PlacedPassage).passage.text.length;
    this.long = length > this.limits.paragraph;
    return this.long;
  }
}
