import { LIMIT, type Limits } from '../engine/limits.ts';
import type { Problem } from '../engine/place.ts';
import { errorRate, type Rate } from '../engine/rate/rate.ts';
import { groupOf } from '../engine/settings.ts';
import type { IgnoreEntry } from '../engine/suppress/ignore-list.ts';
import type { Localized } from '../rule/rule.ts';
import type { Language } from '../text/line.ts';
import { DraftChecker } from '../workspace/check.ts';
import type { Setup } from '../workspace/setups.ts';
import { ignoredPath } from './ignore-use.ts';
import { firstLineOf, localized } from './say.ts';

/** Most findings of one file that are told. */
const MOST_FINDINGS = 10_000;

export interface CheckedFile {
  readonly problems: readonly Problem[];
  /** Rules that threw, told. */
  readonly failures: readonly { readonly rule: string; readonly text: Localized }[];
  /** How many findings comments and the ignore file left out. */
  readonly suppressed: number;
  /** Entries of the ignore file that did. */
  readonly used: ReadonlySet<IgnoreEntry>;
  readonly rate: Rate;
}

interface CheckChoice {
  /** Only findings of these rules and groups. All rules run, so that the same rule speaks at one place with and without. */
  readonly rules: readonly string[] | undefined;
  /** Every finding, however many, since they are to be repaired. */
  readonly uncut?: boolean;
  readonly limits: Limits;
  /** `2026-11-22` */
  readonly today: string;
}

/**
 * Lints a text once. A rule that failed and a list that was cut are findings too.
 * @param draft its path
 */
export function checkText(text: string, draft: string, language: Language, setup: Setup, choice: CheckChoice): CheckedFile {
  const read = new DraftChecker(language, setup, choice.limits).check(text, { path: ignoredPath(setup.ignore, draft), today: choice.today });
  const failures = read.failures.map(({ rule, error }) => ({ rule, text: localized('rule-failed', { rule, reason: firstLineOf(error) }) }));
  const failed = failures.map(({ text: message }): Problem => engineProblem('engine/rule-failed', 'error', message, 0));
  const { rules } = choice;
  const problems = rules ? read.problems.filter((p) => p.rule === LIMIT || isAsked(p.rule, rules)) : read.problems;
  const rest = { suppressed: read.suppressed, used: read.used, rate: errorRate(problems, read, setup.rate) };
  if (problems.length <= MOST_FINDINGS || choice.uncut) return { problems: failed.length > 0 ? [...failed, ...problems] : problems, failures, ...rest };
  const kept = problems.slice(0, MOST_FINDINGS);
  const message = localized('findings-cut', { limit: String(MOST_FINDINGS), rest: String(problems.length - MOST_FINDINGS) });
  const cut = engineProblem(LIMIT, 'warning', message, (kept.at(-1) as Problem).range.start);
  return { problems: [...failed, ...kept, cut], failures, ...rest };
}

function isAsked(rule: string, asked: readonly string[]): boolean {
  return asked.includes(rule) || asked.includes(groupOf(rule));
}

function engineProblem(rule: string, severity: Problem['severity'], message: Localized, at: number): Problem {
  return { rule, severity, message, range: { start: at, end: at }, fixes: [], offers: [], related: [] };
}
