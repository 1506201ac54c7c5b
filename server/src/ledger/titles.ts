import type { Mention } from '../lexicon/lexicon.ts';
import { endsName, titleBefore } from '../names/cues.ts';
import { Class, isAt } from '../text/chars.ts';
import type { Range } from '../text/range.ts';

/** Words before a title that say when it was held, or of what rank it is. */
const BEFORE = ['前', '原', '时任', '候任', '代', '代理', '副', '兼', '已故', '名誉', '中央', '新任'];
const REACH = 24;
/** The name of a body that nobody knows is no longer than this. */
const LONGEST_BODY = 8;

/**
 * The title that stands right before a name, with the body it belongs to: 朝鲜国务委员会委员长, 国务委员兼外交部长. Undefined
 * without one. Bounded work; units of the text.
 */
export function titleRange(text: string, name: number, mentions: readonly Mention[]): Range | undefined {
  const n = titleBefore(text, name);
  if (n === 0) return undefined;
  let start = name - n;
  for (let grown = true; grown && name - start < REACH; ) {
    grown = false;
    const longer = grownBy(text, start, mentions);
    if (longer > 0) {
      start -= longer;
      grown = true;
    }
  }
  return { start: unknownBody(text, start), end: name };
}

function grownBy(text: string, start: number, mentions: readonly Mention[]): number {
  const word = BEFORE.find((w) => text.startsWith(w, start - w.length));
  if (word) return word === '兼' ? 1 + titleBefore(text, start - 1) : word.length;
  const m = mentionEndingAt(mentions, start);
  return m && m.entry.kind !== 'person' ? m.end - m.start : 0;
}

function mentionEndingAt(mentions: readonly Mention[], at: number): Mention | undefined {
  let lo = 0;
  let hi = mentions.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((mentions[mid] as Mention).end < at) lo = mid + 1;
    else hi = mid;
  }
  const m = mentions[lo];
  return m && m.end === at && m.start < at ? m : undefined;
}

/** Up to the mark before it, what stands before a title is the name of its body: 科兰达市|市长. */
function unknownBody(text: string, start: number): number {
  let from = start;
  while (from > 0 && start - from <= LONGEST_BODY && isAt(text, from - 1, Class.Han) && !endsName(text.charCodeAt(from - 1))) from--;
  const marked = from === 0 || !isAt(text, from - 1, Class.Han);
  return marked && start - from <= LONGEST_BODY ? from : start;
}
