import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { CLI } from '../cli-run.ts';
import { pdfFile } from '../pdf-file.ts';
import { MODERN, ROOT, SHIPPED } from './harness.ts';
import { HANDSHAKE, listeners, NOTIFICATIONS, REQUESTS, type Target } from './requests.ts';
import { PROSE, start } from './start.ts';

const TRAPS = join(ROOT, 'test/traps.cjs');
const TEXT = `新华社河内2月28日电（记者张三）美国总统川普(特朗普)当天抵达。川普说，会谈取得\n进展。${PROSE}\n`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-network-'));
  mkdirSync(join(folder, 'drafts'));
  for (const name of ['稿件.txt', '稿件.md', '又一份.txt']) writeFileSync(join(folder, 'drafts', name), TEXT);
  writeFileSync(join(folder, '.newsproof.yaml'), 'profile: cns\nlexicons: [house.yaml]\n');
  writeFileSync(join(folder, 'page.html'), '<html><body><img src="http://127.0.0.1:9/a.png"><p>正文。</p></body></html>');
  writeFileSync(join(folder, 'page.pdf'), pdfFile([[{ text: '正文。', x: 60, y: 700, size: 12 }]]));
  writeFileSync(join(folder, 'house.yaml'), 'people:\n  - name: 林致远\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program was caught at, and the environment that catches it. */
class Trapped {
  private readonly log = join(mkdtempSync(join(folder, 'log-')), 'trapped');
  readonly env = { NEWSPROOF_TRAPPED: this.log };
  get calls(): string[] {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trim().split('\n') : [];
  }
}

/** What an assistant asks `newsproof mcp`. The other commands do not read it. */
const QUESTION = [
  { method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } } },
  { method: 'tools/list' },
  { method: 'tools/call', params: { name: 'check', arguments: { path: 'drafts/稿件.txt' } } },
]
  .map((message, id) => `${JSON.stringify({ jsonrpc: '2.0', id, ...message })}\n`)
  .join('');

describe('nothing reaches the network, and no program is started', () => {
  test.each([
    ["fetch('http://127.0.0.1:9/')", 'fetch'],
    ["require('node:http').get('http://127.0.0.1:9/')", 'http.get'],
    ["require('node:https').request('https://127.0.0.1:9/')", 'https.request'],
    ["require('node:net').connect(9)", 'net.connect'],
    ["new (require('node:net').Socket)().connect(9)", 'net.connect'],
    ["require('node:net').createServer().listen(0)", 'net.createServer'],
    ["require('node:tls').connect(9)", 'tls.connect'],
    ["require('node:dgram').createSocket('udp4')", 'dgram.createSocket'],
    ["require('node:dns').promises.lookup('localhost')", 'dns.lookup'],
    ["require('node:child_process').spawn('true')", 'child_process.spawn'],
  ])('the traps work: %s', (code, name) => {
    const trapped = new Trapped();
    const { status } = spawnSync(process.execPath, ['--require', TRAPS, '-e', code], { env: { ...process.env, ...trapped.env } });
    expect([status, trapped.calls]).toEqual([1, [name]]);
  });

  test('every request of the server is listed here', () => {
    expect([...Object.keys(REQUESTS), ...Object.keys(NOTIFICATIONS), ...HANDSHAKE].sort()).toEqual(listeners());
  });

  test('the server, asked everything it answers', async () => {
    const trapped = new Trapped();
    const editor = await start({
      folder,
      node: ['--require', TRAPS],
      env: trapped.env,
      capabilities: { ...MODERN, workspace: { ...MODERN.workspace, applyEdit: true } },
    });
    editor.connection.onRequest('workspace/applyEdit', () => ({ applied: false }));
    for (const [name, languageId, text] of [
      ['稿件.txt', 'plaintext', TEXT],
      ['稿件.md', 'markdown', TEXT],
      ['house.yaml', 'yaml', 'people:\n  - name: 林致远\n'],
      ['.newsproof.yaml', 'yaml', 'profile: cns\nextends: http://localhost:9/x.yaml\nlexicons: ["http://localhost:9/y.yaml", "//localhost/z.yaml"]\n'],
    ] as const) {
      const uri = await editor.open(text, { uri: pathToFileURL(join(folder, 'drafts', name)).href, languageId });
      const target: Target = {
        uri,
        languageId,
        text,
        position: { line: 0, character: 24 },
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      };
      for (const { method, params } of Object.values(REQUESTS)) {
        // Some have no answer for such a document and say so.
        await editor.connection.sendRequest(method, params(target)).catch((error: Error) => expect(error.message, method).not.toMatch(/was called/));
      }
      for (const { method, params } of Object.values(NOTIFICATIONS)) await editor.connection.sendNotification(method, params(target));
      await editor.save(uri);
      await editor.pull(uri);
      await editor.closeDocument(uri);
    }
    expect(trapped.calls).toEqual([]);
  });

  test('the server on the channel that VS Code opens for it', async () => {
    const trapped = new Trapped();
    const child = fork(SHIPPED, ['--node-ipc'], { execArgv: ['--require', TRAPS], env: { ...process.env, ...trapped.env } });
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null });
    await connection.sendNotification('initialized', {});
    const textDocument = { uri: 'file:///稿件.txt', languageId: 'plaintext', version: 1, text: TEXT };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const { items } = (await connection.sendRequest('textDocument/diagnostic', { textDocument })) as { items: unknown[] };
    expect(items.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    const exit = new Promise((ok) => child.once('exit', ok));
    await connection.sendNotification('exit');
    expect(await exit).toBe(0);
    connection.dispose();
    expect(trapped.calls).toEqual([]);
  });

  test.each([
    [['check', '.']],
    [['check', '--format', 'json', '--jobs', '2', '.']],
    [['check', '--cache', '--cache-location', 'cache', '.']],
    [['fix', '--dry-run', '.']],
    [['rules']],
    [['explain', 'punct']],
    [['config', '--print', 'drafts/稿件.txt']],
    [['lexicon', 'test', 'house.yaml', '--over', 'drafts']],
    [['init']],
    [['mcp']],
    [['import', '--stdout', 'page.html']],
    [['import', '--stdout', 'page.pdf']],
    [['--version']],
  ])('the command line: %j', (args) => {
    const trapped = new Trapped();
    const { status, stderr } = spawnSync(process.execPath, ['--require', TRAPS, CLI, ...args], {
      cwd: folder,
      input: QUESTION,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'user'), ...trapped.env },
    });
    expect(stderr).not.toMatch(/was called/);
    // What was found, or a file that is there already, ends with 1 or 2.
    expect(status).not.toBeNull();
    expect(trapped.calls).toEqual([]);
  });
});

describe('what the bundles could load', () => {
  /** Modules of Node for which a bundle asks. */
  const modulesOf = (text: string): string[] =>
    [...new Set([...text.matchAll(/(?:\brequire|\bimport|getBuiltinModule)\(\s*["'`](?:node:)?([\w/]+)["'`]\s*\)/g)].map((m) => m[1] as string))].sort();
  const NETWORK = /^(?:net|tls|https?|http2|dgram|dns|dns\/promises|inspector|cluster|undici|ws)$/;
  const bundles = ['client/out', 'server/out'].flatMap((dir) =>
    readdirSync(join(ROOT, dir))
      .filter((f) => f.endsWith('.js'))
      .map((f) => `${dir}/${f}`),
  );

  test.each(bundles)('%s', (path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    // The library of the protocol can talk over sockets and pipes (--socket, --pipe), which is what `net` is for. Nothing here asks it to.
    const allowed = /server-main\.js$|extension\.js$/.test(path) ? ['net'] : [];
    expect(modulesOf(text).filter((m) => NETWORK.test(m))).toEqual(allowed);
    expect(text.match(/(?<![\w.$])(?:globalThis\.)?fetch\((?![^()]*\)\s*\{)/g) ?? []).toEqual([]);
    expect(
      text.match(/\b(?:new (?:globalThis\.)?(?:WebSocket|EventSource)|XMLHttpRequest|sendBeacon|createTelemetryLogger|TelemetryReporter)\b/g) ?? [],
    ).toEqual([]);
  });

  test('our own code names no module of the network and starts no program', () => {
    const sources = ['client/src', 'server/src'].flatMap((dir) =>
      readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' }).flatMap((f) => (f.endsWith('.ts') ? [join(ROOT, dir, f)] : [])),
    );
    const named = sources.filter((f) =>
      /from '(?:node:)?(?:net|tls|https?|http2|dgram|dns|child_process|inspector|cluster)(?:\/\w+)?'|\b(?:openExternal|showDocument|telemetry)\b/.test(
        readFileSync(f, 'utf8'),
      ),
    );
    expect(named).toEqual([]);
  });

  test('the client opens no address but pages of rules', () => {
    const opened = readdirSync(join(ROOT, 'client/src'), { recursive: true, encoding: 'utf8' }).flatMap((f) =>
      f.endsWith('.ts')
        ? [...readFileSync(join(ROOT, 'client/src', f), 'utf8').matchAll(/.*'(?:vscode\.open\w*|markdown\.showPreview|simpleBrowser\.\w+)'.*/g)].map((m) => [
            f,
            m[0].trim(),
          ])
        : [],
    );
    expect(opened).toEqual([
      ['rule-pages.ts', "await commands.executeCommand('vscode.openWith', Uri.parse(uri), previews ? 'vscode.markdown.preview.editor' : 'default');"],
    ]);
  });

  test('there are no webviews, and a file that makes one has to say what it may load', () => {
    const makers = readdirSync(join(ROOT, 'client/src'), { recursive: true, encoding: 'utf8' }).filter(
      (f) =>
        f.endsWith('.ts') &&
        /createWebviewPanel|registerWebview|registerCustomEditorProvider|\.webview\b|enableScripts/.test(readFileSync(join(ROOT, 'client/src', f), 'utf8')),
    );
    expect(makers.filter((f) => !/Content-Security-Policy[^>]*default-src 'none'/.test(readFileSync(join(ROOT, 'client/src', f), 'utf8')))).toEqual([]);
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const views = Object.values(contributes.views).flat() as { type?: string }[];
    expect([contributes.customEditors, contributes.notebookRenderer, views.filter((v) => v.type === 'webview')]).toEqual([undefined, undefined, []]);
  });

  test('the client starts the server on an IPC channel', () => {
    const source = readdirSync(join(ROOT, 'client/src'))
      .map((name) => readFileSync(join(ROOT, 'client/src', name), 'utf8'))
      .join('\n');
    expect([...source.matchAll(/TransportKind\.(\w+)/g)].map((m) => m[1])).toEqual(['ipc']);
  });
});
