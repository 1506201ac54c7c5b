// Files of other programs as drafts: from the explorer's menu, which hands over files, as documents that nobody has saved.
const assert = require('node:assert/strict');
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { strFromU8, unzipSync } = require('fflate');
const vscode = require('vscode');
const { wordFile } = require('../word-file.cjs');
const { closeAll, command, folder, found, until } = require('./helpers.cjs');

const file = (name) => vscode.Uri.file(path.join(folder(), name));
const fresh = () => vscode.workspace.textDocuments.filter((d) => d.isUntitled);
/** The documents that nobody has saved, as soon as there are so many. */
const opened = (count) =>
  until(
    `${count} new documents`,
    () => fresh().length === count && fresh().every((d) => d.getText() !== '') && fresh(),
    () => fresh().map((d) => d.getText().slice(0, 100)),
  );

/** Takes the documents away without a question. */
async function forget() {
  for (const document of fresh()) {
    await vscode.window.showTextDocument(document);
    await command('workbench.action.revertAndCloseActiveEditor');
  }
  await closeAll();
}

module.exports = {
  async 'a page that was printed in two columns is a draft in which nothing is broken'() {
    await forget();
    const expected = JSON.parse(readFileSync(path.join(folder(), '.printed.json'), 'utf8'));
    const before = readdirSync(folder());
    await command('newsproof.import', file('版面.pdf'));
    const [document] = await opened(1);
    assert.equal(document.getText(), expected);
    assert.equal(document.languageId, 'markdown');
    assert.deepEqual(readdirSync(folder()), before, 'nothing is written');
    await until('the draft is checked', () => found(document).length > 0);
    assert.deepEqual(
      found(document).filter((d) => d.code.value.startsWith('wrap/')),
      [],
    );
    await forget();
  },

  async 'several files at once, one of which is refused'() {
    const page = (text) => `<html><head><title>${text}</title></head><body><p>${text}。</p></body></html>`;
    writeFileSync(file('甲.html').fsPath, page('第一则短讯'));
    writeFileSync(file('乙.html').fsPath, page('第二则短讯'));
    writeFileSync(file('空.docx').fsPath, '');
    await command('newsproof.import', file('甲.html'), [file('空.docx'), file('甲.html'), file('乙.html')]);
    const texts = (await opened(2)).map((d) => d.getText());
    assert.match(texts.join(), /第一则短讯。[\s\S]*第二则短讯。/);
    await forget();
  },

  async 'the changes of a draft are tracked in a copy of its Word file, and the file stays as it is'() {
    const original = wordFile('船舶等侯的时间缩短了三天。');
    writeFileSync(file('来稿.docx').fsPath, original);
    const draft = await vscode.workspace.openTextDocument({ language: 'markdown', content: '船舶等候的时间缩短了三天。\n' });
    await vscode.window.showTextDocument(draft);
    await command('newsproof.exportWord', file('来稿.docx'), file('来稿-修订.docx'));
    const body = strFromU8(unzipSync(readFileSync(file('来稿-修订.docx').fsPath))['word/document.xml']);
    assert.match(body, /<w:del [^>]*w:author="Newsproof"[^>]*>.*侯<\/w:delText>.*<w:ins [^>]*>.*候<\/w:t>/);
    assert.deepEqual(readFileSync(file('来稿.docx').fsPath), Buffer.from(original));
    await forget();
  },

  async 'a file that cannot be imported opens nothing'() {
    writeFileSync(file('坏.docx').fsPath, 'PK\x03\x04');
    await command('newsproof.import', file('坏.docx'));
    assert.deepEqual(fresh(), []);
  },
};
