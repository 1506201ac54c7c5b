// The tree of problems by rule and the sample of the walkthrough. What they look like: see drive-views.mjs.
const assert = require('node:assert/strict');
const { copyFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { PROSE, becomes, closeAll, command, eventually, findings, found, open, revert, setting, until } = require('./helpers.cjs');

const TEXT = `博览会(第十届)昨日开幕，共有 30 家企业参展，代表团(含家属)今年 3 月已到。`;
const paren = (text) => text.replaceAll('(', '（').replaceAll(')', '）');

/** A server in front of the shipped one: questions for code actions come to it late. */
const LATE = `
const on = process.on.bind(process);
process.on = (event, listener) =>
  on(event, event !== 'message' ? listener : (message, ...rest) =>
    message?.method === 'textDocument/codeAction' ? void setTimeout(listener, Number(process.env.DELAY), message, ...rest) : listener(message, ...rest));
require('./server-kept.js');
`;

/** The sample in front. */
async function sample() {
  await command('newsproof.openSample');
  return until('the sample', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.isUntitled && document;
  });
}

/** Closes the list that a command waits for, as soon as there is one. */
async function closedByUser(running) {
  let ended = false;
  const end = running.then(() => {
    ended = true;
  });
  await until('the list, and its end', async () => {
    await command('workbench.action.closeQuickOpen');
    return ended;
  });
  await end;
}

module.exports = {
  async 'fixing all of one rule in the files of a node: one step of undo in each'() {
    const first = await open('规则一.txt', `${PROSE}\n\n${TEXT}\n`);
    await findings(first, 6);
    const second = await open('规则二.txt', `${TEXT}\n\n${PROSE}\n`);
    await findings(second, 6);
    const text = [first.getText(), second.getText()];
    await command('newsproof.fixRule', { fix: { rule: 'punct/halfwidth-paren', uris: [first.uri, second.uri] } });
    await eventually(() => [first.getText(), second.getText()], text.map(paren));
    await findings(second, 4);
    await command('undo');
    await becomes(second, text[1], 'one step of undo');
    await revert(second);
    await vscode.window.showTextDocument(first);
    await revert(first);
  },

  async 'a printed column is one problem: its line ends are hints, which no list of problems has'() {
    const lines = [
      '省防汛办负责人在会上说，今年汛期来得早',
      '去得晚，各地水库提前腾出了库容，沿江的',
      '涵闸也都逐一检修过，巡堤的人员分成三班',
      '昼夜不停地看守着堤防，入夜以后每隔半个',
      '钟头报一次水位，遇到大雨就改为一刻钟报',
      '一次，会后十二个县市的队伍连夜赶到了各',
      '自的地段，把编织袋和块石运上了大堤。',
    ];
    const document = await open('整栏.txt', `${lines.join('\n\n')}\n`);
    const count = (severity) => found(document).filter((d) => (d.severity === vscode.DiagnosticSeverity.Hint) === (severity === 'hint')).length;
    await until('the column', () => found(document).some((d) => d.code.value === 'wrap/column-block'));
    await eventually(() => [count('problem'), count('hint') >= 4], [1, true], 'one problem, the rest hints');
    await setting('newsproof.rules', { 'wrap/column-block': 'off' });
    await until('the line ends as they are by themselves', () => count('problem') >= 4);
    await setting('newsproof.rules', undefined);
    await eventually(() => count('problem'), 1);
    await revert(document);
  },

  async 'a click goes to the place, in the editor that shows the file'() {
    const document = await open('规则三.txt', `${PROSE}\n\n${TEXT}\n`);
    const [finding] = await findings(document, 6);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(), { viewColumn: vscode.ViewColumn.Beside });
    await command('newsproof.goToFinding', document.uri, finding.range);
    await eventually(() => {
      const { document: shown, viewColumn, selection } = vscode.window.activeTextEditor;
      return [shown === document, viewColumn, document.getText(selection)];
    }, [true, vscode.ViewColumn.One, document.getText(finding.range)]);
    await closeAll();
  },

  async 'the sample: a new draft, opened once; its safe fixes in one go'() {
    const document = await sample();
    assert.equal(document.languageId, 'markdown');
    await until('findings', () => found(document).length > 5);
    assert.equal(await sample(), document);
    await command('newsproof.openSample', 'fixSafe');
    await until(
      'the safe fixes',
      () => !document.getText().includes('('),
      () => document.getText(),
    );
    await command('workbench.action.revertAndCloseActiveEditor');
  },

  async 'what can be done about the next finding is offered in a list, however late the server answers'() {
    const shipped = path.join(vscode.extensions.getExtension('newsproof.newsproof').extensionPath, 'server/out/server.js');
    const kept = path.join(path.dirname(shipped), 'server-kept.js');
    copyFileSync(shipped, kept);
    const document = await sample();
    try {
      for (const delay of [0, 1500]) {
        writeFileSync(shipped, `process.env.DELAY = ${delay};\n${LATE}`);
        await command('newsproof.restartServer');
        const before = document.getText();
        // Nothing chosen, nothing done.
        let running = command('newsproof.openSample', 'quickFix');
        await closedByUser(running);
        assert.equal(document.getText(), before);
        // The first entry is the repair.
        running = command('newsproof.openSample', 'quickFix');
        await until('something repaired', async () => {
          await command('workbench.action.acceptSelectedQuickOpenItem');
          return document.getText() !== before;
        });
        await running;
      }
    } finally {
      copyFileSync(kept, shipped);
      await command('newsproof.restartServer');
    }
    await command('workbench.action.revertAndCloseActiveEditor');
    await until('no sample', () => vscode.window.activeTextEditor?.document !== document);
  },
};
