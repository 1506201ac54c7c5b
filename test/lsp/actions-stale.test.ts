import { describe, expect, test } from 'vitest';
import { serverFile } from './bundle.ts';
import { type Editor, PLAIN } from './harness.ts';
import { PROSE, start } from './start.ts';

const server = serverFile('test-server');

const TEXT = `☆${PROSE}\n☆${PROSE}\n`;
const RANGE = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };

/** Requests whose answers are edits, or places to edit. */
const ASKING: Readonly<Record<string, (editor: Editor, uri: string) => Promise<unknown>>> = {
  'a code action': (e, uri) => e.actions(uri, RANGE, { only: ['quickfix'] }),
  'fixing on saving': (e, uri) => e.actions(uri, RANGE, { only: ['source.fixAll.newsproof'], triggerKind: 2 }),
  formatting: (e, uri) => e.format(uri),
  'formatting of a range': (e, uri) => e.format(uri, RANGE),
  renaming: (e, uri) => e.connection.sendRequest('textDocument/rename', { textDocument: { uri }, position: { line: 0, character: 3 }, newName: '访问团' }),
};

describe('a text that changes while the server is at work', () => {
  test.each(Object.keys(ASKING))('%s is given up', async (what) => {
    let open = (): void => {};
    const editor = await start({ server });
    // The settings of the document are asked for, and keep the request waiting.
    editor.gate = new Promise<void>((ok) => {
      open = ok;
    });
    const uri = await editor.open(TEXT);
    const asked = ASKING[what]?.(editor, uri);
    await editor.edit(uri, { start: 0, end: 1, text: '' });
    open();
    await expect(asked).rejects.toMatchObject({ code: -32801 });
    // The next one is of the text as it is now.
    expect(await ASKING[what]?.(editor, uri).catch((error: { code: number }) => error.code)).not.toBe(-32801);
    expect(editor.messages).toEqual([]);
  });

  test('one that is closed and opened anew is another text, whatever its version', async () => {
    let open = (): void => {};
    const editor = await start({ server });
    editor.gate = new Promise<void>((ok) => {
      open = ok;
    });
    const uri = await editor.open(TEXT);
    const asked = ASKING['a code action']?.(editor, uri);
    await editor.closeDocument(uri);
    await editor.open(PROSE);
    open();
    await expect(asked).rejects.toMatchObject({ code: -32801 });
  });

  test('diagnostics and hovers are not given up: they are asked for again by themselves', async () => {
    let open = (): void => {};
    const editor = await start({ server });
    editor.gate = new Promise<void>((ok) => {
      open = ok;
    });
    const uri = await editor.open(TEXT);
    const asked = [editor.diagnose(uri), editor.hover(uri, { line: 0, character: 0 })] as const;
    await editor.edit(uri, { start: 0, end: 1, text: '' });
    open();
    expect(await asked[0]).toHaveLength(1);
    await asked[1];
  });
});

test('every edit names its version, where the client can take that; where not, it is of this text alone', async () => {
  const editor = await start({ server });
  const uri = await editor.open(TEXT);
  await editor.edit(uri, { start: 0, end: 0, text: '☆' });
  for (const only of [['quickfix'], ['source']]) {
    const actions = (await editor.actions(uri, RANGE, { only })).filter((a) => a.edit);
    expect(actions.length).toBeGreaterThan(0);
    for (const { edit, title } of actions) {
      expect(edit?.changes, title).toBeUndefined();
      expect(edit?.documentChanges, title).toMatchObject([{ textDocument: { uri, version: 2 } }]);
    }
  }
  const plain = await start({ server, capabilities: PLAIN });
  const other = await plain.open(TEXT);
  const [action] = await plain.actions(other, RANGE, { only: ['source.fixAll.newsproof'] });
  expect(Object.keys(action?.edit?.changes ?? {})).toEqual([other]);
});
