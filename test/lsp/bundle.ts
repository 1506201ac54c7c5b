import { join } from 'node:path';
import { ROOT } from './harness.ts';

/** Servers that are put together otherwise than the one that ships, by name: their entries. */
export const SERVERS = {
  'test-server': 'test/lsp/test-server.ts',
  'clock-server': 'test/lsp/clock-server.ts',
  'slow-server': 'test/lsp/slow-server.ts',
} as const satisfies Readonly<Record<string, string>>;

export type ServerName = keyof typeof SERVERS;

/** The file of a server. It is built before the tests begin: see test/global-setup.ts. */
export function serverFile(name: ServerName): string {
  return join(ROOT, `server/out/test/${name}.js`);
}
