// Builds the bundles: client, language server, command line. `--watch` rebuilds on change, `--dev` keeps names and adds source maps.
import { chmodSync, existsSync } from 'node:fs';
import esbuild from 'esbuild';
import { lexiconPlugin } from './scripts/build-data.mjs';

const dev = process.argv.includes('--dev') || process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The ESM entries of the libraries, so that what is not used stays out.
  mainFields: ['module', 'main'],
  minify: !dev,
  sourcemap: dev && 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
  plugins: [lexiconPlugin],
};

const jobs = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'client/out/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/lsp/main.ts'], outfile: 'server/out/server.js' },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'server/out/cli.js', banner: { js: '#!/usr/bin/env node' } },
].filter((job) => existsSync(job.entryPoints[0]));

for (const job of jobs) {
  const options = { ...common, ...job };
  if (process.argv.includes('--watch')) {
    const context = await esbuild.context(options);
    await context.watch();
  } else {
    await esbuild.build(options);
    if (job.banner) chmodSync(job.outfile, 0o755);
  }
}
