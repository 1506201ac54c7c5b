// Shared by the scripts that set a fresh clone up. Uses node alone: nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends with a message an editor or engineer can act on. */
export function fail(message, code = 2) {
  console.error(`\n✗ ${message}`);
  process.exit(code);
}

/** Runs a command, its output shown. @returns true when it ended with 0 */
export function run(command, args, options = {}) {
  const r = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (r.error) {
    console.error(`${command}: ${r.error.message}`);
    return false;
  }
  return r.status === 0;
}

export const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;

export const isRoot = process.getuid?.() === 0;

/** Installs Debian packages when there is apt and the right to use it. @returns true when the command is there afterwards */
export function aptInstall(command, packages) {
  if (has(command)) return true;
  if (!isRoot || !has('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  return has(command);
}

/** Checks node and installs the dependencies unless they are those of the lock file already. */
export function setUp() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed, this is ${process.versions.node}. 需要 Node 20.19 或更新的版本。`);
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (!has('npm')) fail('npm is not there: install it together with Node. 找不到 npm。');
  console.log('Installing dependencies (npm ci) …');
  if (!run('npm', ['ci', '--loglevel=error'], { shell: process.platform === 'win32' })) fail('npm ci failed: see above. 安装依赖失败。');
}

export function build() {
  if (!run(process.execPath, ['esbuild.mjs'])) fail('The build failed: see above. 构建失败。');
}
