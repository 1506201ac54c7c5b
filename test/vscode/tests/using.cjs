// Formatting a selection, the command that pastes, and comparing. Pasting by key and the preview need a window: see drive.mjs.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const vscode = require('vscode');
const { PROSE, becomes, closeAll, command, eventually, found, open, page, replace, revert, until } = require('./helpers.cjs');

const BROKEN =
  '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平\n\n稳，防汛物资已经全部到位。\n\n今年 3 月水库检修。';
const CLEAN = BROKEN.replace('平\n\n稳', '平稳').replace('今年 3 月', '今年3月');
const lines = (text) => text.split('\n').length;
const bare = (text) => text.replaceAll(/\s/g, '');

/** Puts a text on the clipboard, which is the browser's. */
async function copied(text) {
  await vscode.env.clipboard.writeText(text);
  await eventually(() => vscode.env.clipboard.readText(), text, 'the clipboard');
}

/** The text beside a draft, as soon as the diff editor shows it. */
function beside(draft) {
  const shown = () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff) || input.original.toString() !== draft.uri.toString()) return undefined;
    return vscode.workspace.textDocuments.find((d) => d.uri.toString() === input.modified.toString());
  };
  return until('the diff editor', shown);
}

module.exports = {
  async 'formatting a selection joins only what lies in it, as one step of undo'() {
    const text = page('02-报纸专栏.txt');
    const document = await open('选区.txt', text);
    await until('findings', () => found(document).length > 0);
    const last = 8;
    vscode.window.activeTextEditor.selection = new vscode.Selection(0, 0, last, 4);
    const tail = text.split('\n').slice(last).join('\n');
    await command('editor.action.formatSelection');
    await until('the selection joined', () => document.getText() !== text);
    const joined = document.getText();
    assert.ok(joined.endsWith(tail.slice(4)), 'what is not selected stays');
    assert.ok(lines(joined) < lines(text) - 4);
    assert.equal(bare(joined), bare(text));
    await command('undo');
    await becomes(document, text, 'one step of undo');
    await revert(document);
  },

  async 'the command pastes a clean draft; undo brings the original back'() {
    const document = await open('粘贴.txt', `${PROSE}\n\n`);
    await copied(BROKEN);
    const end = document.positionAt(document.getText().length);
    vscode.window.activeTextEditor.selection = new vscode.Selection(end, end);
    await command('newsproof.pasteClean');
    await becomes(document, `${PROSE}\n\n${CLEAN}`);
    await eventually(() => document.offsetAt(vscode.window.activeTextEditor.selection.active), document.getText().length, 'the cursor');
    await command('undo');
    await becomes(document, `${PROSE}\n\n${BROKEN}`, 'the original');
    await command('undo');
    await becomes(document, `${PROSE}\n\n`, 'the text before');
    await revert(document);
  },

  async 'pasting over a selection in a file with CRLF; code stays as it is'() {
    const text = `${PROSE}\r\n\r\n占位\r\n\r\n\`\`\`\r\n占位\r\n\`\`\`\r\n`;
    const document = await open('粘贴.md', text);
    const editor = vscode.window.activeTextEditor;
    await copied(`${BROKEN}\n`);
    editor.selection = new vscode.Selection(2, 0, 2, 2);
    await command('newsproof.pasteClean');
    const clean = text.replace('占位', `${CLEAN}\n`.replaceAll('\n', '\r\n'));
    await becomes(document, clean);
    const at = document.positionAt(clean.lastIndexOf('占位'));
    editor.selection = new vscode.Selection(at, at.translate(0, 2));
    await command('newsproof.pasteClean');
    await becomes(document, clean.replace('占位', `${BROKEN}\n`.replaceAll('\n', '\r\n')));
    await command('undo');
    await becomes(document, clean, 'one step, for nothing was cleaned');
    await revert(document);
  },

  async 'compare with the cleaned text: nothing is written, and it keeps up with the draft'() {
    const document = await open('对比.txt', `${PROSE}\n\n${BROKEN}\n`);
    await command('newsproof.compareClean');
    const cleaned = await beside(document);
    await becomes(cleaned, `${PROSE}\n\n${CLEAN}\n`);
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab.label, /^对比\.txt/);
    assert.equal(document.isDirty, false);
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), `${PROSE}\n\n${BROKEN}\n`);
    await replace(document, new vscode.Range(0, 0, 0, 0), '本月 5 日，');
    await becomes(cleaned, `本月5日，${PROSE}\n\n${CLEAN}\n`, 'the other side after an edit');
    // What is seen there can be had by the usual command, from where one looks at it.
    await command('newsproof.fixAllSafe');
    await becomes(document, cleaned.getText(), 'the draft');
    await command('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document);
    await revert(document);
  },

  async 'compare with all lines joined'() {
    const text = page('02-报纸专栏.txt');
    const document = await open('对比接排.txt', text);
    await command('newsproof.compareJoined');
    const joined = await beside(document);
    await until('the joined text', () => joined.getText() !== '' && joined.getText() !== text);
    assert.equal(bare(joined.getText()), bare(text));
    assert.ok(joined.getText().includes('为期 75 天'), 'only line ends');
    await closeAll();
    // A new draft that was never saved.
    const fresh = await vscode.workspace.openTextDocument({ language: 'markdown', content: `${PROSE}\n\n${BROKEN}\n` });
    await vscode.window.showTextDocument(fresh);
    await command('newsproof.compareClean');
    const cleaned = await beside(fresh);
    await becomes(cleaned, `${PROSE}\n\n${CLEAN}\n`);
    await eventually(() => cleaned.languageId, 'markdown');
    await command('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(fresh);
    await command('workbench.action.revertAndCloseActiveEditor');
  },
};
