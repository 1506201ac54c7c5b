import { FirstPairs } from '../../../lexicon/first-pairs.ts';
import { Trie } from '../../../lexicon/trie.ts';
import { LONGEST_WORD, type Vocabulary } from '../../../lexicon/vocabulary.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Word, WordHit } from './word-list.ts';

/** Longer entries are not found by chance over the border of two words. */
const SHORT = 3;

interface Target {
  readonly word: Word;
  /** units of the key that are the word; the rest is what it must be followed by */
  readonly length: number;
}

/**
 * Finds the words of lists in a text: one pass for all lists, the longest key at each place; `unless` words win. Keys have two
 * units at least. Nearly every place is passed over by one look at a table and most of the others by a filter of the first two
 * units of the keys; only then the trie is asked.
 */
export class WordMatcher {
  private readonly trie: Trie;
  private readonly targets: (Target | undefined)[] = [];
  private readonly lengths: number[] = [];
  private readonly pairs: FirstPairs;

  constructor(words: readonly Word[]) {
    const keys = new Map<string, Target | undefined>();
    for (const word of words) {
      for (const before of word.before.length > 0 ? word.before : ['']) keys.set(word.wrong + before, { word, length: word.wrong.length });
    }
    for (const word of words) for (const unless of word.unless) if (!keys.has(unless)) keys.set(unless, undefined);
    for (const [key, target] of keys) {
      this.targets.push(target);
      this.lengths.push(key.length);
    }
    this.pairs = new FirstPairs(keys.keys());
    this.trie = new Trie([...keys.keys()]);
  }

  /** The words of a text, in order, without overlaps; ranges are its UTF-16 units. Linear. */
  scan(text: string, vocabulary: Vocabulary): readonly WordHit[] {
    const { pairs } = this;
    let out: WordHit[] | undefined;
    let free = 0;
    let last = 0;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const entry = pairs.entryOf(unit);
      if (pairs.mayBegin(before, entry, last, unit) && i > free) {
        const key = this.longest(text, i - 1);
        const hit = key < 0 ? undefined : this.hit(text, i - 1, key, vocabulary);
        if (hit) {
          free = hit.end;
          if (hit.word) {
            out ??= [];
            out.push(hit as WordHit);
          }
        }
      }
      before = entry;
      last = unit;
    }
    return out ?? NO_HITS;
  }

  /** What the key stands for at `at`: a word, or what no word may overlap; undefined where words of the language cross it. */
  private hit(text: string, at: number, key: number, vocabulary: Vocabulary): { start: number; end: number; word?: Word } | undefined {
    const target = this.targets[key];
    if (!target) return { start: at, end: at + (this.lengths[key] as number) };
    const end = at + target.length;
    if (end - at <= SHORT && crossesWord(text, at, end, vocabulary)) return undefined;
    return { start: at, end, word: target.word };
  }

  /** Index of the longest key that starts at `at`, or −1. */
  private longest(text: string, at: number): number {
    const { trie } = this;
    let node = trie.start(text.charCodeAt(at));
    let best = 0;
    for (let i = at + 1; node !== 0; i++) {
      const value = trie.valueOf(node);
      if (value !== 0) best = value;
      node = i < text.length ? trie.step(node, text.charCodeAt(i)) : 0;
    }
    return best - 1;
  }
}

const NO_HITS: readonly WordHit[] = [];

/** How far on either side of an entry words are looked for, in units. */
const REACH = 4;
/** Characters that are words by themselves, as a rule: left over, they are no sign of a wrong cut. */
const SINGLE = new Set(Array.from('的了在是和与及将上下对也都又已并为被把向从由以于等而还就称说有不这那他她它我你很', (c) => c.charCodeAt(0)));

// Scratch space, filled anew by each call.
const before = new Uint8Array(2 * REACH + SHORT + 2);
const behind = new Uint8Array(2 * REACH + SHORT + 2);

/**
 * Chinese has no blanks: 成份 stands in 组成|份额 by chance. The characters around the entry are cut into common words, once
 * with the entry as a word and once with a word that crosses its border. An entry stays only where its own cut leaves fewer
 * characters over. Bounded cost.
 */
export function crossesWord(text: string, start: number, end: number, vocabulary: Vocabulary): boolean {
  let from = start;
  while (from > 0 && start - from < REACH && isAt(text, from - 1, Class.Han)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && isAt(text, to, Class.Han)) to++;
  const crossing = crossings(text, start, end, from, to, vocabulary);
  if (crossing.length === 0) return false;
  cutLeft(text, from, to, vocabulary);
  cutRight(text, from, to, vocabulary);
  const own = (before[start - from] as number) + (behind[end - from] as number);
  for (let i = 0; i < crossing.length; i += 2) {
    if ((before[(crossing[i] as number) - from] as number) + (behind[(crossing[i + 1] as number) - from] as number) <= own) return true;
  }
  return false;
}

/** Starts and ends of the common words between `from` and `to` that hold one end of the entry, with something outside of it. */
function crossings(text: string, start: number, end: number, from: number, to: number, vocabulary: Vocabulary): readonly number[] {
  const out: number[] = [];
  for (const border of [start, end]) {
    if (!isAt(text, border - 1, Class.Han) || !isAt(text, border, Class.Han)) continue;
    for (let a = Math.max(from, border - LONGEST_WORD + 1); a < border; a++) {
      for (let b = border + 1; b <= to && b - a <= LONGEST_WORD; b++) {
        if ((a <= start && b >= end) || (a >= start && b <= end)) continue;
        if (vocabulary.isWord(text, a, b)) out.push(a, b);
      }
    }
  }
  return out;
}

/** A character left over costs nothing at the edge of what is looked at: it may belong to a word outside. */
function cost(text: string, at: number, edge: boolean): 0 | 1 {
  return edge || SINGLE.has(text.charCodeAt(at)) ? 0 : 1;
}

/** before[i]: characters left over when the first i are cut into words. */
function cutLeft(text: string, from: number, to: number, vocabulary: Vocabulary): void {
  const open = isAt(text, from - 1, Class.Han);
  before[0] = 0;
  for (let i = 1; i <= to - from; i++) {
    let best = (before[i - 1] as number) + cost(text, from + i - 1, i === 1 && open);
    for (let n = 2; n <= LONGEST_WORD && n <= i; n++) {
      if ((before[i - n] as number) < best && vocabulary.isWord(text, from + i - n, from + i)) best = before[i - n] as number;
    }
    before[i] = best;
  }
}

/** behind[i]: characters left over when those from the i-th on are cut into words. */
function cutRight(text: string, from: number, to: number, vocabulary: Vocabulary): void {
  const open = isAt(text, to, Class.Han);
  const length = to - from;
  behind[length] = 0;
  for (let i = length - 1; i >= 0; i--) {
    let best = (behind[i + 1] as number) + cost(text, from + i, i === length - 1 && open);
    for (let n = 2; n <= LONGEST_WORD && n <= length - i; n++) {
      if ((behind[i + n] as number) < best && vocabulary.isWord(text, from + i, from + i + n)) best = behind[i + n] as number;
    }
    behind[i] = best;
  }
}
