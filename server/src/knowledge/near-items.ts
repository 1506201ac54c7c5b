import type { Knowledge, Law, TermItem } from '../lexicon/knowledge.ts';
import type { Bilingual } from '../lexicon/problem.ts';
import { quoted } from '../text/quoted.ts';
import { formulasOf, isNearTerm } from './formulas.ts';
import { lawOf, lawsOf, nearLaw } from './laws.ts';
import type { Knowing } from './per-lexicon.ts';

/** Something about an item that its writer should know, and that may be as it should. */
interface Doubt {
  readonly item: Law | TermItem;
  readonly message: Bilingual;
}

/**
 * What of a file's items lies so near to others that a slip of the one is taken for the other, and laws whose successor nobody lists.
 * @param lexicon in which they are
 */
export function doubtsOf(lexicon: Knowing, { formulas, laws: own }: Knowledge): Doubt[] {
  const out: Doubt[] = [];
  const laws = lawsOf(lexicon);
  for (const item of own) {
    if (!('title' in item) || lawOf(laws, item.title) !== item) continue;
    const { title, now } = item;
    if (now !== undefined && !lawOf(laws, now))
      out.push({
        item,
        message: {
          zh: `法律题名中没有《${now}》，《${title}》废止以后查不出`,
          en: `No law 《${now}》 is listed, so nothing is told once 《${title}》 is repealed`,
        },
      });
    const near = nearLaw({ ...laws, laws: laws.laws.filter((law) => law !== item) }, title, true);
    if (near) out.push({ item, message: alike(`《${title}》`, `《${near.law.title}》`) });
  }
  const { terms } = formulasOf(lexicon);
  for (const item of formulas) {
    if (!('term' in item) || !terms.includes(item)) continue;
    for (const other of terms) if (isNearTerm(item.term, other.term)) out.push({ item, message: alike(quoted(item.term), quoted(other.term)) });
  }
  return out;
}

const alike = (one: string, other: string): Bilingual => ({
  zh: `${one}与${other}很像：都算对，一个误写成另一个就查不出`,
  en: `${one} and ${other} are much alike: both are right, so a slip of one for the other is not told`,
});
