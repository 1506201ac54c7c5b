import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeParams,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
  ShowMessageParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CLEAN, type CleanParams, type CleanResult } from '../../server/src/protocol.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
/** The bundle that ships. */
export const SHIPPED = join(ROOT, 'server/out/server.js');

/** What an editor of today can do. */
export const MODERN: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } }, isPreferredSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { workDoneProgress: true },
};

/** One that makes files, too. */
export const MAKES_FILES: ClientCapabilities = {
  ...MODERN,
  workspace: { ...MODERN.workspace, workspaceEdit: { ...MODERN.workspace?.workspaceEdit, resourceOperations: ['create'] } },
};

/** … and asks for the edit of an action when it is chosen. */
export const ASKS_LATER: ClientCapabilities = {
  ...MAKES_FILES,
  textDocument: { ...MODERN.textDocument, codeAction: { ...MODERN.textDocument?.codeAction, dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

/** An editor that cannot pull and knows nothing beyond the first version of the protocol. */
export const PLAIN: ClientCapabilities = {};

export interface Options {
  readonly server?: string;
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly settings?: unknown;
  /** Wrong characters are looked for: else not, for their data comes in some time after the first draft, and drafts are then checked again. */
  readonly typos?: boolean;
  readonly initializationOptions?: unknown;
  readonly folder?: string;
  readonly encodings?: string[];
  /** Arguments of Node, and what its environment has more. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What is waited for comes at once or never: the limit tells the one from the other, however busy the machine is. */
const LIMIT = 60_000;

/** One server process and a client that keeps documents as an editor does. Anything the server says that nobody asked for fails the test. */
export class Editor {
  readonly connection: MessageConnection;
  readonly messages: ShowMessageParams[] = [];
  readonly logs: { type: number; message: string }[] = [];
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly statuses: Record<string, unknown>[] = [];
  settings: unknown;
  /** Answers to `workspace/configuration` wait for this. */
  gate: Promise<unknown> = Promise.resolve();
  /** Documents with changes that are not saved, for a server that has been told to ask. */
  readonly unsaved = new Set<string>();
  refreshes = 0;
  registered: string[] = [];
  initialized!: InitializeResult;
  private readonly documents = new Map<string, TextDocument>();
  private readonly loose: string[] = [];
  private readonly child: ChildProcess;
  private readonly waiting = new Set<() => void>();
  private ended: string | undefined;
  private stderr = '';

  private constructor(readonly options: Options) {
    this.settings = options.settings;
    const args = [...(options.node ?? []), options.server ?? SHIPPED, '--stdio'];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
    this.child = child;
    child.stderr.on('data', (d) => {
      this.stderr += String(d);
    });
    child.once('exit', (code, signal) => {
      this.ended = `the server has ended with ${code ?? signal}`;
      for (const w of this.waiting) w();
    });
    const c = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.connection = c;
    c.onNotification('window/showMessage', (p: ShowMessageParams) => this.note(() => this.messages.push(p)));
    c.onNotification('window/logMessage', (p: { type: number; message: string }) => this.note(() => this.logs.push(p)));
    c.onNotification('textDocument/publishDiagnostics', (p: PublishDiagnosticsParams) => this.note(() => this.published.set(p.uri, p)));
    c.onNotification('newsproof/status', (p: Record<string, unknown>) => this.note(() => this.statuses.push(p)));
    c.onRequest('workspace/configuration', async (p: { items: unknown[] }) => {
      await this.gate;
      return p.items.map(() => this.said(this.settings));
    });
    c.onRequest('newsproof/unsaved', ({ uri }: { uri: string }) => ({ unsaved: this.unsaved.has(uri) }));
    c.onRequest('workspace/diagnostic/refresh', () => {
      this.note(() => this.refreshes++);
      return null;
    });
    c.onRequest('client/registerCapability', (p: RegistrationParams) => {
      this.note(() => this.registered.push(...p.registrations.map((r) => r.method)));
      return null;
    });
    c.onUnhandledNotification((m) => this.loose.push(m.method));
    c.onNotification((method) => void this.loose.push(method));
    c.onRequest((method) => {
      this.loose.push(method);
      return null;
    });
    c.listen();
  }

  static async start(options: Options = {}): Promise<Editor> {
    const editor = new Editor(options);
    const { capabilities = MODERN, encodings } = options;
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      locale: options.locale ?? 'zh-cn',
      capabilities: encodings ? { ...capabilities, general: { positionEncodings: encodings } } : capabilities,
      initializationOptions: editor.startOptions(),
      workspaceFolders: options.folder ? [{ uri: pathToFileURL(options.folder).href, name: 'test' }] : null,
    };
    editor.initialized = await editor.within('the answer to initialize', editor.connection.sendRequest('initialize', params));
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  /** Settings as a client says them: see `Options.typos`. */
  private said(settings: unknown): unknown {
    const own = settings ?? {};
    return this.options.typos || typeof own !== 'object' || Array.isArray(own) ? (settings ?? null) : { typos: 'off', ...own };
  }

  /** Clients that cannot be asked for their settings pass them at the start. */
  private startOptions(): unknown {
    const { capabilities = MODERN, initializationOptions: given } = this.options;
    if (capabilities.workspace?.configuration || (given !== undefined && (typeof given !== 'object' || given === null))) return given;
    const { settings, ...rest } = (given ?? {}) as { settings?: unknown };
    return { ...rest, settings: this.said(settings) };
  }

  /** Says goodbye, and fails on a bad exit, on stderr and on messages that nobody handled. */
  async close(): Promise<void> {
    await this.within('the answer to shutdown', this.connection.sendRequest('shutdown'));
    const exit = this.until('the end of the server', () => this.ended, { alive: false });
    await this.connection.sendNotification('exit');
    await exit;
    const code = this.child.exitCode;
    this.connection.dispose();
    if (code !== 0 || this.stderr !== '' || this.loose.length > 0)
      throw new Error(`exit code ${code}, unhandled ${this.loose.join(', ') || 'nothing'}, stderr ${this.stderr || 'empty'}`);
  }

  private note(f: () => void): void {
    f();
    for (const w of this.waiting) w();
  }

  /** Waits for something that messages of the server bring about. @param alive it can only come while the server runs */
  async until<T>(what: string, get: () => T | undefined | false, { alive = true } = {}): Promise<T> {
    return new Promise((ok, no) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
      };
      const timer = setTimeout(() => {
        end();
        no(new Error(`waited ${LIMIT / 1000} s for ${what}; ${this.seen()}`));
      }, LIMIT);
      const look = (): void => {
        const value = get();
        if (value !== undefined && value !== false) {
          end();
          ok(value);
        } else if (alive && this.ended !== undefined) {
          end();
          no(new Error(`waited for ${what}; ${this.seen()}`));
        }
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Waits for an answer as long as the server runs and the limit is not over. */
  private async within<T>(what: string, answer: Promise<T>): Promise<T> {
    let done: { readonly value: T } | { readonly error: unknown } | undefined;
    const settled = answer.then(
      (value) => this.note(() => (done = { value })),
      (error: unknown) => this.note(() => (done = { error })),
    );
    const result = await this.until(what, () => done);
    await settled;
    if ('error' in result) throw result.error;
    return result.value;
  }

  /** What has come of the server so far, for the message of a test that waits in vain. */
  private seen(): string {
    const parts = {
      published: [...this.published.values()].map((p) => `${p.uri} v${p.version ?? '?'}: ${p.diagnostics.map((d) => d.code).join(' ') || 'nothing'}`),
      messages: this.messages.map((m) => m.message),
      statuses: this.statuses.slice(-3).map((s) => JSON.stringify(s)),
      logs: this.logs.slice(-3).map((l) => l.message),
      registered: this.registered,
      refreshes: [String(this.refreshes)],
      stderr: this.stderr === '' ? [] : [this.stderr],
    };
    const told = Object.entries(parts).map(([name, list]) => `${name}: ${list.join(' | ') || 'none'}`);
    return [...(this.ended === undefined ? [] : [this.ended]), ...told].join('; ');
  }

  async open(text: string, { name = '稿件.txt', languageId = 'plaintext', uri = `file:///${encodeURI(name)}` } = {}): Promise<string> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  private document(uri: string): TextDocument {
    const doc = this.documents.get(uri);
    if (!doc) throw new Error(`${uri} is not open`);
    return doc;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  version(uri: string): number {
    return this.document(uri).version;
  }

  /** Replaces ranges given in offsets, one change after the other, in one `didChange`. Positions are UTF-16 unless the caller gives them. */
  async edit(uri: string, ...changes: { start: number; end: number; text: string; range?: Range }[]): Promise<void> {
    const contentChanges: { range: Range; text: string }[] = [];
    let doc = this.document(uri);
    const version = doc.version + 1;
    for (const c of changes) {
      const range = { start: doc.positionAt(c.start), end: doc.positionAt(c.end) };
      contentChanges.push({ range: c.range ?? range, text: c.text });
      doc = TextDocument.update(doc, [{ range, text: c.text }], version);
    }
    this.documents.set(uri, doc);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  async closeDocument(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Closes all documents, takes the settings of the start again and forgets what the server has said. */
  async forget(): Promise<void> {
    if (this.settings !== this.options.settings) await this.configure(this.options.settings);
    for (const uri of [...this.documents.keys()]) await this.closeDocument(uri);
    // When this is answered, nothing about them is on its way.
    await this.connection.sendRequest('workspace/executeCommand', { command: 'none', arguments: [] }).catch(() => undefined);
    for (const list of [this.messages, this.logs, this.statuses]) list.length = 0;
    this.published.clear();
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: { newsproof: this.said(settings) } });
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) });
  }

  /** Diagnostics of a document, in full. */
  async diagnose(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('wanted a full report');
    return report.items;
  }

  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [], ...context } });
  }

  async actionsAt(uri: string, needle: string, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const at = this.positionOf(uri, needle);
    return this.actions(uri, { start: at, end: at }, context);
  }

  async hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  async format(uri: string, range?: Range): Promise<TextEdit[]> {
    const params = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true }, ...(range ? { range } : {}) };
    return this.connection.sendRequest(range ? 'textDocument/rangeFormatting' : 'textDocument/formatting', params);
  }

  async clean(params: CleanParams): Promise<CleanResult> {
    return this.connection.sendRequest(CLEAN, params);
  }

  positionOf(uri: string, needle: string): Position {
    const at = this.text(uri).indexOf(needle);
    if (at < 0) throw new Error(`“${needle}” is not in the document`);
    return this.document(uri).positionAt(at);
  }

  /** The text a range covers. */
  covered(uri: string, range: Range): string {
    return this.document(uri).getText(range);
  }

  /** What the text becomes; edits must name the version that is open. */
  applied(uri: string, edit: WorkspaceEdit | readonly TextEdit[] | undefined): string {
    const doc = this.document(uri);
    if (edit === undefined) throw new Error('no edit');
    if (Array.isArray(edit)) return TextDocument.applyEdits(doc, edit as TextEdit[]);
    const { documentChanges, changes } = edit as WorkspaceEdit;
    if (changes) return TextDocument.applyEdits(doc, changes[uri] ?? []);
    const [change] = documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('no edit of a document');
    if (change.textDocument.uri !== uri || change.textDocument.version !== doc.version)
      throw new Error(`the edit is for version ${change.textDocument.version} of ${change.textDocument.uri}`);
    return TextDocument.applyEdits(doc, change.edits as TextEdit[]);
  }

  /** Applies an edit and tells the server, as an editor does. */
  async apply(uri: string, edit: WorkspaceEdit | readonly TextEdit[] | undefined): Promise<string> {
    const before = this.text(uri);
    const after = this.applied(uri, edit);
    await this.edit(uri, { start: 0, end: before.length, text: after });
    return after;
  }
}
