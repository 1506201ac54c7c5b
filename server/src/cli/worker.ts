import { checkText } from './check-file.ts';
import { languageOfFile } from './find-files.ts';
import { limitsFor } from './memory.ts';
import { type Outcome, plainOutcome } from './outcome.ts';
import type { RunOptions } from './run-options.ts';
import { firstLineOf } from './say.ts';
import { RunSetups } from './setup.ts';

/** The command line of a thread. Of a process it is no command. */
export const WORKER = '--newsproof-worker';

export interface Task {
  readonly id: number;
  readonly path: string;
  readonly text: string;
}

/** What a thread is told at its start. */
export interface WorkerData {
  readonly run: RunOptions;
  readonly today: string;
}

export type ThreadAnswer = { readonly id: number; readonly outcome: Outcome } | { readonly id: number; readonly error: string };

/** Loaded only where there are threads. */
export const threads = (): typeof import('node:worker_threads') => require('node:worker_threads');

/** Checks drafts for another thread. @returns false in a process, where nobody sends any */
export function serveThread(): boolean {
  const { parentPort, workerData } = threads();
  if (!parentPort) return false;
  const { run, today } = workerData as WorkerData;
  const setups = new RunSetups(run);
  const answer = async ({ id, path, text }: Task): Promise<ThreadAnswer> => {
    try {
      const setup = await setups.of(path);
      const limits = limitsFor(text);
      // A thread may have less memory than the process, which then checks it.
      if ('refused' in limits) return { id, error: limits.refused.en };
      const checked = checkText(text, path, languageOfFile(path), setup, { rules: run.rules, today, limits });
      return { id, outcome: plainOutcome(checked, setup) };
    } catch (error) {
      return { id, error: firstLineOf(error) };
    }
  };
  parentPort.on('message', (task: Task) => void answer(task).then((a) => parentPort.postMessage(a)));
  return true;
}
