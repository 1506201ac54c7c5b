// Files of other programs as drafts: from the explorer's menu, which hands over files, as documents that nobody has saved.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { closeAll, command, folder, found, until } = require('./helpers.cjs');

const file = (name) => vscode.Uri.file(path.join(folder(), name));
const inFront = (uri) =>
  until(
    `${uri} in front`,
    () =>
      vscode.window.activeTextEditor?.document.uri.toString() === uri.toString() &&
      vscode.window.activeTextEditor.document.getText() !== '' &&
      vscode.window.activeTextEditor.document,
    () => vscode.window.activeTextEditor?.document.uri.toString(),
  );
const unsaved = (name) => file(name).with({ scheme: 'untitled' });

/** Takes the documents away without a question. */
async function forget() {
  for (const document of vscode.workspace.textDocuments.filter((d) => d.isUntitled)) {
    await vscode.window.showTextDocument(document);
    await command('workbench.action.revertAndCloseActiveEditor');
  }
  await closeAll();
}

module.exports = {
  async 'a page that was printed in two columns is a draft in which nothing is broken'() {
    const expected = JSON.parse(readFileSync(path.join(folder(), '.printed.json'), 'utf8'));
    await command('newsproof.import', file('版面.pdf'));
    const document = await inFront(unsaved('版面.md'));
    assert.equal(document.getText(), expected);
    assert.equal(document.languageId, 'markdown');
    assert.equal(existsSync(file('版面.md').fsPath), false, 'nothing is written');
    await until('the draft is checked', async () => found(document).length > 0);
    assert.deepEqual(
      found(document).filter((d) => d.code.value.startsWith('wrap/')),
      [],
    );
    await forget();
  },

  async 'several files at once, and a name that is taken'() {
    const page = (text) => `<html><head><title>${text}</title></head><body><p>${text}。</p></body></html>`;
    writeFileSync(file('甲.html').fsPath, page('第一则短讯'));
    writeFileSync(file('乙.html').fsPath, page('第二则短讯'));
    writeFileSync(file('乙.md').fsPath, '已有的稿件\n');
    await command('newsproof.import', file('甲.html'), [file('甲.html'), file('乙.html')]);
    const second = await inFront(unsaved('乙-2.md'));
    assert.match(second.getText(), /第二则短讯。/);
    assert.match(vscode.workspace.textDocuments.find((d) => d.uri.toString() === unsaved('甲.md').toString()).getText(), /第一则短讯。/);
    assert.equal(readFileSync(file('乙.md').fsPath, 'utf8'), '已有的稿件\n');
    await forget();
  },

  async 'a file that cannot be imported opens nothing'() {
    writeFileSync(file('坏.docx').fsPath, 'PK\x03\x04');
    await command('newsproof.import', file('坏.docx'));
    assert.equal(
      vscode.workspace.textDocuments.some((d) => d.uri.toString() === unsaved('坏.md').toString()),
      false,
    );
  },
};
