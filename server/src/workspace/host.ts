import type { Lexicon } from '../lexicon/lexicon.ts';
import type { AnyRule, Localized } from '../rule/rule.ts';

/** What a file is read as, which decides how large it may be. */
export type TextKind = 'draft' | 'configuration' | 'ignoreFile' | 'lexicon';

/** How files are named: by paths or by URIs, whichever a front likes. In this room a file is a name and no more. */
export interface FileNames {
  /** Equal for two names of one file. */
  key(file: string): string;
  /** The folder that a file or folder lies in; undefined for the root. */
  parent(file: string): string | undefined;
  child(folder: string, name: string): string;
  /** The path of a file from a folder that it lies in, at any depth, with `/`; undefined when it lies elsewhere. */
  pathFrom(folder: string, file: string): string | undefined;
  /** The file that a path means, written in a file of a folder or in settings that hold for one. */
  resolve(path: string, folder: string | undefined): string;
  /** What entries of a lexicon and findings call a file. */
  label(file: string): string;
}

/** What a workspace needs of the world around it. */
export interface WorkspaceHost extends FileNames {
  /** Text of a file, decoded, without a BOM. @throws what `whyNot` explains */
  readText(file: string, kind: TextKind): Promise<string>;
  /** True of an error of reading that says that there is no such file. */
  isAbsent(error: unknown): boolean;
  whyNot(error: unknown): Localized;
  /** True for a file of a kind that can be read: some stand on no disk. */
  reads(file: string): boolean;
  /** The file that a name leads to when links are followed; itself where that is not known. */
  real(file: string): Promise<string>;
  /** The time, for what is dated today. */
  now(): Date;
}

/** What drafts are checked with. Tests put in rules of their own. */
export interface Parts<H extends WorkspaceHost = WorkspaceHost> {
  readonly rules: readonly AnyRule[];
  /** the lexicon that comes with the product */
  lexicon(): Lexicon;
  readonly host: H;
}

/** What the files of a workspace are read under. */
export interface WorkspaceScope {
  readonly parts: Parts;
  /** The workspace folder that a file lies in. */
  readonly folderOf: (file: string) => string | undefined;
  /** False in a workspace whose files may name none outside of it. */
  readonly trusted: () => boolean;
  /** The configuration file that counts for every draft, wherever it lies. */
  readonly config?: string | undefined;
}

/**
 * The folder in which the files of a draft are looked for, and the workspace folder above which they are not. Undefined for what no
 * disk has, and where neither a folder nor trust says what may be read.
 */
export function searchFor(file: string, { parts: { host }, folderOf, trusted }: WorkspaceScope): { folder: string; root: string | undefined } | undefined {
  const root = folderOf(file);
  if (!host.reads(file) || (root === undefined && !trusted())) return undefined;
  // A workspace folder is asked for, too, and is no file.
  const folder = root !== undefined && isSameFolder(root, file, host) ? root : host.parent(file);
  return folder === undefined ? undefined : { folder, root };
}

export function isSameFolder(a: string, b: string, { key }: FileNames): boolean {
  return key(a).replace(/\/+$/, '') === key(b).replace(/\/+$/, '');
}

/** True for a file that a workspace may name: in one that is not trusted it lies inside, by its name and where links lead. */
export async function mayName(file: string, from: string, { parts: { host }, folderOf, trusted }: WorkspaceScope): Promise<boolean> {
  if (trusted()) return true;
  const root = folderOf(from);
  return root !== undefined && host.pathFrom(root, file) !== undefined && host.pathFrom(await host.real(root), await host.real(file)) !== undefined;
}
