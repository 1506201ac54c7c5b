// The line above each article: characters, findings, error rate.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { PROSE, command, findings, open, replace, setting, until } = require('./helpers.cjs');

const DRAFT = `# 渡轮12日在港口复航\n\n新华社北京6月12日电　${PROSE}博览会(第十届)11日开幕。\n\n# 列车13日在车站停开\n\n新华社上海6月13日电　${PROSE}\n`;

const lenses = async (document) => (await command('vscode.executeCodeLensProvider', document.uri)).map((l) => [l.range.start.line, l.command?.title ?? '']);

module.exports = {
  async 'the line above each article comes with the setting and follows the text'() {
    const document = await open('字数.md', DRAFT);
    await findings(document, 1);
    assert.deepEqual(await lenses(document), []);
    await setting('newsproof.codeLens', true);
    const [first, second] = await until('two lenses', async () => {
      const list = await lenses(document);
      return list.length === 2 && list;
    });
    assert.deepEqual([first[0], second[0]], [0, 4]);
    assert.match(first[1], /^\d+ 字 · 1 个问题 · 差错率 [\d.]+\/万$/);
    assert.match(second[1], /^\d+ 字 · 0 个问题 · 差错率 0\/万$/);
    const count = Number(/^\d+/.exec(second[1])[0]);
    await replace(document, new vscode.Range(4, 2, 4, 2), '两列');
    await until('the new count', async () => (await lenses(document))[1]?.[1].startsWith(`${count + 2} 字`));
    await setting('newsproof.codeLens', undefined);
    await until('no lens', async () => (await lenses(document)).length === 0);
    await command('workbench.action.files.revert');
  },
};
