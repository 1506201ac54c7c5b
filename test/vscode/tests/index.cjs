// Runs inside the extension host of a real VS Code, on the extension as it is installed. Exports run().
const assert = require('node:assert/strict');
const { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const {
  PROSE,
  actions,
  applied,
  becomes,
  closeAll,
  command,
  eventually,
  findings,
  folder,
  found,
  open,
  page,
  replace,
  revert,
  save,
  savingWorks,
  setting,
  shape,
  until,
} = require('./helpers.cjs');

const MIXED = `𠮷林省😀博览会(第十届)昨日开幕。\r\n${PROSE}\r\n\r\n👨‍👩‍👧‍👦来自各地的客商(含海外)参加。\r\n`;

const tests = {
  async 'the extension is installed and starts'() {
    const extension = vscode.extensions.getExtension('newsproof.newsproof');
    assert.ok(extension, 'it is not installed');
    await extension.activate();
    const known = await vscode.commands.getCommands(true);
    for (const c of extension.packageJSON.contributes.commands) assert.ok(known.includes(c.command), c.command);
  },

  async 'ranges on a draft with 𠮷, emoji and CRLF'() {
    const document = await open('混合.md', MIXED);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    await eventually(
      () => found(document).map(shape),
      [
        ['punct/halfwidth-paren', 0, 9, 0, 14],
        ['punct/halfwidth-paren', 3, 18, 3, 23],
      ],
    );
    assert.deepEqual(
      found(document).map((d) => document.getText(d.range)),
      ['(第十届)', '(含海外)'],
    );
  },

  async 'the quick fix'() {
    const { document } = vscode.window.activeTextEditor;
    const [d] = await findings(document, 2);
    const list = await actions(document, d.range, vscode.CodeActionKind.QuickFix.value);
    assert.equal(list[0].isPreferred, true);
    await applied(list[0].edit);
    await becomes(document, MIXED.replace('(第十届)', '（第十届）'));
    await findings(document, 1);
    await command('undo');
    await becomes(document, MIXED);
    await findings(document, 2);
  },

  async 'all of this rule in the file'() {
    const { document } = vscode.window.activeTextEditor;
    const [d] = await findings(document, 2);
    const list = await actions(document, d.range, vscode.CodeActionKind.QuickFix.value, (l) => l.some((a) => a.title.includes('2处')));
    await applied(list.find((a) => a.title.includes('2处')).edit);
    await becomes(document, MIXED.replaceAll('(', '（').replaceAll(')', '）'));
    await findings(document, 0);
    await revert(document);
  },

  async 'nothing is fixed on saving unless the editor is told to'() {
    const document = await open('保存.md', MIXED);
    await findings(document, 2);
    await replace(document, new vscode.Range(1, 0, 1, 0), '（一）');
    await save(document);
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), MIXED.replace('代表团', '（一）代表团'));
  },

  async 'fix on save writes the right bytes'() {
    const { document } = vscode.window.activeTextEditor;
    await setting('editor.codeActionsOnSave', { 'source.fixAll.newsproof': 'explicit' });
    await replace(document, new vscode.Range(1, 0, 1, 3), '(二)');
    await save(document);
    const wanted = MIXED.replace('代表团', '(二)代表团').replaceAll(/\((第十届|含海外)\)/g, '（$1）');
    const bytes = readFileSync(document.uri.fsPath);
    assert.deepEqual(bytes, Buffer.from(bytes.includes('（二）') ? wanted.replace('(二)', '（二）') : wanted));
    await setting('editor.codeActionsOnSave', undefined);
  },

  async 'joining the broken lines is one step of undo'() {
    const column = page('02-报纸专栏.txt');
    const lines = (text) => text.split('\n').length;
    const bare = (text) => text.replaceAll(/\s/g, '');
    const document = await open('断行.txt', column);
    await until('findings', () => found(document).length > 0);
    await command('newsproof.joinLines');
    await until('the lines joined', () => document.getText() !== column);
    const joined = document.getText();
    assert.ok(lines(joined) < lines(column) - 30, `${lines(column)} lines became ${lines(joined)}`);
    assert.equal(bare(joined), bare(column));
    await command('undo');
    await becomes(document, column);
    // The formatter does the same.
    await command('editor.action.formatDocument');
    await becomes(document, joined, 'the lines joined by the formatter');
    await command('undo');
    await becomes(document, column);
    // Fixing all joins them, too.
    await command('newsproof.fixAllSafe');
    await until('everything fixed', () => document.getText() !== column);
    assert.ok(lines(document.getText()) < lines(column) - 30);
    assert.ok(column.includes('为期 75 天') && document.getText().includes('为期75天'));
    await command('undo');
    await becomes(document, column);
    await revert(document);
  },

  async 'run: onSave is quiet while typing'() {
    await setting('newsproof.run', 'onSave');
    const document = await open('静默.md', MIXED);
    await findings(document, 2);
    let heard = 0;
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((u) => u.toString() === document.uri.toString()) && found(document).length > 2) heard++;
    });
    await replace(document, new vscode.Range(0, 0, 0, 0), '(一稿)\n');
    // The findings move with the text; that they have done so shows that the server has answered.
    await eventually(
      () => found(document).map(shape),
      [
        ['punct/halfwidth-paren', 1, 9, 1, 14],
        ['punct/halfwidth-paren', 4, 18, 4, 23],
      ],
    );
    assert.equal(heard, 0);
    await save(document);
    await findings(document, 3);
    listener.dispose();
    await setting('newsproof.run', undefined);
  },

  async 'English and READMEs are left in peace; settings can overrule that'() {
    const english = await open('english.md', `# Notes\n\n${'The exhibition (the tenth) opens tomorrow. '.repeat(9)}展馆(东)`);
    const readme = await open('README.md', MIXED);
    const draft = await open('对照.md', MIXED);
    await findings(draft, 2);
    assert.deepEqual([found(english), found(readme)], [[], []]);
    await setting('newsproof.files.exclude', { '**/README*.{md,markdown,txt}': false });
    await vscode.window.showTextDocument(readme);
    await findings(readme, 2);
    await setting('newsproof.check', 'off', { languageId: 'markdown' });
    await findings(readme, 0);
    await setting('newsproof.check', undefined, { languageId: 'markdown' });
    await setting('newsproof.files.exclude', undefined);
  },

  async 'hover explains a finding'() {
    const document = await open('悬停.md', MIXED);
    const [d] = await findings(document, 2);
    const text = await until('the hover', async () => {
      const hovers = await command('vscode.executeHoverProvider', document.uri, d.range.start);
      const all = hovers.flatMap((h) => h.contents.map((c) => c.value)).join('\n');
      return all.includes('punct/halfwidth-paren') && all;
    });
    assert.match(text, /依据：/);
    assert.ok(!text.includes(d.message), 'VS Code shows the message by itself');
  },

  async 'the workspace is checked on request'() {
    await closeAll();
    writeFileSync(path.join(folder(), '未打开.md'), MIXED);
    const uri = vscode.Uri.file(path.join(folder(), '未打开.md'));
    assert.equal(vscode.languages.getDiagnostics(uri).length, 0);
    void command('newsproof.checkWorkspace');
    await eventually(() => vscode.languages.getDiagnostics(uri).length, 2, 'findings of a file that is not open');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    // Once it is open its findings are those of the open text, not both.
    await replace(document, new vscode.Range(0, 0, 0, 0), '(一稿)\n');
    await findings(document, 3);
    await command('notifications.clearAll');
  },

  async 'a rule that throws does not take the others down'() {
    const shipped = path.join(vscode.extensions.getExtension('newsproof.newsproof').extensionPath, 'server/out/server.js');
    const kept = `${shipped}.kept`;
    copyFileSync(shipped, kept);
    copyFileSync(path.join(folder(), '../throwing-server.js'), shipped);
    await command('newsproof.restartServer');
    const document = await open('异常.md', MIXED.replace('代表团', '炸酱面馆(老店)的代表团'));
    await findings(document, 3);
    copyFileSync(kept, shipped);
    await command('newsproof.restartServer');
    await findings(document, 3);
  },
};

exports.run = async function run() {
  await savingWorks();
  const results = [];
  const features = readdirSync(__dirname).filter((f) => f.endsWith('.cjs') && f !== 'index.cjs' && f !== 'helpers.cjs');
  // Only some of the files, if somebody wants that: names without their ending.
  const choice = path.join(folder(), '../only.json');
  const only = existsSync(choice) ? JSON.parse(readFileSync(choice, 'utf8')) : [];
  const isWanted = (name) => only.length === 0 || only.includes(name);
  const chosen = features.sort().filter((f) => isWanted(path.basename(f, '.cjs')));
  const all = Object.assign({}, isWanted('index') ? tests : {}, ...chosen.map((f) => require(`./${f}`)));
  // After each test, so that one that never ends is known by its name.
  const tell = (running) =>
    writeFileSync(path.join(folder(), '.result.json'), JSON.stringify({ vscode: vscode.version, node: process.version, running, results }, null, 1));
  for (const [name, test] of Object.entries(all)) {
    tell(name);
    const began = Date.now();
    try {
      await test();
      results.push({ name, ok: true, ms: Date.now() - began });
    } catch (error) {
      results.push({ name, ok: false, ms: Date.now() - began, error: String(error?.stack ?? error) });
    }
  }
  tell();
  const failed = results.filter((r) => !r.ok).length;
  if (failed) throw new Error(`${failed} failed`);
};
