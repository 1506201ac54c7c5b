import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverFile } from './bundle.ts';
import { ASKS_LATER, type Editor, MAKES_FILES, MODERN, type Options, PLAIN } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('clock-server');
const top = mkdtempSync(join(tmpdir(), 'newsproof-lexicon-'));
let count = 0;
let folder: string;

beforeEach(() => {
  folder = join(top, `w${++count}`);
  mkdirSync(folder);
});
afterAll(() => rmSync(top, { recursive: true }));

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, capabilities: MAKES_FILES, folder, ...options });
const put = (path: string, text: string): string => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return pathToFileURL(join(folder, path)).href;
};
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const draft = (name = '稿件.txt'): string => pathToFileURL(join(folder, name)).href;

/** What an editor does with an edit of files that are not open, and then saves. */
async function write(editor: Editor, edit: WorkspaceEdit | undefined): Promise<string[]> {
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
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });
  return uris;
}

const lexicon = (actions: readonly CodeAction[]): CodeAction[] => actions.filter((a) => /^加入(?:我的)?词库/.test(a.title));
const codes = async (editor: Editor, uri: string): Promise<unknown[]> =>
  (await editor.diagnose(uri)).flatMap((d) => (String(d.code).startsWith('names/') ? [`${d.code} ${editor.covered(uri, d.range)}`] : []));

/** Teaches the lexicon what a title says, and gives the findings that are left. */
async function teach(editor: Editor, uri: string, needle: string, title: RegExp): Promise<unknown[]> {
  const action = (await editor.actionsAt(uri, needle)).find((a) => title.test(a.title));
  if (!action) throw new Error(`${title} is not offered`);
  await write(editor, action.edit);
  return codes(editor, uri);
}

const TRUMP = `白宫发言人说，川普将于下周出访。${PROSE}`;
const UNLISTED = '科兰达市长德里斯科夫出席。\n\n记者问德里斯科夫何时动工，德里斯柯夫没有回答。';
const NEAR = `白俄罗斯总统卢卡申可11日启程。${PROSE}`;

describe('what is offered', () => {
  test('a variant of a listed name: somebody else, or an accepted form; the titles name the file', async () => {
    put('desk/people.yaml', '# 本社\npeople: []\n');
    const editor = await start({ settings: { lexicons: ['desk/people.yaml'] } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    expect(await codes(editor, uri)).toEqual(['names/variant 川普']);
    expect(lexicon(await editor.actionsAt(uri, '川普')).map((a) => a.title)).toEqual([
      '加入词库 desk/people.yaml：新人物“川普”',
      '加入词库 desk/people.yaml：“川普”是“特朗普”的可用写法',
    ]);
  });

  test('a spelling that no lexicon has: a wrong form, too', async () => {
    put('desk/people.yaml', 'people: []\n');
    const editor = await start({ settings: { lexicons: ['desk/people.yaml'] } });
    const uri = await editor.open(NEAR, { uri: draft() });
    expect(await codes(editor, uri)).toEqual(['names/typo 卢卡申可']);
    expect(lexicon(await editor.actionsAt(uri, '卢卡申可')).map((a) => a.title.replace(/^.*：/, ''))).toEqual([
      '新人物“卢卡申可”',
      '“卢卡申可”是“卢卡申科”的可用写法',
      '“卢卡申可”是“卢卡申科”的误写',
    ]);
  });

  test('in English', async () => {
    put('desk/people.yaml', 'people: []\n');
    const editor = await start({ locale: 'en', settings: { lexicons: ['desk/people.yaml'] } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const titles = (await editor.actionsAt(uri, '川普')).map((a) => a.title).filter((t) => t.startsWith('Add to lexicon'));
    expect(titles).toEqual(['Add to lexicon desk/people.yaml: new person “川普”', 'Add to lexicon desk/people.yaml: “川普” is an accepted form of “特朗普”']);
  });

  test('nothing where no finding is, where the workspace is not trusted, without a folder, for old clients', async () => {
    put('desk/people.yaml', 'people: []\n');
    const settings = { lexicons: ['desk/people.yaml'] };
    const uri = draft();
    const titles = async (options: Options, needle = '川普'): Promise<string[]> => {
      const editor = await start({ settings, ...options });
      await editor.open(TRUMP, { uri });
      await editor.diagnose(uri);
      return lexicon(await editor.actionsAt(uri, needle)).map((a) => a.title);
    };
    expect(await titles({}, '代表团')).toEqual([]);
    expect(await titles({ initializationOptions: { trusted: false } })).toEqual([]);
    expect(await titles({ capabilities: PLAIN, initializationOptions: { settings } })).toEqual([]);
    const loose = await start({ settings, folder: top });
    await loose.open(TRUMP, { uri: 'file:///elsewhere/a.txt' });
    expect(lexicon(await loose.actionsAt('file:///elsewhere/a.txt', '川普'))).toEqual([]);
  });

  test('once the user trusts the workspace', async () => {
    put('desk.yaml', 'people: []\n');
    const editor = await start({ settings: { lexicons: ['desk.yaml'] }, initializationOptions: { trusted: false } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    expect(lexicon(await editor.actionsAt(uri, '川普'))).toEqual([]);
    await editor.connection.sendNotification('newsproof/trust', { trusted: true });
    expect(lexicon(await editor.actionsAt(uri, '川普'))).toHaveLength(2);
  });

  test('the same name in the whole article, and not in the next one', async () => {
    const editor = await start();
    const text = `新华社华盛顿2月20日电　白宫发言人说，川普将于下周出访。川普\n说，行程未定。（完）\n\n新华社东京2月21日电　记者问川普何时抵达。${PROSE}（完）\n`;
    const uri = await editor.open(text, { uri: draft() });
    const all = (await editor.actionsAt(uri, '川普')).find((a) => a.title.startsWith('本稿'));
    expect(all?.title).toBe('本稿“川普”全部改为“特朗普”（2处）');
    expect(editor.applied(uri, all?.edit).match(/特朗普|川普/g)).toEqual(['特朗普', '特朗普', '川普']);
  });
});

test('a name over a false line end, in a file with CRLF, in UTF-8 positions', async () => {
  put('desk.yaml', '# 𠮷\r\npeople:\r\n  - 周一鸣 # 𠮷\r\n');
  const editor = await start({ settings: { lexicons: ['desk.yaml'] }, encodings: ['utf-8'] });
  const text = `${PROSE}\r\n\r\n市水务局负责人昨天在发布会上表示，各水库目前由副市长川\r\n\r\n普负责，防汛物资已经全部到位。川普没有多说。\r\n`;
  const uri = await editor.open(text, { uri: draft() });
  const line = text.split('\r\n').findIndex((l) => l.startsWith('市水务局'));
  const character = Buffer.byteLength('市水务局负责人昨天在发布会上表示，各水库目前由副市长');
  const at = { line, character };
  const actions = await editor.actions(uri, { start: at, end: at });
  const titles = actions.map((a) => a.title);
  expect(titles).toContain('本稿“川普”全部改为“特朗普”（2处）');
  const action = actions.find((a) => a.title === '加入词库 desk.yaml：新人物“川普”');
  const [change] = action?.edit?.documentChanges ?? [];
  expect(change && 'edits' in change && change.edits).toEqual([
    {
      range: { start: { line: 2, character: Buffer.byteLength('  - 周一鸣 # 𠮷') }, end: { line: 2, character: Buffer.byteLength('  - 周一鸣 # 𠮷') } },
      newText: '\r\n  - name: 川普',
    },
  ]);
});

test('quiet and empty documents have nothing to teach', async () => {
  put('desk.yaml', 'people: []\n');
  const editor = await start({ settings: { lexicons: ['desk.yaml'], check: 'off' } });
  const uri = await editor.open(TRUMP, { uri: draft() });
  expect(lexicon(await editor.actionsAt(uri, '川普'))).toEqual([]);
  const empty = await editor.open('', { uri: draft('空.txt') });
  const zero = { line: 7, character: 9 };
  expect(await editor.actions(empty, { start: zero, end: zero })).toEqual([]);
});

describe('what is taught holds', () => {
  const DESK = '# 本社词库\n\npeople:\n  # 地方\n  - name: 周一鸣 # 市长\n';

  test.each([
    ['somebody else', TRUMP, '川普', /新人物/, '  - name: 川普\n'],
    ['an accepted form', TRUMP, '川普', /可用写法/, 'short: [川普]'],
    ['a wrong form', NEAR, '卢卡申可', /误写/, 'typos: [卢卡申可]'],
    ['somebody else, near a listed name', NEAR, '卢卡申可', /新人物/, '  - name: 卢卡申可\n'],
    ['an accepted form of it', NEAR, '卢卡申可', /可用写法/, 'short: [卢卡申可]'],
    ['a wrong form of an unlisted name', UNLISTED, '德里斯柯夫', /误写/, '  - name: 德里斯科夫\n    typos: [德里斯柯夫]\n'],
    ['an accepted form of an unlisted name', UNLISTED, '德里斯柯夫', /可用写法/, '  - name: 德里斯科夫\n    short: [德里斯柯夫]\n'],
    ['an accepted form beside the name', `美国总统特朗普说，行程未定。川普没有多说，特朗普已经离开。${PROSE}`, '川普', /可用写法/, 'short: [川普]'],
    ['a form of a place', `代表团从纽西兰转往墨尔本。${PROSE}`, '纽西兰', /可用写法/, 'short: [纽西兰]'],
    ['a body', `他同日本外交部官员交换了意见。${PROSE}`, '日本外交部', /可用写法/, 'short: [日本外交部]'],
    ['another body', `他同日本外交部官员交换了意见。${PROSE}`, '日本外交部', /新机构/, 'organisations:\n  - name: 日本外交部\n'],
    ['an event', `白宫说，“川金会”将于下周举行。${PROSE}`, '川金会', /可用写法/, 'short: [川金会]'],
    ['a term', `朝美领导人会晤定于下周举行。\n\n官员说，第二次朝美首脑会晤的会场已经选定。`, '首脑会晤', /新用语/, 'terms:\n  - name: 首脑会晤\n'],
    ['two unlisted people', UNLISTED, '德里斯柯夫', /新人物“德里斯柯夫”和“德里斯科夫”/, '  - name: 德里斯柯夫\n  - name: 德里斯科夫\n'],
  ])('%s', async (_, text, needle, title, wanted) => {
    put('desk/people.yaml', DESK);
    const editor = await start({ settings: { lexicons: ['desk/people.yaml'] } });
    const uri = await editor.open(text, { uri: draft() });
    expect(await codes(editor, uri)).not.toEqual([]);
    const left = await teach(editor, uri, needle, title);
    expect(left).toEqual(title.source === '误写' ? [`names/typo ${needle}`] : []);
    expect(read('desk/people.yaml')).toContain(wanted);
    expect(read('desk/people.yaml').startsWith(DESK.trimEnd())).toBe(true);
    // What is taught is not asked again.
    expect(
      lexicon(await editor.actionsAt(uri, needle))
        .map((a) => a.title)
        .filter((t) => title.test(t)),
    ).toEqual([]);
  });
});

describe('the file', () => {
  test('is the one that has the entry, though it is not the last', async () => {
    put('a.yaml', 'people:\n  - name: 特朗普 # 甲\n    variants: [川普, 杜林普] # 乙\n');
    put('b.yaml', 'people: []\n');
    put('c.tsv', '名称\n何一帆\n');
    const editor = await start({ settings: { lexicons: ['a.yaml', 'b.yaml', 'c.tsv'] } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const actions = lexicon(await editor.actionsAt(uri, '川普'));
    expect(actions.map((a) => a.title.split(' ')[1]?.split('：')[0])).toEqual(['b.yaml', 'a.yaml']);
    await write(editor, actions[1]?.edit);
    expect(read('a.yaml')).toBe('people:\n  - name: 特朗普 # 甲\n    short: [川普]\n    variants: [杜林普] # 乙\n');
    expect(await codes(editor, uri)).toEqual([]);
  });

  test('that is open is edited as it is there', async () => {
    const path = put('desk.yaml', 'people: []\n');
    const editor = await start({ settings: { lexicons: ['desk.yaml'] } });
    const open = await editor.open('# 未存盘\npeople: []\n', { uri: path, languageId: 'yaml' });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const [action] = lexicon(await editor.actionsAt(uri, '川普'));
    expect(editor.applied(open, action?.edit)).toBe('# 未存盘\npeople: [{ name: 川普 }]\n');
  });

  test('that was changed on the disk is edited as it is there, unless the editor has changes that are not saved', async () => {
    const path = put('desk.yaml', '# 磁盘\npeople: []\n');
    const editor = await start({ settings: { lexicons: ['desk.yaml'] }, initializationOptions: { tellsUnsaved: true } });
    const open = await editor.open('# 从前\npeople: []\n', { uri: path, languageId: 'yaml' });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const added = async (): Promise<string> => editor.applied(open, lexicon(await editor.actionsAt(uri, '川普'))[0]?.edit);
    expect(await added()).toBe('# 磁盘\npeople: [{ name: 川普 }]\n');
    editor.unsaved.add(path);
    expect(await added()).toBe('# 从前\npeople: [{ name: 川普 }]\n');
  });

  test('may be a table', async () => {
    put('desk.tsv', '类别\t名称\n人物\t周一鸣\n');
    const editor = await start({ settings: { lexicons: ['desk.tsv'] } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    expect(await teach(editor, uri, '川普', /desk\.tsv：新人物/)).toEqual([]);
    expect(read('desk.tsv')).toBe('类别\t名称\n人物\t周一鸣\n人物\t川普\n');
  });

  test('with a syntax error is left alone, and the user is told', async () => {
    put('desk.yaml', 'people:\n  - name: [甲\n');
    const editor = await start({ capabilities: ASKS_LATER, settings: { lexicons: ['desk.yaml'] } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const [action] = lexicon(await editor.actionsAt(uri, '川普'));
    expect(action?.edit).toBeUndefined();
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
    expect(resolved.edit).toEqual({});
    await editor.until('the reason', () => editor.messages.some((m) => m.message.includes('没有写入 desk.yaml：词库文件第3行有语法错误')));
  });

  test('is worked out when the action is chosen, where the client can wait', async () => {
    put('desk.yaml', 'people: []\n');
    const editor = await start({ capabilities: ASKS_LATER, settings: { lexicons: ['desk.yaml'] }, initializationOptions: { savesFiles: true } });
    const uri = await editor.open(TRUMP, { uri: draft() });
    const [action] = lexicon(await editor.actionsAt(uri, '川普'));
    expect(action?.command).toMatchObject({ command: 'newsproof.saveFiles', arguments: [[pathToFileURL(join(folder, 'desk.yaml')).href], 'desk.yaml'] });
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', action);
    await write(editor, resolved.edit);
    expect(read('desk.yaml')).toBe('people: [{ name: 川普 }]\n');
    expect(await codes(editor, uri)).toEqual([]);
  });

  test('is made where there is none, and named in the configuration', async () => {
    const editor = await start();
    const uri = await editor.open(TRUMP, { uri: draft() });
    expect(await teach(editor, uri, '川普', /newsproof-lexicon\.yaml：新人物/)).toEqual([]);
    expect(read('newsproof-lexicon.yaml')).toBe('# 本社词库：由校对时的快速修复建立，可以手工修改\npeople:\n  - name: 川普\n');
    expect(read('.newsproof.yaml')).toBe('lexicons: [newsproof-lexicon.yaml]\n');
  });

  test('is named in the configuration that is there, comments kept', async () => {
    put('.newsproof.yaml', '# 本社\nprofile: xinhua # 体例\n');
    const editor = await start({ locale: 'en' });
    const uri = await editor.open(TRUMP, { uri: draft() });
    expect(await teach(editor, uri, '川普', /newsproof-lexicon\.yaml: new person/)).toEqual([]);
    expect(read('newsproof-lexicon.yaml')).toContain('# Lexicon of the newsroom');
    expect(read('.newsproof.yaml')).toBe('# 本社\nprofile: xinhua # 体例\nlexicons: [newsproof-lexicon.yaml]\n');
  });

  test('is not made by clients that cannot', async () => {
    const editor = await start({ capabilities: MODERN });
    const uri = await editor.open(TRUMP, { uri: draft() });
    await editor.diagnose(uri);
    expect(lexicon(await editor.actionsAt(uri, '川普'))).toEqual([]);
  });
});

describe("one's own lexicon, which counts in all workspaces", () => {
  const TEXT = `${PROSE}\n\n川普当天抵达。\n`;
  const own = (): { file: string; options: Options } => {
    const file = join(top, `own${count}/lexicon.yaml`);
    mkdirSync(dirname(file), { recursive: true });
    return { file, options: { initializationOptions: { userLexicon: pathToFileURL(file).href } } };
  };

  test('is offered beside that of the newsroom, is made when it is first taught, and counts at once', async () => {
    const { file, options } = own();
    const editor = await start(options);
    const uri = await editor.open(TEXT, { uri: draft() });
    expect(await codes(editor, uri)).toEqual(['names/variant 川普']);
    expect(lexicon(await editor.actionsAt(uri, '川普')).map((a) => a.title)).toEqual([
      '加入词库 newsproof-lexicon.yaml：新人物“川普”',
      '加入我的词库：新人物“川普”',
      '加入词库 newsproof-lexicon.yaml：“川普”是“特朗普”的可用写法',
      '加入我的词库：“川普”是“特朗普”的可用写法',
    ]);
    expect(await teach(editor, uri, '川普', /我的词库.*可用写法/)).toEqual([]);
    expect(readFileSync(file, 'utf8')).toMatch(/^# 我的词库：.*\npeople:\n[\s\S]*short: \[川普\]/);
    expect(existsSync(join(folder, 'newsproof-lexicon.yaml'))).toBe(false);
    // Another window, another folder.
    const other = await start({ ...options, folder: join(top, `own${count}`) });
    expect(await codes(other, await other.open(TEXT, { uri: pathToFileURL(join(top, `own${count}/稿件.txt`)).href }))).toEqual([]);
  });

  test('is all there is without a folder, and takes a second word where it has one', async () => {
    const { file, options } = own();
    const editor = await startEditor({ server, capabilities: MAKES_FILES, ...options });
    const uri = await editor.open(`${TEXT}\n蓬佩欧没有回答。\n`, { uri: draft() });
    expect(lexicon(await editor.actionsAt(uri, '川普')).map((a) => a.title)).toEqual([
      '加入我的词库：新人物“川普”',
      '加入我的词库：“川普”是“特朗普”的可用写法',
    ]);
    expect(await teach(editor, uri, '川普', /可用写法/)).toEqual(['names/variant 蓬佩欧']);
    expect(await teach(editor, uri, '蓬佩欧', /可用写法/)).toEqual([]);
    expect(readFileSync(file, 'utf8').match(/- name:/g)).toHaveLength(2);
  });

  test('the newsroom has the last word', async () => {
    const { file, options } = own();
    writeFileSync(file, 'people:\n  - name: 特朗普\n    short: [川普]\n');
    put('desk.yaml', 'people:\n  - name: 特朗普\n    variants: [川普]\n');
    put('.newsproof.yaml', 'lexicons: [desk.yaml]\n');
    const editor = await start(options);
    expect(await codes(editor, await editor.open(TEXT, { uri: draft() }))).toEqual(['names/variant 川普']);
  });
});
