// The line above each article: characters, findings, error rate.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const { PROSE, command, eventually, findings, open, replace, revert, setting, until } = require('./helpers.cjs');

const DRAFT = `# 渡轮12日在港口复航\n\n新华社北京6月12日电　${PROSE}博览会(第十届)11日开幕。\n\n# 列车13日在车站停开\n\n新华社上海6月13日电　${PROSE}\n`;

const lenses = async (document) => (await command('vscode.executeCodeLensProvider', document.uri)).map((l) => [l.range.start.line, l.command?.title ?? '']);

module.exports = {
  async 'the line above each article comes with the setting and follows the text'() {
    const document = await open('字数.md', DRAFT);
    await findings(document, 1);
    await eventually(() => lenses(document), []);
    await setting('newsproof.codeLens', true);
    const [, second] = await until('two lenses', async () => {
      const list = await lenses(document);
      assert.deepEqual(
        list.map(([line]) => line),
        [0, 4],
      );
      assert.match(list[0][1], /^\d+字 · 1个问题 · 差错[\d.]+个$/);
      assert.match(list[1][1], /^\d+字 · 0个问题 · 差错0个$/);
      return list;
    });
    const count = Number(/^\d+/.exec(second[1])[0]);
    await replace(document, new vscode.Range(4, 2, 4, 2), '两列');
    await eventually(async () => /^\d+/.exec((await lenses(document))[1]?.[1])?.[0], String(count + 2), 'the new count');
    await setting('newsproof.codeLens', undefined);
    await eventually(() => lenses(document), []);
    await revert(document);
  },
};
