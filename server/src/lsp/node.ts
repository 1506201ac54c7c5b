import { readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exportBase64 } from '../disk/export-thread.ts';
import { importInThread } from '../disk/import-thread.ts';
import { FileError, fileError, readRegular } from '../disk/read-file.ts';
import { readTyposLater } from '../disk/typos-file.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { shippedLexicon } from '../lexicon/shipped.ts';
import type { AnyRule } from '../rule/rule.ts';
import { rules as allRules } from '../rules/index.ts';
import { isAbsent, ReadError, type ServerHost, URIS } from './host.ts';
import { reasonOf } from './messages.ts';
import { serve } from './server.ts';
import { resolveUri } from './uri.ts';
import { type FolderEntry, walk } from './walk.ts';
import { openChannel } from './wire/channel.ts';

/** The world as Node sees it. */
const nodeHost: ServerHost = {
  ...URIS,
  isAbsent,
  whyNot: reasonOf,
  async readText(uri, kind) {
    const { bytes } = await readRegular(fileURLToPath(uri), kind).catch(failure);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new ReadError('encoding');
    }
  },
  async *findFiles(folder, extensions, skip) {
    const root = fileURLToPath(folder);
    for await (const file of walk((below) => entriesOf(path.join(root, below)), { extensions, skip })) yield pathToFileURL(path.join(root, file)).href;
  },
  resolve(file, folder) {
    const home = file === '~' || file.startsWith('~/') ? path.join(homedir(), file.slice(1)) : file;
    if (folder !== undefined && !folder.startsWith('file:') && !path.isAbsolute(home)) return resolveUri(file, folder);
    const base = folder?.startsWith('file:') ? fileURLToPath(folder) : process.cwd();
    return pathToFileURL(path.resolve(base, home)).href;
  },
  reads: (uri) => uri.startsWith('file:'),
  async real(uri) {
    if (!uri.startsWith('file:')) return uri;
    return pathToFileURL(await realPath(fileURLToPath(uri))).href;
  },
  readTypos: readTyposLater,
  exportDraft: (source, content) => exportBase64({ ...source, original: Buffer.from(content, 'base64') }),
  importDraft: (name, content) => importInThread(name, Buffer.from(content, 'base64')),
  now: () => new Date(),
  elapsed: () => performance.now(),
};

/** With all links followed; of what is not there, as far as there is something. */
async function realPath(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(await realPath(folder), path.basename(file));
  }
}

function failure(error: unknown): never {
  const known = fileError(error);
  throw known instanceof FileError ? new ReadError(known.failure) : error;
}

/** What a folder holds. */
async function entriesOf(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(failure);
  return entries.map((e) => ({ name: e.name, kind: e.isDirectory() ? 'folder' : e.isFile() ? 'file' : 'other' }));
}

/** So long after a lexicon was first asked for, which is when a text is to be checked, it has been. */
const CHECKED = 5000;

/**
 * Starts the server on the channel that the command line names: --stdio, --node-ipc, --socket=PORT, --pipe=NAME.
 * @param now the clock, for tests
 * @param elapsed the stop watch, likewise
 * @returns for the code cache, resolves when the server has done some work: see server/src/disk/code-cache.ts
 */
export function startNodeServer(
  rules: readonly AnyRule[] = allRules,
  now: ServerHost['now'] = nodeHost.now,
  elapsed: ServerHost['elapsed'] = nodeHost.elapsed,
): Promise<boolean> {
  return new Promise((warm) => {
    let asked = false;
    const lexicon = (): Lexicon => {
      if (!asked) setTimeout(warm, CHECKED, true).unref();
      asked = true;
      return shippedLexicon();
    };
    serve(openChannel(process.argv.slice(2)), { rules, lexicon, host: { ...nodeHost, now, elapsed } });
  });
}
