import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { importMessage } from '../import/imported.ts';
import type { Localized } from '../rule/rule.ts';

/** Why a file was not read. */
export interface FileRefused {
  readonly refused: Localized;
}

/** A file that takes more is no draft. The thread has it, and nobody else is in need. */
const MOST_MEMORY = 1024;
const MOST_SECONDS = 120;

/**
 * Runs a bundle in a thread of its own: whatever is in the file that it reads, it takes no more memory and time than this, and nobody
 * waits for it who does not want it.
 * @param bundle name of a file beside this one, which answers with one message
 * @returns its answer, or what is wrong with the file
 */
export function inThread<T>(bundle: string, workerData: unknown, seconds = MOST_SECONDS): Promise<T | FileRefused> {
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  // Libraries may write to their output what they like: nobody reads it.
  const worker = new Worker(join(__dirname, bundle), {
    workerData,
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return outcomeOf<T>(worker, seconds).finally(() => worker.terminate());
}

function outcomeOf<T>(worker: Worker, seconds: number): Promise<T | FileRefused> {
  return new Promise((done) => {
    const late = setTimeout(() => done({ refused: importMessage('takes-long', { seconds: String(seconds) }) }), seconds * 1000);
    const end = (outcome: T | FileRefused): void => {
      clearTimeout(late);
      done(outcome);
    };
    worker.on('message', end);
    worker.on('error', (error: NodeJS.ErrnoException) => end({ refused: refusedBy(error) }));
    worker.on('exit', () => end({ refused: importMessage('damaged', { reason: 'thread ended' }) }));
  });
}

function refusedBy(error: NodeJS.ErrnoException): Localized {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return importMessage('takes-memory', { limit: String(MOST_MEMORY) });
  return importMessage('damaged', { reason: error.message.split('\n', 1)[0] as string });
}
