// Inside the extension host of a browser there is no module but `vscode`, so that everything stands here.
const vscode = require('vscode');

/** In milliseconds. A wait that succeeds costs nothing. */
const LONGEST = 60_000;
const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';
const command = (...args) => vscode.commands.executeCommand(...args);
const folder = () => vscode.workspace.workspaceFolders[0].uri;
const uriOf = (name) => vscode.Uri.joinPath(folder(), name);
const write = (name, text) => vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
const found = (uri) => vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'newsproof');
const codes = (uri) => found(uri).map((d) => d.code?.value ?? d.code);

async function until(what, look, seen = look) {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}; last seen: ${JSON.stringify(await seen())}`);
    await new Promise((ok) => setTimeout(ok, 50));
  }
}

/** Looks until what is seen equals what is wanted. */
const eventually = (look, wanted) =>
  until(
    JSON.stringify(wanted),
    async () => JSON.stringify(await look()) === JSON.stringify(wanted),
    async () => look(),
  );

async function open(name, text) {
  await write(name, text);
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The markers of the window lag behind: asks until there is the action. */
const action = (document, title) =>
  until(`the action ${title}`, async () => {
    const [{ range }] = found(document.uri);
    const list = await command('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value, 50);
    return list.find((a) => title.test(a.title) && a.edit);
  });

const tests = {
  async 'activates in a Web Worker'() {
    const extension = vscode.extensions.getExtension('newsproof.newsproof');
    if (!extension) throw new Error('it is not there');
    await extension.activate();
    if (typeof WorkerGlobalScope !== 'function' || typeof process === 'object') throw new Error('this is no browser');
    const known = await command('newsproof.showLog').then(() => vscode.commands.getCommands(true));
    for (const c of extension.packageJSON.contributes.commands) if (!known.includes(c.command)) throw new Error(c.command);
  },

  async 'finds and fixes'() {
    const document = await open('稿件.md', `展馆(东)昨日开放。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    const { edit } = await action(document, /改为/);
    await vscode.workspace.applyEdit(edit);
    await eventually(() => document.getText(), `展馆（东）昨日开放。${PROSE}\n`);
    await eventually(() => codes(document.uri), []);
    await command('undo');
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    await command('newsproof.fixAllSafe');
    await eventually(() => document.getText(), `展馆（东）昨日开放。${PROSE}\n`);
    await document.save();
  },

  async 'the hover explains a finding, and a rule has its page'() {
    const document = await open('说明.txt', `展馆(东)昨日开放。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    const [{ range }] = found(document.uri);
    const hovers = await command('vscode.executeHoverProvider', document.uri, range.start);
    const text = hovers.flatMap((h) => h.contents.map((c) => c.value)).join('\n');
    if (!text.includes('punct/halfwidth-paren')) throw new Error(text);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('newsproof-rule:/zh/punct/halfwidth-paren.md'));
    if (!page.getText().includes('punct/halfwidth-paren')) throw new Error(page.getText());
  },

  async 'wrong characters, whose data comes in late'() {
    const document = await open('错字.txt', `${PROSE}这起案件正在进一步调察之中，警方已彩取强制措施。\n`);
    await eventually(() => codes(document.uri), ['word/typo', 'word/typo']);
  },

  async 'configuration and lexicon of the workspace, read anew when they change'() {
    const document = await open('词库稿.txt', `展馆(东)昨日开放，林一凡甲到场。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    await write('names.yaml', 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n');
    await write('.newsproof.yaml', 'lexicons: [names.yaml]\nrules: {punct/halfwidth-paren: off}\n');
    await eventually(() => codes(document.uri), ['names/variant']);
    await write('names.yaml', 'people:\n  - name: 林一凡甲\n');
    await eventually(() => codes(document.uri), []);
    await write('.newsproof.yaml', 'lexicons: [none.yaml]\n');
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    await until('the lexicon that is not there, told in the configuration', () => found(uriOf('.newsproof.yaml')).some((d) => d.message.includes('不存在')));
  },

  async 'a name is added to the lexicon'() {
    await write('names.yaml', 'people:\n  - name: 林致远\n');
    await write('.newsproof.yaml', 'lexicons: [names.yaml]\n');
    const document = await open('新名.txt', `白宫发言人说，川普将于下周出访。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['names/variant']);
    const { edit, command: then } = await action(document, /加入词库 names\.yaml：新人物“川普”/);
    await vscode.workspace.applyEdit(edit);
    await command(then.command, ...then.arguments);
    await eventually(() => codes(document.uri), []);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('names.yaml')));
    if (text !== 'people:\n  - name: 林致远\n  - name: 川普\n') throw new Error(text);
  },

  async "a name is added to the lexicon of one's own, which is none of the workspace"() {
    await vscode.workspace.fs.delete(uriOf('.newsproof.yaml'));
    const document = await open('自己的.txt', `白宫发言人说，川普将于下周出访。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['names/variant']);
    const { edit, command: then } = await action(document, /加入我的词库：新人物“川普”/);
    await vscode.workspace.applyEdit(edit);
    await command(then.command, ...then.arguments);
    await eventually(() => codes(document.uri), []);
  },

  async 'an address of the network in a configuration is not fetched'() {
    const { extensionUri } = vscode.extensions.getExtension('newsproof.newsproof');
    await write('.newsproof.yaml', `extends: ${extensionUri.toString()}/never.newsproof.yaml\nlexicons: ["${extensionUri.toString()}/never.yaml"]\n`);
    const document = await open('网址.txt', `展馆(西)昨日开放。${PROSE}\n`);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    await until(
      'what is told of the addresses',
      () => found(uriOf('.newsproof.yaml')).length >= 2,
      () => found(uriOf('.newsproof.yaml')),
    );
    await vscode.workspace.fs.delete(uriOf('.newsproof.yaml'));
  },

  async 'the sample to practise on'() {
    await command('newsproof.openSample');
    const document = vscode.window.activeTextEditor.document;
    await until(
      'findings in the sample',
      () => found(document.uri).length > 3,
      () => codes(document.uri),
    );
  },

  async 'a Word file and a printed page are drafts that nobody has saved'() {
    const before = new Set(vscode.workspace.textDocuments.map((d) => String(d.uri)));
    await command('newsproof.import', uriOf('来稿.docx'), [uriOf('来稿.docx'), uriOf('版面.pdf')]);
    const texts = () =>
      vscode.workspace.textDocuments
        .filter((d) => d.isUntitled && !before.has(String(d.uri)))
        .map((d) => d.getText())
        .sort();
    const printed = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('.printed.json'))));
    await eventually(texts, ['展馆(东)昨日开放。\n', printed].sort());
    await command('workbench.action.revertAndCloseActiveEditor');
    await command('workbench.action.revertAndCloseActiveEditor');
  },

  async 'what was changed goes back into the Word file, in a copy that reads as the draft'() {
    await open('来稿.md', '展馆（东）昨日开放。\n');
    const original = await vscode.workspace.fs.readFile(uriOf('来稿.docx'));
    await command('newsproof.exportWord', uriOf('来稿.docx'), uriOf('来稿-修订.docx'));
    await command('newsproof.import', uriOf('来稿-修订.docx'));
    await eventually(() => vscode.window.activeTextEditor.document.getText(), '展馆（东）昨日开放。\n');
    await eventually(async () => [...(await vscode.workspace.fs.readFile(uriOf('来稿.docx')))], [...original]);
    await command('workbench.action.revertAndCloseActiveEditor');
  },

  async 'the whole workspace is checked'() {
    await vscode.workspace.fs.createDirectory(uriOf('旧稿'));
    await write('旧稿/未打开.md', `展馆(北)昨日开放。${PROSE}\n`);
    void command('newsproof.checkWorkspace');
    await eventually(() => codes(uriOf('旧稿/未打开.md')), ['punct/halfwidth-paren']);
    await command('notifications.clearAll');
  },

  async 'a draft that was never saved, and one after a restart of the server'() {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `展馆(南)昨日开放。${PROSE}\n` });
    await vscode.window.showTextDocument(document);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren']);
    await command('newsproof.restartServer');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '会场(内)');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => codes(document.uri), ['punct/halfwidth-paren', 'punct/halfwidth-paren']);
  },
};

exports.run = async () => {
  const results = [];
  const tell = (running) => write('.result.json', JSON.stringify({ vscode: vscode.version, running, results }, null, 1));
  for (const [name, test] of Object.entries(tests)) {
    await tell(name);
    const began = Date.now();
    try {
      await test();
      results.push({ name, ok: true, ms: Date.now() - began });
    } catch (error) {
      results.push({ name, ok: false, ms: Date.now() - began, error: String(error?.stack ?? error) });
    }
  }
  await tell();
  const failed = results.filter((r) => !r.ok).length;
  if (failed) throw new Error(`${failed} failed`);
};
