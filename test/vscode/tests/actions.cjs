// Repairs of many places, and what becomes of the cursor.
const assert = require('node:assert/strict');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
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
  findings,
  folder,
  found,
  open,
  replace,
  revert,
  save,
  setting,
  until,
} = require('./helpers.cjs');

const TEXT = `博览会(第一届)昨日开幕。开馆仪式由承办方主持，参展厂家逐一介绍了产品。\n${PROSE}\n来自各地的客商(含海外)参加，嘉宾(特邀)到会。\n`;
const CLEAN = TEXT.replaceAll('(', '（').replaceAll(')', '）');

/** Puts the cursor in front of a text, or selects it. */
function put(document, text, select = false) {
  const start = document.positionAt(document.getText().indexOf(text));
  const editor = vscode.window.activeTextEditor;
  editor.selection = new vscode.Selection(start, select ? start.translate(0, text.length) : start);
  return editor;
}

/** As the editor does it: the edit, then the command. */
async function apply(action) {
  await applied(action.edit);
  await command(action.command.command, ...action.command.arguments);
}

/** What stands around the cursor. */
function around(document) {
  const { active } = vscode.window.activeTextEditor.selection;
  const at = document.offsetAt(active);
  return `${document.getText().slice(Math.max(0, at - 3), at)}|${document.getText().slice(at, at + 3)}`;
}

module.exports = {
  async 'a fix leaves the cursor where it was: in front of it, in it, behind it, with a selection'() {
    for (const [at, select, wanted] of [
      ['昨日开幕', false, '一届）|昨日开'],
      ['一届)', false, '会（第|一届）'],
      ['(第一届', false, '博览会|（第一'],
      [')昨日', false, '第一届|）昨日'],
      ['博览会', false, '|博览会'],
    ]) {
      const document = await open('光标.txt', TEXT);
      const [d] = await findings(document, 3);
      put(document, at, select);
      const fix = (await actions(document, d.range, vscode.CodeActionKind.QuickFix.value))[0];
      await apply(fix);
      await eventually(() => around(document), wanted, `the cursor at ${at}`);
      await command('undo');
      await becomes(document, TEXT);
    }
    const document = vscode.window.activeTextEditor.document;
    const editor = put(document, '昨日开幕', true);
    const [d] = await findings(document, 3);
    const fix = (await actions(document, d.range, vscode.CodeActionKind.QuickFix.value))[0];
    await apply(fix);
    await eventually(() => document.getText(editor.selection), '昨日开幕', 'the selection');
    await revert(document);
  },

  async 'the preferred fix at the cursor, by its key'() {
    const document = await open('光标二.txt', TEXT);
    await findings(document, 3);
    put(document, '一届)');
    await until('the fix', async () => {
      await command('editor.action.autoFix');
      return document.getText() !== TEXT;
    });
    await becomes(document, TEXT.replace('(第一届)', '（第一届）'));
    await eventually(() => around(document), '会（第|一届）', 'the cursor');
    await revert(document);
  },

  async 'all of a rule, all that is safe, fixing on saving: the cursor and the selection stay at their text'() {
    const document = await open('光标三.txt', TEXT);
    const [d] = await findings(document, 3);
    const editor = put(document, '参加，嘉宾');
    const all = (await actions(document, d.range, vscode.CodeActionKind.QuickFix.value, (l) => l.some((a) => a.title.includes('3处')))).find((a) =>
      a.title.includes('3处'),
    );
    await apply(all);
    await becomes(document, CLEAN);
    await eventually(() => around(document), '海外）|参加，', 'the cursor');
    await command('undo');
    await becomes(document, TEXT);
    put(document, '客商', true);
    await command('newsproof.fixAllSafe');
    await becomes(document, CLEAN);
    await eventually(() => document.getText(editor.selection), '客商', 'the selection');
    await command('undo');
    await becomes(document, TEXT);
    await setting('editor.codeActionsOnSave', { 'source.fixAll.newsproof': 'explicit' });
    await replace(document, new vscode.Range(1, 0, 1, 3), '访问团');
    put(document, '客商', true);
    await save(document);
    await setting('editor.codeActionsOnSave', undefined);
    await becomes(document, CLEAN.replace('\n代表团', '\n访问团'));
    await eventually(() => document.getText(editor.selection), '客商', 'the selection');
  },

  async 'fixing the selection: what is outside stays, one step of undo'() {
    const document = await open('选中.txt', TEXT);
    await findings(document, 3);
    const editor = put(document, '来自各地的客商(含海外)参加', true);
    await command('newsproof.fixSelection');
    await becomes(document, TEXT.replace('(含海外)', '（含海外）'));
    await eventually(() => document.getText(editor.selection), '来自各地的客商（含海外）参加', 'the selection');
    await command('undo');
    await becomes(document, TEXT);
    editor.selections = ['博览会(第一届)', '嘉宾(特邀)'].map((text) => {
      const start = document.positionAt(TEXT.indexOf(text));
      return new vscode.Selection(start, start.translate(0, text.length));
    });
    await command('newsproof.fixSelection');
    await becomes(document, CLEAN.replace('（含海外）', '(含海外)'));
    await revert(document);
  },

  async 'the selection is offered in the menu'() {
    const document = await open('选中.txt', TEXT);
    await findings(document, 3);
    const list = await actions(document, new vscode.Range(2, 0, 3, 0), vscode.CodeActionKind.QuickFix.value, (l) => l.some((a) => /选中/.test(a.title)));
    const action = list.find((a) => /选中/.test(a.title));
    assert.match(action.title, /2处/);
    await apply(action);
    await becomes(document, TEXT.replace('(含海外)', '（含海外）').replace('(特邀)', '（特邀）'));
    await revert(document);
  },

  async 'the workspace: drafts on disk are saved, what was not saved stays unsaved, excluded files are left alone'() {
    await closeAll();
    mkdirSync(path.join(folder(), '成批'), { recursive: true });
    const file = (name) => path.join(folder(), '成批', name);
    const onDisk = (name) => readFileSync(file(name), 'utf8');
    writeFileSync(file('磁盘.txt'), TEXT.replaceAll('\n', '\r\n'));
    writeFileSync(file('README.md'), TEXT);
    writeFileSync(file('gbk.txt'), Buffer.from([0xd0, 0xc2, 0xbb, 0xaa, 0xc9, 0xe7]));
    const document = await open('成批/打开.txt', TEXT);
    await replace(document, new vscode.Range(0, 0, 0, 0), '(新)');
    // A warning names the file that cannot be read, and waits.
    void command('newsproof.fixWorkspace', 'apply');
    await becomes(document, `（新）${CLEAN}`);
    await eventually(() => onDisk('磁盘.txt'), CLEAN.replaceAll('\n', '\r\n'), 'the file on the disk');
    assert.equal(onDisk('打开.txt'), TEXT);
    assert.equal(document.isDirty, true);
    assert.equal(onDisk('README.md'), TEXT);
    await command('notifications.clearAll');
    await revert(document);
  },

  async 'the preview of the workspace: nothing happens without a yes'() {
    const document = await open('成批/打开.txt', TEXT);
    await findings(document, 3);
    let ended = false;
    const running = command('newsproof.fixWorkspace', 'preview').then(() => {
      ended = true;
    });
    await until('the preview, and its end', async () => {
      await command('refactorPreview.discard').then(undefined, () => undefined);
      return ended;
    });
    await running;
    assert.equal(document.getText(), TEXT);
    await eventually(() => found(document).length, 3);
    await command('notifications.clearAll');
    await closeAll();
  },
};
