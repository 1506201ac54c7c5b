import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Imported, importMessage } from '../import/imported.ts';
import type { Localized } from '../rule/rule.ts';

/** What the thread is told at its start. */
export interface ImportTask {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ImportOutcome = Imported | { readonly refused: Localized };

/** A file that takes more is no draft. The thread has it, and nobody else is in need. */
const MOST_MEMORY = 1024;
const MOST_SECONDS = 120;

/**
 * Makes a draft of a file's bytes in a thread of its own: whatever is in them, it takes no more memory and time than this, and
 * nobody waits for it who does not want it.
 * @returns the draft, or what is wrong with the file
 */
export function importInThread(name: string, bytes: Uint8Array, seconds = MOST_SECONDS): Promise<ImportOutcome> {
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  const workerData: ImportTask = { name, bytes };
  // Libraries may write to their output what they like: nobody reads it.
  const worker = new Worker(join(__dirname, 'import.js'), {
    workerData,
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return outcomeOf(worker, seconds).finally(() => worker.terminate());
}

function outcomeOf(worker: Worker, seconds: number): Promise<ImportOutcome> {
  return new Promise((done) => {
    const late = setTimeout(() => done({ refused: importMessage('takes-long', { seconds: String(seconds) }) }), seconds * 1000);
    const end = (outcome: ImportOutcome): void => {
      clearTimeout(late);
      done(outcome);
    };
    worker.on('message', end);
    worker.on('error', (error: NodeJS.ErrnoException) => end({ refused: refused(error) }));
    worker.on('exit', () => end({ refused: importMessage('damaged', { reason: 'thread ended' }) }));
  });
}

function refused(error: NodeJS.ErrnoException): Localized {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return importMessage('takes-memory', { limit: String(MOST_MEMORY) });
  return importMessage('damaged', { reason: error.message.split('\n', 1)[0] as string });
}
