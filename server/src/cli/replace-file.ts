import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Localized } from '../rule/rule.ts';
import type { DraftFile } from './read-file.ts';
import { localized, reasonOf } from './say.ts';

/**
 * Replaces a file in one step, through a temporary file beside it: a reader sees the old bytes or the new ones, never a part.
 * Owner and mode are kept. A symbolic link stays, and the file it leads to is replaced.
 * @param read the file as it was read; it must not have changed since
 * @returns why it was left alone, or nothing when it was written
 */
export function replaceFile(path: string, read: DraftFile, bytes: Uint8Array): Localized | undefined {
  // A rename needs no right to write the file itself, but a file without it was protected for a reason.
  if ((read.stat.mode & 0o222) === 0) return localized('read-only');
  let temporary: string | undefined;
  try {
    const target = realpathSync(path);
    if (!lstatSync(target).isFile()) return localized('not-a-file');
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}-${Date.now().toString(36)}.tmp`);
    const fd = openSync(beside, 'wx', 0o600);
    temporary = beside;
    try {
      writeFileSync(fd, bytes);
      likeOriginal(fd, read.stat);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    // As late as can be: what was written in the meantime must not be lost.
    if (!readFileSync(target).equals(read.bytes)) return localized('changed-underneath');
    renameSync(beside, target);
    temporary = undefined;
    return undefined;
  } catch (error) {
    return localized('cannot-write', { reason: (error as NodeJS.ErrnoException).code ?? reasonOf(error) });
  } finally {
    if (temporary !== undefined) unlinkSync(temporary);
  }
}

function likeOriginal(fd: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(fd, uid, gid);
  } catch {
    // Only root may give a file away. The writer then owns the new file, as with most editors.
  }
  fchmodSync(fd, mode & 0o7777);
}
