// Compiles the triggers of all rules into the module 'newsproof:triggers', so that no start does: see server/src/engine/wake/pack.ts.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import esbuild from 'esbuild';
import { dataPlugin } from './build-data.mjs';

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'server/src');

/** @returns the packed table, and the files that it is made from */
export async function packTriggers() {
  const built = await esbuild.build({
    stdin: {
      contents: `export { packUnits } from './engine/wake/pack.ts'; export { rules } from './rules/index.ts';`,
      resolveDir: source,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    charset: 'utf8',
    write: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [dataPlugin],
  });
  const module = { exports: {} };
  new Script(`(module, exports, require) => {${built.outputFiles[0].text}\n}`).runInThisContext()(module, module.exports, createRequire(import.meta.url));
  const { packUnits, rules } = module.exports;
  const files = Object.keys(built.metafile.inputs).filter((file) => file.startsWith('server/src/'));
  return { packed: packUnits(rules), files };
}

/** For esbuild: what ships has the table inside. */
export const triggersPlugin = {
  name: 'triggers',
  setup(build) {
    build.onResolve({ filter: /^newsproof:triggers$/ }, ({ path }) => ({ path, namespace: 'triggers' }));
    build.onLoad({ filter: /.*/, namespace: 'triggers' }, async () => {
      const { packed, files } = await packTriggers();
      // To read a string of JSON is quicker than to run so large a literal.
      return { contents: `export default () => JSON.parse(${JSON.stringify(JSON.stringify(packed))});`, loader: 'js', watchFiles: files };
    });
  },
};
