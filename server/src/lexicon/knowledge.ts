import type { Range } from '../text/range.ts';

/** What of an item `newsproof lexicon test` and the editor try out. */
interface Sampled {
  /** drafts in which the rule of the section must find nothing */
  readonly good?: readonly string[];
  /** drafts in which it must find something */
  readonly bad?: readonly string[];
  /** place of the item in its file, UTF-16 units; absent for what is shipped */
  readonly place?: Range;
}

/** A fixed formulation whose parts stand in one order. */
export interface PartsItem extends Sampled {
  /** in their order, each once */
  readonly parts: readonly string[];
  /** ISO day from which it holds */
  readonly since: string;
  /** One of these stands around it, or the same words are a free enumeration. Absent: the parts say enough. */
  readonly near?: readonly string[];
  /** Some of the parts may stand alone, in their order. */
  readonly some?: true;
  /** It is held against nothing any more: an earlier one of the same parts is taken back. */
  readonly withdrawn?: true;
}

/** A formulation that counts: 两个确立. */
export interface TermItem extends Sampled {
  readonly term: string;
  /** ISO day from which it holds */
  readonly since: string;
}

/** Words that are nearly a term, or a title that is nearly a law's, and right. */
export interface RightItem extends Sampled {
  readonly right: readonly string[];
}

export type FormulaItem = PartsItem | TermItem | RightItem;

/** A law of the People's Republic of China, by its title without 中华人民共和国. Days are ISO. */
export interface Law extends Sampled {
  readonly title: string;
  /** in force from this day; absent: long since, or the day is not sure */
  readonly since?: string;
  /** repealed on this day, in favour of the law `now` */
  readonly until?: string;
  readonly now?: string;
  /** other titles in use that are as right */
  readonly short?: readonly string[];
}

export type LawItem = Law | RightItem;

/** An order in which names were printed between two days. */
export interface OrderItem extends Sampled {
  readonly names: readonly string[];
  readonly kind: 'person' | 'body';
  /** ISO days, the first and the last on which it was seen */
  readonly from: string;
  readonly to: string;
  /** Another one took its place on the day `to`. */
  readonly closed?: true;
  /** It is held against nothing any more: an earlier one of the same names in the same order is taken back. */
  readonly withdrawn?: true;
}

/** What is so, of one file: formulations, laws, orders of names. Plain data; server/src/knowledge makes of several what rules ask. */
export interface Knowledge {
  readonly formulas: readonly FormulaItem[];
  readonly laws: readonly LawItem[];
  readonly orders: readonly OrderItem[];
}

export type KnowledgeSection = keyof Knowledge;

export const NO_KNOWLEDGE: Knowledge = { formulas: [], laws: [], orders: [] };

/** What the longest title of a law has, in UTF-16 units. */
export const LONGEST_LAW_TITLE = 34;

/** So many lists may have an item that begins with the same two characters: where they stand in a text all of them are tried. */
export const MOST_ALIKE = 100;

/** Number of items of all sections. */
export const countOf = ({ formulas, laws, orders }: Knowledge): number => formulas.length + laws.length + orders.length;

/** The key of a formulation: its parts in any order. */
export const partsKey = (parts: readonly string[]): string => [...parts].sort().join('、');
/** The key of an order: the same names may stand in several. */
export const namesKey = (names: readonly string[]): string => names.join('、');
