import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position, Range } from 'vscode-languageserver-protocol';
import {
  ASSIST,
  CLEAN,
  EFFECTIVE_CONFIG,
  ENTRY,
  EXPORT,
  FIGURES,
  FIX_RULES,
  FIX_WORKSPACE,
  IMPORT,
  LEDGER,
  LEXICON_SCHEME,
  PAUSE,
  PROOF_SHEET,
  REVIEW,
  RULE_PAGE,
  SET_LEVEL,
  TITLES,
  TRUST,
} from '../../server/src/protocol.ts';
import { ROOT } from './harness.ts';

/** Where a request points. */
export interface Target {
  readonly uri: string;
  readonly languageId: string;
  readonly position: Position;
  readonly range: Range;
  readonly text: string;
}

export interface Message {
  readonly method: string;
  readonly params: (t: Target) => unknown;
}

const document = ({ uri }: Target) => ({ textDocument: { uri } });
const placed = (method: string, more: object = {}): Message => ({ method, params: (t) => ({ ...document(t), position: t.position, ...more }) });
const ranged = (method: string, more: object = {}): Message => ({ method, params: (t) => ({ ...document(t), range: t.range, ...more }) });
const whole = (method: string, more: object = {}): Message => ({ method, params: (t) => ({ ...document(t), ...more }) });
const options = { tabSize: 2, insertSpaces: true };
const SHIPPED_ENTRY = `${LEXICON_SCHEME}:/a.yaml?${encodeURIComponent(JSON.stringify({ kind: 'person', name: '特朗普', full: '唐纳德·特朗普', language: 'zh' }))}`;

/** Every request that the server answers, by the words with which it begins to listen. */
export const REQUESTS: Readonly<Record<string, Message>> = {
  'languages.diagnostics.on': whole('textDocument/diagnostic'),
  'languages.diagnostics.onWorkspace': { method: 'workspace/diagnostic', params: () => ({ previousResultIds: [] }) },
  'languages.inlayHint.on': ranged('textDocument/inlayHint'),
  'languages.semanticTokens.on': whole('textDocument/semanticTokens/full'),
  'languages.semanticTokens.onRange': ranged('textDocument/semanticTokens/range'),
  onCodeAction: ranged('textDocument/codeAction', { context: { diagnostics: [] } }),
  onCodeActionResolve: { method: 'codeAction/resolve', params: ({ uri }) => ({ title: 'x', data: { teach: 'new', from: '川普', to: '特朗普', uri } }) },
  onCodeLens: whole('textDocument/codeLens'),
  onCompletion: placed('textDocument/completion'),
  onCompletionResolve: { method: 'completionItem/resolve', params: ({ uri }) => ({ label: 'x', data: { uri, article: 0, name: '特朗普', listed: true } }) },
  onDefinition: placed('textDocument/definition'),
  onDocumentFormatting: whole('textDocument/formatting', { options }),
  onDocumentHighlight: placed('textDocument/documentHighlight'),
  onDocumentRangeFormatting: ranged('textDocument/rangeFormatting', { options }),
  onDocumentSymbol: whole('textDocument/documentSymbol'),
  onExecuteCommand: { method: 'workspace/executeCommand', params: () => ({ command: FIX_WORKSPACE, arguments: [] }) },
  onFoldingRanges: whole('textDocument/foldingRange'),
  onHover: placed('textDocument/hover'),
  onPrepareRename: placed('textDocument/prepareRename'),
  onReferences: placed('textDocument/references', { context: { includeDeclaration: true } }),
  onRenameRequest: placed('textDocument/rename', { newName: '特朗普' }),
  'onRequest(ASSIST': { method: ASSIST, params: ({ uri, text }) => ({ tool: 'check', input: { path: 'x' }, draft: { uri, text } }) },
  'onRequest(CLEAN': { method: CLEAN, params: ({ uri, languageId, text }) => ({ uri, languageId, text, fixes: 'joins' }) },
  'onRequest(EFFECTIVE_CONFIG': { method: EFFECTIVE_CONFIG, params: ({ uri }) => ({ uri }) },
  'onRequest(ENTRY': { method: ENTRY, params: () => ({ uri: SHIPPED_ENTRY }) },
  'onRequest(SET_LEVEL': { method: SET_LEVEL, params: (t) => ({ uri: t.uri, rule: 'punct/halfwidth-paren', level: 'hint' }) },
  'onRequest(FIX_RULES': { method: FIX_RULES, params: (t) => ({ ...document(t), rules: ['punct', 'wrap'] }) },
  'onRequest(FIX_WORKSPACE': { method: FIX_WORKSPACE, params: () => ({}) },
  'onRequest(EXPORT': { method: EXPORT, params: () => ({ name: 'a.docx', content: btoa('PK'), draft: 'x' }) },
  'onRequest(IMPORT': { method: IMPORT, params: () => ({ name: 'a.html', content: btoa('<html><body><p>x</p></body></html>') }) },
  'onRequest(LEDGER': placed(LEDGER),
  'onRequest(FIGURES': whole(FIGURES, { name: 'x' }),
  'onRequest(PROOF_SHEET': whole(PROOF_SHEET, { format: 'html', name: 'x' }),
  'onRequest(REVIEW': placed(REVIEW),
  'onRequest(RULE_PAGE': { method: RULE_PAGE, params: () => ({ rule: 'punct/halfwidth-paren', language: 'zh' }) },
  'onRequest(TITLES': { method: TITLES, params: ({ uri }) => ({ uri, ids: ['punct/halfwidth-paren'] }) },
};

/** Every notification that it takes, opening, changing, saving and closing of documents aside. */
export const NOTIFICATIONS: Readonly<Record<string, Message>> = {
  onDidChangeConfiguration: { method: 'workspace/didChangeConfiguration', params: () => ({ settings: null }) },
  onDidChangeWatchedFiles: { method: 'workspace/didChangeWatchedFiles', params: ({ uri }) => ({ changes: [{ uri, type: 2 }] }) },
  'onNotification(PAUSE': { method: PAUSE, params: () => ({ paused: false }) },
  'onNotification(TRUST': { method: TRUST, params: () => ({ trusted: true }) },
  "onNotification('workspace/didChangeWorkspaceFolders'": {
    method: 'workspace/didChangeWorkspaceFolders',
    params: () => ({ event: { added: [], removed: [{ uri: 'file:///nowhere', name: 'x' }] } }),
  },
};

/** Words with which the server begins to listen to something, from its source. */
export function listeners(): string[] {
  const folder = join(ROOT, 'server/src/lsp');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
  const sources = files.map((f) => readFileSync(join(folder, f), 'utf8'));
  const found = sources.flatMap((s) => [...s.matchAll(/connection\.((?:languages\.\w+\.)?on[A-Z]?\w*)(\(\s*(?:[A-Z][A-Z_]+|'[^']+')(?=,))?/g)]);
  return [...new Set(found.map((m) => m[1] + (m[2] ?? '').replace(/\s/g, '')))].sort();
}

/** The two listeners of the handshake are heard whenever an editor starts. */
export const HANDSHAKE = ['onInitialize', 'onInitialized'];
