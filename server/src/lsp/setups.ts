import type { Connection } from 'vscode-languageserver';
import { configOf, type Effective, effectiveConfig, rateSettingsOf } from '../engine/config/effective.ts';
import { compileGlob, type Glob } from '../engine/config/glob.ts';
import type { LoadedConfig } from '../engine/config/load.ts';
import type { RateSettings } from '../engine/rate/weights.ts';
import { resolveSettings, type Settings } from '../engine/settings.ts';
import { type Vocabulary, vocabularyOf } from '../engine/suppress/suppress.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type EditorSettings, SECTION } from '../protocol.ts';
import { PROFILES } from '../rule/profile.ts';
import { ConfigFiles } from './config/files.ts';
import type { ConfigFindings } from './config/findings.ts';
import { OutsideWatch } from './config/watch.ts';
import { engineConfig, readSettings } from './config.ts';
import type { Parts } from './host.ts';
import { type HouseLexicon, HouseLexicons, type LexiconText } from './lexicon/house.ts';
import { type Language, MESSAGES, reasonOf } from './messages.ts';
import type { Notices } from './notices.ts';
import { type IgnoreFile, IgnoreFiles } from './suppress/files.ts';
import type { Traits } from './traits.ts';
import { parentUri, pathFrom, pathOf, uriKey } from './uri.ts';

/** Everything that a document is checked under. One object for all documents with equal settings, so it is compared by identity. */
export interface Setup {
  readonly settings: EditorSettings;
  readonly engine: Settings;
  readonly rate: RateSettings;
  readonly lexicon: Lexicon;
  readonly language: Language;
  readonly excluded: readonly Glob[];
  /** The configuration file leaves the document out. */
  readonly ignored: boolean;
  /**
   * The house's lexicon files in order, later ones win; `name` is as findings and `Entry.from` give it, `text` as it was read, and
   * `untrusted` that only so much of it counts.
   */
  readonly lexiconFiles: readonly { readonly uri: string; readonly name: string; readonly text: string; readonly untrusted: boolean }[];
  /** The nearest configuration file, if there is one. */
  readonly configUri?: string;
  /** What the document may suppress by name. */
  readonly words: Vocabulary;
  /** The nearest ignore file, if there is one. */
  readonly ignore?: IgnoreFile;
}

/** What counts for a document, each value with its source. */
interface Explained {
  readonly settings: EditorSettings;
  readonly effective: Effective;
  readonly loaded: LoadedConfig | undefined;
  readonly house: HouseLexicon;
  readonly language: Language;
}

/** What the setups need to know of the session. */
interface Around {
  readonly folderOf: (uri: string) => string | undefined;
  readonly trusted: () => boolean;
  readonly findings: ConfigFindings;
}

/** Finds the setup of a document: the client's settings, asked for once until they change, under the configuration file. */
export class Setups {
  readonly configs: ConfigFiles;
  readonly ignores: IgnoreFiles;
  /** of open documents, by URI */
  private byResource = new Map<string, Promise<Setup>>();
  /** by URI; a folder's URI for files that are not open */
  private settings = new Map<string, Promise<EditorSettings>>();
  /** By content. After a change those that are still wanted move over, so that what says the same stays the same. */
  private byKey = new Map<string, Setup>();
  private before = new Map<string, Setup>();
  /** settings of clients that push them, or pass them at the start */
  private pushed: unknown;
  private readonly lexicons: HouseLexicons;
  private readonly outside: OutsideWatch;
  private filesInUse = 0;

  constructor(
    private readonly connection: Connection,
    private readonly parts: Parts,
    private readonly traits: Traits,
    private readonly notices: Notices,
    private readonly around: Around,
  ) {
    this.pushed = traits.options.settings;
    this.lexicons = new HouseLexicons(parts);
    this.outside = new OutsideWatch(connection, traits);
    this.configs = new ConfigFiles({ parts, folderOf: around.folderOf, trusted: around.trusted });
    this.ignores = new IgnoreFiles({ parts, folderOf: around.folderOf, trusted: around.trusted }, vocabularyOf(parts.rules, { active: [] }).names);
  }

  of(uri: string): Promise<Setup> {
    let setup = this.byResource.get(uri);
    if (!setup) {
      const { byResource } = this;
      setup = this.find(uri, uri);
      byResource.set(uri, setup);
      // What failed is tried again.
      setup.catch(() => byResource.delete(uri));
    }
    return setup;
  }

  /** Setup of a file that is not open: with the settings of its folder, for an archive is not asked about file by file. */
  ofFile(uri: string): Promise<Setup> {
    return this.find(uri, this.around.folderOf(uri) ?? uri);
  }

  /** What counts for a document, and where each value comes from. */
  async explain(uri: string, scope = uri): Promise<Explained> {
    const settings = await this.settingsOf(scope);
    const loaded = await this.configs.of(uri);
    const folder = this.around.folderOf(uri);
    const named = settings.lexicons.map((path) => this.parts.host.resolve(path, folder));
    const effective = effectiveConfig(this.parts.rules, {
      settings: { ...engineConfig(settings), language: settings.language, lexicons: named },
      loaded,
      path: loaded && pathFrom(parentUri(loaded.file) ?? '', uri),
    });
    const { value } = effective.language;
    const language = value === 'auto' ? this.traits.language : value;
    return { settings, effective, loaded, language, house: await this.lexicon(effective, loaded, language) };
  }

  close(uri: string): void {
    this.byResource.delete(uri);
    this.settings.delete(uri);
  }

  /** The settings have changed. @param settings what a `didChangeConfiguration` carried */
  changed(settings?: unknown): void {
    if (!this.traits.configuration && settings !== null && typeof settings === 'object' && SECTION in settings) this.pushed = settings[SECTION];
    this.settings.clear();
    this.reread();
  }

  /** After a change: finds the setups of these documents anew, and takes back what was told of files that none of them uses. */
  async settle(uris: readonly string[]): Promise<void> {
    const { byResource } = this;
    await Promise.allSettled(uris.map((uri) => this.of(uri)));
    // Something has changed again: that will be settled, too.
    if (byResource === this.byResource) this.around.findings.end();
  }

  /** True if one of the files is a configuration or a lexicon in use, which then is read again. */
  filesChanged(uris: readonly string[]): boolean {
    if (!this.configs.uses(uris) && !this.lexicons.uses(uris) && !this.ignores.uses(uris)) return false;
    this.reread();
    return true;
  }

  private reread(): void {
    this.around.findings.begin();
    this.byResource = new Map();
    this.before = this.byKey;
    this.byKey = new Map();
    this.configs.forget();
    this.ignores.forget();
    this.lexicons.forget();
    this.filesInUse = 0;
    this.notices.forget();
  }

  private async find(uri: string, scope: string): Promise<Setup> {
    const { round } = this.around.findings;
    const { settings, effective, loaded, house, language } = await this.explain(uri, scope);
    this.around.findings.take([...(loaded?.files ?? []).map((f) => ({ ...f, uri: f.file })), ...house.files], language, round);
    const ignore = await this.ignores.of(uri);
    if (ignore) this.around.findings.take([ignore], language, round);
    const config = configOf(effective);
    const rate = rateSettingsOf(effective);
    const ignored = effective.ignored !== undefined;
    const key = JSON.stringify([settings, config, rate, language, ignored, loaded?.file, house.id, ignore?.uri, ignore?.id]);
    let setup = this.byKey.get(key) ?? this.before.get(key);
    if (!setup) {
      this.tellUnknown(settings, language);
      const excluded = Object.entries(settings.files.exclude).flatMap(([glob, on]) => (on ? (compileGlob(glob) ?? []) : []));
      const lexiconFiles = house.files.map(({ uri, text, untrusted }) => ({ uri, name: uri, text, untrusted }));
      const engine = resolveSettings(this.parts.rules, config);
      const words = vocabularyOf(this.parts.rules, engine);
      const files = { ...(loaded && { configUri: loaded.file }), ...(ignore && { ignore }) };
      setup = { settings, engine, rate, language, excluded, ignored, lexiconFiles, lexicon: house.lexicon, words, ...files };
    }
    this.byKey.set(key, setup);
    this.watchOutside();
    return setup;
  }

  /** Files in use change seldom, documents are many. */
  private watchOutside(): void {
    const { configs, lexicons, around } = this;
    const count = configs.keys.size + lexicons.keys.length;
    if (count === this.filesInUse) return;
    this.filesInUse = count;
    this.outside.watch([...configs.keys, ...lexicons.keys].filter((file) => around.folderOf(file) === undefined));
  }

  private settingsOf(scope: string): Promise<EditorSettings> {
    let settings = this.settings.get(scope);
    if (!settings) {
      settings = this.ask(scope);
      this.settings.set(scope, settings);
    }
    return settings;
  }

  private async ask(scope: string): Promise<EditorSettings> {
    const { settings, problems } = readSettings(await this.fetch(scope));
    const language = settings.language === 'auto' ? this.traits.language : settings.language;
    for (const p of problems) this.notices.warn(p, language);
    return settings;
  }

  private async fetch(uri: string): Promise<unknown> {
    if (!this.traits.configuration) return this.pushed;
    try {
      return await this.connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
    } catch (error) {
      this.notices.warn(MESSAGES.requestFailed('workspace/configuration', reasonOf(error)));
      return undefined;
    }
  }

  /** Settings have no place that could be shown, so that they are told in the window. */
  private tellUnknown(settings: EditorSettings, language: Language): void {
    for (const { key, value } of resolveSettings(this.parts.rules, engineConfig(settings)).unknown) {
      const name = key.replace(/^rules\./, '');
      if (key === 'profile') this.notices.warn(MESSAGES.unknownProfile(value ?? '', Object.keys(PROFILES).join(', ')), language);
      else this.notices.warn(value === undefined ? MESSAGES.unknownRule(name) : MESSAGES.badLevel(name, value), language);
    }
  }

  private async lexicon({ lexicons }: Effective, loaded: LoadedConfig | undefined, language: Language): Promise<HouseLexicon> {
    const files: LexiconText[] = [];
    for (const { value: uri, from } of lexicons) {
      try {
        // The settings of such a workspace may name none, so those are the user's.
        const untrusted = from.kind !== 'settings' && !this.around.trusted();
        files.push({ uri, untrusted, text: loaded?.lexicons.get(uriKey(uri))?.text ?? (await this.lexicons.read(uri)) });
      } catch (error) {
        // One that a file names is told there.
        if (from.kind === 'settings') this.notices.warn(MESSAGES.lexiconUnread(pathOf(uri), reasonOf(error)), language);
      }
    }
    return this.lexicons.of(files);
  }
}
