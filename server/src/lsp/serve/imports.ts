import { IMPORT, type ImportParams, type ImportResult } from '../../protocol.ts';
import type { ServerHost } from '../host.ts';
import type { Served } from './served.ts';

/** Makes drafts of files that a user names. */
export function serveImports({ connection, get }: Served, host: ServerHost): void {
  connection.onRequest(IMPORT, async ({ name, content }: ImportParams): Promise<ImportResult> => {
    const { language } = get().session.capabilities;
    if (!host.importDraft) return { notes: [] };
    const outcome = await host.importDraft(name, content);
    return 'refused' in outcome ? { notes: [outcome.refused[language]] } : { text: outcome.text, notes: outcome.notes.map((note) => note[language]) };
  });
}
