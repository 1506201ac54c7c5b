import type { CompletionList } from 'vscode-languageserver';
import { complete, resolveCompletion, uriOfItem } from '../completion/completion.ts';
import { isConfigDocument } from '../config/documents.ts';
import { completeConfig, hoverConfig } from '../config/editing.ts';
import { hover } from '../hover.ts';
import { completeLexicon, hoverLexicon } from '../lexicon/editing.ts';
import type { Served } from './served.ts';

/** What is shown while somebody types or points: of drafts, configurations and lexicons. */
export function serveTyping({ connection, get, answer }: Served): void {
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
}
