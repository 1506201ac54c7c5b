import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { isRefusal } from '../import/imported.ts';
import type { ImportOutcome, ImportTask } from './import-thread.ts';

// pdfjs-dist asks for it, and the oldest VS Code that runs the extension has a Node without it.
if (!('getBuiltinModule' in process)) Object.assign(process, { getBuiltinModule: require });

/** Tables of the characters that PDFs name, beside the bundle (esbuild.mjs). */
const characterMap = (name: string): Promise<Uint8Array> => readFile(join(__dirname, 'cmaps', `${name.replace(/[^\w-]/g, '')}.bcmap`));

async function outcome({ name, bytes }: ImportTask): Promise<ImportOutcome> {
  // In a file of its own, as in a browser (esbuild.mjs).
  const { importDraft } = await import('../import/import.ts');
  try {
    return await importDraft({ name, bytes, characterMap });
  } catch (error) {
    if (isRefusal(error)) return { refused: error.text };
    throw error;
  }
}

void outcome(workerData as ImportTask).then((told) => parentPort?.postMessage(told));
