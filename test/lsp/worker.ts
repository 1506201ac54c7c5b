import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIST_FOLDER, type ListFolderParams, type ListFolderResult, READ_TEXT, type ReadTextParams, type ReadTextResult } from '../../server/src/protocol.ts';
import { type Editor, type Options, ROOT } from './harness.ts';
import { start } from './start.ts';

/** The bundle of the Web Worker, in a process of its own. */
export const WORKER = join(ROOT, 'test/lsp/worker.cjs');

interface WithWorker {
  readonly editor: Editor;
  /** Addresses that the server has asked for. */
  readonly asked: string[];
}

/** An editor whose server runs in a Web Worker, and which has files for it. */
export async function startWorker(options: Options = {}): Promise<WithWorker> {
  const editor = await start({ ...options, server: WORKER });
  const asked: string[] = [];
  editor.connection.onRequest(READ_TEXT, ({ uri, most }: ReadTextParams): ReadTextResult => {
    asked.push(uri);
    const path = fileURLToPath(uri);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return { failure: 'missing' };
    if (stat.isDirectory()) return { failure: 'folder' };
    return stat.size > most ? { failure: 'size' } : { text: readFileSync(path, 'utf8') };
  });
  editor.connection.onRequest(LIST_FOLDER, ({ uri }: ListFolderParams): ListFolderResult => {
    asked.push(uri);
    const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
    return { entries: entries.map((e) => ({ name: e.name, kind: e.isDirectory() ? 'folder' : e.isFile() ? 'file' : 'other' })) };
  });
  return { editor, asked };
}
