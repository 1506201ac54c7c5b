import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { configOf, type Effective, effectiveConfig, rateSettingsOf } from '../engine/config/effective.ts';
import type { LoadedConfig } from '../engine/config/load.ts';
import { CONFIG_FILE } from '../engine/config/types.ts';
import type { RateSettings } from '../engine/rate/weights.ts';
import { resolveSettings, type Settings } from '../engine/settings.ts';
import { type Vocabulary, vocabularyOf } from '../engine/suppress/suppress.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { rules } from '../rules/index.ts';
import { append } from '../text/append.ts';
import { type IgnoreFile, IgnoreFiles } from './ignore-files.ts';
import { type Loaded, NO_CONFIG, readConfig } from './load-config.ts';
import type { FileReport } from './report/report.ts';

export { CONFIG_FILE } from '../engine/config/types.ts';

/** What a draft is checked under. */
export interface Setup {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** Language of its messages, where the configuration says one. */
  readonly language: 'zh' | 'en' | undefined;
  /** The configuration says that it is not to be checked. */
  readonly ignored: boolean;
  readonly rate: RateSettings;
  /** All that decides what is found in a draft, as plain data. */
  readonly mark: () => unknown;
  /** What the draft may suppress by name. */
  readonly words: Vocabulary;
  /** The file that says what is to be ignored, if there is one. */
  readonly ignore: IgnoreFile | undefined;
}

interface SetupOptions {
  readonly profile: string | undefined;
  readonly config: string | undefined;
}

const WORDS = vocabularyOf(rules, { active: [] });

/** Finds and keeps the setups of a run: drafts for which the same is said share one. */
export class Setups {
  /** Configuration and lexicon files in which something is wrong, to be told after the drafts. */
  readonly faulty: FileReport[] = [];
  private readonly byFolder = new Map<string, string | undefined>();
  private readonly byConfig = new Map<string, Promise<Loaded>>();
  private readonly setups = new Map<string, Setup>();
  private readonly lexicons = new Map<string, Lexicon>();

  readonly ignores: IgnoreFiles;

  constructor(private readonly options: SetupOptions) {
    this.ignores = new IgnoreFiles(options.config);
  }

  /** @param path of the draft, or of the file that standard input stands for */
  async of(path: string): Promise<Setup> {
    const { loaded, matches } = await this.loaded(path);
    const ignore = await this.ignores.of(path, WORDS);
    const key = `${loaded.config?.file ?? ''}\0${matches}\0${ignore?.file ?? ''}`;
    let setup = this.setups.get(key);
    if (!setup) {
      setup = this.setup(this.effective(loaded, path), loaded, ignore);
      this.setups.set(key, setup);
    }
    return setup;
  }

  /** What counts for a draft and where each value comes from. */
  async explain(path: string): Promise<{ effective: Effective; config: LoadedConfig | undefined; lexicon: Lexicon }> {
    const { loaded } = await this.loaded(path);
    const effective = this.effective(loaded, path);
    return { effective, config: loaded.config, lexicon: this.setup(effective, loaded, undefined).lexicon };
  }

  /** @returns the configuration, and which of its globs the draft matches */
  private async loaded(path: string): Promise<{ loaded: Loaded; matches: string }> {
    const file = this.options.config ?? this.nearest(dirname(resolve(path)));
    if (file === undefined) return { loaded: NO_CONFIG, matches: '' };
    let loading = this.byConfig.get(file);
    if (!loading) {
      loading = readConfig(file, { required: this.options.config !== undefined });
      this.byConfig.set(file, loading);
      // Only here, so that a file that many drafts ask for at a time is told once.
      append(this.faulty, (await loading).faulty);
    }
    const loaded = await loading;
    const { config } = loaded;
    const place = config && pathFrom(config.file, path);
    if (!config || place === undefined) return { loaded, matches: '' };
    const globs = [...config.steps.flatMap((s) => (s.files ? [s.files] : [])), ...config.ignore.map((i) => [i.glob])];
    return { loaded, matches: globs.map((g) => (g.some((one) => one.test(place)) ? '1' : '0')).join('') };
  }

  private effective({ config }: Loaded, path: string): Effective {
    return effectiveConfig(rules, { loaded: config, path: config && pathFrom(config.file, path), profile: this.options.profile });
  }

  private nearest(folder: string): string | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const here = join(folder, CONFIG_FILE);
    const above = dirname(folder);
    const found = existsSync(here) ? here : above === folder ? undefined : this.nearest(above);
    this.byFolder.set(folder, found);
    return found;
  }

  private setup(effective: Effective, loaded: Loaded, ignore: IgnoreFile | undefined): Setup {
    const files = effective.lexicons.map((l) => l.value);
    const key = files.join('\0');
    let lexicon = this.lexicons.get(key);
    if (!lexicon) {
      lexicon = loaded.lexicon(files);
      this.lexicons.set(key, lexicon);
    }
    const language = effective.language.value;
    const config = configOf(effective);
    const settings = resolveSettings(rules, config);
    const rate = rateSettingsOf(effective);
    return {
      settings,
      words: vocabularyOf(rules, settings),
      ignore,
      lexicon,
      language: language === 'auto' ? undefined : language,
      ignored: effective.ignored !== undefined,
      rate,
      mark: () => [config, rate, files.map((f) => loaded.config?.lexicons.get(f)?.text ?? null), ignore && [ignore.text, this.ignores.today]],
    };
  }
}

/** Path of a draft from the folder of a configuration file, with `/`; undefined for one that lies elsewhere. */
function pathFrom(config: string, draft: string): string | undefined {
  const path = relative(dirname(resolve(config)), resolve(draft))
    .split(sep)
    .join('/');
  return path.startsWith('../') || /^(?:\/|[a-z]:)/i.test(path) ? undefined : path;
}
