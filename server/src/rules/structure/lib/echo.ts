import { Class, isAt } from '../../../text/chars.ts';

const WORD = Class.Han | Class.Digit | Class.Latin;

/** Two units of words side by side as one number, −1 where a mark or blank parts them. */
function pairAt(text: string, i: number): number {
  return isAt(text, i, WORD) && isAt(text, i + 1, WORD) ? text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1) : -1;
}

/** The different pairs of neighbouring characters of a line. */
export function pairsOf(text: string): ReadonlySet<number> {
  const out = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairAt(text, i);
    if (pair >= 0) out.add(pair);
  }
  return out;
}

/**
 * Which of the pairs stand in the texts. One pass over them.
 * A headline repeats the words of its story: on clean pages half of its pairs or more, of another story hardly a tenth.
 */
export function echoed(pairs: ReadonlySet<number>, texts: Iterable<string>): ReadonlySet<number> {
  const out = new Set<number>();
  if (pairs.size === 0) return out;
  for (const text of texts) {
    for (let i = 0; i + 1 < text.length; i++) {
      const pair = pairAt(text, i);
      if (pair >= 0 && pairs.has(pair)) out.add(pair);
    }
    if (out.size === pairs.size) break;
  }
  return out;
}

/** How many of the pairs are among the others. */
export function shared(pairs: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let n = 0;
  for (const pair of pairs) if (others.has(pair)) n++;
  return n;
}
