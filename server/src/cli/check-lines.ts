import { MOST_BYTES } from '../disk/file-kinds.ts';
import type { Setup } from '../workspace/setups.ts';
import { type Args, wholeNumber } from './args.ts';
import { readArticle } from './article-line.ts';
import { Checker } from './checker.ts';
import type { RunContext } from './context.ts';
import { tellFaulty } from './faulty.ts';
import { inputLines } from './input-lines.ts';
import { longestLine } from './memory.ts';
import { tooLarge, whyNot } from './read-file.ts';
import { answerLine } from './report/ndjson.ts';
import type { FileReport } from './report/report.ts';
import { readRunOptions } from './run-options.ts';
import { enlarged, localized, UserError, userError } from './say.ts';
import { readTolerance, Tally, verdict } from './tally.ts';
import { Threads, threadsAsked } from './threads.ts';

/**
 * `newsproof check --stdin-ndjson`: one article a line, one answer a line, in the same order, for as long as articles come. A line in
 * which something is wrong is answered with that, and the rest goes on.
 * @returns the exit code: 0 nothing, 1 findings, 2 a line that could not be checked
 */
export async function checkLines(args: Args, context: RunContext): Promise<number> {
  const { options } = args;
  const run = readRunOptions(args);
  const tolerance = readTolerance(args);
  if (options.format !== undefined && options.format !== 'ndjson') throw userError('lines-format', { value: options.format });
  for (const other of ['cache', 'cache-location'] as const) if (options[other] !== undefined) throw userError('lines-and', { name: `--${other}` });
  const jobs = threadsAsked(wholeNumber('jobs', options.jobs, 1) ?? 1);
  const helpers: { threads?: Threads } = {};
  const checker = new Checker(args, run, context, helpers);
  const path = run.stdin as string;
  const setup = await checker.setups.of(path);
  if (jobs > 1) helpers.threads = new Threads(jobs, { run, today: checker.setups.today });
  const tally = new Tally();
  try {
    await new LineChecker(checker, path, setup, context, tally).answerAll(jobs > 1 ? jobs * 2 : 0);
  } finally {
    await helpers.threads?.end();
  }
  if (tally.failed > 0) context.tell(localized('lines-failed', { failed: String(tally.failed) }));
  for (const report of tellFaulty(checker.setups, context)) tally.add(report);
  return tally.failed > 0 || checker.failedRules.size > 0 ? 2 : verdict(tally.summary, tolerance, run, context);
}

class LineChecker {
  /** of the last line that was begun */
  private answered = Promise.resolve();
  /** lines that have been begun and are not answered */
  private readonly begun: { readonly answered: Promise<void>; readonly size: number }[] = [];

  constructor(
    private readonly checker: Checker,
    private readonly path: string,
    private readonly setup: Setup,
    private readonly context: RunContext,
    private readonly tally: Tally,
  ) {}

  /**
   * Answers lines to the end of the input, or for as long as somebody reads the answers.
   * @param ahead how many are begun before the first of them is answered
   * @throws UserError when the input cannot be read to its end
   */
  async answerAll(ahead: number): Promise<void> {
    const { begun } = this;
    let size = 0;
    for await (const { number, bytes } of inputLines(this.input(), longestLine())) {
      if (this.context.out.closed) break;
      const length = bytes?.length ?? 0;
      begun.push({ answered: this.begin(number, bytes), size: length });
      size += length;
      while (begun.length > ahead || size > MOST_BYTES.draft) {
        await begun[0]?.answered;
        size -= begun.shift()?.size ?? 0;
      }
    }
    await this.answered;
  }

  private async *input(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.context.stdin();
    } catch (error) {
      await this.answered;
      throw new UserError(enlarged('in-file', whyNot(error, 'draft'), { path: this.path }));
    }
  }

  /** Begins with a line. @returns when it is answered, as all before it */
  private begin(number: number, bytes: Uint8Array | undefined): Promise<void> {
    const answer = this.answer(number, bytes);
    const before = this.answered;
    const write = async (): Promise<void> => {
      await before;
      const { out } = this.context;
      out.write(await answer);
      // Whoever sends one article may wait for its answer before sending the next one.
      if (this.answered === mine) out.flush();
    };
    const mine = write();
    this.answered = mine;
    // A failure is told where it is waited for.
    mine.catch(() => undefined);
    return mine;
  }

  /** @returns the line that is written; nothing for an empty line */
  private async answer(number: number, bytes: Uint8Array | undefined): Promise<string> {
    const line = bytes ? readArticle(bytes) : { id: undefined, refused: tooLarge(longestLine()) };
    if (!line) return '';
    const { path } = this;
    const report: FileReport = 'refused' in line ? { path, error: line.refused, text: '', problems: [] } : await this.checker.text(path, line.text, this.setup);
    this.tally.add(report);
    return answerLine(line.id ?? String(number), number, report, this.context.locale);
  }
}
