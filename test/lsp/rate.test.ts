import { describe, expect, test } from 'vitest';
import type { ClientCapabilities, CodeLens } from 'vscode-languageserver-protocol';
import { countCharacters } from '../../server/src/text/count.ts';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');

const REFRESHING: ClientCapabilities = { ...MODERN, workspace: { ...MODERN.workspace, codeLens: { refreshSupport: true } } };
const start = (options: Options = {}): Promise<Editor> =>
  startEditor({ server, capabilities: REFRESHING, initializationOptions: { status: true }, ...options });
const lenses = (editor: Editor, uri: string): Promise<CodeLens[]> => editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
const titles = (list: readonly CodeLens[]): unknown[] => list.map((l) => [l.range.start.line, l.command?.title]);

/** Characters of the prose, and of it with what is put before its end. */
const LENGTH = countCharacters(PROSE);

describe('the status', () => {
  test('tells characters, errors and rate, and again when a keystroke changes them', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}甲乙☆`);
    await editor.pull(uri);
    const first = editor.statuses.at(-1);
    // Two characters change places: a word of two characters counts 2; a hollow star is layout.
    expect(first).toMatchObject({ state: 'checked', characters: LENGTH + 3, errors: 2.1, errorRate: 21, short: true });
    await editor.edit(uri, { start: 0, end: 0, text: '中国 China，' });
    await editor.pull(uri);
    const next = await editor.until('a new status', () => editor.statuses.find((s) => s !== first && s.version === 2));
    expect(next).toMatchObject({ characters: LENGTH + 7, errors: 2.1 });
  });

  test('of documents that are not checked, and of empty ones, it tells none', async () => {
    const editor = await start({ settings: { check: 'off' } });
    await editor.pull(await editor.open(PROSE));
    expect(editor.statuses.at(-1)).not.toHaveProperty('errorRate');
    await editor.configure({ check: 'always' });
    const empty = await editor.open('', { name: '空.txt' });
    await editor.pull(empty);
    expect(editor.statuses.find((s) => s.uri === empty)?.characters ?? 0).toBe(0);
  });

  test('under onSave it waits with the findings', async () => {
    const editor = await start({ settings: { run: 'onSave' } });
    const uri = await editor.open(`${PROSE}☆`);
    await editor.pull(uri);
    await editor.edit(uri, { start: 0, end: 0, text: '☆☆☆' });
    await editor.pull(uri);
    // The hover checks the text as it is now; what is shown still is of the saved one.
    await editor.hover(uri, { line: 0, character: 0 });
    await editor.pull(uri);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'held', characters: LENGTH + 1, errors: 0.1 });
    await editor.save(uri);
    await editor.pull(uri);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'checked', characters: LENGTH + 4, errors: 0.4 });
  });
});

describe('while a draft is typed', () => {
  test('no rate is shown above what a full page could have; from a thousand characters on it is the rate itself', async () => {
    const editor = await start();
    const uri = await editor.open('渡轮昨天在港口复航☆', { languageId: 'newsproof-draft', name: 'a.draft' });
    await editor.pull(uri);
    expect(editor.statuses.at(-1)).toMatchObject({ errors: 0.1, errorRate: 1, short: true });
    const LONG = PROSE.repeat(Math.ceil(1000 / LENGTH));
    await editor.edit(uri, { start: 0, end: 0, text: LONG });
    await editor.pull(uri);
    const status = await editor.until('the rate', () => editor.statuses.find((s) => s.uri === uri && s.version === 2));
    const { characters, errorRate, short } = status as unknown as { characters: number; errorRate: number; short?: true };
    expect([errorRate, short]).toEqual([Math.round(1e5 / characters) / 100, undefined]);
    expect(errorRate).toBeLessThanOrEqual(1);
  });
});

describe('the lens above each article', () => {
  const TWO = `# 渡轮昨天在港口复航\n\n新华社北京6月12日电　${PROSE}☆\n\n# 列车今天在车站停开\n\n新华社上海6月13日电　${PROSE}\n`;

  test('is off unless it is asked for', async () => {
    const editor = await start();
    const uri = await editor.open(TWO, { languageId: 'markdown', name: 'a.md' });
    expect(await lenses(editor, uri)).toEqual([]);
  });

  test.each([
    ['zh-cn', /^(\d+)字 · (\d)个问题 · 差错([\d.]+)个$/],
    ['en', /^(\d+) characters · (\d) findings · errors: ([\d.]+)$/],
  ])('tells characters, findings and, of short ones, errors (%s)', async (locale, pattern) => {
    const editor = await start({ locale, settings: { codeLens: true } });
    const uri = await editor.open(TWO, { languageId: 'markdown', name: 'a.md' });
    const list = await lenses(editor, uri);
    expect(list.map((l) => l.range.start.line)).toEqual([0, 4]);
    const parts = list.map((l) =>
      pattern
        .exec(l.command?.title ?? '')
        ?.slice(1)
        .map(Number),
    );
    const [first, second] = TWO.split(/(?=# 列车)/).map((t) => countCharacters(t, true));
    expect(parts).toEqual([
      [first, 1, 0.1],
      [second, 0, 0],
    ]);
  });

  test('follows the text, in any encoding, with CRLF, in a document that is none of ours', async () => {
    const editor = await start({ settings: { codeLens: true, check: 'always' }, encodings: ['utf-8'] });
    const uri = await editor.open(TWO.replaceAll('\n', '\r\n'), { languageId: 'markdown', name: 'a.md' });
    const before = titles(await lenses(editor, uri));
    await editor.edit(uri, { start: 0, end: 0, text: '\r\n', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } });
    expect(titles(await lenses(editor, uri))).toEqual(before.map((l) => [((l as unknown[])[0] as number) + 1, (l as unknown[])[1]]));
    expect(await lenses(editor, await editor.open('', { name: '空.txt' }))).toEqual([]);
    expect(await lenses(editor, await editor.open(TWO, { name: 'a.py', languageId: 'python' }))).toEqual([]);
    expect(await lenses(editor, 'file:///nowhere.md')).toEqual([]);
  });

  test('comes and goes with the setting: the client is told to ask again', async () => {
    const editor = await start();
    const uri = await editor.open(TWO, { languageId: 'markdown', name: 'a.md' });
    expect(await lenses(editor, uri)).toEqual([]);
    const first = asksAgain(editor);
    await editor.configure({ codeLens: true });
    await first;
    expect(await lenses(editor, uri)).toHaveLength(2);
    // A rule is switched off: the text stays, what is said of it changes.
    const second = asksAgain(editor);
    await editor.configure({ codeLens: true, rules: { space: 'off' } });
    await second;
    expect(titles(await lenses(editor, uri))[0]).toEqual([0, expect.stringContaining('0个问题')]);
  });
});

/** Until the server says that lenses have changed. */
function asksAgain(editor: Editor): Promise<void> {
  return new Promise((go) =>
    editor.connection.onRequest('workspace/codeLens/refresh', () => {
      go();
      return null;
    }),
  );
}
