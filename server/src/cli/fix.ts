import { type FixedText, fixAll } from '../engine/fix-all.ts';
import type { Limits } from '../engine/limits.ts';
import type { Problem } from '../engine/place.ts';
import type { Localized } from '../rule/rule.ts';
import { visibleLines } from '../text/visible.ts';
import type { Setup } from '../workspace/setups.ts';
import type { Args } from './args.ts';
import { checkText } from './check-file.ts';
import type { RunContext } from './context.ts';
import { BOM, type Decoded } from './decode.ts';
import { tellFaulty } from './faulty.ts';
import { type Found, findFiles, languageOfFile } from './find-files.ts';
import { limitsFor } from './memory.ts';
import { readText } from './read-file.ts';
import { replaceFile } from './replace-file.ts';
import { atLeast } from './report/report.ts';
import { type RunOptions, readRunOptions } from './run-options.ts';
import { enlarged, localized, userError } from './say.ts';
import { RunSetups } from './setup.ts';
import { isTerminal } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

/** `newsproof fix`. @returns the exit code: 0 nothing is left, 1 findings are left, 2 a failure */
export async function fix(args: Args, context: RunContext): Promise<number> {
  const run = readRunOptions(args);
  const { options } = args;
  if (options.stdout && options['dry-run']) throw userError('stdout-and-dry-run');
  const files = run.stdin === undefined ? await findFiles(args.operands, context.tell) : [{ path: run.stdin, named: true } as const];
  if (options.stdout && files.length !== 1) throw userError('stdout-one-file');
  const mode = options['dry-run'] ? 'show' : options.stdout || run.stdin !== undefined ? 'print' : 'write';
  const fixer = new Fixer(run, context, mode, options.review ?? false);
  for (const found of files) {
    if (context.out.closed) break;
    await fixer.file(found);
  }
  return fixer.end();
}

/** write: into the file. print: the whole text to standard output. show: what would change. */
type Mode = 'write' | 'print' | 'show';

class Fixer {
  private readonly setups: RunSetups;
  private failed = false;
  private left = 0;
  private repaired = 0;
  private changed = 0;
  private readonly failedRules = new Set<string>();

  constructor(
    private readonly run: RunOptions,
    private readonly context: RunContext,
    private readonly mode: Mode,
    private readonly review: boolean,
  ) {
    this.setups = new RunSetups(run);
  }

  async file(found: Found): Promise<void> {
    const { path } = found;
    if ('refused' in found) return this.fail(path, found.refused);
    const setup = await this.setups.of(path);
    if (setup.ignored && !('named' in found)) return;
    if (this.run.stdin !== undefined) {
      const draft = await this.context.readStdin();
      if ('refused' in draft) return this.fail(path, draft.refused);
      const result = this.repair(path, draft, setup);
      return 'refused' in result ? this.fail(path, result.refused) : this.done(path, draft, result);
    }
    const draft = await readText(path, 'draft');
    if ('refused' in draft) return this.fail(path, draft.refused);
    const result = this.repair(path, draft, setup);
    if ('refused' in result) return this.fail(path, result.refused);
    const refused = this.mode === 'write' && result.edits.length > 0 ? await replaceFile(path, draft, encode(draft, result.text)) : undefined;
    if (refused) return this.fail(path, refused);
    this.done(path, draft, result);
  }

  private repair(path: string, { text }: Decoded, setup: Setup): FixedText | { readonly refused: Localized } {
    const limits = limitsFor(text);
    if ('refused' in limits) return limits;
    const lint = (t: string): readonly Problem[] => this.check(path, t, setup, limits);
    return fixAll(text, lint(text), lint, { review: this.review });
  }

  private check(path: string, text: string, setup: Setup, limits: Limits): readonly Problem[] {
    const choice = { rules: this.run.rules, uncut: true, today: this.setups.today, limits };
    const { problems, failures } = checkText(text, path, languageOfFile(path), setup, choice);
    for (const { rule, text: message } of failures) {
      if (!this.failedRules.has(rule)) this.context.tell(message);
      this.failedRules.add(rule);
    }
    return problems;
  }

  private done(path: string, draft: Decoded, { text, edits, repaired, left }: FixedText): void {
    this.left += left.filter((p) => atLeast(p.severity, this.run.minSeverity)).length;
    this.repaired += repaired;
    if (edits.length > 0) this.changed++;
    const { out, locale } = this.context;
    if (this.mode === 'print') out.write((draft.bom ? BOM : '') + text);
    else if (this.mode === 'show') out.write(this.shown(unifiedDiff(path, draft.text, edits)));
    else if (edits.length > 0) out.line(localized('fixed-file', { path, repaired: String(repaired) })[locale]);
  }

  /** A patch for a program to apply, or for a person to read. */
  private shown(diff: string): string {
    return isTerminal() ? visibleLines(diff.replaceAll('\r\n', '\n')) : diff;
  }

  private fail(path: string, message: Localized): void {
    this.failed = true;
    this.context.tell(enlarged('in-file', message, { path }));
  }

  end(): number {
    const { context, mode } = this;
    if (tellFaulty(this.setups, context).some(({ error }) => error)) this.failed = true;
    const id = mode === 'show' ? 'would-fix' : 'fixed';
    const summary = localized(id, { files: String(this.changed), repaired: String(this.repaired), left: String(this.left) })[context.locale];
    (mode === 'print' ? context.err : context.out).write(`${summary}\n`);
    return this.failed || this.failedRules.size > 0 ? 2 : this.left > 0 ? 1 : 0;
  }
}

function encode({ bom }: Decoded, text: string): Uint8Array {
  return Buffer.from((bom ? BOM : '') + text, 'utf8');
}
