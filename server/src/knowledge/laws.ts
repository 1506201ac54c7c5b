import { shippedKnowledge } from '../lexicon/shipped.ts';
import { isCloseSound, isConfusable } from '../names/homophones.ts';

/** A law of the People's Republic of China, by its title without 中华人民共和国. Days are ISO. */
export interface Law {
  readonly title: string;
  /** in force from this day; absent: long since, or the day is not sure */
  readonly since?: string;
  /** repealed on this day, in favour of the law `now` */
  readonly until?: string;
  readonly now?: string;
  /** other titles in use that are as right */
  readonly short?: readonly string[];
}

interface Index {
  readonly laws: readonly Law[];
  /** by title and short title */
  readonly byTitle: ReadonlyMap<string, Law>;
  /** titles of no law in force that are right: planned ones, those of other places, fields of law */
  readonly others: ReadonlySet<string>;
}

let index: Index | undefined;

/** Titles are from the public catalogue of the National Database of Laws and Regulations (server/data/knowledge/laws.yaml). */
function opened(): Index {
  if (index) return index;
  const { laws, others } = JSON.parse(shippedKnowledge('laws')) as { laws: Law[]; others: string[] };
  const byTitle = new Map<string, Law>();
  for (const law of laws) for (const title of [law.title, ...(law.short ?? [])]) byTitle.set(title, law);
  index = { laws, byTitle, others: new Set(others) };
  return index;
}

/** The law of a title or short title, given without 中华人民共和国. */
export const lawOf = (title: string): Law | undefined => opened().byTitle.get(title);

/** True if the title is right, be it of no law in force. */
export const isKnownTitle = (title: string): boolean => opened().byTitle.has(title) || opened().others.has(title);

/** What is in force on a day in the place of a repealed law, through all repeals; undefined where the law is in force itself. */
export function successorOf(law: Law, day: string): Law | undefined {
  let now: Law | undefined = law;
  while (now?.until !== undefined && now.until <= day) now = lawOf(now.now ?? '');
  return now === law ? undefined : now;
}

/** A law that a title is nearly: a character is another, two changed places, some are too many or left out. */
export interface NearLaw {
  readonly law: Law;
  /** the characters left out */
  readonly lost?: string;
}

/** Titles with fewer characters before 法 differ by one from too many words. */
const SHORTEST = 4;
/** … of those that are told as Chinese laws by 中华人民共和国. */
const SHORTEST_OWN = 3;
/** With so many characters before 法 any one of them may be wrong; in shorter titles it must sound or look like the right one. */
const LONG = 6;
/** A word has two characters. */
const WORD = 2;

/**
 * The one law in force that a title is nearly, or undefined. Two laws as near: none.
 * @param title without 中华人民共和国, and no known title
 * @param own 中华人民共和国 stands before it
 */
export function nearLaw(title: string, own: boolean): NearLaw | undefined {
  if (title.length - 1 < (own ? SHORTEST_OWN : SHORTEST)) return undefined;
  let found: NearLaw | undefined;
  for (const law of opened().laws) {
    if (law.until !== undefined) continue;
    const near = compare(title, law, own);
    if (!near) continue;
    if (found) return undefined;
    found = near;
  }
  return found;
}

function compare(title: string, law: Law, own: boolean): NearLaw | undefined {
  const right = law.title;
  const more = title.length - right.length;
  if (more > (own ? WORD : 1) || more < -WORD) return undefined;
  let at = 0;
  while (at < title.length && title[at] === right[at]) at++;
  const rest = (inTitle: number, inRight: number): boolean => title.slice(at + inTitle) === right.slice(at + inRight);
  if (more > 0) return at > 0 && rest(more, 0) && right.length - 1 >= SHORTEST_OWN ? { law } : undefined;
  if (more < 0) return rest(0, -more) ? lostPart(law, at, -more, own) : undefined;
  if (rest(2, 2) && title[at] === right[at + 1] && title[at + 1] === right[at]) return { law };
  return rest(1, 1) && mayBeTaken(title[at] as string, right, at, own) ? { law } : undefined;
}

/** What is left out of a title is a whole word where it is two characters, and never its head: 《反洗钱法》 is not 《洗钱法》. */
function lostPart(law: Law, at: number, length: number, own: boolean): NearLaw | undefined {
  const least = own ? SHORTEST_OWN : SHORTEST;
  if (at === 0 || law.title.length - length - 1 < least) return undefined;
  return { law, lost: law.title.slice(at, at + length) };
}

function mayBeTaken(is: string, right: string, at: number, own: boolean): boolean {
  const was = right[at] as string;
  if (isConfusable(is, was) || isCloseSound(is, was)) return true;
  return right.length - 1 >= LONG || (own && right.length - 1 >= SHORTEST);
}
