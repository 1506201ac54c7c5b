import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { FIX_ALL, FIX_SELECTION, FIX_WORKSPACE, JOIN_ALL, QUICK, REWRITE_JOIN, SECTION } from '../protocol.ts';
import { type Capabilities, readCapabilities } from './capabilities.ts';
import { ConfigDocuments } from './config/documents.ts';
import { LateTypos } from './diagnostics/late-typos.ts';
import { Publisher } from './diagnostics/push.ts';
import { StatusReporter } from './diagnostics/status.ts';
import { OpenDocument } from './document.ts';
import type { ServerParts } from './host.ts';
import { LexiconDocuments } from './lexicon/documents.ts';
import { MESSAGES, reasonOf, say } from './messages.ts';
import { ArticleLenses } from './outline/article-lens.ts';
import { legend } from './outline/tokens.ts';
import { serveAssistants } from './serve/assistants.ts';
import { serveDocuments } from './serve/documents.ts';
import { serveExports } from './serve/exports.ts';
import { serveFindings } from './serve/findings.ts';
import { serveImports } from './serve/imports.ts';
import { serveNames } from './serve/names.ts';
import { serveOutline } from './serve/outline.ts';
import { serveRepairs } from './serve/repairs.ts';
import { serveReview } from './serve/review.ts';
import { answering, openByKey, type Running, type Served } from './serve/served.ts';
import { serveTyping } from './serve/typing.ts';
import { Session } from './session.ts';

/** Serves one connection. Everything that is remembered hangs on this call, nothing on the module. */
export function serve(connection: Connection, parts: ServerParts): void {
  let running: Running | undefined;
  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, version, text) => new OpenDocument(uri, languageId, version, text),
    update: (doc, changes, version) => {
      doc.apply(changes, version, running?.session.capabilities.encoding ?? 'utf-16');
      return doc;
    },
  });

  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    const capabilities = traitsOf(params);
    if (capabilities instanceof ResponseError) return capabilities;
    const session = new Session(connection, parts, capabilities);
    session.folders = (params.workspaceFolders ?? []).map((f) => f.uri);
    session.documents = () => documents.all();
    session.open = (uri) => documents.get(uri) ?? openByKey(documents)(uri);
    if (session.folders.length === 0 && params.rootUri) session.folders = [params.rootUri];
    running = {
      session,
      publisher: new Publisher(session),
      configDocuments: new ConfigDocuments(session),
      lexicons: new LexiconDocuments(session),
      status: new StatusReporter(session),
      articleLenses: new ArticleLenses(session),
      typos: new LateTypos(parts.host),
    };
    const { articleLenses, typos } = running;
    session.wasChecked = (doc, checked) => {
      articleLenses.checked(doc, checked);
      typos.checked(checked);
    };
    return {
      serverInfo: { name: 'newsproof' },
      capabilities: {
        positionEncoding: session.capabilities.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: false },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(QUICK), REWRITE_JOIN, FIX_ALL, JOIN_ALL, FIX_SELECTION],
          resolveProvider: session.capabilities.resolvesActions,
        },
        // A client that has the command itself would have two of one name.
        ...(session.capabilities.appliesEdits && !session.capabilities.options.fixesWorkspace
          ? { executeCommandProvider: { commands: [FIX_WORKSPACE], workDoneProgress: true } }
          : {}),
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        hoverProvider: true,
        inlayHintProvider: true,
        codeLensProvider: {},
        completionProvider: { resolveProvider: true },
        renameProvider: session.capabilities.prepareRename ? { prepareProvider: true } : true,
        referencesProvider: true,
        documentHighlightProvider: true,
        definitionProvider: true,
        documentSymbolProvider: { label: say(MESSAGES.product, session.capabilities.language) },
        foldingRangeProvider: true,
        semanticTokensProvider: { legend: legend(session.capabilities.options), full: true, range: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const capabilities = running?.session.capabilities;
    // A client that refuses has been heard: the connection logs it.
    const refused = (): void => undefined;
    if (capabilities?.dynamicConfiguration) connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }).catch(refused);
    if (capabilities?.dynamicWatch)
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{yaml,yml,json,tsv,csv}' }] }).catch(refused);
    running?.lexicons.register();
  });

  const get = (): Running => running as Running;
  const served: Served = { connection, documents, get, answer: answering(documents, get) };
  for (const part of [serveDocuments, serveFindings, serveRepairs, serveTyping, serveNames, serveOutline, serveReview, serveAssistants]) part(served);
  serveImports(served, parts.host);
  serveExports(served, parts.host);
  documents.listen(connection);
  connection.listen();
}

/** What the client can do. Capabilities are nested deep, and one that is of another kind than the protocol says may be met anywhere. */
function traitsOf(params: InitializeParams): Capabilities | ResponseError<InitializeError> {
  try {
    return readCapabilities(params);
  } catch (error) {
    return new ResponseError(ErrorCodes.InvalidParams, `params.capabilities: ${reasonOf(error).en}`, { retry: false });
  }
}
