import type { Mention } from '../lexicon/lexicon.ts';
import type { Vocabulary } from '../lexicon/vocabulary.ts';
import { Class, isAt } from '../text/chars.ts';
import type { Range } from '../text/range.ts';
import { endsName, isCue, nameEndBefore, titleBefore, verbAt } from './cues.ts';
import { surnameAt } from './surnames.ts';
import { distinctSyllables, isSyllable } from './transliteration.ts';

/** A string in a place where a person's name stands: behind a title, before a verb of saying. Ranges are units of the text. */
export interface ContextName extends Range {
  readonly text: string;
  /** Something marks both its ends; else only a family name tells where it begins, or its length where it ends. */
  readonly bounded: boolean;
  readonly behindTitle: boolean;
  /** A word for a relative stands before it: another person than the one it is like. */
  readonly relative: boolean;
}

const nameAt = (text: string, start: number, end: number, bounded: boolean, behindTitle: boolean, relative = false): ContextName => ({
  start,
  end,
  text: text.slice(start, end),
  bounded,
  behindTitle,
  relative,
});

const SHORTEST = 2;
const LONGEST = 4;
const LONGEST_TRANSLITERATION = 8;
const RELATIVES = new Set(
  '哥哥 弟弟 姐姐 妹妹 妻子 丈夫 父亲 母亲 儿子 女儿 爷爷 奶奶 外公 外婆 孙子 孙女 夫人 长子 次子 长女 次女 堂兄 表弟 叔叔 伯父 侄子'.split(' '),
);

const NONE: readonly ContextName[] = [];

/** Where titles may end and verbs of saying begin, in order. */
function cuesOf(text: string): readonly number[] {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) if (isCue(text.charCodeAt(i))) out.push(i);
  return out;
}

/**
 * The names of persons that a text has in the contexts of names, in order of their ends, without listed ones and ordinary words.
 * Linear.
 * @param mentions of the text
 * @param cues of the text, where they are known
 */
export function contextNames(text: string, mentions: readonly Mention[], vocabulary: Vocabulary, cues = cuesOf(text)): readonly ContextName[] {
  if (cues.length === 0) return NONE;
  let out: ContextName[] | undefined;
  let before: ContextName | undefined;
  let k = 0;
  for (const i of cues) {
    while (k < mentions.length && (mentions[k] as Mention).end <= i - LONGEST) k++;
    const title = isHan(text, i + 1) ? titleBefore(text, i + 1) : 0;
    const found = title > 0 ? afterTitle(text, i + 1, vocabulary) : verbAt(text, i) > 0 ? beforeVerb(text, i) : undefined;
    if (
      !found ||
      endsName(text.charCodeAt(found.start)) ||
      (before && found.start < before.end) ||
      isListed(found, mentions, k) ||
      vocabulary.isWord(text, found.start, found.end)
    )
      continue;
    out ??= [];
    before = found;
    out.push(found);
  }
  return out ?? NONE;
}

function isListed({ start, end }: Range, mentions: readonly Mention[], from: number): boolean {
  for (let k = from; k < mentions.length; k++) {
    const m = mentions[k] as Mention;
    if (m.start >= end) return false;
    if (m.certain && m.end > start) return true;
  }
  return false;
}

const isHan = (text: string, at: number): boolean => isAt(text, at, Class.Han);

function afterTitle(text: string, start: number, vocabulary: Vocabulary): ContextName | undefined {
  if (verbAt(text, start) > 0) return undefined;
  const foreign = syllablesFrom(text, start);
  if (foreign > 0) return nameAt(text, start, start + foreign, true, true);
  for (let n = 1; n <= LONGEST; n++) {
    const end = start + n;
    const bounded = !isHan(text, end) || (n >= SHORTEST && (verbAt(text, end) > 0 || endsName(text.charCodeAt(end))));
    if (bounded) return n < SHORTEST ? undefined : nameAt(text, start, end, true, true);
  }
  const end = start + surnameAt(text, start) + 2;
  // A word of its own goes on behind it: 林致远|出席.
  return end === start + 2 ? undefined : nameAt(text, start, end, vocabulary.isWord(text, end, end + 2), true);
}

/** Length of the transliterated name that begins at `start`, or 0: of its syllables, where a character that is none follows. */
function syllablesFrom(text: string, start: number): number {
  let end = start;
  while (end - start <= LONGEST_TRANSLITERATION && isSyllable(text.charCodeAt(end))) end++;
  return isForeign(text, start, end) ? end - start : 0;
}

/** The same of one that ends at `end`. */
function syllablesTo(text: string, end: number): number {
  let start = end;
  while (end - start <= LONGEST_TRANSLITERATION && isSyllable(text.charCodeAt(start - 1))) start--;
  return isForeign(text, start, end) ? end - start : 0;
}

function isForeign(text: string, start: number, end: number): boolean {
  const n = end - start;
  return n > SHORTEST && n <= LONGEST_TRANSLITERATION && distinctSyllables(text, start, end) * 2 > n;
}

function beforeVerb(text: string, verb: number): ContextName | undefined {
  let end = nameEndBefore(text, verb);
  // 王某教授说
  end -= titleBefore(text, end);
  for (let n = 1; n <= LONGEST; n++) {
    const start = end - n;
    if (!isHan(text, start)) return undefined;
    const title = n >= SHORTEST ? titleBefore(text, start) : 0;
    if (isHan(text, start - 1) && title === 0) continue;
    if (n < SHORTEST) return undefined;
    return nameAt(text, start, end, true, title > 0);
  }
  const foreign = syllablesTo(text, end);
  if (foreign > 0) return nameAt(text, end - foreign, end, true, false);
  for (const n of [4, 3]) {
    const start = end - n;
    if (surnameAt(text, start) !== n - 2) continue;
    const relative = RELATIVES.has(text.slice(start - 2, start));
    return nameAt(text, start, end, relative, false, relative);
  }
  return undefined;
}
