import type { Localized } from '../rule/rule.ts';
import { Output } from './output.ts';
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
  readStdin(): Promise<Uint8Array>;
}

export function createContext(version: string, locale: Locale, env: Context['env']): Context {
  const err = new Output(2);
  return {
    version,
    locale,
    env,
    out: new Output(1),
    err,
    tell: (message) => err.write(`newsproof: ${message[locale]}\n`),
    async readStdin() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  };
}
