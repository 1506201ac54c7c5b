import { CodeActionKind, type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import { chooseEncoding, type Encoding } from './convert.ts';
import type { Language } from './messages.ts';

/** What the client can do, read once from its `initialize`. */
export interface Traits {
  readonly encoding: Encoding;
  readonly pulls: boolean;
  /** takes `workspace/diagnostic/refresh` */
  readonly refresh: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatch: boolean;
  readonly documentChanges: boolean;
  readonly annotations: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferred: boolean;
  readonly related: boolean;
  readonly diagnosticVersion: boolean;
  readonly markdown: boolean;
  /** what `newsproof.language: auto` means */
  readonly language: Language;
  readonly options: InitializationOptions;
}

export function readTraits({ capabilities, locale, initializationOptions }: InitializeParams): Traits {
  const { workspace, textDocument, general } = capabilities;
  const options: InitializationOptions = initializationOptions !== null && typeof initializationOptions === 'object' ? initializationOptions : {};
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    pulls: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicWatch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined && workspace.workspaceEdit.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind.valueSet.includes(CodeActionKind.QuickFix) !== false,
    preferred: textDocument?.codeAction?.isPreferredSupport === true,
    related: (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    diagnosticVersion: textDocument?.publishDiagnostics?.versionSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    language: locale && !/^zh/i.test(locale) ? 'en' : 'zh',
    options,
  };
}
