import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../server/src/typos');
const FILES = ['bytes', 'word-model', 'sounds', 'slips', 'news-counts', 'fixed-words', 'trees', 'features', 'lattice', 'candidates', 'typos'];

/** The product's own reading and writing of the data, bundled in memory. */
export async function sources() {
  const contents = FILES.map((name) => `export * from './${name}.ts';`).join('');
  const built = await esbuild.build({ stdin: { contents, resolveDir: folder, loader: 'ts' }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString('base64')}`);
}
