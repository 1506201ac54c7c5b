import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { AnnotatedTextEdit, CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { ASKS_LATER, type Editor, MAKES_FILES, MODERN, type Options, ROOT } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsproof-menu-')));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const start = (options: Options = {}): Promise<Editor> =>
  startEditor({
    server: serverFile('clock-server'),
    capabilities: ASKS_LATER,
    folder,
    settings: { rules: { 'structure/blank-lines': 'off' } },
    initializationOptions: { rulePages: 'newsproof-rule:/', savesFiles: true, choosesLevel: true },
    ...options,
  });

/** What an entry of the menu is for: 1 repairs, 2 explains, 3 teaches, 4 ignores, 5 changes the rule's severity, 6 turns it off. */
function part({ title, kind = '' }: CodeAction): number {
  if (/^停用规则/.test(title)) return 6;
  const parts = ['quickfix.about.newsproof', 'quickfix.teach.newsproof', 'quickfix.ignore.newsproof', 'quickfix.severity.newsproof'];
  return parts.includes(kind) ? parts.indexOf(kind) + 2 : 1;
}

/** As an editor lists a menu: those that name what they repair before the others, the preferred ones first. */
function asListed(actions: readonly CodeAction[]): CodeAction[] {
  const rank = (a: CodeAction): number => (a.diagnostics?.length ? 0 : 2) + (a.isPreferred ? 0 : 1);
  return [...actions].sort((a, b) => rank(a) - rank(b));
}

async function find(editor: Editor, uri: string, code: string): Promise<Diagnostic> {
  // A line end that is an end as it seems has a menu of its own.
  const d = (await editor.diagnose(uri)).find((x) => x.code === code && !/句末点号/.test(String(x.message)));
  if (!d) throw new Error(`no ${code}`);
  return d;
}

const bare = (actions: readonly CodeAction[]): string[] => actions.map((a) => a.title.replace(/[（“「：].*/, ''));

test.each([
  [
    'a seam',
    'wrap/broken-line',
    PAGE,
    [
      '接排',
      '本段全部接排',
      '整栏接排',
      '接排全部断行',
      '改正全文此类问题',
      '逐处确认后改正全文此类问题',
      '规则说明',
      '忽略',
      '本文件忽略此类问题',
      '改变此规则的级别',
      '停用规则',
    ],
  ],
  ['the head of a column', 'wrap/column-block', PAGE, ['整栏接排', '接排全部断行', '规则说明', '忽略', '本文件忽略此类问题', '改变此规则的级别', '停用规则']],
  [
    'an ordinary finding',
    'punct/halfwidth-paren',
    `展馆(甲)昨日开放。${PROSE}\n\n展馆(乙)昨日开放。\n`,
    ['', '改正全文此类问题', '规则说明', '忽略', '本文件忽略此类问题', '改变此规则的级别', '停用规则'],
  ],
] as const)('%s: what repairs, from the narrow to the wide; the rule; ignoring; the severity; last turning it off', async (_, code, text, wanted) => {
  const editor = await start();
  const uri = await editor.open(text, { uri: uriOf('稿件.txt') });
  const { range } = await find(editor, uri, code);
  // With the cursor where the finding begins: others may touch its end.
  const actions = await editor.actions(uri, { start: range.start, end: range.start });
  const listed = asListed(actions).filter((a) => a.kind?.startsWith('quickfix'));
  expect(listed.map(part)).toEqual(listed.map(part).sort((a, b) => a - b));
  expect(bare(listed)).toEqual(wanted);
  // Editors put those first that name findings: they are just those that repair some.
  for (const a of listed) expect(a.diagnostics !== undefined, a.title).toBe(part(a) === 1);
});

test('a name: its fix, the same everywhere, all of the kind, then the rule, the lexicon, ignoring', async () => {
  const editor = await start();
  const uri = await editor.open(`川普当天抵达。${PROSE}\n\n川普没有回答。${PROSE}\n`, { uri: uriOf('稿件.txt') });
  const actions = await editor.actionsAt(uri, '川普');
  expect(asListed(actions).map((a) => a.title)).toEqual(actions.map((a) => a.title));
  expect(actions.map(part)).toEqual([1, 1, 1, 2, 3, 3, 4, 4, 5, 6]);
  expect(actions[0]?.title).toBe('“川普”改为“特朗普”');
});

test('no two findings have entries of one name: not of a menu, not of a line', async () => {
  const editor = await start();
  const text = `展馆 21 日开放，另一馆 21 日闭馆。${PROSE}\n\n展馆 21 日开放，观众可以预约。\n`;
  const uri = await editor.open(text, { uri: uriOf('稿件.txt') });
  const items = (await editor.diagnose(uri)).filter((d) => d.code === 'space/digit-han');
  expect(items.length).toBe(6);
  // An editor that asks at each finding of a line puts their menus together.
  const own: string[] = [];
  for (const d of items.slice(0, 4)) {
    const actions = await editor.actions(uri, { start: d.range.end, end: d.range.end }, { only: ['quickfix'] });
    own.push(...actions.filter((a) => /^(“|忽略)/.test(a.title)).map((a) => a.title));
  }
  expect(new Set(own).size).toBe(8);
  expect(own).toContain('“21 日开”改为“21日开”');
  const all = await editor.actions(uri, { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } });
  expect(new Set(all.map((a) => a.title)).size).toBe(all.length);
  expect(all.filter((a) => /^忽略“21 日开”/.test(a.title)).map((a) => a.title)).toEqual([
    '忽略“21 日开”这一处（第1行）（记入 .newsproof-ignore.yaml）',
    '忽略“21 日开”这一处（第3行）（记入 .newsproof-ignore.yaml）',
  ]);
});

test('ignoring is offered where the cursor touches the finding, and nowhere else in its line', async () => {
  const editor = await start();
  const uri = await editor.open(`展馆(甲)昨日开放。${PROSE}\n`, { uri: uriOf('稿件.txt') });
  const ignoring = async (needle: string): Promise<string[]> =>
    (await editor.actionsAt(uri, needle, { only: ['quickfix'] })).map((a) => a.title).filter((t) => /忽略|停用|级别/.test(t));
  expect(await ignoring('展馆')).toEqual([]);
  expect(await ignoring('开放')).toEqual([]);
  expect(await ignoring('(甲')).toHaveLength(4);
  expect((await ignoring('甲'))[0]).toBe('忽略“(甲)”这一处（记入 .newsproof-ignore.yaml）');
});

test('kinds: each part of the menu by its own, and joins where refactorings are asked for', async () => {
  const editor = await start();
  const uri = await editor.open(PAGE, { uri: uriOf('稿件.txt') });
  const { range } = await find(editor, uri, 'wrap/broken-line');
  const ask = async (only: string): Promise<string[]> => bare(await editor.actions(uri, range, { only: [only] }));
  expect(await ask('quickfix.ignore')).toEqual(['忽略', '本文件忽略此类问题']);
  expect(await ask('quickfix.join')).toEqual(['本段全部接排', '整栏接排', '接排全部断行']);
  expect(await ask('refactor')).toEqual(['本段全部接排', '整栏接排', '接排全部断行']);
  expect(await ask('refactor.extract')).toEqual([]);
  expect((await editor.actions(uri, range)).some((a) => a.kind?.startsWith('refactor'))).toBe(false);
});

/** Texts that an edit changes, by what is said of them; '' for those that go in at once. */
function told(editor: Editor, uri: string, edit: WorkspaceEdit | undefined): string[] {
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  return ((change?.edits ?? []) as AnnotatedTextEdit[]).map((e) =>
    `${editor.covered(uri, e.range)} ${edit?.changeAnnotations?.[e.annotationId ?? '']?.label ?? ''}`.trim(),
  );
}

test('a name in the whole article: what stands in a quotation or a title waits for a yes, as in renaming', async () => {
  const text = `川普当天抵达。${PROSE}\n\n他说：“川普不会再来，我们等着。”川普没有回答。${PROSE}\n\n记者翻看了《川普的一天》。${PROSE}\n`;
  const editor = await start({ capabilities: MAKES_FILES });
  const uri = await editor.open(text, { uri: uriOf('稿件.txt') });
  const all = (await editor.actionsAt(uri, '川普')).find((a) => a.title.startsWith('本稿“川普”全部改为'));
  const quoted = told(editor, uri, all?.edit).filter((t) => t !== '川普');
  expect(quoted.length).toBeGreaterThan(0);
  for (const t of quoted) expect(['川普 在引文里', '川普 在书名号里']).toContain(t);
  expect(all?.title).toContain(`其中${quoted.length}处待确认）…`);
  for (const a of Object.values(all?.edit?.changeAnnotations ?? {})) expect(a.needsConfirmation).toBe(true);
  // Renaming has the same doubts.
  const renamed = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri },
    position: editor.positionOf(uri, '川普'),
    newName: '特朗普',
  });
  const why = (edit: WorkspaceEdit | undefined): number => told(editor, uri, edit).filter((t) => t !== '川普').length;
  expect(why(renamed)).toBeGreaterThanOrEqual(why(all?.edit));
  // A client that cannot ask leaves the title of the work.
  const plain = await start({ capabilities: { ...MODERN, workspace: { ...MODERN.workspace, workspaceEdit: { documentChanges: true } } } });
  await plain.open(text, { uri });
  const at = (await plain.actionsAt(uri, '川普')).find((a) => a.title.startsWith('本稿“川普”全部改为'));
  expect(plain.applied(uri, at?.edit)).toContain('《川普的一天》');
  expect(at?.title).not.toContain('待确认');
});

test('the severity of a rule: the client asks, the server says what is to be written', async () => {
  writeFileSync(join(folder, '.newsproof.yaml'), '# 本社\nrules:\n  # 空格\n  structure/blank-lines: off # 不管\n');
  const editor = await start();
  const uri = await editor.open(`展馆(甲)昨日开放。${PROSE}\n`, { uri: uriOf('稿件.txt') });
  const action = (await editor.actionsAt(uri, '(甲')).find((a) => a.title.startsWith('改变此规则的级别：'));
  expect(action?.edit).toBeUndefined();
  expect(action?.command).toMatchObject({
    command: 'newsproof.chooseRuleLevel',
    arguments: [{ uri, rule: 'punct/halfwidth-paren', level: 'warning', file: '.newsproof.yaml' }],
  });
  const ask = (level: string): Promise<{ edit?: WorkspaceEdit; refused?: string; files: string[]; label: string }> =>
    editor.connection.sendRequest('newsproof/setRuleLevel', { uri, rule: 'punct/halfwidth-paren', level });
  const { edit, files, label } = await ask('hint');
  expect([files, label]).toEqual([[uriOf('.newsproof.yaml')], '.newsproof.yaml']);
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect((change?.edits ?? []).map((e) => ('newText' in e ? e.newText : ''))).toEqual(['\n  punct/halfwidth-paren: hint']);
  const off = (await editor.actionsAt(uri, '(甲')).find((a) => a.title.startsWith('停用规则：'));
  const { edit: turned } = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', off);
  const [written] = (turned?.documentChanges ?? []) as TextDocumentEdit[];
  expect(written?.edits).toMatchObject([{ newText: '\n  punct/halfwidth-paren: off' }]);
  // What cannot be changed safely is refused with the reason.
  writeFileSync(join(folder, '.newsproof.yaml'), 'rules: [a\n');
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.newsproof.yaml'), type: 2 }] });
  expect((await ask('hint')).refused).toMatch(/没有写入 \.newsproof\.yaml：配置文件第\d行有语法错误/);
  rmSync(join(folder, '.newsproof.yaml'));
});

test('a client that cannot ask has an action for each severity but the one there is', async () => {
  const editor = await start({ capabilities: MAKES_FILES, initializationOptions: {} });
  const uri = await editor.open(`展馆(甲)昨日开放。${PROSE}\n`, { uri: uriOf('稿件.txt') });
  const levels = (await editor.actionsAt(uri, '(甲')).filter((a) => a.kind === 'quickfix.severity.newsproof');
  expect(levels.map((a) => a.title.replace(/：.*/, ''))).toEqual(['把规则的级别改为错误', '把规则的级别改为提醒', '把规则的级别改为提示', '停用规则']);
  const [, change] = (levels[2]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.edits).toMatchObject([{ newText: 'rules:\n  punct/halfwidth-paren: hint\n' }]);
});
