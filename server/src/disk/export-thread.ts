import type { Exported, ExportSource } from '../export/export.ts';
import { type FileRefused, inThread } from './thread.ts';

/** A copy in Base64, with how many changes are tracked and how many are comments; or what is wrong with the file. */
export type ExportOutcome = (Omit<Exported, 'bytes'> & { readonly content: string }) | FileRefused;

/** Who has changed what a tracked change changes. */
const AUTHOR = 'Newsproof';

type Task = Omit<ExportSource, 'sign'>;

/** Writes the changes of a draft into a copy of its Word file, in a thread of its own. @returns the copy, or what is wrong with the file */
export function exportInThread(task: Task): Promise<Exported | FileRefused> {
  const sign = { author: AUTHOR, date: new Date().toISOString().replace(/\.\d+/, '') };
  return inThread<Exported>('export.js', { ...task, draft: task.draft.replace(/\r\n?/g, '\n'), sign } satisfies ExportSource);
}

/** The same with the copy in Base64, as it goes over the wire. */
export async function exportBase64(task: Task): Promise<ExportOutcome> {
  const outcome = await exportInThread(task);
  if ('refused' in outcome) return outcome;
  const { bytes, ...counts } = outcome;
  return { ...counts, content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}
