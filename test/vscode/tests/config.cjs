// The configuration file: findings in it, live reload on saving, help in writing it, what counts for a draft.
const assert = require('node:assert/strict');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, actions, command, findings, folder, found, open, replace, until } = require('./helpers.cjs');

const SLIP = `${PROSE}\n\n博览会(第十届)昨日开幕。\n`;
const RULE = 'punct/halfwidth-paren';
const all = (document) => new vscode.Range(0, 0, document.lineCount, 0);

module.exports = {
  async 'a configuration file: findings in it, the quick fix, and what is saved counts at once'() {
    mkdirSync(path.join(folder(), '配置'), { recursive: true });
    const draft = await open('配置/稿.txt', SLIP);
    // In a tab of its own: the next one would take its place, and with the tab go its findings.
    await vscode.window.showTextDocument(draft, { preview: false });
    await findings(draft, 1);
    const config = await open('配置/.newsproof.yaml', 'ruels:\n  punct: off\n');
    const [d] = await findings(config, 1);
    assert.equal(config.getText(d.range), 'ruels');
    const [fix] = await actions(config, d.range, vscode.CodeActionKind.QuickFix.value);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.equal(config.getText(), 'rules:\n  punct: off\n');
    await findings(config, 0);
    assert.equal(found(draft).length, 1, 'what is not saved does not count');
    await config.save();
    await findings(draft, 0);
    await replace(config, all(config), `rules:\n  ${RULE}: hint\n`);
    await config.save();
    const [hint] = await findings(draft, 1);
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
    await command('workbench.action.closeAllEditors');
  },

  async 'findings in a file that no editor has open; they go with the file'() {
    // A file that the tests opened before stays open in the background for a while.
    mkdirSync(path.join(folder(), '另一处'), { recursive: true });
    const file = path.join(folder(), '另一处/.newsproof.yaml');
    writeFileSync(file, 'profil: cns\n');
    await open('另一处/稿.txt', SLIP);
    const uri = vscode.Uri.file(file);
    const told = () => vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'newsproof');
    await until('the finding', () => told().length === 1);
    rmSync(file);
    await until('nothing', () => told().length === 0);
    await command('workbench.action.closeAllEditors');
    rmSync(path.dirname(file), { recursive: true });
  },

  async 'completion and hover while writing it'() {
    const config = await open('配置/.newsproof.yaml', 'rules:\n  \n');
    const list = await until('completion', async () => {
      const { items } = await command('vscode.executeCompletionItemProvider', config.uri, new vscode.Position(1, 2));
      return items.some((i) => i.label === RULE) && items;
    });
    assert.ok(list.some((i) => i.label === 'space'));
    await replace(config, all(config), `rules:\n  ${RULE}: hint\n`);
    const hovers = await until('a hover', async () => {
      const h = await command('vscode.executeHoverProvider', config.uri, new vscode.Position(1, 5));
      return h.length > 0 && h;
    });
    assert.match(hovers[0].contents.map((c) => c.value).join(), /punct\/halfwidth-paren/);
    await config.save();
  },

  async 'what counts for a draft: read only, with file and line, and up to date'() {
    await open('配置/稿.txt', SLIP);
    await command('newsproof.showConfig');
    const shown = vscode.window.activeTextEditor.document;
    assert.equal(shown.uri.scheme, 'newsproof-config');
    assert.equal(shown.languageId, 'yaml');
    assert.ok(shown.getText().includes('severity: hint  # 配置/.newsproof.yaml:2'), shown.getText().slice(0, 400));
    writeFileSync(path.join(folder(), '配置/.newsproof.yaml'), '\n\nprofile: cns\n');
    await until('the new state', () => shown.getText().includes('profile: cns  # 配置/.newsproof.yaml:3'));
    await command('workbench.action.closeAllEditors');
    rmSync(path.join(folder(), '配置'), { recursive: true });
  },
};
