import type { Entry, Office } from '../../../lexicon/lexicon.ts';
import type { ArticleDate } from '../../../text/dateline.ts';
import { countryAtEnd, type ReadTitle, readTitle } from './ranks.ts';

/** Days since 1970. */
export type Day = number;

const DAY = 86_400_000;
/** Days that hand-overs, time zones and late copy may take. */
const GRACE = 3;
/** Later than every day. */
export const NEVER: Day = 10_000_000;

/** A term of office in days. Dates of a month or year only leave its ends open. */
export interface Term {
  readonly title: string;
  readonly read: ReadTitle;
  /** the body without its country: 国务委员会 of 朝鲜国务委员会委员长 */
  readonly body: string;
  /** The holder may have been in office on these days … */
  readonly from: Day;
  readonly to: Day;
  /** … and certainly was on these. Empty when surelyFrom > surelyTo. */
  readonly surelyFrom: Day;
  readonly surelyTo: Day;
  /** The end is not known and nobody has checked it. */
  readonly unchecked: boolean;
}

export function dayNumber(d: Required<ArticleDate>): Day {
  return Math.floor(Date.UTC(d.year, d.month - 1, d.day) / DAY);
}

/** First and last day of an ISO day, month or year. */
function daysOf(iso: string): readonly [Day, Day] {
  const [y = 0, m, d] = iso.split('-').map(Number);
  if (m === undefined) return [Date.UTC(y, 0, 1) / DAY, Date.UTC(y, 11, 31) / DAY];
  if (d === undefined) return [Date.UTC(y, m - 1, 1) / DAY, Date.UTC(y, m, 0) / DAY];
  return [Date.UTC(y, m - 1, d) / DAY, Date.UTC(y, m - 1, d) / DAY];
}

const known = new WeakMap<Entry, readonly Term[]>();

/** The terms of a person whose offices are sure; none of others. Remembered by the entry's identity. */
export function termsOf(entry: Entry): readonly Term[] {
  let terms = known.get(entry);
  if (!terms) {
    terms = entry.kind === 'person' && entry.sure === 'A' ? entry.offices.flatMap((o) => termOf(entry, o)) : [];
    known.set(entry, terms);
  }
  return terms;
}

function termOf(entry: Entry, o: Office): Term[] {
  // The last part of a double office (国务委员兼外交部长); the other parts have entries of their own.
  const read = readTitle(o.title.slice(o.title.lastIndexOf('兼') + 1));
  if (!read) return [];
  const [from, surelyFrom] = daysOf(o.from);
  const country = entry.country ?? '';
  const body = bodyOf(country !== '' && read.before.startsWith(country) ? read.before.slice(country.length) : read.before, read.word);
  const end = o.to === undefined ? undefined : daysOf(o.to);
  const checked = entry.checked === undefined ? undefined : daysOf(entry.checked)[0];
  const surelyTo = end ? end[0] : (checked ?? NEVER);
  return [{ title: o.title, read, body, from: from - GRACE, to: end ? end[1] + GRACE : NEVER, surelyFrom, surelyTo, unchecked: !end && checked === undefined }];
}

/** One form of a body's name: 劳动党中央 → 劳动党, 国务(委员长) → 国务委员会. */
function bodyOf(before: string, word: string): string {
  const body = before.replace(/中央(?:委员会)?$/, '');
  return word === '委员长' && /(?:国务|国防)$/.test(body) ? `${body}委员会` : body;
}

/**
 * True if the title of the text may be this office: the same rank, of the person's country or of the same body. A body's name
 * stands at the end of what is before the word, since nothing marks where it begins.
 */
export function isOffice(term: Term, title: ReadTitle): boolean {
  if (term.read.rank !== title.rank) return false;
  return title.rank.of === 'country' || isBody(term, title);
}

/** True if the title of the text names this office's body. */
export function isBody(term: Term, title: ReadTitle): boolean {
  if (term.body === '') return false;
  return bodyOf(title.before, title.word).endsWith(term.body) || bodyOf(title.before, '委员长').endsWith(term.body);
}

/** True if a title of a country is this person's: it has the country's name, or the name is a whole one. */
export function isOfCountry(entry: Entry, title: ReadTitle): boolean {
  if (entry.country === undefined) return false;
  if (title.word === '国务卿' || countryAtEnd(title.before, entry.country) > 0) return true;
  return entry.full === undefined && entry.name.length >= 3 && title.before.length <= 1;
}
