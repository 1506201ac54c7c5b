import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Localized } from '../rule/rule.ts';
import type { WorkspaceHost } from '../workspace/host.ts';
import { readText } from './read-file.ts';
import { firstLineOf, localized } from './say.ts';

/** A file that cannot be read, and why. */
class Unreadable extends Error {
  constructor(
    readonly why: Localized,
    readonly isMissing: boolean,
  ) {
    super(why.en);
  }
}

/** Path for messages: relative when the file lies below the working folder. */
export function told(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** The world as a command line sees it, where files are named by full paths. Who runs it trusts the files that it is run on. */
export const pathHost: WorkspaceHost = {
  key: (file) => file,
  parent(file) {
    const folder = dirname(file);
    return folder === file ? undefined : folder;
  },
  child: join,
  pathFrom(folder, file) {
    const path = relative(folder, file).split(sep).join('/');
    return path.startsWith('../') || /^(?:\/|[a-z]:)/i.test(path) ? undefined : path;
  },
  resolve: (path, folder) => resolve(folder ?? '', path),
  label: told,
  async readText(file, kind) {
    const read = await readText(file, kind);
    if ('refused' in read) throw new Unreadable(read.refused, read.isMissing === true);
    return read.text;
  },
  isAbsent: (error) => error instanceof Unreadable && error.isMissing,
  whyNot: (error) => (error instanceof Unreadable ? error.why : localized('cannot-read', { reason: firstLineOf(error) })),
  reads: () => true,
  real: async (file) => file,
  now: () => new Date(),
};
