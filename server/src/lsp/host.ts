import type { Lexicon } from '../lexicon/lexicon.ts';
import type { LexiconProblem } from '../lexicon/problem.ts';
import type { LexiconFile } from '../lexicon/read.ts';
import type { AnyRule } from '../rule/rule.ts';

/** `special`: a pipe, a device, a socket, which may have no end. `size`: over the limit of what it is read as. */
export type ReadFailure = 'missing' | 'denied' | 'folder' | 'special' | 'encoding' | 'size';

export class ReadError extends Error {
  constructor(readonly failure: ReadFailure) {
    super(failure);
  }
}

/** What a file is read as, which decides how large it may be. */
export type TextKind = 'draft' | 'configuration' | 'ignoreFile' | 'lexicon';

/** What the server needs of the world around it. The Node entry reads the disk; a browser's would ask the client. */
export interface Host {
  /** Text of a file, decoded from UTF-8, without a BOM. @throws ReadError */
  readText(uri: string, kind: TextKind): Promise<string>;
  /** Files below a folder whose names end in one of the extensions; `skip` is asked with paths from the folder. */
  findFiles(folder: string, extensions: readonly string[], skip: (path: string) => boolean): AsyncIterable<string>;
  /** URI of a path written in the settings of a folder. */
  resolve(path: string, folder: string | undefined): string;
  /** True for a URI of a kind whose files it can read. */
  reads(uri: string): boolean;
  /** The file that a URI leads to when links are followed; itself where that is not known. */
  real(uri: string): Promise<string>;
  /** The time, for what is dated today. */
  now(): Date;
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number;
}

/** What the server is made of. Tests put in rules of their own. */
export interface Parts {
  readonly rules: readonly AnyRule[];
  /** the lexicon that comes with the product */
  lexicon(): Lexicon;
  /** that lexicon and those of the house, later files over earlier */
  lexiconWith(files: readonly LexiconFile[]): Promise<LexiconBuild>;
  readonly host: Host;
}

export interface LexiconBuild {
  readonly lexicon: Lexicon;
  /** places in UTF-16 units of the file's text */
  readonly problems: readonly (LexiconProblem & { readonly file: string })[];
}
