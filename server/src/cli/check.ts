import { type Args, oneOf, wholeNumber } from './args.ts';
import { checkText } from './check-file.ts';
import type { Context } from './context.ts';
import { decode } from './decode.ts';
import { type Found, findFiles, languageOf } from './find-files.ts';
import { readDraft } from './read-file.ts';
import { createReporter, FORMATS } from './report/index.ts';
import { atLeast, countBySeverity, type FileReport } from './report/report.ts';
import { type RunOptions, readRunOptions } from './run-options.ts';
import { localized, reasonOf } from './say.ts';
import { type Setup, Setups } from './setup.ts';

/** `newsproof check`. @returns the exit code: 0 nothing, 1 findings, 2 a failure */
export async function check(args: Args, context: Context): Promise<number> {
  const { options } = args;
  const run = readRunOptions(args);
  const format = oneOf('format', options.format, FORMATS) ?? 'stylish';
  const maxWarnings = wholeNumber('max-warnings', options['max-warnings'], 0);
  wholeNumber('jobs', options.jobs, 1);
  if (options.cache) context.tell(localized('no-cache-kept'));
  const reporter = createReporter(format, { ...context, minSeverity: run.minSeverity });
  const checker = new Checker(run, context);
  const { out } = context;
  out.write(reporter.begin());
  const totals = { files: 0, error: 0, warning: 0, information: 0, hint: 0 };
  let failed = false;
  const add = (report: FileReport): void => {
    totals.files++;
    if (report.error) failed = true;
    const counts = countBySeverity(report.problems);
    for (const s of ['error', 'warning', 'information', 'hint'] as const) totals[s] += counts[s];
    out.write(reporter.file(report));
  };
  for (const found of run.stdin === undefined ? await findFiles(args.operands) : [{ path: run.stdin }]) {
    if (out.closed) break;
    add(await checker.report(found));
  }
  for (const report of checker.setups.faulty) add(report);
  out.write(reporter.end(totals));
  if (failed || checker.failedRules.size > 0) return 2;
  if (maxWarnings !== undefined && totals.warning > maxWarnings) return 1;
  const counted = maxWarnings === undefined ? totals : { ...totals, warning: 0 };
  return (['error', 'warning', 'information', 'hint'] as const).some((s) => counted[s] > 0 && atLeast(s, run.minSeverity)) ? 1 : 0;
}

class Checker {
  readonly setups: Setups;
  readonly failedRules = new Set<string>();

  constructor(
    private readonly run: RunOptions,
    private readonly context: Context,
  ) {
    this.setups = new Setups(run);
  }

  async report(found: Found): Promise<FileReport> {
    const { path } = found;
    if ('refused' in found) return { path, error: found.refused, text: '', problems: [] };
    const setup = await this.setups.of(path);
    try {
      return await this.checked(path, setup);
    } catch (error) {
      // The other files are still checked.
      return { path, error: localized('crash', { reason: reasonOf(error) }), text: '', problems: [] };
    }
  }

  private async checked(path: string, setup: Setup): Promise<FileReport> {
    const file = this.run.stdin === undefined ? readDraft(path) : decode(await this.context.readStdin());
    if ('refused' in file) return { path, error: file.refused, text: '', problems: [] };
    const { problems, failures } = checkText(file.text, languageOf(path), setup, { rules: this.run.rules });
    for (const { rule, text } of failures) {
      if (!this.failedRules.has(rule)) this.context.tell(text);
      this.failedRules.add(rule);
    }
    return { path, error: null, text: file.text, problems };
  }
}
