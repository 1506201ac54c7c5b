import { pairHash } from '../../../lexicon/first-pairs.ts';
import type { Lexicon, ListedForm, Mention } from '../../../lexicon/lexicon.ts';
import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { isConfusable } from '../../../names/homophones.ts';
import type { PassageView } from '../../../rule/scans.ts';
import { Class, classOf } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';

/** A string that is a listed body in all but one character. */
export interface NearBodyName extends Range {
  /** the lawful form that it is nearly */
  readonly form: ListedForm;
}

/** The lawful forms of the bodies, by what their near misses have in common with them. */
interface Index {
  /** by unit: `LAST` of a form, `THIRD` of one */
  readonly units: Uint8Array;
  readonly byEnd: ReadonlyMap<number, readonly ListedForm[]>;
  readonly byHead: ReadonlyMap<number, readonly ListedForm[]>;
}

const LAST = 1;
const THIRD = 2;
/** Shorter names differ by one character from too many words. */
const SHORTEST = 5;
/** With so many characters right, a word in the place of one is no other body's: 检查院. */
const LONG = 6;
const WORDS_FOR_AND = '和与及';
/** One character more that makes something else of a body: 联合国副秘书长, 反胡塞武装, 联合国和安理会, 美国的国家安全委员会. */
const MAKES_OTHER = '副前原反非新老总亚和与及、的兼';
/** A function word in the place of the last character begins what comes behind: 生态环境|不受损害. */
const FUNCTION_WORDS = '不的了在是就都也将已有为以从到被把给让对向';
/** Several things have no name: 三大国际标准组织. */
const SEVERAL = /(?:[两二三四五六七八九十几各些多\d]大?|[个家])$/;
const indices = new WeakMap<Lexicon, Index>();

function indexOf(lexicon: Lexicon): Index {
  let index = indices.get(lexicon);
  if (!index) {
    const units = new Uint8Array(0x10000);
    const byEnd = new Map<number, ListedForm[]>();
    const byHead = new Map<number, ListedForm[]>();
    const put = (map: Map<number, ListedForm[]>, key: number, form: ListedForm): void => {
      const list = map.get(key);
      if (list) list.push(form);
      else map.set(key, [form]);
    };
    for (const form of lexicon.formsOf('organisation')) {
      const { text } = form;
      const n = text.length;
      if (n < SHORTEST) continue;
      const [last, third] = [text.charCodeAt(n - 1), text.charCodeAt(2)];
      units[last] = (units[last] as number) | LAST;
      units[third] = (units[third] as number) | THIRD;
      put(byEnd, endKey(text, n), form);
      put(byHead, headKey(text, 0), form);
    }
    index = { units, byEnd, byHead };
    indices.set(lexicon, index);
  }
  return index;
}

/** The last two units before `end`, and the first three from `start`. */
const endKey = (text: string, end: number): number => pairHash(text.charCodeAt(end - 2), text.charCodeAt(end - 1));
const headKey = (text: string, start: number): number => pairHash(pairHash(text.charCodeAt(start), text.charCodeAt(start + 1)), text.charCodeAt(start + 2));

/**
 * Near misses of listed bodies of five characters and more, outside of the mentions of a text: one character that sounds or looks
 * alike; 和 for 与; from six on also one too many, one too few, or two that changed places. Its end or its head is right. Linear, but
 * for bodies that end alike.
 */
export const NEAR_LISTED_BODIES: PassageView<readonly NearBodyName[]> = {
  read: ({ text, mentions }, lexicon) => nearListedBodies(text, mentions, lexicon),
};

const NONE: readonly NearBodyName[] = [];

function nearListedBodies(text: string, mentions: readonly Mention[], lexicon: Lexicon): readonly NearBodyName[] {
  const { units, byEnd, byHead } = indexOf(lexicon);
  let out: NearBodyName[] | undefined;
  for (let i = 2; i < text.length; i++) {
    const is = units[text.charCodeAt(i)] as number;
    if (is === 0) continue;
    const found =
      (is & LAST && nearBefore(text, i + 1, byEnd.get(endKey(text, i + 1)), lexicon.vocabulary)) ||
      (is & THIRD && nearBehind(text, i - 2, byHead.get(headKey(text, i - 2)), lexicon.vocabulary));
    if (!found || isTaken(mentions, found) || (out?.at(-1)?.end ?? 0) > found.start) continue;
    out ??= [];
    out.push(found);
  }
  return out ?? NONE;
}

/** A listed body in all but one character that ends at `end`. */
function nearBefore(text: string, end: number, forms: readonly ListedForm[] | undefined, vocabulary: Vocabulary): NearBodyName | undefined {
  for (const form of forms ?? []) {
    const name = form.text;
    for (const more of name.length >= LONG ? EACH_WAY : SAME) {
      const start = end - name.length - more;
      if (
        start >= 0 &&
        !isSeveral(text, start) &&
        isNear(text, start, end, name, vocabulary) &&
        !isShortCountry(text, start, more, form) &&
        !isTranslated(text.slice(start, end), form)
      )
        return { start, end, form };
    }
  }
  return undefined;
}

/** 和 and 与 are as good as each other in what is translated: 联合国贸易与发展会议. */
function isTranslated(written: string, { text, entry }: ListedForm): boolean {
  if (written.length !== text.length || !(entry.country === undefined ? WORLD.test(text) : entry.country !== '中国')) return false;
  return [...written].every((c, i) => c === text[i] || (WORDS_FOR_AND.includes(c) && WORDS_FOR_AND.includes(text[i] as string)));
}

const WORLD = /^(?:联合国|国际|世界|全球|欧|亚太|非)/;

const isSeveral = (text: string, start: number): boolean => SEVERAL.test(text.slice(Math.max(0, start - 2), start));

/** True of a body whose country is shortened: 朝国防委员会. */
function isShortCountry(text: string, start: number, more: number, form: ListedForm): boolean {
  const country = more < 0 ? form.entry.country : undefined;
  return country !== undefined && form.text.startsWith(country) && !text.startsWith(country, start);
}

/** The same of one that begins at `start`, with what is wrong among its last two characters. */
function nearBehind(text: string, start: number, forms: readonly ListedForm[] | undefined, vocabulary: Vocabulary): NearBodyName | undefined {
  for (const form of forms ?? []) {
    const end = start + form.text.length;
    if (end > text.length || isSeveral(text, start) || !isNear(text, start, end, form.text, vocabulary)) continue;
    if (!isTranslated(text.slice(start, end), form)) return { start, end, form };
  }
  return undefined;
}

const SAME = [0];
const EACH_WAY = [0, 1, -1];

function isNear(text: string, start: number, end: number, name: string, vocabulary: Vocabulary): boolean {
  const more = end - start - name.length;
  let at = 0;
  while (at < name.length && text[start + at] === name[at]) at++;
  const [was, is] = [name[at], text[start + at]];
  if (was === undefined || is === undefined) return false;
  // A mark that is lost or wrong is another rule's.
  if ((more <= 0 && !isHan(was)) || (more >= 0 && !isHan(is))) return false;
  const rest = (from: number): boolean => text.startsWith(name.slice(from), end - name.length + from);
  // What is wrong at its head is rather another word's: 全|国红十字会; what is one too many and makes a word, another body's: 国家|输电|网公司.
  if (more !== 0 && at < 2) return false;
  const repeats = is === text[start + at - 1];
  if (more > 0 && (MAKES_OTHER.includes(is) || (!repeats && isInWord(text, start + at, vocabulary)))) return false;
  // 法|国民议会: two countries in one.
  if (more < 0 && was === name[at - 1]) return false;
  if (more !== 0) return at > 0 && (more > 0 ? rest(at) : at + 1 < name.length && rest(at + 1));
  if (rest(at + 1)) {
    if (WORDS_FOR_AND.includes(was) && WORDS_FOR_AND.includes(is)) return true;
    if (at === name.length - 1 && FUNCTION_WORDS.includes(is)) return false;
    return isConfusable(was, is) && (name.length >= LONG || !isInWord(text, start + at, vocabulary));
  }
  return text[start + at + 1] === was && name[at + 1] === is && rest(at + 2);
}

const isHan = (char: string): boolean => classOf(char.charCodeAt(0)) === Class.Han;

function isInWord(text: string, at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.isWord(text, at - 1, at + 1) || vocabulary.isWord(text, at, at + 2);
}

/** True if a mention holds it or crosses one of its ends: then it is that. What stands inside is a part of its name (国务院 in 国务院新闻办公室). */
function isTaken(mentions: readonly Mention[], { start, end }: Range): boolean {
  for (const m of mentions) {
    if (m.start >= end) return false;
    if (m.end > start && (m.start <= start ? m.end >= end || m.start < start : m.end > end)) return true;
  }
  return false;
}
