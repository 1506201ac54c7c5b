import { Class, isAt } from '../text/chars.ts';
import type { Range } from '../text/range.ts';
import { LONGEST_WORD, type Vocabulary } from './vocabulary.ts';

/** How far on either side of a place words are looked for, in units. */
const WORD_REACH = 6;

/** Costs of a cut: of a word, of a grammar word of one character, of any other character left over. */
export const WORD = 1;
export const GRAMMAR = 2;
export const REST = 10;

/** Words of grammar of one character: they stand alone, and two of a kind never stand side by side but over a border of words. */
const grammar = new Set<number>();
for (const c of '的了和与在是对为被把向从而及将就也都又还这那我你他她它们称到于以之使让给由则但或且并很更不没有至自因若如当着得已曾才仍再只要能可即')
  grammar.add(c.charCodeAt(0));

export function isGrammar(unit: number): boolean {
  return grammar.has(unit);
}

/** A stretch of Han characters, cut into words: how dear its best beginnings and ends are. */
export interface Cut {
  readonly text: string;
  /** cost of the best cut of the first n characters */
  readonly before: readonly number[];
  /** cost of the best cut from the n-th character on */
  readonly behind: readonly number[];
  /** cost of the best cut of everything */
  readonly whole: number;
  isWord(start: number, end: number): boolean;
  isRareWord(start: number, end: number): boolean;
}

/** What of a text a cut sees. */
export interface Window {
  readonly text: string;
  /** offset of the window in the passage */
  readonly at: number;
  /** Han characters go on before or behind it: the one at that edge may belong to a word outside. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

/** The Han characters around the units from `start` to `end`, at most REACH on either side. */
export function windowAround(text: string, start: number, end: number): Window {
  let from = start;
  while (from > 0 && start - from < WORD_REACH && isAt(text, from - 1, Class.Han)) from--;
  let to = end;
  while (to < text.length && to - end < WORD_REACH && isAt(text, to, Class.Han)) to++;
  return { text: text.slice(from, to), at: from, openLeft: isAt(text, from - 1, Class.Han), openRight: isAt(text, to, Class.Han) };
}

/** Those of the names that lie in the window, in its units. Names are in order, without overlaps. */
export function namesWithin(names: readonly Range[], { text, at }: Window): readonly Range[] {
  let lo = 0;
  let hi = names.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((names[mid] as Range).start < at) lo = mid + 1;
    else hi = mid;
  }
  const out: Range[] = [];
  for (; lo < names.length; lo++) {
    const { start, end } = names[lo] as Range;
    if (end > at + text.length) break;
    out.push({ start: start - at, end: end - at });
  }
  return out;
}

/** @param names in units of the window: they are words too */
export function cutWindow({ text, openLeft, openRight }: Window, vocabulary: Vocabulary, names: readonly Range[]): Cut {
  const n = text.length;
  const isWord = (start: number, end: number): boolean =>
    (end - start <= LONGEST_WORD && vocabulary.isWord(text, start, end)) || names.some((r) => r.start === start && r.end === end);
  const longest = names.reduce((most, r) => Math.max(most, r.end - r.start), LONGEST_WORD);
  const one = (at: number, free: boolean): number => (free ? 0 : isGrammar(text.charCodeAt(at)) ? GRAMMAR : REST);
  const before = [0];
  for (let i = 1; i <= n; i++) {
    let best = (before[i - 1] as number) + one(i - 1, i === 1 && openLeft);
    for (let k = Math.max(0, i - longest); k <= i - 2; k++) if (isWord(k, i)) best = Math.min(best, (before[k] as number) + WORD);
    before.push(best);
  }
  const behind = new Array<number>(n + 1).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let best = (behind[i + 1] as number) + one(i, i === n - 1 && openRight);
    for (let k = i + 2; k <= n && k - i <= longest; k++) if (isWord(i, k)) best = Math.min(best, (behind[k] as number) + WORD);
    behind[i] = best;
  }
  const isRareWord = (start: number, end: number): boolean => vocabulary.isRareWord(text, start, end);
  return { text, before, behind, whole: before[n] as number, isWord, isRareWord };
}
