import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../disk/temporary.ts';
import type { Localized } from '../rule/rule.ts';
import { enlarged, firstLineOf, localized } from './say.ts';

/** How a file is written. */
interface Writing {
  /** over one that is there, too */
  readonly force: boolean;
  /** What it is made from, which stays as it is, whatever is asked for. */
  readonly sources: readonly string[];
}

/** Writes a file, never over one that is there unless that is asked for. @returns why not */
export function writeNew(to: string, bytes: Uint8Array, { force, sources }: Writing): Localized | undefined {
  if (sources.some((source) => isSame(source, to))) return localized('output-is-source', { to });
  try {
    mkdirSync(dirname(to), { recursive: true });
  } catch (error) {
    return enlarged('in-file', localized('cannot-write', { reason: codeOf(error) }), { path: dirname(to) });
  }
  try {
    if (force) writeWhole(to, [bytes]);
    else writeFileSync(to, bytes, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && !force && !isFolder(to)) return localized('output-exists', { to });
    return enlarged('in-file', localized('cannot-write', { reason: isFolder(to) ? 'EISDIR' : codeOf(error) }), { path: to });
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? firstLineOf(error);
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** True if both names are of one file, by whatever links. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return x !== undefined && y !== undefined && x.dev === y.dev && x.ino === y.ino;
}
