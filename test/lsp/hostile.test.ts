import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LARGEST_DRAFT, MOST_LINES } from '../../server/src/protocol.ts';
import { type Editor, MODERN, type Options } from './harness.ts';
import { REQUESTS, type Target } from './requests.ts';
import { PROSE, startShared } from './start.ts';

const TEXT = `特朗普抵达河内\n\n新华社河内2019年2月28日电（记者张三）美国总统川普(特朗普)当天抵达。川普说，会谈取得\n进展。😀${PROSE}\n`;

/** An editor that edits when it is asked to, as those do in which a command of the server is used. */
async function begin(options: Options = {}): Promise<Editor> {
  const editor = await startShared({ capabilities: { ...MODERN, workspace: { ...MODERN.workspace, applyEdit: true } }, ...options });
  editor.connection.onRequest('workspace/applyEdit', () => ({ applied: false }));
  return editor;
}

const targetOf = (uri: string, position: unknown, range: unknown, text = TEXT): Target => ({
  uri,
  languageId: 'plaintext',
  text,
  position: position as Position,
  range: range as Range,
});
const START = { line: 0, character: 0 };
const AT_ALL = { start: START, end: { line: 1e6, character: 0 } };

/** What every request comes to: its answer, or the message of its error. */
async function askAll(editor: Editor, target: Target): Promise<Record<string, unknown>> {
  const asked = Object.entries(REQUESTS).map(async ([name, { method, params }]) => {
    const answer = await editor.connection.sendRequest(method, params(target)).catch((error: Error) => `! ${error.message}`);
    return [name, answer] as const;
  });
  return Object.fromEntries(await Promise.all(asked));
}

/** The server still does its work. */
async function isWell(editor: Editor): Promise<void> {
  const uri = await editor.open(`${PROSE}\n博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n`, { name: `well-${Math.random()}.txt` });
  expect((await editor.diagnose(uri)).map((d) => d.code)).toEqual(['punct/halfwidth-paren']);
  await editor.closeDocument(uri);
}

/** Requests about the lexicon and the rules, and about the workspace, are of no document. */
const OF_NO_DOCUMENT = [
  'onRequest(ENTRY',
  'onRequest(RULE_PAGE',
  'onRequest(TITLES',
  'onRequest(CLEAN',
  'onRequest(EXPORT',
  'onRequest(IMPORT',
  'onRequest(FIX_WORKSPACE',
  'onExecuteCommand',
  'onRequest(EFFECTIVE_CONFIG',
  'onRequest(ASSIST',
];

describe('documents that are not open', () => {
  test.each(['file:///nie-geoeffnet.txt', 'untitled:Untitled-1', 'x', '', 'file://%zz/%', 'http://localhost/x.txt', `file:///${'a'.repeat(100_000)}`])(
    '%.40s',
    async (uri) => {
      const editor = await begin();
      const answers = await askAll(editor, targetOf(uri, START, AT_ALL));
      for (const [name, answer] of Object.entries(answers)) {
        if (OF_NO_DOCUMENT.includes(name) || name === 'languages.diagnostics.onWorkspace') continue;
        if (name.endsWith('Resolve')) expect(answer, name).toMatchObject({});
        else expect([null, '[]', '{"data":[]}', '{"kind":"full","items":[]}'], name).toContain(answer === null ? null : JSON.stringify(answer));
      }
      expect(editor.messages).toEqual([]);
      await isWell(editor);
    },
  );

  test('one that was closed while its requests were under way', async () => {
    const editor = await begin();
    const uri = await editor.open(TEXT);
    const answers = askAll(editor, targetOf(uri, { line: 2, character: 30 }, AT_ALL));
    await editor.closeDocument(uri);
    await answers;
    expect(editor.messages).toEqual([]);
    await isWell(editor);
  });
});

describe('places outside of the text', () => {
  const far = 2 ** 31 - 1;
  const places: [string, unknown, unknown][] = [
    ['far down', { line: far, character: 0 }, { start: { line: far, character: 0 }, end: { line: far, character: far } }],
    ['far right', { line: 2, character: far }, { start: START, end: { line: 2, character: far } }],
    ['everything', { line: 0, character: 0 }, { start: START, end: { line: far, character: far } }],
    ['end before start', { line: 1, character: 0 }, { start: { line: 4, character: 3 }, end: { line: 0, character: 2 } }],
    ['inside of a pair', { line: 3, character: 4 }, { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } }],
  ];
  test.each(['utf-16', 'utf-8', 'utf-32'].flatMap((encoding) => places.map((p) => [encoding, ...p] as const)))(
    '%s, %s',
    async (encoding, _, position, range) => {
      const editor = await begin({ encodings: [encoding] });
      const uri = await editor.open(TEXT);
      const answers = await askAll(editor, targetOf(uri, position, range));
      // Renaming says why there is nothing to rename.
      for (const [name, answer] of Object.entries(answers)) {
        if (typeof answer === 'string' && answer.startsWith('!')) expect(name, answer).toMatch(/Rename|FIX_WORKSPACE|onExecuteCommand/);
      }
      expect(editor.messages).toEqual([]);
      await isWell(editor);
    },
  );

  test.each([
    { line: -1, character: -1 },
    { line: 0, character: -5 },
    { line: 1.5, character: 0.5 },
    { line: '1', character: '2' },
    { line: null, character: null },
    {},
    [],
    'x',
    null,
    undefined,
  ])('what is no position: %j', async (position) => {
    const editor = await begin();
    const uri = await editor.open(TEXT);
    await askAll(editor, targetOf(uri, position, { start: position, end: position }));
    await askAll(editor, targetOf(uri, position, position));
    await isWell(editor);
  });
});

describe('what no editor says', () => {
  test('requests without what they need are answered with an error', async () => {
    const editor = await begin();
    const uri = await editor.open(TEXT);
    for (const params of [
      null,
      [],
      {},
      { textDocument: null },
      { textDocument: { uri: null } },
      { textDocument: { uri: 7 } },
      { textDocument: { uri } },
      { uri: 7, text: 7, fixes: 7 },
      { uri, data: null },
      { data: 7 },
    ]) {
      for (const { method } of Object.values(REQUESTS)) {
        await editor.connection.sendRequest(method, params as object).catch((error: Error) => expect(error.message).not.toMatch(/^Connection/));
      }
    }
    await isWell(editor);
  });

  test.each([
    ['a version before', [{ range: { start: START, end: START }, text: '一' }], -5],
    ['end before start', [{ range: { start: { line: 3, character: 2 }, end: { line: 2, character: 5 } }, text: '二' }], 2],
    ['far outside', [{ range: { start: { line: 1e9, character: 0 }, end: { line: 2e9, character: 9 } }, text: '三' }], 2],
    ['half a pair', [{ range: { start: { line: 3, character: 4 }, end: { line: 3, character: 5 } }, text: '五' }], 2],
    ['no change', [], 2],
    ['all of it, twice', [{ text: PROSE }, { text: TEXT }], 2],
  ])('didChange: %s', async (_, contentChanges, version) => {
    for (const encoding of ['utf-16', 'utf-8']) {
      const editor = await begin({ encodings: [encoding] });
      const uri = await editor.open(TEXT);
      await editor.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      await askAll(editor, targetOf(uri, { line: 2, character: 30 }, AT_ALL));
      expect(editor.messages).toEqual([]);
      await isWell(editor);
    }
  });

  test('changes and saves of documents that are not open, opening twice, closing twice', async () => {
    const editor = await begin();
    const textDocument = { uri: 'file:///x.txt', version: 3, languageId: 'plaintext', text: TEXT };
    for (const method of ['didChange', 'didSave', 'didClose', 'didOpen', 'didOpen', 'didClose', 'didClose'])
      await editor.connection.sendNotification(`textDocument/${method}`, { textDocument, contentChanges: [{ text: PROSE }] });
    await isWell(editor);
    expect(editor.messages).toEqual([]);
  });
});

describe('a flood', () => {
  test('requests that are cancelled at once, with the text changing all the time', async () => {
    const editor = await begin();
    const uri = await editor.open(TEXT.repeat(20));
    const target = targetOf(uri, { line: 2, character: 30 }, AT_ALL);
    const asked: Promise<unknown>[] = [];
    for (let i = 0; i < 40; i++) {
      for (const [name, { method, params }] of Object.entries(REQUESTS)) {
        if (OF_NO_DOCUMENT.includes(name)) continue;
        const source = new CancellationTokenSource();
        asked.push(editor.connection.sendRequest(method, params(target), source.token).catch((error: Error) => error.message));
        if (i % 10 !== 0) source.cancel();
      }
      await editor.edit(uri, { start: i, end: i, text: '，' });
    }
    await Promise.all(asked);
    expect(editor.messages).toEqual([]);
    await isWell(editor);
  });

  test('edits are of the version that they name, whatever is typed meanwhile', async () => {
    const editor = await begin();
    const uri = await editor.open(TEXT);
    const answers: Promise<void>[] = [];
    const states = new Map<number, TextDocument>();
    for (let i = 0; i < 60; i++) {
      const version = editor.version(uri);
      states.set(version, TextDocument.create(uri, 'plaintext', version, editor.text(uri)));
      const at = editor.positionOf(uri, '川普');
      const rename = editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { textDocument: { uri }, position: at, newName: `特朗普${i}` });
      answers.push(
        rename.then(
          (edit) => {
            const [change] = edit.documentChanges ?? [];
            if (!change || !('edits' in change)) throw new Error('no edit of a document');
            const named = change.textDocument.version ?? -1;
            // Never an older version than the one that was asked about, and positions are of the version that is named.
            expect(named).toBeGreaterThanOrEqual(version);
            for (const e of change.edits) expect(states.get(named)?.getText((e as TextEdit).range)).toMatch(/普/);
          },
          (error: Error) => expect(error.message).toMatch(/改名|没有|has changed/),
        ),
      );
      await editor.edit(uri, { start: 0, end: 0, text: i % 2 === 0 ? '新' : '\n' });
    }
    states.set(editor.version(uri), TextDocument.create(uri, 'plaintext', 0, editor.text(uri)));
    await Promise.all(answers);
  });
});

describe('renaming to what is no name', () => {
  test.each(['', ' ', '\n', '川\n普', '\0', '\u2028', '\ufffc', '𠮷'.repeat(41), 'x'.repeat(1_000_000), 7, null, undefined, {}, ['a']])(
    '%.20j',
    async (newName) => {
      const editor = await begin();
      const uri = await editor.open(TEXT);
      const position = editor.positionOf(uri, '川普');
      const answer = await editor.connection.sendRequest('textDocument/rename', { textDocument: { uri }, position, newName }).catch((error: Error) => error);
      expect(answer instanceof Error || answer === null).toBe(true);
      await isWell(editor);
    },
  );

  test.each(['$1', '$&', '](x)', '<script>', '\u202e普川', '‍', '\ud83d', '*', '`', '[[', '.', '·', '-', '"', '\\'])('taken as it is: %j', async (newName) => {
    const editor = await begin();
    const uri = await editor.open(TEXT);
    const position = editor.positionOf(uri, '川普');
    const answer = await editor.connection
      .sendRequest<WorkspaceEdit>('textDocument/rename', { textDocument: { uri }, position, newName })
      .catch((error: Error) => error.message);
    if (typeof answer !== 'string') expect(editor.applied(uri, answer)).toContain(newName);
    await isWell(editor);
  });
});

describe('long documents', () => {
  const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const LENGTH = 60_000;
  // One line each, or nothing but lines: what was quadratic or overflowed the stack would show here.
  test.each([
    ['names', fill('美国总统唐纳德·川普在白宫说，川普将与特朗普通话。', LENGTH)],
    ['unlisted names', fill('记者王立说，王立强的同事张晓明、李大为表示赞成，王立即将回国。', LENGTH)],
    ['quotations', fill('他问：“川普先生”《川普》', LENGTH)],
    ['marks that open', fill('“《（【「川普', LENGTH)],
    ['characters of two units', fill('😀川普', LENGTH)],
    ['empty lines', fill('\n', LENGTH)],
    ['short lines', fill('川普说，\n', LENGTH / 10)],
  ])('%s: every feature answers', async (_, body) => {
    const editor = await begin();
    const text = `${PROSE}${body}`;
    const uri = await editor.open(text);
    const at = Math.max(text.indexOf('川普'), 0);
    const before = text.slice(0, at).split('\n');
    const lines = text.split('\n');
    for (const position of [
      { line: before.length - 1, character: (before.at(-1) as string).length + 2 },
      { line: lines.length - 1, character: (lines.at(-1) as string).length },
    ]) {
      const answers = await askAll(editor, targetOf(uri, position, AT_ALL, text));
      for (const [name, answer] of Object.entries(answers))
        if (typeof answer === 'string' && answer.startsWith('!')) expect(name, answer).toMatch(/Rename|EXE|FIX_WORKSPACE|onExecuteCommand/);
    }
    expect(editor.messages).toEqual([]);
  });

  test('more tokens than a call takes arguments', async () => {
    const editor = await begin();
    const uri = await editor.open(`${PROSE}${fill('川普说，', 600_000)}`);
    const { data } = await editor.connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } });
    expect(data.length / 5).toBeGreaterThan(140_000);
    expect(editor.messages).toEqual([]);
  });

  test('one that is longer than any draft is not checked, and says so', async () => {
    const editor = await begin({ initializationOptions: { status: true } });
    const uri = await editor.open(fill(`${PROSE}(乙)\n`, LARGEST_DRAFT + 1));
    expect(await editor.diagnose(uri)).toEqual([]);
    const status = await editor.until('the status', () => editor.statuses.find((s) => s.uri === uri && s.state === 'quiet'));
    expect(status.reason).toBe('size');
    await askAll(editor, targetOf(uri, START, AT_ALL));
    expect(editor.messages).toEqual([]);
    await isWell(editor);
  });

  test('one of more lines than any draft is not checked, and says so', async () => {
    const editor = await begin({ initializationOptions: { status: true } });
    const uri = await editor.open(`${PROSE}${'国\n'.repeat(MOST_LINES)}`);
    expect(await editor.diagnose(uri)).toEqual([]);
    const status = await editor.until('the status', () => editor.statuses.find((s) => s.uri === uri && s.state === 'quiet'));
    expect(status.reason).toBe('size');
    await isWell(editor);
  });

  test('a paragraph that is longer than any is not read, and says so in both languages', async () => {
    for (const [locale, said] of [
      ['zh-cn', '没有检查'],
      ['en', 'not checked as you type'],
    ] as const) {
      const editor = await begin({ locale });
      const uri = await editor.open(`${PROSE}(乙)。\n\n${fill('“会谈”，', 120_000)}。\n\n博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n`);
      const found = await editor.diagnose(uri);
      expect(found.map((d) => [d.code, d.range.start.line, d.severity])).toEqual([
        ['punct/halfwidth-paren', 0, 2],
        ['engine/limit', 2, 3],
        ['punct/halfwidth-paren', 4, 2],
      ]);
      expect(found[1]?.message).toContain(said);
      const target = targetOf(uri, { line: 2, character: 0 }, AT_ALL);
      await askAll(editor, target);
      await isWell(editor);
    }
  });
});
