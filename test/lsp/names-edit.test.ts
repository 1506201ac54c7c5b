import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type {
  AnnotatedTextEdit,
  ClientCapabilities,
  DocumentHighlight,
  Location,
  LocationLink,
  Position,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Editor, MODERN, PLAIN } from './harness.ts';
import { PROSE, start } from './start.ts';

const NAMES: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true }, definition: { linkSupport: true } },
};

const DRAFT = [
  '特朗普发表讲话',
  '新华社华盛顿6月12日电（记者林致远）美国总统唐纳德·川普12日在白宫发表讲话。川普说，会谈取得进展。',
  '分析人士认为，特郎普的表态与去年的说法不同。一名记者问：“川普先生，何时动身？”新书《川普的一天》同日上市。四川普降大雨。',
  '当地记者王立说，天气转凉。王立即将回国。川普将与文在寅通话。',
  '',
].join('\n\n');

const folder = mkdtempSync(join(tmpdir(), 'newsproof-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Position of the n-th time that a text stands in a document. */
function at(editor: Editor, uri: string, needle: string, nth = 0, inside = 0): Position {
  const text = editor.text(uri);
  let offset = text.indexOf(needle);
  for (; nth > 0; nth--) offset = text.indexOf(needle, offset + 1);
  if (offset < 0) throw new Error(`“${needle}” is not in the document`);
  const before = text.slice(0, offset + inside).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}

const ask = <T>(editor: Editor, method: string, uri: string, position: Position, more: object = {}): Promise<T> =>
  editor.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
const prepare = (editor: Editor, uri: string, position: Position) => ask<{ range: Range; placeholder: string } | null>(editor, 'prepareRename', uri, position);
const rename = (editor: Editor, uri: string, position: Position, newName: string) => ask<WorkspaceEdit>(editor, 'rename', uri, position, { newName });
const referencesOf = (editor: Editor, uri: string, position: Position, includeDeclaration = false) =>
  ask<Location[] | null>(editor, 'references', uri, position, { context: { includeDeclaration } });
const highlightsOf = (editor: Editor, uri: string, position: Position) => ask<DocumentHighlight[] | null>(editor, 'documentHighlight', uri, position);
const definitionOf = (editor: Editor, uri: string, position: Position) => ask<(Location & LocationLink)[] | null>(editor, 'definition', uri, position);

/** The edits as “line: old>new”, with the reason why they are to be confirmed. */
function listed(editor: Editor, uri: string, edit: WorkspaceEdit): string[] {
  const [change] = edit.documentChanges ?? [];
  if (!change || !('edits' in change)) throw new Error('no edit of a document');
  return (change.edits as AnnotatedTextEdit[]).map((e) => {
    const note = edit.changeAnnotations?.[e.annotationId];
    if (e.annotationId !== undefined && note?.needsConfirmation !== true) throw new Error(`${e.annotationId} need not be confirmed`);
    return `${e.range.start.line}: ${editor.covered(uri, e.range)}>${e.newText}${note ? ` ${note.description}` : ''}`;
  });
}

describe('rename', () => {
  test('shows what is renamed, over the whole of it', async () => {
    const editor = await start({ capabilities: NAMES });
    expect(editor.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    const uri = await editor.open(DRAFT);
    for (const inside of [0, 1, 2]) {
      const asked = await prepare(editor, uri, at(editor, uri, '川普', 0, inside));
      expect(asked?.placeholder).toBe('川普');
      expect(asked?.range.start).toEqual(at(editor, uri, '川普'));
    }
  });

  test('changes all spellings; what is less certain is to be confirmed', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    const edit = await rename(editor, uri, at(editor, uri, '川普', 1), '特朗普');
    expect(listed(editor, uri, edit)).toEqual([
      '2: 川普>特朗普',
      '2: 川普>特朗普',
      '4: 特郎普>特朗普 同一名称的另一种写法',
      '4: 川普>特朗普 在引文里',
      '4: 川普>特朗普 在书名号里',
      '6: 川普>特朗普',
    ]);
    expect(Object.values(edit.changeAnnotations ?? {}).map((a) => a.label)).toContain('“特郎普”改为“特朗普”');
    const after = editor.applied(uri, edit);
    expect(after).toContain('美国总统唐纳德·特朗普12日');
    expect(after).toContain('四川普降大雨');
    expect(after).toBe(DRAFT.replaceAll(/(?<!四)川普|特郎普/g, '特朗普'));
  });

  test('a given name is not put there twice', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    const after = editor.applied(uri, await rename(editor, uri, at(editor, uri, '川普', 1), '唐纳德·特朗普'));
    expect(after).toContain('美国总统唐纳德·特朗普12日在白宫发表讲话。唐纳德·特朗普说');
  });

  test('a name that the lexicon does not know: where it may be another word it is to be confirmed', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    expect(listed(editor, uri, await rename(editor, uri, at(editor, uri, '王立'), '王力'))).toEqual(['6: 王立>王力', '6: 王立>王力 拿不准是不是这个名称']);
  });

  test('somebody else’s name is warned of at every place', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    const told = listed(editor, uri, await rename(editor, uri, at(editor, uri, '文在寅'), '特朗普'));
    expect(told).toEqual(['6: 文在寅>特朗普 “特朗普”在本文中已是另一条名称（唐纳德·特朗普），改名后两者会混同']);
  });

  test('over a line end that was broken the line end stays', async () => {
    const editor = await start({ capabilities: NAMES });
    const line = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，交换了意见，美国总统川';
    const uri = await editor.open(
      `${PROSE}\n\n${line}\n普当天没有到会，他将于下周前往当地，出席开幕式并且发表讲话，然后与企业负责人一起参观展馆，\n随后返回。\n`,
    );
    const edit = await rename(editor, uri, at(editor, uri, '普当天'), '特朗普');
    expect((await prepare(editor, uri, at(editor, uri, '普当天')))?.placeholder).toBe('川普');
    expect(editor.applied(uri, edit)).toContain('美国总统特朗普\n当天没有到会');
  });

  test('refuses, in the language of the user, what is no name and where none stands', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    const name = at(editor, uri, '川普');
    for (const [text, why] of [
      ['', '新的写法不能为空'],
      [' 　', '新的写法不能为空'],
      ['特\n朗普', '新的写法中不能有换行或控制字符'],
      ['特\u2028朗普', '新的写法中不能有换行或控制字符'],
      ['川普', '这里写的就是“川普”'],
      ['长'.repeat(81), '新的写法超过80个字符'],
    ] as const)
      await expect(rename(editor, uri, name, text), text).rejects.toThrow(why);
    for (const where of [at(editor, uri, '会谈'), { line: 999, character: 999 }]) {
      await expect(prepare(editor, uri, where)).rejects.toThrow('这里没有新闻校样认得的名称');
      await expect(rename(editor, uri, where, '特朗普')).rejects.toThrow('这里没有新闻校样认得的名称');
    }
    const english = await editor.open('Trump said so. '.repeat(30), { name: 'en.txt' });
    await expect(prepare(editor, english, { line: 0, character: 2 })).rejects.toThrow('这份文件不在校对之列');
    const empty = await editor.open('', { name: 'empty.txt' });
    await expect(prepare(editor, empty, { line: 0, character: 0 })).rejects.toThrow();
    const other = await start({ capabilities: NAMES, locale: 'en' });
    await expect(prepare(other, await other.open(DRAFT), { line: 1, character: 0 })).rejects.toThrow('No name that Newsproof knows');
    expect(editor.messages).toEqual([]);
  });

  test.each([['utf-8'], ['utf-32']])('counts in %s, with CRLF', async (encoding) => {
    const editor = await start({ capabilities: NAMES, encodings: [encoding] });
    const uri = await editor.open(`𠮷林省😀${DRAFT}`.replaceAll('\n', '\r\n'));
    const unit = (s: string): number => (encoding === 'utf-8' ? Buffer.byteLength(s) : [...s].length);
    const before = (editor.text(uri).split('\r\n')[2] as string).split('川普');
    const character = unit(before[0] as string);
    const edit = await rename(editor, uri, { line: 2, character }, '特朗普');
    const [change] = edit.documentChanges as { edits: AnnotatedTextEdit[] }[];
    expect(change?.edits[0]?.range).toEqual({ start: { line: 2, character }, end: { line: 2, character: character + unit('川普') } });
    expect((await highlightsOf(editor, uri, { line: 2, character }))?.map((h) => h.range.start.line)).toEqual([0, 2, 2, 4, 4, 4, 6]);
  });

  test('a client without review gets one edit, without what may be no mention, and a warning of another’s name', async () => {
    const editor = await start({ capabilities: PLAIN });
    expect(editor.initialized.capabilities.renameProvider).toBe(true);
    const uri = await editor.open(DRAFT);
    const edit = await rename(editor, uri, at(editor, uri, '川普'), '特朗普');
    expect(Object.keys(edit)).toEqual(['changes']);
    expect(editor.applied(uri, edit)).toBe(DRAFT.replaceAll(/(?<![四《])川普|特郎普/g, '特朗普'));
    expect(editor.applied(uri, await rename(editor, uri, at(editor, uri, '王立'), '王力'))).toBe(DRAFT.replace('王立说', '王力说'));
    await rename(editor, uri, at(editor, uri, '文在寅'), '特朗普');
    await editor.until('a warning', () => editor.messages.find((m) => m.message.includes('混同')));
  });
});

describe('references and highlights', () => {
  test('all spellings of the article, in order, and not those of another article', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(`${DRAFT}新华社首尔6月13日电 韩国总统文在寅13日会见记者，谈到川普的讲话。\n`);
    const found = await highlightsOf(editor, uri, at(editor, uri, '特朗普'));
    expect(found?.map((h) => editor.covered(uri, h.range))).toEqual(['特朗普', '川普', '川普', '特郎普', '川普', '川普', '川普']);
    const places = await referencesOf(editor, uri, at(editor, uri, '特郎普', 0, 3));
    expect(places?.map((l) => l.range)).toEqual(found?.map((h) => h.range));
    expect(places?.every((l) => l.uri === uri)).toBe(true);
    expect(await highlightsOf(editor, uri, at(editor, uri, '会谈'))).toBeNull();
    expect(await referencesOf(editor, uri, at(editor, uri, '会谈'))).toBeNull();
    const again = await highlightsOf(editor, uri, at(editor, uri, '川普', 6));
    expect(again?.map((h) => editor.covered(uri, h.range))).toEqual(['川普']);
  });

  test('they follow the text, and quiet documents have none', async () => {
    const editor = await start({ capabilities: NAMES });
    const uri = await editor.open(DRAFT);
    expect(await highlightsOf(editor, uri, at(editor, uri, '川普'))).toHaveLength(7);
    await editor.edit(uri, { start: DRAFT.indexOf('川普说'), end: DRAFT.indexOf('川普说') + 2, text: '他' });
    expect(await highlightsOf(editor, uri, at(editor, uri, '川普'))).toHaveLength(6);
    const quiet = await editor.open('Trump said so. '.repeat(30), { name: 'en.txt' });
    expect(await highlightsOf(editor, quiet, { line: 0, character: 1 })).toBeNull();
    expect(await referencesOf(editor, quiet, { line: 0, character: 1 }, true)).toBeNull();
    expect(await definitionOf(editor, quiet, { line: 0, character: 1 })).toBeNull();
  });
});

describe('definition', () => {
  const yaml =
    '# 本社词库\npeople:\n  - name: 林致远\n    typos: [林志远]\n  - name: 特朗普\n    full: 唐纳德·特朗普\n    variants: [川普]\n    typos: [特郎普]\nagencies:\n  - { name: 地方社, full: 地方通讯社 }\n';

  function lexicon(name: string, text = yaml): string {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  test('the place in the newsroom’s file, however the name is spelled; references have it as the declaration', async () => {
    const file = lexicon('desk.yaml');
    const editor = await start({ capabilities: NAMES, settings: { lexicons: [file] } });
    const uri = await editor.open(`${DRAFT}地方社报道说，会谈已经结束。\n`);
    const target = { start: { line: 4, character: 10 }, end: { line: 4, character: 13 } };
    for (const needle of ['川普', '特郎普', '特朗普']) {
      const position = at(editor, uri, needle, 0, 1);
      const [link, more] = (await definitionOf(editor, uri, position)) ?? [];
      expect(more).toBeUndefined();
      expect(link?.targetUri).toBe(pathToFileURL(file).href);
      expect(link?.targetSelectionRange).toEqual(target);
      expect(link?.targetRange).toEqual({ start: { line: 4, character: 4 }, end: { line: 7, character: 16 } });
      expect(editor.covered(uri, link?.originSelectionRange as Range)).toBe(needle);
    }
    const places = await referencesOf(editor, uri, at(editor, uri, '川普'), true);
    expect(places?.[0]).toEqual({ uri: pathToFileURL(file).href, range: target });
    expect(places).toHaveLength(8);
    // An agency has no row in the ledger.
    const [agency] = (await definitionOf(editor, uri, at(editor, uri, '地方社'))) ?? [];
    expect(agency?.targetSelectionRange.start).toEqual({ line: 9, character: 12 });
  });

  test('a file that has changed since is looked through again', async () => {
    const file = lexicon('changed.yaml');
    const editor = await start({ capabilities: NAMES, settings: { lexicons: [file] } });
    const uri = await editor.open(DRAFT);
    await definitionOf(editor, uri, at(editor, uri, '川普'));
    lexicon('changed.yaml', yaml.replace('people:', '# 增订\n\npeople:'));
    const [link] = (await definitionOf(editor, uri, at(editor, uri, '川普'))) ?? [];
    expect(link?.targetSelectionRange.start).toEqual({ line: 6, character: 10 });
    lexicon('changed.yaml', 'people: []\n');
    expect((await definitionOf(editor, uri, at(editor, uri, '川普')))?.[0]?.targetSelectionRange.start).toEqual({ line: 0, character: 0 });
    rmSync(file);
    expect(await definitionOf(editor, uri, at(editor, uri, '川普'))).toBeNull();
  });

  test('a row of a table; a plain location for clients without links', async () => {
    const file = lexicon('desk.tsv', '类别\t名称\t异体\r\n人物\t林致远\t\r\n人物\t特朗普\t川普@TW\r\n');
    const capabilities = { ...NAMES, textDocument: { ...NAMES.textDocument, definition: {} } };
    const editor = await start({ capabilities, settings: { lexicons: [file] } });
    const uri = await editor.open(DRAFT);
    const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 6 } };
    expect(await definitionOf(editor, uri, at(editor, uri, '川普'))).toEqual([{ uri: pathToFileURL(file).href, range }]);
  });

  test('an entry that ships is a text of its own, for clients that can show it', async () => {
    const editor = await start({ capabilities: NAMES, initializationOptions: { lexiconDocuments: true } });
    const uri = await editor.open(DRAFT);
    const [link] = (await definitionOf(editor, uri, at(editor, uri, '川普'))) ?? [];
    expect(link?.targetUri).toMatch(/^newsproof-lexicon:\/%E7%89%B9%E6%9C%97%E6%99%AE\.yaml\?/);
    const text = await editor.connection.sendRequest<string>('newsproof/entry', { uri: link?.targetUri });
    expect(text).toMatch(/^# 随新闻校样附带的词条.*\npeople:\n {2}- name: 特朗普\n {4}full: 唐纳德·特朗普\n/);
    expect(text).toContain('{ title: 美国总统, from: 2025-01-20 }');
    for (const wrong of ['newsproof-lexicon:/x.yaml', 'newsproof-lexicon:/x.yaml?%', 'newsproof-lexicon:/x.yaml?{"kind":1}', 'newsproof-lexicon:/x.yaml?null'])
      expect(await editor.connection.sendRequest('newsproof/entry', { uri: wrong }), wrong).toBeNull();
    expect((await referencesOf(editor, uri, at(editor, uri, '川普'), true))?.every((l) => l.uri === uri)).toBe(true);
    const plain = await start({ capabilities: NAMES });
    expect(await definitionOf(plain, await plain.open(DRAFT), at(plain, uri, '川普'))).toBeNull();
  });
});
