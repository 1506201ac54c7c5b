import { fstatSync } from 'node:fs';
import { FileError } from '../disk/read-file.ts';
import type { Localized } from '../rule/rule.ts';
import type { Decoded } from './decode.ts';
import { OutputStream } from './output.ts';
import { readStream } from './read-file.ts';
import type { Locale } from './say.ts';

/** What a command may touch of the world besides files. */
export interface RunContext {
  readonly version: string;
  readonly locale: Locale;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: OutputStream;
  readonly err: OutputStream;
  /** A line on standard error. */
  tell(message: Localized): void;
  /** Standard input as it comes in. */
  stdin(): AsyncIterable<Uint8Array>;
  /** The draft on standard input, or why there is none. */
  readStdin(): Promise<Decoded | { readonly refused: Localized }>;
}

export function createContext(version: string, locale: Locale, env: RunContext['env']): RunContext {
  const err = new OutputStream(2);
  return {
    version,
    locale,
    env,
    out: new OutputStream(1),
    err,
    tell: (message) => err.line(`newsproof: ${message[locale]}`),
    stdin: standardInput,
    readStdin: () => readStream(standardInput()),
  };
}

/** @throws FileError for a folder (`< drafts`), which Node takes for an input without a line: nothing would be found in it, and all be well. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  if (fstatSync(0).isDirectory()) throw new FileError('folder');
  yield* process.stdin;
}
