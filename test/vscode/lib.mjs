// Shared by the tests in the real VS Code: a fresh state folder, the VS Code server, Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import { root, vscodeFolder, vscodeNode } from './install.mjs';

export const here = import.meta.dirname;
/** Pictures of the user interface, and of what went wrong. */
const shots = path.join(here, 'shots');

export const freePort = () =>
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
  for (let left = 3; ; left--) {
    try {
      return await start(state, smoke, port);
    } catch (error) {
      // Somebody else has taken the port that was free.
      if (port !== undefined || left === 0 || !/EADDRINUSE/.test(error.message)) throw error;
    }
  }
}

async function start(state, smoke, port) {
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
  const ended = new Promise((ok) => child.once('exit', ok));
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has ended by itself.
    }
  };
  // What it has started writes to the state folder as long as it lives.
  const stop = async () => {
    signal('SIGTERM');
    await Promise.race([ended, new Promise((ok) => setTimeout(ok, 10_000))]);
    signal('SIGKILL');
    await ended;
  };
  try {
    await until('the VS Code server answers', async () => {
      if (child.exitCode !== null) return true;
      return (await fetch(`http://127.0.0.1:${chosen}/version`).catch(() => undefined))?.ok;
    });
    if (child.exitCode !== null) throw new Error('the VS Code server ended');
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`);
  }
  return { port: chosen, url: `http://127.0.0.1:${chosen}`, log: () => log, stop, ended };
}

/**
 * Runs something in a fresh VS Code with the extension in it, and leaves nothing behind.
 * @param vsix the extension; undefined where it comes another way
 * @param workspace a folder that is copied
 * @param prepare is given the state before the server starts
 */
export async function inVsCode(vsix, chromium, { workspace, settings, smoke, page: options, prepare }, run) {
  const state = freshState(workspace, { 'newsproof.language': 'zh', ...settings });
  const ends = [() => rmSync(state.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })];
  try {
    await prepare?.(state);
    if (vsix) installVsix(state, vsix);
    const server = await startServer(state, { smoke });
    ends.unshift(server.stop);
    return await inBrowser(chromium, options, ({ page, shot }) => run({ page, state, server, shot }));
  } finally {
    for (const end of ends) await end();
  }
}

/** Runs something in a fresh browser. @param options of its page */
export async function inBrowser(chromium, options, run) {
  const browser = await openBrowser(chromium);
  try {
    const page = await browser.newPage(options);
    // A wait that succeeds costs nothing.
    page.setDefaultTimeout(LONGEST);
    const shot = async (name) => {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${name}.png`) });
    };
    return await run({ page, shot });
  } finally {
    await browser.close();
  }
}

/**
 * Drives the user interface step by step; the first failure ends the drive. What is told besides goes to `inVsCode`.
 * @returns the number of failures
 */
export async function driveSteps(vsix, chromium, name, steps, { page, ...more } = {}) {
  const options = { workspace: path.join(root, 'samples'), ...more, page: { viewport: { width: 1400, height: 860 }, locale: 'zh-CN', ...page } };
  return inVsCode(vsix, chromium, options, (ui) => runSteps(name, steps, ui));
}

/** @returns the number of failures: the first one ends the drive */
export async function runSteps(name, steps, ui) {
  let step = 'start';
  try {
    for (const [title, run] of Object.entries(steps)) {
      step = title;
      const began = Date.now();
      await run(ui);
      console.log(`  ok   ${title} (${Date.now() - began} ms)`);
    }
    return 0;
  } catch (error) {
    console.log(`  FAIL ${step}: ${error.stack}`);
    await ui.shot(`failure-${name}`).catch(() => undefined);
    return 1;
  }
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

/** In milliseconds. */
const LONGEST = 60_000;
const show = (value) => (value instanceof Error ? value.message : inspect(value, { maxStringLength: 2000 }));

/** Asks again until the answer is neither nothing nor an error. @param seen what to tell of instead of the last answer */
export async function until(what, f, seen) {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    let last;
    try {
      last = await f();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`timed out: ${what}; last seen: ${show(seen ? await seen() : last)}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}

/** Opens a row of a tree. One that is drawn anew while it is clicked is chosen and stays closed, so it is clicked until it is open. */
export const expand = (row) =>
  until('a row opened', async () => {
    if ((await row.getAttribute('aria-expanded')) === 'true') return true;
    await row.click();
    return false;
  });

/** Looks until what is seen equals what is wanted. */
export async function eventually(look, wanted, what = 'it becomes what is wanted') {
  let last;
  await until(
    `${what}: ${show(wanted)}`,
    async () => {
      last = await look();
      return isDeepStrictEqual(last, wanted);
    },
    () => last,
  );
}
