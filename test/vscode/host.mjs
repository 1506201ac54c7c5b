// Runs test/vscode/tests inside the extension host of the real VS Code, on the packed extension.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleServer } from './bundle-throwing.mjs';
import { here, inVsCode, pageUrl, remoteUri } from './lib.mjs';
import { PRINTED, printPage } from './printed-page.mjs';

/** So long a single test may take, in milliseconds: only one that never ends meets it, for its own waits are shorter. */
const LONGEST = 600_000;

/**
 * @param only names of files of test/vscode/tests without their ending; all, where there is none
 * @returns the number of failed tests
 */
export async function testExtensionHost(vsix, chromium, only = []) {
  const prepare = async (state) => {
    writeFileSync(path.join(state.root, 'only.json'), JSON.stringify(only));
    printPage(chromium, state.workspace, '版面.pdf');
    writeFileSync(path.join(state.workspace, '.printed.json'), JSON.stringify(PRINTED));
    // A server with a rule that throws, for the test that puts it in the place of the shipped one.
    await bundleServer(path.join(state.root, 'throwing-server.js'));
  };
  const settings = { '[plaintext]': { 'files.trimTrailingWhitespace': true } };
  const page = { viewport: { width: 1200, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] };
  return inVsCode(vsix, chromium, { settings, smoke: true, page, prepare }, runTests);
}

async function runTests({ page, state, server, shot }) {
  const exit = new Promise((ok) => {
    void page.exposeFunction('codeAutomationExit', ok);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (process.env.DEBUG) console.log(`[${type}]`, ...args);
  });
  const tests = path.join(here, 'tests');
  const payload = [
    ['extensionDevelopmentPath', remoteUri(server, tests)],
    ['extensionTestsPath', remoteUri(server, path.join(tests, 'index.cjs'))],
    ['skipWelcome', 'true'],
  ];
  await page.goto(pageUrl(server, state.workspace, payload));
  const results = path.join(state.workspace, '.result.json');
  const failed = report(results, await Promise.race([exit, stuck(results)]));
  if (failed) await shot('failure-host').catch(() => undefined);
  return failed;
}

/** Ends when nothing more is written to a file. */
export async function stuck(file) {
  const state = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  for (let last; last !== state(); ) {
    last = state();
    await new Promise((ok) => setTimeout(ok, LONGEST).unref());
  }
  return 'no answer';
}

/** @returns the number of failed tests */
export function report(file, code) {
  if (!existsSync(file)) {
    console.log(`the extension host ended with ${code} and left no results`);
    return 1;
  }
  const r = JSON.parse(readFileSync(file, 'utf8'));
  console.log(`VS Code ${r.vscode}, extension host on ${r.node === undefined ? 'a browser' : `Node ${r.node}`}`);
  for (const x of r.results) console.log(x.ok ? '  ok  ' : '  FAIL', x.name, `(${x.ms} ms)`, x.error ?? '');
  if (r.running) console.log('  FAIL', r.running, '(did not end)');
  const failed = r.results.filter((x) => !x.ok).length + (r.running ? 1 : 0);
  console.log(`${r.results.filter((x) => x.ok).length} passed, ${failed} failed`);
  return failed || (code === 0 ? 0 : 1);
}
