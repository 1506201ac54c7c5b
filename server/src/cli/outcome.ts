import type { Problem } from '../engine/place.ts';
import type { Rate } from '../engine/rate/rate.ts';
import type { Checked } from './check-file.ts';
import type { Setup } from './setup.ts';

/** What checking a draft came to, as plain data: it goes from thread to thread and into the cache. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly failures: Checked['failures'];
  readonly suppressed: number;
  readonly rate: Rate;
  /** Which entries of the ignore file left something out, by number. */
  readonly used: readonly number[];
}

/** Problems work out what they say when they are asked, so that they are asked here. */
export function plainOutcome({ problems, failures, suppressed, rate, used }: Checked, { ignore }: Setup): Outcome {
  const entries = used.size > 0 ? (ignore?.sidecar.entries ?? []) : [];
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
