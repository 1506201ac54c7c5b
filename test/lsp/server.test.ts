import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, Range, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options, PLAIN } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, ...options });

const codes = (list: readonly Diagnostic[]): unknown[] => list.map((d) => d.code);
const places = (list: readonly Diagnostic[]): number[][] =>
  list.map((d) => [d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character]);
/** The versioned edit of an action. */
function documentEdit(action: CodeAction | undefined): TextDocumentEdit {
  const [edit] = action?.edit?.documentChanges ?? [];
  if (!edit || !('edits' in edit)) throw new Error('no edit of a document');
  return edit;
}
const all = (text: string): Range => ({ start: { line: 0, character: 0 }, end: { line: text.split(/\r\n|\n|\r/).length, character: 0 } });

describe('positions', () => {
  // One, two, three and four bytes before the star; a family of four code points; a lone CR and a CRLF.
  const TEXT = `${PROSE}\r\naé中𠮷☆，👨‍👩‍👧‍👦☆\r第三行☆。`;

  test.each([
    [
      undefined,
      'utf-16',
      [
        [1, 5],
        [1, 18],
      ],
    ],
    [
      ['utf-8', 'utf-16'],
      'utf-16',
      [
        [1, 5],
        [1, 18],
      ],
    ],
    [
      ['utf-8'],
      'utf-8',
      [
        [1, 10],
        [1, 41],
      ],
    ],
    [
      ['utf-32', 'utf-8'],
      'utf-32',
      [
        [1, 4],
        [1, 13],
      ],
    ],
  ])('%s: %s', async (encodings, encoding, starts) => {
    const editor = await start(encodings ? { encodings: encodings as string[] } : {});
    expect(editor.initialized.capabilities.positionEncoding).toBe(encoding);
    const uri = await editor.open(TEXT);
    const found = await editor.diagnose(uri);
    expect(found.map((d) => [d.range.start.line, d.range.start.character])).toEqual([...(starts as number[][]), [2, encoding === 'utf-8' ? 9 : 3]]);
    const width = encoding === 'utf-8' ? 3 : 1;
    for (const d of found) expect(d.range.end.character - d.range.start.character).toBe(width);
    // The place goes back the way it came.
    const [action] = await editor.actions(uri, (found[1] as Diagnostic).range);
    const edit = documentEdit(action).edits[0];
    expect(edit).toEqual({ range: found[1]?.range, newText: '★' });
    const hover = await editor.hover(uri, (found[1] as Diagnostic).range.start);
    expect(hover?.range).toEqual(found[1]?.range);
  });

  test('changes that arrive in UTF-8', async () => {
    const editor = await start({ encodings: ['utf-8'] });
    const uri = await editor.open(`${PROSE}\n𠮷中x`);
    // x is unit 3 of its line, and byte 7.
    const at = PROSE.length + 4;
    await editor.edit(uri, { start: at, end: at + 1, text: '☆', range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } } });
    expect(places(await editor.diagnose(uri))).toEqual([[1, 7, 1, 10]]);
  });

  test('a byte order mark that the client leaves in counts as a character', async () => {
    const editor = await start();
    const uri = await editor.open(`\ufeff☆${PROSE}`);
    expect(places(await editor.diagnose(uri))).toEqual([[0, 1, 0, 2]]);
    const [action] = await editor.actionsAt(uri, '☆');
    expect(await editor.apply(uri, action?.edit)).toBe(`\ufeff★${PROSE}`);
  });
});

describe('pulled diagnostics', () => {
  test('unchanged until the text, the settings or the rules change', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}☆`);
    const first = await editor.pull(uri);
    expect(first.kind).toBe('full');
    expect(await editor.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.edit(uri, { start: 0, end: 0, text: '今' });
    const second = await editor.pull(uri, first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: [{ range: { start: { line: 0, character: PROSE.length + 1 } } }] });
    await editor.configure({ rules: { 'space/test-star': 'error' } });
    await editor.until('a refresh', () => editor.refreshes > 0);
    const third = await editor.pull(uri, second.resultId);
    expect(third).toMatchObject({ kind: 'full', items: [{ severity: 1 }] });
    expect(new Set([first.resultId, second.resultId, third.resultId]).size).toBe(3);
  });

  test('a document opened again is another document', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}☆`);
    const first = await editor.pull(uri);
    await editor.closeDocument(uri);
    await editor.open(`${PROSE}☆☆`);
    const second = await editor.pull(uri, first.resultId);
    expect(second.kind === 'full' && second.items.length).toBe(2);
  });

  test('says so when there are more than it lists, and lists the weightiest', async () => {
    const editor = await start({ settings: { maxProblems: 3, rules: { 'word/test-order': 'error' } } });
    const uri = await editor.open(`${PROSE}${'☆，'.repeat(10)}甲乙`);
    const list = await editor.diagnose(uri);
    expect(codes(list)).toEqual(['newsproof/limit', 'space/test-star', 'space/test-star', 'word/test-order']);
    expect(list[0]?.message).toBe('共11个问题，只列出最要紧的3个（设置 newsproof.maxProblems）');
  });

  test('a request that is cancelled while the settings are fetched', async () => {
    const editor = await start();
    let open = (): void => undefined;
    editor.gate = new Promise<void>((ok) => {
      open = ok;
    });
    const uri = await editor.open(PROSE);
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    const told = expect(answer).rejects.toMatchObject({ code: -32800 });
    source.cancel();
    open();
    await told;
    expect(await editor.diagnose(uri)).toEqual([]);
  });
});

describe('clients that cannot pull', () => {
  test('are sent diagnostics on opening, after changes and on closing', async () => {
    const editor = await start({ capabilities: PLAIN, initializationOptions: { settings: {} } });
    const uri = await editor.open(`${PROSE}☆`);
    expect((await editor.until('diagnostics', () => editor.published.get(uri))).diagnostics).toHaveLength(1);
    editor.published.clear();
    await editor.edit(uri, { start: 0, end: 0, text: '☆' });
    expect(places((await editor.until('diagnostics', () => editor.published.get(uri))).diagnostics)).toEqual([
      [0, 0, 0, 1],
      [0, PROSE.length + 1, 0, PROSE.length + 2],
    ]);
    editor.published.clear();
    await editor.closeDocument(uri);
    expect((await editor.until('diagnostics', () => editor.published.get(uri))).diagnostics).toEqual([]);
  });

  test('take their settings from didChangeConfiguration, and edits without versions', async () => {
    const editor = await start({ capabilities: PLAIN });
    const uri = await editor.open(`${PROSE}☆`);
    await editor.until('diagnostics', () => editor.published.get(uri)?.diagnostics.length === 1);
    const [action] = await editor.actionsAt(uri, '☆');
    expect(action?.edit).toEqual({
      changes: { [uri]: [{ range: { start: { line: 0, character: PROSE.length }, end: { line: 0, character: PROSE.length + 1 } }, newText: '★' }] },
    });
    expect(action?.isPreferred).toBeUndefined();
    await editor.configure({ rules: { space: 'off' } });
    await editor.until('no diagnostics', () => editor.published.get(uri)?.diagnostics.length === 0);
  });

  test('are told the version they are for, if they ask', async () => {
    const editor = await start({ capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } } });
    const uri = await editor.open(`${PROSE}☆`);
    expect((await editor.until('diagnostics', () => editor.published.get(uri))).version).toBe(1);
  });
});

describe('code actions', () => {
  const TEXT = `☆${PROSE}☆\n\n甲乙一行与甲乙二行，${PROSE}`;

  test('a safe fix is preferred, a review fix is not', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const star = await editor.actionsAt(uri, '☆', { triggerKind: 2 });
    expect(star.map((a) => [a.title, a.kind, a.isPreferred])).toEqual([
      ['“☆代表”改为“★代表”', 'quickfix', true],
      ['改正全文此类问题：试验 space/test-star（2处）', 'quickfix', undefined],
    ]);
    expect(star[0]?.diagnostics).toMatchObject([{ code: 'space/test-star', range: { start: { line: 0, character: 0 } } }]);
    const order = await editor.actionsAt(uri, '甲乙', { triggerKind: 2 });
    expect(order.map((a) => [a.title, a.isPreferred])).toEqual([
      ['“甲乙”改为“乙甲”（本行第1处）', undefined],
      ['逐处确认后改正全文此类问题：试验 word/test-order（2处）…', undefined],
    ]);
  });

  test('all of this rule: safe ones at once, review ones with the editor’s yes', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const [, batch] = await editor.actionsAt(uri, '☆', { triggerKind: 2 });
    expect(editor.applied(uri, batch?.edit)).toBe(TEXT.replaceAll('☆', '★'));
    expect(batch?.edit?.changeAnnotations).toBeUndefined();
    const [, review] = await editor.actionsAt(uri, '甲乙', { triggerKind: 2 });
    expect(editor.applied(uri, review?.edit)).toBe(TEXT.replaceAll('甲乙', '乙甲'));
    expect(review?.edit?.changeAnnotations).toEqual({ review: { label: '次序宜为乙甲', description: '“甲乙”改为“乙甲”', needsConfirmation: true } });
    for (const e of documentEdit(review).edits) expect(e).toMatchObject({ annotationId: 'review' });
  });

  test('a client without annotations is offered no batch of review fixes', async () => {
    const editor = await start({ capabilities: { ...MODERN, workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } } } });
    const uri = await editor.open(TEXT);
    expect((await editor.actionsAt(uri, '甲乙', { triggerKind: 2 })).map((a) => a.title)).toEqual(['“甲乙”改为“乙甲”（本行第1处）']);
  });

  test.each([['source.fixAll.newsproof'], ['source.fixAll'], ['source']])('%s: all that is safe, and nothing else', async (kind) => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const actions = await editor.actions(uri, all(TEXT), { only: [kind] });
    expect(actions.map((a) => a.kind)).toEqual(['source.fixAll.newsproof']);
    expect(await editor.apply(uri, actions[0]?.edit)).toBe(TEXT.replaceAll('☆', '★'));
    expect(await editor.actions(uri, all(TEXT), { only: [kind] })).toEqual([]);
  });

  test('edits are worked out from the text as it is, not from diagnostics that were shown', async () => {
    const editor = await start();
    const uri = await editor.open(TEXT);
    const stale = await editor.diagnose(uri);
    await editor.edit(uri, { start: 0, end: 0, text: '前言。' });
    const [action] = await editor.actionsAt(uri, '☆', { diagnostics: stale });
    expect(documentEdit(action).textDocument.version).toBe(2);
    expect(editor.applied(uri, action?.edit)).toBe(`前言。${TEXT}`.replace('☆', '★'));
  });
});

describe('hover', () => {
  test('title, message, why and the clause, in the language of the settings', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}☆`);
    const at = editor.positionOf(uri, '☆');
    expect((await editor.hover(uri, at))?.contents).toEqual({
      kind: 'markdown',
      value: '**试验 space/test-star** `space/test-star`\n\n空心星应为实心星\n\n为了试验。\n\n依据：GB/T 0—0 §1',
    });
    await editor.configure({ language: 'en' });
    expect((await editor.hover(uri, at))?.contents).toMatchObject({
      value: expect.stringContaining('A hollow star should be solid\n\nFor the test\\.\n\nBy: GB/T 0—0 §1'.replace('\\.', '.')),
    });
    expect(await editor.hover(uri, { line: 0, character: 0 })).toBeNull();
  });

  test('auto follows the editor’s language', async () => {
    const editor = await start({ locale: 'en-US' });
    const uri = await editor.open(`${PROSE}☆`);
    expect((await editor.diagnose(uri))[0]?.message).toBe('A hollow star should be solid');
  });
});

describe('run: onSave', () => {
  test('nothing new while typing; what was found moves with the text', async () => {
    const editor = await start({ settings: { run: 'onSave' }, initializationOptions: { status: true } });
    const uri = await editor.open(`${PROSE}☆一，☆二`);
    const first = await editor.pull(uri);
    expect(first.kind === 'full' && first.items.length).toBe(2);
    // Typing behind both: nothing changes.
    await editor.edit(uri, { start: PROSE.length + 5, end: PROSE.length + 5, text: '☆' });
    expect(await editor.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    // A new line in front: both move.
    await editor.edit(uri, { start: 0, end: 0, text: '☆☆\n' });
    const moved = await editor.pull(uri, first.resultId);
    expect(moved.kind === 'full' && places(moved.items)).toEqual([
      [1, PROSE.length, 1, PROSE.length + 1],
      [1, PROSE.length + 3, 1, PROSE.length + 4],
    ]);
    // Only what is shown can be fixed.
    expect(await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } }, { only: ['quickfix'] })).toEqual([]);
    expect(
      await editor.actions(uri, { start: { line: 1, character: PROSE.length }, end: { line: 1, character: PROSE.length } }, { only: ['quickfix'] }),
    ).toHaveLength(2);
    // Overwriting the first takes it away.
    await editor.edit(uri, { start: PROSE.length + 3, end: PROSE.length + 4, text: '★' });
    const gone = await editor.pull(uri, moved.resultId);
    expect(gone.kind === 'full' && gone.items.length).toBe(1);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'held', counts: { warning: 1 } });
    await editor.save(uri);
    const saved = await editor.pull(uri, gone.resultId);
    expect(saved.kind === 'full' && saved.items.length).toBe(4);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'checked', counts: { warning: 4 } });
  });

  test('fix on save works on the unsaved text', async () => {
    const editor = await start({ settings: { run: 'onSave' } });
    const uri = await editor.open(PROSE);
    await editor.pull(uri);
    await editor.edit(uri, { start: 0, end: 0, text: '☆' });
    const [action] = await editor.actions(uri, all(PROSE), { only: ['source.fixAll'] });
    expect(editor.applied(uri, action?.edit)).toBe(`★${PROSE}`);
  });
});

describe('what is not checked', () => {
  test.each([
    ['English', 'a.md', 'markdown', `The 展馆 is open ☆. ${'Come and see it any day of the week. '.repeat(20)}`, 'not-prose'],
    ['Japanese', 'a.md', 'markdown', `☆${'代表団は午前に到着し、展示会場を見学しました。'.repeat(5)}`, 'not-prose'],
    ['a README beside code', 'README.zh-CN.md', 'markdown', `☆${PROSE}`, 'excluded'],
    ['another language', 'a.ts', 'typescript', `// ☆${PROSE}`, 'language'],
  ])('%s', async (_what, name, languageId, text, reason) => {
    const editor = await start({ initializationOptions: { status: true } });
    const uri = await editor.open(text, { name, languageId });
    expect(await editor.diagnose(uri)).toEqual([]);
    expect(editor.statuses).toMatchObject([{ uri, state: 'quiet', reason }]);
    expect(await editor.actions(uri, all(text))).toEqual([]);
    expect(await editor.format(uri)).toEqual([]);
  });

  test('always checks, off does not, whatever the text', async () => {
    const editor = await start({ settings: { check: 'always' } });
    const uri = await editor.open('Hello ☆');
    expect(await editor.diagnose(uri)).toHaveLength(1);
    await editor.configure({ check: 'off' });
    expect(await editor.diagnose(uri)).toEqual([]);
  });

  test('a draft by its language needs no test', async () => {
    const editor = await start();
    const uri = await editor.open('☆', { name: 'a.draft', languageId: 'newsproof-draft' });
    expect(await editor.diagnose(uri)).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('a rule that throws is told once; the others go on', async () => {
    const editor = await start();
    const uri = await editor.open(`${PROSE}☆\n\n炸${PROSE}☆\n\n炸${PROSE}`);
    expect(codes(await editor.diagnose(uri))).toEqual(['space/test-star', 'space/test-star']);
    await editor.edit(uri, { start: 0, end: 0, text: '炸☆' });
    expect(codes(await editor.diagnose(uri))).toHaveLength(3);
    expect(editor.messages).toEqual([{ type: 2, message: '新闻校样：规则 char/test-throwing 出错，已略过，其余规则照常：a rule went wrong' }]);
    expect(editor.logs.filter((l) => l.message.includes('test-throwing'))).toHaveLength(1);
    for (const l of editor.logs) expect(l.message).not.toMatch(/\n\s+at /);
  });

  test('wrong settings are told and take their defaults; the others apply', async () => {
    const editor = await start({
      settings: {
        maxProblems: 'many',
        run: 3,
        profile: 'times',
        lexicons: [1],
        rules: { 'space/test-star': 'loud', nonsense: 'off', word: 'error' },
        files: { exclude: 7 },
      },
    });
    const uri = await editor.open(`${PROSE}☆甲乙`);
    const list = await editor.diagnose(uri);
    expect(list.map((d) => [d.code, d.severity])).toEqual([
      ['space/test-star', 2],
      ['word/test-order', 1],
    ]);
    const told = editor.messages.map((m) => m.message).join('\n');
    for (const word of ['maxProblems', 'newsproof.run', 'times', 'lexicons', 'loud', 'nonsense', 'files.exclude']) expect(told).toContain(word);
    expect(editor.messages).toHaveLength(7);
  });

  test('settings that are no object at all', async () => {
    const editor = await start({ settings: 'nonsense' });
    const uri = await editor.open(`${PROSE}☆`);
    expect(await editor.diagnose(uri)).toHaveLength(1);
  });

  test('questions about documents that are not open', async () => {
    const editor = await start();
    expect(await editor.diagnose('file:///nowhere.txt')).toEqual([]);
    expect(await editor.hover('file:///nowhere.txt', { line: 3, character: 9 })).toBeNull();
  });

  test('positions beyond the text', async () => {
    const editor = await start();
    const uri = await editor.open(PROSE);
    expect(await editor.hover(uri, { line: 99, character: 99 })).toBeNull();
    expect(await editor.actions(uri, { start: { line: 5, character: 0 }, end: { line: 9, character: 9 } })).toEqual([]);
  });
});
