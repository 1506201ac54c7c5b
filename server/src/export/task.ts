import type { ExportSource } from './export.ts';

/** What is asked of an export by whoever has a draft and its Word file. */
export type ExportTask = Omit<ExportSource, 'sign'>;

/** Who has changed what a tracked change changes. */
const AUTHOR = 'Newsproof';

/** The same as an export takes it: signed with this moment, line ends as LF. */
export const exportSource = (task: ExportTask): ExportSource => ({
  ...task,
  draft: task.draft.replace(/\r\n?/g, '\n'),
  sign: { author: AUTHOR, date: new Date().toISOString().replace(/\.\d+/, '') },
});
