// The names of a draft: renaming, references, highlights, and the lexicon's entry. What is to be confirmed needs a window: see drive.mjs.
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, applied, becomes, closeAll, command, eventually, findings, folder, open, setting, until } = require('./helpers.cjs');

const DRAFT = `# 特朗普发表讲话\r\n\r\n新华社华盛顿6月12日电 美国总统唐纳德·川普12日在白宫发表讲话。川普说，会谈取得进展。四川普降大雨。\r\n\r\n${PROSE}\r\n`;
const HOUSE = '# 本社词库\npeople:\n  - name: 特朗普\n    full: 唐纳德·特朗普\n    variants: [川普]\n';

const at = (document, needle) => document.positionAt(document.getText().indexOf(needle) + 1);
const texts = (document, list) => list.map((x) => document.getText(x.range));

module.exports = {
  async 'renaming any spelling of a name renames all'() {
    const document = await open('改名.md', DRAFT);
    await findings(document, 2);
    const asked = await command('vscode.prepareRename', document.uri, at(document, '川普'));
    assert.equal(asked.placeholder, '川普');
    assert.equal(document.getText(asked.range), '川普');
    // The command tells the edits without what is to be confirmed about them.
    const edit = await command('vscode.executeDocumentRenameProvider', document.uri, at(document, '川普'), '特朗普');
    await applied(edit);
    await becomes(document, DRAFT.replaceAll(/(?<!四)川普/g, '特朗普'));
    await command('undo');
    await becomes(document, DRAFT);
    await assert.rejects(command('vscode.executeDocumentRenameProvider', document.uri, at(document, '川普'), ' '), /新的写法不能为空/);
    await assert.rejects(command('vscode.prepareRename', document.uri, at(document, '会谈')), /这里没有新闻校样认得的名称/);
  },

  async 'references and highlights are all spellings'() {
    const { document } = vscode.window.activeTextEditor;
    const wanted = ['特朗普', '川普', '川普'];
    for (const asks of ['vscode.executeReferenceProvider', 'vscode.executeDocumentHighlights'])
      await eventually(async () => texts(document, (await command(asks, document.uri, at(document, '川普'))) ?? []), wanted, asks);
  },

  async 'the definition of a name that ships is its entry, read only'() {
    const { document } = vscode.window.activeTextEditor;
    const link = await until('the entry', async () => {
      const [first] = await command('vscode.executeDefinitionProvider', document.uri, at(document, '川普'));
      return first?.targetUri.scheme === 'newsproof-lexicon' && first;
    });
    assert.equal(document.getText(link.originSelectionRange), '川普');
    const entry = await vscode.workspace.openTextDocument(link.targetUri);
    assert.match(entry.getText(), /^# 随新闻校样附带的词条.*\npeople:\n {2}- name: 特朗普\n/);
    vscode.window.activeTextEditor.selection = new vscode.Selection(at(document, '川普'), at(document, '川普'));
    await command('editor.action.revealDefinition');
    await until('the entry in front', () => vscode.window.activeTextEditor?.document.uri.toString() === entry.uri.toString());
    await command('workbench.action.closeActiveEditor');
    await vscode.window.showTextDocument(document);
    await until('the draft in front', () => vscode.window.activeTextEditor?.document === document);
  },

  async 'the definition of a name of the house is its place in the file'() {
    const { document } = vscode.window.activeTextEditor;
    const file = path.join(folder(), 'desk.yaml');
    writeFileSync(file, HOUSE);
    await setting('newsproof.lexicons', ['desk.yaml']);
    const links = await until('the place in the file', async () => {
      const list = await command('vscode.executeDefinitionProvider', document.uri, at(document, '川普'));
      return list[0]?.targetUri.scheme !== 'newsproof-lexicon' && list.length > 0 && list;
    });
    assert.equal(links[0].targetUri.fsPath, file);
    assert.deepEqual(links[0].targetSelectionRange.start, new vscode.Position(2, 10));
    await eventually(
      async () => {
        const places = await command('vscode.executeReferenceProvider', document.uri, at(document, '川普'));
        return places.filter((p) => p.uri.fsPath === file).length;
      },
      1,
      'places in the file',
    );
    await setting('newsproof.lexicons', undefined);
    await closeAll();
  },
};
