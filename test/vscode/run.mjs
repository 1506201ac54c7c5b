// The extension as it ships, in a real VS Code: `node test/vscode/run.mjs [NAME]...`.
//   NAME      only these: a file of test/vscode/tests, or drive, drive-chinese, drive-ledger, drive-review, drive-views,
//             drive-window, web-host, drive-web
//   --api     only the tests inside the extension host     --ui  only the user interface
//   --rounds  so many times, each in a fresh VS Code
//   --pictures  writes those of the README, too: docs/images
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from '../../scripts/pack.mjs';
import { installChromium, installVscodeServer, installVscodeWeb, Missing, root } from './install.mjs';
import { here } from './lib.mjs';

/** Skipping is loud, and in CI it is a failure. */
function skip(reason) {
  const line = '*'.repeat(80);
  console.log(`${line}\nSKIPPED: the tests in the real VS Code did not run.\n${reason}\n${line}`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'boolean', default: false }, api: { type: 'boolean' }, ui: { type: 'boolean' }, rounds: { type: 'string', default: '1' } },
});

let chromium;
try {
  chromium = installChromium();
  installVscodeServer();
  installVscodeWeb();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  skip(error.message);
}

function must(done, what, output) {
  if (done) return;
  console.error(`${what} failed\n${output}`);
  process.exit(1);
}
mkdirSync(path.join(here, 'out'), { recursive: true });
const vsix = path.join(here, 'out/newsproof.vsix');
const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
must(built.status === 0, 'the build', built.stdout);
const { packed, output } = pack(['-o', vsix]);
must(packed, 'packing', output);

const { testExtensionHost } = await import('./host.mjs');
const { driveInterface } = await import('./drive.mjs');
const { driveChinese } = await import('./drive-chinese.mjs');
const { driveLedger } = await import('./drive-ledger.mjs');
const { driveReview } = await import('./drive-review.mjs');
const { driveViews } = await import('./drive-views.mjs');
const { driveWindow } = await import('./drive-window.mjs');
const { driveWeb } = await import('./drive-web.mjs');
const { testWebHost } = await import('./web-host.mjs');
const drives = {
  drive: driveInterface,
  'drive-chinese': driveChinese,
  'drive-ledger': driveLedger,
  'drive-review': driveReview,
  'drive-views': driveViews,
  'drive-window': driveWindow,
  'web-host': testWebHost,
  'drive-web': driveWeb,
};

/** @returns the number of failures */
async function round() {
  const tests = wanted.filter((name) => !(name in drives));
  let failed = 0;
  if (!flags.ui && (wanted.length === 0 || tests.length > 0)) failed += await testExtensionHost(vsix, chromium, tests);
  for (const [name, drive] of Object.entries(drives))
    if (!flags.api && (wanted.length === 0 || wanted.includes(name))) failed += await drive(vsix, chromium, flags);
  return failed;
}

const rounds = Number(flags.rounds);
let passed = 0;
for (let n = 1; n <= rounds; n++) {
  const failed = await round();
  if (failed === 0) passed++;
  console.log(failed ? `real VS Code: ${failed} failed` : 'real VS Code: all passed');
  if (rounds > 1) console.log(`${passed} of ${n} rounds passed`);
}
process.exit(passed === rounds ? 0 : 1);
