import { NO_RATE, type Rate, totalRate } from '../engine/rate/rate.ts';
import { type Args, decimal, wholeNumber } from './args.ts';
import type { RunContext } from './context.ts';
import { atLeast, countBySeverity, type FileReport, type RunSummary, SEVERITIES } from './report/report.ts';
import type { RunOptions } from './run-options.ts';
import { localized } from './say.ts';

/** Counts what the reports of a run come to. */
export class Tally {
  /** how many drafts or configurations could not be read or checked */
  failed = 0;
  private readonly totals = { files: 0, error: 0, warning: 0, information: 0, hint: 0, suppressed: 0 };
  private rate: Rate = NO_RATE;

  add(report: Omit<FileReport, 'path' | 'text'>): void {
    this.totals.files++;
    if (report.error) this.failed++;
    this.totals.suppressed += report.suppressed ?? 0;
    if (report.rate) this.rate = totalRate([this.rate, report.rate]);
    const counts = countBySeverity(report.problems);
    for (const s of SEVERITIES) this.totals[s] += counts[s];
  }

  get summary(): RunSummary {
    return { ...this.totals, rate: this.rate };
  }
}

/** What the command line lets pass. */
export interface Tolerance {
  readonly warnings: number | undefined;
  readonly errorRate: number | undefined;
}

/** @throws UserError */
export function readTolerance({ options }: Args): Tolerance {
  return {
    warnings: wholeNumber('max-warnings', options['max-warnings'], 0),
    errorRate: decimal('max-error-rate', options['max-error-rate']),
  };
}

/**
 * The exit code of a run that has not failed: 0 or 1. A limit takes the place of what it limits: warnings within `--max-warnings` do
 * not count, nor do any findings within `--max-error-rate`.
 */
export function verdict(summary: RunSummary, { warnings, errorRate }: Tolerance, run: RunOptions, context: RunContext): 0 | 1 {
  const { perTenThousand } = summary.rate;
  const over = errorRate !== undefined && perTenThousand > errorRate;
  if (over) context.tell(localized('rate-exceeded', { rate: String(perTenThousand), limit: String(errorRate) }));
  if (over || (warnings !== undefined && summary.warning > warnings)) return 1;
  if (errorRate !== undefined) return 0;
  const counted = warnings === undefined ? summary : { ...summary, warning: 0 };
  return SEVERITIES.some((s) => counted[s] > 0 && atLeast(s, run.minSeverity)) ? 1 : 0;
}
