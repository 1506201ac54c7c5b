import { describe, expect, test } from 'vitest';
import type { ClientCapabilities, CodeAction, Range } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');
const product = serverFile('clock-server');
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, ...options });

/** An editor that asks for the edit of an action when it is chosen. */
const RESOLVING: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, codeAction: { ...MODERN.textDocument?.codeAction, dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};
const resolve = (editor: Editor, action: CodeAction | undefined): Promise<CodeAction> => editor.connection.sendRequest('codeAction/resolve', action);

const line = (n: number, from: number, to: number): Range => ({ start: { line: n, character: from }, end: { line: n, character: to } });
const lines = (from: number, to: number): Range => ({ start: { line: from, character: 0 }, end: { line: to, character: 0 } });
const titles = (actions: readonly CodeAction[]): string[] => actions.map((a) => a.title);
const SELECTION = /^改正选中部分可放心改的问题（(\d+)处）$/;

describe('the selection', () => {
  const TEXT = `☆一${PROSE}\n☆二${PROSE}☆三\n甲乙四☆五\n☆六\n`;

  test('only fixes that lie wholly in it', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const actions = await editor.actions(uri, lines(1, 3), { only: ['quickfix'] });
    const action = actions.find((a) => SELECTION.test(a.title));
    expect(action?.title).toBe('改正选中部分可放心改的问题（3处）');
    expect(editor.applied(uri, action?.edit)).toBe(TEXT.replace(/(?<!^)☆(?!六)/g, '★'));
    // Half a selection of a character is none of it.
    const [first] = TEXT.split('\n');
    const edge = await editor.actions(uri, line(0, 1, first?.length ?? 0), { only: ['source.fixSelection.newsproof'] });
    expect(edge).toEqual([]);
  });

  test('a cursor selects nothing, and of one fix there is an action already', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    for (const range of [line(1, 0, 0), line(1, 0, 1)]) {
      expect(titles(await editor.actions(uri, range, { only: ['quickfix'] })).filter((t) => SELECTION.test(t))).toEqual([]);
    }
  });

  test('asked for by its kind; on saving never', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const [action, ...rest] = await editor.actions(uri, line(2, 0, 5), { only: ['source.fixSelection.newsproof'] });
    expect([action?.kind, rest]).toEqual(['source.fixSelection.newsproof', []]);
    expect(editor.applied(uri, action?.edit)).toBe(TEXT.replace('四☆', '四★'));
    const saving = await editor.actions(uri, lines(0, 4), { only: ['source.fixAll'] });
    expect(saving.map((a) => a.kind)).toEqual(['source.fixAll.newsproof']);
  });

  test.each(['utf-8', 'utf-32'])('in %s, with a mark at the front and CRLF', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const text = `\ufeff${PROSE}\r\n𠮷☆甲☆\r\n☆`;
    const uri = await editor.open(text);
    const [from, to] = encoding === 'utf-8' ? [4, 13] : [1, 4];
    const [action] = await editor.actions(uri, line(1, from, to), { only: ['source.fixSelection.newsproof'] });
    const [change] = (action?.edit?.documentChanges ?? []) as { edits: { range: Range }[] }[];
    expect(change?.edits.map((e) => e.range)).toEqual(encoding === 'utf-8' ? [line(1, 4, 7), line(1, 10, 13)] : [line(1, 1, 2), line(1, 3, 4)]);
  });

  test('quiet and empty documents; a range beyond the text', async () => {
    const editor = await start();
    const empty = await editor.open('', { name: '空.txt' });
    const english = await editor.open(`☆☆ ${'All in English. '.repeat(20)}`, { name: 'english.txt' });
    const uri = await editor.open(TEXT);
    const only = ['source.fixSelection.newsproof'];
    expect(await editor.actions(empty, lines(0, 9), { only })).toEqual([]);
    expect(await editor.actions(english, lines(0, 9), { only })).toEqual([]);
    const [action] = await editor.actions(uri, lines(0, 999), { only });
    expect(editor.applied(uri, action?.edit)).toBe(TEXT.replaceAll('☆', '★'));
  });
});

describe('edits that are worked out when they are chosen', () => {
  const TEXT = `☆☆甲乙${PROSE}甲乙☆\n`;

  test('the menu holds no wide edit; resolved it is what another editor gets at once', async () => {
    const [now, later] = [await start(), await start({ capabilities: RESOLVING })];
    const [a, b] = [await now.open(TEXT), await later.open(TEXT)];
    const some = line(0, 0, 4);
    for (const only of [['quickfix'], ['source']]) {
      const [whole, bare] = [await now.actions(a, some, { only }), await later.actions(b, some, { only })];
      expect(titles(bare)).toEqual(titles(whole));
      for (const [i, action] of bare.entries()) {
        const resolved = action.edit ? action : await resolve(later, action);
        expect(resolved.edit, action.title).toEqual(whole[i]?.edit);
      }
      expect(bare.filter((x) => !x.edit).length).toBeGreaterThan(1);
    }
  });

  test('what is asked for by its name comes whole, for it is applied at once', async () => {
    const editor = await start({ capabilities: RESOLVING });
    const uri = await editor.open(TEXT);
    for (const kind of ['source.fixAll', 'source.fixAll.newsproof', 'source.fixSelection.newsproof']) {
      const [action] = await editor.actions(uri, lines(0, 1), { only: [kind] });
      expect(editor.applied(uri, action?.edit)).toBe(TEXT.replaceAll('☆', '★'));
    }
  });

  test('a menu of another version is refused, and so is that of a closed document', async () => {
    const editor = await start({ capabilities: RESOLVING });
    const uri = await editor.open(TEXT);
    const action = (await editor.actionsAt(uri, '☆', { only: ['quickfix'] })).find((a) => a.data);
    await editor.edit(uri, { start: 0, end: 0, text: '新' });
    await expect(resolve(editor, action)).rejects.toMatchObject({ code: -32801 });
    const fresh = (await editor.actionsAt(uri, '☆', { only: ['quickfix'] })).find((a) => a.data);
    expect(editor.applied(uri, (await resolve(editor, fresh)).edit)).toContain('新★★');
    await editor.closeDocument(uri);
    await expect(resolve(editor, fresh)).rejects.toMatchObject({ code: -32801 });
  });

  test('a big selection is not answered finding by finding', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}${'☆'.repeat(900)}`);
    const actions = await editor.actions(uri, lines(0, 1), { only: ['quickfix'] });
    expect(actions.length).toBeLessThan(120);
    expect(titles(actions).filter((t) => SELECTION.test(t))).toEqual(['改正选中部分可放心改的问题（900处）']);
  });
});

describe('what an editor is told of a batch that it confirms', () => {
  test('the message of each finding, the same ones together', async () => {
    // The rules that ship: two names, each with a message of its own.
    const editor = await startEditor({ server: product, settings: { language: 'en' } });
    const text = `新华社河内2019年2月28日电（记者张三）川普当天抵达。${PROSE}\n\n川普说，杜鲁多与他会谈。${PROSE}\n\n杜鲁多没有回答。${PROSE}\n`;
    const uri = await editor.open(text);
    const action = (await editor.actionsAt(uri, '川普', { only: ['quickfix'] })).find((a) => /^Review and fix/.test(a.title));
    const { changeAnnotations = {}, documentChanges = [] } = action?.edit ?? {};
    const [change] = documentChanges as { edits: { annotationId?: string; range: Range }[] }[];
    const told = (change?.edits ?? []).map((e) => [editor.covered(uri, e.range), changeAnnotations[e.annotationId ?? '']?.label]);
    for (const [covered, label] of told) expect(label).toContain(covered);
    const labels = Object.values(changeAnnotations).map((a) => a.label);
    expect(labels.length).toBe(new Set(told.map(([, label]) => label)).size);
    expect(labels.length).toBeGreaterThan(1);
    for (const a of Object.values(changeAnnotations)) expect(a).toMatchObject({ needsConfirmation: true, description: expect.stringMatching(/./) });
  });
});
