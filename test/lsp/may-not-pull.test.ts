import { describe, expect, test } from 'vitest';
import { serverFile } from './bundle.ts';
import type { Editor } from './harness.ts';
import { PROSE, start } from './start.ts';

/** CodeMirror's client says that it pulls, and does not. */
const CAPABILITIES = { textDocument: { diagnostic: {}, publishDiagnostics: { versionSupport: true } } };
const connect = (capabilities: object = CAPABILITIES): Promise<Editor> => start({ server: serverFile('test-server'), capabilities });

describe('a client that says no more of pulling than an empty word', () => {
  test('is sent diagnostics as one that cannot', async () => {
    const editor = await connect();
    const uri = await editor.open(`${PROSE}☆`);
    expect(await editor.until('diagnostics', () => editor.published.get(uri))).toMatchObject({ version: 1, diagnostics: [{ code: 'space/test-star' }] });
    await editor.edit(uri, { start: 0, end: 0, text: '☆' });
    await editor.until('diagnostics of the new text', () => editor.published.get(uri)?.diagnostics.length === 2);
  });

  test('has them taken back when it asks after all, and is sent no more', async () => {
    const editor = await connect();
    const uri = await editor.open(`${PROSE}☆`);
    await editor.until('diagnostics', () => editor.published.get(uri)?.diagnostics.length === 1);
    expect(await editor.diagnose(uri)).toHaveLength(1);
    await editor.until('that they are taken back', () => editor.published.get(uri)?.diagnostics.length === 0);
    editor.published.clear();
    const other = await editor.open(`☆${PROSE}`, { name: '另一篇.txt' });
    expect(await editor.hover(other, { line: 0, character: 0 })).not.toBeNull();
    await editor.closeDocument(other);
    expect(await editor.diagnose(uri)).toHaveLength(1);
    expect([...editor.published]).toEqual([]);
  });

  test.each([
    ['takes none', { textDocument: { diagnostic: {} } }],
    ['says how it pulls', { textDocument: { diagnostic: { dynamicRegistration: false }, publishDiagnostics: {} } }],
  ])('is believed when it %s', async (_, capabilities) => {
    const editor = await connect(capabilities);
    const uri = await editor.open(`☆${PROSE}`);
    expect(await editor.hover(uri, { line: 0, character: 0 })).not.toBeNull();
    await editor.closeDocument(uri);
    expect(await editor.diagnose(await editor.open(PROSE))).toEqual([]);
    expect([...editor.published]).toEqual([]);
  });
});
