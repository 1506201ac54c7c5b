// Drives the user interface of the real VS Code on the sample drafts and takes pictures: test/vscode/shots.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { freshState, here, installVsix, openBrowser, pageUrl, remoteUri, startServer, until } from './lib.mjs';

const shots = path.join(here, 'shots');
const EDITOR = '.editor-instance .view-lines';
const MENU = '.action-widget .monaco-list-row';
const oneLine = (s) => s.replace(/\s+/g, ' ').trim();

/** @returns the number of failed steps (the first failure ends the drive) */
export async function driveInterface(vsix, chromium) {
  mkdirSync(shots, { recursive: true });
  const state = freshState(path.join(root, 'samples'), { 'newsproof.language': 'zh' });
  installVsix(state, vsix);
  const server = await startServer(state);
  const browser = await openBrowser(chromium);
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, locale: 'zh-CN' });
  const ui = { page, state, server, shot: (name) => page.screenshot({ path: path.join(shots, `${name}.png`) }) };
  let step = 'start';
  try {
    for (const [name, run] of Object.entries(STEPS)) {
      step = name;
      const began = Date.now();
      await run(ui);
      console.log(`  ok   ${name} (${Date.now() - began} ms)`);
    }
    return 0;
  } catch (error) {
    console.log(`  FAIL ${step}: ${error.stack}`);
    await ui.shot('failure-ui').catch(() => undefined);
    return 1;
  } finally {
    await browser.close();
    server.stop();
    rmSync(state.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openFile({ page, state, server }, name) {
  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, name))]]));
  await page.locator(EDITOR).first().waitFor({ timeout: 60_000 });
  await page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-error').first().waitFor({ timeout: 60_000 });
}

/** Where the window shows a text: the middle of its first character. */
function spot(page, needle) {
  return until(`“${needle}” in the window`, () =>
    page.evaluate((wanted) => {
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let all = '';
        const places = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let i = 0; i < node.data.length; i++) places.push([node, i]);
          all += node.data;
        }
        const at = all.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        const [node, i] = places[at];
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      return undefined;
    }, needle),
  );
}

/** The window learns of actions a little after it shows the problems: asks until there are some. */
async function openMenu(page) {
  await until('the menu of quick fixes', async () => {
    await page.keyboard.press('Control+.');
    return page
      .locator(MENU)
      .first()
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
  });
}

const status = (page) => page.locator('#newsproof\\.newsproof\\.newsproof, [id^="newsproof.newsproof"]').first();

const STEPS = {
  async 'squiggles, Problems panel and status item'(ui) {
    const { page } = ui;
    await openFile(ui, '04-外事稿.md');
    await page.locator(EDITOR).first().click();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    const text = await until(
      'a count in the status bar',
      async () =>
        oneLine(
          (await status(page)
            .textContent()
            .catch(() => '')) ?? '',
        ).match(/\d+/)?.[0],
    );
    const badge = await page.locator('.markers-panel .monaco-list-row .monaco-count-badge').first().textContent();
    if (text !== oneLine(badge)) throw new Error(`the status item says ${text}, the Problems panel ${badge}`);
    await ui.shot('1-problems');
  },

  async 'quick-fix menu and fix'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '04-外事稿.md');
    const before = await page.locator('.markers-panel .monaco-list-row .monaco-count-badge').first().textContent();
    const place = await spot(page, '(新华社');
    await page.mouse.click(place.x, place.y);
    await openMenu(page);
    const entries = (await page.locator(MENU).allInnerTexts()).map(oneLine);
    if (!entries.some((e) => e.includes('全角'))) throw new Error(`the menu offers ${entries.join(' | ')}`);
    await ui.shot('2-quick-fix');
    await page.keyboard.press('Enter');
    await until(
      'one problem less',
      async () => Number(await page.locator('.markers-panel .monaco-list-row .monaco-count-badge').first().textContent()) === Number(before) - 1,
    );
    await page.keyboard.press('Control+S');
    await until('the fix on disk', () => !/\(/.test(readFileSync(file, 'utf8')));
  },

  async hover(ui) {
    const { page } = ui;
    const place = await spot(page, '蓬佩欧');
    await page.mouse.move(place.x, place.y, { steps: 3 });
    const hover = page.locator('.monaco-hover-content', { hasText: '依据' }).first();
    await hover.waitFor();
    await ui.shot('3-hover');
    await page.keyboard.press('Escape');
  },

  async 'a wrapped column, before and after joining'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '02-报纸专栏.txt');
    const before = readFileSync(file, 'utf8');
    await openFile(ui, '02-报纸专栏.txt');
    await page.locator(EDITOR).first().click();
    await page.keyboard.press('Control+Home');
    await ui.shot('4-column-before');
    await openMenu(page);
    await ui.shot('5-column-menu');
    await page.keyboard.press('Escape');
    await status(page).click();
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: '接排' })
      .or(page.locator('.quick-input-list .monaco-list-row', { hasText: 'Join' }))
      .first()
      .waitFor();
    await ui.shot('6-menu');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: '接排' })
      .or(page.locator('.quick-input-list .monaco-list-row', { hasText: 'Join' }))
      .first()
      .click();
    await page.locator(EDITOR).first().click();
    await until('the column joined and saved', async () => {
      await page.keyboard.press('Control+S');
      return readFileSync(file, 'utf8').split('\n').length < before.split('\n').length - 30;
    });
    await page.keyboard.press('Control+Home');
    await ui.shot('7-column-after');
  },

  async 'fix on save'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '01-分页断行.md');
    mkdirSync(path.join(state.workspace, '.vscode'), { recursive: true });
    writeFileSync(
      path.join(state.workspace, '.vscode/settings.json'),
      JSON.stringify({ 'editor.codeActionsOnSave': { 'source.fixAll.newsproof': 'explicit' } }),
    );
    await openFile(ui, '01-分页断行.md');
    await ui.shot('8-page-before');
    await page.locator(EDITOR).first().click();
    await page.keyboard.press('Control+Home');
    await until('what is safe fixed on disk', async () => {
      await page.keyboard.press('Control+S');
      return !readFileSync(file, 'utf8').includes('(记者');
    });
    await until('findings of what is left', async () => (await page.locator('.markers-panel .monaco-list-row', { hasText: 'halfwidth-paren' }).count()) === 0);
    await ui.shot('9-page-after');
  },

  async 'a clean wire story stays silent'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '03-通稿.txt'))]]));
    await page.locator(EDITOR).first().waitFor({ timeout: 60_000 });
    await until('the status item', async () => (await page.locator('[id^="newsproof.newsproof"] .codicon-pass').count()) > 0, 30_000);
    if ((await page.locator('.editor-instance [class*="squiggly-"]').count()) > 0) throw new Error('there are squiggles');
    await ui.shot('10-clean');
  },
};
