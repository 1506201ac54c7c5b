// `npm run torture -- --minutes N`: random edits, random files, random requests and kills, each for its share of the time. What
// fails is told with the seed that finds it again. `npm test` holds a short round of each.
//   --only NAMES   of edits, files, protocol, kills, by commas
//   --seed N       the same texts again
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { dataPlugin } from './build-data.mjs';
import { build, fail, root, setUp } from './steps.mjs';

const NAMES = ['edits', 'files', 'protocol', 'kills'];
const { minutes, names, seed } = readArguments();
setUp();
build();
const tortures = await bundled();
const failures = [];
for (const name of names) {
  const until = Date.now() + (minutes * 60_000) / names.length;
  console.log(`\n▶ ${name} (seed ${seed})`);
  const log = (line) => console.log(`  ${line}`);
  const result = await tortures[name]({ until, seed, log, cli: join(root, 'server/out/cli.js') });
  failures.push(...result.failures);
}
console.log(failures.length === 0 ? '\nnothing failed' : `\nfailures: ${failures.length}\n${failures.join('\n')}`);
process.exit(failures.length === 0 ? 0 : 1);

function readArguments() {
  try {
    const { values } = parseArgs({ options: { minutes: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string' } } });
    const number = (text) => {
      if (!(Number(text) >= 0)) throw new Error(`${text} is no number`);
      return Number(text);
    };
    const asked = values.only?.split(',') ?? NAMES;
    const unknown = asked.find((name) => !NAMES.includes(name));
    if (unknown !== undefined) throw new Error(`${unknown} is none of ${NAMES.join(', ')}`);
    return { minutes: number(values.minutes ?? '4'), names: asked, seed: number(values.seed ?? Math.floor(Math.random() * 2 ** 31)) };
  } catch (error) {
    return fail(`${error.message}\nnpm run torture -- [--minutes N] [--only ${NAMES.join(',')}] [--seed N]`);
  }
}

/** The tortures are in TypeScript, of the sources of the engine. */
async function bundled() {
  // As far down as test/lsp and test/torture, whose files find the root from where they are.
  const outfile = join(root, 'out/torture/index.mjs');
  mkdirSync(join(root, 'out/torture'), { recursive: true });
  const of = { edits: 'tortureEdits', files: 'tortureFiles', protocol: 'tortureProtocol', kills: 'tortureKills' };
  const contents = Object.entries(of)
    .map(([name, exported]) => `export { ${exported} as ${name} } from './${name}.ts';`)
    .join('\n');
  await esbuild.build({
    stdin: { contents, resolveDir: join(root, 'test/torture'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    charset: 'utf8',
    packages: 'external',
    plugins: [dataPlugin],
    logLevel: 'warning',
  });
  return import(outfile);
}
