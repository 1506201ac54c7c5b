// Teaching the newsroom's lexicon, and editing it, in a real VS Code.
const assert = require('node:assert/strict');
const { existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const { PROSE, applied, becomes, catchUp, closeAll, command, eventually, folder, found, open, revert, save, setting, until } = require('./helpers.cjs');

const DESK = '# 本社词库\r\n\r\npeople:\r\n  # 地方\r\n  - name: 周一鸣 # 市长\r\n    typos: [周一明]\r\n';
const DRAFT = `白宫发言人说，川普将于下周出访。${PROSE}\n`;
const names = (document) => found(document).filter((d) => String(d.code?.value ?? d.code).startsWith('names/'));
const disk = (name) => readFileSync(path.join(folder(), name), 'utf8');

/** Chooses a quick fix at the finding of a draft, as the light bulb does: its edit, then its command. */
async function choose(document, title) {
  const [finding] = await until('a finding', () => names(document).length > 0 && names(document));
  const action = await until(`the action ${title}`, async () => {
    const list = await command('vscode.executeCodeActionProvider', document.uri, finding.range, vscode.CodeActionKind.QuickFix.value, 50);
    return list.find((a) => title.test(a.title) && a.edit);
  });
  await applied(action.edit);
  await command(action.command.command, ...action.command.arguments);
}

module.exports = {
  async 'a quick fix adds to the lexicon: on disk, comments kept, one undo takes it back'() {
    writeFileSync(path.join(folder(), 'desk.yaml'), DESK);
    await setting('newsproof.lexicons', ['desk.yaml']);
    const draft = await open('词库稿.txt', DRAFT);
    await choose(draft, /^加入词库 desk\.yaml：新人物“川普”$/);
    const wanted = `${DESK}  - name: 川普\r\n`;
    await eventually(() => disk('desk.yaml'), wanted);
    await eventually(() => names(draft).length, 0);
    // Nothing was opened in front of the draft; what was done can be undone where it was done, later too.
    assert.equal(vscode.window.activeTextEditor.document, draft);
    const lexicon = await vscode.workspace.openTextDocument(path.join(folder(), 'desk.yaml'));
    await catchUp(lexicon, wanted);
    await vscode.window.showTextDocument(lexicon);
    await command('undo');
    await becomes(lexicon, DESK);
    await save(lexicon);
    assert.equal(disk('desk.yaml'), DESK);
    await vscode.window.showTextDocument(draft);
    await eventually(() => names(draft).length, 1, 'the finding again');
  },

  async 'a form goes to its entry in an open lexicon that is not saved'() {
    writeFileSync(path.join(folder(), 'desk.yaml'), DESK);
    const lexicon = await vscode.workspace.openTextDocument(path.join(folder(), 'desk.yaml'));
    await catchUp(lexicon, DESK);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(lexicon.uri, new vscode.Position(0, 0), '# 未存盘\r\n');
    await applied(edit);
    const draft = await vscode.workspace.openTextDocument(path.join(folder(), '词库稿.txt'));
    await vscode.window.showTextDocument(draft);
    await choose(draft, /^加入词库 desk\.yaml：“川普”是“特朗普”的可用写法$/);
    await until(
      'the lexicon saved',
      () => disk('desk.yaml').startsWith(`# 未存盘\r\n${DESK}`),
      () => disk('desk.yaml'),
    );
    assert.match(disk('desk.yaml'), / {2}- name: 特朗普\r\n {4}full: 唐纳德·特朗普\r\n[\s\S]*short: \[川普\]\r\n/);
    assert.doesNotMatch(disk('desk.yaml'), /[^\r]\n/);
    await eventually(() => names(draft).length, 0);
  },

  async 'an entry is added to what the disk has, though the window still holds what it had before'() {
    const draft = await open('词库稿.txt', DRAFT);
    const lexicon = await open('desk.yaml', DESK);
    await vscode.window.showTextDocument(draft);
    const other = '# 别人写的\npeople:\n  - name: 林致远\n';
    writeFileSync(lexicon.uri.fsPath, other);
    await choose(draft, /^加入词库 desk\.yaml：新人物“川普”$/);
    await eventually(() => disk('desk.yaml'), `${other}  - name: 川普\n`);
    await catchUp(lexicon, disk('desk.yaml'));
  },

  async 'a lexicon has counts, help with its keys, and findings'() {
    writeFileSync(path.join(folder(), 'desk.yaml'), DESK);
    const draft = await open('词库稿.txt', `市长周一鸣到场，周一明讲话。${PROSE}\n`);
    await eventually(() => names(draft).map((d) => draft.getText(d.range)), ['周一明'], 'the slip');
    const lexicon = await open('desk.yaml', DESK);
    const editor = vscode.window.activeTextEditor;
    let lenses;
    const lens = await until(
      'the count',
      async () => {
        lenses = (await command('vscode.executeCodeLensProvider', lexicon.uri, 10)) ?? [];
        return lenses[0]?.command?.title.includes('出现2处') && lenses[0];
      },
      () => lenses.map((l) => l.command?.title),
    );
    assert.equal(lens.range.start.line, 4);
    await command(lens.command.command, ...lens.command.arguments);
    await command('closeReferenceSearch');
    await eventually(
      async () => {
        const hovers = await command('vscode.executeHoverProvider', lexicon.uri, new vscode.Position(5, 6));
        return hovers.flatMap((h) => h.contents.map((c) => c.value)).filter((t) => t.includes('误写')).length;
      },
      1,
      'help, once',
    );
    await until('completion', async () => {
      const list = await command('vscode.executeCompletionItemProvider', lexicon.uri, new vscode.Position(5, 4));
      return list.items.some((i) => i.label === 'alsoFull');
    });
    await until('the edit is taken', () => editor.edit((e) => e.insert(new vscode.Position(5, 4), 'tipos: [甲]\r\n    ')));
    await until(
      'a finding in the lexicon',
      () => found(lexicon).some((d) => d.message.includes('tipos')),
      () => found(lexicon).map((d) => d.message),
    );
    await vscode.window.showTextDocument(lexicon);
    await revert(lexicon);
    await eventually(() => found(lexicon).map((d) => d.message), []);
    await setting('newsproof.lexicons', undefined);
  },

  async "one's own lexicon: kept by the editor, made when it is first taught, and it counts at once"() {
    const draft = await open('词库稿.txt', DRAFT);
    await choose(draft, /^加入我的词库：“川普”是“特朗普”的可用写法$/);
    await eventually(() => names(draft).length, 0);
    // The configuration in force says where it is.
    await command('newsproof.showConfig');
    const shown = () => vscode.window.activeTextEditor?.document;
    const own = await until(
      'the lexicon named in the configuration in force',
      () => /\/[^\s"]*globalStorage\/[^\s"]*lexicon\.yaml/.exec(shown()?.getText() ?? '')?.[0],
    );
    assert.match(readFileSync(own, 'utf8'), /^# 我的词库：.*\npeople:\n[\s\S]*short: \[川普\]/);
    rmSync(own);
    await vscode.window.showTextDocument(draft);
    await eventually(() => names(draft).length, 1, 'the finding again');
    await closeAll();
  },

  async 'without a lexicon one is made, and the configuration names it'() {
    await closeAll();
    const draft = await open('词库稿.txt', DRAFT);
    await choose(draft, /^加入词库 newsproof-lexicon\.yaml：新人物“川普”$/);
    const lexicon = () => disk('newsproof-lexicon.yaml');
    await until('the lexicon', () => /^# 本社词库.*\npeople:\n {2}- name: 川普\n$/.test(lexicon()), lexicon);
    await eventually(() => disk('.newsproof.yaml'), 'lexicons: [newsproof-lexicon.yaml]\n');
    await eventually(() => names(draft).length, 0);
    for (const name of ['newsproof-lexicon.yaml', '.newsproof.yaml', 'desk.yaml', '词库稿.txt']) {
      if (existsSync(path.join(folder(), name))) rmSync(path.join(folder(), name));
    }
    await eventually(() => names(draft).length, 1, 'the finding again');
    await closeAll();
  },
};
