import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { MOST_REPORTED } from '../../server/src/lexicon/problem.ts';
import { UNTRUSTED } from '../../server/src/lexicon/read.ts';
import { FIX_WORKSPACE, SAVE_FILES, TRUST } from '../../server/src/protocol.ts';
import { type Editor, MODERN, type Options, ROOT } from './harness.ts';
import { NOTIFICATIONS, REQUESTS } from './requests.ts';
import { PROSE, start } from './start.ts';

const TEXT = `新华社河内2019年2月28日电（记者张三）美国总统川普(特朗普)当天抵达。${PROSE}\n`;
const NAMES = 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n';
const CAPABLE: Options = {
  capabilities: {
    ...MODERN,
    workspace: { ...MODERN.workspace, applyEdit: true, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] } },
    textDocument: {
      ...MODERN.textDocument,
      codeAction: { ...MODERN.textDocument?.codeAction, dataSupport: true, resolveSupport: { properties: ['edit'] } },
    },
  },
};

const START = { line: 0, character: 0 };

let top: string;
let folder: string;
let outside: string;
let log: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'newsproof-trust-')));
  folder = join(top, 'workspace');
  outside = join(top, 'outside');
  log = join(top, 'opened');
  mkdirSync(folder);
  mkdirSync(outside);
  writeFileSync(join(outside, 'names.yaml'), NAMES);
  writeFileSync(join(outside, 'house.newsproof.yaml'), 'rules: {punct/halfwidth-paren: off}\n');
  writeFileSync(join(outside, 'ignore.yaml'), '- rule: punct/halfwidth-paren\n  file: "**"\n');
  writeFileSync(join(outside, '.newsproof.yaml'), 'rules: {punct/halfwidth-paren: off}\n');
  writeFileSync(join(folder, '稿件.txt'), TEXT);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

/** @param where the folder that is open; `{}` for a window without one */
async function begin(options: Options = {}, where: Pick<Options, 'folder'> = { folder }): Promise<{ editor: Editor; applied: unknown[] }> {
  const env = { NEWSPROOF_OPENED: log };
  const editor = await start({
    ...where,
    node: ['--require', join(ROOT, 'test/files-opened.cjs')],
    env,
    initializationOptions: { trusted: false },
    ...CAPABLE,
    ...options,
  });
  const applied: unknown[] = [];
  editor.connection.onRequest('workspace/applyEdit', (p) => {
    applied.push(p);
    return { applied: false };
  });
  return { editor, applied };
}

/** Files that were opened, but for the product's own. */
function opened(mode: 'r' | 'w'): string[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((l) => l.startsWith(`${mode} `));
  return [...new Set(lines.map((l) => l.slice(2)))].filter((f) => !f.startsWith(join(ROOT, 'server/out')) && !f.startsWith(join(ROOT, 'node_modules')));
}

const isOutside = (file: string): boolean => file.startsWith(`${top}/`) && !file.startsWith(`${folder}/`);

/** What the folder holds, links not followed. */
const contents = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((f) => `${f} ${statSync(join(folder, f)).mtimeMs}`)
    .sort();

async function codes(editor: Editor, uri: string): Promise<unknown[]> {
  return (await editor.diagnose(uri)).map((d) => d.code);
}

describe('a workspace that is not trusted', () => {
  const ways: [string, () => void][] = [
    ['extends, upwards', () => writeFileSync(join(folder, '.newsproof.yaml'), 'extends: ../outside/house.newsproof.yaml\n')],
    ['extends, absolute', () => writeFileSync(join(folder, '.newsproof.yaml'), `extends: ${JSON.stringify(join(outside, 'house.newsproof.yaml'))}\n`)],
    ['extends, there and back', () => writeFileSync(join(folder, '.newsproof.yaml'), 'extends: a/../../outside/house.newsproof.yaml\n')],
    [
      'extends, by a link',
      () => {
        symlinkSync(join(outside, 'house.newsproof.yaml'), join(folder, 'link.yaml'));
        writeFileSync(join(folder, '.newsproof.yaml'), 'extends: link.yaml\n');
      },
    ],
    [
      'extends, through a linked folder',
      () => {
        symlinkSync(outside, join(folder, 'linked'));
        writeFileSync(join(folder, '.newsproof.yaml'), 'extends: linked/house.newsproof.yaml\n');
      },
    ],
    [
      'extends, by a link to a link',
      () => {
        symlinkSync(join(folder, 'second.yaml'), join(folder, 'first.yaml'));
        symlinkSync(join(outside, 'house.newsproof.yaml'), join(folder, 'second.yaml'));
        writeFileSync(join(folder, '.newsproof.yaml'), 'extends: first.yaml\n');
      },
    ],
    [
      'extends, in a file that is extended',
      () => {
        writeFileSync(join(folder, 'own.yaml'), 'extends: ../outside/house.newsproof.yaml\n');
        writeFileSync(join(folder, '.newsproof.yaml'), 'extends: own.yaml\n');
      },
    ],
    ['the configuration itself, a link', () => symlinkSync(join(outside, '.newsproof.yaml'), join(folder, '.newsproof.yaml'))],
    ['the ignore file, a link', () => symlinkSync(join(outside, 'ignore.yaml'), join(folder, '.newsproof-ignore.yaml'))],
  ];
  test('has so much read of its lexicons and no more, which is told in the file; trusted, it has them whole', async () => {
    const names = Array.from({ length: UNTRUSTED.entries + 1 }, (_, i) => `  - ${String.fromCharCode(0x4e00 + (i % 200), 0x5e00 + Math.floor(i / 200))}甲\n`);
    writeFileSync(join(folder, 'names.yaml'), `people:\n${names.join('')}`);
    writeFileSync(join(folder, '.newsproof.yaml'), 'lexicons: [names.yaml]\n');
    const { editor } = await begin();
    await editor.diagnose(await editor.open(TEXT, { uri: uriOf('稿件.txt') }));
    const told = () => editor.published.get(uriOf('names.yaml'))?.diagnostics;
    expect(await editor.until('the limit', () => told()?.length && told())).toMatchObject([
      { code: 'lexicon/invalid', severity: 1, range: { start: { line: UNTRUSTED.entries + 1 } }, message: expect.stringContaining('从这里起的1个没有读') },
    ]);
    const uri = await editor.open(readFileSync(join(folder, 'names.yaml'), 'utf8'), { uri: uriOf('names.yaml'), languageId: 'yaml' });
    await editor.until('the limit, of the file that is open', () => editor.published.get(uri)?.diagnostics.length === 1);
    await editor.connection.sendNotification(TRUST, { trusted: true });
    await editor.until('nothing of a limit', () => told()?.length === 0);
    await editor.closeDocument(uri);
    await editor.diagnose(uriOf('稿件.txt'));
    expect(told()).toEqual([]);
  });

  test('a lexicon with faults without end is told of as far as people read, in the editor too', async () => {
    writeFileSync(join(folder, 'names.yaml'), `people:\n${'  - {name: 甲乙丙, sure: D}\n'.repeat(5000)}`);
    writeFileSync(join(folder, '.newsproof.yaml'), 'lexicons: [names.yaml]\n');
    const { editor } = await begin();
    await editor.diagnose(await editor.open(TEXT, { uri: uriOf('稿件.txt') }));
    const found = await editor.until('findings', () => editor.published.get(uriOf('names.yaml'))?.diagnostics);
    expect(found).toHaveLength(MOST_REPORTED + 1);
    expect(found.at(-1)).toMatchObject({ severity: 1, message: expect.stringContaining('没有列出') });
  });

  test.each(ways)('reads nothing outside of it: %s', async (_, prepare) => {
    prepare();
    const { editor } = await begin();
    const uri = await editor.open(TEXT, { uri: uriOf('稿件.txt') });
    expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
    expect(opened('r').filter(isOutside)).toEqual([]);
    await editor.connection.sendNotification(TRUST, { trusted: true });
    expect(opened('r').filter(isOutside)).toEqual([]);
    expect(await codes(editor, uri)).not.toContain('punct/halfwidth-paren');
  });

  test.each(['../outside/names.yaml', 'link.yaml', 'linked/names.yaml', '~/names.yaml', '/etc/hostname', '//server/share/names.yaml'])(
    'reads no lexicon outside of it: %s',
    async (path) => {
      symlinkSync(join(outside, 'names.yaml'), join(folder, 'link.yaml'));
      symlinkSync(outside, join(folder, 'linked'));
      writeFileSync(join(folder, 'in.yaml'), NAMES.replaceAll('甲', '乙'));
      writeFileSync(join(folder, '.newsproof.yaml'), `lexicons: [in.yaml, ${JSON.stringify(path)}]\n`);
      const { editor } = await begin();
      const uri = await editor.open(`${PROSE}林一凡甲说，林一凡乙说。\n`, { uri: uriOf('稿件.txt') });
      expect((await editor.diagnose(uri)).map((d) => editor.covered(uri, d.range))).toEqual(['林一凡乙']);
      expect(opened('r').filter((f) => !f.startsWith(folder))).toEqual([]);
    },
  );

  test('pipes and devices that a configuration names are not waited for', async () => {
    const pipe = join(folder, 'pipe.yaml');
    if (spawnSync('mkfifo', [pipe]).status !== 0) return;
    writeFileSync(join(folder, '.newsproof.yaml'), 'extends: pipe.yaml\nlexicons: [pipe.yaml, /dev/zero, .]\n');
    const { editor } = await begin({ initializationOptions: { trusted: true } });
    const uri = await editor.open(TEXT, { uri: uriOf('稿件.txt') });
    expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
    const told = await editor.until('the findings of the configuration', () => editor.published.get(uriOf('.newsproof.yaml')));
    expect(told.diagnostics.map((d) => d.message)).toEqual([
      expect.stringContaining('不是普通文件'),
      expect.stringContaining('不是普通文件'),
      expect.stringContaining('不是普通文件'),
      expect.stringContaining('文件夹'),
    ]);
  });

  test('nor those that stand where the configuration or the ignore file does, and of a file that is too large nothing is read', async () => {
    for (const name of ['.newsproof.yaml', '.newsproof-ignore.yaml']) {
      const file = join(folder, name);
      for (const make of [() => spawnSync('mkfifo', [file]), () => symlinkSync('/dev/zero', file), () => writeFileSync(file, Buffer.alloc(9_000_000, '#'))]) {
        make();
        if (!existsSync(file)) return;
        const { editor } = await begin({ initializationOptions: { trusted: true } });
        const uri = await editor.open(TEXT, { uri: uriOf('稿件.txt') });
        expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
        const told = await editor.until('the findings of the file', () => editor.published.get(uriOf(name)));
        expect(told.diagnostics.map((d) => d.message)).toEqual([expect.stringMatching(/^(?:这不是普通文件|文件太大)$/)]);
        rmSync(file);
      }
    }
  });

  test('writes nothing, whatever it is asked for, and offers nothing that writes to other files', async () => {
    writeFileSync(join(folder, '.newsproof.yaml'), 'lexicons: [house.yaml]\n');
    writeFileSync(join(folder, 'house.yaml'), NAMES);
    const before = contents();
    const { editor, applied } = await begin();
    const files = new Set<string>();
    const commands = new Set<string>();
    for (const [name, languageId] of [
      ['稿件.txt', 'plaintext'],
      ['稿件.md', 'markdown'],
    ] as const) {
      const uri = await editor.open(TEXT, { uri: uriOf(name), languageId });
      const position = editor.positionOf(uri, '川普');
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      for (const { method, params } of Object.values(REQUESTS)) {
        await editor.connection
          .sendRequest(method, params({ uri, languageId, text: TEXT, position, range }))
          .catch((error: Error) => expect(method, error.message).toMatch(/executeCommand|fixWorkspace|ename/));
      }
      for (const action of await editor.actions(uri, range)) {
        if (action.command) commands.add(action.command.command);
        const { edit } = action.edit ? action : await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
        for (const f of filesOf(edit)) files.add(f);
      }
      // Actions that were offered before, or by nobody.
      for (const teach of ['new', 'variant', 'form', 'synonym']) {
        const crafted = { title: 'x', data: { teach, from: '川普', to: '特朗普', uri } };
        for (const f of filesOf((await editor.connection.sendRequest<CodeAction>('codeAction/resolve', crafted)).edit)) files.add(f);
      }
    }
    expect([...files].sort()).toEqual([uriOf('稿件.md'), uriOf('稿件.txt')].sort());
    expect([...commands]).not.toContain(SAVE_FILES);
    await expect(editor.connection.sendRequest(FIX_WORKSPACE, {})).rejects.toThrow(/未受信任|trusted/);
    await expect(editor.connection.sendRequest('workspace/executeCommand', { command: FIX_WORKSPACE })).rejects.toThrow();
    expect(applied).toEqual([]);
    expect(opened('w')).toEqual([]);
    expect(contents()).toEqual(before);
  });

  test('once it is trusted, the lexicon, the configuration and the ignore file may be written to, by the client', async () => {
    const { editor } = await begin();
    const uri = await editor.open(TEXT, { uri: uriOf('稿件.txt') });
    const titles = async (): Promise<string[]> => (await editor.actionsAt(uri, '川普')).map((a) => a.title);
    const before = await titles();
    await editor.connection.sendNotification(TRUST, { trusted: true });
    const more = (await titles()).filter((t) => !before.includes(t));
    expect(more.join('\n')).toMatch(/词库|lexicon\.yaml/);
    expect(more.join('\n')).toMatch(/忽略/);
    // The server itself writes no more than before.
    for (const { method, params } of [...Object.values(REQUESTS), ...Object.values(NOTIFICATIONS)])
      await editor.connection
        .sendRequest(
          method,
          params({
            uri,
            languageId: 'plaintext',
            text: TEXT,
            position: editor.positionOf(uri, '川普'),
            range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
          }),
        )
        .catch(() => undefined);
    expect(opened('w')).toEqual([]);
  });
});

describe('a window without a folder', () => {
  /** Both files switch the finding off, one folder up from the draft; what they name lies beside them. */
  const plant = (into: string): void => {
    writeFileSync(join(into, '.newsproof.yaml'), 'rules: {punct/halfwidth-paren: off}\nextends: more.yaml\nlexicons: [names.yaml]\n');
    writeFileSync(join(into, '.newsproof-ignore.yaml'), '- rule: punct/halfwidth-paren\n  file: "**"\n');
    writeFileSync(join(into, 'more.yaml'), 'profile: cns\n');
    writeFileSync(join(into, 'names.yaml'), NAMES);
  };
  const draft = (): string => uriOf('稿件.txt');

  test.each([
    ['beside the draft', () => plant(folder)],
    ['further up', () => plant(top)],
    ['the ignore list alone', () => writeFileSync(join(top, '.newsproof-ignore.yaml'), '- rule: punct/halfwidth-paren\n  file: "**"\n')],
    ['the ignore list by a link', () => symlinkSync(join(outside, 'ignore.yaml'), join(folder, '.newsproof-ignore.yaml'))],
    ['the configuration by a link', () => symlinkSync(join(outside, '.newsproof.yaml'), join(folder, '.newsproof.yaml'))],
  ])('that is not trusted: nothing but the draft is read: %s', async (_, prepare) => {
    prepare();
    const { editor } = await begin({}, {});
    const uri = await editor.open(TEXT, { uri: draft() });
    expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
    for (const { method, params } of Object.values(REQUESTS))
      await editor.connection
        .sendRequest(method, params({ uri, languageId: 'plaintext', text: TEXT, position: START, range: { start: START, end: START } }))
        .catch((error: Error) => expect(method, error.message).toMatch(/executeCommand|fixWorkspace|ename/));
    expect(opened('r')).toEqual([]);
    // Trust is what was missing, and it may go again.
    await editor.connection.sendNotification(TRUST, { trusted: true });
    expect(await codes(editor, uri)).not.toContain('punct/halfwidth-paren');
    await editor.connection.sendNotification(TRUST, { trusted: false });
    expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
  });

  test('that is not trusted: a configuration that is open names no other file', async () => {
    plant(folder);
    const { editor } = await begin({}, {});
    const uri = uriOf('.newsproof.yaml');
    await editor.open('extends: more.yaml\nlexicons: [names.yaml]\n', { uri, languageId: 'yaml' });
    const told = await editor.until('its findings', () => editor.published.get(uri));
    expect(told.diagnostics.map((d) => d.range.start.line)).toEqual([0, 1]);
    expect(opened('r')).toEqual([]);
  });

  test.each([[null], ['no'], [0], [{}]])('what is neither trusted nor not is not: %j', async (trusted) => {
    plant(top);
    const { editor } = await begin({ initializationOptions: { trusted } }, {});
    const uri = await editor.open(TEXT, { uri: draft() });
    expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
    expect(opened('r')).toEqual([]);
  });

  test.each([[{ trusted: true }], [undefined]])(
    'that is trusted, or whose client says nothing of trust: the nearest files count, as on the command line: %j',
    async (initializationOptions) => {
      plant(top);
      const { editor } = await begin({ initializationOptions }, {});
      const uri = await editor.open(TEXT, { uri: draft() });
      expect(await codes(editor, uri)).not.toContain('punct/halfwidth-paren');
      expect(opened('r')).toEqual(expect.arrayContaining([join(top, '.newsproof.yaml'), join(top, '.newsproof-ignore.yaml')]));
    },
  );
});

test('a draft beside the folders of an untrusted workspace: nothing but the draft is read', async () => {
  writeFileSync(join(outside, '.newsproof-ignore.yaml'), '- rule: punct/halfwidth-paren\n  file: "**"\n');
  const { editor } = await begin();
  const uri = await editor.open(TEXT, { uri: pathToFileURL(join(outside, '稿件.txt')).href });
  expect(await codes(editor, uri)).toContain('punct/halfwidth-paren');
  expect(opened('r').filter(isOutside)).toEqual([]);
});

function filesOf(edit: WorkspaceEdit | undefined): string[] {
  const changes = edit?.documentChanges ?? [];
  return [...Object.keys(edit?.changes ?? {}), ...changes.map((c) => ('textDocument' in c ? c.textDocument.uri : 'uri' in c ? c.uri : c.newUri))];
}

test('package.json: every setting is either kept from untrusted workspaces or can name no file', () => {
  const { capabilities, contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const { supported, restrictedConfigurations, description } = capabilities.untrustedWorkspaces;
  expect(supported).toBe('limited');
  expect(description).toBe('%untrusted%');
  const harmless = [
    'check',
    'codeLens',
    'files.exclude',
    'language',
    'languages',
    'maxProblems',
    'paste.clean',
    'profile',
    'rules',
    'run',
    'trace.server',
    'typos',
  ];
  const settings = Object.keys(contributes.configuration.properties).map((k) => k.replace('newsproof.', ''));
  expect(settings.filter((s) => !harmless.includes(s)).map((s) => `newsproof.${s}`)).toEqual(restrictedConfigurations);
});
