import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import type { Localized } from '../rule/rule.ts';
import { type Decoded, decode } from './decode.ts';
import { localized, reasonOf } from './say.ts';

/** No draft is that long; a larger file would need more memory than a proofreader should take. */
const LARGEST = 200 * 1024 * 1024;

export interface DraftFile extends Decoded {
  readonly bytes: Uint8Array;
  readonly stat: Stats;
}

const megabytes = (n: number): string => `${Math.ceil(n / (1024 * 1024))} MB`;

/** Reads and decodes a file, or says why not. */
export function readDraft(path: string): DraftFile | { readonly refused: Localized } {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const stat = fstatSync(fd);
    if (stat.isDirectory()) return { refused: localized('not-a-file') };
    if (stat.size > LARGEST) return { refused: localized('too-large', { size: megabytes(stat.size), limit: megabytes(LARGEST) }) };
    const bytes = readFileSync(fd);
    const decoded = decode(bytes);
    return 'refused' in decoded ? decoded : { ...decoded, bytes, stat };
  } catch (error) {
    return { refused: whyNot(error) };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Says why the system would not open or read a file. */
function whyNot(error: unknown): Localized {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return localized('not-found');
  if (code === 'EACCES' || code === 'EPERM') return localized('not-permitted');
  if (code === 'EISDIR') return localized('not-a-file');
  return localized('cannot-read', { reason: code ?? reasonOf(error) });
}
