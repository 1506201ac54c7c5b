import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { shippedEntries, shippedLexicon, shippedPairs } from '../lexicon/shipped.ts';
import type { AnyRule } from '../rule/rule.ts';
import { rules as allRules } from '../rules/index.ts';
import { type Host, type LexiconBuild, type Parts, ReadError, type ReadFailure } from './host.ts';
import { serve } from './server.ts';

/** Larger files are not read. */
const LARGEST = 64_000_000;

/** The world as Node sees it. */
const nodeHost: Host = {
  async readText(uri) {
    const bytes = await readFile(fileURLToPath(uri)).catch(failure);
    if (bytes.length > LARGEST) throw new ReadError('size');
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new ReadError('encoding');
    }
  },
  async *findFiles(folder, extensions, skip) {
    yield* walk(fileURLToPath(folder), '', extensions, skip);
  },
  resolve(file, folder) {
    const home = file === '~' || file.startsWith('~/') ? path.join(homedir(), file.slice(1)) : file;
    const base = folder?.startsWith('file:') ? fileURLToPath(folder) : process.cwd();
    return pathToFileURL(path.resolve(base, home)).href;
  },
};

const FAILURES: Readonly<Record<string, ReadFailure>> = { ENOENT: 'missing', ENOTDIR: 'missing', EACCES: 'denied', EPERM: 'denied', EISDIR: 'folder' };

function failure(error: NodeJS.ErrnoException): never {
  const known = FAILURES[error.code ?? ''];
  throw known ? new ReadError(known) : error;
}

/** Files below a folder, in order of name. Links are not followed, for they may go round in circles. */
async function* walk(root: string, below: string, extensions: readonly string[], skip: (path: string) => boolean): AsyncGenerator<string> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // A folder below that cannot be read hides its files, the root is told.
    if (below === '') failure(error);
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const e of entries) {
    const file = below === '' ? e.name : `${below}/${e.name}`;
    // A glob like **/x/** is meant for what is in x: so a folder is asked for with something in it.
    if (e.isDirectory() && !skip(`${file}/.`)) yield* walk(root, file, extensions, skip);
    else if (e.isFile() && extensions.some((x) => e.name.toLowerCase().endsWith(x)) && !skip(file)) yield pathToFileURL(path.join(root, file)).href;
  }
}

async function lexiconWith(files: readonly { name: string; text: string }[]): Promise<LexiconBuild> {
  // Only those who have a house lexicon pay for reading YAML.
  const [{ readLexicon }, { compileLexicon }] = await Promise.all([import('../lexicon/read.ts'), import('../lexicon/compile.ts')]);
  const read = files.map((f) => ({ ...f, ...readLexicon(f.text, f.name) }));
  return {
    lexicon: compileLexicon([shippedEntries(), ...read.map((r) => r.entries)], shippedPairs()),
    problems: read.flatMap((r) => r.problems.map((p) => ({ file: r.name, line: r.text.slice(0, p.offset).split('\n').length, message: p.message }))),
  };
}

/** Starts the server on the channel that the command line names: --stdio, --node-ipc, --socket=PORT, --pipe=NAME. */
export function startNodeServer(rules: readonly AnyRule[] = allRules): void {
  const parts: Parts = { rules, lexicon: shippedLexicon, lexiconWith, host: nodeHost };
  serve(createConnection(ProposedFeatures.all), parts);
}
