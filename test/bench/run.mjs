#!/usr/bin/env node
// Measures Newsproof beside its peers in one run and prints ratios. `npm run bench` builds and installs first.
//   run.mjs [throughput] [keystroke] [cold] [names] [memory] [hostile] [rules] [layout] [real] [facts]     (default: all)
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const asked = process.argv.slice(2).map((a) => a.replace(/^--?/, ''));
const all = ['throughput', 'keystroke', 'cold', 'names', 'memory', 'hostile', 'rules', 'layout', 'real', 'facts'];
if (asked.includes('help') || asked.includes('h')) {
  console.log(`npm run bench [-- section …]    sections, with -- before them or without (all when none is named): ${all.join(' ')}`);
  process.exit(0);
}
for (const a of asked) {
  if (!all.includes(a)) {
    console.error(`bench: no section "${a}"; there are: ${all.join(' ')}`);
    process.exit(2);
  }
}
if (!existsSync(here('node_modules/autocorrect-node'))) execFileSync('npm', ['install', '--no-save', '--ignore-scripts'], { cwd: here('.'), stdio: 'inherit' });

const esbuild = (await import('esbuild')).default;
const { dataPlugin } = await import('../../scripts/build-data.mjs');
const { triggersPlugin } = await import('../../scripts/build-triggers.mjs');
await esbuild.build({
  entryPoints: [here('engine.ts')],
  outfile: here('out/engine.cjs'),
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'error',
  plugins: [triggersPlugin, dataPlugin],
});

for (const name of all.filter((s) => asked.length === 0 || asked.includes(s))) {
  console.log(`\n## ${name}\n`);
  await (await import(`./sections/${name}.mjs`)).default();
}
process.exit(0);
