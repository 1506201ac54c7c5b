import { pairHash } from './first-pairs.ts';

/** Lengths of the set phrases that are known, in units. */
const SHORTEST = 4;
const LONGEST = 7;
const LENGTHS = [4, 5, 6, 7];
/** Ends a line of phrases that begin alike. */
const END = '\n';
const END_UNIT = END.charCodeAt(0);

/** A phrase of the list that the text is one slip away from. */
export interface NearIdiom {
  /** UTF-16 units of the text */
  readonly start: number;
  readonly end: number;
  /** what the list has */
  readonly right: string;
  /** The unit that differs, in the text; of two that are turned round, the first. */
  readonly at: number;
  /** Two neighbours are turned round. */
  readonly turned: boolean;
  /** The phrase is of few texts, and may be somebody's slip itself. */
  readonly rare: boolean;
}

/** Knows the set phrases of four to seven characters (成语, 惯用语). */
export interface Idioms {
  /**
   * Where a text has a set phrase but for one character, or with two neighbours turned round at one of its ends. In no order. What is a phrase of the list itself, and what overlaps one, is left out. Linear.
   * @param alike the one character may be written for the other
   */
  near(text: string, alike: Alike): readonly NearIdiom[];
}

export const noIdioms: Idioms = { near: () => NONE };
const NONE: readonly NearIdiom[] = [];

/**
 * Writes set phrases, rare ones, and the other words that are one slip away from them, as a text: of each of the three a part for each
 * length, ended by an empty line. In a part a line is a first character, and the rest of all that begin with it. For the build.
 */
export function packIdioms(idioms: Iterable<string>, rare: Iterable<string>, others: Iterable<string>): string {
  return [[...idioms], [...rare], [...others]].flatMap((words) => LENGTHS.map((length) => packPart(words.filter((w) => w.length === length)))).join('');
}

function packPart(words: readonly string[]): string {
  const lines = new Map<string, string>();
  for (const word of [...words].sort()) lines.set(word.charAt(0), (lines.get(word.charAt(0)) ?? word.charAt(0)) + word.slice(1));
  return [...lines.values(), ''].join(END) + END;
}

/** @param packed what `packIdioms` has written. It is opened when first asked. */
export function idiomsFrom(packed: string): Idioms {
  let index: Index | undefined;
  return {
    near(text, alike) {
      if (text.length < SHORTEST) return NONE;
      index ??= new Index(packed);
      return index.near(text, alike);
    },
  };
}

type Alike = (written: string, meant: string) => boolean;

/**
 * Phrases by their first two units and by their last two: one wrong character spoils one of both pairs at most. Chains of phrases in
 * typed arrays, filled in one loop, for there are thousands and they are opened on the first check of a draft. Phrases are numbered
 * from 1 on, in order: common ones, rare ones, other words; in each those of a length together.
 */
class Index {
  /** by `pairHash`: number of the last phrase; by phrase: that of the one before */
  private readonly heads = new Uint16Array(0x10000);
  private readonly tails = new Uint16Array(0x10000);
  private readonly nextHead: Uint16Array;
  private readonly nextTail: Uint16Array;
  /** by phrase: its first two units, its last two, where what follows its first stands in `packed` */
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private readonly rests: Uint32Array;
  private readonly lengths: Uint8Array;
  /** Up to these numbers phrases are common, and are phrases; behind them are other words, to which nothing is put right. */
  private readonly common: number;
  private readonly idioms: number;
  private count = 0;
  /** End of what is read of `packed`. */
  private read = 0;

  constructor(private readonly packed: string) {
    const most = Math.ceil(packed.length / (SHORTEST - 1)) + 1;
    this.nextHead = new Uint16Array(most);
    this.nextTail = new Uint16Array(most);
    this.firsts = new Int32Array(most);
    this.lasts = new Int32Array(most);
    this.rests = new Uint32Array(most);
    this.lengths = new Uint8Array(most);
    this.common = this.readParts();
    this.idioms = this.readParts();
    this.readParts();
  }

  /** Reads a part of each length. @returns the number of the last phrase */
  private readParts(): number {
    for (const length of LENGTHS) {
      const from = this.count + 1;
      this.readPart(length);
      this.lengths.fill(length, from, this.count + 1);
    }
    return this.count;
  }

  private readPart(length: number): void {
    const { packed, heads, tails, nextHead, nextTail, firsts, lasts, rests } = this;
    let n = this.count;
    let at = this.read;
    for (let first = packed.charCodeAt(at); first !== END_UNIT; first = packed.charCodeAt(++at)) {
      for (at++; packed.charCodeAt(at) !== END_UNIT; at += length - 1) {
        n++;
        const second = packed.charCodeAt(at);
        const lastButOne = packed.charCodeAt(at + length - 3);
        const last = packed.charCodeAt(at + length - 2);
        firsts[n] = (first << 16) | second;
        lasts[n] = (lastButOne << 16) | last;
        rests[n] = at;
        const head = pairHash(first, second);
        nextHead[n] = heads[head] as number;
        heads[head] = n;
        const tail = pairHash(lastButOne, last);
        nextTail[n] = tails[tail] as number;
        tails[tail] = n;
      }
    }
    this.count = n;
    this.read = at + 1;
  }

  near(text: string, alike: Alike): readonly NearIdiom[] {
    const { heads, tails } = this;
    let found: NearIdiom[] | undefined;
    let last = text.charCodeAt(0);
    for (let i = 1; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const hash = pairHash(last, unit);
      const head = heads[hash] as number;
      const tail = tails[hash] as number;
      last = unit;
      if (head === 0 && tail === 0) continue;
      const near = this.fromHead(text, i - 1, head, alike) ?? this.fromTail(text, i + 1, tail, alike);
      if (near && !this.touchesKnown(text, near)) {
        found ??= [];
        found.push(near);
      }
    }
    return found ?? NONE;
  }

  /** It overlaps a phrase that the text has as it is. */
  private touchesKnown(text: string, { start, end }: NearIdiom): boolean {
    for (let i = Math.max(0, start - LONGEST + 1); i < end; i++) {
      for (let n = this.heads[pairHash(text.charCodeAt(i), text.charCodeAt(i + 1))] as number; n !== 0; n = this.nextHead[n] as number) {
        const length = this.lengths[n] as number;
        if (i + length > start && text.startsWith(this.phrase(n), i)) return true;
      }
    }
    return false;
  }

  /** The first two units stand there: something behind them is wrong. */
  private fromHead(text: string, start: number, head: number, alike: Alike): NearIdiom | undefined {
    const pair = pairAt(text, start);
    let longest: NearIdiom | undefined;
    for (let n = head; n !== 0; n = this.nextHead[n] as number) {
      if (this.firsts[n] !== pair || n > this.idioms) continue;
      const length = this.lengths[n] as number;
      if (length === SHORTEST && !mayBeSlip(this.lasts[n] as number, pairAt(text, start + 2))) continue;
      longest = longer(longest, this.slip(n, text, start, alike));
    }
    return longest;
  }

  /** The last two units stand there: one of the first two is wrong, or both are turned round. */
  private fromTail(text: string, end: number, tail: number, alike: Alike): NearIdiom | undefined {
    const pair = pairAt(text, end - 2);
    let longest: NearIdiom | undefined;
    for (let n = tail; n !== 0; n = this.nextTail[n] as number) {
      const start = end - (this.lengths[n] as number);
      if (this.lasts[n] !== pair || n > this.idioms || start < 0) continue;
      if (mayBeSlip(this.firsts[n] as number, pairAt(text, start))) longest = longer(longest, this.slip(n, text, start, alike));
    }
    return longest;
  }

  /** The one thing that the text has otherwise than the phrase. */
  private slip(n: number, text: string, start: number, alike: Alike): NearIdiom | undefined {
    const right = this.phrase(n);
    const end = start + right.length;
    const written = text.slice(start, end);
    let k = 0;
    while (k < right.length && written[k] === right[k]) k++;
    if (k === right.length) return undefined;
    const turned = written[k] === right[k + 1] && written[k + 1] === right[k];
    if (written.slice(k + (turned ? 2 : 1)) !== right.slice(k + (turned ? 2 : 1))) return undefined;
    if (!turned && !alike(written.charAt(k), right.charAt(k))) return undefined;
    return { start, end, right, at: start + k, turned, rare: n > this.common };
  }

  private phrase(n: number): string {
    const rest = this.rests[n] as number;
    return String.fromCharCode((this.firsts[n] as number) >>> 16) + this.packed.slice(rest, rest + (this.lengths[n] as number) - 1);
  }
}

const longer = (a: NearIdiom | undefined, b: NearIdiom | undefined): NearIdiom | undefined => (a && (!b || a.right.length >= b.right.length) ? a : b);

const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

/** Two units differ from two others in one, or are turned round. */
function mayBeSlip(a: number, b: number): boolean {
  const other = a ^ b;
  return other !== 0 && ((other & 0xffff) === 0 || other >>> 16 === 0 || ((a << 16) | (a >>> 16)) === b);
}
