import { fchmodSync, fchownSync, lstatSync, realpathSync, type Stats } from 'node:fs';
import { readRegular } from '../disk/read-file.ts';
import { type Temporary, writeBeside } from '../disk/temporary.ts';
import type { Localized } from '../rule/rule.ts';
import type { TextFile } from './read-file.ts';
import { firstLineOf, localized } from './say.ts';

/**
 * Replaces a file in one step, through a temporary file beside it: a reader sees the old bytes or the new ones, never a part.
 * Owner and mode are kept. A symbolic link stays, and the file it leads to is replaced.
 * @param read the file as it was read; it must not have changed since
 * @returns why it was left alone, or nothing when it was written
 */
export async function replaceFile(path: string, read: TextFile, bytes: Uint8Array): Promise<Localized | undefined> {
  // A rename needs no right to write the file itself, but a file without it was protected for a reason.
  if ((read.stat.mode & 0o222) === 0) return localized('read-only');
  let fresh: Temporary | undefined;
  try {
    const target = realpathSync(path);
    if (!lstatSync(target).isFile()) return localized('not-a-file');
    fresh = writeBeside(target, [bytes], 0o600, (fd) => likeOriginal(fd, read.stat));
    // As late as can be: what was written in the meantime must not be lost.
    const now = await readRegular(target, 'draft');
    if (!now.bytes.equals(read.bytes)) return localized('changed-underneath');
    fresh.commit();
    return undefined;
  } catch (error) {
    return localized('cannot-write', { reason: (error as NodeJS.ErrnoException).code ?? firstLineOf(error) });
  } finally {
    fresh?.discard();
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
