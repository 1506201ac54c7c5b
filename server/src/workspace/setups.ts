import { configOf, type Effective, effectiveConfig, rateSettingsOf, type SettingsLayer } from '../engine/config/effective.ts';
import type { MessageLanguage } from '../engine/config/types.ts';
import type { RateSettings } from '../engine/rate/weights.ts';
import { resolveSettings, type Settings } from '../engine/settings.ts';
import { type SuppressionNames, vocabularyOf } from '../engine/suppress/suppress.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Localized } from '../rule/rule.ts';
import { typosOffered } from '../typos/shipped.ts';
import { ConfigFiles, type FoundConfig } from './config-files.ts';
import type { WorkspaceScope } from './host.ts';
import { type IgnoreFile, IgnoreFiles } from './ignore-files.ts';
import { type HouseFile, type HouseLexicon, HouseLexicons, type LexiconText } from './lexicons.ts';

/** What a draft is checked under. One object for all drafts of which the same is said, so it is compared by identity. */
export interface Setup {
  readonly engine: Settings;
  readonly rate: RateSettings;
  readonly lexicon: Lexicon;
  /** Language of its messages, where somebody says one. */
  readonly language: MessageLanguage;
  /** The configuration file leaves the draft out. */
  readonly ignored: boolean;
  /** The house's lexicon files in order, later ones win, as they were read. */
  readonly lexiconFiles: readonly HouseFile[];
  /** The configuration file, if there is one. */
  readonly configFile?: string;
  /** What the draft may suppress by name. */
  readonly words: SuppressionNames;
  /** The ignore file, if there is one. */
  readonly ignore?: IgnoreFile;
  /** All that decides what is found in a draft, as plain data: equal for what finds the same. */
  readonly mark: () => unknown;
}

/** What is said elsewhere than in files: in an editor's settings, below them; on a command line, above them. */
interface Said {
  readonly settings?: SettingsLayer;
  readonly profile?: string | undefined;
}

/** What counts for a draft, each value with its source. */
export interface Explained {
  readonly effective: Effective;
  readonly loaded: FoundConfig | undefined;
  readonly house: HouseLexicon;
  /** Lexicons that the settings name and that cannot be read. One that a file names is told there. */
  readonly unread: readonly { readonly file: string; readonly why: Localized }[];
}

export interface FoundSetup extends Explained {
  readonly setup: Setup;
}

/** Finds what counts for a draft: its configuration, the lexicons that this names, its ignore file, under what is said elsewhere. */
export class Setups {
  readonly configs: ConfigFiles;
  readonly ignores: IgnoreFiles;
  private readonly lexicons: HouseLexicons;
  /** By content. After a change those that are still wanted move over, so that what says the same stays the same. */
  private byKey = new Map<string, Setup>();
  private before = new Map<string, Setup>();

  constructor(private readonly around: WorkspaceScope) {
    const { rules } = around.parts;
    this.configs = new ConfigFiles(around);
    this.ignores = new IgnoreFiles(around, vocabularyOf(rules, { active: [] }).names);
    this.lexicons = new HouseLexicons(around.parts);
  }

  /** What a draft is checked under, and what that was made of. */
  async of(file: string, said: Said): Promise<FoundSetup> {
    const explained = await this.explain(file, said);
    const ignore = await this.ignores.of(file);
    const { effective, loaded, house } = explained;
    const config = configOf(effective);
    const rate = rateSettingsOf(effective);
    const ignored = effective.ignored !== undefined;
    const language = effective.language.value;
    const key = JSON.stringify([config, rate, language, ignored, loaded?.file, house.id, ignore?.file, ignore?.id, typosOffered()]);
    let setup = this.byKey.get(key) ?? this.before.get(key);
    if (!setup) {
      const { rules } = this.around.parts;
      const engine = resolveSettings(rules, config);
      const words = vocabularyOf(rules, engine);
      const mark = (): unknown => [config, rate, house.files.map((f) => f.text), ignore && [ignore.text, this.ignores.today()]];
      const files = { ...(loaded && { configFile: loaded.file }), ...(ignore && { ignore }) };
      setup = { engine, rate, lexicon: house.lexicon, language, ignored, lexiconFiles: house.files, words, mark, ...files };
    }
    this.byKey.set(key, setup);
    return { ...explained, setup };
  }

  /** What counts for a draft, and where each value comes from. */
  async explain(file: string, { settings, profile }: Said): Promise<Explained> {
    const { parts } = this.around;
    const loaded = await this.configs.of(file);
    const path = loaded && this.pathFrom(loaded.file, file);
    const effective = effectiveConfig(parts.rules, { ...(settings && { settings }), loaded, path, profile });
    return { effective, loaded, ...(await this.house(effective, loaded)) };
  }

  /** True if there is such a lexicon, also one that cannot be used. Its file is in use from then on, also where there is none. */
  async hasLexicon(file: string): Promise<boolean> {
    return this.lexicons.read(file).then(
      () => true,
      (error: unknown) => !this.around.parts.host.isAbsent(error),
    );
  }

  /** True if one of the files is a configuration, a lexicon or an ignore file in use. */
  uses(files: readonly string[]): boolean {
    return this.configs.uses(files) || this.lexicons.uses(files) || this.ignores.uses(files);
  }

  /** Keys of the configuration and lexicon files in use. */
  get keys(): readonly string[] {
    return [...this.configs.keys, ...this.lexicons.keys];
  }

  /** Everything is read again when next asked. */
  forget(): void {
    this.before = this.byKey;
    this.byKey = new Map();
    this.configs.forget();
    this.ignores.forget();
    this.lexicons.forget();
  }

  /** The path of a draft as a configuration or an ignore file gives it: from its folder. */
  pathFrom(from: string, draft: string): string | undefined {
    const { host } = this.around.parts;
    return host.pathFrom(host.parent(from) ?? '', draft);
  }

  private async house({ lexicons }: Effective, loaded: FoundConfig | undefined): Promise<Pick<Explained, 'house' | 'unread'>> {
    const { parts, trusted } = this.around;
    const files: LexiconText[] = [];
    const unread: { file: string; why: Localized }[] = [];
    for (const { value: file, from } of lexicons) {
      try {
        // The settings of a workspace that is not trusted may name none, so those are the user's.
        const untrusted = from.kind !== 'settings' && !trusted();
        files.push({ file, untrusted, text: loaded?.lexicons.get(parts.host.key(file))?.text ?? (await this.lexicons.read(file)) });
      } catch (error) {
        if (from.kind === 'settings') unread.push({ file, why: parts.host.whyNot(error) });
      }
    }
    return { house: await this.lexicons.of(files), unread };
  }
}
