import { Class, classOf } from '../chars.ts';
import type { Line } from '../line.ts';
import type { Words } from '../words.ts';

/** Characters on each side that the dictionary reads. */
const NEAR = 4;

/** Log-odds that each finding adds: measured at real and false line ends (docs/layout.md). */
const NAME = 4;
export const WORD = 3;
const PAIR = 1;
const NOTHING = -0.5;

/** The engine's own Chinese dictionary, where it has one (ICU). Only the boundary at the seam is asked for. */
const segmenter = typeof Intl === 'object' && 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** True if the dictionary reads one word over the place `at`. */
function insideWord(text: string, at: number): boolean {
  return segmenter !== undefined && segmenter.segment(text).containing(at)?.index !== at;
}

/**
 * Log-odds that a line end is false from the words that run over it. The dearest evidence, so it is asked only where the
 * rest leaves a doubt.
 */
export function acrossOdds(a: Line, b: Line, words: Words): number {
  const left = a.text.slice(Math.max(a.from, a.to - 4 * NEAR), a.to);
  const text = left + b.text.slice(b.from, Math.min(b.to, b.from + 4 * NEAR));
  const at = left.length;
  if (words.nameAcross(text, at)) return NAME;
  if (!(classOf(text.charCodeAt(at - 1)) & Class.Han) || !(classOf(text.charCodeAt(at)) & Class.Han)) return 0;
  if (insideWord(text.slice(Math.max(0, at - NEAR), at + NEAR), Math.min(at, NEAR))) return WORD;
  return words.pairAcross(text, at) ? PAIR : NOTHING;
}
