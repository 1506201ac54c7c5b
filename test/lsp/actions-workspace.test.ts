import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc/node';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_WORKSPACE, type FixedDraft, type FixWorkspaceResult } from '../../server/src/protocol.ts';
import { stampOf } from '../../server/src/text/stamp.ts';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-fix-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, folder, ...options });
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const fix = (editor: Editor, params: object = {}): Promise<FixWorkspaceResult> => editor.connection.sendRequest(FIX_WORKSPACE, params);

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

function applied(text: string, draft: FixedDraft | undefined): string {
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'plaintext', 0, text), draft?.edits ?? []);
}

describe('the safe fixes of every draft', () => {
  test('drafts on disk and open ones as the editor has them; nothing is written', async () => {
    const files = { '要闻.md': `☆${PROSE}`, '国际/外电.txt': `${PROSE}\r\n☆甲乙☆\r\n`, '无事.txt': PROSE, '待议.txt': `${PROSE}甲乙` };
    write(files);
    const editor = await start();
    const uri = uriOf('要闻.md');
    await editor.open(`☆☆${PROSE}`, { uri, languageId: 'markdown' });
    await editor.edit(uri, { start: 0, end: 0, text: '☆' });
    const { drafts, unread } = await fix(editor);
    const found = new Map(drafts.map((d) => [d.uri, d]));
    expect(drafts.map((d) => [d.uri, d.version, d.repaired]).sort()).toEqual(
      [
        [uri, 2, 3],
        [uriOf('国际/外电.txt'), null, 2],
      ].sort(),
    );
    expect(unread).toEqual([]);
    expect(applied(editor.text(uri), found.get(uri))).toBe(`★★★${PROSE}`);
    expect(applied(files['国际/外电.txt'], found.get(uriOf('国际/外电.txt')))).toBe(`${PROSE}\r\n★甲乙★\r\n`);
    expect(found.get(uriOf('国际/外电.txt'))?.stamp).toBe(stampOf(files['国际/外电.txt'].replaceAll('\r\n', '\n')));
    for (const [name, text] of Object.entries(files)) expect(read(name)).toBe(text);
  });

  test('excluded and quiet files are left alone, unreadable ones are named with the reason', async () => {
    write({
      'README.md': `☆${PROSE}`,
      '资料/旧稿.txt': `☆${PROSE}`,
      '存档/旧稿.txt': `☆${PROSE}`,
      '.newsproof.yaml': 'ignore: ["存档/**"]\n',
      'english.md': `Nothing Chinese ☆ ${'in here at all. '.repeat(9)}`,
      'gbk.txt': Buffer.from([0xd0, 0xc2, 0xbb, 0xaa, 0xc9, 0xe7]),
      'code.ts': `// ☆${PROSE}`,
      '稿.txt': `☆${PROSE}`,
    });
    const editor = await start({ settings: { files: { exclude: { '**/README*.{md,markdown,txt}': true, '资料/**': true } } } });
    const { drafts, unread } = await fix(editor);
    expect(drafts.map((d) => d.uri)).toEqual([uriOf('稿.txt')]);
    expect(unread).toEqual([{ uri: uriOf('gbk.txt'), reason: '不是 UTF-8 编码' }]);
    expect(editor.logs.map((l) => l.message).join('\n')).toMatch(/gbk\.txt 读不了/);
    expect(editor.messages).toEqual([]);
  });

  test('tells its progress, hands out drafts as they are done', async () => {
    for (let i = 0; i < 45; i++) write({ [`稿件${i}.txt`]: `☆${PROSE}` });
    const editor = await start();
    const parts: number[] = [];
    const steps: string[] = [];
    const results = editor.connection.onProgress(new ProgressType<FixWorkspaceResult>(), 'results', (p) => void parts.push(p.drafts.length));
    const progress = editor.connection.onProgress(
      new ProgressType<{ kind: string; message?: string }>(),
      'progress',
      (p) => void steps.push(`${p.kind} ${p.message ?? ''}`),
    );
    const rest = await fix(editor, { workDoneToken: 'progress', partialResultToken: 'results' });
    expect([parts, rest]).toEqual([[20, 20, 5], { drafts: [], unread: [] }]);
    expect([steps[0], steps[1], steps.at(-2), steps.at(-1)]).toEqual(['begin 0/45', 'report 1/45', 'report 45/45', 'end ']);
    results.dispose();
    progress.dispose();
  });

  test('stops when the user cancels', async () => {
    for (let i = 0; i < 200; i++) write({ [`稿件${i}.txt`]: `☆${PROSE}` });
    const editor = await start();
    const source = new CancellationTokenSource();
    const steps: string[] = [];
    const progress = editor.connection.onProgress(new ProgressType<{ kind: string }>(), 'progress', (p) => {
      steps.push(p.kind);
      source.cancel();
    });
    await expect(editor.connection.sendRequest(FIX_WORKSPACE, { workDoneToken: 'progress' }, source.token)).rejects.toMatchObject({ code: -32800 });
    expect(steps.length).toBeLessThan(200);
    expect(steps.at(-1)).toBe('end');
    progress.dispose();
  });

  test('refused with the reason where the workspace is not trusted, until it is', async () => {
    write({ '稿.txt': `☆${PROSE}` });
    const editor = await start({ initializationOptions: { trusted: false } });
    await expect(fix(editor)).rejects.toMatchObject({ message: expect.stringMatching(/尚未受信任.*请先信任/) });
    await editor.connection.sendNotification('newsproof/trust', { trusted: true });
    expect((await fix(editor)).drafts).toHaveLength(1);
  });

  test('no folder, no drafts', async () => {
    const editor = await startEditor({ server });
    expect(await fix(editor)).toEqual({ drafts: [], unread: [] });
  });
});

describe('the command for editors that have none of their own', () => {
  const APPLYING = { ...MODERN, workspace: { ...MODERN.workspace, applyEdit: true } };
  const run = (editor: Editor): Promise<unknown> => editor.connection.sendRequest('workspace/executeCommand', { command: FIX_WORKSPACE });

  test('asks to apply one edit: versions of what is open, each file to be confirmed under its name', async () => {
    write({ '国际/外电.txt': `☆${PROSE}☆`, '要闻.txt': PROSE });
    const editor = await start({ capabilities: APPLYING });
    expect(editor.initialized.capabilities.executeCommandProvider?.commands).toEqual([FIX_WORKSPACE]);
    const uri = await editor.open(`☆${PROSE}`, { uri: uriOf('要闻.txt') });
    const asked: ApplyWorkspaceEditParams[] = [];
    editor.connection.onRequest('workspace/applyEdit', (p: ApplyWorkspaceEditParams) => {
      asked.push(p);
      return { applied: true };
    });
    await run(editor);
    expect(asked).toHaveLength(1);
    const { documentChanges = [], changeAnnotations = {} } = asked[0]?.edit ?? {};
    expect(documentChanges.map((c) => 'textDocument' in c && c.textDocument).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
      { uri: uriOf('国际/外电.txt'), version: null },
      { uri, version: 1 },
    ]);
    expect(Object.values(changeAnnotations)).toEqual([
      { label: '国际/外电.txt（2处）', description: '可放心改的问题', needsConfirmation: true },
      { label: '要闻.txt（1处）', description: '可放心改的问题', needsConfirmation: true },
    ]);
  });

  test('not offered beside the command of the client, nor where nothing can be applied', async () => {
    const own = await start({ capabilities: APPLYING, initializationOptions: { fixesWorkspace: true } });
    const unable = await start();
    for (const editor of [own, unable]) expect(editor.initialized.capabilities.executeCommandProvider).toBeUndefined();
  });

  test('refused where edits cannot name versions', async () => {
    write({ '稿.txt': `☆${PROSE}` });
    const editor = await start({ capabilities: { workspace: { applyEdit: true, configuration: true } } });
    await expect(run(editor)).rejects.toMatchObject({ message: expect.stringMatching(/不能按版本核对/) });
  });

  test('what the editor refuses is an error, not a success', async () => {
    write({ '稿.txt': `☆${PROSE}` });
    const editor = await start({ capabilities: APPLYING });
    editor.connection.onRequest('workspace/applyEdit', () => ({ applied: false, failureReason: 'no' }));
    await expect(run(editor)).rejects.toMatchObject({ message: 'no' });
  });
});
