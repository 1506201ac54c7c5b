import type { Exported } from '../export/export.ts';
import { type ExportTask, exportSource } from '../export/task.ts';
import { type FileRefused, inThread } from './thread.ts';

/** A copy in Base64, with how many changes are tracked and how many are comments; or what is wrong with the file. */
export type ExportOutcome = (Omit<Exported, 'bytes'> & { readonly content: string }) | FileRefused;

/** Writes the changes of a draft into a copy of its Word file, in a thread of its own. @returns the copy, or what is wrong with the file */
export function exportInThread(task: ExportTask): Promise<Exported | FileRefused> {
  return inThread<Exported>('export.js', exportSource(task));
}

/** The same with the copy in Base64, as it goes over the wire. */
export async function exportBase64(task: ExportTask): Promise<ExportOutcome> {
  const outcome = await exportInThread(task);
  if ('refused' in outcome) return outcome;
  const { bytes, ...counts } = outcome;
  return { ...counts, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}
