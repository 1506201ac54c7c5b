// Drives a review by its keys in the real VS Code, and what is shown after all was fixed at once. Takes pictures: test/vscode/shots.
// By itself, on the extension as it was last packed: `node test/vscode/drive-review.mjs`.
import path from 'node:path';
import { palette } from './drive-views.mjs';
import { installChromium } from './install.mjs';
import { driveSteps, eventually, here, pageUrl, remoteUri, until } from './lib.mjs';

const BAR = '.statusbar-item:has(.codicon-checklist)';
const KEYS = '.statusbar-item:has-text("Esc")';
const CHANGES = '.statusbar-item:has(.codicon-diff)';

/** @returns the number of failed steps (the first failure ends the drive) */
export const driveReview = (vsix, chromium) => driveSteps(vsix, chromium, 'review', STEPS);

const squiggles = (page) => page.locator('.editor-instance [class*="squiggly-"]');
const barText = async (page) => (await page.locator(BAR).first().textContent()) ?? '';
const shown = async (page) => (await page.locator('.editor-instance .view-line').allTextContents()).join('\n').replaceAll('\u00a0', ' ');

/** Number of the finding that is looked at, and how many there are. */
async function place(page) {
  const [, index, total] = /(\d+)\/(\d+)/.exec(await barText(page)) ?? [];
  return [Number(index), Number(total)];
}

async function openDraft({ page, state, server }, name) {
  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, name))]]));
  await squiggles(page).first().waitFor();
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+Home');
}

const STEPS = {
  async 'a review by its keys: none of them is written, the bar counts'(ui) {
    const { page } = ui;
    await openDraft(ui, '04-外事稿.md');
    const before = await shown(page);
    await palette(page, 'Review Finding by Finding');
    await page.locator(BAR).first().waitFor();
    const [first, total] = await place(page);
    if (first !== 1 || total < 4) throw new Error(`${first}/${total}`);
    await ui.shot('50-review');
    await page.keyboard.press('n');
    await eventually(() => place(page), [2, total], 'n goes on');
    await page.keyboard.press('ArrowRight');
    await eventually(() => place(page), [3, total], '→ goes on');
    await page.keyboard.press('p');
    await eventually(() => place(page), [2, total], 'p goes back');
    // The draft has no Latin letters but those of its head and of its heading.
    const latin = (text) => text.replaceAll(/[^a-z]/g, '');
    await eventually(async () => latin(await shown(page)), latin(before), 'no key was written');
    // To the first one that has a repair.
    for (let [n] = await place(page); !((await page.locator(KEYS).textContent()) ?? '').includes('Enter'); n++) {
      await page.keyboard.press('n');
      await eventually(() => place(page), [n + 1, total]);
    }
    const [, left] = await place(page);
    await ui.shot('51-review-repair');
    await page.keyboard.press('Enter');
    await until('one less', async () => (await place(page))[1] < left);
    await ui.shot('52-review-next');
    await page.keyboard.press('Escape');
    await page
      .locator('.notification-list-item', { hasText: /审读结束|review ended/ })
      .first()
      .waitFor();
    await until('the bar gone', async () => (await page.locator(BAR).count()) === 0);
    await ui.shot('53-review-end');
  },

  async 'all fixed at once: what was changed can be looked at until one goes on writing'(ui) {
    const { page } = ui;
    await palette(page, 'Fix All That Is Safe');
    await page.locator(CHANGES).first().waitFor();
    await ui.shot('54-changes');
    await page.locator(CHANGES).first().click();
    await page.locator('.monaco-diff-editor').first().waitFor();
    await page.locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert').first().waitFor();
    await ui.shot('55-changes-diff');
    await page.locator('.tab', { hasText: '04-外事稿.md' }).first().click();
    await until('the draft in front', async () => (await page.locator('.monaco-diff-editor').count()) === 0);
    await page.locator('.editor-instance .view-line').first().click();
    await page.locator(CHANGES).first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await until('no longer there', async () => (await page.locator(CHANGES).count()) === 0);
  },

  async 'how a cut line goes on, at the line with the cursor'(ui) {
    const { page } = ui;
    await openDraft(ui, '02-报纸专栏.txt');
    await page.locator('.editor-instance .view-line', { hasText: '印度尼' }).first().click();
    await until('the hint', async () => (await shown(page)).includes('⏎'));
    await ui.shot('56-join-ghost');
  },
};

if (process.argv[1] === import.meta.filename) process.exit(await driveReview(path.join(here, 'out/newsproof.vsix'), installChromium()));
