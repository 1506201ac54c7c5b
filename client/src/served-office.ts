import { Buffer } from 'node:buffer';
import type { CancellationToken } from 'vscode';
import { EXPORT, type ExportParams, type ExportResult, IMPORT, type ImportParams, type ImportResult } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';
import type { ExportedFile, Office } from './office.ts';

/** Has the language server read and write, which has threads for it. */
export class ServedOffice implements Office {
  constructor(private readonly newsproof: Newsproof) {}

  async importDraft(name: string, bytes: Uint8Array, token?: CancellationToken): Promise<ImportResult> {
    const client = await this.newsproof.ready();
    const params: ImportParams = { name, content: Buffer.from(bytes).toString('base64') };
    // A token that is none would be taken for a parameter.
    return token ? client.sendRequest<ImportResult>(IMPORT, params, token) : client.sendRequest<ImportResult>(IMPORT, params);
  }

  async exportDraft(name: string, original: Uint8Array, draft: string): Promise<ExportedFile> {
    const client = await this.newsproof.ready();
    const params: ExportParams = { name, content: Buffer.from(original).toString('base64'), draft };
    const { content, ...told } = await client.sendRequest<ExportResult>(EXPORT, params);
    return { ...told, ...(content !== undefined && { bytes: Buffer.from(content, 'base64') }) };
  }
}
