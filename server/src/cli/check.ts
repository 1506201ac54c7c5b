import { statSync } from 'node:fs';
import { type Args, oneOf, wholeNumber } from './args.ts';
import { CACHE_FILE, Cache } from './cache.ts';
import { checkLines } from './check-lines.ts';
import { Checker } from './checker.ts';
import type { RunContext } from './context.ts';
import { type Found, findFiles } from './find-files.ts';
import { createReporter, FORMATS } from './report/index.ts';
import type { FileReport } from './report/report.ts';
import { type RunOptions, readRunOptions } from './run-options.ts';
import { firstLineOf, localized, userError } from './say.ts';
import { readTolerance, Tally, verdict } from './tally.ts';
import { Threads, threadsFor } from './threads.ts';

/** `newsproof check`. @returns the exit code: 0 nothing, 1 findings, 2 a failure */
export async function check(args: Args, context: RunContext): Promise<number> {
  const { options } = args;
  if (options['stdin-ndjson']) return checkLines(args, context);
  const run = readRunOptions(args);
  const format = oneOf('format', options.format, FORMATS) ?? 'stylish';
  const tolerance = readTolerance(args);
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
  const tally = new Tally();
  const add = (report: FileReport): void => {
    tally.add(report);
    out.write(reporter.file(report));
  };
  for await (const report of checker.reports(files, count > 1 ? count * 2 : 0, () => !out.closed)) add(report);
  await helpers.threads?.end();
  for (const report of checker.setups.faulty) add(report);
  const sure = run.rules === undefined && tally.failed === 0 && !out.closed && checker.failedRules.size === 0;
  for (const report of checker.setups.ignores.reports(args.operands, sure)) add(report);
  const { summary } = tally;
  out.write(reporter.end(summary));
  const unwritten = cache?.write();
  if (unwritten !== undefined) context.tell(localized('cache-unwritten', { path: options['cache-location'] ?? CACHE_FILE, reason: firstLineOf(unwritten) }));
  return tally.failed > 0 || checker.failedRules.size > 0 ? 2 : verdict(summary, tolerance, run, context);
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

/** What of the command line decides what is found in a file. */
const choiceOf = ({ profile, rules }: RunOptions): unknown => [profile, rules];
