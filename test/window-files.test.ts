import { join, posix } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WindowFiles } from '../client/src/files.ts';

/** As much of VS Code's API as `client/src/files.ts` uses: folders, documents and files of a window. */
class Uri {
  constructor(
    readonly scheme: string,
    readonly authority: string,
    readonly path: string,
  ) {}
  static parse(text: string): Uri {
    const [, scheme = '', authority = '', path = ''] = /^([^:]+):(?:\/\/([^/]*))?(.*)$/.exec(text) ?? [];
    return new Uri(scheme, authority, decodeURIComponent(path));
  }
  static joinPath(uri: Uri, ...parts: string[]): Uri {
    return new Uri(uri.scheme, uri.authority, posix.join(uri.path, ...parts));
  }
}

class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
const FOLDER = 'vscode-vfs://github/desk';
/** By path: what is there. */
const files = new Map<string, { type: number; bytes?: Uint8Array; fails?: string }>();
const reached: string[] = [];
const entry = (uri: Uri) => {
  reached.push(uri.path);
  const found = files.get(uri.path);
  if (!found) throw new FileSystemError('FileNotFound');
  if (found.fails) throw found.fails === 'Unknown' ? new Error('the line is dead') : new FileSystemError(found.fails);
  return found;
};
const workspace = {
  isTrusted: true,
  workspaceFolders: [{ uri: Uri.parse(FOLDER) }],
  textDocuments: [] as { uri: Uri }[],
  getWorkspaceFolder: (uri: Uri) => (`${uri.path}/`.startsWith('/desk/') ? workspace.workspaceFolders[0] : undefined),
  fs: {
    stat: async (uri: Uri) => ({ type: entry(uri).type, size: entry(uri).bytes?.length ?? 0 }),
    readFile: async (uri: Uri) => entry(uri).bytes,
    readDirectory: async (uri: Uri) => {
      entry(uri);
      return [...files].filter(([path]) => posix.dirname(path) === uri.path).map(([path, { type }]) => [posix.basename(path), type]);
    },
  },
};

let client: WindowFiles;
beforeAll(async () => {
  const built = await build({
    entryPoints: [join(import.meta.dirname, '../client/src/files.ts')],
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    write: false,
  });
  const module = { exports: {} as { WindowFiles: new (storage: Uri) => WindowFiles } };
  new Function('module', 'require', built.outputFiles[0]?.text ?? '')(module, () => ({ Uri, FileType, FileSystemError, workspace }));
  client = new module.exports.WindowFiles(Uri.parse('vscode-userdata:/User/newsproof'));
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
beforeEach(() => {
  workspace.isTrusted = true;
  workspace.textDocuments = [];
  reached.length = 0;
  files.clear();
  files.set('/desk', { type: FileType.Directory });
  files.set('/desk/names.yaml', { type: FileType.File, bytes: bytes('\ufeffpeople: []\n') });
  files.set('/User/newsproof/lexicon.yaml', { type: FileType.File, bytes: bytes('people: []\n') });
});

const read = (uri: string, most = 1000) => client.readText({ uri, most });

describe('what a server in a browser is given', () => {
  test('files of the window, without a BOM, and those of the user', async () => {
    expect(await read(`${FOLDER}/names.yaml`)).toEqual({ text: 'people: []\n' });
    expect(await read('vscode-userdata:/User/newsproof/lexicon.yaml')).toEqual({ text: 'people: []\n' });
    files.set('/desk/旧稿', { type: FileType.Directory });
    files.set('/desk/out', { type: FileType.Directory | FileType.SymbolicLink });
    expect(await client.listFolder({ uri: FOLDER })).toEqual({
      entries: [
        { name: 'names.yaml', kind: 'file' },
        { name: '旧稿', kind: 'folder' },
        { name: 'out', kind: 'other' },
      ],
    });
  });

  test('where the folder of a draft is none of the window, what lies around the draft', async () => {
    files.set('/a/.newsproof.yaml', { type: FileType.File, bytes: bytes('x') });
    expect(await read('memfs:/a/.newsproof.yaml')).toEqual({ failure: 'denied' });
    workspace.textDocuments = [{ uri: Uri.parse('memfs:/a/b.md') }];
    expect(await read('memfs:/a/.newsproof.yaml')).toEqual({ text: 'x' });
  });

  test.each([
    'http://localhost:9/desk/names.yaml',
    'https://github/desk/names.yaml',
    'vscode-vfs://gitlab/desk/names.yaml',
    'vscode-userdata:/User/settings.json',
    'vscode-userdata:/User/newsproof/../settings.json',
  ])('not %s', async (uri) => {
    workspace.textDocuments = [{ uri: Uri.parse('http://localhost:9/open.md') }];
    files.set('/User/settings.json', { type: FileType.File, bytes: bytes('{}') });
    expect([await read(uri), await client.listFolder({ uri })]).toEqual([{ failure: 'denied' }, { failure: 'denied' }]);
    expect(reached).toEqual([]);
  });

  test('no link, wherever it stands in the path, in a workspace that is not trusted', async () => {
    files.set('/desk/linked', { type: FileType.Directory | FileType.SymbolicLink });
    files.set('/desk/linked/names.yaml', { type: FileType.File, bytes: bytes('x') });
    files.set('/desk/link.yaml', { type: FileType.File | FileType.SymbolicLink, bytes: bytes('x') });
    for (const name of ['linked/names.yaml', 'link.yaml']) {
      workspace.isTrusted = true;
      expect(await read(`${FOLDER}/${name}`)).toEqual({ text: 'x' });
      workspace.isTrusted = false;
      expect(await read(`${FOLDER}/${name}`)).toEqual({ failure: 'denied' });
    }
    expect(await read(`${FOLDER}/names.yaml`)).toEqual({ text: 'people: []\n' });
  });

  test('failures are told as such, and others as they are', async () => {
    files.set('/desk/large.yaml', { type: FileType.File, bytes: new Uint8Array(1001) });
    files.set('/desk/gbk.yaml', { type: FileType.File, bytes: Uint8Array.of(0xc8, 0xcb) });
    files.set('/desk/shut.yaml', { type: FileType.File, fails: 'NoPermissions' });
    files.set('/desk/dead.yaml', { type: FileType.File, fails: 'Unknown' });
    const told = async (name: string) => (await read(`${FOLDER}/${name}`)).failure;
    expect([await told('none.yaml'), await told('.'), await told('large.yaml'), await told('gbk.yaml'), await told('shut.yaml')]).toEqual([
      'missing',
      'folder',
      'size',
      'encoding',
      'denied',
    ]);
    await expect(read(`${FOLDER}/dead.yaml`)).rejects.toThrow('the line is dead');
  });
});
