// Going through a draft finding by finding, what was changed at once, how a cut line goes on, and the proof sheet.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const {
  PROSE,
  actions,
  applied,
  becomes,
  closeAll,
  command,
  eventually,
  folder,
  found,
  open,
  page,
  replace,
  revert,
  save,
  setting,
  until,
} = require('./helpers.cjs');

const DRAFT = `${PROSE}\n\n博览会(第十届)昨日开幕，共有 30家企业参展。\n\n代表团(含家属)今年3 月已到。\n`;
/** Offsets at which its findings begin. */
const PLACES = ['(第十届', ' 30家', '(含家属', ' 月已到'].map((t) => DRAFT.indexOf(t));
const IGNORE = '.newsproof-ignore.yaml';

const cursor = () => {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor.selection.isEmpty, 'nothing is selected, so that nothing can be typed over');
  return editor.document.offsetAt(editor.selection.active);
};
const at = (offset, what) => eventually(cursor, offset, what);
const go = (offset) => {
  const position = vscode.window.activeTextEditor.document.positionAt(offset);
  vscode.window.activeTextEditor.selection = new vscode.Selection(position, position);
};

/** Begins a review of a draft, with the cursor at its head. */
async function begin(name, text, from = 0) {
  const document = await open(name, text);
  await until('findings', () => found(document).length > 0);
  go(from);
  await command('newsproof.review');
  return document;
}

/** The two texts of the diff editor in front. */
const compared = () =>
  until('the diff editor', () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
    const text = (uri) => vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString())?.getText();
    const [before, now] = [text(input.original), text(input.modified)];
    return before !== undefined && now !== undefined && { before, now };
  });

module.exports = {
  async 'review: accept, pass over, go back; each repair is one step of undo'() {
    const document = await begin('审读.txt', DRAFT);
    await at(PLACES[0], 'the first finding');
    await command('newsproof.reviewAccept');
    const first = DRAFT.replace('(第十届)', '（第十届）');
    await becomes(document, first);
    await at(PLACES[1], 'the next one');
    await command('newsproof.reviewNext');
    await at(PLACES[2]);
    await command('newsproof.reviewPrevious');
    await at(PLACES[1]);
    await command('newsproof.reviewNext');
    await command('newsproof.reviewAccept');
    const second = first.replace('(含家属)', '（含家属）');
    await becomes(document, second);
    await at(PLACES[3]);
    await command('undo');
    await becomes(document, first, 'one repair undone');
    await command('undo');
    await becomes(document, DRAFT, 'both undone');
    await command('redo');
    await becomes(document, first);
    await command('newsproof.reviewStop');
    await revert(document);
  },

  async 'keys do what they are for while the review is on, and write nothing'() {
    const document = await begin('按键.txt', DRAFT);
    await at(PLACES[0]);
    // Keys held down come faster than answers.
    await Promise.all([command('newsproof.reviewNext'), command('newsproof.reviewNext'), command('newsproof.reviewNext')]);
    await at(PLACES[3], 'the fourth finding after three keys at once');
    assert.equal(document.getText(), DRAFT);
    await command('newsproof.reviewStop');
    // Without a review the commands do nothing.
    await command('newsproof.reviewAccept');
    assert.equal(document.getText(), DRAFT);
    await revert(document);
  },

  async 'from the middle: to the end, then from the head to where it began, and that is the end'() {
    const document = await begin('从中间.txt', DRAFT, PLACES[2]);
    await at(PLACES[2]);
    await command('newsproof.reviewAccept');
    await at(PLACES[3]);
    await command('newsproof.reviewNext');
    await at(PLACES[0], 'round at the end');
    await command('newsproof.reviewNext');
    await at(PLACES[1]);
    await command('newsproof.reviewAccept');
    const done = DRAFT.replace('(含家属)', '（含家属）').replace('有 30', '有30');
    await becomes(document, done);
    // It has come to where it began: nothing more is accepted.
    await command('newsproof.reviewAccept');
    assert.equal(document.getText(), done);
    await revert(document);
  },

  async 'an edit by hand: the cursor stays, the list follows, and the next key only goes there'() {
    const document = await begin('手改.txt', DRAFT);
    await at(PLACES[0]);
    const editor = vscode.window.activeTextEditor;
    const range = new vscode.Range(document.positionAt(PLACES[0]), document.positionAt(PLACES[0] + 5));
    // Somewhere else before the edit: behind it the review may have gone on already, and what is then shown has been seen.
    go(3);
    await editor.edit((b) => b.replace(range, '［第十届］'));
    const byHand = DRAFT.replace('(第十届)', '［第十届］');
    await becomes(document, byHand);
    await until('the next finding is reached', async () => {
      if (cursor() === PLACES[1]) return true;
      await command('newsproof.reviewAccept');
      return false;
    });
    assert.equal(document.getText(), byHand, 'nothing was repaired that was not seen');
    await command('newsproof.reviewAccept');
    await becomes(document, byHand.replace('有 30', '有30'));
    await command('newsproof.reviewStop');
    await revert(document);
  },

  async 'a place is ignored as the quick fix does it'() {
    const list = path.join(folder(), IGNORE);
    if (existsSync(list)) rmSync(list);
    const document = await begin('审读忽略.txt', DRAFT);
    await at(PLACES[0]);
    await command('newsproof.reviewIgnore');
    await at(PLACES[1], 'the next one');
    await until('it is noted', () => existsSync(list) && readFileSync(list, 'utf8').includes('(第十届)'));
    await until('the finding is gone', () => !found(document).some((d) => document.offsetAt(d.range.start) === PLACES[0]));
    assert.equal(document.getText(), DRAFT);
    await command('newsproof.reviewNext');
    await at(PLACES[2], 'counted on in the list as it is now');
    await command('newsproof.reviewStop');
    // What is noted counts for the drafts of other tests, too.
    rmSync(list);
    await until('the finding is back', () => found(document).some((d) => document.offsetAt(d.range.start) === PLACES[0]));
    await closeAll();
  },

  async 'in another draft the review is over'() {
    await begin('离开.txt', DRAFT);
    await at(PLACES[0]);
    const other = await open('别的.txt', DRAFT.replace('博览会', '展销会'));
    go(PLACES[0]);
    await command('newsproof.reviewAccept');
    await command('newsproof.reviewNext');
    assert.equal(other.getText(), DRAFT.replace('博览会', '展销会'));
    assert.equal(cursor(), PLACES[0]);
    await closeAll();
  },

  async 'all fixed at once: the text before stands beside the text as it is now'() {
    const document = await open('看改动.txt', DRAFT);
    await until('findings', () => found(document).length > 0);
    await command('newsproof.fixAllSafe');
    await until('fixed', () => document.getText() !== DRAFT);
    const fixed = document.getText();
    await command('newsproof.showChanges');
    assert.deepEqual(await compared(), { before: DRAFT, now: fixed });
    await command('workbench.action.closeActiveEditor');
    // Undone, there is nothing to see.
    await vscode.window.showTextDocument(document);
    await command('undo');
    await becomes(document, DRAFT);
    await command('newsproof.showChanges');
    assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab.input instanceof vscode.TabInputText);
    await revert(document);
  },

  async 'the same after a fix on saving, and after a clean paste'() {
    await setting('editor.codeActionsOnSave', { 'source.fixAll.newsproof': 'explicit' });
    const document = await open('存盘看改动.txt', DRAFT);
    await until('findings', () => found(document).length > 0);
    await replace(document, new vscode.Range(0, 0, 0, 0), '本报讯 ');
    const typed = document.getText();
    await save(document);
    await until('fixed on saving', () => !document.getText().includes('(第十届)'));
    await command('newsproof.showChanges');
    assert.deepEqual(await compared(), { before: typed, now: document.getText() });
    await setting('editor.codeActionsOnSave', undefined);
    await closeAll();
    const pasted = await open('粘贴看改动.txt', `${PROSE}\n\n`);
    await vscode.env.clipboard.writeText('展馆(东区)昨日开放。');
    await eventually(() => vscode.env.clipboard.readText(), '展馆(东区)昨日开放。');
    go(pasted.getText().length);
    await command('newsproof.pasteClean');
    await becomes(pasted, `${PROSE}\n\n展馆（东区）昨日开放。`);
    await command('newsproof.showChanges');
    assert.deepEqual(await compared(), { before: `${PROSE}\n\n展馆(东区)昨日开放。`, now: pasted.getText() });
    await command('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(pasted);
    await revert(pasted);
    await closeAll();
  },

  async 'how a cut line goes on is shown at the line with the cursor only'() {
    const text = page('02-报纸专栏.txt');
    const document = await open('断处.txt', text);
    await until('findings', () => found(document).length > 0);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () => (await command('vscode.executeInlayHintProvider', document.uri, whole)).map((h) => [h.position.line, h.label]);
    const cut = text.split('\n').findIndex((l) => l.endsWith('印度尼'));
    go(document.offsetAt(new vscode.Position(cut, 3)));
    await eventually(hints, [[cut, '⏎接：西亚学者苏普拉登上作…']]);
    go(document.offsetAt(new vscode.Position(cut + 1, 0)));
    await eventually(hints, []);
    await closeAll();
  },

  async 'the figures of a draft open as a new document, with the proof beside what is wrong'() {
    const draft = await open('数据.txt', '海州港办班\n\n培训班共有学员23名，男学员10名、女学员12名，投入2.5万元。\n');
    await until('findings', () => found(draft).length > 0);
    await vscode.window.showTextDocument(draft);
    await command('newsproof.showFigures');
    const sheet = await until('the sheet', () => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.isUntitled && document.languageId === 'markdown' && document;
    });
    assert.match(sheet.getText(), /本稿数据：数据\.txt/);
    assert.match(sheet.getText(), /23名.*⚠ 10名＋12名＝22名/);
    await command('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
  },

  async 'wrong characters are found once the draft has been quiet, and mended on a yes'() {
    const draft = await open('别字.txt', '这起案件正在进一步调察之中，警方已彩取强制措施，受台风影响的航班以经取消。\n');
    await until('the suspects', () => found(draft).filter((d) => d.code?.value === 'word/typo').length === 3);
    const start = draft.getText().indexOf('调察');
    const place = new vscode.Range(draft.positionAt(start), draft.positionAt(start + 2));
    const isMeant = (a) => a.title.includes('调查');
    const list = await actions(draft, place, vscode.CodeActionKind.QuickFix.value, (l) => l.some(isMeant));
    await applied(list.find(isMeant).edit);
    await until('one suspect fewer', () => found(draft).filter((d) => d.code?.value === 'word/typo').length === 2);
    await closeAll();
  },

  async 'the proof sheet opens as a new document'() {
    const draft = await open('审读单.txt', DRAFT);
    for (const [format, row] of [
      ['markdown', /^\| 3 \| 博览会⟦\(第十届\)⟧/m],
      ['html', /<tr class="warning"><td>3<\/td>/],
    ]) {
      await vscode.window.showTextDocument(draft);
      await command('newsproof.exportProofSheet', format);
      const sheet = await until('the sheet', () => {
        const { document } = vscode.window.activeTextEditor ?? {};
        return document?.isUntitled && document.languageId === format && document;
      });
      assert.match(sheet.getText(), row);
      assert.match(sheet.getText(), /审读单：审读单\.txt/);
      assert.match(sheet.getText(), /GB\/T 15834/);
      await command('workbench.action.revertAndCloseActiveEditor');
    }
    assert.equal(draft.getText(), DRAFT);
    await closeAll();
  },
};
