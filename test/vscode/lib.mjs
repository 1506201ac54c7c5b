// Shared by the tests in the real VS Code: a fresh state folder, the VS Code server, Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vscodeFolder, vscodeNode } from './install.mjs';

export const here = import.meta.dirname;

const freePort = () =>
  new Promise((ok, no) => {
    const s = createServer()
      .once('error', no)
      .listen(0, '127.0.0.1', () => {
        const { port } = s.address();
        s.close(() => ok(port));
      });
  });

/** Settings that keep VS Code quiet and quick, and draw Chinese. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'git.enabled': false,
  'files.autoSave': 'off',
};

/** Folders of one run: user data, extensions, and a workspace: a copy of a folder, or empty. */
export function freshState(workspace, settings = {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'newsproof-vscode-'));
  const state = {
    root,
    user: path.join(root, 'user'),
    extensions: path.join(root, 'extensions'),
    workspace: path.join(root, 'workspace'),
    builtin: path.join(root, 'builtin'),
  };
  for (const dir of [path.join(state.user, 'User'), state.extensions, state.builtin, state.workspace]) mkdirSync(dir, { recursive: true });
  // Only the built-in extensions that are needed: the others cost seconds.
  for (const e of ['markdown-basics', 'theme-defaults', 'theme-seti']) symlinkSync(path.join(vscodeFolder, 'extensions', e), path.join(state.builtin, e));
  if (workspace) cpSync(workspace, state.workspace, { recursive: true });
  writeFileSync(path.join(state.user, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 1));
  return state;
}

const environment = (s) => ({ ...process.env, HOME: s.root, XDG_CONFIG_HOME: path.join(s.root, 'xdg'), XDG_DATA_HOME: path.join(s.root, 'xdg') });

// The VS Code server itself: the front that code-server puts before it refuses options that it does not know.
const options = (s) => [
  path.join(vscodeFolder, 'out/server-main.js'),
  '--accept-server-license-terms',
  ...['--server-data-dir', path.join(s.root, 'server'), '--user-data-dir', s.user, '--extensions-dir', s.extensions, '--builtin-extensions-dir', s.builtin],
];

export function installVsix(state, vsix) {
  const r = spawnSync(vscodeNode, [...options(state), '--install-extension', path.resolve(vsix), '--force'], { env: environment(state), encoding: 'utf8' });
  if (r.status !== 0 || !/successfully installed/.test(r.stdout)) throw new Error(`VS Code did not take the extension\n${r.stdout}${r.stderr}`);
}

/** @param smoke let a page ask for tests inside the extension host */
export async function startServer(state, { smoke = false, port = undefined } = {}) {
  const chosen = port ?? (await freePort());
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(chosen),
    '--without-connection-token',
    '--disable-telemetry',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
  ];
  const child = spawn(vscodeNode, [...options(state), ...flags, ...(smoke ? ['--enable-smoke-test-driver'] : [])], {
    env: environment(state),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const s of [child.stdout, child.stderr]) {
    s.on('data', (d) => {
      log += d;
    });
  }
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the VS Code server ended: ${log}`);
    const up = await fetch(`http://127.0.0.1:${chosen}/version`).catch(() => undefined);
    if (up?.ok) break;
    if (Date.now() > deadline) throw new Error(`the VS Code server did not start: ${log}`);
    await new Promise((r) => setTimeout(r, 100));
  }
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  return { port: chosen, url: `http://127.0.0.1:${chosen}`, log: () => log, stop, ended: new Promise((ok) => child.once('exit', ok)) };
}

export async function openBrowser(executablePath) {
  const { chromium } = await import('playwright-core');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, headless: true, args });
}

/** Address of a page that opens a folder, with what the page is to be told besides. */
export const pageUrl = (server, folder, payload = []) =>
  `${server.url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;

export const remoteUri = (server, file) => `vscode-remote://127.0.0.1:${server.port}${encodeURI(file)}`;

/** Asks again until something holds. */
export async function until(what, f, ms = 20_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await f();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}
