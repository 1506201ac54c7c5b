import type { Problem } from '../engine/place.ts';
import type { Rate } from '../engine/rate/rate.ts';
import type { Setup } from '../workspace/setups.ts';
import type { CheckedFile } from './check-file.ts';
import { SEVERITIES } from './report/report.ts';

/** What checking a draft came to, as plain data: it goes from thread to thread and into the cache. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly failures: CheckedFile['failures'];
  readonly suppressed: number;
  readonly rate: Rate;
  /** Which entries of the ignore file left something out, by number. */
  readonly used: readonly number[];
}

/** Problems work out what they say when they are asked, so that they are asked here. */
export function plainOutcome({ problems, failures, suppressed, rate, used }: CheckedFile, { ignore }: Setup): Outcome {
  const entries = used.size > 0 ? (ignore?.list.entries ?? []) : [];
  return { problems: problems.map(plainProblem), failures, suppressed, rate, used: entries.flatMap((e, i) => (used.has(e) ? [i] : [])) };
}

function plainProblem({ rule, severity, message, range, fixes, related }: Problem): Problem {
  return {
    rule,
    severity,
    message,
    range,
    fixes: fixes.map(({ title, safety, edits }) => ({ title, safety, edits: edits.map(({ start, end, text }) => ({ start, end, text })) })),
    // A menu has these, no report.
    offers: [],
    related: related.map((r) => ({ message: r.message, range: r.range })),
  };
}

/**
 * True for what `plainOutcome` makes of a draft of a length: whoever reads it later may rely on every part of it.
 * @param length of the draft in UTF-16 units
 */
export function isOutcome(value: unknown, length: number): value is Outcome {
  const isRange = ({ start, end }: Fields): boolean => isCount(start) && isCount(end) && start <= end && end <= length;
  const isEdit = (e: Fields): boolean => isRange(e) && typeof e.text === 'string';
  const isFix = (f: Fields): boolean => isLocalized(f.title) && (f.safety === 'safe' || f.safety === 'review') && isList(f.edits, isEdit);
  const isRelated = (r: Fields): boolean => isLocalized(r.message) && has(r.range, isRange);
  const isProblem = (p: Fields): boolean =>
    typeof p.rule === 'string' &&
    SEVERITIES.includes(p.severity as Problem['severity']) &&
    isLocalized(p.message) &&
    has(p.range, isRange) &&
    isList(p.fixes, isFix) &&
    isList(p.offers, () => false) &&
    isList(p.related, isRelated);
  return has(
    value,
    (o) =>
      isList(o.problems, isProblem) &&
      isList(o.failures, () => false) &&
      isCount(o.suppressed) &&
      has(o.rate, (r) => [r.characters, r.errors, r.perTenThousand].every(isAmount)) &&
      Array.isArray(o.used) &&
      o.used.every(isCount),
  );
}

type Fields = Readonly<Record<string, unknown>>;

const has = (value: unknown, test: (fields: Fields) => boolean): boolean => typeof value === 'object' && value !== null && test(value as Fields);
const isList = (value: unknown, test: (fields: Fields) => boolean): boolean => Array.isArray(value) && value.every((v) => has(v, test));
const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isLocalized = (value: unknown): boolean => has(value, (l) => typeof l.zh === 'string' && typeof l.en === 'string');
