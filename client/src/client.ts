import {
  CancellationError,
  type CancellationToken,
  type CodeAction,
  type Command,
  commands,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  languages,
  type ProviderResult,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ConfigurationParams, LanguageClient, type LanguageClientOptions, type Middleware, State, TransportKind } from 'vscode-languageclient/node';
import {
  CONFIG_CHANGED,
  type InitializationOptions,
  SECTION,
  STATUS,
  type StatusParams,
  TRUST,
  type TrustParams,
  UNSAVED,
  type UnsavedParams,
  type UnsavedResult,
} from '../../server/src/protocol.ts';
import { CONFIG_FILES, IGNORE_FILES } from './config-view.ts';
import { CursorKeeper } from './cursor.ts';
import { seen } from './nearby.ts';
import { RULE_PAGES } from './rule-pages.ts';
import type { StatusItem } from './status.ts';
import { isUnsaved } from './unsaved.ts';

/** Documents of these schemes are checked: no diffs, no output, no settings. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];
/** Calm after a change before findings are asked for, in milliseconds. */
const CALM = 120;

/** The language client, restarted when its settings ask for it, and what it has found outside of open documents. */
export class Newsproof implements Disposable {
  readonly cursor = new CursorKeeper();
  /** findings of files that are not open, from checking the workspace */
  readonly elsewhere = languages.createDiagnosticCollection('newsproof-workspace');
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private restarting: Promise<void> = Promise.resolve();
  private readonly output: LogOutputChannel = window.createOutputChannel('Newsproof', { log: true });
  private readonly changes = new Map<string, number>();
  private readonly changed = new EventEmitter<string>();
  private readonly told = new EventEmitter<StatusParams>();
  /** How a document stands has changed. */
  readonly onStatus = this.told.event;
  private readonly reconfigured = new EventEmitter<undefined>();
  /** Settings, configuration files or lexicons are other than they were, and the server has seen it. */
  readonly onDidReconfigure = this.reconfigured.event;
  private readonly subscriptions: Disposable[];

  constructor(
    private readonly serverModule: string,
    private readonly status: StatusItem,
  ) {
    this.subscriptions = [
      this.cursor,
      this.elsewhere,
      this.output,
      this.changed,
      this.told,
      this.reconfigured,
      workspace.onDidChangeConfiguration((e) => {
        // The documents that are offered to the server are settled when it starts.
        if (e.affectsConfiguration(`${SECTION}.languages`)) void this.restart().catch((error: unknown) => this.output.error(String(error)));
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        const uri = document.uri.toString();
        if (this.changes.has(uri)) this.changed.fire(uri);
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        this.client?.sendNotification(TRUST, { trusted: true } satisfies TrustParams).catch((error: unknown) => this.output.error(String(error)));
      }),
      workspace.onDidOpenTextDocument(({ uri }) => this.elsewhere.delete(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.changes.delete(uri.toString());
        this.status.forget(uri.toString());
      }),
    ];
  }

  /** The running client. @throws Error with a message for the user when there is none */
  get running(): LanguageClient {
    if (this.client?.state !== State.Running) throw new Error(l10n.t('The language server is not running. See the log.'));
    return this.client;
  }

  /** The running client, as soon as a start that is under way has ended. @throws Error as `running` does */
  async ready(): Promise<LanguageClient> {
    await this.starting;
    return this.running;
  }

  start(): Promise<void> {
    this.starting = this.launch();
    return this.starting;
  }

  private async launch(): Promise<void> {
    const run = { module: this.serverModule, transport: TransportKind.ipc };
    const client = new LanguageClient(SECTION, 'Newsproof', { run, debug: run }, this.options());
    this.client = client;
    client.onNotification(CONFIG_CHANGED, () => this.reconfigured.fire(undefined));
    client.onRequest(UNSAVED, async (p: UnsavedParams): Promise<UnsavedResult> => ({ unsaved: await isUnsaved(p) }));
    client.onNotification(STATUS, (p: StatusParams) => {
      this.status.update(p);
      this.told.fire(p);
    });
    client.onDidChangeState(({ newState }) =>
      this.status.server(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped'),
    );
    try {
      await client.start();
    } catch (error) {
      this.output.error(String(error));
      this.status.server('stopped');
      const log = l10n.t('Show Log');
      const message = l10n.t('Newsproof could not start its language server.');
      // Nobody waits for the answer: who asks for the running client is told at once that there is none.
      void window.showErrorMessage(message, log).then((answer) => {
        if (answer === log) this.showLog();
      });
    }
  }

  async stop(): Promise<void> {
    // One that is starting cannot be stopped, and would be left behind.
    await this.starting?.catch(() => undefined);
    const { client } = this;
    this.client = undefined;
    if (client?.needsStop()) await client.stop();
  }

  /** One restart after the other: two at a time would leave a server behind. */
  restart(): Promise<void> {
    const again = async (): Promise<void> => {
      await this.stop();
      await this.start();
    };
    this.restarting = this.restarting.then(again, again);
    return this.restarting;
  }

  showLog(): void {
    this.output.show();
  }

  log(message: string): void {
    this.output.info(message);
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  private options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      trusted: workspace.isTrusted,
      status: true,
      showsConfig: true,
      hoverShowsDiagnostics: true,
      outlinesMarkdown: true,
      newsTokens: true,
      lexiconDocuments: true,
      fixesWorkspace: true,
      savesFiles: true,
      choosesLevel: true,
      tellsUnsaved: true,
      showsPlaces: true,
      rulePages: RULE_PAGES,
    };
    return {
      documentSelector: [...selector(languagesOf()), CONFIG_FILES, IGNORE_FILES],
      initializationOptions,
      outputChannel: this.output,
      diagnosticCollectionName: SECTION,
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: this.middleware(),
    };
  }

  private middleware(): Middleware {
    return {
      provideDiagnostics: async (document, previous, token, next) => {
        if (!(document instanceof Uri)) await this.calm(document, token);
        return next(document, previous, token);
      },
      // The editor holds these edits against no version.
      provideCodeActions: async (document, range, context, token, next) => {
        const actions = await this.offered(document, () => next(document, range, context, token));
        return actions && seen(actions, document, range, context);
      },
      workspace: { configuration: (params) => configurationOf(params) },
    };
  }

  /** Code actions of a document, if it has not changed meanwhile. */
  private async offered<T extends Command | CodeAction>(document: TextDocument, ask: () => ProviderResult<T[]>): Promise<T[] | undefined> {
    const { version } = document;
    const actions = await ask();
    return actions && document.version === version ? this.cursor.after(actions, document.uri) : undefined;
  }

  /** Waits until the typist pauses. The first question about a document is put at once. @throws CancellationError */
  private async calm(document: TextDocument, token: CancellationToken): Promise<void> {
    const uri = document.uri.toString();
    const last = this.changes.get(uri);
    this.changes.set(uri, document.version);
    if (last === undefined || last === document.version) return;
    await new Promise<void>((resolve) => {
      let timer = setTimeout(done, CALM);
      const subscriptions = [
        this.changed.event((u) => {
          if (u !== uri) return;
          clearTimeout(timer);
          timer = setTimeout(done, CALM);
        }),
        token.onCancellationRequested(done),
      ];
      function done(): void {
        clearTimeout(timer);
        for (const s of subscriptions) s.dispose();
        resolve();
      }
    });
    if (token.isCancellationRequested) throw new CancellationError();
  }
}

/** Identifiers of the languages whose documents are checked. */
export function languagesOf(): string[] {
  const chosen = workspace.getConfiguration(SECTION).get<unknown>('languages');
  return Array.isArray(chosen) ? chosen.filter((l): l is string => typeof l === 'string') : [];
}

/** The documents of these languages that are checked. */
export function selector(names: readonly string[]): { language: string; scheme: string }[] {
  return names.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
}

/** Settings of a document: with its language, so that `"[markdown]": { "newsproof.check": … }` counts. */
function configurationOf({ items }: ConfigurationParams): unknown[] {
  return items.map(({ scopeUri, section }) => {
    const uri = scopeUri === undefined ? undefined : Uri.parse(scopeUri);
    const document = uri && workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
    const scope = document ? { uri: document.uri, languageId: document.languageId } : uri;
    // Through JSON: what the API hands out is a proxy.
    const value = section === undefined ? {} : workspace.getConfiguration(undefined, scope ?? null).get(section);
    return JSON.parse(JSON.stringify(value ?? null));
  });
}

/** Opens the list of problems. */
export const showProblems = (): Thenable<unknown> => commands.executeCommand('workbench.panel.markers.view.focus');
