import type { Stats } from 'node:fs';
import { type FileKind, MOST_BYTES } from '../disk/file-kinds.ts';
import { FileError, type FileFailure, readRegular } from '../disk/read-file.ts';
import type { Localized } from '../rule/rule.ts';
import { type Decoded, decodeText } from './decode.ts';
import type { MessageId } from './messages.ts';
import { firstLineOf, localized } from './say.ts';

export interface TextFile extends Decoded {
  readonly bytes: Uint8Array;
  readonly stat: Stats;
}

/** Reads and decodes a file, or says why not. */
export async function readText(path: string, kind: FileKind): Promise<TextFile | { readonly refused: Localized; readonly isMissing?: boolean }> {
  try {
    const { bytes, stat } = await readRegular(path, kind);
    const decoded = decodeText(bytes);
    return 'refused' in decoded ? decoded : { ...decoded, bytes, stat };
  } catch (error) {
    return { refused: whyNot(error, kind), isMissing: error instanceof FileError && error.failure === 'missing' };
  }
}

/** Reads the bytes of a file that is no text, or says why not. */
export async function readBytes(path: string, kind: FileKind): Promise<{ readonly bytes: Uint8Array } | { readonly refused: Localized }> {
  try {
    return await readRegular(path, kind);
  } catch (error) {
    return { refused: whyNot(error, kind) };
  }
}

/** Reads a draft from standard input to its end, as far as a draft may go. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Decoded | { readonly refused: Localized }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES.draft) return { refused: tooLarge(MOST_BYTES.draft) };
    }
  } catch (error) {
    return { refused: whyNot(error, 'draft') };
  }
  return decodeText(Buffer.concat(chunks));
}

/** @param limit in bytes, whole megabytes */
export const tooLarge = (limit: number): Localized => localized('too-large', { limit: `${limit / 2 ** 20} MB` });

const FAILURES: Readonly<Record<Exclude<FileFailure, 'size'>, MessageId>> = {
  missing: 'not-found',
  denied: 'not-permitted',
  folder: 'is-folder',
  special: 'special-file',
};

/** Says why a file was not opened or read. */
export function whyNot(error: unknown, kind: FileKind): Localized {
  if (!(error instanceof FileError)) return localized('cannot-read', { reason: (error as NodeJS.ErrnoException).code ?? firstLineOf(error) });
  return error.failure === 'size' ? tooLarge(MOST_BYTES[kind]) : localized(FAILURES[error.failure]);
}
