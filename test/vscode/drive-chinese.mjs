// Drives the interface as most of its users have it, in Chinese, and takes the pictures that stand on top of the README and in the
// walkthrough: test/vscode/shots, and docs/images and walkthrough when `--pictures` is given. `npm run update -- --pictures`.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openMenu, spot, status } from './drive.mjs';
import { openContainer, PROBLEMS, palette, squiggles, theme } from './drive-views.mjs';
import { root } from './install.mjs';
import { driveSteps, eventually, here, pageUrl, remoteUri, until } from './lib.mjs';

/** As much of VS Code's Chinese language pack as the picture shows: the pack itself is not on npm. */
const WORDS = {
  'vs/editor/contrib/codeAction/browser/codeActionMenu': { 'codeAction.widget.id.quickfix': '快速修复' },
  'vs/workbench/browser/parts/editor/editorStatus': {
    singleSelection: '行 {0}，列 {1}',
    singleSelectionRange: '行 {0}，列 {1} (已选择{2})',
    spacesSize: '空格: {0}',
  },
  'vs/workbench/contrib/markers/browser/messages': {
    'markers.panel.at.ln.col.number': '[行 {0}，列 {1}]',
    'markers.panel.filter.placeholder': '筛选器(例如 text、**/*.ts、!**/node_modules/**、@source:ts)',
    'markers.panel.title.problems': '问题',
  },
  'vs/workbench/contrib/markers/browser/markers.contribution': { problems: '问题' },
  'vs/workbench/contrib/output/browser/output.contribution': { output: '输出' },
  'vs/workbench/contrib/preferences/browser/keyboardLayoutPicker': { keyboardLayout: '布局: {0}' },
  'vs/workbench/contrib/terminal/browser/terminal.contribution': { terminal: '终端' },
};

/** Tells the VS Code server of a language pack and that it is to be used, as it does itself when one is installed and chosen. */
function speakChinese(state) {
  const pack = path.join(state.root, 'zh-cn.json');
  writeFileSync(pack, JSON.stringify({ version: '1.0.0', contents: WORDS }));
  const extensions = [{ extensionIdentifier: { id: 'newsproof-tests.language-pack-zh-hans' }, version: '1.0.0' }];
  const chinese = { hash: 'newsproof', label: '中文(简体)', extensions, translations: { vscode: pack } };
  writeFileSync(path.join(state.user, 'languagepacks.json'), JSON.stringify({ 'zh-cn': chinese }));
  writeFileSync(path.join(state.user, 'User/argv.json'), JSON.stringify({ locale: 'zh-cn' }));
}

const options = {
  page: { viewport: { width: 1240, height: 610 } },
  prepare: speakChinese,
  settings: {
    'newsproof.language': 'auto',
    'diffEditor.wordWrap': 'on',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'breadcrumbs.enabled': false,
  },
};

/** @returns the number of failed steps (the first failure ends the drive) */
export const driveChinese = (vsix, chromium, { pictures = false } = {}) => driveSteps(vsix, chromium, 'chinese', steps(pictures), options);

const steps = (pictures) => ({
  async 'views, problems, menu and status bar speak Chinese'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '04-外事稿.md'))]]));
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await openContainer(page);
    await page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: 'names/variant' }).first().waitFor();
    await page.locator('.pane-header[aria-label*="名录"]').waitFor();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await until('the status item in Chinese', async () => /新闻校样 \d+.*字/.test((await status(page).textContent()) ?? ''));
    const place = await spot(page, '蓬佩欧');
    await page.mouse.click(place.x, place.y);
    await openMenu(page);
    await page.locator('.action-widget .monaco-list-row', { hasText: '蓬佩奥' }).first().waitFor();
    await page.locator('.activitybar .badge', { hasText: /^\d+$/ }).waitFor();
    await ui.shot('60-chinese');
    if (!pictures) return;
    mkdirSync(path.join(root, 'docs/images'), { recursive: true });
    copyFileSync(path.join(here, 'shots/60-chinese.png'), path.join(root, 'docs/images/editor.png'));
  },

  async 'a draft beside what cleaning makes of it'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '01-分页断行.md'))]]));
    await squiggles(page).first().waitFor();
    await palette(page, '与清理后的文本对比');
    await page.locator('.diff-editor .line-insert, .monaco-diff-editor .char-insert').first().waitFor();
    await page.keyboard.press('Control+b');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await bare(page);
    await ui.shot('61-compare');
    if (pictures) copyFileSync(path.join(here, 'shots/61-compare.png'), path.join(root, 'docs/images/compare.png'));
  },

  async 'the page of the extension is in Chinese, with English below'(ui) {
    const { page } = ui;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+X');
    await page.locator('.extension-list-item', { hasText: '新闻校样' }).first().click();
    const shown = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    const titles = shown.locator('h1');
    await eventually(() => titles.allInnerTexts(), ['新闻校样 Newsproof', 'Newsproof 新闻校样'], 'both READMEs');
    await shown.getByText('English', { exact: true }).first().click();
    await until('the English one', () => titles.nth(1).evaluate((title) => title.getBoundingClientRect().top < window.innerHeight));
    await ui.shot('62-extension-page');
  },

  async 'the picture of the walkthrough: what was found in a draft, in both kinds of themes'(ui) {
    const { page, state, server } = ui;
    await page.setViewportSize({ width: 800, height: 520 });
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '04-外事稿.md'))]]));
    await squiggles(page).first().waitFor();
    await openContainer(page);
    await page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: 'names/variant' }).first().waitFor();
    for (const name of ['light', 'dark']) {
      await theme(ui, name);
      await until('the status item', async () => /新闻校样 \d+.*字/.test((await status(page).textContent()) ?? ''));
      await page.locator('.breadcrumbs-control .monaco-breadcrumb-item').first().waitFor();
      await bare(page);
      await ui.shot(`63-walkthrough-${name}`);
      if (pictures) writeFileSync(path.join(root, `walkthrough/findings-${name}.webp`), await webp(page));
    }
  },
});

/** Waits until no scrollbar is shown: they come with what is scrolled or pointed at. */
async function bare(page) {
  const { height } = page.viewportSize();
  // Between the parts of the status bar, where nothing tells of itself.
  await page.mouse.move(220, height - 10);
  await until('the scrollbars gone', async () => (await page.locator('.scrollbar.visible').count()) === 0);
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => (a instanceof CSSTransition ? a.finished.catch(() => undefined) : undefined))));
}

/** The page as WebP: these pictures ship, and are a third of what PNG would make them. */
async function webp(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 90 });
  return Buffer.from(data, 'base64');
}
