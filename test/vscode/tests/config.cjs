// The configuration file: findings in it, live reload on saving, help in writing it, what counts for a draft.
const assert = require('node:assert/strict');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, actions, applied, becomes, closeAll, command, eventually, findings, folder, found, open, replace, save, until } = require('./helpers.cjs');

const SLIP = `${PROSE}\n\n博览会(第十届)昨日开幕。\n`;
const RULE = 'punct/halfwidth-paren';
const all = (document) => new vscode.Range(0, 0, document.lineCount, 0);

module.exports = {
  async 'a configuration file: findings in it, the quick fix, and what is saved counts at once'() {
    mkdirSync(path.join(folder(), '配置'), { recursive: true });
    // In a tab of its own: the next one would take its place, and with the tab go its findings.
    const draft = await open('配置/稿.txt', SLIP, { preview: false });
    await findings(draft, 1);
    const config = await open('配置/.newsproof.yaml', 'ruels:\n  punct: off\n');
    const [d] = await findings(config, 1);
    assert.equal(config.getText(d.range), 'ruels');
    const [fix] = await actions(config, d.range, vscode.CodeActionKind.QuickFix.value);
    await applied(fix.edit);
    await becomes(config, 'rules:\n  punct: off\n');
    await findings(config, 0);
    assert.equal(found(draft).length, 1, 'what is not saved does not count');
    await save(config);
    await findings(draft, 0);
    await replace(config, all(config), `rules:\n  ${RULE}: hint\n`);
    await save(config);
    await eventually(() => found(draft).map((d) => d.severity), [vscode.DiagnosticSeverity.Hint]);
    await closeAll();
  },

  async 'findings in a file that no editor has open; they go with the file'() {
    // A file that the tests opened before stays open in the background for a while.
    mkdirSync(path.join(folder(), '另一处'), { recursive: true });
    const file = path.join(folder(), '另一处/.newsproof.yaml');
    writeFileSync(file, 'profil: cns\n');
    await open('另一处/稿.txt', SLIP);
    const uri = vscode.Uri.file(file);
    const told = () => vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'newsproof');
    await eventually(() => told().length, 1);
    rmSync(file);
    await eventually(() => told().length, 0);
    await closeAll();
    rmSync(path.dirname(file), { recursive: true });
  },

  async 'completion and hover while writing it'() {
    const config = await open('配置/.newsproof.yaml', 'rules:\n  \n');
    const list = await until('completion', async () => {
      const { items } = await command('vscode.executeCompletionItemProvider', config.uri, new vscode.Position(1, 2));
      return items.some((i) => i.label === RULE) && items;
    });
    assert.ok(
      list.some((i) => i.label === 'space'),
      list.map((i) => i.label).join(),
    );
    await replace(config, all(config), `rules:\n  ${RULE}: hint\n`);
    await until('a hover', async () => {
      const [hover] = await command('vscode.executeHoverProvider', config.uri, new vscode.Position(1, 5));
      return hover?.contents.some((c) => c.value.includes(RULE));
    });
    await save(config);
  },

  async 'what counts for a draft: read only, with file and line, and up to date'() {
    await open('配置/稿.txt', SLIP);
    await command('newsproof.showConfig');
    const shown = await until('what counts in front', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'newsproof-config' && document;
    });
    await eventually(() => shown.languageId, 'yaml');
    const says = (line) =>
      until(
        line,
        () => shown.getText().includes(line),
        () => shown.getText(),
      );
    await says('severity: hint  # 配置/.newsproof.yaml:2');
    writeFileSync(path.join(folder(), '配置/.newsproof.yaml'), '\n\nprofile: cns\n');
    await says('profile: cns  # 配置/.newsproof.yaml:3');
    await closeAll();
    rmSync(path.join(folder(), '配置'), { recursive: true });
  },
};
