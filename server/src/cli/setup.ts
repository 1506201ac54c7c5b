import { resolve } from 'node:path';
import { readTypos } from '../disk/typos-file.ts';
import type { Problem } from '../engine/place.ts';
import { dayOf } from '../engine/suppress/ignore-problems.ts';
import { shippedLexicon } from '../lexicon/shipped.ts';
import { rules } from '../rules/index.ts';
import { append } from '../text/append.ts';
import { offerTypos } from '../typos/shipped.ts';
import type { FoundConfig } from '../workspace/config-files.ts';
import type { HouseLexicon } from '../workspace/lexicons.ts';
import { type Explained, type Setup, Setups } from '../workspace/setups.ts';
import { IgnoreUse } from './ignore-use.ts';
import { pathHost, told } from './path-host.ts';
import type { FileReport } from './report/report.ts';
import { enlarged, UserError } from './say.ts';

interface SetupOptions {
  readonly profile: string | undefined;
  readonly config: string | undefined;
}

/** Finds the setups of a run, and notes what is wrong in the files that they are made of. */
export class RunSetups {
  /** Configuration and lexicon files in which something is wrong, to be told after the drafts. */
  readonly faulty: FileReport[] = [];
  readonly ignores: IgnoreUse;
  /** `2026-11-22`, the same for the whole run */
  readonly today: string;
  private readonly workspace: Setups;
  private readonly told = new Set<string>();

  constructor(private readonly options: SetupOptions) {
    const began = new Date();
    this.today = dayOf(began);
    this.ignores = new IgnoreUse(this.today);
    offerTypos(readTypos);
    const parts = { rules, lexicon: shippedLexicon, host: { ...pathHost, now: () => began } };
    const config = options.config === undefined ? undefined : resolve(options.config);
    this.workspace = new Setups({ parts, folderOf: () => undefined, trusted: () => true, config });
  }

  /**
   * @param path of the draft, or of the file that standard input stands for
   * @throws UserError when a file that the command line asked for cannot be read
   */
  async of(path: string): Promise<Setup> {
    const found = await this.workspace.of(resolve(path), this.options);
    await this.note(found);
    const { setup } = found;
    if (setup.ignore) this.ignores.add(setup.ignore);
    return setup;
  }

  /** What counts for a draft and where each value comes from. @throws UserError as `of` does */
  async explain(path: string): Promise<Explained> {
    const explained = await this.workspace.explain(resolve(path), this.options);
    await this.note(explained);
    return explained;
  }

  /** Notes what is wrong in a configuration and in what it names, once. */
  private async note({ loaded, house }: Explained): Promise<void> {
    if (!loaded || this.told.has(loaded.file)) return;
    this.told.add(loaded.file);
    if (loaded.unread) {
      if (this.options.config !== undefined) throw new UserError(enlarged('in-file', loaded.unread, { path: this.options.config }));
      this.faulty.push({ path: told(loaded.file), error: loaded.unread, text: '', problems: [] });
      return;
    }
    append(this.faulty, await faultyFiles(loaded, house));
  }
}

/** @param house lexicons that count for some draft; the configuration may name others */
async function faultyFiles({ files, lexicons }: FoundConfig, house: HouseLexicon): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  const add = (file: string, text: string, problems: readonly Problem[]): void => {
    if (problems.length > 0) reports.push({ path: told(file), error: null, text, problems });
  };
  for (const { file, text, problems } of files) add(file, text, problems);
  for (const { file, text } of lexicons.values()) add(file, text, house.files.find((f) => f.file === file)?.problems ?? (await problemsOf(file, text)));
  return reports;
}

async function problemsOf(file: string, text: string): Promise<readonly Problem[]> {
  const [{ readLexicon }, { lexiconProblem }] = await Promise.all([import('../lexicon/read.ts'), import('../engine/config/problem.ts')]);
  return readLexicon(text, told(file)).problems.map(lexiconProblem);
}
