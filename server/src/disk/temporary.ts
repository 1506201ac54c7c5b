import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Another name is tried so often. */
const TRIES = 16;

/** A file that waits to take the place of another one. */
export interface Temporary {
  /** Takes its place, in one step. @throws what the system says */
  commit(): void;
  /** Removes it, if it is still there. */
  discard(): void;
}

/**
 * Writes a file beside another one, on the disk and closed, so that whoever reads that one sees it whole, before or after. Its name
 * is its own: it has nothing of the other's, which may be as long as a name can be, and it is never one that is there already, file
 * or link, since a folder may come from anybody.
 * @param prepare sets owner and mode, say, before it is closed
 * @throws what the system says; then nothing is left
 */
export function writeBeside(target: string, parts: readonly Uint8Array[], mode = 0o666, prepare?: (fd: number) => void): Temporary {
  const { path, fd } = openNew(dirname(target), mode);
  let waits = true;
  const discard = (): void => {
    if (waits) rmSync(path, { force: true });
    waits = false;
  };
  try {
    try {
      for (const part of parts) writeAll(fd, part);
      prepare?.(fd);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    discard();
    throw error;
  }
  const commit = (): void => {
    renameSync(path, target);
    waits = false;
  };
  return { commit, discard };
}

/** Writes a file whole or not at all. @throws what the system says */
export function writeWhole(target: string, parts: readonly Uint8Array[], mode?: number): void {
  const fresh = writeBeside(target, parts, mode);
  try {
    fresh.commit();
  } finally {
    fresh.discard();
  }
}

function openNew(folder: string, mode: number): { path: string; fd: number } {
  for (let tries = 1; ; tries++) {
    const path = join(folder, `.newsproof-${Math.random().toString(36).slice(2, 12)}.tmp`);
    try {
      // No link is followed.
      return { path, fd: openSync(path, 'wx', mode) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries === TRIES) throw error;
    }
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
