import { lexiconLenses } from '../lexicon/lens.ts';
import { foldingRanges } from '../outline/folding.ts';
import { documentSymbols } from '../outline/symbols.ts';
import { semanticTokens } from '../outline/tokens.ts';
import type { Served } from './served.ts';

/** What the whole text is made of. */
export function serveOutline({ connection, get, answer }: Served): void {
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
  connection.onCodeLens(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'textDocument/codeLens', [], async (doc) => [
      ...(await lexiconLenses(get().session, get().lexicons, doc)),
      ...(await get().articleLenses.of(doc)),
    ]),
  );
}
