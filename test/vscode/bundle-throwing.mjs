import path from 'node:path';
import { build } from 'esbuild';
import { dataPlugin } from '../../scripts/build-data.mjs';
import { here } from './lib.mjs';

/** Bundles the server with one more rule that throws. */
export async function bundleServer(outfile) {
  const entry = path.join(here, '../lsp/throwing-server.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [dataPlugin],
  });
}
