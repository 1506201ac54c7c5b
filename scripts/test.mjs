// `npm test`: everything that must hold, from type check to a real VS Code. Installs what it needs.
//   --quick   leaves out the real editors
import { build, run, setUp } from './steps.mjs';
import { suite } from './suite.mjs';

setUp();
build();

const steps = process.argv.includes('--quick') ? suite.filter((step) => !step.real) : suite;
const failed = [];
for (const { title, command, args } of steps) {
  const began = Date.now();
  console.log(`\n▶ ${title}`);
  const ok = run(command, args);
  console.log(`${ok ? '✓' : '✗'} ${title} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  if (!ok) failed.push(title);
}
console.log(failed.length ? `\nfailed: ${failed.join('; ')}` : '');
console.log(`steps: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
