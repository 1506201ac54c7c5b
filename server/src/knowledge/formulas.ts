import { type FormulaItem, type PartsItem, partsKey, type TermItem } from '../lexicon/knowledge.ts';
import { ItemIndex, type Listed } from './chains.ts';
import { perLexicon } from './per-lexicon.ts';

/** A fixed formulation whose parts stand in one order. */
export interface Formula extends Listed {
  /** ISO day from which it holds */
  readonly since: string;
  /** One of these stands around it, or the same words are a free enumeration. Empty: the parts say enough. */
  readonly near: readonly string[];
  /** Some of the parts may stand alone, in their order. */
  readonly some: boolean;
}

export interface Formulas {
  readonly index: ItemIndex<Formula>;
  readonly terms: readonly TermItem[];
  /** what the terms begin with */
  readonly termHeads: ReadonlySet<string>;
  /** of the longest term, in UTF-16 units */
  readonly longestTerm: number;
  /** Terms that are nearly one of `terms`, and right. */
  readonly known: ReadonlySet<string>;
}

/**
 * The fixed formulations: shipped ones (server/data/knowledge/formulas.yaml), cut by hand from what agency and television copy printed
 * in one order on many days, with the day of the document that set them or the first on which they were seen; and those of the house,
 * of which one with the same parts, in whatever order, takes the place of an earlier one.
 */
export const formulasOf = perLexicon('formulas', settle);

function settle(lists: readonly (readonly FormulaItem[])[]): Formulas {
  const byParts = new Map<string, PartsItem>();
  const terms = new Map<string, TermItem>();
  const known = new Set<string>();
  for (const item of lists.flat()) {
    if ('parts' in item) byParts.set(partsKey(item.parts), item);
    else if ('term' in item) {
      terms.set(item.term, item);
      known.delete(item.term);
    } else {
      for (const word of item.right) {
        known.add(word);
        terms.delete(word);
      }
    }
  }
  const formulas = [...byParts.values()].filter((item) => !item.withdrawn);
  return {
    index: new ItemIndex(formulas.map(({ parts, since, near = [], some = false }): Formula => ({ items: parts, since, near, some }))),
    terms: [...terms.values()],
    termHeads: new Set([...terms.keys()].map((term) => term[0] as string)),
    longestTerm: Math.max(0, ...[...terms.keys()].map((term) => term.length)),
    known,
  };
}

/** One character is another, but for the number: there are other things to count. */
export function isNearTerm(a: string, b: string): boolean {
  if (a.length !== b.length || a[0] !== b[0]) return false;
  let off = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) off++;
  return off === 1;
}
