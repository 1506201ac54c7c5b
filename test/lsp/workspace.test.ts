import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc/node';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import type { Editor, Options } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('test-server');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-lsp-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, folder, ...options });
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

describe('checking the workspace', () => {
  const ask = (editor: Editor, params: object = {}): Promise<WorkspaceDiagnosticReport> =>
    editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], ...params });

  test('drafts on disk and drafts that are open; no README, no English, no binary', async () => {
    write({
      '要闻.md': `☆${PROSE}`,
      '国际/外电.txt': `${PROSE}`,
      '国际/速递.draft': '☆',
      'README.md': `☆${PROSE}`,
      'node_modules/包/说明.md': `☆${PROSE}`,
      'english.md': `Nothing Chinese ☆ ${'in here at all. '.repeat(9)}`,
      'gbk.txt': Buffer.from([0xd0, 0xc2, 0xbb, 0xaa, 0xc9, 0xe7]),
      'code.ts': `// ☆${PROSE}`,
    });
    const editor = await start();
    const uri = uriOf('要闻.md');
    await editor.open(`☆☆${PROSE}`, { uri, languageId: 'markdown' });
    const { items } = await ask(editor);
    const found = items.map((i) => [i.uri, i.version, i.kind === 'full' && i.items.length]);
    expect(found.sort()).toEqual(
      [
        [uri, 1, 2],
        [uriOf('国际/外电.txt'), null, 0],
        [uriOf('国际/速递.draft'), null, 1],
      ].sort(),
    );
    expect(editor.logs.map((l) => l.message).join('\n')).toMatch(/gbk\.txt 读不了，已略过：不是 UTF-8 编码/);
    expect(editor.messages).toEqual([]);
  });

  test('an open draft is not read from disk, however its name is escaped', async () => {
    write({ '要闻(一).md': `☆${PROSE}` });
    const editor = await start();
    const uri = uriOf('要闻(一).md').replace('(', '%28').replace(')', '%29');
    await editor.open(`☆☆${PROSE}`, { uri, languageId: 'markdown' });
    const { items } = await ask(editor);
    expect(items.map((i) => [i.uri, i.version, i.kind === 'full' && i.items.length])).toEqual([[uri, 1, 2]]);
  });

  test('tells its progress and hands out results as they come', async () => {
    for (let i = 0; i < 45; i++) write({ [`稿件${i}.txt`]: `☆${PROSE}` });
    const editor = await start();
    const parts: number[] = [];
    const steps: string[] = [];
    const results = editor.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'results', (p) => void parts.push(p.items.length));
    const progress = editor.connection.onProgress(
      new ProgressType<{ kind: string; message?: string }>(),
      'progress',
      (p) => void steps.push(`${p.kind} ${p.message ?? ''}`),
    );
    const rest = await ask(editor, { workDoneToken: 'progress', partialResultToken: 'results' });
    expect([parts, rest.items]).toEqual([[20, 20, 5], []]);
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
    await expect(
      editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [], workDoneToken: 'progress' }, source.token),
    ).rejects.toMatchObject({ code: -32800 });
    expect(steps.length).toBeLessThan(200);
    expect(steps.at(-1)).toBe('end');
    progress.dispose();
  });
});

describe('lexicons of the house', () => {
  test('a file that is not there is told; the draft is checked all the same', async () => {
    const editor = await start({ settings: { lexicons: ['词库/本社.yaml'] } });
    const uri = await editor.open(`☆${PROSE}`, { uri: uriOf('a.txt') });
    expect(await editor.diagnose(uri)).toHaveLength(1);
    expect(editor.messages.map((m) => m.message)).toEqual([`新闻校样：词库文件 ${join(folder, '词库/本社.yaml')} 读不了：文件不存在`]);
  });

  test('a syntax error is a finding in the file, at its place', async () => {
    write({ '本社.yaml': 'people:\n  - name: 张三\n   full: [oops\n' });
    const editor = await start({ settings: { lexicons: ['本社.yaml'] } });
    const uri = await editor.open(`☆${PROSE}`, { uri: uriOf('a.txt') });
    expect(await editor.diagnose(uri)).toHaveLength(1);
    const told = await editor.until('findings', () => editor.published.get(uriOf('本社.yaml')));
    expect(told.diagnostics[0]).toMatchObject({ code: 'lexicon/invalid', severity: 1, range: { start: { line: 2 } } });
    expect(editor.messages).toEqual([]);
  });

  test('a change of the file gives new results', async () => {
    write({ '本社.yaml': 'people:\n  - name: 张三\n' });
    const editor = await start({ settings: { lexicons: ['本社.yaml'] } });
    expect(await editor.until('registrations', () => editor.registered.length >= 2 && editor.registered)).toContain('workspace/didChangeWatchedFiles');
    const uri = await editor.open(PROSE, { uri: uriOf('a.txt') });
    const first = await editor.pull(uri);
    expect(await editor.pull(uri, first.resultId)).toMatchObject({ kind: 'unchanged' });
    const told = (name: string): Promise<void> =>
      editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type: 2 }] });
    await told('其他.yaml');
    expect(await editor.pull(uri, first.resultId)).toMatchObject({ kind: 'unchanged' });
    // Touched, but it says the same.
    await told('本社.yaml');
    await editor.until('a refresh', () => editor.refreshes > 0);
    expect(await editor.pull(uri, first.resultId)).toMatchObject({ kind: 'unchanged' });
    write({ '本社.yaml': 'people:\n  - name: 李四\n' });
    await told('本社.yaml');
    await editor.until('another refresh', () => editor.refreshes > 1);
    expect(await editor.pull(uri, first.resultId)).toMatchObject({ kind: 'full' });
  });
});
