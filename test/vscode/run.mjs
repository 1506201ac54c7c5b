// The extension as it ships, in a real VS Code: `node test/vscode/run.mjs`.
//   --api  only the tests inside the extension host     --ui  only the user interface
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { installChromium, installVscodeServer, Missing, root } from './install.mjs';
import { here } from './lib.mjs';

/** Skipping is loud, and in CI it is a failure. */
function skip(reason) {
  const line = '*'.repeat(80);
  console.log(`${line}\nSKIPPED: the tests in the real VS Code did not run.\n${reason}\n${line}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}

let chromium;
try {
  chromium = installChromium();
  installVscodeServer();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  skip(error.message);
}

function must(args, what) {
  const r = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (r.status !== 0) {
    console.error(`${what} failed\n${r.stdout}`);
    process.exit(1);
  }
}
mkdirSync(path.join(here, 'out'), { recursive: true });
const vsix = path.join(here, 'out/newsproof.vsix');
must(['esbuild.mjs'], 'the build');
must(
  [
    path.join(root, 'node_modules/@vscode/vsce/vsce'),
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--no-rewrite-relative-links',
    '-o',
    vsix,
  ],
  'packing',
);

const only = process.argv.slice(2);
const { testExtensionHost } = await import('./host.mjs');
const { driveInterface } = await import('./drive.mjs');
const { driveLedger } = await import('./drive-ledger.mjs');
const { driveViews } = await import('./drive-views.mjs');
let failed = 0;
if (!only.includes('--ui')) failed += await testExtensionHost(vsix, chromium);
if (!only.includes('--api')) failed += await driveInterface(vsix, chromium);
if (!only.includes('--api')) failed += await driveLedger(vsix, chromium);
if (!only.includes('--api')) failed += await driveViews(vsix, chromium);
console.log(failed ? `real VS Code: ${failed} failed` : 'real VS Code: all passed');
process.exit(failed ? 1 : 0);
