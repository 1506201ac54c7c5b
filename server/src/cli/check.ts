import { statSync } from 'node:fs';
import { NO_RATE, type Rate, totalRate } from '../engine/rate/rate.ts';
import { type Args, decimal, oneOf, wholeNumber } from './args.ts';
import { CACHE_FILE, Cache } from './cache.ts';
import { Checker } from './checker.ts';
import type { RunContext } from './context.ts';
import { type Found, findFiles } from './find-files.ts';
import { createReporter, FORMATS } from './report/index.ts';
import { atLeast, countBySeverity, type FileReport, type RunSummary, SEVERITIES } from './report/report.ts';
import { type RunOptions, readRunOptions } from './run-options.ts';
import { firstLineOf, localized, userError } from './say.ts';
import { Threads, threadsFor } from './threads.ts';

/** `newsproof check`. @returns the exit code: 0 nothing, 1 findings, 2 a failure */
export async function check(args: Args, context: RunContext): Promise<number> {
  const { options } = args;
  const run = readRunOptions(args);
  const format = oneOf('format', options.format, FORMATS) ?? 'stylish';
  const limits: Limits = {
    warnings: wholeNumber('max-warnings', options['max-warnings'], 0),
    errorRate: decimal('max-error-rate', options['max-error-rate']),
  };
  const jobs = wholeNumber('jobs', options.jobs, 1) ?? 1;
  if (options['cache-location'] !== undefined && !options.cache) throw userError('cache-location-alone');
  const { out } = context;
  const reporter = createReporter(format, { ...context, minSeverity: run.minSeverity });
  const files: readonly Found[] = run.stdin === undefined ? await findFiles(args.operands, context.tell) : [{ path: run.stdin, named: true }];
  const cache = options.cache && run.stdin === undefined ? await openCache(options['cache-location'] ?? CACHE_FILE, run, context) : undefined;
  const count = threadsFor(jobs, files, sizeOf);
  const helpers: { cache: Cache | undefined; threads?: Threads } = { cache };
  const checker = new Checker(args, run, context, helpers);
  if (count > 1) helpers.threads = new Threads(count, { run, today: checker.setups.today });
  out.write(reporter.begin());
  const totals = { files: 0, error: 0, warning: 0, information: 0, hint: 0, suppressed: 0 };
  let rate: Rate = NO_RATE;
  let failed = false;
  const add = (report: FileReport): void => {
    totals.files++;
    if (report.error) failed = true;
    totals.suppressed += report.suppressed ?? 0;
    if (report.rate) rate = totalRate([rate, report.rate]);
    const counts = countBySeverity(report.problems);
    for (const s of SEVERITIES) totals[s] += counts[s];
    out.write(reporter.file(report));
  };
  for await (const report of checker.reports(files, count > 1 ? count * 2 : 0, () => !out.closed)) add(report);
  await helpers.threads?.end();
  for (const report of checker.setups.faulty) add(report);
  const sure = run.rules === undefined && !failed && !out.closed && checker.failedRules.size === 0;
  for (const report of checker.setups.ignores.reports(args.operands, sure)) add(report);
  const summary: RunSummary = { ...totals, rate };
  out.write(reporter.end(summary));
  const unwritten = cache?.write();
  if (unwritten !== undefined) context.tell(localized('cache-unwritten', { path: options['cache-location'] ?? CACHE_FILE, reason: firstLineOf(unwritten) }));
  return failed || checker.failedRules.size > 0 ? 2 : verdict(summary, limits, run, context);
}

function sizeOf(file: Found): number {
  try {
    return 'refused' in file ? 0 : statSync(file.path).size;
  } catch {
    // The reading says what is wrong with it.
    return 0;
  }
}

async function openCache(file: string, run: RunOptions, context: RunContext): Promise<Cache | undefined> {
  const cache = await Cache.open(file, context, choiceOf(run));
  if (!('refused' in cache)) return cache;
  context.tell(cache.refused);
  return undefined;
}

interface Limits {
  readonly warnings: number | undefined;
  readonly errorRate: number | undefined;
}

/** A limit takes the place of what it limits: warnings within `--max-warnings` do not count, nor do any findings within `--max-error-rate`. */
function verdict(summary: RunSummary, { warnings, errorRate }: Limits, run: RunOptions, context: RunContext): number {
  const { perTenThousand } = summary.rate;
  const over = errorRate !== undefined && perTenThousand > errorRate;
  if (over) context.tell(localized('rate-exceeded', { rate: String(perTenThousand), limit: String(errorRate) }));
  if (over || (warnings !== undefined && summary.warning > warnings)) return 1;
  if (errorRate !== undefined) return 0;
  const counted = warnings === undefined ? summary : { ...summary, warning: 0 };
  return SEVERITIES.some((s) => counted[s] > 0 && atLeast(s, run.minSeverity)) ? 1 : 0;
}

/** What of the command line decides what is found in a file. */
const choiceOf = ({ profile, rules }: RunOptions): unknown => [profile, rules];
