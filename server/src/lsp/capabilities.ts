import { CodeActionKind, type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import { chooseEncoding, type Encoding } from './convert.ts';
import type { DisplayLanguage } from './messages.ts';

/** What the client can do, read once from its `initialize`. */
export interface Capabilities {
  readonly encoding: Encoding;
  /** says that it asks for diagnostics */
  readonly pulls: boolean;
  /** says so in an empty word, and takes what is sent: CodeMirror's client does, and asks for none */
  readonly mayNotPull: boolean;
  /** takes `workspace/diagnostic/refresh` */
  readonly refresh: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatch: boolean;
  /** can watch a folder that is not of the workspace */
  readonly relativePatterns: boolean;
  readonly documentChanges: boolean;
  readonly annotations: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferred: boolean;
  /** asks for the edit of a code action when it is chosen */
  readonly resolvesActions: boolean;
  /** lets the server name further documents that it looks after */
  readonly dynamicDocuments: boolean;
  /** takes `workspace/codeLens/refresh` */
  readonly lensRefresh: boolean;
  /** makes edits that the server asks for */
  readonly appliesEdits: boolean;
  /** takes edits that make a file */
  readonly createsFiles: boolean;
  readonly related: boolean;
  readonly diagnosticVersion: boolean;
  readonly markdown: boolean;
  /** the same for what describes a completion */
  readonly completionMarkdown: boolean;
  /** takes completions with places to fill in */
  readonly snippets: boolean;
  /** takes symbols inside symbols */
  readonly nestedSymbols: boolean;
  /** most folding ranges that it takes */
  readonly foldingLimit: number;
  /** asks before it renames */
  readonly prepareRename: boolean;
  /** takes links as definitions */
  readonly definitionLinks: boolean;
  /** what `newsproof.language: auto` means */
  readonly language: DisplayLanguage;
  readonly options: InitializationOptions;
  /** The user's own lexicon, if the client keeps one. */
  readonly userLexicon: string | undefined;
}

export function readCapabilities({ capabilities, locale, initializationOptions }: InitializeParams): Capabilities {
  const { workspace, textDocument, general } = capabilities;
  const options: InitializationOptions = initializationOptions !== null && typeof initializationOptions === 'object' ? initializationOptions : {};
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    pulls: textDocument?.diagnostic !== undefined,
    mayNotPull: isEmpty(textDocument?.diagnostic) && textDocument?.publishDiagnostics !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && workspace.workspaceEdit.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet.includes(CodeActionKind.QuickFix) !== false,
    resolvesActions: textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    dynamicDocuments: [textDocument?.synchronization, textDocument?.completion, textDocument?.hover, textDocument?.codeLens].every(
      (t) => t?.dynamicRegistration === true,
    ),
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    preferred: textDocument?.codeAction?.isPreferredSupport === true,
    related: (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    diagnosticVersion: textDocument?.publishDiagnostics?.versionSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    completionMarkdown: textDocument?.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Number.MAX_SAFE_INTEGER,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    language: locale && !/^zh/i.test(locale) ? 'en' : 'zh',
    options,
    userLexicon: typeof options.userLexicon === 'string' ? options.userLexicon : undefined,
  };
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
