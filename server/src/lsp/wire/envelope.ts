import { ErrorCodes } from 'vscode-languageserver';
import type { Localized } from '../../rule/rule.ts';
import type { Frame } from './frames.ts';
import { WIRE } from './messages.ts';

export type Id = number | string;

/** What one message is. */
export type Envelope =
  | { readonly kind: 'request'; readonly id: Id; readonly method: string; readonly params: unknown }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown }
  | { readonly kind: 'response'; readonly id: Id | null }
  | Refused;

/** A message that is none, and the error that answers it. */
export interface Refused {
  readonly kind: 'refused';
  readonly id: Id | null;
  readonly code: number;
  readonly why: Localized;
  /** It would have been a response to this request of the server. */
  readonly answers?: Id;
}

const NUMBER_OR_TEXT = (id: unknown): id is Id => typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id));

/** The JSON of a frame, or why it has none. */
export function decode({ body, charset }: Frame): { readonly message: unknown } | Refused {
  const refused = (why: Localized): Refused => ({ kind: 'refused', id: null, code: ErrorCodes.ParseError, why });
  if (!/^utf-?8$/i.test(charset)) return refused(WIRE.charset(charset.slice(0, 40)));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return refused(WIRE.notUtf8);
  }
  try {
    return { message: JSON.parse(text) as unknown };
  } catch (error) {
    return refused(WIRE.notJson(error instanceof Error ? error.message : String(error)));
  }
}

/** What a message is, by JSON-RPC 2.0 as LSP uses it: no batches, and no id that could not be answered. */
export function readEnvelope(message: unknown): Envelope {
  const refused = (why: Localized, more: Partial<Refused> = {}): Refused => ({ kind: 'refused', id: null, code: ErrorCodes.InvalidRequest, why, ...more });
  if (Array.isArray(message)) return refused(WIRE.batch);
  if (typeof message !== 'object' || message === null) return refused(WIRE.notObject);
  const { jsonrpc, id, method, params, result, error } = message as Readonly<Record<string, unknown>>;
  const known = NUMBER_OR_TEXT(id) ? id : null;
  // Some clients leave it out, and mean nothing by that.
  if (jsonrpc !== undefined && jsonrpc !== '2.0') return refused(WIRE.version, method === undefined ? answering(known) : { id: known });
  if (typeof method === 'string') {
    if (id === undefined) return { kind: 'notification', method, params };
    return known === null ? refused(WIRE.badId) : { kind: 'request', id: known, method, params };
  }
  if (method !== undefined) return refused(WIRE.noMethod, { id: known });
  if (id !== undefined && (result !== undefined || (error !== undefined && error !== null))) {
    if (id === null || known !== null) return { kind: 'response', id: known };
    return refused(WIRE.badId);
  }
  // With that id an error would pass for the answer to a request of the client.
  return refused(WIRE.noMethod, answering(known));
}

const answering = (id: Id | null): Partial<Refused> => (id === null ? {} : { answers: id });
