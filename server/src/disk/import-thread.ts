import type { Imported } from '../import/imported.ts';
import { type FileRefused, inThread } from './thread.ts';

/** What the thread is told at its start. */
export interface ImportTask {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ImportOutcome = Imported | FileRefused;

/** Makes a draft of a file's bytes, in a thread of its own. @returns the draft, or what is wrong with the file */
export function importInThread(name: string, bytes: Uint8Array, seconds?: number): Promise<ImportOutcome> {
  const task: ImportTask = { name, bytes };
  return inThread<Imported>('import.js', task, seconds);
}
