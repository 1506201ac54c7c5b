// Runs test/vscode/tests inside the extension host of the real VS Code, on the packed extension.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleServer } from './bundle-throwing.mjs';
import { freshState, here, installVsix, openBrowser, pageUrl, remoteUri, startServer } from './lib.mjs';

/** For all tests together, in milliseconds: only a test that never ends meets it. */
const LIMIT = 900_000;

/** @returns the number of failed tests */
export async function testExtensionHost(vsix, chromium) {
  const settings = { '[plaintext]': { 'files.trimTrailingWhitespace': true }, 'newsproof.language': 'zh' };
  const state = freshState(undefined, settings);
  // A server with a rule that throws, for the test that puts it in the place of the shipped one.
  await bundleServer(path.join(state.root, 'throwing-server.js'));
  installVsix(state, vsix);
  const server = await startServer(state, { smoke: true });
  const browser = await openBrowser(chromium);
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
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
    const code = await Promise.race([exit, new Promise((ok) => setTimeout(ok, LIMIT, 'no answer'))]);
    const failed = report(path.join(state.workspace, '.result.json'), code);
    if (failed) {
      mkdirSync(path.join(here, 'shots'), { recursive: true });
      await page.screenshot({ path: path.join(here, 'shots/failure-host.png') }).catch(() => undefined);
    }
    return failed;
  } finally {
    await browser.close();
    server.stop();
    rmSync(state.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function report(file, code) {
  if (!existsSync(file)) {
    console.log(`the extension host ended with ${code} and left no results`);
    return 1;
  }
  const r = JSON.parse(readFileSync(file, 'utf8'));
  console.log(`VS Code ${r.vscode}, extension host on Node ${r.node}`);
  for (const x of r.results) console.log(x.ok ? '  ok  ' : '  FAIL', x.name, `(${x.ms} ms)`, x.error ?? '');
  if (r.running) console.log('  FAIL', r.running, '(did not end)');
  const failed = r.results.filter((x) => !x.ok).length + (r.running ? 1 : 0);
  console.log(`${r.results.filter((x) => x.ok).length} passed, ${failed} failed`);
  return failed || (code === 0 ? 0 : 1);
}
