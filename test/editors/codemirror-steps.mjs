// What a writer does in the editor of a web page, and sees there: one step after the other, in one draft.
import { deepStrictEqual } from 'node:assert';
import { eventually, until } from '../vscode/lib.mjs';

/** What is marked: severity, place in UTF-16 units from the beginning, and the text there. */
const marked = (page) =>
  page.evaluate(() => {
    const { view, forEachDiagnostic } = globalThis.editor;
    const all = [];
    forEachDiagnostic(view.state, ({ severity }, from, to) => all.push([severity, from, view.state.sliceDoc(from, to)]));
    return all;
  });

/** The texts under squiggles, as the page draws them. */
const squiggles = (page) => page.locator('.cm-lintRange').allTextContents();

const textOf = (page) => page.evaluate(() => globalThis.editor.view.state.doc.toString());

const lineWith = async (page, words) => (await textOf(page)).split('\n').find((line) => line.includes(words));

/** Rests with the pointer on a squiggle, near its beginning: CodeMirror takes the middle of a wide character for none. @returns what is shown */
async function hover(page, text) {
  await page.mouse.move(900, 690);
  await page.locator('.cm-tooltip').waitFor({ state: 'detached' });
  const { x, y } = await page.locator('.cm-lintRange', { hasText: text }).first().boundingBox();
  await page.mouse.move(x + 8, y + 12);
  await page.mouse.move(x + 9, y + 12);
  // The parts come one by one.
  for (const part of ['.cm-lsp-hover-tooltip', 'button', '.cm-diagnostic']) await page.locator(`.cm-tooltip ${part}`).first().waitFor();
  return page.locator('.cm-tooltip');
}

export const STEPS = {
  async 'findings are marked in their places, wrong characters when their data have come'({ page, draft }) {
    const wanted = [
      ['warning', '(第十届)'],
      ['warning', '(含海外)'],
      ['warning', '调察'],
      ['warning', '(含融媒体)'],
    ].map(([severity, text]) => [severity, draft.indexOf(text), text]);
    deepStrictEqual(wanted[0], ['warning', 9, '(第十届)']);
    await eventually(() => marked(page), [...wanted, ['error', draft.indexOf('企业\n') + 2, '']]);
    deepStrictEqual(
      await squiggles(page),
      wanted.map(([, , text]) => text),
    );
  },

  async 'the explanation of a finding, its message and its repairs'({ page }) {
    const tooltip = await hover(page, '(第十届)');
    deepStrictEqual(await tooltip.locator('.cm-lsp-hover-tooltip strong').allTextContents(), ['半角括号']);
    deepStrictEqual(await tooltip.locator('.cm-diagnosticText').allTextContents(), ['中文里的括号应为全角：“(第十届)”']);
    deepStrictEqual((await tooltip.locator('button').allTextContents())[0], '“(第十届)”改为“（第十届）”');
  },

  async 'a quick fix'({ page }) {
    await (await hover(page, '(第十届)')).locator('button').first().click();
    await eventually(() => lineWith(page, '博览会'), '𠮷林省😀博览会（第十届）昨日开幕。');
    await until('its mark goes', async () => !(await squiggles(page)).includes('(第十届)'));
  },

  async 'typing brings new findings'({ page }) {
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('𠮷林省代表(含家属)也到会。');
    await until('a mark', async () => (await squiggles(page)).includes('(含家属)'));
    deepStrictEqual((await marked(page)).at(-1), ['warning', (await textOf(page)).indexOf('(含家属)'), '(含家属)']);
  },

  async 'a name is completed'({ page }) {
    await page.keyboard.type('美国总统特朗');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'Donald Trump' }).first().waitFor();
    await page.locator('.cm-tooltip-autocomplete li').first().click();
    await eventually(() => lineWith(page, '代表(含家属)'), '𠮷林省代表(含家属)也到会。美国总统特朗普');
    await page.keyboard.type('到场。');
  },

  async 'where a name stands'({ page }) {
    for (let left = 4; left > 0; left--) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+F12');
    await page.locator('.cm-lsp-reference-panel .cm-lsp-reference').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.cm-lsp-reference-panel').waitFor({ state: 'detached' });
  },

  async 'formatting joins cut lines'({ page }) {
    await page.keyboard.press('Shift+Alt+F');
    await eventually(() => lineWith(page, '与会者'), '与会者(含融媒体)随后参观了展馆，并就明年的合作同当地企业负责人交换了意见。');
  },

  async 'all repairs that need no decision, and one step back'({ page }) {
    const before = await textOf(page);
    await page.keyboard.press('Shift+Alt+A');
    await eventually(() => marked(page), [['warning', before.indexOf('调察'), '调察']]);
    deepStrictEqual(await textOf(page), before.replaceAll('(', '（').replaceAll(')', '）'));
    await page.keyboard.press('Control+Z');
    await eventually(() => textOf(page), before);
  },

  'nothing went wrong in the page, and it asked nobody else'({ strange }) {
    deepStrictEqual(strange, []);
  },
};
