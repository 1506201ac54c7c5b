import { parentPort, workerData } from 'node:worker_threads';
import type { ExportSource } from '../export/export.ts';
import { refusalOf } from '../import/imported.ts';

// In a file of its own, as in a browser (esbuild.mjs).
void import('../export/export.ts')
  .then(({ exportDocx }) => exportDocx(workerData as ExportSource))
  .catch((error: unknown) => ({ refused: refusalOf(error).text }))
  .then((told) => parentPort?.postMessage(told));
