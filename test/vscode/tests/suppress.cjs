// Ignoring findings in a real VS Code.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const { PROSE, applied, becomes, catchUp, closeAll, command, eventually, folder, found, open, replace, revert, save, until } = require('./helpers.cjs');

const IGNORE = '.newsproof-ignore.yaml';
const ENTRY = '- rule: names/variant\n  text: 川普\n  before: 白宫发言人说，\n  after: 将于下周出访。代\n';
const DRAFT = `白宫发言人说，川普将于下周出访。${PROSE}\n`;
const PARENS = `# 展馆开放\n\n${PROSE}\n\n展馆(东区)昨日开放。\n`;
const disk = (name) => readFileSync(path.join(folder(), name), 'utf8');
const remove = (name) => existsSync(path.join(folder(), name)) && rmSync(path.join(folder(), name));
const codes = (document) => found(document).map((d) => String(d.code?.value ?? d.code));
const of = (document, group) => found(document).filter((d) => String(d.code?.value ?? d.code).startsWith(`${group}/`));

const OLD = '- {rule: space, text: 旧}\n';
const OTHER = '# 别人写的\n- {rule: space, text: 新}\n';

/** The list has nothing but the line that says what it is, and the entry. */
const isNew = () =>
  until(
    'a new list',
    () => /^# 忽略清单.*\n- rule/.test(disk(IGNORE)) && disk(IGNORE).endsWith(`\n${ENTRY}`),
    () => disk(IGNORE),
  );

/** Chooses a quick fix at a finding, as the light bulb does: its edit, then its command. */
async function choose(document, group, title) {
  const [finding] = await until(`a finding of ${group}`, () => of(document, group).length > 0 && of(document, group));
  const action = await until(`the action ${title}`, async () => {
    const list = await command('vscode.executeCodeActionProvider', document.uri, finding.range, vscode.CodeActionKind.QuickFix.value, 50);
    return list.find((a) => title.test(a.title) && a.edit);
  });
  await applied(action.edit);
  if (action.command) await command(action.command.command, ...action.command.arguments);
}

module.exports = {
  async 'ignore this place: the file is on disk, the finding is gone; one undo in the file brings it back'() {
    remove(IGNORE);
    const draft = await open('忽略稿.txt', DRAFT);
    await choose(draft, 'names', /^忽略“川普”这一处（记入 \.newsproof-ignore\.yaml）$/);
    await isNew();
    await eventually(() => of(draft, 'names').length, 0);
    assert.equal(draft.isDirty, false, 'the copy itself has no mark');
    const list = await vscode.workspace.openTextDocument(path.join(folder(), IGNORE));
    await catchUp(list, disk(IGNORE));
    await vscode.window.showTextDocument(list);
    await command('undo');
    await until(
      'the entry taken back',
      () => !list.getText().includes('川普'),
      () => list.getText(),
    );
    await vscode.window.showTextDocument(draft);
    await until('the finding again', async () => {
      if (list.isDirty) await list.save();
      return of(draft, 'names').length === 1;
    });
    await closeAll();
    for (const name of [IGNORE, '忽略稿.txt']) remove(name);
  },

  async 'an entry is added to a list that is there; one undo takes just that away'() {
    writeFileSync(path.join(folder(), IGNORE), '# 本社\n- rule: space/digit-han # 甲\n  text: " "\n');
    const draft = await open('忽略稿.txt', DRAFT);
    await choose(draft, 'names', /^忽略“川普”这一处/);
    await eventually(() => disk(IGNORE), `# 本社\n- rule: space/digit-han # 甲\n  text: " "\n${ENTRY}`);
    await eventually(() => of(draft, 'names').length, 0);
    const list = await vscode.workspace.openTextDocument(path.join(folder(), IGNORE));
    await catchUp(list, disk(IGNORE));
    await vscode.window.showTextDocument(list);
    await command('undo');
    await becomes(list, '# 本社\n- rule: space/digit-han # 甲\n  text: " "\n');
    await save(list);
    await vscode.window.showTextDocument(draft);
    await eventually(() => of(draft, 'names').length, 1, 'the finding again');
    remove('忽略稿.txt');
  },

  async 'entries of a list that was deleted or changed behind the window do not come back'() {
    const draft = await open('忽略稿.txt', DRAFT);
    const held = await open(IGNORE, OLD);
    await vscode.window.showTextDocument(draft);
    rmSync(held.uri.fsPath);
    await choose(draft, 'names', /^忽略“川普”这一处/);
    await isNew();
    await eventually(() => of(draft, 'names').length, 0);
    writeFileSync(held.uri.fsPath, OTHER);
    await choose(draft, 'names', /^忽略“川普”这一处/);
    await eventually(() => disk(IGNORE), OTHER + ENTRY);
    await catchUp(held, OTHER + ENTRY);
  },

  async 'what is not saved of a list is kept, whatever the disk has'() {
    const draft = await open('忽略稿.txt', DRAFT);
    const held = await open(IGNORE, OLD);
    await replace(held, new vscode.Range(0, 0, 0, 0), '# 未存盘\n');
    await vscode.window.showTextDocument(draft);
    writeFileSync(held.uri.fsPath, OTHER);
    await choose(draft, 'names', /^忽略“川普”这一处/);
    await becomes(held, `# 未存盘\n${OLD}${ENTRY}`);
    // Which of the two is to stay the window asks its user.
    assert.equal(disk(IGNORE), OTHER);
    await command('notifications.clearAll');
    await vscode.window.showTextDocument(held);
    await revert(held);
    await closeAll();
    for (const name of [IGNORE, '忽略稿.txt']) remove(name);
  },

  async 'what is wrong in the list, and what ignores nothing, is told and removed at once'() {
    await closeAll();
    writeFileSync(path.join(folder(), '忽略稿.txt'), `${PROSE}\n`);
    const idle = '- {rule: names/variant, text: 川普, file: ./忽略稿.txt}\n- {rule: names, file: ./忽略稿.txt}\n';
    const list = await open(IGNORE, `# 本社\n${idle}`);
    await eventually(() => codes(list), ['suppress/unused', 'suppress/unused']);
    await choose(list, 'suppress', /^删去全部不起作用的忽略（2处）$/);
    await becomes(list, '# 本社\n');
    await eventually(() => codes(list), []);
    await revert(list);
    await closeAll();
    for (const name of [IGNORE, '忽略稿.txt']) remove(name);
  },

  async 'Markdown: a comment before the paragraph; undo takes it back'() {
    const draft = await open('忽略稿.md', PARENS);
    await choose(draft, 'punct', /^本段忽略此类问题：.+（加注释）$/);
    await becomes(draft, PARENS.replace('展馆(', '<!-- newsproof-disable-next-line punct/halfwidth-paren -->\n展馆('));
    await eventually(() => codes(draft), []);
    await command('undo');
    await becomes(draft, PARENS);
    await eventually(() => of(draft, 'punct').length, 1, 'the finding again');
    await revert(draft);
  },

  async 'turning a rule off writes the configuration'() {
    remove('.newsproof.yaml');
    const draft = await open('忽略稿.md', PARENS);
    await choose(draft, 'punct', /^停用规则：.+（改 \.newsproof\.yaml）$/);
    await eventually(() => disk('.newsproof.yaml'), 'rules:\n  punct/halfwidth-paren: off\n');
    await eventually(() => codes(draft), []);
    // The window still holds it. What is said in a new one counts, and what was in the old one does not come back.
    writeFileSync(path.join(folder(), '.newsproof.yaml'), '# 新的\nprofile: cns\n');
    await choose(draft, 'punct', /^停用规则：.+（改 \.newsproof\.yaml）$/);
    await eventually(() => disk('.newsproof.yaml'), '# 新的\nprofile: cns\nrules:\n  punct/halfwidth-paren: off\n');
    remove('.newsproof.yaml');
    await eventually(() => of(draft, 'punct').length, 1, 'the finding again');
    await choose(draft, 'punct', /^停用规则：.+（改 \.newsproof\.yaml）$/);
    await eventually(() => disk('.newsproof.yaml'), 'rules:\n  punct/halfwidth-paren: off\n');
    remove('.newsproof.yaml');
    await eventually(() => of(draft, 'punct').length, 1, 'the finding again');
    await closeAll();
    remove('忽略稿.md');
  },
};
