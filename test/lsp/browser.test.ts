import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { READ_TEXT, type ReadTextParams } from '../../server/src/protocol.ts';
import { readMarks } from '../../server/src/rule/marks.ts';
import { readEnds } from '../line-ends.ts';
import { type Editor, MODERN, PLAIN, ROOT } from './harness.ts';
import { REQUESTS, type Target } from './requests.ts';
import { PROSE, start } from './start.ts';
import { startWorker, WORKER } from './worker.ts';

interface Draft {
  readonly name: string;
  readonly text: string;
}

/** The samples, and the drafts of the tests without their marks. */
const DRAFTS: readonly Draft[] = [
  ...draftsOf('samples', (text) => text),
  ...draftsOf('test/drafts/line-ends', (text) => readEnds(text).text),
  ...draftsOf('test/drafts/names', (text) => readMarks(text).text),
  ...draftsOf('test/drafts/layout', (text) => text.replace(/[⇥⇢⇠]_?-?(?=\n)/g, '')),
];

function draftsOf(folder: string, unmarked: (text: string) => string): Draft[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => /\.(?:md|txt)$/.test(name));
  return names.map((name) => ({ name: `${folder}/${name}`, text: unmarked(readFileSync(join(ROOT, folder, name), 'utf8')) }));
}

/** Everything that is said of a draft, and what formatting and fixing make of it. */
async function said(editor: Editor, { name, text }: Draft): Promise<unknown> {
  const uri = await editor.open(text, { name, languageId: name.endsWith('.md') ? 'markdown' : 'plaintext' });
  const findings = await editor.diagnose(uri);
  const joined = editor.applied(uri, await editor.format(uri));
  const [fixed] = await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, { only: ['source.fixAll.newsproof'] });
  await editor.closeDocument(uri);
  return { findings, joined, fixed };
}

/** Waits for the data of wrong characters, which come in after the first draft. */
async function withTypos(editor: Editor): Promise<Editor> {
  await editor.diagnose(await editor.open(PROSE));
  await editor.until('the data of wrong characters', () => editor.refreshes > 0);
  return editor;
}

test('in a browser the same is found as on the desktop, and the same is made of it', async () => {
  const desktop = await withTypos(await start({ typos: true }));
  const { editor: browser, asked } = await startWorker({ typos: true });
  await withTypos(browser);
  expect(DRAFTS.length).toBeGreaterThan(100);
  let findings = 0;
  for (const draft of [...DRAFTS, { name: '错别字.txt', text: `${PROSE}这起案件正在进一步调察之中，警方已彩取强制措施。` }]) {
    const wanted = (await said(desktop, draft)) as { findings: unknown[] };
    findings += wanted.findings.length;
    expect(await said(browser, draft), draft.name).toEqual(wanted);
  }
  expect(findings).toBeGreaterThan(500);
  expect(asked.filter((uri) => !uri.startsWith('file:'))).toEqual([]);
});

test('the bundle asks for no module, and has nothing of Node', () => {
  const text = readFileSync(join(ROOT, 'server/out/server-browser.js'), 'utf8');
  expect(text.match(/\brequire\(\s*["'`][^"'`]*["'`]\s*\)|\bimport\(/g)).toBeNull();
  expect(text.match(/\b(?:process\.(?:env|argv|cwd|platform|versions)|__dirname|Buffer\.from)\b/g)).toBeNull();
});

describe('files of the workspace', () => {
  let folder: string;
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsproof-browser-'));
    mkdirSync(join(folder, '社内/旧稿'), { recursive: true });
    writeFileSync(join(folder, '.newsproof.yaml'), 'lexicons: [社内/names.yaml]\nrules: {punct/halfwidth-paren: hint}\n');
    writeFileSync(join(folder, '社内/names.yaml'), 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n');
    writeFileSync(join(folder, '社内/旧稿/稿件.txt'), `${PROSE}展馆(东)昨日开放。林一凡甲到场。\n`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('configuration and lexicon count, and are read again when they have changed', async () => {
    const { editor } = await startWorker({ folder });
    const uri = await editor.open(readFileSync(join(folder, '社内/旧稿/稿件.txt'), 'utf8'), { uri: uriOf('社内/旧稿/稿件.txt') });
    expect((await editor.diagnose(uri)).map((d) => [d.code, d.severity])).toEqual([
      ['punct/halfwidth-paren', 4],
      ['names/variant', 2],
    ]);
    writeFileSync(join(folder, '.newsproof.yaml'), 'rules: {punct/halfwidth-paren: error}\n');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.newsproof.yaml'), type: 2 }] });
    await editor.until('a refresh', () => editor.refreshes > 0);
    expect((await editor.diagnose(uri)).map((d) => [d.code, d.severity])).toEqual([['punct/halfwidth-paren', 1]]);
  });

  test('a lexicon that is not there is told', async () => {
    rmSync(join(folder, '社内/names.yaml'));
    const { editor } = await startWorker({ folder });
    await editor.diagnose(await editor.open(PROSE, { uri: uriOf('稿件.txt') }));
    const told = () => editor.published.get(uriOf('.newsproof.yaml'))?.diagnostics.map((d) => d.message);
    expect(await editor.until('the finding', () => told()?.length && told())).toEqual([expect.stringContaining('不存在')]);
  });

  test('one that is not trusted names no file outside of it', async () => {
    writeFileSync(join(folder, '.newsproof.yaml'), 'extends: ../outside.newsproof.yaml\nlexicons: [../outside.yaml, /outside.yaml, 社内/names.yaml]\n');
    const { editor, asked } = await startWorker({ folder, initializationOptions: { trusted: false } });
    const uri = await editor.open(readFileSync(join(folder, '社内/旧稿/稿件.txt'), 'utf8'), { uri: uriOf('社内/旧稿/稿件.txt') });
    expect((await editor.diagnose(uri)).map((d) => d.code)).toEqual(['punct/halfwidth-paren', 'names/variant']);
    expect(asked).toContain(uriOf('社内/names.yaml'));
    expect(asked.filter((file) => !file.startsWith(`${pathToFileURL(folder).href}/`))).toEqual([]);
  });

  test('all drafts of the workspace are checked, those in folders below too', async () => {
    const { editor } = await startWorker({ folder });
    const { items } = (await editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] })) as {
      items: { uri: string; items: unknown[] }[];
    };
    expect(items.map((item) => [item.uri, item.items.length])).toEqual([[uriOf('社内/旧稿/稿件.txt'), 2]]);
  });
});

test.each([
  ['a page of the web server', '<!doctype html>\n<title>404</title>\n'],
  ['empty', ''],
])('a lexicon that is %s is an error of the worker, which says so', (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsproof-browser-'));
  writeFileSync(join(folder, 'lexicon.bin'), text);
  const { status, stderr } = spawnSync(process.execPath, [WORKER, '--stdio'], { env: { ...process.env, WORKER_FILES: folder }, encoding: 'utf8', input: '' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('Error: 第一条消息里的 lexicon 不是 lexicon.bin 的内容')]);
  rmSync(folder, { recursive: true, force: true });
});

describe('a client that has no files for it', () => {
  const notFound = new ResponseError(ErrorCodes.MethodNotFound, 'Method not implemented');
  test.each([
    ['says that it does not know the request', notFound],
    ['answers nothing', null],
  ])('is told what the shipped lexicon finds, and nothing of files; it %s', async (_, answer) => {
    const { editor } = await startWorker({ capabilities: PLAIN, folder: ROOT });
    const asked: string[] = [];
    editor.connection.onRequest(READ_TEXT, ({ uri }: ReadTextParams) => {
      asked.push(uri);
      return answer;
    });
    const uri = await editor.open(`${PROSE}展馆(东)昨日开放。美国总统川普到场。\n`, { uri: pathToFileURL(join(ROOT, '稿件.txt')).href });
    const told = await editor.until('diagnostics', () => editor.published.get(uri));
    expect(told.diagnostics.map((d) => d.code)).toEqual(['punct/halfwidth-paren', 'names/variant']);
    expect(asked).toContain(pathToFileURL(join(ROOT, '.newsproof.yaml')).href);
    expect([...editor.published.keys()]).toEqual([uri]);
    expect(editor.messages).toEqual([]);
    expect(editor.logs).toEqual([]);
  });
});

test('nothing reaches the network, and no address of it is asked of the client', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsproof-browser-'));
  const path = join(folder, '.newsproof.yaml');
  writeFileSync(path, 'extends: http://localhost:9/x.yaml\nlexicons: ["http://localhost:9/y.yaml", "https://localhost/z.yaml"]\n');
  // What the worker would reach it with writes to stderr when it is used, and the editor fails on that.
  const { editor, asked } = await startWorker({ folder, capabilities: { ...MODERN, workspace: { ...MODERN.workspace, applyEdit: true } } });
  editor.connection.onRequest('workspace/applyEdit', () => ({ applied: false }));
  await editor.configure({ lexicons: ['http://localhost:9/w.yaml'] });
  const text = `新华社河内2月28日电（记者张三）美国总统川普(特朗普)当天抵达。${PROSE}\n`;
  for (const [uri, languageId] of [
    [pathToFileURL(join(folder, '稿件.txt')).href, 'plaintext'],
    ['untitled:Untitled-1', 'markdown'],
    [pathToFileURL(path).href, 'yaml'],
  ] as const) {
    await editor.open(languageId === 'yaml' ? readFileSync(path, 'utf8') : text, { uri, languageId });
    const target: Target = {
      uri,
      languageId,
      text,
      position: { line: 0, character: 24 },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    };
    for (const { method, params } of Object.values(REQUESTS)) {
      // Some have no answer for such a document and say so.
      await editor.connection.sendRequest(method, params(target)).catch((error: Error) => expect(error.message, method).not.toMatch(/was called|not defined/));
    }
  }
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((uri) => !uri.startsWith(pathToFileURL(folder).href))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});
