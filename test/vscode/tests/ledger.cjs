// The ledger, the outline, folding and colours of names, as an editor gets them. What the tree looks like: see drive-ledger.mjs.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { closeAll, command, eventually, findings, open, replace, revert, until } = require('./helpers.cjs');

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
  if (!(count > 0)) return [];
  return (await vscode.env.clipboard.readText()).split('\n');
}
const names = async () => (await table()).slice(1, -1).map((line) => line.split('\t').slice(1, 4).join(' '));

/** The table, as soon as some names are in it: the view follows the cursor, and the browser may hand out what was on the clipboard before. */
async function listed(...wanted) {
  let last;
  await until(
    `${wanted} in the ledger`,
    async () => {
      last = await names();
      return wanted.every((w) => last.includes(w));
    },
    () => last,
  );
}

/** Goes to a place as a click in the view does, until that is selected and on a line. */
const goTo = (target, text, line) =>
  eventually(async () => {
    const { activeTextEditor: editor } = vscode.window;
    const went = await command('newsproof.goToLedgerPlace', target);
    return [went, editor.document.getText(editor.selection), editor.selection.start.line];
  }, [true, text, line]);

module.exports = {
  async 'the ledger of the article in which the cursor stands, as a table'() {
    const document = await open('名录.md', FIRST + SECOND);
    await findings(document, 2);
    cursorAt(document, '会晤将在');
    await listed('特朗普 唐纳德·特朗普 1', '特朗普 特朗普 1', '特朗普 川普 1', '金正恩 金正恩 1');
    cursorAt(document, '物资');
    await listed('林致远 林致远 2');
    cursorAt(document, '会晤将在');
    await until('the table as Markdown', async () => {
      const markdown = await table('copyLedgerMarkdown');
      assert.match(markdown[1], /^\| --- \|/);
      const row = '| 川普 | 1 | 5 | 唐纳德·特朗普 | 美国总统 |';
      assert.ok(
        markdown.some((l) => l.includes(row)),
        markdown.join('\n'),
      );
      return true;
    });
  },

  async 'a click selects the place, also after the text has changed'() {
    const { document } = vscode.window.activeTextEditor;
    await command('newsproof.ledger.focus');
    await goTo(way('特朗普', '川普'), '川普', 4);
    await replace(document, new vscode.Range(2, 0, 2, 0), '（一稿）\n\n');
    await goTo(way('特朗普', '川普'), '川普', 6);
    await goTo(way('特朗普', '美国总统', 0, 'titles'), '美国总统', 4);
    // What is gone is nowhere to go to.
    const at = document.positionAt(document.getText().indexOf('川普'));
    await replace(document, new vscode.Range(at, at.translate(0, 2)), '特朗普');
    await eventually(() => command('newsproof.goToLedgerPlace', way('特朗普', '川普')), false);
    await revert(document);
  },

  async 'the outline: datelines and credits beside Markdown headings, articles of plain text'() {
    const { document } = vscode.window.activeTextEditor;
    const outline = async (d) => (await command('vscode.executeDocumentSymbolProvider', d.uri)) ?? [];
    await eventually(async () => (await outline(document)).map((s) => s.name), ['新华社河内2019年2月20日电', '本报讯']);
    const text = await open('提纲.txt', FIRST.replace('# ', ''));
    await eventually(
      async () => (await outline(text)).map((s) => [s.name, s.children.map((c) => c.name)]),
      [['两国首脑在河内会晤', ['新华社河内2019年2月20日电']]],
    );
  },

  async 'folding and colours'() {
    const document = await open('折叠.md', FIRST + SECOND);
    await until('the first article folds', async () => {
      const folds = await command('vscode.executeFoldingRangeProvider', document.uri);
      assert.ok(
        folds?.some((f) => f.start === 0 && f.end === 4),
        JSON.stringify(folds),
      );
      return true;
    });
    await eventually(
      async () => (await command('vscode.provideDocumentSemanticTokensLegend', document.uri))?.tokenTypes,
      ['dateline', 'person', 'office', 'organisation'],
    );
    await until('tokens', async () => (await command('vscode.provideDocumentSemanticTokens', document.uri))?.data.length > 5 * 5);
    await closeAll();
  },

  async 'one click writes a misspelt name as it should be, and one step takes it back'() {
    const slip = '# 新馆开放\n\n馆长郭振纲说，新馆下月开放。郭振纲介绍，藏书已经上架。读者遇到郭振刚时，他正在登记。\n';
    const document = await open('改正.md', slip);
    await findings(document, 1);
    await command('newsproof.ledger.focus');
    await listed('郭振纲 郭振纲 2', '郭振纲 郭振刚 1');
    assert.equal(await command('newsproof.repairInLedger', { way: way('郭振纲', '郭振刚') }), 1);
    assert.equal(document.getText(), slip.replace('郭振刚', '郭振纲'));
    await findings(document, 0);
    await listed('郭振纲 郭振纲 3');
    await vscode.window.showTextDocument(document);
    await command('undo');
    await until('the text as it was', () => document.getText() === slip);
    await revert(document);
  },
};
