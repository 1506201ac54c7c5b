import { EXPORT, type ExportParams, type ExportResult } from '../../protocol.ts';
import type { ServerHost } from '../host.ts';
import type { Served } from './served.ts';

/** Writes the changes of drafts back into their Word files. */
export function serveExports({ connection, get }: Served, host: ServerHost): void {
  connection.onRequest(EXPORT, async ({ name, content, draft }: ExportParams): Promise<ExportResult> => {
    const { language } = get().session.capabilities;
    const outcome = await host.exportDraft?.({ name, draft, language }, content);
    if (!outcome) return { tracked: 0, commented: 0 };
    if ('refused' in outcome) return { tracked: 0, commented: 0, refused: outcome.refused[language] };
    const { apart, ...copy } = outcome;
    return { ...copy, ...(apart && { apart: apart[language] }) };
  });
}
