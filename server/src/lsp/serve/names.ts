import { ENTRY, type EntryParams, LEDGER, type LedgerParams, type LedgerResult } from '../../protocol.ts';
import { definition, entryText } from '../names/definition.ts';
import { showLedger } from '../names/ledger.ts';
import { highlights, references } from '../names/references.ts';
import { prepareRename, renameName } from '../names/rename.ts';
import type { Served } from './served.ts';

/** The name under the cursor, and all names of an article. */
export function serveNames({ connection, get, answer }: Served): void {
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
  connection.onRequest(LEDGER, (params: LedgerParams, token) =>
    answer<LedgerResult | null>(params.textDocument.uri, token, LEDGER, null, (doc) => showLedger(get().session, doc, params)),
  );
}
