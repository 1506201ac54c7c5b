import type { Exported, ExportSource } from '../export/export.ts';
import { type FileRefused, inThread } from './thread.ts';

/** Writes the changes of a draft into a copy of its Word file, in a thread of its own. @returns the copy, or what is wrong with the file */
export const exportInThread = (task: ExportSource): Promise<Exported | FileRefused> => inThread<Exported>('export.js', task);
