// What assistants of the editor may ask, by its interface for tools of language models.
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { command, eventually, folder, open, replace, revert, until } = require('./helpers.cjs');

const PAREN = '渡轮昨天复航(首班七点)，国务卿蓬佩欧出席。\n';

/** What a tool answers. */
async function ask(name, input) {
  const { content } = await vscode.lm.invokeTool(`newsproof_${name}`, { input, toolInvocationToken: undefined });
  return content.map((part) => part.value).join('');
}

const rules = async (input) => JSON.parse(await ask('check', input)).findings.map((f) => f.rule);
const BOTH = ['punct/halfwidth-paren', 'names/variant'];

module.exports = {
  async 'the tools of assistants are those of the manifest, and answer'() {
    const extension = vscode.extensions.getExtension('newsproof.newsproof');
    const declared = extension.packageJSON.contributes.languageModelTools.map((t) => t.name);
    await eventually(
      () =>
        vscode.lm.tools
          .map((t) => t.name)
          .filter((name) => name.startsWith('newsproof_'))
          .sort(),
      [...declared].sort(),
    );
    assert.deepEqual(await rules({ text: PAREN }), BOTH);
    const fixed = JSON.parse(await ask('fix_safe', { text: PAREN }));
    assert.equal(fixed.text, PAREN.replace('(', '（').replace(')', '）'));
    assert.match(await ask('explain_rule', { rule: 'num/scale-mix' }), /## 为什么/);
    assert.equal(JSON.parse(await ask('lexicon_look_up', { name: '蓬佩欧' })).entries[0].name, '蓬佩奥');
  },

  async 'a draft is checked as it stands in the editor, under the configuration of its folder'() {
    const document = await open('助手.md', PAREN);
    assert.deepEqual(await rules({ path: '助手.md' }), BOTH);
    assert.deepEqual(await rules({ path: document.uri.fsPath }), BOTH);
    await replace(document, new vscode.Range(0, 6, 0, 12), '');
    assert.deepEqual(await rules({ path: '助手.md' }), ['names/variant']);
    await revert(document);
    const config = path.join(folder(), '.newsproof.yaml');
    writeFileSync(config, 'rules: { names: off }\n');
    await eventually(() => rules({ path: '助手.md' }), ['punct/halfwidth-paren'], 'the configuration counts');
    await vscode.workspace.fs.delete(vscode.Uri.file(config));
    await eventually(() => rules({ path: '助手.md' }), BOTH, 'the configuration counts no longer');
  },

  async 'a question that cannot be answered says why'() {
    const refused = (name, input, why) => assert.rejects(ask(name, input), (error) => why.test(String(error)));
    await refused('check', {}, /“text”和“path”/);
    await refused('check', { path: '/etc/hosts' }, /不在打开的文件夹里/);
    await refused('check', { path: '../nowhere.md' }, /不在打开的文件夹里/);
    await refused('explain_rule', { rule: 'num/nothing' }, /没有“num\/nothing”这条规则/);
    await command('newsproof.pause');
    await until('checking is paused', () => refused('check', { text: PAREN }, /已暂停/).then(() => true));
    await command('newsproof.resume');
    await eventually(() => rules({ text: PAREN }), BOTH, 'checking goes on');
  },
};
