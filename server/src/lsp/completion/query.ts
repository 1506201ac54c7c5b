import type { Lexicon } from '../../lexicon/lexicon.ts';
import { LONGEST_WORD, type Vocabulary } from '../../lexicon/vocabulary.ts';
import { isSyllable } from '../../names/transliteration.ts';
import { Class, classOf, isAt } from '../../text/chars.ts';
import type { Draft } from '../../text/draft.ts';
import { passageAt } from '../names/named.ts';
import { MOST_LETTERS } from './name-index.ts';

/** What stands before the cursor and may be the beginning of a name. */
export interface Typed {
  readonly script: 'han' | 'latin';
  /** Han: the characters back to what cannot be part of a name, dots as U+00B7. Latin: the letters. */
  readonly text: string;
}

/** The line of a text that holds an offset. */
export interface LineOfText {
  /** offset of its first unit */
  readonly start: number;
  /** what stands before the offset, and behind it */
  readonly before: string;
  readonly after: string;
}

/** No name is longer than this, in units. */
const LONGEST_NAME = 24;
const DOTS = '·•‧∙⋅・･．﹒';
const HAN = Class.Han;
/** What letters may follow: text, marks of Chinese, an opening bracket. Behind anything else they belong to a word, a path, a code. */
const BEFORE_LETTERS = Class.Han | Class.Blank | Class.Open | Class.Close | Class.Pause | Class.Stop | Class.OtherMark | Class.AsciiParen;
const ALNUM = Class.Latin | Class.Digit | Class.FullAlnum;
/** Words and units that a Chinese draft may well have, and that are the initials of some name or other. */
const WORDS = new Set(
  'am an and app are as at be by cm com dna for gb gdp has he km kg kw kwh led mb ml mm mm my no not of ok on or org pc pdf pk pm ppt rap the to tb vr vs we wto www yy'.split(
    ' ',
  ),
);

/** @param offset UTF-16 units */
export function lineOfText(text: string, offset: number): LineOfText {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const from = offset === 0 ? 0 : start;
  const ends = [text.indexOf('\n', offset), text.indexOf('\r', offset)].filter((i) => i >= 0);
  return { start: from, before: text.slice(from, offset), after: text.slice(offset, Math.min(...ends, text.length)) };
}

/** What is being typed at the end of `before`. Undefined for what begins no name: a single character, a word in capitals, a path. */
export function typedAt({ before, after }: LineOfText): Typed | undefined {
  const last = before.length - 1;
  const unit = before.charCodeAt(last);
  if (isAt(before, last, HAN) || isDot(unit)) {
    let start = last;
    while (start > 0 && last - start + 1 < LONGEST_NAME && (isAt(before, start - 1, HAN) || isJoint(before, start - 1))) start--;
    const text = [...before.slice(start)].map((c) => (DOTS.includes(c) ? '·' : c)).join('');
    return text.length < 2 ? undefined : { script: 'han', text };
  }
  if (!isLower(unit) || isAt(after, 0, ALNUM)) return undefined;
  let start = last;
  while (start > 0 && isLower(before.charCodeAt(start - 1))) start--;
  const text = before.slice(start);
  if (text.length < 2 || text.length > MOST_LETTERS || WORDS.has(text)) return undefined;
  if (start > 0 && !(classOf(before.charCodeAt(start - 1)) & BEFORE_LETTERS) && !'"*'.includes(before[start - 1] as string)) return undefined;
  // A Latin word before it: this is a sentence in another language.
  if (isAt(before, start - 1, Class.Blank) && isAt(before, start - 2, ALNUM)) return undefined;
  return { script: 'latin', text };
}

const isLower = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isDot = (unit: number): boolean => DOTS.includes(String.fromCharCode(unit));
/** A dot or hyphen between the parts of a name. */
const isJoint = (text: string, at: number): boolean => (isDot(text.charCodeAt(at)) || text[at] === '-') && isAt(text, at - 1, HAN);

/**
 * True unless a common word runs over the place (四|川普, 国|王毅), the place is inside a transliteration (沙|贝尔), or what
 * follows is nothing but common words (经济, of 经济日报; 中国人民, of 中国人民银行).
 * @param text the line up to the cursor
 * @param at where the name would begin
 */
export function mayBegin(text: string, at: number, { vocabulary }: Lexicon): boolean {
  if (isWords(text, at, vocabulary)) return false;
  if (!isAt(text, at - 1, HAN)) return true;
  const inside = isSyllable(text.charCodeAt(at - 1)) && isSyllable(text.charCodeAt(at));
  if (!inside && !isCrossed(text, at, vocabulary)) return true;
  for (let n = 2; n <= LONGEST_WORD && n <= at; n++) if (vocabulary.isWord(text, at - n, at)) return true;
  return false;
}

/** Each character belongs to a common word, and none of these reaches further back. */
function isWords(text: string, at: number, vocabulary: Vocabulary): boolean {
  let covered = at;
  for (let start = at; start < text.length && start <= covered; start++)
    for (let n = LONGEST_WORD; n >= 2; n--)
      if (start + n > covered && start + n <= text.length && vocabulary.isWord(text, start, start + n)) covered = start + n;
  return covered === text.length;
}

function isCrossed(text: string, at: number, vocabulary: Vocabulary): boolean {
  for (let start = Math.max(0, at - LONGEST_WORD + 1); start < at; start++)
    for (let end = at + 1; end <= Math.min(text.length, start + LONGEST_WORD); end++) if (vocabulary.isWord(text, start, end)) return true;
  return false;
}

/** True if a range of a draft is text: no code, no front matter, no address, no mark. Offsets are UTF-16 units of the draft. */
export function isText(draft: Draft, start: number, end: number): boolean {
  const placed = draft.passages[passageAt(draft, start)];
  if (!placed) return false;
  const { base, mapped } = placed;
  return mapped.map.runs.some((r) => r.length > 0 && base + r.source <= start && end <= base + r.source + r.length);
}
