import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import type { Words } from '../words.ts';

/** Characters on each side that the dictionary reads. */
const NEAR = 4;

/** Log-odds that each finding adds: measured at real and false line ends (docs/layout.md). */
export const Across = { Name: 4, Word: 3, Pair: 1, Nothing: -0.5, Foreign: 0 } as const;
export type Across = (typeof Across)[keyof typeof Across];

/**
 * The engine's own Chinese dictionary, where it has one (ICU). Only the boundary at the seam is asked for. To open it takes
 * longer than to read a short draft, so that is left until it is asked.
 */
let segmenter: Intl.Segmenter | false | undefined;

/** True if the dictionary reads one word over the place `at`. */
function insideWord(text: string, at: number): boolean {
  segmenter ??= typeof Intl === 'object' && 'Segmenter' in Intl && new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter !== false && segmenter.segment(text).containing(at)?.index !== at;
}

/**
 * Log-odds that a line end is false from the words that run over it. The dearest evidence, so it is asked only where the
 * rest leaves a doubt, and the dictionary only where its answer tells.
 * @param tells whether a word over the line end would change the verdict from what the other finding makes it
 */
export function acrossOdds(a: Line, b: Line, words: Words, tells: (other: Across) => boolean): Across {
  const left = a.text.slice(Math.max(a.from, a.to - 4 * NEAR), a.to);
  const text = left + b.text.slice(b.from, Math.min(b.to, b.from + 4 * NEAR));
  const at = left.length;
  if (words.nameAcross(text, at)) return Across.Name;
  if (!(classOf(text.charCodeAt(at - 1)) & Class.Han) || !(classOf(text.charCodeAt(at)) & Class.Han)) return Across.Foreign;
  const other = words.pairAcross(text, at) ? Across.Pair : Across.Nothing;
  return tells(other) && insideWord(text.slice(Math.max(0, at - NEAR), at + NEAR), Math.min(at, NEAR)) ? Across.Word : other;
}
