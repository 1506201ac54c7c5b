import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol';
import { FIX_ALL, FIX_WORKSPACE, type FixWorkspaceResult, PAUSE } from '../../server/src/protocol.ts';
import { serverFile } from './bundle.ts';
import type { Editor, Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');
const TEXT = `☆${PROSE}`;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-pause-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, ...options });
const pause = (editor: Editor, paused: boolean): Promise<void> => editor.connection.sendNotification(PAUSE, { paused });
const fix = (editor: Editor): Promise<FixWorkspaceResult> => editor.connection.sendRequest(FIX_WORKSPACE, {});
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };

describe('a pause', () => {
  test('nothing is found, nothing fixed and nothing formatted until it is over, then all at once', async () => {
    const editor = await start({ initializationOptions: { status: true } });
    const uri = await editor.open(TEXT);
    const asks = async (): Promise<number[]> => [
      (await editor.diagnose(uri)).length,
      (await editor.actions(uri, WHOLE)).length,
      (await editor.actions(uri, WHOLE, { only: [FIX_ALL] })).length,
    ];
    const before = await asks();
    expect(before.every((n) => n > 0)).toBe(true);
    const first = await editor.pull(uri);
    await pause(editor, true);
    expect(await asks()).toEqual([0, 0, 0]);
    // A client that names what it has is not told that nothing has changed.
    expect(await editor.pull(uri, first.kind === 'full' ? first.resultId : undefined)).toMatchObject({ kind: 'full', items: [] });
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'quiet', reason: 'paused' });
    expect((await editor.clean({ uri, languageId: 'plaintext', text: TEXT, fixes: 'safe' })).repaired).toBe(0);
    await editor.edit(uri, { start: 0, end: 0, text: '☆' });
    expect(await editor.diagnose(uri)).toEqual([]);
    await pause(editor, false);
    expect(await editor.diagnose(uri)).toHaveLength(2);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'checked' });
  });

  test('is no all-clear of the workspace: neither checked nor fixed, and told why', async () => {
    const editor = await start({ folder, initializationOptions: { paused: true } });
    await expect(fix(editor)).rejects.toThrow('校对已暂停');
    await expect(editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] })).rejects.toThrow('校对已暂停');
    await pause(editor, false);
    expect((await fix(editor)).drafts).toEqual([]);
  });
});

describe('drafts of the workspace', () => {
  const fileIn = (name: string): string => pathToFileURL(join(folder, name)).href;

  test('without a folder they are those that are open, new ones too; what is not checked is none', async () => {
    const editor = await start();
    const untitled = await editor.open(TEXT, { uri: 'untitled:Untitled-1' });
    const file = await editor.open(`☆${TEXT}`, { uri: 'file:///elsewhere/%E7%A8%BF.md', languageId: 'markdown' });
    await editor.open('☆ Nothing of this is Chinese. '.repeat(9), { uri: 'untitled:Untitled-2' });
    await editor.open('rules: {}', { uri: 'file:///elsewhere/.newsproof.yaml', languageId: 'yaml' });
    const { drafts, unread } = await fix(editor);
    expect(drafts.map((d) => [d.uri, d.version, d.repaired])).toEqual([
      [untitled, 1, 1],
      [file, 1, 2],
    ]);
    expect(unread).toEqual([]);
    const { items } = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(items.map((i) => i.uri)).toEqual([untitled, file]);
  });

  test('with a folder: its files, each once, and the open ones outside of it', async () => {
    writeFileSync(join(folder, '甲.txt'), TEXT);
    writeFileSync(join(folder, '乙.txt'), TEXT);
    const editor = await start({ folder });
    const inside = await editor.open(TEXT, { uri: fileIn('甲.txt') });
    const outside = await editor.open(TEXT, { uri: 'file:///elsewhere/%E7%A8%BF.txt' });
    const { drafts } = await fix(editor);
    expect(drafts.map((d) => [d.uri, d.version])).toEqual([
      [fileIn('乙.txt'), null],
      [inside, 1],
      [outside, 1],
    ]);
  });
});
