import type { Connection } from 'vscode-languageserver';
import { resolveSettings, type Settings } from '../engine/settings.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type EditorSettings, SECTION } from '../protocol.ts';
import { PROFILES } from '../rule/profile.ts';
import { engineConfig, readSettings } from './config.ts';
import { globToRegExp } from './glob.ts';
import type { Parts } from './host.ts';
import { type Language, MESSAGES, reasonOf } from './messages.ts';
import type { Notices } from './notices.ts';
import type { Traits } from './traits.ts';
import { pathOf, uriKey } from './uri.ts';

/** Everything that a document is checked under. One object for all documents with equal settings, so it is compared by identity. */
export interface Setup {
  readonly settings: EditorSettings;
  readonly engine: Settings;
  readonly lexicon: Lexicon;
  readonly language: Language;
  readonly excluded: readonly RegExp[];
}

/** Finds the setup of a document: asks the client for its settings once, until they change. */
export class Setups {
  /** by URI; a folder's URI for files that are not open */
  private byResource = new Map<string, Promise<Setup>>();
  private byKey = new Map<string, Promise<Setup>>();
  /** settings of clients that push them, or pass them at the start */
  private pushed: unknown;
  /** keys of the lexicon files in use */
  private lexiconFiles = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly parts: Parts,
    private readonly traits: Traits,
    private readonly notices: Notices,
    private readonly folderOf: (uri: string) => string | undefined,
  ) {
    this.pushed = traits.options.settings;
  }

  of(uri: string): Promise<Setup> {
    let setup = this.byResource.get(uri);
    if (!setup) {
      setup = this.find(uri);
      this.byResource.set(uri, setup);
    }
    return setup;
  }

  close(uri: string): void {
    this.byResource.delete(uri);
  }

  /** The settings have changed. @param settings what a `didChangeConfiguration` carried */
  changed(settings: unknown): void {
    if (!this.traits.configuration && settings !== null && typeof settings === 'object' && SECTION in settings) this.pushed = settings[SECTION];
    this.byResource.clear();
    this.byKey.clear();
    this.lexiconFiles.clear();
    this.notices.forget();
  }

  /** True if one of the files is a lexicon in use, which then is read again. */
  filesChanged(uris: readonly string[]): boolean {
    if (!uris.some((u) => this.lexiconFiles.has(uriKey(u)))) return false;
    this.changed(undefined);
    return true;
  }

  private async find(uri: string): Promise<Setup> {
    const { settings, problems } = readSettings(await this.fetch(uri));
    const language = settings.language === 'auto' ? this.traits.language : settings.language;
    for (const p of problems) this.notices.warn(p, language);
    const folder = this.folderOf(uri);
    const files = settings.lexicons.map((path) => this.parts.host.resolve(path, folder));
    const key = JSON.stringify([settings, files]);
    let setup = this.byKey.get(key);
    if (!setup) {
      setup = this.build(settings, files, language);
      this.byKey.set(key, setup);
    }
    return setup;
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

  private async build(settings: EditorSettings, files: readonly string[], language: Language): Promise<Setup> {
    const engine = resolveSettings(this.parts.rules, engineConfig(settings));
    for (const { key, value } of engine.unknown) {
      const name = key.replace(/^rules\./, '');
      if (key === 'profile') this.notices.warn(MESSAGES.unknownProfile(value ?? '', Object.keys(PROFILES).join(', ')), language);
      else this.notices.warn(value === undefined ? MESSAGES.unknownRule(name) : MESSAGES.badLevel(name, value), language);
    }
    const excluded = Object.entries(settings.files.exclude).flatMap(([glob, on]) => (on ? [globToRegExp(glob)] : []));
    return { settings, engine, language, excluded, lexicon: await this.lexicon(files, language) };
  }

  private async lexicon(uris: readonly string[], language: Language): Promise<Lexicon> {
    if (uris.length === 0) return this.parts.lexicon();
    const files: { name: string; text: string }[] = [];
    for (const uri of uris) {
      this.lexiconFiles.add(uriKey(uri));
      try {
        files.push({ name: uri, text: await this.parts.host.readText(uri) });
      } catch (error) {
        this.notices.warn(MESSAGES.lexiconUnread(pathOf(uri), reasonOf(error)), language);
      }
    }
    const { lexicon, problems } = await this.parts.lexiconWith(files);
    for (const { name } of files) {
      const own = problems.filter((p) => p.file === name);
      const first = own[0];
      if (first) this.notices.warn(MESSAGES.lexiconProblem(`${pathOf(name)}:${first.line}`, first.message[language], own.length - 1), language);
    }
    return lexicon;
  }
}
