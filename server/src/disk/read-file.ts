import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type FileKind, MOST_BYTES } from './file-kinds.ts';

/** `special`: a pipe, a device, a socket, which may have no end. `size`: over the limit of its kind. */
export type FileFailure = 'missing' | 'denied' | 'folder' | 'special' | 'size';

export class FileError extends Error {
  constructor(readonly failure: FileFailure) {
    super(failure);
  }
}

interface RegularFile {
  readonly bytes: Buffer;
  readonly stat: Stats;
}

/**
 * Reads a file, whoever named it: a draft's folder may hold, and a configuration may name, a pipe on which nobody writes or a
 * device without an end. So opening waits for nobody, only regular files are read, and no more than the limit of the kind, whatever
 * the size is said to be (a file in /proc says 0) and however much is written meanwhile.
 * @throws FileError, or what the system says
 */
export async function readRegular(path: string, kind: FileKind): Promise<RegularFile> {
  const limit = MOST_BYTES[kind];
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (stat.isDirectory()) throw new FileError('folder');
      if (!stat.isFile()) throw new FileError('special');
      if (stat.size > limit) throw new FileError('size');
      return { bytes: await readUpTo(handle, stat.size, limit), stat };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileError(error);
  }
}

/** What the system says as a failure that can be explained, where it is one. */
export function fileError(error: unknown): unknown {
  const failure = FAILURES[(error as NodeJS.ErrnoException).code ?? ''];
  return failure ? new FileError(failure) : error;
}

const FAILURES: Readonly<Record<string, FileFailure>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'folder',
  // A socket cannot be opened, and what has nothing to say now does not say when it will.
  ENXIO: 'special',
  EAGAIN: 'special',
};

async function readUpTo(handle: FileHandle, size: number, limit: number): Promise<Buffer> {
  // One more than there should be, so that the end is met without another piece.
  let bytes = Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > limit) throw new FileError('size');
    if (length < bytes.length) continue;
    const longer = Buffer.allocUnsafe(Math.min(limit + 1, Math.max(2 * length, 1 << 16)));
    bytes.copy(longer, 0, 0, length);
    bytes = longer;
  }
}
