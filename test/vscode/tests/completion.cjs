// Names by their first characters and by initials, with titles and datelines, as the window offers them.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { PROSE, becomes, command, open, replace, revert, until } = require('./helpers.cjs');

const DATED = `---\ndate: 2018-06-12\n---\n\n${PROSE}会后，`;
const label = (item) => (typeof item.label === 'string' ? item.label : item.label.label);

/** What the server offers at the end of a draft: other providers know none of it. */
async function offered(document, wanted) {
  const end = document.positionAt(document.getText().length);
  return until(`${wanted} offered`, async () => {
    const { items } = await command('vscode.executeCompletionItemProvider', document.uri, end, undefined, 20);
    return items.some((i) => label(i) === wanted) && items;
  });
}

/**
 * Types at the end of the draft that is shown: only the last key by the keyboard, for the window asks for nothing anew while it
 * waits for an answer, and keys that come faster than anybody types would be lost on it.
 */
async function type(document, text) {
  const end = () => document.positionAt(document.getText().length);
  await replace(document, new vscode.Range(end(), end()), text.slice(0, -1));
  vscode.window.activeTextEditor.selection = new vscode.Selection(end(), end());
  await command('type', { text: text.slice(-1) });
}

/** Takes what the list has selected, as soon as there is a list. */
async function take(document, before) {
  await until('something taken from the list', async () => {
    await command('acceptSelectedSuggestion');
    return document.getText() !== before;
  });
}

module.exports = {
  async 'completion by initials: the name, its title on the day of the story, its office when looked at'() {
    const document = await open('补全.md', `${DATED}tlp`);
    const items = await offered(document, '特朗普');
    const labels = items.map(label);
    assert.deepEqual(labels.slice(0, 2), ['特朗普', '美国总统特朗普']);
    const [name, title] = items;
    assert.equal(name.detail, 'Donald Trump · 美国');
    assert.equal(name.filterText, 'tlp');
    assert.match(name.documentation.value, /2017-01-20 至 2021-01-20（本文日期在任）/);
    const range = title.range.inserting ?? title.range;
    assert.equal(document.getText(range), 'tlp');
    await replace(document, range, title.insertText ?? label(title));
    await becomes(document, `${DATED}美国总统特朗普`);
    await revert(document);
  },

  async 'typing the initials opens the list in a draft, and taking the name is one step of undo'() {
    for (const name of ['补全.draft', '补全.txt']) {
      const document = await open(name, `${PROSE}会后，`);
      await type(document, 'tlp');
      await take(document, `${PROSE}会后，tlp`);
      await becomes(document, `${PROSE}会后，特朗普`);
      await command('undo');
      await becomes(document, `${PROSE}会后，tlp`, 'the letters');
      await revert(document);
    }
  },

  async 'in Markdown the list opens when it is asked for'() {
    const document = await open('补全二.md', `${PROSE}会后，`);
    await type(document, '特朗');
    await command('editor.action.triggerSuggest');
    await take(document, `${PROSE}会后，特朗`);
    await becomes(document, `${PROSE}会后，特朗普`);
    await revert(document);
  },

  async 'the dateline of today is a snippet'() {
    const document = await open('电头.draft', '全市水库运行平稳\n\n');
    await type(document, 'dt');
    const today = new Date();
    await take(document, '全市水库运行平稳\n\ndt');
    const written = `新华社北京${today.getMonth() + 1}月${today.getDate()}日电（记者 姓名）`;
    await becomes(document, `全市水库运行平稳\n\n${written}`);
    await revert(document);
  },
};
