import type { Lexicon } from '../lexicon/lexicon.ts';
import type { AnyRule } from '../rule/rule.ts';

export type ReadFailure = 'missing' | 'denied' | 'folder' | 'encoding' | 'size';

export class ReadError extends Error {
  constructor(readonly failure: ReadFailure) {
    super(failure);
  }
}

/** What the server needs of the world around it. The Node entry reads the disk; a browser's would ask the client. */
export interface Host {
  /** Text of a file, decoded from UTF-8, without a BOM. @throws ReadError */
  readText(uri: string): Promise<string>;
  /** Files below a folder whose names end in one of the extensions; `skip` is asked with paths from the folder. */
  findFiles(folder: string, extensions: readonly string[], skip: (path: string) => boolean): AsyncIterable<string>;
  /** URI of a path written in the settings of a folder. */
  resolve(path: string, folder: string | undefined): string;
}

/** What the server is made of. Tests put in rules of their own. */
export interface Parts {
  readonly rules: readonly AnyRule[];
  /** the lexicon that comes with the product */
  lexicon(): Lexicon;
  /** that lexicon and those of the house, later files over earlier */
  lexiconWith(files: readonly { readonly name: string; readonly text: string }[]): Promise<LexiconBuild>;
  readonly host: Host;
}

export interface LexiconBuild {
  readonly lexicon: Lexicon;
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: { readonly zh: string; readonly en: string } }[];
}
