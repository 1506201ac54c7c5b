import { EXPORT, type ExportParams, type ExportResult } from '../../protocol.ts';
import type { ServerHost } from '../host.ts';
import type { Served } from './served.ts';

/** Who has changed what a tracked change changes. */
const AUTHOR = 'Newsproof';

/** Writes the changes of drafts back into their Word files. */
export function serveExports({ connection, get }: Served, host: ServerHost): void {
  connection.onRequest(EXPORT, async ({ name, content, draft }: ExportParams): Promise<ExportResult> => {
    const { language } = get().session.capabilities;
    const nothing = { tracked: 0, commented: 0 };
    if (!host.exportDraft) return nothing;
    const original = Uint8Array.from(atob(content), (unit) => unit.charCodeAt(0));
    const sign = { author: AUTHOR, date: new Date().toISOString().replace(/\.\d+/, '') };
    const outcome = await host.exportDraft({ name, original, draft: draft.replace(/\r\n?/g, '\n'), language, sign });
    if ('refused' in outcome) return { ...nothing, refused: outcome.refused[language] };
    return { content: base64(outcome.bytes), tracked: outcome.tracked, commented: outcome.commented };
  });
}

function base64(bytes: Uint8Array): string {
  let units = '';
  for (const byte of bytes) units += String.fromCharCode(byte);
  return btoa(units);
}
