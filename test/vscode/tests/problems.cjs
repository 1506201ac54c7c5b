// The tree of problems by rule and the sample of the walkthrough. What they look like: see drive-views.mjs.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { PROSE, becomes, command, findings, found, happens, open, until } = require('./helpers.cjs');

const TEXT = `博览会(第十届)昨日开幕，共有 30 家企业参展，代表团(含家属)今年 3 月已到。`;
const paren = (text) => text.replaceAll('(', '（').replaceAll(')', '）');

module.exports = {
  async 'fixing all of one rule in the files of a node: one step of undo in each'() {
    const first = await open('规则一.txt', `${PROSE}\n\n${TEXT}\n`);
    await findings(first, 6);
    const second = await open('规则二.txt', `${TEXT}\n\n${PROSE}\n`);
    await findings(second, 6);
    const text = [first.getText(), second.getText()];
    await command('newsproof.fixRule', { fix: { rule: 'punct/halfwidth-paren', uris: [first.uri, second.uri] } });
    assert.deepEqual([first.getText(), second.getText()], text.map(paren));
    await findings(second, 4);
    await command('undo');
    await becomes(second, text[1], 'one step of undo');
    await command('workbench.action.files.revert');
    await vscode.window.showTextDocument(first);
    await command('workbench.action.files.revert');
  },

  async 'a click goes to the place, in the editor that shows the file'() {
    const document = await open('规则三.txt', `${PROSE}\n\n${TEXT}\n`);
    const [finding] = await findings(document, 6);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(), { viewColumn: vscode.ViewColumn.Beside });
    await command('newsproof.goToFinding', document.uri, finding.range);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor.document, document);
    assert.equal(editor.viewColumn, vscode.ViewColumn.One);
    assert.equal(document.getText(editor.selection), document.getText(finding.range));
    await command('workbench.action.closeAllEditors');
  },

  async 'the sample: a new draft, opened once; its safe fixes in one go'() {
    await command('newsproof.openSample');
    const { document } = vscode.window.activeTextEditor;
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'markdown');
    await until('findings', () => found(document).length > 5);
    await command('newsproof.openSample');
    assert.equal(vscode.window.activeTextEditor.document, document);
    const before = document.getText();
    await command('newsproof.openSample', 'fixSafe');
    await happens('the safe fixes', vscode.workspace.onDidChangeTextDocument, () => document.getText() !== before);
    assert.ok(!document.getText().includes('('));
    await command('newsproof.openSample', 'quickFix');
    assert.ok(
      found(document).some((d) => d.range.start.isEqual(vscode.window.activeTextEditor.selection.active)),
      'the cursor stands at a finding',
    );
    await command('workbench.action.revertAndCloseActiveEditor');
  },
};
