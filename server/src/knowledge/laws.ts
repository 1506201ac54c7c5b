import type { Law, LawItem } from '../lexicon/knowledge.ts';
import { isCloseSound, isConfusable } from '../names/homophones.ts';
import { perLexicon } from './per-lexicon.ts';

export interface Laws {
  readonly laws: readonly Law[];
  /** by title and short title */
  readonly byTitle: ReadonlyMap<string, Law>;
  /** titles of no law in force that are right: planned ones, those of other places, fields of law */
  readonly others: ReadonlySet<string>;
}

/**
 * The laws: shipped ones, whose titles are from the public catalogue of the National Database of Laws and Regulations
 * (server/data/knowledge/laws.yaml), and those of the house, of which one with the same title takes the place of an earlier one.
 */
export const lawsOf = perLexicon('laws', settle);

function settle(lists: readonly (readonly LawItem[])[]): Laws {
  const laws = new Map<string, Law>();
  const others = new Set<string>();
  for (const item of lists.flat()) {
    if ('right' in item) {
      for (const title of item.right) {
        others.add(title);
        laws.delete(title);
      }
      continue;
    }
    // Short titles that the house does not list are no slips all the same.
    for (const title of laws.get(item.title)?.short ?? []) others.add(title);
    laws.set(item.title, item);
  }
  const byTitle = new Map<string, Law>();
  for (const law of laws.values()) for (const title of law.short ?? []) byTitle.set(title, law);
  for (const law of laws.values()) byTitle.set(law.title, law);
  return { laws: [...laws.values()], byTitle, others };
}

/** The law of a title or short title, given without 中华人民共和国. */
export const lawOf = (laws: Laws, title: string): Law | undefined => laws.byTitle.get(title);

/** True if the title is right, be it of no law in force. */
export const isKnownTitle = ({ byTitle, others }: Laws, title: string): boolean => byTitle.has(title) || others.has(title);

/** What is in force on a day in the place of a repealed law, through all repeals; undefined where the law is in force itself. */
export function successorOf(laws: Laws, law: Law, day: string): Law | undefined {
  let now: Law | undefined = law;
  // A house may write two laws that took the place of each other.
  for (const seen = new Set<Law>(); now?.until !== undefined && now.until <= day && !seen.has(now); now = lawOf(laws, now.now ?? '')) seen.add(now);
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
export function nearLaw({ laws }: Laws, title: string, own: boolean): NearLaw | undefined {
  if (title.length - 1 < (own ? SHORTEST_OWN : SHORTEST)) return undefined;
  let found: NearLaw | undefined;
  for (const law of laws) {
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
