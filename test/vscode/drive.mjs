// Drives the user interface of the real VS Code on the sample drafts and takes pictures: test/vscode/shots.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';
import { driveSteps, eventually, pageUrl, remoteUri, until } from './lib.mjs';

const EDITOR = '.editor-instance .view-lines';
const MENU = '.action-widget .monaco-list-row';
const oneLine = (s) => s.replace(/\s+/g, ' ').trim();

/** @returns the number of failed steps (the first failure ends the drive) */
export const driveInterface = (vsix, chromium) => driveSteps(vsix, chromium, 'ui', STEPS, { page: { permissions: ['clipboard-read', 'clipboard-write'] } });

async function openFile({ page, state, server }, name) {
  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, name))]]));
  await page.locator(EDITOR).first().waitFor();
  await page.locator('.editor-instance .squiggly-warning, .editor-instance .squiggly-error').first().waitFor();
}

/** Where the window shows a text: the middle of its first character. */
export function spot(page, needle) {
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
export async function openMenu(page) {
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

const STORY = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';
const PASTED =
  '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平\n\n稳，防汛物资已经全部到位。\n\n当天上午，沿河居民(含学生)已经全部转移。';

const CLEANED = PASTED.replace('平\n\n稳', '平稳').replace('(含学生)', '（含学生）');

/** Opens a draft of one paragraph, with a setting for what is pasted. @returns the file */
async function openForPaste({ page, state, server }, clean) {
  mkdirSync(path.join(state.workspace, '.vscode'), { recursive: true });
  writeFileSync(path.join(state.workspace, '.vscode/settings.json'), JSON.stringify({ 'newsproof.paste.clean': clean }));
  const file = path.join(state.workspace, `粘贴-${clean ?? 'default'}.txt`);
  writeFileSync(file, `${STORY}\n\n`);
  await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, file)]]));
  await page.locator(EDITOR).first().waitFor();
  await until('the status item', async () => (await page.locator('[id^="newsproof.newsproof"] .codicon-pass').count()) > 0);
  return file;
}

/** Pastes at the end, as a user does. */
async function paste(page, text) {
  await page.locator(EDITOR).first().click();
  await page.keyboard.press('Control+End');
  await page.evaluate((t) => navigator.clipboard.writeText(t), text);
  await page.keyboard.press('Control+V');
}

/** Saves until the file holds a text. */
const saved = (page, file, text) =>
  eventually(
    async () => {
      await page.keyboard.press('Control+S');
      return readFileSync(file, 'utf8');
    },
    text,
    `${path.basename(file)} saved`,
  );

/** What a file holds. The editor empties one before it writes it, which is not what anybody waits for. */
const written = (file) => {
  const text = readFileSync(file, 'utf8');
  if (text === '') throw new Error(`${path.basename(file)} is being written`);
  return text;
};

/** How many problems the file has, in the Problems panel. */
const badge = (page) => page.locator('.markers-panel .monaco-list-row .monaco-count-badge').first();
export const status = (page) => page.locator('#newsproof\\.newsproof\\.newsproof, [id^="newsproof.newsproof"]').first();

const STEPS = {
  async 'squiggles, Problems panel and status item'(ui) {
    const { page } = ui;
    await openFile(ui, '04-外事稿.md');
    await page.locator(EDITOR).first().click();
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    let told;
    await until(
      'the same count in the status bar and in the Problems panel',
      async () => {
        told = [/\d+/.exec(oneLine((await status(page).textContent()) ?? ''))?.[0], oneLine((await badge(page).textContent()) ?? '')];
        return told[0] !== undefined && told[0] === told[1];
      },
      () => told,
    );
    await ui.shot('1-problems');
  },

  async 'quick-fix menu and fix'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '04-外事稿.md');
    const before = await badge(page).textContent();
    const place = await spot(page, '(新华社');
    await page.mouse.click(place.x, place.y);
    await openMenu(page);
    const entries = async () => (await page.locator(MENU).allInnerTexts()).map(oneLine);
    await until('the repair in the menu', async () => (await entries()).some((e) => e.includes('改为“（新华社')), entries);
    await ui.shot('2-quick-fix');
    await page.keyboard.press('Enter');
    await eventually(async () => Number(await badge(page).textContent()), Number(before) - 1, 'one problem less');
    await until(
      'the fix on disk',
      async () => {
        await page.keyboard.press('Control+S');
        return !/\(/.test(written(file));
      },
      () => readFileSync(file, 'utf8'),
    );
  },

  async hover(ui) {
    const { page } = ui;
    const place = await spot(page, '蓬佩欧');
    // A window that is busy misses a mouse that rests.
    await until('the hover', async () => {
      await page.mouse.move(place.x + 200, place.y + 200);
      await page.mouse.move(place.x, place.y, { steps: 3 });
      await page.locator('.monaco-hover-content', { hasText: '依据' }).first().waitFor({ timeout: 5_000 });
      return true;
    });
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
      return written(file).split('\n').length < before.split('\n').length - 30;
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
      // What there was no time for is done by saving again.
      return !/\([\u4e00-\u9fff]/.test(written(file));
    });
    const left = page.locator('.markers-panel .monaco-list-row', { hasText: 'halfwidth-paren' });
    const seen = async () => ({ listed: await left.allInnerTexts(), onDisk: readFileSync(file, 'utf8').match(/.*\(.*/g) });
    await until('findings of what is left', async () => (await left.count()) === 0, seen);
    await ui.shot('9-page-after');
  },

  async 'the uncertain line ends of a column are put before the editor'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '02-报纸专栏.txt');
    writeFileSync(file, readFileSync(path.join(root, 'samples/02-报纸专栏.txt')));
    await openFile(ui, '02-报纸专栏.txt');
    await page.locator(EDITOR).first().click();
    await page.keyboard.press('Control+End');
    const place = await spot(page, '池水的温度');
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('End');
    await openMenu(page);
    await ui.shot('11-join-menu');
    await page.locator(MENU, { hasText: '待确认' }).first().click();
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row').first().waitFor();
    // What is certain is ticked, what is not waits for a yes.
    await panel.locator('.monaco-list-row').first().click();
    await page.keyboard.press('End');
    const unsure = panel.locator('.monaco-list-row', { hasText: '氯离子的变化。⏎' });
    await unsure.waitFor();
    const ticks = () =>
      panel.locator('.monaco-list-row[aria-level="2"]').evaluateAll((rows) => rows.map((r) => r.querySelector('[aria-checked]').ariaChecked === 'true'));
    await until(
      'only what is uncertain is not ticked',
      async () => {
        const now = await ticks();
        return now.length >= 3 && now.filter((t) => !t).length === 1 && (await unsure.locator('[aria-checked]').getAttribute('aria-checked')) === 'false';
      },
      ticks,
    );
    await ui.shot('12-join-preview');
    await page.locator('.bulk-edit-panel').getByText('Apply', { exact: true }).click();
    const joined = await until('the column joined and saved', async () => {
      await page.locator(EDITOR).first().click();
      await page.keyboard.press('Control+S');
      const text = written(file);
      return text.includes('去年接待了三批外国学员，今年1月又') && text;
    });
    if (!joined.includes('氯离子的变化。\n\n池水')) throw new Error('what is uncertain was joined without a yes');
    await ui.shot('13-join-preview-after');
  },

  async 'pasting: clean at once, the original one choice away'(ui) {
    const { page } = ui;
    const file = await openForPaste(ui, 'always');
    await paste(page, PASTED);
    await page.locator('.post-edit-widget').waitFor();
    await saved(page, file, `${STORY}\n\n${CLEANED}`);
    await ui.shot('14-paste-clean');
    await page.locator('.post-edit-widget').click();
    await page.locator(MENU, { hasText: /清理后粘贴（改2处）|Clean Draft \(2 repairs\)/ }).waitFor();
    await ui.shot('15-paste-options');
    await page.locator(MENU).nth(1).click();
    await saved(page, file, `${STORY}\n\n${PASTED}`);
    await ui.shot('16-paste-original');
    // What needs no cleaning is pasted by the editor itself, and so is a line copied without being selected: above the cursor's.
    await paste(page, STORY);
    await saved(page, file, `${STORY}\n\n${PASTED}${STORY}`);
    await eventually(() => page.locator('.post-edit-widget').count(), 0, 'nothing to choose');
    const last = PASTED.split('\n').at(-1) + STORY;
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+V');
    await saved(page, file, `${STORY}\n\n${PASTED}${STORY}\n${last}`);
  },

  async 'pasting: the original first, the clean draft offered; off by default'(ui) {
    const { page } = ui;
    const file = await openForPaste(ui, 'offer');
    await paste(page, PASTED);
    await page.locator('.post-edit-widget').waitFor();
    await saved(page, file, `${STORY}\n\n${PASTED}`);
    await page.locator('.post-edit-widget').click();
    await page.locator(MENU).nth(1).click();
    await saved(page, file, `${STORY}\n\n${CLEANED}`);
    const other = await openForPaste(ui, undefined);
    await paste(page, PASTED);
    await saved(page, other, `${STORY}\n\n${PASTED}`);
    if ((await page.locator('.post-edit-widget').count()) > 0) throw new Error('nobody asked for that');
  },

  async 'compare with the cleaned text'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '02-报纸专栏.txt');
    const before = readFileSync(path.join(root, 'samples/02-报纸专栏.txt'));
    writeFileSync(file, before);
    await openFile(ui, '02-报纸专栏.txt');
    await status(page).click();
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /对比|Compare/ })
      .first()
      .click();
    await page.locator('.monaco-diff-editor .editor.modified .view-line', { hasText: '为期75天' }).first().waitFor();
    await page.locator('.monaco-diff-editor .editor.original .view-line', { hasText: '为期' }).first().waitFor();
    await ui.shot('17-compare');
    if (!readFileSync(file).equals(before)) throw new Error('something was written');
  },

  async 'renaming a name: other spellings and quotations are put before the editor'(ui) {
    const { page, state } = ui;
    const file = path.join(state.workspace, '改名.md');
    const draft = `# 川普发表讲话\n\n分析人士认为，特郎普的表态有变。一名记者问：“川普先生，何时动身？”\n\n${STORY}\n`;
    writeFileSync(file, draft);
    await openFile(ui, '改名.md');
    const place = await spot(page, '川普发表');
    await page.mouse.click(place.x, place.y);
    const input = page.locator('.rename-box input');
    await until('the box for the new name', async () => {
      await page.keyboard.press('F2');
      return input.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
    await eventually(() => input.inputValue(), '川普', 'the box holds the name');
    await input.fill('特朗普');
    await page.keyboard.press('Enter');
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row[aria-level="2"]').nth(2).waitFor();
    await eventually(
      () => panel.locator('.monaco-list-row[aria-level="2"]').evaluateAll((rows) => rows.map((r) => r.querySelector('[aria-checked]').ariaChecked)),
      ['true', 'false', 'false'],
      'ticks',
    );
    await panel.locator('.monaco-list-row', { hasText: '特郎普' }).locator('[aria-checked]').first().click();
    await ui.shot('18-rename-preview');
    await panel.getByText('Apply', { exact: true }).click();
    const wanted = draft.replace('川普', '特朗普').replace('特郎普', '特朗普');
    await until('the name changed where it was confirmed', async () => {
      await page.locator(EDITOR).first().click();
      await page.keyboard.press('Control+S');
      return readFileSync(file, 'utf8') === wanted;
    });
  },

  async 'a clean wire story stays silent'(ui) {
    const { page, state, server } = ui;
    await page.goto(pageUrl(server, state.workspace, [['openFile', remoteUri(server, path.join(state.workspace, '03-通稿.txt'))]]));
    await page.locator(EDITOR).first().waitFor();
    await until('the status item', async () => (await page.locator('[id^="newsproof.newsproof"] .codicon-pass').count()) > 0);
    await eventually(() => page.locator('.editor-instance [class*="squiggly-"]').count(), 0, 'no squiggles');
    await ui.shot('10-clean');
  },
};
