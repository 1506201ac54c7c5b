// Ignoring findings in a real VS Code.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const { PROSE, becomes, command, folder, found, open, until } = require('./helpers.cjs');

const IGNORE = '.newsproof-ignore.yaml';
const ENTRY = '- rule: names/variant\n  text: 川普\n  before: 白宫发言人说，\n  after: 将于下周出访。代\n';
const DRAFT = `白宫发言人说，川普将于下周出访。${PROSE}\n`;
const PARENS = `# 展馆开放\n\n${PROSE}\n\n展馆(东区)昨日开放。\n`;
const disk = (name) => readFileSync(path.join(folder(), name), 'utf8');
const remove = (name) => existsSync(path.join(folder(), name)) && rmSync(path.join(folder(), name));
const codes = (document) => found(document).map((d) => String(d.code?.value ?? d.code));
const of = (document, group) => found(document).filter((d) => String(d.code?.value ?? d.code).startsWith(`${group}/`));

/** Chooses a quick fix at a finding, as the light bulb does: its edit, then its command. */
async function choose(document, group, title) {
  const [finding] = await until(`a finding of ${group}`, () => of(document, group).length > 0 && of(document, group));
  const action = await until(`the action ${title}`, async () => {
    const list = await command('vscode.executeCodeActionProvider', document.uri, finding.range, vscode.CodeActionKind.QuickFix.value, 50);
    return list.find((a) => title.test(a.title));
  });
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await command(action.command.command, ...action.command.arguments);
}

module.exports = {
  async 'ignore this place: the file is on disk, the finding is gone; one undo in the file brings it back'() {
    remove(IGNORE);
    const draft = await open('忽略稿.txt', DRAFT);
    await choose(draft, 'names', /^忽略这一处（记入 \.newsproof-ignore\.yaml）$/);
    assert.match(disk(IGNORE), /^# 忽略清单.*\n/);
    assert.ok(disk(IGNORE).endsWith(`\n${ENTRY}`), disk(IGNORE));
    await until('no finding', () => of(draft, 'names').length === 0);
    assert.equal(draft.isDirty, false, 'the copy itself has no mark');
    const list = await vscode.workspace.openTextDocument(path.join(folder(), IGNORE));
    assert.equal(list.isDirty, false);
    await vscode.window.showTextDocument(list);
    await command('undo');
    await until('the entry taken back', () => !list.getText().includes('川普'));
    if (existsSync(list.uri.fsPath)) await list.save();
    await vscode.window.showTextDocument(draft);
    await until('the finding again', () => of(draft, 'names').length === 1);
    await command('workbench.action.closeAllEditors');
    for (const name of [IGNORE, '忽略稿.txt']) remove(name);
  },

  async 'an entry is added to a list that is there; one undo takes just that away'() {
    writeFileSync(path.join(folder(), IGNORE), '# 本社\n- rule: space/digit-han # 甲\n  text: " "\n');
    const draft = await open('忽略稿.txt', DRAFT);
    await choose(draft, 'names', /^忽略这一处/);
    assert.equal(disk(IGNORE), `# 本社\n- rule: space/digit-han # 甲\n  text: " "\n${ENTRY}`);
    await until('no finding', () => of(draft, 'names').length === 0);
    const list = await vscode.workspace.openTextDocument(path.join(folder(), IGNORE));
    await vscode.window.showTextDocument(list);
    await command('undo');
    await becomes(list, '# 本社\n- rule: space/digit-han # 甲\n  text: " "\n');
    await list.save();
    await vscode.window.showTextDocument(draft);
    await until('the finding again', () => of(draft, 'names').length === 1);
    remove('忽略稿.txt');
  },

  async 'what is wrong in the list, and what ignores nothing, is told and removed at once'() {
    await command('workbench.action.closeAllEditors');
    writeFileSync(path.join(folder(), '忽略稿.txt'), `${PROSE}\n`);
    const idle = '- {rule: names/variant, text: 川普, file: ./忽略稿.txt}\n- {rule: names, file: ./忽略稿.txt}\n';
    const list = await open(IGNORE, `# 本社\n${idle}`);
    await until(`two findings, there are ${codes(list)}`, () => codes(list).filter((c) => c === 'suppress/unused').length === 2);
    await choose(list, 'suppress', /^删去全部不起作用的忽略（2 处）$/);
    await becomes(list, '# 本社\n');
    await until('none', () => found(list).length === 0);
    await command('workbench.action.files.revert');
    await command('workbench.action.closeAllEditors');
    for (const name of [IGNORE, '忽略稿.txt']) remove(name);
  },

  async 'Markdown: a comment before the paragraph; undo takes it back'() {
    const draft = await open('忽略稿.md', PARENS);
    await choose(draft, 'punct', /^本段忽略此类问题：.+（加注释）$/);
    assert.equal(draft.getText(), PARENS.replace('展馆(', '<!-- newsproof-disable-next-line punct/halfwidth-paren -->\n展馆('));
    await until('no finding', () => found(draft).length === 0);
    await command('undo');
    await becomes(draft, PARENS);
    await until('the finding again', () => of(draft, 'punct').length === 1);
    await command('workbench.action.files.revert');
  },

  async 'turning a rule off writes the configuration'() {
    remove('.newsproof.yaml');
    const draft = await open('忽略稿.md', PARENS);
    await choose(draft, 'punct', /^停用规则：.+（改 \.newsproof\.yaml）$/);
    assert.equal(disk('.newsproof.yaml'), 'rules:\n  punct/halfwidth-paren: off\n');
    await until('no finding', () => found(draft).length === 0);
    remove('.newsproof.yaml');
    await until('the finding again', () => of(draft, 'punct').length === 1);
    await command('workbench.action.closeAllEditors');
    remove('忽略稿.md');
  },
};
