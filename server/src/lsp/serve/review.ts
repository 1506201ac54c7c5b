import {
  FIGURES,
  type FiguresParams,
  type FiguresResult,
  PROOF_SHEET,
  type ProofSheetParams,
  type ProofSheetResult,
  REVIEW,
  type ReviewParams,
  type ReviewResult,
} from '../../protocol.ts';
import { figuresOfDraft } from '../review/figures.ts';
import { joinHints } from '../review/join-hints.ts';
import { proofSheetOf } from '../review/proof-sheet.ts';
import { reviewAt } from '../review/review.ts';
import type { Served } from './served.ts';

/** What an editor goes through, is shown on the way, and takes away. */
export function serveReview({ connection, get, answer }: Served): void {
  connection.onRequest(
    REVIEW,
    (params: ReviewParams, token): Promise<object | null> =>
      answer<ReviewResult | null>(params.textDocument.uri, token, REVIEW, null, (doc) => reviewAt(get().session, doc, params), true),
  );
  connection.onRequest(PROOF_SHEET, (params: ProofSheetParams, token) =>
    answer<ProofSheetResult | null>(params.textDocument.uri, token, PROOF_SHEET, null, (doc) => proofSheetOf(get().session, doc, params)),
  );
  connection.onRequest(FIGURES, (params: FiguresParams, token) =>
    answer<FiguresResult | null>(params.textDocument.uri, token, FIGURES, null, (doc) => figuresOfDraft(get().session, doc, params)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'textDocument/inlayHint', [], (doc) => joinHints(get().session, doc, range)),
  );
}
