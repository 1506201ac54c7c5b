import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Args } from './args.ts';
import { userError } from './say.ts';

/**
 * `newsproof lsp --stdio`: starts the language server, a bundle of its own beside this one, so that the other commands do
 * not pay for it. The server reads `--stdio` from the command line itself and ends the process.
 */
export function startServer({ operands, options }: Args): number {
  if (!options.stdio || operands.length > 0) throw userError('needs-argument', { usage: 'newsproof lsp --stdio' });
  const server = join(__dirname, 'server.js');
  if (!existsSync(server)) throw userError('no-server', { path: server });
  require(server);
  return 0;
}
