import type { Localized, Severity } from '../../rule/rule.ts';
import type { Range } from '../../text/range.ts';
import type { Problem } from '../place.ts';

/** A name that no rule has, a comment or an entry that means nothing. */
export const UNKNOWN = 'suppress/unknown';
/** A comment or an entry that suppresses nothing. */
export const UNUSED = 'suppress/unused';
/** An entry of the ignore file that cannot be read. */
export const INVALID = 'suppress/invalid';

type Code = typeof UNKNOWN | typeof UNUSED | typeof INVALID;

/** A finding about suppressing. */
export function suppressProblem(rule: Code, severity: Severity, range: Range, message: Localized, fixes: Problem['fixes'] = []): Problem {
  return { rule, severity, message, range, fixes, offers: [], related: [] };
}

/** A word of a file as messages quote it. */
export const shortened = (word: string): string => (word.length > 60 ? `${word.slice(0, 59)}…` : word);

/** Names of rules and groups as messages list them. */
export const listed = (names: readonly string[]): Localized => ({ zh: names.join('、'), en: names.join(', ') });
