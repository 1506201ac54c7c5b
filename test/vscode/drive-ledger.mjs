// Drives the ledger view in the real VS Code and takes pictures: test/vscode/shots. By itself, on the extension as it was last
// packed: `node test/vscode/drive-ledger.mjs`.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installChromium, root } from './install.mjs';
import { freshState, here, installVsix, openBrowser, pageUrl, remoteUri, startServer, until } from './lib.mjs';

const shots = path.join(here, 'shots');
const EDITOR = '.editor-instance .view-lines';
/** The view beside it lists findings, in which names stand too. */
const PANE = '.pane:has(.pane-header[aria-label*="Ledger"], .pane-header[aria-label*="名录"])';
const ROWS = `${PANE} .monaco-list-row`;
const SECOND = '\n# 水务局检查堤防\n\n本报讯　市水务局局长林致远说，堤防已经加固。林致远表示，物资已经到位。\n';

const rows = async (page) => (await page.locator(ROWS).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
const row = (page, text) => page.locator(ROWS, { hasText: text }).first();

/** @returns the number of failures */
export async function driveLedger(vsix, chromium) {
  mkdirSync(shots, { recursive: true });
  const state = freshState(path.join(root, 'samples'), { 'newsproof.language': 'zh' });
  installVsix(state, vsix);
  const server = await startServer(state);
  const browser = await openBrowser(chromium);
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] });
  const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
  try {
    await drive({ page, state, server, shot });
    console.log('  ok   the ledger view');
    return 0;
  } catch (error) {
    console.log(`  FAIL the ledger view: ${error.stack}`);
    await shot('failure-ledger').catch(() => undefined);
    return 1;
  } finally {
    await browser.close();
    server.stop();
    rmSync(state.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function drive({ page, state, server, shot }) {
  const file = path.join(state.workspace, '04-外事稿.md');
  // No draft is open: the view says what it is for.
  await page.goto(pageUrl(server, state.workspace));
  const tab = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Newsproof"], [aria-label^="新闻校样"]') }).first();
  await tab.waitFor({ timeout: 60_000 });
  await tab.click();
  await page.locator('.welcome-view-content').first().waitFor();
  await shot('20-ledger-welcome');

  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, file)]]));
  await page.locator(EDITOR).first().waitFor({ timeout: 60_000 });
  if ((await page.locator(ROWS, { hasText: '金正恩' }).count()) === 0 && (await page.locator('.pane-header', { hasText: /LEDGER|Ledger|名录/ }).count()) === 0)
    await tab.click();
  await row(page, '金正恩').waitFor({ timeout: 60_000 });
  await row(page, '特朗普').locator('.codicon-warning').waitFor();
  await shot('21-ledger');

  await row(page, '特朗普').click();
  await row(page, '川普').waitFor();
  await page.locator(ROWS, { hasText: /^川普/ }).nth(0).click();
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
  if ((await rows(page)).some((r) => r.includes('金正恩'))) throw new Error(`the other article's names are shown: ${(await rows(page)).join(' | ')}`);
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
