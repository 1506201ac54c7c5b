import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { CLEAN, type CleanParams, type CleanResult, FIX_ALL, JOIN_ALL, SECTION } from '../protocol.ts';
import { codeActions } from './actions.ts';
import { cleanText } from './clean.ts';
import { toDiagnostics } from './diagnostics.ts';
import { OpenDocument } from './document.ts';
import { formatDocument } from './format.ts';
import type { Parts } from './host.ts';
import { hover } from './hover.ts';
import { MESSAGES, reasonOf } from './messages.ts';
import { Publisher } from './push.ts';
import { Session } from './session.ts';
import { StatusReporter } from './status.ts';
import { readTraits } from './traits.ts';
import { uriKey } from './uri.ts';
import { checkWorkspace } from './workspace.ts';

/** What exists once a client has said `initialize`. */
interface Running {
  readonly session: Session;
  readonly publisher: Publisher;
  readonly status: StatusReporter;
}

/** Serves one connection. Everything that is remembered hangs on this call, nothing on the module. */
export function serve(connection: Connection, parts: Parts): void {
  let running: Running | undefined;
  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
    update: (doc, changes, version) => {
      doc.apply(changes, version, running?.session.traits.encoding ?? 'utf-16');
      return doc;
    },
  });

  connection.onInitialize((params): InitializeResult => {
    const session = new Session(connection, parts, readTraits(params));
    session.folders = (params.workspaceFolders ?? []).map((f) => f.uri);
    if (session.folders.length === 0 && params.rootUri) session.folders = [params.rootUri];
    running = { session, publisher: new Publisher(session), status: new StatusReporter(session) };
    return {
      serverInfo: { name: 'newsproof' },
      capabilities: {
        positionEncoding: session.traits.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, JOIN_ALL] },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const traits = running?.session.traits;
    if (traits?.dynamicConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (traits?.dynamicWatch)
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{yaml,yml,tsv,csv}' }] });
  });

  serveDocuments(connection, documents, () => running as Running);
  serveRequests(connection, documents, () => running as Running);
  documents.listen(connection);
  connection.listen();
}

/** Notifications: documents, settings, files, folders. */
function serveDocuments(connection: Connection, documents: TextDocuments<OpenDocument>, get: () => Running): void {
  documents.onDidOpen(({ document }) => get().publisher.schedule(document, false));
  documents.onDidChangeContent(({ document }) => {
    // Opening counts as a change, too, and has been seen to.
    if (document.dirty) get().publisher.schedule(document, true);
  });
  documents.onDidSave(({ document }) => {
    document.dirty = false;
    get().publisher.schedule(document, false);
  });
  documents.onDidClose(({ document }) => {
    const { session, publisher, status } = get();
    session.setups.close(document.uri);
    publisher.close(document);
    status.close(document.uri);
  });

  const recheck = (): void => {
    const { session, publisher } = get();
    // Under new settings what was shown before counts no more, saved or not.
    for (const doc of documents.all()) {
      doc.shown = undefined;
      publisher.schedule(doc, false);
    }
    session.refresh();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    get().session.setups.changed(settings);
    recheck();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (get().session.setups.filesChanged(changes.map((c) => c.uri))) recheck();
  });
  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) => {
    const { session } = get();
    const removed = new Set(event.removed.map((f) => f.uri));
    session.folders = [...session.folders.filter((f) => !removed.has(f)), ...event.added.map((f) => f.uri)];
    session.setups.changed(undefined);
    recheck();
  });
}

/** Requests. Each is answered from the text as it is now, and given up when the client no longer wants it. */
function serveRequests(connection: Connection, documents: TextDocuments<OpenDocument>, get: () => Running): void {
  const answer = async <T>(
    uri: string,
    token: CancellationToken,
    what: string,
    nothing: T,
    run: (doc: OpenDocument) => Promise<T>,
  ): Promise<T | ResponseError<never>> => {
    const doc = documents.get(uri);
    if (!doc) return nothing;
    const { session, status } = get();
    try {
      // The settings may have to be asked for: time enough for a cancellation to come in.
      await session.setups.of(uri);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return await run(doc);
    } catch (error) {
      status.fail(doc);
      session.notices.warn(MESSAGES.requestFailed(what, reasonOf(error)));
      session.notices.trace(error);
      return nothing;
    }
  };

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    answer<DocumentDiagnosticReport>(uri, token, 'textDocument/diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, async (doc) => {
      const { session, status } = get();
      const shown = await session.show(doc);
      status.tell(doc, shown);
      if (shown.id === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: shown.id };
      return { kind: DocumentDiagnosticReportKind.Full, resultId: shown.id, items: toDiagnostics(shown.problems, doc.text, shown.setup, session.traits) };
    }),
  );
  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    checkWorkspace({ session: get().session, open: openByKey(documents), params, token }, progress, partial),
  );
  connection.onCodeAction((params, token) =>
    answer(params.textDocument.uri, token, 'textDocument/codeAction', [], (doc) => codeActions(get().session, doc, params)),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/hover', null, (doc) => hover(get().session, doc, position)),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/formatting', [], (doc) => formatDocument(get().session, doc)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/rangeFormatting', [], (doc) => formatDocument(get().session, doc, range)),
  );
  // An error goes to the client as it is: it knows what to do without an answer, and shows it where a user asked.
  connection.onRequest(CLEAN, (params: CleanParams): Promise<CleanResult> => cleanText(get().session, params));
}

function openByKey(documents: TextDocuments<OpenDocument>): (uri: string) => OpenDocument | undefined {
  const open = new Map(documents.all().map((d) => [uriKey(d.uri), d]));
  return (uri) => open.get(uriKey(uri));
}
