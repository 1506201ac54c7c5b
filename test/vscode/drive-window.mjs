// Drives what the window says of the checking itself: the menu of the status bar, a pause, a server that crashes; and the colours of
// a draft in every theme. Pictures: test/vscode/shots. By itself, on the extension as it was last packed:
// `node test/vscode/drive-window.mjs`.
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EDITOR, openContainer, PROBLEMS, palette, squiggles, THEMES, theme } from './drive-views.mjs';
import { installChromium } from './install.mjs';
import { driveSteps, eventually, here, pageUrl, remoteUri, until } from './lib.mjs';

/** A server in front of the shipped one that ends when the view asks it what rules are called. */
const CRASHING = `
const on = process.on.bind(process);
process.on = (event, listener) =>
  on(event, event !== 'message' ? listener : (message, ...rest) =>
    message?.method === 'newsproof/titles' ? process.exit(1) : listener(message, ...rest));
require('./server-kept.js');
`;

const OLDER = { 'dark-modern': ['Dark Modern', 'vs-dark'], 'light-modern': ['Light Modern', 'vs'] };

const status = (page) => page.locator('[id^="newsproof.newsproof"]').first();
const list = (page) => page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
const welcome = (page) => page.locator(`${PROBLEMS} .welcome-view-content`);

/** @returns the number of failed steps (the first failure ends the drive) */
export const driveWindow = (vsix, chromium) => driveSteps(vsix, chromium, 'window', STEPS);

async function openFile({ page, state, server }, name) {
  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, name))]]));
  await page.locator(EDITOR).first().waitFor();
  await squiggles(page).first().waitFor();
}

/** Opens the menu of the status bar. @returns what its groups and entries are called */
async function openMenu(page) {
  await until('the menu', async () => {
    await status(page).click();
    return list(page)
      .first()
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  });
  return list(page).evaluateAll((rows) => rows.map((r) => r.textContent));
}

const STEPS = {
  async 'datelines and names in every theme'(ui) {
    const { page } = ui;
    await openFile(ui, '04-外事稿.md');
    await page.locator('.editor-instance .view-line').nth(2).click();
    for (const [themes, name] of [...Object.keys(THEMES).map((n) => [THEMES, n]), ...Object.keys(OLDER).map((n) => [OLDER, n])]) {
      await theme(ui, name, themes);
      await ui.shot(`50-datelines-${name}`);
    }
    await theme(ui, 'light');
  },

  async 'a page that is dropped on a draft with Shift is text there'(ui) {
    const { page, state, server } = ui;
    const file = path.join(state.workspace, '来稿.html');
    writeFileSync(file, '<!doctype html><html><body><p>港口<b>昨日</b>复航。</p></body></html>');
    const drop = (event) =>
      page
        .locator('.editor-instance .view-line')
        .nth(2)
        .evaluate(
          (line, { event, uri }) => {
            const { left, top, height } = line.getBoundingClientRect();
            const dataTransfer = new DataTransfer();
            dataTransfer.setData('text/uri-list', uri);
            const at = { clientX: left + 1, clientY: top + height / 2, shiftKey: true, bubbles: true, cancelable: true };
            document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new DragEvent(event, { ...at, dataTransfer }));
          },
          { event, uri: remoteUri(server, file) },
        );
    for (const event of ['dragenter', 'dragover', 'drop']) await drop(event);
    await until('the text of the page', async () => (await page.locator('.editor-instance .view-lines').textContent()).includes('港口**昨日**复航。'));
    await ui.shot('57-dropped');
    await page.keyboard.press('Control+Z');
    await until('the draft as it was', async () => !(await page.locator('.editor-instance .view-lines').textContent()).includes('昨日**'));
    rmSync(file);
  },

  async 'the menu of the status bar, in groups'(ui) {
    const { page } = ui;
    const said = (await openMenu(page)).join('\n');
    await ui.shot('51-menu');
    for (const entry of [
      'Next Finding',
      'Previous Finding',
      'Fix All That Is Safe',
      'Fix the Workspace',
      'Join Broken Lines',
      'Ledger',
      'Pause Checking',
      'Settings',
    ])
      if (!said.includes(entry)) throw new Error(`${entry} is missing:\n${said}`);
    await list(page).filter({ hasText: 'Pause Checking' }).first().click();
  },

  async 'a pause: no marks, and the status bar and the views say so'(ui) {
    const { page } = ui;
    await until('no marks', async () => (await squiggles(page).count()) === 0);
    await status(page).filter({ hasText: 'paused' }).waitFor();
    await openContainer(page);
    await welcome(page).filter({ hasText: 'Checking is paused' }).waitFor();
    await ui.shot('52-paused');
    // What would find nothing is no all-clear.
    await palette(page, 'Newsproof: Check This File');
    await page.locator('.notification-list-item', { hasText: 'checking is paused' }).waitFor();
    await page.locator('.notification-list-item .monaco-button', { hasText: 'Resume' }).click();
    await until('the draft checked', async () => !((await status(page).textContent()) ?? '').includes('paused') && (await squiggles(page).count()) > 0);
    await page.locator(`${PROBLEMS} .monaco-list-row`).first().waitFor();
  },

  async 'a server that crashes again and again is told of with a way out'(ui) {
    const { page, state } = ui;
    const folder = path.join(
      state.extensions,
      readdirSync(state.extensions).find((f) => f.startsWith('newsproof.newsproof')),
      'server/out',
    );
    const [shipped, kept] = ['server.js', 'server-kept.js'].map((f) => path.join(folder, f));
    copyFileSync(shipped, kept);
    writeFileSync(shipped, CRASHING);
    await palette(page, 'Newsproof: Restart the Language Server');
    const told = page.locator('.notification-list-item', { hasText: 'crashed 5 times' });
    await told.waitFor();
    await status(page).filter({ hasText: 'not checking' }).waitFor();
    await welcome(page).filter({ hasText: 'nothing is being checked' }).waitFor();
    await eventually(() => page.locator('.notification-list-item').count(), 1, 'one message');
    await ui.shot('53-crashed');
    const said = (await openMenu(page)).join('\n');
    await ui.shot('54-crashed-menu');
    if (!said.includes('Restart the Language Server')) throw new Error(said);
    await page.keyboard.press('Escape');
    // One that does not even start.
    writeFileSync(shipped, 'process.exit(1);');
    await told.locator('.monaco-button', { hasText: 'Restart' }).click();
    await told.waitFor();
    await status(page).filter({ hasText: 'not checking' }).waitFor();
    await eventually(() => page.locator('.notification-list-item').count(), 1, 'one message');
    await ui.shot('55-no-start');
    copyFileSync(kept, shipped);
    await told.locator('.monaco-button', { hasText: 'Restart' }).click();
    await squiggles(page).first().waitFor();
    await page.locator(`${PROBLEMS} .monaco-list-row`).first().waitFor();
    await ui.shot('56-restarted');
  },
};

if (process.argv[1] === import.meta.filename) process.exit(await driveWindow(path.join(here, 'out/newsproof.vsix'), installChromium()));
