/** Units in which a clause ends; 、 goes on. */
const ENDS = '。！？；，：\n';
/** A sentence may hold commas and colons. */
const SENTENCE_ENDS = '。！？；\n';

/** Where the clause that holds `at` begins, at most `reach` units before. */
export function clauseStart(text: string, at: number, reach: number): number {
  return back(text, at, reach, ENDS);
}

/** Where the sentence that holds `at` begins, at most `reach` units before. */
export function sentenceStart(text: string, at: number, reach: number): number {
  return back(text, at, reach, SENTENCE_ENDS);
}

/** Where the clause that holds `at` ends, at most `reach` units behind. */
export function clauseEnd(text: string, at: number, reach: number): number {
  const least = Math.min(text.length, at + reach);
  let i = at;
  while (i < least && !ENDS.includes(text[i] as string)) i++;
  return i;
}

/** The last place of `part` between `from` and `to`, or −1. It never looks further back. */
export function lastWithin(text: string, part: string, from: number, to: number): number {
  const at = text.slice(from, to).lastIndexOf(part);
  return at < 0 ? -1 : from + at;
}

function back(text: string, at: number, reach: number, ends: string): number {
  const least = Math.max(0, at - reach);
  let i = at;
  while (i > least && !ends.includes(text[i - 1] as string)) i--;
  return i;
}
