import { join } from 'node:path';
import { build } from 'esbuild';
import { lexiconPlugin } from '../../scripts/build-data.mjs';
import { ROOT } from './harness.ts';

/** Bundles a server that is put together otherwise than the one that ships. @param entry file beside this one, without its ending */
export async function bundleServer(entry: string, outfile = join(ROOT, `server/out/test/${entry}.js`)): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, `${entry}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [lexiconPlugin],
  });
  return outfile;
}
