import type { Connection } from 'vscode-languageserver';
import type { SettingsLayer } from '../engine/config/effective.ts';
import { compileGlob, type Glob } from '../engine/config/glob.ts';
import { configProblem } from '../engine/config/problem.ts';
import { resolveSettings } from '../engine/settings.ts';
import { suppressProblem } from '../engine/suppress/problem.ts';
import { type EditorSettings, SECTION } from '../protocol.ts';
import { PROFILES } from '../rule/profile.ts';
import { type IgnoreFile, problemsOf } from '../workspace/ignore-files.ts';
import { type Explained, type FoundSetup, type Setup, Setups } from '../workspace/setups.ts';
import type { Capabilities } from './capabilities.ts';
import type { ConfigFindings, FaultyFile } from './config/findings.ts';
import { OutsideWatch } from './config/watch.ts';
import { engineConfig, readSettings } from './config.ts';
import type { ServerParts } from './host.ts';
import { type DisplayLanguage, MESSAGES, reasonOf } from './messages.ts';
import type { Notices } from './notices.ts';
import { pathOf } from './uri.ts';

/** Everything that a document is checked under. One object for all documents with equal settings, so it is compared by identity. */
export interface ClientSetup extends Setup {
  readonly settings: EditorSettings;
  readonly language: DisplayLanguage;
  readonly excluded: readonly Glob[];
}

/** What counts for a document, each value with its source. */
interface ExplainedDocument extends Explained {
  readonly language: DisplayLanguage;
}

/** What the setups need to know of the session. */
interface Around {
  readonly folderOf: (uri: string) => string | undefined;
  readonly trusted: () => boolean;
  readonly findings: ConfigFindings;
}

/** Finds the setup of a document: the client's settings, asked for once until they change, under what the workspace says. */
export class ClientSetups {
  readonly workspace: Setups;
  /** of open documents, by URI */
  private byResource = new Map<string, Promise<ClientSetup>>();
  /** by URI; a folder's URI for files that are not open */
  private settings = new Map<string, Promise<EditorSettings>>();
  /** What the workspace says, with equal settings of the client. */
  private readonly known = new WeakMap<Setup, Map<string, ClientSetup>>();
  /** settings of clients that push them, or pass them at the start */
  private pushed: unknown;
  private readonly outside: OutsideWatch;
  private filesInUse = 0;

  constructor(
    private readonly connection: Connection,
    private readonly parts: ServerParts,
    private readonly capabilities: Capabilities,
    private readonly notices: Notices,
    private readonly around: Around,
  ) {
    this.pushed = capabilities.options.settings;
    this.outside = new OutsideWatch(connection, capabilities);
    this.workspace = new Setups({ parts, folderOf: around.folderOf, trusted: around.trusted });
  }

  of(uri: string): Promise<ClientSetup> {
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
  ofFile(uri: string): Promise<ClientSetup> {
    return this.find(uri, this.around.folderOf(uri) ?? uri);
  }

  /** What counts for a document, and where each value comes from. */
  async explain(uri: string): Promise<ExplainedDocument> {
    const settings = await this.layer(uri, await this.settingsOf(uri));
    const explained = await this.workspace.explain(uri, { settings });
    return { ...explained, language: this.spoken(explained) };
  }

  close(uri: string): void {
    this.byResource.delete(uri);
    this.settings.delete(uri);
  }

  /** The settings have changed. @param settings what a `didChangeConfiguration` carried */
  changed(settings?: unknown): void {
    if (!this.capabilities.configuration && settings !== null && typeof settings === 'object' && SECTION in settings) this.pushed = settings[SECTION];
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
    if (!this.workspace.uses(uris)) return false;
    this.reread();
    return true;
  }

  /** What counts is found anew when next asked. */
  reread(): void {
    this.around.findings.begin();
    this.byResource = new Map();
    this.workspace.forget();
    this.filesInUse = 0;
    this.notices.forget();
  }

  private async find(uri: string, scope: string): Promise<ClientSetup> {
    const { round } = this.around.findings;
    const settings = await this.settingsOf(scope);
    const found = await this.workspace.of(uri, { settings: await this.layer(uri, settings) });
    const language = this.spoken(found);
    this.around.findings.take(faultyFiles(found), language, round);
    // One that a file names is told there.
    for (const { file, why } of found.unread) this.notices.warn(MESSAGES.lexiconUnread(pathOf(file), why), language);
    const setup = this.with(found.setup, settings, language);
    this.watchOutside();
    return setup;
  }

  private with(setup: Setup, settings: EditorSettings, language: DisplayLanguage): ClientSetup {
    const key = JSON.stringify([settings, language]);
    const bySettings = this.known.get(setup) ?? new Map<string, ClientSetup>();
    this.known.set(setup, bySettings);
    let full = bySettings.get(key);
    if (!full) {
      this.tellUnknown(settings, language);
      const excluded = Object.entries(settings.files.exclude).flatMap(([glob, on]) => (on ? (compileGlob(glob) ?? []) : []));
      full = { ...setup, settings, language, excluded };
      bySettings.set(key, full);
    }
    return full;
  }

  /** The user's own lexicon goes before those of a newsroom, which has the last word. */
  private async layer(uri: string, settings: EditorSettings): Promise<SettingsLayer> {
    const folder = this.around.folderOf(uri);
    const { userLexicon } = this.capabilities;
    const own = userLexicon !== undefined && (await this.workspace.hasLexicon(userLexicon)) ? [userLexicon] : [];
    const lexicons = [...own, ...settings.lexicons.map((path) => this.parts.host.resolve(path, folder))];
    return { ...engineConfig(settings), language: settings.language, typos: settings.typos, lexicons };
  }

  private spoken({ effective }: Explained): DisplayLanguage {
    const { value } = effective.language;
    return value === 'auto' ? this.capabilities.language : value;
  }

  /** Files in use change seldom, documents are many. */
  private watchOutside(): void {
    const { keys } = this.workspace;
    if (keys.length === this.filesInUse) return;
    this.filesInUse = keys.length;
    this.outside.watch(keys.filter((file) => this.around.folderOf(file) === undefined));
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
    const language = settings.language === 'auto' ? this.capabilities.language : settings.language;
    for (const p of problems) this.notices.warn(p, language);
    return settings;
  }

  private async fetch(uri: string): Promise<unknown> {
    if (!this.capabilities.configuration) return this.pushed;
    try {
      return await this.connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
    } catch (error) {
      this.notices.warn(MESSAGES.requestFailed('workspace/configuration', reasonOf(error)));
      return undefined;
    }
  }

  /** Settings have no place that could be shown, so that they are told in the window. */
  private tellUnknown(settings: EditorSettings, language: DisplayLanguage): void {
    for (const { key, value } of resolveSettings(this.parts.rules, engineConfig(settings)).unknown) {
      const name = key.replace(/^rules\./, '');
      if (key === 'profile') this.notices.warn(MESSAGES.unknownProfile(value ?? '', Object.keys(PROFILES).join(', ')), language);
      else this.notices.warn(value === undefined ? MESSAGES.unknownRule(name) : MESSAGES.badLevel(name, value), language);
    }
  }
}

/** The files that decide what counts for a document, each with what is wrong in it. */
function faultyFiles({ loaded, house, setup: { ignore } }: FoundSetup): FaultyFile[] {
  const files: FaultyFile[] = [...(loaded?.files ?? []), ...house.files].map(({ file, text, problems }) => ({ uri: file, text, problems }));
  if (loaded?.unread) files.push({ uri: loaded.file, text: '', problems: [configProblem({ start: 0, end: 0 }, 'error', loaded.unread)] });
  if (ignore) files.push({ uri: ignore.file, text: ignore.text, problems: ignoreProblems(ignore) });
  return files;
}

const ignoreProblems = (ignore: IgnoreFile): FaultyFile['problems'] =>
  ignore.unread ? [suppressProblem('suppress/invalid', 'error', { start: 0, end: 0 }, ignore.unread)] : problemsOf(ignore);
