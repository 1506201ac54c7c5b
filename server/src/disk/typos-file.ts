import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The data of wrong characters, which lies beside the bundle. */
const file = (): string => join(__dirname, 'typos.bin');

/** @returns undefined where the file is not there: a package may come without it */
export function readTypos(): Uint8Array | undefined {
  try {
    return readFileSync(file());
  } catch {
    return undefined;
  }
}

/** The same, without keeping anybody waiting. */
export async function readTyposLater(): Promise<Uint8Array | undefined> {
  return readFile(file()).catch(() => undefined);
}
