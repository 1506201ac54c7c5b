import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { ListFolderParams, ListFolderResult, ReadFailure, ReadTextParams, ReadTextResult } from '../../server/src/protocol.ts';

/** The files of the window, for a server without a disk. */
export class WindowFiles {
  /** @param storage the user's own folder */
  constructor(private readonly storage: Uri) {}

  /** True for a file of the user's own folder. */
  isOwn(file: Uri): boolean {
    return isSameKind(file, this.storage) && file.path.startsWith(`${this.storage.path}/`);
  }

  /** @throws what the editor says, where that is no failure of the file */
  async readText({ uri, most }: ReadTextParams): Promise<ReadTextResult> {
    const file = plain(uri);
    try {
      if (!(await this.mayRead(file))) return { failure: 'denied' };
      const { type, size } = await workspace.fs.stat(file);
      if (type & FileType.Directory) return { failure: 'folder' };
      if (size > most) return { failure: 'size' };
      return decoded(await workspace.fs.readFile(file), most);
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  /** @throws as `readText` does */
  async listFolder({ uri }: ListFolderParams): Promise<ListFolderResult> {
    const folder = plain(uri);
    try {
      if (!(await this.mayRead(folder))) return { failure: 'denied' };
      const entries = await workspace.fs.readDirectory(folder);
      return { entries: entries.map(([name, type]) => ({ name, kind: KINDS[type] ?? 'other' })) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  }

  /**
   * Files of the window's folders, those in the folders above its documents, and of the user's own; never an address of the network, which the editor
   * would fetch. In a workspace that is not trusted no link is followed, for it may lead out of it.
   */
  private async mayRead(file: Uri): Promise<boolean> {
    if (/^https?$/.test(file.scheme)) return false;
    if (this.isOwn(file)) return true;
    const folder = workspace.getWorkspaceFolder(file)?.uri;
    const isNear = (folder !== undefined && isSameKind(folder, file)) || workspace.textDocuments.some(({ uri }) => isAbove(file, uri));
    return isNear && (workspace.isTrusted || !(await isLinked(file)));
  }
}

/** Without `..`, which would lead out of where a path seems to be. */
const plain = (uri: string): Uri => Uri.joinPath(Uri.parse(uri), '.');

const isSameKind = (a: Uri, b: Uri): boolean => a.scheme === b.scheme && a.authority === b.authority;

/** True if a file stands in one of the folders that a document is in, where its configuration may be. */
const isAbove = (file: Uri, document: Uri): boolean => isSameKind(file, document) && document.path.startsWith(`${file.path.replace(/\/[^/]*$/, '')}/`);

/** A link has a bit more, and is none of them. */
const KINDS: Readonly<Record<number, 'file' | 'folder'>> = { [FileType.File]: 'file', [FileType.Directory]: 'folder' };

function decoded(bytes: Uint8Array, most: number): ReadTextResult {
  if (bytes.length > most) return { failure: 'size' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failure: 'encoding' };
  }
}

async function isLinked(file: Uri): Promise<boolean> {
  const root = workspace.getWorkspaceFolder(file)?.uri.path ?? '';
  for (let at = file; at.path.length > Math.max(1, root.length); at = Uri.joinPath(at, '..'))
    if ((await workspace.fs.stat(at)).type & FileType.SymbolicLink) return true;
  return false;
}

const FAILURES: Readonly<Record<string, ReadFailure>> = {
  FileNotFound: 'missing',
  FileNotADirectory: 'missing',
  FileIsADirectory: 'folder',
  NoPermissions: 'denied',
  // Nobody has files of that kind here.
  Unavailable: 'missing',
};

function failureOf(error: unknown): ReadFailure {
  const failure = error instanceof FileSystemError ? FAILURES[error.code] : undefined;
  if (failure === undefined) throw error;
  return failure;
}
