import type { Limits } from '../engine/limits.ts';
import type { Problem } from '../engine/place.ts';
import type { Localized } from '../rule/rule.ts';
import type { Setup } from '../workspace/setups.ts';
import type { Args } from './args.ts';
import type { Cache } from './cache.ts';
import { checkText } from './check-file.ts';
import type { RunContext } from './context.ts';
import { type Found, languageOfFile } from './find-files.ts';
import { limitsFor } from './memory.ts';
import { type Outcome, plainOutcome } from './outcome.ts';
import { readText } from './read-file.ts';
import type { FileReport } from './report/report.ts';
import type { RunOptions } from './run-options.ts';
import { firstLineOf, localized } from './say.ts';
import { RunSetups } from './setup.ts';
import type { Threads } from './threads.ts';

/** What a run has beside its own thread. */
interface Helpers {
  readonly threads?: Threads | undefined;
  readonly cache?: Cache | undefined;
}

/** Checks the drafts of a run. */
export class Checker {
  readonly setups: RunSetups;
  readonly failedRules = new Set<string>();

  constructor(
    private readonly args: Args,
    private readonly run: RunOptions,
    private readonly context: RunContext,
    private readonly helpers: Helpers,
  ) {
    this.setups = new RunSetups(run);
  }

  /**
   * Reports on drafts in the order in which they are found.
   * @param ahead how many are begun before the first of them has ended
   * @param goes false once nobody reads on
   */
  async *reports(files: readonly Found[], ahead: number, goes: () => boolean): AsyncGenerator<FileReport> {
    const begun: Promise<FileReport | undefined>[] = [];
    for (let i = 0; i < files.length && goes(); i++) {
      while (begun.length < files.length && begun.length <= i + ahead) {
        const found = files[begun.length] as Found;
        // Configurations are read one after the other, so that what is told of them has an order.
        const setup = 'refused' in found ? undefined : await this.setups.of(found.path);
        begun.push(this.report(found, setup));
      }
      const report = await (begun[i] as Promise<FileReport | undefined>);
      if (report) yield report;
    }
  }

  /** @returns undefined for a file that the configuration leaves out */
  private async report(found: Found, setup: Setup | undefined): Promise<FileReport | undefined> {
    const { path } = found;
    if ('refused' in found) return { path, error: found.refused, text: '', problems: [] };
    if (!setup || (setup.ignored && !found.named)) return undefined;
    return whatever(path, () => this.checked(path, setup));
  }

  /** Reports on a text that no file holds. @param path of the file that it stands for */
  text(path: string, text: string, setup: Setup): Promise<FileReport> {
    return whatever(path, () => this.read(path, text, setup));
  }

  private async checked(path: string, setup: Setup): Promise<FileReport> {
    const file = this.run.stdin === undefined ? await readText(path, 'draft') : await this.context.readStdin();
    return 'refused' in file ? { path, error: file.refused, text: '', problems: [] } : this.read(path, file.text, setup);
  }

  /** Reports on a text that has been read. */
  private async read(path: string, text: string, setup: Setup): Promise<FileReport> {
    const limits = limitsFor(text);
    if ('refused' in limits) return { path, error: limits.refused, text: '', problems: [] };
    const { problems, failures, suppressed, rate } = await this.outcome({ path, text, limits }, setup);
    for (const { rule, text: message } of failures) {
      if (!this.failedRules.has(rule)) this.context.tell(message);
      this.failedRules.add(rule);
    }
    const spoken = this.args.options.language === undefined ? inLanguage(problems, setup.language) : problems;
    return { path, error: null, text, problems: spoken, suppressed, rate };
  }

  private async outcome(draft: Draft, setup: Setup): Promise<Omit<Outcome, 'used'>> {
    const { threads, cache } = this.helpers;
    const { path, text } = draft;
    const { ignore, words } = setup;
    if (!threads && !cache) {
      const checked = this.check(draft, setup);
      if (ignore) this.setups.ignores.note(ignore, path, checked.used, words);
      return checked;
    }
    let outcome = cache?.get(path, text, setup);
    if (!outcome) {
      outcome = threads ? await this.elsewhere(threads, draft, setup) : plainOutcome(this.check(draft, setup), setup);
      cache?.set(path, text, setup, outcome);
    }
    const needed = outcome.used.flatMap((i) => ignore?.list.entries[i] ?? []);
    if (ignore) this.setups.ignores.note(ignore, path, needed, words);
    return outcome;
  }

  /** A thread that is lost is no reason to give up the draft. */
  private async elsewhere(threads: Threads, draft: Draft, setup: Setup): Promise<Outcome> {
    try {
      return await threads.check(draft.path, draft.text);
    } catch {
      return plainOutcome(this.check(draft, setup), setup);
    }
  }

  private check({ path, text, limits }: Draft, setup: Setup): ReturnType<typeof checkText> {
    return checkText(text, path, languageOfFile(path), setup, { rules: this.run.rules, today: this.setups.today, limits });
  }
}

/** What goes wrong with one draft keeps no other from being checked. */
async function whatever(path: string, check: () => Promise<FileReport>): Promise<FileReport> {
  try {
    return await check();
  } catch (error) {
    return { path, error: localized('crash', { reason: firstLineOf(error) }), text: '', problems: [] };
  }
}

/** A draft as it is read. */
interface Draft {
  readonly path: string;
  readonly text: string;
  readonly limits: Limits;
}

/** Problems as a configuration wants them told, whatever the run speaks otherwise. */
function inLanguage(problems: readonly Problem[], language: Setup['language']): readonly Problem[] {
  if (language === 'auto') return problems;
  const only = (text: Localized): Localized => ({ zh: text[language], en: text[language] });
  return problems.map((p) => ({
    rule: p.rule,
    severity: p.severity,
    message: only(p.message),
    range: p.range,
    fixes: p.fixes.map((f) => ({ title: only(f.title), safety: f.safety, edits: f.edits })),
    offers: p.offers,
    related: p.related.map((r) => ({ message: only(r.message), range: r.range })),
  }));
}
