import {
  CancellationError,
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Command,
  commands,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  l10n,
  languages,
  type Memento,
  type ProviderResult,
  type TextDocument,
  type TextEdit,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, type ConfigurationParams, type LanguageClientOptions, type Middleware, State } from 'vscode-languageclient';
import {
  CONFIG_CHANGED,
  type InitializationOptions,
  PAUSE,
  type PauseParams,
  SECTION,
  STATUS,
  type StatusParams,
  TRUST,
  type TrustParams,
  UNSAVED,
  type UnsavedParams,
  type UnsavedResult,
} from '../../server/src/protocol.ts';
import { CONFIG_FILES } from './config-view.ts';
import { Crashes, quiet } from './crashes.ts';
import { CursorKeeper } from './cursor.ts';
import { joinAtCursor } from './join-ghosts.ts';
import { seen } from './nearby.ts';
import { RULE_PAGES } from './rule-pages.ts';
import { languagesOf, schemesNow, selector } from './selector.ts';
import type { StatusItem } from './status.ts';
import { isUnsaved } from './unsaved.ts';

/** Calm after a change before findings are asked for, in milliseconds. */
const CALM = 120;
/** Whether checking is paused: a context key of package.json, and where it is kept for the window. */
const PAUSED = 'newsproof.paused';

/** down: there is none, and none is being started. */
type ServerState = 'starting' | 'running' | 'down';

/** Starts language servers, which is where a desktop and a browser differ. */
export interface Launcher {
  /** Schemes of the files that the server can read. */
  readonly schemes: readonly string[];
  /** A client of a new server, not started yet. */
  launch(id: string, name: string, options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /** Ends what is left of a server whose client has been stopped. */
  end(): void;
}

/** What is said where there is no language server to ask. */
export const notRunning = (): string => l10n.t('The language server is not running: nothing is being checked.');

/** There is no language server to ask. */
export class NoServer extends Error {
  constructor(private readonly newsproof: Newsproof) {
    super(notRunning());
  }

  /** Says so to the user, with what can be done about it. */
  offerRestart(): void {
    this.newsproof.offerRestart(this.message);
  }
}

/** The language client, restarted when its settings ask for it, and what it has found outside of open documents. */
export class Newsproof implements Disposable {
  readonly cursor = new CursorKeeper();
  /** findings of files that are not open, from checking the workspace */
  readonly elsewhere = languages.createDiagnosticCollection('newsproof-workspace');
  /** Is told of edits of more than one finding that the editor is given and may make by itself. */
  offering: (document: TextDocument, edits: readonly TextEdit[]) => void = () => undefined;
  private client: BaseLanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private restarting: Promise<void> = Promise.resolve();
  private readonly output: LogOutputChannel = window.createOutputChannel(l10n.t('Newsproof'), { log: true });
  private readonly changes = new Map<string, number>();
  private readonly changed = new EventEmitter<string>();
  private readonly told = new EventEmitter<StatusParams>();
  /** How a document stands has changed. */
  readonly onStatus = this.told.event;
  private readonly turned = new EventEmitter<ServerState>();
  /** The server has started, or is there no longer. */
  readonly onServer = this.turned.event;
  private state: ServerState = 'starting';
  /** Schemes of the documents that the server is offered, settled when it starts. */
  private schemes: readonly string[] = [];
  private readonly reconfigured = new EventEmitter<undefined>();
  /** Settings, configuration files or lexicons are other than they were, and the server has seen it. */
  readonly onDidReconfigure = this.reconfigured.event;
  private readonly subscriptions: Disposable[];

  constructor(
    private readonly launcher: Launcher,
    private readonly status: StatusItem,
    private readonly memory: Memento,
    private readonly userLexicon?: Uri,
  ) {
    this.showPaused();
    this.subscriptions = [
      this.cursor,
      this.elsewhere,
      this.output,
      this.changed,
      this.told,
      this.turned,
      this.reconfigured,
      workspace.onDidChangeConfiguration((e) => {
        // The documents that are offered to the server are settled when it starts.
        if (e.affectsConfiguration(`${SECTION}.languages`)) void this.restart().catch((error: unknown) => this.output.error(String(error)));
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        if (schemesNow().some((scheme) => !this.schemes.includes(scheme))) void this.restart().catch((error: unknown) => this.output.error(String(error)));
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

  /** Where the language features of the running client are, if there is one. */
  get features(): BaseLanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** The running client. @throws NoServer when there is none */
  get running(): BaseLanguageClient {
    if (this.client?.state !== State.Running) throw new NoServer(this);
    return this.client;
  }

  get server(): ServerState {
    return this.state;
  }

  /** Nothing is checked in this window, since its user wants so. */
  get paused(): boolean {
    return this.memory.get(PAUSED) === true;
  }

  /** Checks nothing from now on, or all again. A server that is started later is told when it starts. */
  async pause(paused: boolean): Promise<void> {
    await this.memory.update(PAUSED, paused);
    this.showPaused();
    if (paused) this.elsewhere.clear();
    await this.starting;
    if (this.client?.state === State.Running) await this.client.sendNotification(PAUSE, { paused } satisfies PauseParams);
  }

  private showPaused(): void {
    void commands.executeCommand('setContext', PAUSED, this.paused);
    this.status.pause(this.paused);
  }

  /** The running client, as soon as a start that is under way has ended. @throws Error as `running` does */
  async ready(): Promise<BaseLanguageClient> {
    await this.starting;
    return this.running;
  }

  start(): Promise<void> {
    this.starting = this.launch();
    return this.starting;
  }

  private async launch(): Promise<void> {
    const crashes = new Crashes((why) => this.giveUp(why));
    // Should it fail again, that is told again.
    if (this.state === 'down') this.turn('starting');
    try {
      const client = quiet(await this.launcher.launch(SECTION, l10n.t('Newsproof'), this.options(crashes)));
      this.client = client;
      this.listen(client);
      await client.start();
    } catch (error) {
      this.output.error(String(error));
      // One that has ended while it started may be starting again.
      if (!crashes.startsAgain) this.giveUp(l10n.t('The language server could not be started.'));
    }
  }

  private listen(client: BaseLanguageClient): void {
    client.onNotification(CONFIG_CHANGED, () => this.reconfigured.fire(undefined));
    client.onRequest(UNSAVED, async (p: UnsavedParams): Promise<UnsavedResult> => ({ unsaved: await isUnsaved(p) }));
    client.onNotification(STATUS, (p: StatusParams) => {
      this.status.update(p);
      this.told.fire(p);
    });
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return;
      if (newState === State.Running) this.turn('running');
      // One that has ended is started again, unless somebody says that it is not.
      else if (newState === State.Starting || this.state === 'running') this.turn('starting');
    });
  }

  private turn(state: ServerState): void {
    this.state = state;
    this.status.server(state);
    this.turned.fire(state);
  }

  /** Says that there is no server any more. */
  private giveUp(why: string): void {
    if (this.state === 'down') return;
    this.turn('down');
    this.offerRestart(l10n.t('{0} Nothing is being checked.', why));
  }

  /** Tells of something that a restart may mend. Nobody waits for the answer: who asks for a server is told at once that there is none. */
  offerRestart(message: string): void {
    const [again, log] = [l10n.t('Restart'), l10n.t('Show Log')];
    void window.showErrorMessage(l10n.t('Newsproof: {0}', message), again, log).then(async (answer) => {
      if (answer === again) await this.restart();
      else if (answer === log) this.showLog();
    });
  }

  async stop(): Promise<void> {
    // One that is starting cannot be stopped, and would be left behind.
    await this.starting?.catch(() => undefined);
    const { client } = this;
    this.client = undefined;
    try {
      if (client?.needsStop()) await client.stop();
    } catch (error) {
      // One that does not answer is ended all the same.
      this.output.error(String(error));
    }
    this.launcher.end();
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

  private options(errorHandler: Crashes): LanguageClientOptions {
    this.schemes = schemesNow();
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
      ...(this.userLexicon && this.launcher.schemes.includes(this.userLexicon.scheme) && { userLexicon: this.userLexicon.toString() }),
      choosesLevel: true,
      tellsUnsaved: true,
      showsPlaces: true,
      rulePages: RULE_PAGES,
      paused: this.paused,
    };
    return {
      documentSelector: [...selector(languagesOf()), ...this.launcher.schemes.flatMap((scheme) => CONFIG_FILES.map((pattern) => ({ scheme, pattern })))],
      initializationOptions,
      outputChannel: this.output,
      diagnosticCollectionName: SECTION,
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: this.middleware(),
      errorHandler,
      // Told by whoever starts it.
      initializationFailedHandler: (error) => {
        this.output.error(String(error));
        return false;
      },
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
        for (const a of actions ?? []) if ('edit' in a && a.edit && a.kind && CodeActionKind.Source.contains(a.kind)) this.offer(a.edit);
        return actions && seen(actions, document, range, context);
      },
      // What works on more than one finding is worked out when it is chosen.
      resolveCodeAction: async (action, token, next) => {
        const resolved = await next(action, token);
        if (resolved?.edit) this.offer(resolved.edit);
        return resolved;
      },
      provideDocumentFormattingEdits: async (document, options, token, next) => {
        const edits = await next(document, options, token);
        if (edits) this.offering(document, edits);
        return edits;
      },
      provideInlayHints: (document, viewPort, token, next) => joinAtCursor(document, viewPort, (range) => next(document, range, token)),
      workspace: { configuration: (params) => configurationOf(params) },
    };
  }

  private offer(edit: WorkspaceEdit): void {
    for (const [uri, edits] of edit.entries()) {
      const document = workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
      if (document) this.offering(document, edits);
    }
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
