import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverFile } from './bundle.ts';
import { ASKS_LATER, type Editor, MAKES_FILES, MODERN, type Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('clock-server');
const top = realpathSync(mkdtempSync(join(tmpdir(), 'newsproof-suppress-')));
let count = 0;
let folder: string;

beforeEach(() => {
  folder = join(top, `w${++count}`);
  mkdirSync(folder);
});
afterAll(() => rmSync(top, { recursive: true }));

const IGNORE = '.newsproof-ignore.yaml';
const OFF = { rules: { 'structure/blank-lines': 'off' } };

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, capabilities: MAKES_FILES, folder, settings: OFF, ...options });
const put = (path: string, text: string): string => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return pathToFileURL(join(folder, path)).href;
};
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

const changed = (editor: Editor, ...uris: string[]): Promise<void> =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });

/** What an editor does with an edit of files that are not open, and then saves. */
async function write(editor: Editor, edit: WorkspaceEdit | undefined): Promise<void> {
  const uris: string[] = [];
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'create') writeFileSync(fileURLToPath(change.uri), '', { flag: 'a' });
      continue;
    }
    const path = fileURLToPath(change.textDocument.uri);
    const before = TextDocument.create(change.textDocument.uri, 'yaml', 0, readFileSync(path, 'utf8'));
    writeFileSync(path, TextDocument.applyEdits(before, change.edits as TextEdit[]));
    uris.push(change.textDocument.uri);
  }
  await changed(editor, ...uris);
}

const codes = async (editor: Editor, uri: string): Promise<string[]> => (await editor.diagnose(uri)).map((d) => `${d.code} ${editor.covered(uri, d.range)}`);
const ignoring = (actions: readonly CodeAction[]): string[] => actions.map((a) => a.title).filter((t) => /忽略|停用/.test(t));
async function choose(editor: Editor, uri: string, needle: string, title: RegExp): Promise<CodeAction> {
  const action = (await editor.actionsAt(uri, needle)).find((a) => title.test(a.title));
  if (!action) throw new Error(`${title} is not offered`);
  return action;
}
/** What is told of a file that is no draft. */
const told = (editor: Editor, uri: string, messages: readonly string[]): Promise<unknown> =>
  editor.until(`${messages} in ${uri}`, () => {
    const now = editor.published.get(uri)?.diagnostics.map((d) => d.message) ?? [];
    return JSON.stringify(now) === JSON.stringify(messages);
  });

const TRUMP = `白宫发言人说，川普将于下周出访。${PROSE}`;
const ENTRY = '- rule: names/variant\n  text: 川普\n  before: 白宫发言人说，\n  after: 将于下周出访。代\n';
const HEADER = '# 忽略清单：列在这里的问题不再提示，可以手工修改\n';
const PARENS = `展馆(甲)昨日开放。${PROSE}\n\n展馆(乙)昨日开放。\n`;

describe('the quick fixes of a finding', () => {
  test('plain text: this place, this file, everywhere; the titles name the file', async () => {
    const editor = await start();
    const uri = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    expect(ignoring(await editor.actionsAt(uri, '川普'))).toEqual([
      '忽略“川普”这一处（记入 .newsproof-ignore.yaml）',
      expect.stringMatching(/^本文件忽略此类问题：.+（记入 \.newsproof-ignore\.yaml）$/),
      expect.stringMatching(/^停用规则：.+（改 \.newsproof\.yaml）$/),
    ]);
  });

  test('this place: the file is made with a line that says what it is, and the finding is gone wherever its sentence goes', async () => {
    const editor = await start();
    const uri = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    expect(await codes(editor, uri)).toEqual(['names/variant 川普']);
    await write(editor, (await choose(editor, uri, '川普', /^忽略“川普”这一处/)).edit);
    expect(read(IGNORE)).toBe(HEADER + ENTRY);
    expect(await codes(editor, uri)).toEqual([]);
    await editor.edit(uri, { start: 0, end: 0, text: '另讯。\r\n\r\n' });
    expect(await codes(editor, uri)).toEqual([]);
    await editor.edit(uri, { start: 0, end: 0, text: '川普说。\n\n' });
    expect(await codes(editor, uri)).toEqual(['names/variant 川普']);
    // Gone from the file, back in the draft.
    put(IGNORE, HEADER);
    await changed(editor, uriOf(IGNORE));
    expect(await codes(editor, uri)).toHaveLength(2);
  });

  test('beside the configuration, added to what is there, worked out when it is chosen', async () => {
    put('desk/.newsproof.yaml', 'rules: {structure/blank-lines: off}\n');
    put('desk/.newsproof-ignore.yaml', '# 本社\r\n- rule: space/digit-han # 甲\r\n  text: " "\r\n');
    const editor = await start({ capabilities: ASKS_LATER });
    const uri = await editor.open(TRUMP, { uri: uriOf('desk/稿件.txt') });
    const action = await choose(editor, uri, '川普', /^忽略“川普”这一处（记入 desk\/\.newsproof-ignore\.yaml）$/);
    expect(action.edit).toBeUndefined();
    const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    await write(editor, resolved.edit);
    expect(read('desk/.newsproof-ignore.yaml')).toBe(`# 本社\r\n- rule: space/digit-han # 甲\r\n  text: " "\r\n${ENTRY.replaceAll('\n', '\r\n')}`);
    expect(await codes(editor, uri)).toEqual([]);
  });

  test('without an ignore file: beside the configuration', async () => {
    put('desk/.newsproof.yaml', 'profile: xinhua\n');
    const editor = await start();
    const uri = await editor.open(TRUMP, { uri: uriOf('desk/a/稿件.txt') });
    expect(ignoring(await editor.actionsAt(uri, '川普'))[0]).toBe('忽略“川普”这一处（记入 desk/.newsproof-ignore.yaml）');
    const { edit } = await choose(editor, uri, '川普', /^本文件忽略/);
    await write(editor, edit);
    expect(read('desk/.newsproof-ignore.yaml')).toBe(`${HEADER}- rule: names/variant\n  file: a/稿件.txt\n`);
    expect(await codes(editor, uri)).toEqual([]);
    const other = await editor.open(TRUMP, { uri: uriOf('desk/b/稿件.txt') });
    expect(await codes(editor, other)).toEqual(['names/variant 川普']);
  });

  test('everywhere: the configuration is changed, comments kept', async () => {
    put('.newsproof.yaml', '# 本社\nrules:\n  # 空格\n  structure/blank-lines: off # 不管\n# 末尾\n');
    const editor = await start();
    const uri = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    await write(editor, (await choose(editor, uri, '川普', /^停用规则/)).edit);
    expect(read('.newsproof.yaml')).toBe('# 本社\nrules:\n  # 空格\n  structure/blank-lines: off # 不管\n  names/variant: off\n# 末尾\n');
    expect(await codes(editor, uri)).toEqual([]);
  });

  test('Markdown: comments for the paragraph and the file', async () => {
    const editor = await start();
    const text = `---\ntitle: 稿\n---\n\n${PARENS}`;
    const uri = await editor.open(text, { uri: uriOf('稿件.md'), languageId: 'markdown' });
    expect(ignoring(await editor.actionsAt(uri, '(乙)'))).toEqual([
      '忽略“(乙)”这一处（记入 .newsproof-ignore.yaml）',
      expect.stringMatching(/^本段忽略此类问题：.+（加注释）$/),
      expect.stringMatching(/^本文件忽略此类问题：.+（加注释）$/),
      expect.stringMatching(/^停用规则：/),
    ]);
    await editor.apply(uri, (await choose(editor, uri, '(乙)', /^本段忽略/)).edit);
    expect(editor.text(uri)).toBe(text.replace('展馆(乙)', '<!-- newsproof-disable-next-line punct/halfwidth-paren -->\n展馆(乙)'));
    expect(await codes(editor, uri)).toEqual(['punct/halfwidth-paren (甲)']);
    await editor.apply(uri, (await choose(editor, uri, '(甲)', /^本文件忽略/)).edit);
    expect(editor.text(uri)).toContain('---\n<!-- newsproof-disable punct/halfwidth-paren -->\n\n');
    // Both are about one place now; the nearer one does it.
    expect(await codes(editor, uri)).toEqual([]);
  });

  test('no comment parts a paragraph, a list, a quotation', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}\n展馆(甲)开放。\n\n- 展馆(乙)开放。\n\n> 展馆(丙)开放。\n`, { uri: uriOf('稿件.md'), languageId: 'markdown' });
    for (const needle of ['(甲)', '(乙)', '(丙)']) expect(ignoring(await editor.actionsAt(uri, needle)).filter((t) => t.startsWith('本段'))).toEqual([]);
  });

  test('a client that cannot make files, an untrusted workspace, a document without a folder', async () => {
    const plain = await start({ capabilities: MODERN });
    const uri = await plain.open(TRUMP, { uri: uriOf('稿件.txt') });
    expect(ignoring(await plain.actionsAt(uri, '川普'))).toEqual([]);
    const distrusted = await start({ initializationOptions: { trusted: false } });
    await distrusted.open(TRUMP, { uri });
    expect(ignoring(await distrusted.actionsAt(uri, '川普'))).toEqual([]);
    await distrusted.connection.sendNotification('newsproof/trust', { trusted: true });
    expect(ignoring(await distrusted.actionsAt(uri, '川普'))).toHaveLength(3);
    const loose = await distrusted.open(PARENS, { uri: 'untitled:Untitled-1', languageId: 'markdown' });
    expect(ignoring(await distrusted.actionsAt(loose, '(乙)'))).toEqual([expect.stringMatching(/^本段.*加注释/), expect.stringMatching(/^本文件.*加注释/)]);
  });

  test('in English; UTF-8 positions; CRLF', async () => {
    const editor = await start({ locale: 'en', encodings: ['utf-8'] });
    const uri = await editor.open(`𠮷林省消息。\r\n${TRUMP}`, { uri: uriOf('稿件.txt') });
    const [d] = await editor.diagnose(uri);
    if (!d) throw new Error('no finding');
    const actions = await editor.actions(uri, d.range);
    const place = actions.find((a) => a.title === 'Ignore “川普” in this place (in .newsproof-ignore.yaml)');
    await write(editor, place?.edit);
    expect(read(IGNORE)).toContain('text: 川普\n');
    expect(await editor.diagnose(uri)).toEqual([]);
  });
});

describe('the ignore file', () => {
  test('what is wrong in it is told there, open or not', async () => {
    const uri = put(IGNORE, `${ENTRY}- {rule: names/varant, text: 甲}\n`);
    const editor = await start();
    const draft = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    expect(await codes(editor, draft)).toEqual([]);
    await told(editor, uri, ['没有“names/varant”这个规则或规则组，是不是“names/variant”？']);
  });

  test('as it is being written: entries of one draft that need nothing, entries that are over, and all of them taken out at once', async () => {
    put('稿件.txt', TRUMP);
    const text = `# 甲\n${ENTRY}  file: ./稿件.txt\n# 乙\n- {rule: names/variant, text: 特郎普, file: ./稿件.txt}\n- {rule: names/variant, file: ./没有.txt}\n- {rule: space, text: " ", until: 2026-11-21}\n- {rule: space, text: 丙}\n`;
    const editor = await start();
    const uri = await editor.open(text, { uri: put(IGNORE, text), languageId: 'yaml' });
    await told(editor, uri, [
      '这一条没有忽略任何问题：names/variant“特郎普”（./稿件.txt）',
      '这一条没有忽略任何问题：names/variant（./没有.txt）',
      '这一条只到 2026-11-21 有效，已经失效',
    ]);
    const titles = (await editor.actionsAt(uri, '特郎普')).map((a) => a.title);
    expect(titles).toEqual(['删去这一条', '删去全部不起作用的忽略（3处）']);
    await editor.apply(uri, (await editor.actionsAt(uri, '特郎普'))[1]?.edit);
    expect(editor.text(uri)).toBe(`# 甲\n${ENTRY}  file: ./稿件.txt\n# 乙\n- {rule: space, text: 丙}\n`);
    await told(editor, uri, []);
    // It helps with its words.
    const at = { line: 1, character: 8 };
    const list = await editor.connection.sendRequest<{ items: { label: string }[] }>('textDocument/completion', { textDocument: { uri }, position: at });
    expect(list.items.map((i) => i.label)).toContain('names/variant');
    expect(await editor.diagnose(uri)).toEqual([]);
  });

  test('an entry that only an unsaved draft needs is told of when that is closed', async () => {
    const editor = await start();
    const draft = await editor.open(TRUMP, { uri: put('稿件.txt', PROSE) });
    const uri = await editor.open(`${ENTRY}  file: ./稿件.txt\n- {rule: space, file: ./稿件.txt}\n`, { uri: put(IGNORE, ''), languageId: 'yaml' });
    const idle = '这一条没有忽略任何问题：';
    await told(editor, uri, [`${idle}space（./稿件.txt）`]);
    await editor.closeDocument(draft);
    await told(editor, uri, [`${idle}names/variant“川普”（./稿件.txt）`, `${idle}space（./稿件.txt）`]);
  });

  test('what is not saved counts when it is', async () => {
    const editor = await start();
    const draft = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    const uri = await editor.open('', { uri: put(IGNORE, ''), languageId: 'yaml' });
    await editor.edit(uri, { start: 0, end: 0, text: ENTRY });
    expect(await codes(editor, draft)).toEqual(['names/variant 川普']);
    put(IGNORE, ENTRY);
    await editor.save(uri);
    expect(await codes(editor, draft)).toEqual([]);
    // An action adds to what the editor has, saved or not.
    await editor.edit(uri, { start: 0, end: 0, text: '# 未存盘\n' });
    await editor.edit(draft, { start: 0, end: 0, text: '川普说。\n' });
    const { edit } = await choose(editor, draft, '川普', /^忽略“川普”这一处/);
    const [change] = edit?.documentChanges ?? [];
    expect(change && 'textDocument' in change && change.textDocument).toEqual({ uri, version: 3 });
  });

  test('what the editor holds from before the disk was changed is not written back', async () => {
    const editor = await start({ initializationOptions: { tellsUnsaved: true } });
    const draft = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    const old = '- {rule: space, text: 甲}\n';
    const uri = await editor.open(old, { uri: uriOf(IGNORE), languageId: 'yaml' });
    const added = async (): Promise<string> => editor.applied(uri, (await choose(editor, draft, '川普', /^忽略“川普”这一处/)).edit);
    expect(await added(), 'deleted').toBe(`${HEADER}${ENTRY}`);
    put(IGNORE, '# 别人写的\r\n- {rule: num, text: 乙}\r\n');
    expect(await added(), 'changed').toBe(`# 别人写的\r\n- {rule: num, text: 乙}\r\n${ENTRY.replaceAll('\n', '\r\n')}`);
    put(IGNORE, old.replaceAll('\n', '\r\n'));
    expect(await added(), 'only the line ends differ').toBe(old + ENTRY);
    // What is not saved is the user's last word.
    editor.unsaved.add(uri);
    put(IGNORE, '# 别人写的\n');
    expect(await added(), 'unsaved').toBe(old + ENTRY);
    const config = await editor.open('rules: {num: off}\n', { uri: uriOf('.newsproof.yaml'), languageId: 'yaml' });
    expect(editor.applied(config, (await choose(editor, draft, '川普', /^停用规则/)).edit)).toBe('rules:\n  names/variant: off\n');
  });

  test('only the nearest one, and none above the workspace folder', async () => {
    writeFileSync(join(top, IGNORE), ENTRY);
    const editor = await start();
    const draft = await editor.open(TRUMP, { uri: uriOf('a/稿件.txt') });
    expect(await codes(editor, draft)).toEqual(['names/variant 川普']);
    put(IGNORE, ENTRY);
    await changed(editor, uriOf(IGNORE));
    expect(await codes(editor, draft)).toEqual([]);
    put('a/.newsproof-ignore.yaml', '');
    await changed(editor, uriOf('a/.newsproof-ignore.yaml'));
    expect(await codes(editor, draft)).toEqual(['names/variant 川普']);
    rmSync(join(top, IGNORE));
  });

  test('a link that leads out of an untrusted workspace is not followed', async () => {
    const outside = join(top, `outside${count}.yaml`);
    writeFileSync(outside, ENTRY);
    symlinkSync(outside, join(folder, IGNORE));
    const editor = await start({ initializationOptions: { trusted: false } });
    const draft = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    expect(await codes(editor, draft)).toEqual(['names/variant 川普']);
    await editor.connection.sendNotification('newsproof/trust', { trusted: true });
    expect(await codes(editor, draft)).toEqual([]);
  });

  test('another finding that stands at the place by now is not what was chosen', async () => {
    const editor = await start({ capabilities: ASKS_LATER });
    const uri = await editor.open(`川普说，会见很好。${TRUMP}`, { uri: uriOf('稿件.txt') });
    const action = await choose(editor, uri, '川普', /^忽略“川普”这一处/);
    await editor.edit(uri, { start: 2, end: 2, text: '走了。' });
    const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(resolved).toMatchObject({ edit: {} });
    await editor.until('a message', () => editor.messages.some((m) => m.message.includes('这一处已经变动，请重新选择')));
  });

  test('what cannot be written to says why', async () => {
    put(IGNORE, 'rule: x\n');
    const editor = await start({ capabilities: ASKS_LATER });
    const uri = await editor.open(TRUMP, { uri: uriOf('稿件.txt') });
    const action = await choose(editor, uri, '川普', /^忽略“川普”这一处/);
    const resolved = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(resolved.edit).toEqual({});
    await editor.until('a message', () => editor.messages.some((m) => m.message.includes('没有写入 .newsproof-ignore.yaml：文件的写法特殊')));
  });
});

describe('comments', () => {
  test('what is wrong in them is told, and all that suppress nothing are taken out at once', async () => {
    const editor = await start();
    const text = `<!-- newsproof-disable-next-line punt -->\n${PARENS}\n<!-- newsproof-disable space -->\n\n${PROSE}\n\n<!-- newsproof-disable-next-line num -->\n${PROSE.slice(0, 20)}。\n`;
    const uri = await editor.open(text, { uri: uriOf('稿件.md'), languageId: 'markdown' });
    const items = await editor.diagnose(uri);
    expect(items.filter((d) => String(d.code).startsWith('suppress/')).map((d) => d.message)).toEqual([
      '没有“punt”这个规则或规则组，是不是“punct”？',
      '这个标记没有忽略任何问题',
      '这个标记没有忽略任何问题',
    ]);
    const { edit } = await choose(editor, uri, '<!-- newsproof-disable space', /^删去全部不起作用的忽略（2处）$/);
    expect(editor.applied(uri, edit)).toBe(`<!-- newsproof-disable-next-line punt -->\n${PARENS}\n${PROSE}\n\n${PROSE.slice(0, 20)}。\n`);
    // A finding of a comment is nothing to be ignored in turn.
    expect(ignoring(await editor.actionsAt(uri, 'punt')).filter((t) => !t.startsWith('删去'))).toEqual([]);
  });

  test('typing comes to what opening comes to', async () => {
    const editor = await start();
    const uri = await editor.open(PARENS, { uri: uriOf('稿件.md'), languageId: 'markdown' });
    for (const c of '<!-- newsproof-disable -->\n')
      await editor.edit(uri, { start: editor.text(uri).indexOf('展馆(甲)'), end: editor.text(uri).indexOf('展馆(甲)'), text: c });
    const now = await codes(editor, uri);
    const fresh = await editor.open(editor.text(uri), { uri: uriOf('另一份.md'), languageId: 'markdown' });
    expect(now).toEqual(await codes(editor, fresh));
    expect(now).toEqual([]);
  });
});

test('an ignore file that cannot be read does not take the menu with it', async () => {
  mkdirSync(join(folder, '.newsproof-ignore.yaml'));
  const editor = await start({ capabilities: MAKES_FILES });
  const uri = await editor.open(TRUMP, { uri: uriOf('稿.txt') });
  const titles = (await editor.actionsAt(uri, '川普')).map((a) => a.title);
  expect(titles.some((t) => t.includes('特朗普'))).toBe(true);
});
