import type { ExportOutcome } from '../disk/export-thread.ts';
import type { ImportOutcome } from '../disk/import-thread.ts';
import type { ExportSource } from '../export/export.ts';
import type { ReadFailure } from '../protocol.ts';
import type { FileNames, Parts, WorkspaceHost } from '../workspace/host.ts';
import { childUri, parentUri, pathFrom, uriKey } from './uri.ts';

export class ReadError extends Error {
  constructor(readonly failure: ReadFailure) {
    super(failure);
  }
}

/** What the server needs of the world around it, where files are named by URIs. The Node entry reads the disk, a browser's asks the client. */
export interface ServerHost extends WorkspaceHost {
  /** Files below a folder whose names end in one of the extensions; `skip` is asked with paths from the folder. */
  findFiles(folder: string, extensions: readonly string[], skip: (path: string) => boolean): AsyncIterable<string>;
  /** The data of wrong characters, where the product has it; undefined where the file is not there. */
  readTypos?(): Promise<Uint8Array | undefined>;
  /** Makes a draft of a file's bytes, given in Base64. A host need not be able to. */
  importDraft?(name: string, content: string): Promise<ImportOutcome>;
  /** Writes the changes of a draft into a copy of its Word file; both in Base64. A host need not be able to. */
  exportDraft?(source: Omit<ExportSource, 'original' | 'sign'>, content: string): Promise<ExportOutcome>;
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number;
}

/** What the server is made of. */
export type ServerParts = Parts<ServerHost>;

/** How files are named that are named by URIs. */
export const URIS: Omit<FileNames, 'resolve'> = { key: uriKey, parent: parentUri, child: childUri, pathFrom, label: (uri) => uri };

/** A folder in the place of a file is none, either. */
export const isAbsent = (error: unknown): boolean => error instanceof ReadError && (error.failure === 'missing' || error.failure === 'folder');
