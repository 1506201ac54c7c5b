// The page of a rule, opened from a finding as a click on its id opens it.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { PROSE, actions, command, findings, open, until } = require('./helpers.cjs');

module.exports = {
  async 'the id of a finding leads to the page of its rule'() {
    const document = await open('规则.md', `# 博览会(第十届)开幕\n\n${PROSE}\n`);
    const [d] = await findings(document, 1);
    assert.equal(d.code.value, 'punct/halfwidth-paren');
    assert.equal(d.code.target.scheme, 'newsproof-rule');
    const page = await vscode.workspace.openTextDocument(d.code.target);
    assert.match(page.getText(), /^# .+\n\n`punct\/halfwidth-paren`/);
    const opensPage = (a) => a.command?.command === 'newsproof.openRulePage';
    const list = await actions(document, d.range, vscode.CodeActionKind.QuickFix.value, (l) => l.some(opensPage));
    const { command: opens } = list.find(opensPage);
    await command(opens.command, ...opens.arguments);
    const input = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    await until('the page', () => input()?.uri?.toString() === d.code.target.toString());
    // This VS Code comes without the preview of Markdown, so that the page is shown as text.
    assert.equal(vscode.extensions.getExtension('vscode.markdown-language-features'), undefined);
    assert.ok(input() instanceof vscode.TabInputText);
    await command('workbench.action.closeActiveEditor');
  },
};
