import type { Numeral } from '../text/numbers.ts';
import type { Range } from '../text/range.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/**
 * A sentence with its quantities and what stands between them: `gaps[i]` is the text before the quantity `i`, from the one before it
 * or the head of the sentence; the last gap runs to its end. UTF-16 units of the passage.
 */
export interface CountedSentence extends Range {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly gaps: readonly string[];
}

/** Longer ones are tables and lists that lost their line ends. */
const LONGEST = 600;
const MOST_QUANTITIES = 40;
const ENDS = '。！？!?';

/**
 * The sentences of a text that hold quantities, in order. Linear.
 * @param from where the text begins, behind a dateline
 * @param quoted true inside quotations and titles of works, whose figures are not the article's own
 */
export function countedSentences(text: string, numerals: readonly Numeral[], from: number, quoted: (at: number) => boolean): readonly CountedSentence[] {
  const quantities = quantitiesIn(text, numerals).filter((q) => q.start >= from && !quoted(q.start));
  const out: CountedSentence[] = [];
  let behind = from;
  for (let k = 0; k < quantities.length; ) {
    const first = quantities[k] as Quantity;
    const start = startBefore(text, first.start, behind);
    const end = endBehind(text, first.end);
    const own: Quantity[] = [];
    while (k < quantities.length && (quantities[k] as Quantity).start < end) own.push(quantities[k++] as Quantity);
    behind = end;
    if (end - start <= LONGEST && own.length <= MOST_QUANTITIES) out.push(sentenceOf(text, { start, end }, own));
  }
  return out;
}

function startBefore(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && !ENDS.includes(text[start - 1] as string)) start--;
  return start;
}

function endBehind(text: string, at: number): number {
  let end = at;
  while (end < text.length && !ENDS.includes(text[end] as string)) end++;
  return Math.min(text.length, end + 1);
}

/** The same sentence without some of its quantities, which are then part of the gaps. */
export function without(s: CountedSentence, drop: (q: Quantity) => boolean): CountedSentence {
  const kept = s.quantities.filter((q) => !drop(q));
  return kept.length === s.quantities.length ? s : { ...s, quantities: kept, gaps: gapsOf(s, kept) };
}

function gapsOf(s: { readonly start: number; readonly text: string }, quantities: readonly Quantity[]): readonly string[] {
  const gaps: string[] = [];
  let from = 0;
  for (const q of quantities) {
    gaps.push(s.text.slice(from, q.start - s.start));
    from = q.end - s.start;
  }
  gaps.push(s.text.slice(from));
  return gaps;
}

function sentenceOf(text: string, { start, end }: Range, quantities: readonly Quantity[]): CountedSentence {
  const own = text.slice(start, end);
  return { start, end, text: own, quantities, gaps: gapsOf({ start, text: own }, quantities) };
}
