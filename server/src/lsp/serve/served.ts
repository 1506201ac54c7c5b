import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError, type TextDocuments } from 'vscode-languageserver';
import type { ConfigDocuments } from '../config/documents.ts';
import type { LateTypos } from '../diagnostics/late-typos.ts';
import type { Publisher } from '../diagnostics/push.ts';
import type { StatusReporter } from '../diagnostics/status.ts';
import type { OpenDocument } from '../document.ts';
import type { LexiconDocuments } from '../lexicon/documents.ts';
import { MESSAGES, reasonOf } from '../messages.ts';
import type { ArticleLenses } from '../outline/article-lens.ts';
import type { Session } from '../session.ts';
import { uriKey } from '../uri.ts';

/** What exists once a client has said `initialize`. */
export interface Running {
  readonly session: Session;
  readonly publisher: Publisher;
  readonly configDocuments: ConfigDocuments;
  readonly lexicons: LexiconDocuments;
  readonly status: StatusReporter;
  readonly articleLenses: ArticleLenses;
  readonly typos: LateTypos;
}

/** What the handlers of requests work with. */
export interface Served {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  /** There is one once a client has said `initialize`. */
  readonly get: () => Running;
  readonly answer: AnswerRequest;
}

/**
 * Answers a request about a document that is open, with `nothing` where that fails: from the text as it is now, and given up when
 * the client no longer wants it.
 * @param edits the answer is of the text as it was when the request came: it is refused when that has changed meanwhile
 */
export type AnswerRequest = <T>(
  uri: string,
  token: CancellationToken,
  what: string,
  nothing: T,
  run: (doc: OpenDocument) => Promise<T>,
  edits?: boolean,
) => Promise<T | ResponseError<never>>;

/** The way every request about a document is answered. */
export function answering(documents: TextDocuments<OpenDocument>, get: () => Running): AnswerRequest {
  return async <T>(
    uri: string,
    token: CancellationToken,
    what: string,
    nothing: T,
    run: (doc: OpenDocument) => Promise<T>,
    edits = false,
  ): Promise<T | ResponseError<never>> => {
    const doc = documents.get(uri);
    if (!doc) return nothing;
    const { revision } = doc;
    // Edits, and the places that they were asked for, are of the text as it was when the request came.
    const isStale = (): boolean => edits && (doc.revision !== revision || documents.get(uri) !== doc);
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
}

/** Finds an open document under whatever name the client gave it. */
export function openByKey(documents: TextDocuments<OpenDocument>): (uri: string) => OpenDocument | undefined {
  const open = new Map(documents.all().map((d) => [uriKey(d.uri), d]));
  return (uri) => open.get(uriKey(uri));
}
