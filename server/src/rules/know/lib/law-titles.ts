import { isKnownTitle, type Laws, lawOf, type NearLaw, nearLaw } from '../../../knowledge/laws.ts';
import { LONGEST_LAW_TITLE } from '../../../lexicon/knowledge.ts';
import type { Scans } from '../../../rule/scans.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { firstFrom } from './first-from.ts';

/** A title of a law as it stands in a text, without 中华人民共和国. */
export interface CitedTitle extends Range {
  readonly title: string;
  /** 中华人民共和国 stands before it */
  readonly own: boolean;
  /** 《》 stand around it */
  readonly marked: boolean;
}

export const STATE = '中华人民共和国';
/** 法 goes on as another word: 中华人民共和国最高人民法院. */
const OTHER_WORDS = '院律官规定学制治人庭案典师';

/** The title in 《》 that ends with the character at `at`. */
export function markedTitle({ text, titles }: Passage & Scans, at: number): CitedTitle | undefined {
  const marks = titles[firstFrom(titles, at) - 1];
  if (marks?.end !== at + 2) return undefined;
  const own = text.startsWith(STATE, marks.start + 1);
  const start = marks.start + 1 + (own ? STATE.length : 0);
  if (at + 1 - start > LONGEST_LAW_TITLE || !isHan(text, start, at + 1)) return undefined;
  return { start, end: at + 1, title: text.slice(start, at + 1), own, marked: true };
}

/** A title in 《》 whose 中华人民共和国 is one character off, before a law that is right: 《中国人民共和国森林法》. The range is that of the slip. */
export function wrongState(laws: Laws, cited: CitedTitle): Range | undefined {
  for (const length of [STATE.length, STATE.length - 1, STATE.length + 1]) {
    if (!lawOf(laws, cited.title.slice(length)) || !isOneOff(cited.title.slice(0, length), STATE)) continue;
    return { start: cited.start, end: cited.start + length };
  }
  return undefined;
}

/** One character for another, one too many or one too few. */
function isOneOff(is: string, right: string): boolean {
  let at = 0;
  while (at < right.length && is[at] === right[at]) at++;
  const rest = right.slice(at + 1);
  return is.slice(at + 1) === rest || is.slice(at) === rest || is.slice(at + 1) === right.slice(at);
}

/**
 * The title behind a 中华人民共和国 that stands in no 《》: where it is a known one, nothing; else the first one up to a 法 that is nearly
 * a law.
 */
export function bareTitle(laws: Laws, text: string, at: number): (CitedTitle & { readonly near: NearLaw }) | undefined {
  const start = at + STATE.length;
  let near: (CitedTitle & { readonly near: NearLaw }) | undefined;
  for (let end = start; end < text.length && end - start < LONGEST_LAW_TITLE && isAt(text, end, Class.Han); end++) {
    if (text[end] !== '法' || OTHER_WORDS.includes(text[end + 1] ?? ' ')) continue;
    const title = text.slice(start, end + 1);
    if (isKnownTitle(laws, title)) return undefined;
    const found = near ? undefined : nearLaw(laws, title, true);
    if (found) near = { start, end: end + 1, title, own: true, marked: false, near: found };
  }
  return near;
}

function isHan(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isAt(text, i, Class.Han)) return false;
  return true;
}

/** How far around a title is looked, in units. */
const REACH = 160;
const REGIONS = /台湾|香港|澳门|台当局|台立法|特区|民国|苏区|边区|日据|伪满|该国|当地|外国|联邦|国会|议会|欧盟|美国|日本|韩国/;
/** A book, a course or a play may be called anything. */
const WORK = /(?:著有|专著|教材|小说|影片|电影|电视剧|纪录片|歌曲|丛书|课程|主编|出版|杂志|论文)/;
const DRAFT = /^[》]?(?:[（(〔]|草案|修正案|修订草案|征求意见稿)/;

/** True if the title may be of another country or time, of a draft or a book. */
export function isElsewhere({ text, mentions }: Passage & Scans, { start, end, own, marked }: CitedTitle): boolean {
  if (DRAFT.test(text.slice(end + (marked ? 1 : 0), end + 8))) return true;
  if (WORK.test(text.slice(Math.max(0, start - 16), start)) || WORK.test(text.slice(end, end + 6))) return true;
  if (own) return false;
  const [from, to] = [Math.max(0, start - REACH), end + REACH];
  if (REGIONS.test(text.slice(from, to))) return true;
  for (let i = firstFrom(mentions, from); i < mentions.length; i++) {
    const { entry, start: at } = mentions[i] as Scans['mentions'][number];
    if (at >= to) break;
    if (isForeign(entry)) return true;
  }
  return false;
}

const isForeign = ({ kind, country, name }: Scans['mentions'][number]['entry']): boolean =>
  country === undefined ? kind === 'place' && name !== '中国' : country !== '中国';

/** The law of a right title that has been repealed. */
export function repealedLaw(laws: Laws, title: string): ReturnType<typeof lawOf> {
  const law = lawOf(laws, title);
  return law?.until === undefined ? undefined : law;
}
