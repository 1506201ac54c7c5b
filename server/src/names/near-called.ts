import type { Vocabulary } from '../lexicon/vocabulary.ts';
import type { ContextName } from './contexts.ts';
import { gapKey, isOnlyAt } from './gap-key.ts';
import { isConfusable } from './homophones.ts';

interface NearCalled {
  /** index of what is told */
  readonly index: number;
  readonly to: string;
  readonly strong: boolean;
}

interface Count {
  count: number;
  bounded: boolean;
  listed: boolean;
  relative: boolean;
}

/**
 * Names that sound or look like another one of the article and differ from it in one character, or whose last two have changed
 * places, in the contexts of names: 张建民说 … 张健民说. Two that are told as often are two people. Linear.
 */
export function nearCalled(names: readonly ContextName[], listed: readonly string[], vocabulary: Vocabulary): NearCalled[] {
  const counts = new Map<string, Count>();
  for (const { text, bounded, relative } of names) {
    const known = counts.get(text);
    if (!known) counts.set(text, { count: 1, bounded, listed: false, relative });
    else {
      known.count++;
      if (bounded) known.bounded = true;
      if (relative) known.relative = true;
    }
  }
  for (const text of listed) {
    const known = counts.get(text);
    if (known) known.listed = true;
    else counts.set(text, { count: 1, bounded: true, listed: true, relative: false });
  }
  const gaps = gapsOf(counts);
  if (gaps.size === 0) return [];
  const right = new Map<string, Right>();
  for (const [text, own] of counts) {
    const found = own.listed || own.relative ? undefined : nearest(text, own, counts, gaps, vocabulary);
    if (found) right.set(text, found);
  }
  const out: NearCalled[] = [];
  if (right.size > 0) {
    names.forEach(({ text }, index) => {
      const found = right.get(text);
      if (found) out.push({ index, ...found });
    });
  }
  return out;
}

interface Right {
  readonly to: string;
  readonly strong: boolean;
}

/** Names that are sure to be ones, by what they are with one character left out, and with their last two exchanged. */
function gapsOf(counts: ReadonlyMap<string, Count>): ReadonlyMap<number, readonly string[]> {
  const gaps = new Map<number, string[]>();
  const put = (key: number, text: string): void => {
    const list = gaps.get(key);
    if (list) list.push(text);
    else gaps.set(key, [text]);
  };
  for (const [text, { count, bounded, listed }] of counts) {
    if (!listed && (count < 2 || !bounded)) continue;
    for (let k = 0; k < text.length; k++) put(gapKey(text, k), text);
    if (text.length === 3 && text[1] !== text[2]) put(gapKey(exchanged(text), NO_GAP), text);
  }
  return gaps;
}

const NO_GAP = 15;
const exchanged = (text: string): string => `${text[0]}${text[2]}${text[1]}`;

function nearest(
  text: string,
  own: Count,
  counts: ReadonlyMap<string, Count>,
  gaps: ReadonlyMap<number, readonly string[]>,
  vocabulary: Vocabulary,
): Right | undefined {
  for (let k = 0; k <= text.length; k++) {
    const gap = k < text.length ? k : NO_GAP;
    for (const to of gaps.get(gapKey(text, gap)) ?? []) {
      if (to === text || !(gap === NO_GAP ? exchanged(to) === text : isOnlyAt(text, to, k) && isConfusable(to[k] as string, text[k] as string))) continue;
      const other = counts.get(to) as Count;
      if (!isCommoner(other, own, text.length) || vocabulary.isWord(text, 0, text.length)) continue;
      return { to, strong: text.length > 2 && own.bounded && (other.listed || own.count === 1) };
    }
  }
  return undefined;
}

/** Two characters are soon another person's name: they take more. */
function isCommoner(name: Count, own: Count, length: number): boolean {
  if (name.listed) return length > 2 || own.count === 1;
  return length > 2 ? name.count >= 2 * own.count : name.count >= 3 && own.count === 1;
}
