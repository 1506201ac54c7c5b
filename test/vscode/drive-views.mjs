// Drives the tree of problems and the walkthrough in the real VS Code, and takes pictures of them in every theme:
// test/vscode/shots. By itself, on the extension as it was last packed: `node test/vscode/drive-views.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installChromium } from './install.mjs';
import { driveSteps, eventually, expand, here, pageUrl, remoteUri, until } from './lib.mjs';

export const EDITOR = '.editor-instance .view-lines';
export const PROBLEMS = '.pane:has(.pane-header[aria-label*="Problems by Rule"], .pane-header[aria-label*="问题"])';
/** Those that the editor starts with: setting and class. */
export const THEMES = {
  light: ['Light 2026', 'vs'],
  dark: ['Dark 2026', 'vs-dark'],
  contrast: ['Default High Contrast', 'hc-black'],
  'contrast-light': ['Default High Contrast Light', 'hc-light'],
};

const oneLine = (s) => s.replace(/\s+/g, ' ').trim();
const rows = (page) => page.locator(`${PROBLEMS} .monaco-list-row`);
const row = (page, text) => page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: text }).first();
export const squiggles = (page) => page.locator('.editor-instance [class*="squiggly-"]');

/** @returns the number of failed steps (the first failure ends the drive) */
export const driveViews = (vsix, chromium) => driveSteps(vsix, chromium, 'views', STEPS);

/** Changes the theme, as the workspace's settings may: to one of another class than the last one. */
export async function theme({ page, state }, name, themes = THEMES) {
  const [id, className] = themes[name];
  mkdirSync(path.join(state.workspace, '.vscode'), { recursive: true });
  writeFileSync(path.join(state.workspace, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': id, 'breadcrumbs.enabled': true }));
  await page.locator(`.monaco-workbench.${className}`).first().waitFor({ timeout: 30_000 });
  await page.evaluate(() => Promise.all(document.getAnimations().map((a) => (a instanceof CSSTransition ? a.finished.catch(() => undefined) : undefined))));
}

/** Runs a command of the palette. */
export async function palette(page, title) {
  const input = page.locator('.quick-input-widget input').first();
  // It closes again when something else takes the focus just then.
  await until('the palette', async () => {
    await page.keyboard.press('F1');
    await input.waitFor({ timeout: 2_000 }).catch(() => undefined);
    return input.fill(`>${title}`, { timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Ticks all that is put before the editor, and applies it. */
async function confirmAll(page) {
  const panel = page.locator('.bulk-edit-panel');
  await panel.locator('.monaco-list-row').first().waitFor();
  await until('everything ticked', async () => {
    const open = panel.locator('[aria-checked="false"]');
    if ((await open.count()) > 0) await open.first().click({ timeout: 5_000 });
    return (await open.count()) === 0 && (await panel.locator('[aria-checked="true"]').count()) > 0;
  });
  await panel.getByText('Apply', { exact: true }).click();
}

export async function openContainer(page) {
  const tab = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="Newsproof"], [aria-label^="新闻校样"]') }).first();
  await tab.waitFor();
  if ((await page.locator(PROBLEMS).count()) === 0) await tab.click();
  await page.locator(PROBLEMS).first().waitFor();
}

const STEPS = {
  async 'both views say what they are for while no draft is open'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace));
    await openContainer(page);
    await page.locator(`${PROBLEMS} .welcome-view-content`).first().waitFor();
    const buttons = page.locator(`${PROBLEMS} .welcome-view-content .monaco-button`);
    await until(
      'three things to do',
      async () => (await buttons.count()) === 3,
      () => buttons.allInnerTexts(),
    );
    await ui.shot('30-welcome');
  },

  async 'problems under their rules; a click goes to the place'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '04-外事稿.md'))]]));
    await page.locator(EDITOR).first().waitFor();
    await squiggles(page).first().waitFor();
    await openContainer(page);
    await row(page, 'punct/halfwidth-paren').waitFor();
    await expand(row(page, 'names/variant'));
    const place = row(page, /^\d+: .*蓬佩欧/);
    await place.waitFor();
    await place.click();
    await until('the place selected', async () => (await page.locator('.editor-instance .selected-text').count()) > 0);
    await eventually(
      () => rows(page).evaluateAll((list) => list.filter((r) => !r.ariaLabel || !/[\p{L}]/u.test(r.ariaLabel)).map((r) => r.textContent)),
      [],
      'rows without a label',
    );
  },

  async 'the same in every theme'(ui) {
    const { page } = ui;
    await palette(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    for (const name of Object.keys(THEMES)) {
      await theme(ui, name);
      await row(page, 'names/variant').hover();
      await ui.shot(`31-problems-${name}`);
    }
    await theme(ui, 'light');
  },

  async 'fixing all of a rule, and its page'(ui) {
    const { page } = ui;
    // Rows that are out of sight are not there: the other view makes room.
    await page.locator('.pane-header[aria-label*="Ledger"], .pane-header[aria-label*="名录"]').first().click();
    const rule = row(page, 'space/digit-han');
    await rule.hover();
    await rule.locator('.action-label.codicon-wand').click();
    await until('the rule gone from the tree', async () => (await page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: 'space/digit-han' }).count()) === 0);
    const other = row(page, 'names/variant');
    await other.hover();
    await other.locator('.action-label.codicon-book').click();
    await page.locator('.tab', { hasText: 'variant.md' }).first().waitFor();
    await ui.shot('32-rule-page');
    await page.locator('.tab', { hasText: '04-外事稿.md' }).first().click();
    await squiggles(page).first().waitFor();
  },

  async 'all drafts: files stand between rules and places'(ui) {
    const { page } = ui;
    await page.locator(`${PROBLEMS} .pane-header`).first().hover();
    await page.locator(`${PROBLEMS} .action-label.codicon-files`).first().click();
    await palette(page, 'Newsproof: Check the Workspace');
    await page
      .locator('.notification-list-item', { hasText: / in \d+ drafts|篇稿件/ })
      .first()
      .waitFor();
    await expand(row(page, 'wrap/broken-line'));
    await row(page, '01-分页断行.md').waitFor();
    await ui.shot('33-all-drafts');
    await page.locator(`${PROBLEMS} .pane-header`).first().hover();
    await page.locator(`${PROBLEMS} .action-label.codicon-file`).first().click();
    await until('one draft only', async () => (await page.locator(`${PROBLEMS} .monaco-list-row`, { hasText: 'wrap/broken-line' }).count()) === 0);
  },

  async 'a printed column is one problem, counted alike at the view and in the status bar'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '02-报纸专栏.txt'))]]));
    await page.locator(EDITOR).first().waitFor();
    await openContainer(page);
    await row(page, 'wrap/column-block').waitFor();
    const count = (text) => /\d+(?:＋\d+提示| \+ \d+ hints)/.exec(oneLine(text ?? ''))?.[0];
    const status = page.locator('[id^="newsproof.newsproof"]').first();
    const header = page.locator(`${PROBLEMS} .pane-header`).first();
    // Whether all drafts are listed is kept over a reload, as it was last written.
    await header.hover();
    const one = page.locator(`${PROBLEMS} .action-label.codicon-file`).first();
    if (await one.isVisible()) await one.click();
    await until('one count', async () => {
      const [left, right] = [count(await header.textContent()), count(await status.textContent())];
      return left !== undefined && left === right;
    });
    await row(page, /\D0(?:＋\d+提示| \+ \d+ hints)\s*wrap\/split-token/).waitFor();
    await ui.shot('34-column');
  },

  async 'the walkthrough, from the sample to a repaired draft'(ui) {
    const { page } = ui;
    await palette(page, 'Welcome: Open Walkthrough...');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /Newsproof|新闻校样/ })
      .first()
      .click();
    const category = page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
    await category.locator('.step-title', { hasText: 'Open a draft' }).first().waitFor();
    await palette(page, 'View: Hide Panel');
    for (const name of Object.keys(THEMES)) {
      await theme(ui, name);
      await ui.shot(`34-walkthrough-${name}`);
    }
    await theme(ui, 'light');
    await category.locator('.step-title', { hasText: 'See what was found' }).first().click();
    const picture = page.locator('.getting-started-media img').first();
    await until('the picture of the product itself', () => picture.evaluate((img) => img.complete && img.naturalWidth > 0));
    await ui.shot('34-walkthrough-picture');
    const done = () => category.locator('.getting-started-step .codicon-getting-started-step-checked').count();
    const go = async (title, button) => {
      await category.locator('.step-title', { hasText: title }).first().click();
      await ui.shot(`35-step-${oneLine(title).replaceAll(' ', '-').toLowerCase()}`);
      await category.locator('.getting-started-step.expanded .monaco-button', { hasText: button }).first().click();
    };
    const steps = category.locator('.step-title').first();
    /** To the page, until so many steps are ticked: with each tick the page takes the focus. */
    const back = async (ticked) => {
      await show();
      await until(`${ticked} steps ticked`, async () => (await done()) >= ticked);
    };
    const show = async () => {
      if (await steps.isVisible()) return;
      await page
        .locator('.tab', { hasText: /Walkthrough|Welcome/ })
        .first()
        .click();
      // The page of all walkthroughs may come first.
      const card = page.locator('.getting-started-category', { hasText: 'Newsproof' }).first();
      await card.or(steps).first().waitFor();
      if (!(await steps.isVisible())) await card.click();
      await steps.waitFor();
    };
    await go('Open a draft', 'Open the Sample Draft');
    await squiggles(page).first().waitFor();
    await ui.shot('36-sample');
    await back(1);
    await go('See what was found', 'Show Problems by Rule');
    await back(2);
    await go('Fix all that is safe', 'Fix All That Is Safe');
    await row(page, 'names/variant').waitFor();
    await back(4);
    await go('Look over the names', 'Show the Ledger');
    await back(5);
    await go('Fix one of them', 'Go to the Next Finding');
    const list = page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
    const isClean = async () => (await page.locator('[id^="newsproof.newsproof"] .codicon-pass').count()) > 0;
    let confirmed = 0;
    for (let i = 0; i < 12 && !(await isClean()); i++) {
      if (i > 0) {
        await back(5);
        await go('The draft is clean', 'Go to the Next Finding');
      }
      const before = await squiggles(page).count();
      await list.first().waitFor();
      if (i === 0) await ui.shot('37-sample-fix');
      // What works on more than the finding is worked out when it is chosen, and is put before the editor.
      const many = list.filter({ hasText: '逐处确认' });
      if ((await many.count()) > 0) {
        await many.first().click();
        await confirmAll(page);
        confirmed++;
      } else await list.first().click();
      await until('something repaired', async () => (await squiggles(page).count()) < before || (await isClean()));
    }
    if (confirmed === 0) throw new Error('nothing was put before the editor');
    await until('a clean draft', async () => (await squiggles(page).count()) === 0);
    await ui.shot('38-sample-clean');
    await back(6);
    await ui.shot('39-walkthrough-done');
  },

  async 'breadcrumbs name the article and its parts'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '03-通稿.txt'))]]));
    await page.locator(EDITOR).first().waitFor();
    const items = page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
    await until('the article in the breadcrumbs', async () => {
      await page.locator('.editor-instance .view-line').nth(4).click();
      return (await items.count()) >= 2 && !((await items.last().textContent()) ?? '').includes('…');
    });
    await ui.shot('40-breadcrumbs');
  },

  async 'wrong characters are marked once the draft has been quiet'(ui) {
    const { page, state, server } = ui;
    const file = path.join(state.workspace, '别字稿.txt');
    writeFileSync(file, '# 海州暴雨\n\n受台风影响，多个航班以经取消，市民可以改签。\n\n这起案件正在进一步调察之中，警方已彩取强制措施。\n');
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, file)]]));
    await page.locator(EDITOR).first().waitFor();
    await until('three marks', async () => (await squiggles(page).count()) === 3);
    await ui.shot('41-typos');
  },

  async 'the figures of a draft beside it'(ui) {
    const { page, state, server } = ui;
    const file = path.join(state.workspace, '数据稿.txt');
    writeFileSync(file, '海州港办班\n\n培训班共有学员23名，男学员10名、女学员12名，投入2.5万元。港口今年吞吐量由2亿吨增加到3亿吨，增长50%。\n');
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, file)]]));
    await squiggles(page).first().waitFor();
    await page.locator('.editor-instance .view-line').first().click();
    await palette(page, 'List the Figures of the Draft');
    await page.locator('.editor-instance .view-line', { hasText: '10名＋12名＝22名' }).first().waitFor();
    await ui.shot('42-figures');
  },
};

if (process.argv[1] === import.meta.filename) process.exit(await driveViews(path.join(here, 'out/newsproof.vsix'), installChromium()));
