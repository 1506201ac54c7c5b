// `npm test`: everything that must hold, from type check to a real VS Code. Installs what it needs.
//   --quick   leaves out the real editors
import { join } from 'node:path';
import { build, root, run, setUp } from './steps.mjs';

setUp();
build();

const bin = (name) => join(root, 'node_modules/.bin', name);
const steps = [
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['lint and format', bin('biome'), ['check', '.']],
  ['unit, properties, command line, language server', bin('vitest'), ['run']],
];
if (!process.argv.includes('--quick')) {
  steps.push(['another editor (neovim)', process.execPath, ['test/neovim/run.mjs']], ['real VS Code', process.execPath, ['test/vscode/run.mjs']]);
}

const failed = [];
for (const [name, command, args] of steps) {
  const began = Date.now();
  console.log(`\n▶ ${name}`);
  const ok = run(command, args);
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  if (!ok) failed.push(name);
}
console.log(failed.length ? `\nfailed: ${failed.join('; ')}` : '');
console.log(`steps: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
