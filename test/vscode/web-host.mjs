// Runs test/vscode/web inside the extension host of a browser, a Web Worker, in the newest VS Code, on the packed extension.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { serveExtension, WEB_TESTS } from './extension-files.mjs';
import { report, stuck } from './host.mjs';
import { inVsCode, pageUrl } from './lib.mjs';
import { PRINTED, printPage } from './printed-page.mjs';
import { wordFile } from './word-file.cjs';

/** @returns the number of failed tests */
export async function testWebHost(vsix, chromium) {
  const extension = await serveExtension(vsix);
  try {
    // An extension whose address is not that of the page may start no worker under the page's own policy.
    const page = { viewport: { width: 1280, height: 800 }, bypassCSP: true };
    const prepare = ({ workspace }) => {
      writeFileSync(path.join(workspace, '来稿.docx'), wordFile('展馆(东)昨日开放。'));
      printPage(chromium, workspace, '版面.pdf');
      writeFileSync(path.join(workspace, '.printed.json'), JSON.stringify(PRINTED));
    };
    return await inVsCode(undefined, chromium, { smoke: true, page, prepare }, (ui) => runTests(ui, extension));
  } finally {
    await extension.close();
  }
}

async function runTests({ page, state, server, shot }, extension) {
  const exit = new Promise((ok) => {
    void page.exposeFunction('codeAutomationExit', ok);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    if (process.env.DEBUG) console.log(`[${type}]`, ...args);
  });
  await page.addInitScript(sideLoad, { extensions: [extension.uri()], extensionTestsPath: extension.uri(WEB_TESTS) });
  await page.goto(pageUrl(server, state.workspace, [['skipWelcome', 'true']]));
  const results = path.join(state.workspace, '.result.json');
  const failed = report(results, await Promise.race([exit, stuck(results)]));
  await shot(failed ? 'failure-web-host' : 'web-host').catch(() => undefined);
  const { absent } = extension;
  console.log(absent.length ? `  FAIL asked for ${absent.join(', ')}` : '  ok   nothing was loaded but files of the extension');
  return failed + absent.length;
}

/** In the page, before the workbench reads its configuration: extensions under development, by their addresses. */
function sideLoad(options) {
  const original = Document.prototype.getElementById;
  Document.prototype.getElementById = function getElementById(id) {
    const element = original.call(this, id);
    if (id === 'vscode-workbench-web-configuration' && element) {
      const settings = JSON.parse(element.getAttribute('data-settings'));
      settings.developmentOptions = { ...settings.developmentOptions, ...options };
      element.setAttribute('data-settings', JSON.stringify(settings));
    }
    return element;
  };
}
