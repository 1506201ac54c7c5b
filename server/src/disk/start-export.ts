import { parentPort, workerData } from 'node:worker_threads';
import { type ExportSource, exportDocx } from '../export/export.ts';
import { refusalOf } from '../import/imported.ts';

void exportDocx(workerData as ExportSource)
  .catch((error: unknown) => ({ refused: refusalOf(error).text }))
  .then((told) => parentPort?.postMessage(told));
