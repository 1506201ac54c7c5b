import type { Entry } from '../../../lexicon/lexicon.ts';
import type { Fact } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { keyOf, sentenceAround } from './evidence.ts';
import { countryAtEnd, type ReadTitle, readTitle } from './ranks.ts';
import { type Day, isBody, isOfCountry, isOffice, type Term, termsOf } from './terms-of-office.ts';

/** A person's name in a text, listed or not. */
export interface Titled extends Range {
  readonly entry?: Entry;
}

/** An office that may be put in place of the title. */
interface Offer {
  readonly title: string;
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
  readonly unchecked: boolean;
}

/** What a text says of a person's office, and what the lexicon knows of it. The range is what a repair replaces. */
export interface TitleFact {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  /** held: the person has or had this office. rank: the country's or body's head, by a wrong word. unknown: the lexicon is silent. */
  readonly state: 'held' | 'rank' | 'unknown';
  /** Titles of one slot exclude each other: the head of state or government, the head of one body. */
  readonly slot: string;
  readonly rank: string;
  /** A country has one such office; which country, as far as the text tells. */
  readonly sole: boolean;
  readonly of: string;
  /** last word of the title, and where it stands */
  readonly word: string;
  readonly wordAt: number;
  /** Days on which the title may be right. */
  readonly right: readonly { readonly from: Day; readonly to: Day }[];
  readonly offers: readonly Offer[];
  /** Years that the sentence names. */
  readonly years: readonly number[];
  /** Years that the passage names before it. */
  readonly earlier: readonly number[];
}

/** Words before a title that take it out of the present. */
const NOT_NOW = /前|原|时任|候任|当选|代理|已故|卸任|离任|首任|历任|曾任|下任|下一任|继任|接替|接任|出任|就任|担任|任命|提名|竞选|辞去|未来|名誉|当年|昔日/;
/** Words of a sentence that speaks of another time. */
const OTHER_TIME =
  /去年|前年|昔日|曾经|曾[于在任与同和]|当时|当年|早年|此前曾|年前|生前|任内|任期|执政期间|执政时|时期|上世纪|上个世纪|历史上|逝世|去世|回忆|纪念|周年/;
const YEAR = /(?:19|20)\d\d(?=年|[-—～]|\/)/g;
const REACH = 24;
const EARLIER = 400;
const MOST_PARTS = 3;
const SLOT_KEY = 4;

interface Placed {
  readonly title: ReadTitle;
  readonly end: number;
}

/** The titles that stand right before a name, the nearest first: 国务委员兼外交部长, 劳动党委员长、国务委员会委员长. Bounded. */
function titlesBefore(text: string, name: number): Placed[] {
  const out: Placed[] = [];
  let end = name;
  for (let k = 0; k < MOST_PARTS; k++) {
    let from = end;
    while (from > 0 && name - from < REACH * (k + 1) && isAt(text, from - 1, Class.Han)) from--;
    const title = readTitle(text.slice(from, end));
    if (!title || (k > 0 && title.rank.of === 'country' && text[end] === '、')) break;
    const and = title.before.lastIndexOf('兼');
    out.push({ title: and < 0 ? title : { ...title, before: title.before.slice(and + 1) }, end });
    if (and >= 0) end = from + and;
    else if (text[from - 1] === '、') end = from - 1;
    else break;
  }
  return out;
}

/** True if the words before a title, or the sentence around it, speak of another time than the article's. */
export function isOfOtherTime(text: string, title: Range): boolean {
  if (NOT_NOW.test(text.slice(Math.max(0, title.start - 3), title.start))) return true;
  const { start, end } = sentenceAround(text, title);
  return OTHER_TIME.test(text.slice(start, end));
}

const yearsIn = (text: string): number[] => [...text.matchAll(YEAR)].map((y) => Number(y[0]));

/** What stands before a name as its titles. Nothing when the words around speak of another time. */
export function readTitleFacts(text: string, m: Titled): Fact<TitleFact>[] {
  const titles = titlesBefore(text, m.start);
  const outermost = titles.at(-1)?.title;
  if (!outermost) return NO_FACTS;
  if (titles.some((t) => NOT_NOW.test(t.title.before))) return NO_FACTS;
  const read = titles.flatMap((placed) => readOne(text, m, placed, outermost) ?? []);
  if (read.length === 0) return NO_FACTS;
  const sentence = sentenceAround(text, m);
  const said = text.slice(sentence.start, sentence.end);
  if (OTHER_TIME.test(said)) return NO_FACTS;
  const years = yearsIn(said);
  const earlier = yearsIn(text.slice(Math.max(0, sentence.start - EARLIER), sentence.start));
  return read.map(({ range, value }) => ({ range, value: { ...value, years, earlier } }));
}

const NO_FACTS: Fact<TitleFact>[] = [];

/** True if a title right before a name is an office that the listed person has or had. */
export function isBehindOffice(text: string, { start, entry }: { readonly start: number; readonly entry: Entry }): boolean {
  const terms = termsOf(entry);
  return (
    terms.length > 0 &&
    titlesBefore(text, start).some(({ title }) => terms.some((t) => isOffice(t, title)) && (title.rank.of === 'body' || isOfCountry(entry, title)))
  );
}

function readOne(text: string, m: Titled, placed: Placed, outermost: ReadTitle): Fact<Omit<TitleFact, 'years' | 'earlier'>> | undefined {
  const { title, end } = placed;
  const { rank, word } = title;
  const { entry } = m;
  const terms = entry ? termsOf(entry) : [];
  if (!entry || terms.length === 0) return readUnlisted(text, m, title, end);
  if (rank.of === 'country' && !isOfCountry(entry, title.before === '' ? outermost : title)) return undefined;
  const same = terms.filter((t) => isOffice(t, title));
  const rivals = same.length > 0 ? [] : terms.filter((t) => (rank.of === 'body' ? t.read.rank.of === 'body' && isBody(t, title) : rank.top && t.read.rank.top));
  const slot = slotOf(title, same[0] ?? rivals[0]);
  if (slot === '' && same.length === 0) return undefined;
  const held = same.length > 0;
  const offered = held ? terms.filter((t) => t.read.rank.id !== rank.id) : rivals;
  const wordAt = end - word.length;
  const bodyTerm = held && rank.of === 'body' ? same[0] : undefined;
  const at = bodyTerm ? title.before.lastIndexOf(bodyTerm.body) : -1;
  const start = at < 0 ? wordAt : wordAt - (title.before.length - at);
  return {
    range: { start, end },
    value: {
      key: keyOf({ entry }),
      name: text.slice(m.start, m.end),
      title: text.slice(start, end),
      state: held ? 'held' : rivals.length > 0 ? 'rank' : 'unknown',
      slot,
      rank: rank.id,
      sole: rank.top === true,
      of: entry.country ?? '',
      word,
      wordAt,
      right: same.map(({ from, to }) => ({ from, to })),
      offers: offered.map((t) => offerOf(t, held, entry.country ?? '')),
    },
  };
}

/** Of people without known terms: the offices that exclude each other, or other people. */
function readUnlisted(text: string, m: Titled, title: ReadTitle, end: number): Fact<Omit<TitleFact, 'years' | 'earlier'>> | undefined {
  const { rank, word } = title;
  if (rank.of !== 'country' || slotOf(title, undefined) === '') return undefined;
  const name = text.slice(m.start, m.end);
  const start = end - word.length;
  const of = m.entry?.country ?? (word.startsWith('国务院') ? '中国' : title.before.slice(-SLOT_KEY));
  const key = m.entry ? keyOf({ entry: m.entry }) : name;
  const none = { right: [], offers: [] };
  return {
    range: { start, end },
    value: { key, name, title: word, state: 'unknown', slot: 'country', rank: rank.id, sole: rank.top === true && of !== '', of, word, wordAt: start, ...none },
  };
}

function slotOf(title: ReadTitle, term: Term | undefined): string {
  if (title.rank.of === 'country') return title.rank.top || title.rank.id.startsWith('vice-') ? 'country' : '';
  if (term) return term.body;
  return title.before.length >= SLOT_KEY ? title.before.slice(-SLOT_KEY) : '';
}

function offerOf(t: Term, whole: boolean, country: string): Offer {
  const bare = country !== '' && countryAtEnd(t.title.slice(0, country.length), country) === country.length ? t.title.slice(country.length) : t.title;
  return { title: t.title, text: whole ? bare : t.read.word, from: t.surelyFrom, to: t.surelyTo, unchecked: t.unchecked };
}
