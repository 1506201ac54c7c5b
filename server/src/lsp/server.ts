import {
  type CancellationToken,
  CodeActionKind,
  type CompletionList,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  LSPErrorCodes,
  ProgressType,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import {
  CLEAN,
  type CleanParams,
  type CleanResult,
  EFFECTIVE_CONFIG,
  type EffectiveConfigParams,
  ENTRY,
  type EntryParams,
  FIX_ALL,
  FIX_RULES,
  FIX_SELECTION,
  FIX_WORKSPACE,
  type FixRulesParams,
  type FixRulesResult,
  type FixWorkspaceParams,
  type FixWorkspaceResult,
  JOIN_ALL,
  LEDGER,
  type LedgerParams,
  type LedgerResult,
  RULE_PAGE,
  type RulePageParams,
  SECTION,
  TITLES,
  type TitlesParams,
  TRUST,
  type TrustParams,
} from '../protocol.ts';
import { codeActions } from './actions/actions.ts';
import { fixRules, titles } from './actions/by-rule.ts';
import { cleanText } from './actions/clean.ts';
import { applyWorkspaceFixes, fixWorkspace } from './actions/fix-workspace.ts';
import { formatDocument } from './actions/format.ts';
import { isWide, resolveWide } from './actions/wide-fixes.ts';
import { complete, resolveCompletion, uriOfItem } from './completion/completion.ts';
import { ConfigDocuments, configActions, isConfigDocument } from './config/documents.ts';
import { completeConfig, hoverConfig } from './config/editing.ts';
import { effectiveConfigText } from './config/effective.ts';
import { toDiagnostics } from './diagnostics/diagnostics.ts';
import { Publisher } from './diagnostics/push.ts';
import { pageText } from './diagnostics/rule-pages.ts';
import { StatusReporter } from './diagnostics/status.ts';
import { checkWorkspace } from './diagnostics/workspace.ts';
import { OpenDocument } from './document.ts';
import type { Parts } from './host.ts';
import { hover } from './hover.ts';
import { isLexiconName, LexiconDocuments } from './lexicon/documents.ts';
import { completeLexicon, hoverLexicon } from './lexicon/editing.ts';
import { lexiconLenses } from './lexicon/lens.ts';
import { resolveAction } from './lexicon/write.ts';
import { MESSAGES, reasonOf } from './messages.ts';
import { definition, entryText } from './names/definition.ts';
import { showLedger } from './names/ledger.ts';
import { highlights, references } from './names/references.ts';
import { prepareRename, renameName } from './names/rename.ts';
import { ArticleLenses } from './outline/article-lens.ts';
import { foldingRanges } from './outline/folding.ts';
import { documentSymbols } from './outline/symbols.ts';
import { legend, semanticTokens } from './outline/tokens.ts';
import { Session } from './session.ts';
import { isSuppression, resolveSuppression } from './suppress/actions.ts';
import { isIgnoreDocument } from './suppress/documents.ts';
import { readTraits } from './traits.ts';
import { uriKey } from './uri.ts';

/** What exists once a client has said `initialize`. */
interface Running {
  readonly session: Session;
  readonly publisher: Publisher;
  readonly configDocuments: ConfigDocuments;
  readonly lexicons: LexiconDocuments;
  readonly status: StatusReporter;
  readonly articleLenses: ArticleLenses;
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
    };
    const { articleLenses } = running;
    session.wasChecked = (doc, checked) => articleLenses.checked(doc, checked);
    return {
      serverInfo: { name: 'newsproof' },
      capabilities: {
        positionEncoding: session.traits.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        diagnosticProvider: { identifier: SECTION, interFileDependencies: false, workspaceDiagnostics: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, JOIN_ALL, FIX_SELECTION], resolveProvider: session.traits.resolvesActions },
        // A client that has the command itself would have two of one name.
        ...(session.traits.appliesEdits && !session.traits.options.fixesWorkspace
          ? { executeCommandProvider: { commands: [FIX_WORKSPACE], workDoneProgress: true } }
          : {}),
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        hoverProvider: true,
        codeLensProvider: {},
        completionProvider: { resolveProvider: true },
        renameProvider: session.traits.prepareRename ? { prepareProvider: true } : true,
        referencesProvider: true,
        documentHighlightProvider: true,
        definitionProvider: true,
        documentSymbolProvider: { label: 'Newsproof' },
        foldingRangeProvider: true,
        semanticTokensProvider: { legend: legend(session.traits.options), full: true, range: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const traits = running?.session.traits;
    if (traits?.dynamicConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (traits?.dynamicWatch)
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{yaml,yml,json,tsv,csv}' }] });
    running?.lexicons.register();
  });

  serveDocuments(connection, documents, () => running as Running);
  serveRequests(connection, documents, () => running as Running);
  documents.listen(connection);
  connection.listen();
}

/** Notifications: documents, settings, files, folders. */
function serveDocuments(connection: Connection, documents: TextDocuments<OpenDocument>, get: () => Running): void {
  const look = (doc: OpenDocument, wait: boolean): void => {
    const { publisher, configDocuments, lexicons } = get();
    lexicons.look(doc, wait);
    if (isConfigDocument(doc)) configDocuments.schedule(doc, wait);
    else if (!isLexiconName(doc.uri)) publisher.schedule(doc, wait);
  };
  documents.onDidOpen(({ document }) => {
    look(document, false);
    get().lexicons.register();
  });
  documents.onDidChangeContent(({ document }) => {
    // Opening counts as a change, too, and has been seen to.
    if (document.dirty) look(document, true);
  });
  documents.onDidSave(({ document }) => {
    document.dirty = false;
    look(document, false);
    // Where nobody watches the disk, too, what was saved counts at once.
    filesChanged([document.uri]);
    // Whether its entries are needed is a matter of the drafts.
    for (const doc of documents.all()) if (isIgnoreDocument(doc) && doc !== document) look(doc, true);
  });
  documents.onDidClose(({ document }) => {
    const { session, publisher, configDocuments, lexicons, status } = get();
    session.setups.close(document.uri);
    lexicons.close(document);
    if (isConfigDocument(document)) configDocuments.close(document);
    else publisher.close(document);
    status.close(document.uri);
    get().articleLenses.close(document.uri);
  });

  const recheck = (): void => {
    const { session, lexicons } = get();
    lexicons.forget();
    // Under new settings what was shown before counts no more, saved or not.
    for (const doc of documents.all()) {
      doc.shown = undefined;
      look(doc, false);
    }
    void session.setups.settle(documents.all().map((d) => d.uri));
    session.refresh();
    get().articleLenses.changed();
    lexicons.register();
  };
  const filesChanged = (uris: readonly string[]): void => {
    if (get().session.setups.filesChanged(uris)) recheck();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    get().session.setups.changed(settings);
    recheck();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    filesChanged(changes.map((c) => c.uri));
  });
  connection.onNotification(TRUST, ({ trusted }: TrustParams) => {
    const { session } = get();
    if (session.trusted === trusted) return;
    session.trusted = trusted;
    session.setups.changed();
    recheck();
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
    edits = false,
  ): Promise<T | ResponseError<never>> => {
    const doc = documents.get(uri);
    if (!doc) return nothing;
    const { version } = doc;
    // Edits, and the places that they were asked for, are of the text as it was when the request came.
    const isStale = (): boolean => edits && (doc.version !== version || documents.get(uri) !== doc);
    const stale = new ResponseError<never>(LSPErrorCodes.ContentModified, 'the text has changed');
    const { session, status } = get();
    try {
      // The settings may have to be asked for: time enough for a cancellation to come in.
      await session.setups.of(uri);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      if (isStale()) return stale;
      const result = await run(doc);
      return isStale() ? stale : result;
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<never>;
      status.fail(doc);
      session.notices.warn(MESSAGES.requestFailed(what, reasonOf(error)));
      session.notices.trace(error);
      return nothing;
    }
  };

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    answer<DocumentDiagnosticReport>(uri, token, 'textDocument/diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] }, async (doc) => {
      const { session, status } = get();
      // What is wrong in it is sent, open or not.
      if (isConfigDocument(doc) || (await get().lexicons.isLexicon(doc))) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
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
    answer(
      params.textDocument.uri,
      token,
      'textDocument/codeAction',
      [],
      (doc) => (isConfigDocument(doc) ? configActions(get().session, doc, params) : codeActions(get().session, doc, params)),
      true,
    ),
  );
  connection.onCodeActionResolve((action) => {
    const { session } = get();
    if (isSuppression(action)) return resolveSuppression(session, action);
    return isWide(action) ? resolveWide(session, action) : resolveAction(session, action);
  });
  connection.onRequest(FIX_WORKSPACE, async (params: FixWorkspaceParams, token) => {
    const partial = params.partialResultToken;
    const report = partial === undefined ? undefined : (p: FixWorkspaceResult): void => void connection.sendProgress(new ProgressType(), partial, p);
    const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
    return fixWorkspace({ session: get().session, open: openByKey(documents), token, progress }, report && { report });
  });
  connection.onExecuteCommand(async ({ command }, token, progress) => {
    if (command === FIX_WORKSPACE) await applyWorkspaceFixes({ session: get().session, open: openByKey(documents), token, progress });
    return null;
  });
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/hover', null, async (doc) => {
      if (isConfigDocument(doc)) return hoverConfig(get().session, doc, position);
      return (await get().lexicons.isLexicon(doc)) ? hoverLexicon(get().session, doc, position) : hover(get().session, doc, position);
    }),
  );
  connection.onCompletion(({ textDocument, position }, token) =>
    answer<CompletionList | null>(textDocument.uri, token, 'textDocument/completion', null, async (doc) => {
      if (isConfigDocument(doc)) return completeConfig(get().session, doc, position);
      return (await get().lexicons.isLexicon(doc)) ? completeLexicon(get().session, doc, position) : complete(get().session, doc, position);
    }),
  );
  connection.onCompletionResolve((item, token) =>
    answer(uriOfItem(item), token, 'completionItem/resolve', item, (doc) => resolveCompletion(get().session, doc, item)),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/formatting', [], (doc) => formatDocument(get().session, doc), true),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/rangeFormatting', [], (doc) => formatDocument(get().session, doc, range), true),
  );
  serveNames(connection, answer, get);
  connection.onRequest(TITLES, (params: TitlesParams) => titles(get().session, params));
  connection.onRequest(FIX_RULES, (params: FixRulesParams, token) =>
    answer<FixRulesResult | null>(params.textDocument.uri, token, FIX_RULES, null, (doc) => fixRules(get().session, doc, params)),
  );
  connection.onRequest(RULE_PAGE, (params: RulePageParams) => pageText(params, get().session.parts) ?? null);
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/documentSymbol', [], (doc) => documentSymbols(get().session, doc)),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/foldingRange', [], (doc) => foldingRanges(get().session, doc)),
  );
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/semanticTokens/full', { data: [] }, (doc) => semanticTokens(get().session, doc)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/semanticTokens/range', { data: [] }, (doc) => semanticTokens(get().session, doc, range)),
  );
  connection.onRequest(LEDGER, (params: LedgerParams, token) =>
    answer<LedgerResult | null>(params.textDocument.uri, token, LEDGER, null, (doc) => showLedger(get().session, doc, params)),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/codeLens', [], async (doc) => [
      ...(await lexiconLenses(get().session, get().lexicons, doc)),
      ...(await get().articleLenses.of(doc)),
    ]),
  );
  connection.onRequest(EFFECTIVE_CONFIG, (params: EffectiveConfigParams) => effectiveConfigText(get().session, params));
  // An error goes to the client as it is: it knows what to do without an answer, and shows it where a user asked.
  connection.onRequest(CLEAN, (params: CleanParams): Promise<CleanResult> => cleanText(get().session, params));
}

/** Answers a request about a document that is open, with `nothing` where that fails. */
type Answer = <T>(
  uri: string,
  token: CancellationToken,
  what: string,
  nothing: T,
  run: (doc: OpenDocument) => Promise<T>,
  edits?: boolean,
) => Promise<T | ResponseError<never>>;

/** Requests about the name under the cursor. */
function serveNames(connection: Connection, answer: Answer, get: () => Running): void {
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer<Awaited<ReturnType<typeof prepareRename>> | null>(textDocument.uri, token, 'textDocument/prepareRename', null, (doc) =>
      prepareRename(get().session, doc, position),
    ),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answer<Awaited<ReturnType<typeof renameName>> | null>(
      textDocument.uri,
      token,
      'textDocument/rename',
      null,
      (doc) => renameName(get().session, doc, position, newName),
      true,
    ),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    answer(textDocument.uri, token, 'textDocument/references', null, (doc) => references(get().session, doc, position, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/documentHighlight', null, (doc) => highlights(get().session, doc, position)),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'textDocument/definition', null, (doc) => definition(get().session, doc, position)),
  );
  connection.onRequest(ENTRY, (params: EntryParams) => entryText(params, get().session.parts));
}

function openByKey(documents: TextDocuments<OpenDocument>): (uri: string) => OpenDocument | undefined {
  const open = new Map(documents.all().map((d) => [uriKey(d.uri), d]));
  return (uri) => open.get(uriKey(uri));
}
