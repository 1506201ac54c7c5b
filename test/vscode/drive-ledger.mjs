// Drives the ledger view in the real VS Code and takes pictures: test/vscode/shots. By itself, on the extension as it was last
// packed: `node test/vscode/drive-ledger.mjs`.
import path from 'node:path';
import { installChromium } from './install.mjs';
import { driveSteps, expand, here, pageUrl, remoteUri, until } from './lib.mjs';

const EDITOR = '.editor-instance .view-lines';
/** The view beside it lists findings, in which names stand too. */
const PANE = '.pane:has(.pane-header[aria-label*="Ledger"], .pane-header[aria-label*="名录"])';
const ROWS = `${PANE} .monaco-list-row`;
const SECOND = '\n# 水务局检查堤防\n\n本报讯　市水务局局长林致远说，堤防已经加固。林致远表示，物资已经到位。\n';

const rows = async (page) => (await page.locator(ROWS).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
const row = (page, text) => page.locator(ROWS, { hasText: text }).first();

/** @returns the number of failures */
export const driveLedger = (vsix, chromium) =>
  driveSteps(vsix, chromium, 'ledger', { 'the ledger view': drive }, { page: { permissions: ['clipboard-read', 'clipboard-write'] } });

async function drive({ page, state, server, shot }) {
  const file = path.join(state.workspace, '04-外事稿.md');
  // No draft is open: the view says what it is for.
  await page.goto(pageUrl(server, state.workspace));
  const tab = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Newsproof"], [aria-label^="新闻校样"]') }).first();
  await tab.waitFor();
  await tab.click();
  await page.locator('.welcome-view-content').first().waitFor();
  await shot('20-ledger-welcome');

  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, file)]]));
  await page.locator(EDITOR).first().waitFor();
  if ((await page.locator(ROWS, { hasText: '金正恩' }).count()) === 0 && (await page.locator('.pane-header', { hasText: /LEDGER|Ledger|名录/ }).count()) === 0)
    await tab.click();
  await row(page, '金正恩').waitFor();
  await row(page, '特朗普').locator('.codicon-warning').waitFor();
  await shot('21-ledger');

  await expand(row(page, '特朗普'));
  await row(page, '川普').waitFor();
  await expand(page.locator(ROWS, { hasText: /^川普/ }).nth(0));
  const place = page.locator(ROWS, { hasText: /^\d+: / }).first();
  await place.waitFor();
  await shot('22-ledger-places');
  await place.click();
  await until('the place selected', async () => (await page.locator('.editor-instance .selected-text').count()) > 0);
  await shot('23-ledger-place');

  // It updates as one types, and follows the cursor into another article.
  await page.locator(EDITOR).first().click();
  await page.keyboard.press('Control+End');
  await page.evaluate((t) => navigator.clipboard.writeText(t), SECOND);
  await page.keyboard.press('Control+V');
  await row(page, '林致远').waitFor();
  await until(
    "none of the other article's names",
    async () => !(await rows(page)).some((r) => r.includes('金正恩')),
    () => rows(page),
  );
  await shot('24-ledger-second');
  await page.keyboard.press('Control+Home');
  await row(page, '金正恩').waitFor();
  await page.locator(`${PANE} .pane-header`, { hasText: '1/2' }).waitFor();

  // Renaming begins at the first place of the name.
  await row(page, '蒂勒森').hover();
  await row(page, '蒂勒森').locator('.action-label.codicon-edit').click();
  await page.locator('.rename-box').first().waitFor();
  await shot('25-ledger-rename');
  await page.keyboard.press('Escape');

  // The outline of the same file.
  await page.keyboard.press('Control+Shift+E');
  await page
    .locator('.pane-header', { hasText: /Outline|大纲/i })
    .first()
    .click();
  await page.locator('.outline-pane .monaco-list-row', { hasText: '电头' }).first().waitFor();
  await shot('26-outline');
}

if (process.argv[1] === import.meta.filename) process.exit(await driveLedger(path.join(here, 'out/newsproof.vsix'), installChromium()));
