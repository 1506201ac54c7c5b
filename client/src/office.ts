import type { CancellationToken } from 'vscode';
import type { ImportResult } from '../../server/src/protocol.ts';

/** A Word file with the changes of its draft as tracked changes, or why there is none. */
export interface ExportedFile {
  readonly bytes?: Uint8Array;
  readonly tracked: number;
  readonly commented: number;
  /** where it is not the draft in a way that no comment tells */
  readonly apart?: string | undefined;
  readonly refused?: string | undefined;
}

/** What reads and writes the files of other programs: a thread of the server on a desktop, a Web Worker in a browser. */
export interface Office {
  /** @param name of the file, which says no more than what it may be */
  importDraft(name: string, bytes: Uint8Array, token?: CancellationToken): Promise<ImportResult>;
  /** @param name of the Word file @param draft its draft as it is now */
  exportDraft(name: string, original: Uint8Array, draft: string): Promise<ExportedFile>;
}
