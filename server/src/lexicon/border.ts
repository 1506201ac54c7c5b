import { Class, isAt } from '../text/chars.ts';
import type { Pairs } from './pairs.ts';

/** How far on either side of a form words are looked for, in units. */
const REACH = 4;
/** Forms that are longer than this are not found in ordinary text by chance. */
const SHORT = 3;

/** certain: a mention. doubtful: another reading is as good (李强调). not: other words fit better (四川普降, 其中美国). */
export type Border = 'certain' | 'doubtful' | 'not';

const before = new Uint8Array(2 * REACH + SHORT + 3);
const behind = new Uint8Array(2 * REACH + SHORT + 3);

/**
 * Chinese has no blanks, so a short name may stand in a text by chance, over the border of two words. The judgement cuts
 * the characters around the form into two-character words, once with the form as a word and once with a word that crosses
 * its border, and compares how many single characters are left over. Bounded cost.
 * @param start, end the form in the text, UTF-16 units
 */
export function judgeBorder(text: string, start: number, end: number, pairs: Pairs): Border {
  if (end - start > SHORT || !isAt(text, start, Class.Han)) return 'certain';
  const left = isWordAt(text, start - 1, pairs);
  const right = isWordAt(text, end - 1, pairs);
  if (!left && !right) return 'certain';

  let from = start;
  while (from > 0 && start - from < REACH && isAt(text, from - 1, Class.Han)) from--;
  let to = end;
  while (to < text.length && to - end < REACH && isAt(text, to, Class.Han)) to++;
  // A character at the edge of what is looked at may belong to a word outside: it costs nothing.
  const freeLeft = isAt(text, from - 1, Class.Han);
  const freeRight = isAt(text, to, Class.Han);
  const n = to - from;
  before[0] = 0;
  for (let i = 1; i <= n; i++) {
    let best = (before[i - 1] as number) + (i === 1 && freeLeft ? 0 : 1);
    if (i >= 2 && isWordAt(text, from + i - 2, pairs)) best = Math.min(best, before[i - 2] as number);
    before[i] = best;
  }
  behind[n] = 0;
  for (let i = n - 1; i >= 0; i--) {
    let best = (behind[i + 1] as number) + (i === n - 1 && freeRight ? 0 : 1);
    if (i <= n - 2 && isWordAt(text, from + i, pairs)) best = Math.min(best, behind[i + 2] as number);
    behind[i] = best;
  }
  const s = start - from;
  const e = end - from;
  const asName = (before[s] as number) + (behind[e] as number);
  let otherwise = 0xff;
  if (left) otherwise = (before[s - 1] as number) + (behind[s + 1] as number);
  if (right) otherwise = Math.min(otherwise, (before[e - 1] as number) + (behind[e + 1] as number));
  return otherwise < asName ? 'not' : otherwise === asName ? 'doubtful' : 'certain';
}

function isWordAt(text: string, at: number, pairs: Pairs): boolean {
  return at >= 0 && at + 1 < text.length && pairs.isWord(text.charCodeAt(at), text.charCodeAt(at + 1));
}
