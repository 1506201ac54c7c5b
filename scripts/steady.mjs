// `npm run steady -- N`: the whole suite N times beside processes that eat the processor, and a table of what failed. A test that
// fails here once in many rounds is a race, in the test or in the product.
//   --only IDS   steps of scripts/suite.mjs, by commas: --only vscode
//   --hogs N     how many such processes; as many as there are cores unless told
// Begins in a tree as the README's two commands leave it. The output of each step lies in out/steady.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { build, fail, root, run, setUp } from './steps.mjs';
import { suite } from './suite.mjs';

const USAGE = `npm run steady -- N [--only ${suite.map((step) => step.id).join(',')}] [--hogs N]`;
const { rounds, steps, hogs } = readArguments();
setUp();
build();
await leaveWhatTryLeaves();

const logs = join(root, 'out/steady');
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });

const eaters = Array.from({ length: hogs }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
const stop = () => {
  for (const eater of eaters) eater.kill('SIGKILL');
};
process.on('exit', stop);
/** What runs now; it goes when this does. */
let running;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    running?.kill();
    process.exit(130);
  });

/** By step: how often it failed, and which of its tests did how often. */
const failures = new Map(steps.map((step) => [step.id, { rounds: 0, tests: new Map() }]));
for (let round = 1; round <= rounds; round++) for (const step of steps) await runStep(step, round);
stop();
process.exit(tell() ? 1 : 0);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { only: { type: 'string' }, hogs: { type: 'string' } }, allowPositionals: true });
    const number = (text, least) => {
      if (!/^\d+$/.test(text) || Number(text) < least) throw new Error(`${text} is no number of at least ${least}`);
      return Number(text);
    };
    const asked = values.only?.split(',') ?? suite.map((step) => step.id);
    const unknown = asked.find((id) => !suite.some((step) => step.id === id));
    if (unknown !== undefined) throw new Error(`${unknown} is no step`);
    return {
      rounds: number(positionals[0] ?? '1', 1),
      hogs: number(values.hogs ?? String(availableParallelism()), 0),
      steps: suite.filter((step) => asked.includes(step.id)),
    };
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

/** The other command of the README has run before, and left what it leaves: the VS Code server that it shows the samples in. */
async function leaveWhatTryLeaves() {
  if (!run(process.execPath, ['scripts/try.mjs', '--cli'])) fail('npm run try failed.');
  if (!steps.some((step) => step.id === 'vscode')) return;
  const { installVscodeServer } = await import('../test/vscode/install.mjs');
  installVscodeServer();
}

async function runStep({ id, title, command, args }, round) {
  const log = join(logs, `${id}-${round}.log`);
  const output = openSync(log, 'w');
  const began = Date.now();
  // The real editors must not be skipped without a word: in CI that is a failure.
  running = spawn(command, args, { cwd: root, stdio: ['ignore', output, output], env: { ...process.env, CI: 'true' } });
  const [status] = await once(running, 'exit');
  closeSync(output);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(`round ${round} of ${rounds}  ${status === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
  if (status === 0) return;
  const failed = failures.get(id);
  failed.rounds++;
  const names = new Set(readFileSync(log, 'utf8').split('\n').map(failedTest).filter(Boolean));
  for (const name of names.size > 0 ? names : [`see ${log}`]) {
    failed.tests.set(name, [...(failed.tests.get(name) ?? []), round]);
    console.log(`    ${name}`);
  }
}

/** The test that a line of output says has failed: vitest's and ours begin with FAIL. */
function failedTest(line) {
  return stripVTControlCharacters(line).match(/^\s*FAIL\s+(.+?)\s*$/)?.[1];
}

/** @returns how many steps failed in some round */
function tell() {
  console.log(`\n| step | rounds | failed |\n|---|---|---|`);
  for (const { id, title } of steps) console.log(`| ${title} | ${rounds} | ${failures.get(id).rounds} |`);
  const tests = [...failures].flatMap(([id, { tests }]) => [...tests].map(([name, at]) => `| ${id} | ${name} | ${at.join(', ')} |`));
  if (tests.length > 0) console.log(`\n| step | test | failed in round |\n|---|---|---|\n${tests.join('\n')}`);
  return [...failures.values()].filter((failed) => failed.rounds > 0).length;
}
