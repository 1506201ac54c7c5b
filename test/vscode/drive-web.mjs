// Drives VS Code for the Web of the oldest version that the extension takes, without any server but for its files: the window, the
// extension and its language server are in the browser. Pictures: test/vscode/shots.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openMenu, spot, status } from './drive.mjs';
import { openContainer, PROBLEMS } from './drive-views.mjs';
import { unpack } from './extension-files.mjs';
import { installVscodeWeb, root, WEB_BUILD } from './install.mjs';
import { freePort, inBrowser, runSteps, until } from './lib.mjs';

const oneLine = (s) => s.replace(/\s+/g, ' ').trim();

/** @returns the number of failed steps (the first failure ends the drive) */
export async function driveWeb(vsix, chromium) {
  const { packageFile, data } = installVscodeWeb();
  const { open } = createRequire(packageFile)('@vscode/test-web');
  const extension = unpack(vsix);
  const port = await freePort();
  const host = await open({
    browserType: 'none',
    host: '127.0.0.1',
    port,
    quality: 'stable',
    commit: WEB_BUILD,
    testRunnerDataDir: data,
    extensionDevelopmentPath: extension.folder,
    folderPath: path.join(root, 'samples'),
  });
  try {
    const page = { viewport: { width: 1400, height: 860 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] };
    return await inBrowser(chromium, page, async (ui) => {
      const strange = [];
      ui.page.on('request', (request) => {
        const { host: asked, protocol } = new URL(request.url());
        if (/^(?:https?|wss?):$/.test(protocol) && !/^(?:[\w-]+\.)?(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(asked)) strange.push(request.url());
      });
      return runSteps('web', STEPS, { ...ui, url: `http://127.0.0.1:${port}/`, extension, strange });
    });
  } finally {
    host.dispose();
    extension.remove();
  }
}

const openFile = (page, name) => page.locator('.explorer-viewlet .monaco-list-row', { hasText: name }).first().dblclick();

const STEPS = {
  async 'squiggles, Problems panel, status item'({ page, url, shot }) {
    await page.goto(url);
    await openFile(page, '04-外事稿.md');
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await until('the count in the status bar', async () => /\d+/.test((await status(page).textContent()) ?? ''));
    await shot('web-1-problems');
  },

  async 'the quick fix'({ page, shot }) {
    const place = await spot(page, '(新华社');
    await page.mouse.click(place.x, place.y);
    await openMenu(page);
    const entries = async () => (await page.locator('.action-widget .monaco-list-row').allInnerTexts()).map(oneLine);
    await until('the repair in the menu', async () => (await entries()).some((e) => /“（新华社|“\(新华社/.test(e)), entries);
    await shot('web-2-quick-fix');
    await page.keyboard.press('Enter');
    await until('it is repaired', async () => /（新华社/.test((await page.locator('.editor-instance .view-lines').first().textContent()) ?? ''));
  },

  async 'the views of the extension'({ page, shot }) {
    await openContainer(page);
    await page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: 'names/variant' }).first().waitFor();
    await shot('web-3-views');
  },

  async 'a wrapped column is joined'({ page, shot }) {
    await page.keyboard.press('Control+Shift+E');
    await openFile(page, '02-报纸专栏.txt');
    await page.locator('.editor-instance .squiggly-warning').first().waitFor();
    const lines = async () => Number((await page.locator('.editor-instance .line-numbers').last().textContent()) ?? 0);
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+End');
    const before = await until('the last line', async () => (await lines()) > 30 && (await lines()));
    await page.keyboard.press('Control+Home');
    await shot('web-4-column-before');
    await page.keyboard.press('F1');
    await page.keyboard.type('Newsproof: Join Broken Lines');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Newsproof: Join Broken Lines' }).first().click();
    await page.locator('.editor-instance .view-lines').first().click();
    await until('the lines joined', async () => {
      await page.keyboard.press('Control+End');
      return (await lines()) < before - 30;
    });
    await page.keyboard.press('Control+Home');
    await shot('web-5-column-after');
  },

  async 'a server that cannot be loaded is told of, each time'({ page, extension, shot }) {
    rmSync(path.join(extension.folder, 'server/out/server-browser.js'));
    await page.keyboard.press('F1');
    await page.keyboard.type('Newsproof: Restart Server');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Newsproof: Restart' }).first().click();
    const told = page.locator('.notification-toast', { hasText: 'The language server could not be started' });
    await told.waitFor();
    await shot('web-6-no-server');
    await told.locator('.monaco-button', { hasText: 'Restart' }).click();
    await told.waitFor({ state: 'detached' });
    await told.waitFor();
  },

  async 'nothing was asked of any other machine'({ strange }) {
    if (strange.length > 0) throw new Error([...new Set(strange)].join('\n'));
  },
};
