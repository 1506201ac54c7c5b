import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, mergeConfig, resolveSettings, type Settings } from '../engine/settings.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { shippedLexicon } from '../lexicon/shipped.ts';
import { rules } from '../rules/index.ts';
import { loadConfig } from './load-config.ts';
import type { FileReport } from './report/report.ts';

export const CONFIG_FILE = '.newsproof.yaml';

/** What a draft is checked under. */
export interface Setup {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** The configuration file it comes from, if there is one. */
  readonly configPath: string | undefined;
  readonly config: Config;
}

export interface SetupOptions {
  readonly profile: string | undefined;
  readonly config: string | undefined;
}

/** Finds and keeps the setups of a run: drafts under one configuration file share one. */
export class Setups {
  /** Configuration and lexicon files in which something is wrong, to be told after the drafts. */
  readonly faulty: FileReport[] = [];
  private readonly byFolder = new Map<string, string | undefined>();
  private readonly byConfig = new Map<string | undefined, Promise<Setup>>();

  constructor(private readonly options: SetupOptions) {}

  /** @param path of the draft, or of the file that standard input stands for */
  of(path: string): Promise<Setup> {
    const configPath = this.options.config ?? this.nearest(dirname(resolve(path)));
    let setup = this.byConfig.get(configPath);
    if (!setup) {
      setup = this.make(configPath);
      this.byConfig.set(configPath, setup);
    }
    return setup;
  }

  private nearest(folder: string): string | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const here = join(folder, CONFIG_FILE);
    const above = dirname(folder);
    const found = existsSync(here) ? here : above === folder ? undefined : this.nearest(above);
    this.byFolder.set(folder, found);
    return found;
  }

  private async make(configPath: string | undefined): Promise<Setup> {
    if (configPath === undefined) return this.setup({}, shippedLexicon(), configPath);
    const { config, lexicon, faulty } = await loadConfig(configPath, { required: this.options.config !== undefined });
    this.faulty.push(...faulty);
    return this.setup(config, lexicon, configPath);
  }

  private setup(file: Config, lexicon: Lexicon, configPath: string | undefined): Setup {
    const { profile } = this.options;
    const config = mergeConfig(file, profile === undefined ? undefined : { profile });
    return { settings: resolveSettings(rules, config), lexicon, configPath, config };
  }
}
