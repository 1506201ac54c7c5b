// The ledger, the outline, folding and colours of names, as an editor gets them. What the tree looks like: see drive-ledger.mjs.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { command, findings, happens, open, replace, until } = require('./helpers.cjs');

const FIRST = `# 两国首脑在河内会晤

新华社河内2019年2月20日电　美国总统唐纳德·特朗普20日说，会晤将在河内举行。

特朗普说，他期待与朝鲜国务委员会委员长金正恩见面。川普的日程没有公布。
`;
const SECOND = `
# 水务局检查堤防

本报讯　市水务局局长林致远说，堤防已经加固。林致远表示，物资已经到位。
`;
const way = (name, text, index = 0, as = 'spellings') => ({ kind: 'person', name, as, text, index });
const cursorAt = (document, needle) => {
  const at = document.positionAt(document.getText().indexOf(needle));
  vscode.window.activeTextEditor.selection = new vscode.Selection(at, at);
};

/** Lines of the table that the command puts on the clipboard. */
async function table(what = 'copyLedgerTsv') {
  const count = await command(`newsproof.${what}`);
  assert.ok(count > 0, `${count} names`);
  // The browser may hand out what was on the clipboard before.
  const text = await until('the table on the clipboard', async () => ((t) => t.includes('\n') && t)(await vscode.env.clipboard.readText()));
  return text.split('\n');
}
const names = async () => (await table()).slice(1, -1).map((line) => line.split('\t').slice(1, 4).join(' '));

/** Goes to a place as a click in the view does, and gives what is selected then. */
async function goTo(target) {
  const { activeTextEditor: editor } = vscode.window;
  assert.equal(await command('newsproof.goToLedgerPlace', target), true, JSON.stringify(target));
  return editor.document.getText(editor.selection);
}

module.exports = {
  async 'the ledger of the article in which the cursor stands, as a table'() {
    const document = await open('名录.md', FIRST + SECOND);
    await findings(document, 2);
    cursorAt(document, '会晤将在');
    const first = await names();
    for (const wanted of ['特朗普 唐纳德·特朗普 1', '特朗普 特朗普 1', '特朗普 川普 1', '金正恩 金正恩 1'])
      assert.ok(first.includes(wanted), JSON.stringify([wanted, first]));
    cursorAt(document, '物资');
    assert.ok((await names()).includes('林致远 林致远 2'));
    cursorAt(document, '会晤将在');
    const markdown = await table('copyLedgerMarkdown');
    assert.match(markdown[1], /^\| --- \|/);
    assert.ok(
      markdown.some((l) => l.includes('| 川普 | 1 | 5 | 唐纳德·特朗普 | 美国总统 |')),
      markdown.join('\n'),
    );
  },

  async 'a click selects the place, also after the text has changed'() {
    const { document } = vscode.window.activeTextEditor;
    await command('newsproof.ledger.focus');
    await until('the view', () => command('newsproof.goToLedgerPlace', way('特朗普', '川普')));
    assert.equal(await goTo(way('特朗普', '川普')), '川普');
    assert.equal(vscode.window.activeTextEditor.selection.start.line, 4);
    await replace(document, new vscode.Range(2, 0, 2, 0), '（一稿）\n\n');
    assert.equal(await goTo(way('特朗普', '川普')), '川普');
    assert.equal(vscode.window.activeTextEditor.selection.start.line, 6);
    assert.equal(await goTo(way('特朗普', '美国总统', 0, 'titles')), '美国总统');
    // What is gone is nowhere to go to.
    const at = document.positionAt(document.getText().indexOf('川普'));
    await replace(document, new vscode.Range(at, at.translate(0, 2)), '特朗普');
    assert.equal(await command('newsproof.goToLedgerPlace', way('特朗普', '川普')), false);
    await command('workbench.action.files.revert');
  },

  async 'the outline: datelines and credits beside Markdown headings, articles of plain text'() {
    const { document } = vscode.window.activeTextEditor;
    const outline = (d) => until('the outline', async () => ((list) => list?.length > 0 && list)(await command('vscode.executeDocumentSymbolProvider', d.uri)));
    assert.deepEqual(
      (await outline(document)).map((s) => s.name),
      ['新华社河内2019年2月20日电', '本报讯'],
    );
    const text = await open('提纲.txt', FIRST.replace('# ', ''));
    assert.deepEqual(
      (await outline(text)).map((s) => [s.name, s.children.map((c) => c.name)]),
      [['两国首脑在河内会晤', ['新华社河内2019年2月20日电']]],
    );
  },

  async 'folding and colours'() {
    const document = await open('折叠.md', FIRST + SECOND);
    const folds = await until('folds', async () => ((list) => list?.length > 1 && list)(await command('vscode.executeFoldingRangeProvider', document.uri)));
    assert.ok(
      folds.some((f) => f.start === 0 && f.end === 4),
      JSON.stringify(folds),
    );
    const legend = await command('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const tokens = await command('vscode.provideDocumentSemanticTokens', document.uri);
    assert.deepEqual(legend.tokenTypes, ['dateline', 'person', 'office', 'organisation']);
    assert.ok(tokens.data.length > 5 * 5, String(tokens.data.length));
    await command('workbench.action.closeAllEditors');
    await happens('no editor', vscode.window.onDidChangeActiveTextEditor, () => vscode.window.activeTextEditor === undefined);
  },
};
