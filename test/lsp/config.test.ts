import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options, PLAIN } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const RULE = 'space/test-star';
const STAR = `☆${PROSE}`;

const server = serverFile('test-server');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsproof-config-'));
  // The root of the workspace is one down, so that there is something above it.
  mkdirSync(join(folder, 'w'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const root = (): string => join(folder, 'w');
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, folder: root(), ...options });
const uriOf = (name: string): string => pathToFileURL(join(root(), name)).href;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root(), name)), { recursive: true });
    writeFileSync(join(root(), name), content);
  }
}

const severities = async (editor: Editor, uri: string): Promise<(number | undefined)[]> => (await editor.diagnose(uri)).map((d) => d.severity);
const watched = (editor: Editor, name: string, type = 2): Promise<void> =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
const told = (editor: Editor, name: string): string[] => (editor.published.get(uriOf(name))?.diagnostics ?? []).map(line);
const line = (d: Diagnostic): string => `${d.range.start.line + 1}:${d.range.start.character + 1} ${d.code}`;
const findings = (editor: Editor, name: string, wanted: readonly string[]): Promise<unknown> =>
  editor.until(`findings in ${name}`, () => JSON.stringify(told(editor, name)) === JSON.stringify(wanted));
const effective = (editor: Editor, uri: string): Promise<string> => editor.connection.sendRequest('newsproof/effectiveConfig', { uri });

describe('the nearest file', () => {
  test('goes over the settings; what it does not say they say', async () => {
    write({ '.newsproof.yaml': `rules: {${RULE}: error}\n`, 'a/b/x.txt': '' });
    const editor = await start({ settings: { rules: { [RULE]: 'hint', 'word/test-order': 'information' } } });
    const uri = await editor.open(`甲乙${STAR}`, { uri: uriOf('a/b/x.txt') });
    expect((await severities(editor, uri)).sort()).toEqual([1, 3]);
  });

  test('is not looked for above the workspace folder, but is for a file outside of every folder', async () => {
    writeFileSync(join(folder, '.newsproof.yaml'), `rules: {${RULE}: off}\n`);
    const editor = await start();
    expect(await severities(editor, await editor.open(STAR, { uri: uriOf('x.txt') }))).toEqual([2]);
    expect(await severities(editor, await editor.open(STAR, { uri: pathToFileURL(join(folder, 'y.txt')).href }))).toEqual([]);
  });

  test('a new document and one of another file system have none', async () => {
    write({ '.newsproof.yaml': `rules: {${RULE}: off}\n` });
    const editor = await start();
    expect(await severities(editor, await editor.open(STAR, { uri: 'untitled:Untitled-1' }))).toEqual([2]);
    expect(await severities(editor, await editor.open(STAR, { uri: 'vscode-vfs://host/w/x.txt' }))).toEqual([2]);
  });

  test('each folder of a workspace has its own', async () => {
    write({ 'a/.newsproof.yaml': `rules: {${RULE}: error}\n`, 'b/.newsproof.yaml': `rules: {${RULE}: hint}\n` });
    const editor = await start();
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf('a') }, { uri: uriOf('b') }, { uri: uriOf('c') }], removed: [{ uri: pathToFileURL(root()).href }] },
    });
    const found = [];
    for (const name of ['a/x.txt', 'b/x.txt', 'c/x.txt']) found.push(await severities(editor, await editor.open(STAR, { uri: uriOf(name) })));
    expect(found).toEqual([[1], [4], [2]]);
  });

  test('overrides, ignore, language; a workspace check keeps to them file by file', async () => {
    write({
      '.newsproof.yaml': `language: en\nignore: [旧/]\noverrides:\n  - {files: [国际/], rules: {${RULE}: error}}\n  - {files: '*.md', rules: {${RULE}: off}}\n`,
      'x.txt': STAR,
      '国际/x.txt': STAR,
      '国际/x.md': STAR,
      '旧/x.txt': STAR,
    });
    writeFileSync(join(folder, '.newsproof.yaml'), 'profil: x\n');
    const editor = await start({ initializationOptions: { status: true } });
    const { items } = await editor.connection.sendRequest<{ items: { uri: string; items: Diagnostic[] }[] }>('workspace/diagnostic', { previousResultIds: [] });
    const found = Object.fromEntries(items.map((i) => [i.uri, i.items.map((d) => `${d.severity} ${d.message}`)]));
    const said = 'A hollow star should be solid';
    expect(found).toEqual({ [uriOf('x.txt')]: [`2 ${said}`], [uriOf('国际/x.txt')]: [`1 ${said}`], [uriOf('国际/x.md')]: [] });
    expect([...editor.published.keys()], 'nothing above the workspace is looked at').toEqual([]);
    const old = await editor.open(STAR, { uri: uriOf('旧/x.txt') });
    expect(await editor.diagnose(old)).toEqual([]);
    expect(editor.statuses.at(-1)).toMatchObject({ state: 'quiet', reason: 'ignored' });
  });
});

describe('findings in the files themselves', () => {
  test('open or not: in the configuration, in what it extends, in its lexicons', async () => {
    write({
      '.newsproof.yaml': `extends: house.newsproof.yaml\nlexicons: [names.yaml, none.tsv]\nprofil: cns\nrules: {${RULE}: error}\n`,
      'house.newsproof.yaml': 'rulez: {}\n',
      'names.yaml': 'people:\n  - name: 张三\n   full: [oops\n',
    });
    const editor = await start();
    expect(await severities(editor, await editor.open(STAR, { uri: uriOf('x.txt') }))).toEqual([1]);
    await findings(editor, '.newsproof.yaml', ['2:24 config/invalid', '3:1 config/invalid']);
    await findings(editor, 'house.newsproof.yaml', ['1:1 config/invalid']);
    await editor.until('findings in the lexicon', () => told(editor, 'names.yaml').some((f) => f.startsWith('3:') && f.endsWith('lexicon/invalid')));
    expect(editor.messages).toEqual([]);
    // They go when nobody uses the files any more.
    write({ '.newsproof.yaml': `rules: {${RULE}: error}\n` });
    await watched(editor, '.newsproof.yaml');
    for (const name of ['.newsproof.yaml', 'house.newsproof.yaml', 'names.yaml']) await findings(editor, name, []);
  });

  test('a file that cannot be read is told, and none further up is taken for it', async () => {
    write({ '.newsproof.yaml': `rules: {${RULE}: off}\n` });
    mkdirSync(join(root(), 'a'));
    writeFileSync(join(root(), 'a/.newsproof.yaml'), Buffer.from([0xd0, 0xc2, 0xbb, 0xaa]));
    const editor = await start();
    expect(await severities(editor, await editor.open(STAR, { uri: uriOf('a/x.txt') }))).toEqual([2]);
    await findings(editor, 'a/.newsproof.yaml', ['1:1 config/invalid']);
  });

  test.each([
    ['pulls', MODERN],
    ['cannot pull', PLAIN],
  ])('live as it is typed, with the word that was meant; a client that %s', async (_, capabilities) => {
    write({ '.newsproof.yaml': `rules: {${RULE}: error}\n` });
    const editor = await start({ capabilities });
    const uri = await editor.open('# 甲\r\nprofil: cns\r\n', { uri: uriOf('.newsproof.yaml'), languageId: 'yaml' });
    await findings(editor, '.newsproof.yaml', ['2:1 config/invalid']);
    expect(await editor.diagnose(uri)).toEqual([]);
    const [fix] = await editor.actionsAt(uri, 'profil', { only: ['quickfix'] });
    expect(fix).toMatchObject({ title: '改为“profile”', kind: 'quickfix' });
    expect(await editor.apply(uri, fix?.edit)).toBe('# 甲\r\nprofile: cns\r\n');
    await findings(editor, '.newsproof.yaml', []);
    const end = editor.text(uri).length;
    await editor.edit(uri, { start: end, end, text: '  x' });
    await editor.until('a syntax error', () => told(editor, '.newsproof.yaml').length > 0);
    // Closed without saving, the file is what the disk has.
    await editor.closeDocument(uri);
    await findings(editor, '.newsproof.yaml', []);
  });

  test('the file is no draft, whatever the client calls it', async () => {
    const editor = await start({ settings: { languages: ['plaintext', 'yaml'] } });
    const uri = await editor.open(`# ${STAR}\n`, { uri: uriOf('.newsproof.yaml'), languageId: 'plaintext' });
    expect(await editor.diagnose(uri)).toEqual([]);
    expect(await editor.format(uri)).toEqual([]);
  });
});

describe('live reload', () => {
  test('a change of the file, of one it extends, of a lexicon; what says the same changes nothing', async () => {
    write({ '.newsproof.yaml': 'extends: a.newsproof.json\nlexicons: n.yaml\n', 'a.newsproof.json': '{}', 'n.yaml': 'people: [{name: 张三}]\n' });
    const editor = await start();
    const uri = await editor.open(STAR, { uri: uriOf('x.txt') });
    const first = await editor.pull(uri);
    let refreshes = 0;
    const change = async (name: string, text: string, previous: string | undefined): Promise<{ kind: string; resultId?: string }> => {
      write({ [name]: text });
      await watched(editor, name);
      await editor.until('a refresh', () => editor.refreshes > refreshes);
      refreshes = editor.refreshes;
      return editor.pull(uri, previous);
    };
    expect(await change('.newsproof.yaml', '# 注\nextends: [a.newsproof.json]\nlexicons: [n.yaml]\n', first.resultId)).toMatchObject({ kind: 'unchanged' });
    const second = await change('a.newsproof.json', `{"rules": {"${RULE}": "error"}}`, first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: [{ severity: 1 }] });
    expect(await change('n.yaml', 'people: [{name: 李四}]\n', second.resultId)).toMatchObject({ kind: 'full' });
  });

  test('files outside of the workspace are watched, where the client can', async () => {
    writeFileSync(join(folder, '本社.newsproof.yaml'), `rules: {${RULE}: error}\n`);
    write({ '.newsproof.yaml': 'extends: ../本社.newsproof.yaml\n' });
    const workspace = { ...MODERN.workspace, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } };
    const editor = await start({ capabilities: { ...MODERN, workspace } });
    const patterns: unknown[] = [];
    type Registered = { registrations: { registerOptions?: { watchers?: { globPattern: unknown }[] } }[] };
    editor.connection.onRequest('client/registerCapability', (p: Registered) => {
      for (const r of p.registrations) patterns.push(...(r.registerOptions?.watchers ?? []).map((w) => w.globPattern));
      editor.registered.push('');
      return null;
    });
    const uri = await editor.open(STAR, { uri: uriOf('x.txt') });
    expect(await severities(editor, uri)).toEqual([1]);
    await editor.connection.sendRequest('newsproof/effectiveConfig', { uri });
    expect(patterns).toContainEqual({ baseUri: pathToFileURL(folder).href, pattern: '本社.newsproof.yaml' });
    writeFileSync(join(folder, '本社.newsproof.yaml'), `rules: {${RULE}: hint}\n`);
    await watched(editor, '../本社.newsproof.yaml');
    await editor.until('a refresh', () => editor.refreshes > 0);
    expect(await severities(editor, uri)).toEqual([4]);
  });

  test('a new file and a deleted one; a file that nobody uses is left alone', async () => {
    const editor = await start();
    const uri = await editor.open(STAR, { uri: uriOf('a/x.txt') });
    expect(await severities(editor, uri)).toEqual([2]);
    write({ 'other.yaml': 'x: 1\n', 'a/.newsproof.yaml': `rules: {${RULE}: error}\nprofil: x\n` });
    await watched(editor, 'other.yaml', 1);
    await watched(editor, 'a/.newsproof.yaml', 1);
    await editor.until('a refresh', () => editor.refreshes === 1);
    expect(await severities(editor, uri)).toEqual([1]);
    await findings(editor, 'a/.newsproof.yaml', ['2:1 config/invalid']);
    rmSync(join(root(), 'a/.newsproof.yaml'));
    await watched(editor, 'a/.newsproof.yaml', 3);
    await editor.until('a refresh', () => editor.refreshes === 2);
    expect(await severities(editor, uri)).toEqual([2]);
    await findings(editor, 'a/.newsproof.yaml', []);
  });

  test('what is typed counts when it is saved, also where nobody watches the disk', async () => {
    write({ '.newsproof.yaml': `rules: {${RULE}: error}\n` });
    const editor = await start();
    const draft = await editor.open(STAR, { uri: uriOf('x.txt') });
    const uri = await editor.open(`rules: {${RULE}: error}\n`, { uri: uriOf('.newsproof.yaml'), languageId: 'yaml' });
    const end = editor.text(uri).length;
    const text = `rules: {${RULE}: 'off'}\n`;
    await editor.edit(uri, { start: 0, end, text });
    expect(await severities(editor, draft)).toEqual([1]);
    write({ '.newsproof.yaml': text });
    await editor.save(uri);
    await editor.until('a refresh', () => editor.refreshes > 0);
    expect(await severities(editor, draft)).toEqual([]);
  });
});

describe('an untrusted workspace', () => {
  const names = 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n';
  test('speaks of nothing but itself, by whatever way; once trusted it may', async () => {
    writeFileSync(join(folder, 'out.yaml'), names);
    writeFileSync(join(folder, 'out.newsproof.yaml'), `rules: {${RULE}: error}\n`);
    symlinkSync(join(folder, 'out.yaml'), join(root(), 'link.yaml'));
    write({ '.newsproof.yaml': `extends: ../out.newsproof.yaml\nlexicons:\n  - ${join(folder, 'out.yaml')}\n  - link.yaml\n  - in.yaml\n`, 'in.yaml': names });
    const editor = await start({ initializationOptions: { trusted: false } });
    const uri = await editor.open(STAR, { uri: uriOf('x.txt') });
    expect(await severities(editor, uri)).toEqual([2]);
    await findings(editor, '.newsproof.yaml', ['1:10 config/invalid', '3:5 config/invalid', '4:5 config/invalid']);
    await editor.connection.sendNotification('newsproof/trust', { trusted: true });
    await findings(editor, '.newsproof.yaml', []);
    expect(await severities(editor, uri)).toEqual([1]);
  });
});

describe('the effective configuration', () => {
  test('every value with its source: settings, file and line, default', async () => {
    write({
      '.newsproof.yaml': `extends: house.newsproof.yaml\nlexicons: [names.yaml]\noverrides:\n  - {files: a/, rules: {${RULE}: error}}\n`,
      'house.newsproof.yaml': '# 本社\nprofile: newspaper\n',
      'names.yaml': 'people:\n  - name: 林一帆甲\n',
    });
    const editor = await start({ settings: { rules: { 'word/test-order': 'hint' } } });
    const text = await effective(editor, uriOf('a/x.txt'));
    expect(text.split('\n').slice(0, 2)).toEqual(['# a/x.txt', 'profile: newspaper  # house.newsproof.yaml:2']);
    expect(text).toContain(`  ${RULE}: error  # .newsproof.yaml:4\n`);
    expect(text).toContain('  word/test-order: hint  # settings\n');
    expect(text).toContain('  char/test-throwing: warning  # default\n');
    expect(text).toContain('  - "names.yaml"  # .newsproof.yaml:2, 1条\n');
    expect(await effective(editor, 'untitled:Untitled-1')).toContain('profile: xinhua  # default');
  });
});

describe('writing the file', () => {
  test('completion and hover of keys, rules and levels, positions in UTF-8 too', async () => {
    for (const encodings of [['utf-16'], ['utf-8']]) {
      const editor = await start({ encodings });
      const text = '# 配置\nrules: {"space/test-star": h}\n';
      const uri = await editor.open(text, { uri: uriOf('.newsproof.yaml'), languageId: 'yaml' });
      const ask = (position: object): Promise<CompletionList> => editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
      const levels = await ask({ line: 1, character: 28 });
      expect(levels.items.map((i) => i.label)).toEqual(['off', 'hint', 'information', 'warning', 'error']);
      expect(levels.items[1]?.textEdit).toEqual({ range: { start: { line: 1, character: 27 }, end: { line: 1, character: 28 } }, newText: 'hint' });
      const keys = await ask({ line: 2, character: 0 });
      expect(keys.items.find((i) => i.label === 'profile')).toMatchObject({ detail: '体例', textEdit: { newText: 'profile: ' } });
      expect(await ask({ line: 0, character: 3 })).toMatchObject({ items: [] });
      expect(await editor.hover(uri, { line: 1, character: 2 })).toMatchObject({ contents: { value: expect.stringContaining('规则') } });
      expect(await editor.hover(uri, { line: 1, character: 12 })).toMatchObject({ contents: { value: expect.stringContaining(`试验 ${RULE}`) } });
      expect(await editor.hover(uri, { line: 0, character: 3 })).toBeNull();
    }
  });
});
