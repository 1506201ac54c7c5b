import type { ErrorClass, GROUPS } from '../../rule/rule.ts';
import { groupOf, type Settings } from '../settings.ts';

/** How a finding counts. */
export interface ErrorWeight {
  readonly errorClass: ErrorClass;
  /** What one of its class counts: of text, one character. */
  readonly weight: number;
}

/** What the annex says of a class, where the configuration says nothing. What is important counts double, numerals only so much together. */
const WEIGHTS: Readonly<Record<ErrorClass, number>> = { text: 1, fact: 1, important: 1, numeral: 0.1, mark: 0.1, layout: 0.1, none: 0 };

/** What the findings of a group are, where a rule does not say otherwise of its own. */
const BY_GROUP: Readonly<Record<(typeof GROUPS)[number], ErrorClass>> = {
  wrap: 'layout', // 接排、另行
  char: 'text',
  dateline: 'layout',
  byline: 'layout',
  names: 'important',
  know: 'fact',
  fact: 'fact',
  punct: 'mark',
  num: 'numeral',
  space: 'layout',
  structure: 'layout',
  repeat: 'text',
  attribution: 'fact',
  leftover: 'text',
  word: 'text',
  lexicon: 'none',
};

/** What a newsroom may set of the method. */
export interface RateSettings {
  /** by rule or group, a rule before its group: what one finding counts */
  readonly weights: Readonly<Record<string, number>>;
  /** An error of the text in a headline or heading counts so many times. */
  readonly headline: number;
  /** An error in an important name or time counts so many times. */
  readonly important: number;
  /** The same error of the text counts at most so many times in one article. */
  readonly repeats: number;
  /** Errors in the usage of numerals count at most so much together in one article. */
  readonly numerals: number;
}

export const RATE_DEFAULTS: RateSettings = { weights: {}, headline: 2, important: 2, repeats: 3, numerals: 1 };

/** Keys of `errorRate` with a number. */
export const RATE_NUMBERS = ['headline', 'important', 'repeats', 'numerals'] as const;
export type RateNumber = (typeof RATE_NUMBERS)[number];

/**
 * How the findings of a rule count.
 * @param rule its id. What the engine says of itself is no error of the copy.
 * @param checked what the draft is checked under
 */
export function errorWeight(rule: string, checked: Settings, { weights }: RateSettings): ErrorWeight {
  const group = groupOf(rule);
  const errorClass = checked.active.find((a) => a.rule.meta.id === rule)?.rule.meta.errorClass ?? own(BY_GROUP, group) ?? 'none';
  const set = own(weights, rule) ?? own(weights, group);
  if (set === undefined) return { errorClass, weight: WEIGHTS[errorClass] };
  return { errorClass: errorClass === 'none' ? 'fact' : errorClass, weight: set };
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);
