import { shippedKnowledge } from '../lexicon/shipped.ts';
import { ItemIndex, type Listed } from './chains.ts';

/** A fixed formulation whose parts stand in one order. */
export interface Formula extends Listed {
  /** ISO day from which it holds */
  readonly since: string;
  /** One of these stands around it, or the same words are a free enumeration. Empty: the parts say enough. */
  readonly near: readonly string[];
  /** Some of the parts may stand alone, in their order. */
  readonly some: boolean;
}

/** A formulation that counts: 两个确立. */
export interface CountingTerm {
  readonly term: string;
  readonly since: string;
}

export interface Formulas {
  readonly index: ItemIndex<Formula>;
  readonly terms: readonly CountingTerm[];
  /** Terms that are nearly one of `terms`, and right. */
  readonly known: ReadonlySet<string>;
}

interface Packed {
  readonly formulas: readonly { readonly parts: readonly string[]; readonly since: string; readonly near?: readonly string[]; readonly some?: true }[];
  readonly terms: readonly CountingTerm[];
  readonly known: readonly string[];
}

let formulas: Formulas | undefined;

/**
 * The fixed formulations (server/data/knowledge/formulas.yaml): cut by hand from what agency and television copy printed in one
 * order on many days, with the day of the document that set them, or the first on which they were seen.
 */
export function fixedFormulas(): Formulas {
  if (formulas) return formulas;
  const packed = JSON.parse(shippedKnowledge('formulas')) as Packed;
  const list = packed.formulas.map(({ parts, since, near = [], some = false }): Formula => ({ items: parts, since, near, some }));
  formulas = { index: new ItemIndex(list), terms: packed.terms, known: new Set(packed.known) };
  return formulas;
}
