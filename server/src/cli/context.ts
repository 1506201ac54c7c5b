import type { Localized } from '../rule/rule.ts';
import type { Decoded } from './decode.ts';
import { Output } from './output.ts';
import { readStream } from './read-file.ts';
import type { Locale } from './say.ts';

/** What a command may touch of the world besides files. */
export interface Context {
  readonly version: string;
  readonly locale: Locale;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** A line on standard error. */
  tell(message: Localized): void;
  /** The draft on standard input, or why there is none. */
  readStdin(): Promise<Decoded | { readonly refused: Localized }>;
}

export function createContext(version: string, locale: Locale, env: Context['env']): Context {
  const err = new Output(2);
  return {
    version,
    locale,
    env,
    out: new Output(1),
    err,
    tell: (message) => err.line(`newsproof: ${message[locale]}`),
    readStdin: () => readStream(process.stdin),
  };
}
