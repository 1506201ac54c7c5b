import {
  ASSIST,
  CLEAN,
  type CleanParams,
  EFFECTIVE_CONFIG,
  ENTRY,
  EXPORT,
  FIGURES,
  FIX_RULES,
  FIX_WORKSPACE,
  IMPORT,
  LEDGER,
  PAUSE,
  PROOF_SHEET,
  type ProofSheetParams,
  REVIEW,
  RULE_PAGE,
  type RuleLevel,
  SET_LEVEL,
  TITLES,
  TRUST,
} from '../../protocol.ts';
import type { Localized } from '../../rule/rule.ts';
import { WIRE } from './messages.ts';

/** Where a value is not what it should be, as a path from `params`, and what it should be. */
export interface Misfit {
  readonly at: string;
  readonly wanted: Localized;
}

/** Looks at a value. What nobody reads is not looked at. */
type Shape = (value: unknown, at: string) => Misfit | undefined;

const is =
  (test: (value: unknown) => boolean, wanted: Localized): Shape =>
  (value, at) =>
    test(value) ? undefined : { at, wanted };

const anything: Shape = () => undefined;
const text = is((v) => typeof v === 'string', WIRE.text);
const integer = is(Number.isInteger, WIRE.integer);
const flag = is((v) => typeof v === 'boolean', WIRE.flag);
const object = is((v) => typeof v === 'object' && v !== null && !Array.isArray(v), WIRE.object);
/** No upper bound: for the end of a text clients name the largest number that they have. */
const count = is((v) => Number.isInteger(v) && (v as number) >= 0, WIRE.count);
const token = is((v) => typeof v === 'string' || Number.isInteger(v), WIRE.token);
const oneOf = <T extends string>(...words: readonly T[]): Shape => is((v) => words.includes(v as T), WIRE.oneOf(words));

const optional =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined || value === null ? undefined : shape(value, at);

const list =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return { at, wanted: WIRE.list };
    for (let i = 0; i < value.length; i++) {
      const misfit = shape(value[i], `${at}[${i}]`);
      if (misfit) return misfit;
    }
    return undefined;
  };

function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(shapes);
  return (value, at) => {
    const misfit = object(value, at);
    if (misfit) return misfit;
    for (const [key, shape] of entries) {
      const found = shape((value as Record<string, unknown>)[key], `${at}.${key}`);
      if (found) return found;
    }
    return undefined;
  };
}

const position = fields({ line: count, character: count });
const range = fields({ start: position, end: position });
const textDocument = fields({ uri: text });
const progress = { workDoneToken: optional(token), partialResultToken: optional(token) };
const document = (more: Readonly<Record<string, Shape>> = {}): Shape => fields({ textDocument, ...progress, ...more });
const level = oneOf<RuleLevel>('error', 'warning', 'information', 'hint', 'off');
const folders = list(fields({ uri: text }));
const change: Shape = (value, at) => {
  const isWhole = typeof value === 'object' && value !== null && !('range' in value);
  return fields(isWhole ? { text } : { text, range })(value, at);
};

/** `params` of the requests that the server listens to, by method. */
const REQUESTS: Readonly<Record<string, Shape>> = {
  initialize: fields({
    processId: optional(integer),
    capabilities: object,
    locale: optional(text),
    rootUri: optional(text),
    workspaceFolders: optional(folders),
    ...progress,
  }),
  'textDocument/willSaveWaitUntil': document(),
  'textDocument/diagnostic': document({ previousResultId: optional(text) }),
  'workspace/diagnostic': fields({ previousResultIds: list(fields({ uri: text, value: text })), ...progress }),
  'textDocument/semanticTokens/full': document(),
  'textDocument/semanticTokens/range': document({ range }),
  'textDocument/codeAction': document({ range, context: fields({ diagnostics: list(object), only: optional(list(text)) }) }),
  'codeAction/resolve': fields({
    title: text,
    data: optional(
      fields({
        uri: optional(text),
        wide: optional(object),
        suppress: optional(oneOf('place', 'file', 'level')),
        level: optional(level),
        rule: optional(text),
        start: optional(count),
        end: optional(count),
        teach: optional(text),
        from: optional(text),
        to: optional(text),
      }),
    ),
  }),
  'textDocument/codeLens': document(),
  'textDocument/completion': document({ position }),
  'completionItem/resolve': fields({
    label: text,
    data: optional(fields({ uri: optional(text), article: optional(integer), name: optional(text), full: optional(text) })),
  }),
  'textDocument/definition': document({ position }),
  'textDocument/formatting': document(),
  'textDocument/rangeFormatting': document({ range }),
  'textDocument/documentHighlight': document({ position }),
  'textDocument/documentSymbol': document(),
  'textDocument/foldingRange': document(),
  'textDocument/hover': document({ position }),
  'textDocument/inlayHint': document({ range }),
  'textDocument/prepareRename': document({ position }),
  'textDocument/references': document({ position, context: fields({ includeDeclaration: optional(flag) }) }),
  'textDocument/rename': document({ position, newName: text }),
  'workspace/executeCommand': fields({ command: text, ...progress }),
  [ASSIST]: fields({
    tool: text,
    input: anything,
    folder: optional(text),
    draft: optional(fields({ uri: text, text })),
    file: optional(fields({ uri: text, content: text })),
  }),
  [CLEAN]: fields({
    uri: text,
    languageId: text,
    text,
    // What reaches beyond the text is cut off.
    piece: optional(fields({ start: integer, end: integer })),
    fixes: oneOf<CleanParams['fixes']>('safe', 'joins'),
  }),
  [EFFECTIVE_CONFIG]: fields({ uri: text }),
  [ENTRY]: fields({ uri: text }),
  [FIX_RULES]: document({ rules: list(text) }),
  [FIX_WORKSPACE]: fields(progress),
  [LEDGER]: document({ position: optional(position) }),
  [FIGURES]: document({ name: text }),
  [IMPORT]: fields({ name: text, content: text }),
  [EXPORT]: fields({ name: text, content: text, draft: text }),
  [PROOF_SHEET]: document({ format: oneOf<ProofSheetParams['format']>('html', 'markdown'), name: text }),
  [REVIEW]: document({ position, id: optional(text), index: optional(count), rule: optional(text), step: optional(integer) }),
  [RULE_PAGE]: fields({ rule: text, language: text }),
  [SET_LEVEL]: fields({ uri: text, rule: text, level }),
  [TITLES]: fields({ uri: text, ids: list(text) }),
};

/** The same for notifications. */
const NOTIFICATIONS: Readonly<Record<string, Shape>> = {
  'textDocument/didOpen': fields({ textDocument: fields({ uri: text, languageId: text, version: integer, text }) }),
  'textDocument/didChange': fields({ textDocument: fields({ uri: text, version: integer }), contentChanges: list(change) }),
  'textDocument/didSave': document(),
  'textDocument/didClose': document(),
  'textDocument/willSave': document(),
  'workspace/didChangeConfiguration': fields({ settings: anything }),
  'workspace/didChangeWatchedFiles': fields({ changes: list(fields({ uri: text })) }),
  'workspace/didChangeWorkspaceFolders': fields({ event: fields({ added: folders, removed: folders }) }),
  '$/cancelRequest': fields({ id: token }),
  '$/setTrace': fields({ value: oneOf('off', 'messages', 'compact', 'verbose') }),
  '$/progress': fields({ token }),
  'window/workDoneProgress/cancel': fields({ token }),
  [TRUST]: fields({ trusted: flag }),
  [PAUSE]: fields({ paused: flag }),
};

/** What is wrong with the parameters of a message that the server listens to. Of other methods nothing is known. */
export function misfitOf(kind: 'request' | 'notification', method: string, params: unknown): Misfit | undefined {
  const shapes = kind === 'request' ? REQUESTS : NOTIFICATIONS;
  return Object.hasOwn(shapes, method) ? shapes[method]?.(params, 'params') : undefined;
}
