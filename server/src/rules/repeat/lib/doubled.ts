import { type Cut, cutWindow, GRAMMAR, isGrammar, namesWithin, REST, type Window, WORD, windowAround } from '../../../lexicon/cut.ts';
import { LONGEST_WORD, type Vocabulary } from '../../../lexicon/vocabulary.ts';
import { titleBefore } from '../../../names/cues.ts';
import { surnameAt } from '../../../names/surnames.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';

/** slip: one of the two is too many. doubtful: another reading exists (目的|的). lawful: it is a word, or the border of two. */
export type Judgement = 'slip' | 'doubtful' | 'lawful';

function unitsOf(units: string): ReadonlySet<number> {
  const out = new Set<number>();
  for (let i = 0; i < units.length; i++) out.add(units.charCodeAt(i));
  return out;
}

/** They stand before nouns and are never doubled, although they are parts of words more often than grammar is. */
const DETERMINER = unitsOf('新大小上下中内外前后里会过地所第各该此其某每另');
/** 一座座, 两个个, ３次次 */
const NUMERAL = unitsOf('一二三四五六七八九十几百千两数每');
const OF = '的'.charCodeAt(0);
const ONLY = '只'.charCodeAt(0);

/**
 * Judges a doubled Han character: cuts the characters around it into words as they stand and with one of the two left out.
 * @param at of the second one
 * @param names mentions of the passage, which are words too
 */
export function judgeDoubled(text: string, at: number, vocabulary: Vocabulary, names: readonly Range[]): Judgement {
  const unit = text.charCodeAt(at);
  const grammar = isGrammar(unit);
  if (text.charCodeAt(at + 1) === unit || text.charCodeAt(at - 2) === unit) {
    // 哈哈哈, 买买买; but 的的的
    if (isCry(text, at)) return 'lawful';
    return grammar && text.charCodeAt(at + 1) !== unit && text.charCodeAt(at - 3) !== unit ? 'slip' : 'lawful';
  }
  const counted = at > 1 && (NUMERAL.has(text.charCodeAt(at - 2)) || isAt(text, at - 2, Class.Digit | Class.FullAlnum));
  if (isMirrored(text, at) || text.startsWith('其其格', at - 1)) return 'lawful';
  if ((counted && (!grammar || unit === ONLY)) || insideWord(text, at, vocabulary)) return 'lawful';
  const name = nameTooLong(text, at) ?? nameTwiceBegun(text, at, vocabulary, names);
  if (name) return name;
  const as = vocabulary.doubled(unit);
  if (as === 2) return 'lawful';

  const window = windowAround(text, at - 1, at + 1);
  const inside = namesWithin(names, window);
  const cut = cutWindow(window, vocabulary, inside);
  const second = at - window.at;
  const left = wordEnds(cut, second);
  const right = wordStarts(cut, second);
  if (left > 0 && right > 0) return 'lawful';
  if (grammar && as === 1) return 'lawful';
  // 实事求是|是…, 有了|了不起: a long word is seldom there by chance
  if (grammar) return left > 2 || right > 2 ? 'lawful' : left + right > 0 ? 'doubtful' : 'slip';
  const last = !isAt(text, at + 1, Class.Han | Class.Digit | Class.Latin | Class.FullAlnum);
  if (as === 1 && !(last && left > 0 && doubledIsDear(cut, second))) return 'lawful';
  if (left + right === 0) return DETERMINER.has(unit) ? 'slip' : 'lawful';
  if (left === 0 || !oneIsEnough(window, second, vocabulary, inside)) return 'lawful';
  const closed = last || text.charCodeAt(at + 1) === OF;
  if (isInFours(text, at)) return closed ? 'doubtful' : 'lawful';
  return closed ? 'slip' : 'doubtful';
}

/** 不不不，是是是！: the run is all that stands between two marks. */
function isCry(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  let start = at;
  while (text.charCodeAt(start - 1) === unit) start--;
  let end = at + 1;
  while (text.charCodeAt(end) === unit) end++;
  const word = Class.Han | Class.Latin | Class.Digit | Class.FullAlnum;
  return unit !== OF && !isAt(text, start - 1, word) && !isAt(text, end, word);
}

/** 你推我我推你: what stands behind the two is what stands before them, turned round. */
function isMirrored(text: string, at: number): boolean {
  for (let k = 1; k <= 2; k++) if (!isAt(text, at + k, Class.Han) || text.charCodeAt(at + k) !== text.charCodeAt(at - 1 - k)) return false;
  return true;
}

/**
 * 主席王大山山，: behind a title a family name and three more, up to a mark, are no Chinese name, but with one less they are.
 * Doubtful where the second may be a family name, too (张王莎莎).
 */
function nameTooLong(text: string, at: number): Judgement | undefined {
  if (isAt(text, at + 1, Class.Han | Class.Latin | Class.Digit)) return undefined;
  for (const family of [1, 2]) {
    const start = at - 2 - family;
    if (start > 1 && surnameAt(text, start) === family && titleBefore(text, start) > 0) return surnameAt(text, start + family) > 0 ? 'doubtful' : 'slip';
  }
  return undefined;
}

/** What stands behind a name of two or three characters. */
const TITLED = /^..{1,2}(?:总书记|主席|总理|总统|部长|省长|市长|书记|主任|委员长|同志|先生|女士|教授|院士)/;

/** 贯彻习习近平总书记: a name with its title begins with the second one, and no word ends in the first (学习|习近平). */
function nameTwiceBegun(text: string, at: number, vocabulary: Vocabulary, names: readonly Range[]): Judgement | undefined {
  const listed = names.some((m) => m.start === at && m.end - m.start > 2);
  if (surnameAt(text, at) !== 1 || !isAt(text, at - 2, Class.Han)) return undefined;
  if (!listed && !TITLED.test(text.slice(at, at + 7))) return undefined;
  for (let n = 2; n <= LONGEST_WORD; n++)
    if (vocabulary.isWord(text, at - n, at) || vocabulary.isRareWord(text, at - n, at) || names.some((m) => m.start === at - n && m.end === at))
      return undefined;
  return 'slip';
}

/** The two are the inside of a word: 朝鲜民|主主|义, 纷纷扬扬. */
function insideWord(text: string, at: number, vocabulary: Vocabulary): boolean {
  for (let start = Math.max(0, at + 1 - LONGEST_WORD); start < at; start++) {
    for (let end = Math.max(at + 1, start + 3); end <= text.length && end - start <= LONGEST_WORD; end++) {
      if (vocabulary.isWord(text, start, end)) return true;
    }
  }
  return false;
}

/** AABB: 崖崖畔畔. */
function isInFours(text: string, at: number): boolean {
  const twice = (i: number): boolean => isAt(text, i, Class.Han) && text.charCodeAt(i) === text.charCodeAt(i + 1);
  return twice(at + 1) || twice(at - 3);
}

/** Length of the longest word of two or more characters that ends in the first of the two, in a best cut; 0 without one. */
function wordEnds({ text, before, isWord, isRareWord }: Cut, second: number): number {
  const alone = (before[second - 1] as number) + (isGrammar(text.charCodeAt(second - 1)) ? GRAMMAR : REST);
  for (let k = 0; k <= second - 2; k++) {
    if ((before[k] as number) + WORD <= alone && (isWord(k, second) || isRareWord(k, second))) return second - k;
  }
  return 0;
}

/** Length of the longest word of two or more characters that begins with the second of the two; 0 without one. */
function wordStarts({ text, behind, isWord, isRareWord }: Cut, second: number): number {
  const alone = (behind[second + 1] as number) + (isGrammar(text.charCodeAt(second)) ? GRAMMAR : REST);
  for (let k = text.length; k >= second + 2; k--) {
    if ((behind[k] as number) + WORD <= alone && (isWord(second, k) || isRareWord(second, k))) return k - second;
  }
  return 0;
}

/** Read as a doubled word (看|出出) it costs no less than as two words (看出|出). */
function doubledIsDear({ before, behind }: Cut, second: number): boolean {
  const asDoubled = (before[second - 1] as number) + WORD + (behind[second + 1] as number);
  return asDoubled >= (before[second] as number) + (behind[second] as number);
}

/**
 * With one of the two left out, the other one is part of a word.
 * @param names in units of the window
 */
function oneIsEnough(window: Window, second: number, vocabulary: Vocabulary, names: readonly Range[]): boolean {
  const text = window.text.slice(0, second) + window.text.slice(second + 1);
  const known = names.flatMap((r) => (r.end <= second ? [r] : r.start > second ? [{ start: r.start - 1, end: r.end - 1 }] : []));
  const { before, behind, whole, isWord, isRareWord } = cutWindow({ ...window, text }, vocabulary, known);
  for (let start = 0; start < second; start++) {
    for (let end = Math.max(second, start + 2); end <= text.length; end++) {
      const common = isWord(start, end);
      if (!common && !isRareWord(start, end)) continue;
      if ((before[start] as number) + WORD + (behind[end] as number) <= whole + (common ? 0 : REST)) return true;
    }
  }
  return false;
}
