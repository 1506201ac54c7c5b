import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { CodeLens, CompletionItem, CompletionList, Position } from 'vscode-languageserver-protocol';
import { FORM_KEYS, SCALARS, SECTIONS } from '../../server/src/lexicon/record.ts';
import { ENTRY_KEYS, FILE_KEYS, FORM_DOCS, ITEM_KEYS, lexiconSchema, OFFICE_KEYS } from '../../server/src/lexicon/schema.ts';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options, PLAIN, ROOT } from './harness.ts';
import { PROSE, start as startEditor } from './start.ts';

const server = serverFile('clock-server');
const folder = mkdtempSync(join(tmpdir(), 'newsproof-lexicon-'));

afterAll(() => rmSync(folder, { recursive: true }));

const start = (options: Options = {}): Promise<Editor> => startEditor({ server, folder, ...options });
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const openLexicon = (editor: Editor, text: string, name = 'desk.lexicon.yaml'): Promise<string> => editor.open(text, { uri: uriOf(name), languageId: 'yaml' });

/** Where ‸ stands, and the text without it. */
function marked(text: string): { text: string; at: Position } {
  const before = text.slice(0, text.indexOf('‸'));
  const line = before.split('\n').length - 1;
  return { text: text.replace('‸', ''), at: { line, character: before.length - before.lastIndexOf('\n') - 1 } };
}

async function offered(editor: Editor, drawn: string, name?: string): Promise<CompletionItem[]> {
  const { text, at } = marked(drawn);
  const uri = await openLexicon(editor, text, name);
  const list: CompletionList = await editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position: at });
  await editor.closeDocument(uri);
  return list.items;
}

const labels = async (editor: Editor, drawn: string, name?: string): Promise<string[]> => (await offered(editor, drawn, name)).map((i) => i.label);

describe('completion', () => {
  test('keys of the file, of an entry, of a form, of an office', async () => {
    const editor = await start();
    expect(await labels(editor, '‸')).toEqual(Object.keys(FILE_KEYS));
    expect(await labels(editor, 'people:\n  - na‸')).toEqual(Object.keys(ENTRY_KEYS));
    expect(await labels(editor, 'people:\n  - name: 甲某\n    ‸\n')).toEqual(Object.keys(ENTRY_KEYS));
    expect(await labels(editor, 'people:\n  - { name: 甲某, ‸ }\n')).toEqual(Object.keys(ENTRY_KEYS));
    expect(await labels(editor, 'people:\n  - name: 甲某\n    variants: [{ text: 甲谋, ‸ }]\n')).toEqual(Object.keys(FORM_DOCS));
    expect(await labels(editor, 'people:\n  - name: 甲某\n    offices:\n      - { ‸ }\n')).toEqual(Object.keys(OFFICE_KEYS));
    const [item] = await offered(editor, 'people:\n  - na‸');
    expect(item?.textEdit).toMatchObject({ newText: 'name: ', range: { start: { line: 1, character: 4 }, end: { line: 1, character: 6 } } });
    expect(item?.detail).toBe('本社的写法（再次提及时）');
  });

  test('values', async () => {
    const editor = await start({ locale: 'en' });
    expect(await labels(editor, 'people:\n  - name: 甲某\n    sure: ‸')).toEqual(['A', 'B', 'C']);
    expect(await labels(editor, 'events:\n  - { name: 甲某, quotes: ‸ }')).toEqual(['always', 'first', 'never']);
    expect(await labels(editor, 'people:\n  - name: 甲某\n    variants: [{ text: 甲谋, region: ‸ }]')).toEqual(['TW', 'HK', 'SG', 'MY', 'US', 'ROK']);
    expect(await labels(editor, 'people:\n  - name: 甲某\n    variants:\n      - { text: 甲谋, weak: ‸ }')).toEqual(['true', 'false']);
    expect(await labels(editor, 'checked: ‸')).toEqual(['2026-11', '2026-11-22']);
    expect(await labels(editor, 'people:\n  - name: 甲某\n    offices: [{ title: 市长, from: ‸ }]')).toEqual(['2026-11', '2026-11-22']);
    expect(await labels(editor, 'people:\n  - name: ‸')).toEqual([]);
    expect(await labels(editor, 'people: # ‸')).toEqual([]);
    expect((await offered(editor, 'people:\n  - name: 甲某\n    sure: ‸'))[0]?.detail).toBe('name and offices are sure');
  });

  test('keys and values of formulations, laws and orders', async () => {
    const editor = await start();
    expect(await labels(editor, 'formulas:\n  - ‸')).toEqual(Object.keys(ITEM_KEYS.formulas));
    expect(await labels(editor, 'laws:\n  - { title: 甲乙法, ‸ }')).toEqual(Object.keys(ITEM_KEYS.laws));
    expect(await labels(editor, 'orders:\n  - kind: body\n    ‸')).toEqual(Object.keys(ITEM_KEYS.orders));
    expect(await labels(editor, 'orders:\n  - kind: ‸')).toEqual(['person', 'body']);
    expect(await labels(editor, 'formulas:\n  - { parts: [甲甲甲, 乙乙乙], since: ‸ }')).toEqual(['2026-11-22']);
    expect(await labels(editor, 'formulas:\n  - { parts: [甲甲甲, 乙乙乙], some: ‸ }')).toEqual(['true', 'false']);
    const { text, at } = marked('orders:\n  - { clo‸sed: true }\n');
    expect(await editor.hover(await openLexicon(editor, text), at)).toMatchObject({ contents: { value: '`closed` 到 to 那天为止，换了次序' } });
  });

  test('columns and cells of a table', async () => {
    const editor = await start();
    expect(await labels(editor, '类别\t‸', 'a.lexicon.tsv')).toContain('名称');
    expect(await labels(editor, '类别\t‸', 'a.lexicon.tsv')).not.toContain('类别');
    expect(await labels(editor, 'kind\t‸', 'a.lexicon.tsv')).toContain('name');
    expect(await labels(editor, '类别\t名称\t可靠\n‸', 'a.lexicon.tsv')).toEqual(['人物', '机构', '地名', '通讯社', '事件', '用语', '国家顺序']);
    expect(await labels(editor, '类别\t名称\t可靠\n人物\t甲某\t‸', 'a.lexicon.tsv')).toEqual(['A', 'B', 'C']);
    expect(await labels(editor, 'kind\tname\n‸', 'a.lexicon.tsv')).toContain('person');
  });
});

test('hover says what a key and a value are for', async () => {
  const editor = await start();
  const { text, at } = marked('people:\n  - name: 甲某\n    su‸re: B\n');
  const uri = await openLexicon(editor, text);
  expect(await editor.hover(uri, at)).toMatchObject({ contents: { value: '`sure` 可靠程度' }, range: { start: { line: 2, character: 4 } } });
  expect(await editor.hover(uri, editor.positionOf(uri, 'B'))).toMatchObject({ contents: { value: '`B` 有一处未核实，不用于职务检查' } });
  expect(await editor.hover(uri, editor.positionOf(uri, '甲某'))).toBeNull();
});

describe('findings in an open lexicon', () => {
  test('errors and samples that fail, as one types; it is no draft', async () => {
    const editor = await start();
    const uri = await openLexicon(editor, 'people:\n  - name: 甲\n  - name: 林晓舟\n    typos: [林小舟]\n    bad: [林小州到场]\n    good: [林小舟到场]\n');
    const said = (): string[] => (editor.published.get(uri)?.diagnostics ?? []).map((d) => `${d.code} ${editor.covered(uri, d.range)}`);
    await editor.until('findings', () => said().length === 3);
    expect(said()).toEqual(['lexicon/invalid 甲', 'lexicon/sample 林小州到场', 'lexicon/sample 林小舟到场']);
    expect(await editor.diagnose(uri)).toEqual([]);
    const at = editor.text(uri).indexOf('甲');
    await editor.edit(uri, { start: at, end: at + 1, text: '甲某' });
    await editor.until('the mended line', () => said().length === 2);
    await editor.closeDocument(uri);
    await editor.until('nothing', () => editor.published.get(uri)?.diagnostics.length === 0);
  });

  test('samples of formulations, laws and orders are drafts', async () => {
    const editor = await start();
    const uri = await openLexicon(
      editor,
      'formulas:\n  - parts: [守正道, 察实情, 出新意]\n    since: 2024-03-01\n    bad: [察实情、守正道、出新意。, 守正道、察实情、出新意。]\n  - { parts: [甲甲甲, 乙乙乙] }\n',
    );
    const said = (): string[] => (editor.published.get(uri)?.diagnostics ?? []).map((d) => `${d.code} ${editor.covered(uri, d.range)}`);
    await editor.until('findings', () => said().length > 0);
    expect(said()).toEqual(['lexicon/sample 守正道、察实情、出新意。', 'lexicon/invalid { parts: [甲甲甲, 乙乙乙] }']);
  });

  test('a file that the configuration names is one, whatever its name', async () => {
    writeFileSync(join(folder, 'people.yaml'), 'people: []\n');
    const editor = await start({ settings: { lexicons: ['people.yaml'] } });
    const uri = await openLexicon(editor, 'people:\n  - nom: 甲某\n', 'people.yaml');
    await editor.until('findings', () => editor.published.get(uri)?.diagnostics.some((d) => String(d.message).includes('nom')));
    const other = await openLexicon(editor, 'people:\n  - nom: 甲某\n', 'other.yaml');
    expect(await editor.diagnose(other)).toEqual([]);
    expect(await labels(editor, 'people:\n  - na‸', 'else.yaml')).toEqual([]);
    // What is looked through after it has been by then.
    const last = await openLexicon(editor, 'people:\n  - nom: 甲某\n', 'last.lexicon.yaml');
    await editor.until('findings', () => editor.published.has(last));
    expect(editor.published.has(other)).toBe(false);
  });

  test('for a client that cannot pull, what is told of drafts does not take them away', async () => {
    writeFileSync(join(folder, 'people.yaml'), 'people: []\n');
    const editor = await start({ capabilities: PLAIN, initializationOptions: { settings: { lexicons: ['people.yaml'] } } });
    const uri = await openLexicon(editor, 'people:\n  - nom: 甲某\n', 'people.yaml');
    const draft = await editor.open(`${PROSE}\n`, { uri: uriOf('a.txt') });
    const count = (of: string): number | undefined => editor.published.get(of)?.diagnostics.length;
    await editor.until('findings', () => (count(uri) ?? 0) > 0 && count(draft) === 0);
    const told = count(uri);
    // The draft's findings are sent after what the lexicon as a document would be told.
    await editor.edit(uri, { start: 0, end: 0, text: '# 本社\n' });
    await editor.edit(draft, { start: 0, end: 0, text: '展馆(甲)开放。\n\n' });
    await editor.until('the draft', () => (count(draft) ?? 0) > 0);
    expect(count(uri)).toBe(told);
  });
});

describe('counts above the entries', () => {
  const LEXICON = 'people:\n  - name: 周一鸣\n    typos: [周一明]\n  - name: 何一帆\nplaces:\n  - 青石镇\n';
  const lenses = async (editor: Editor, uri: string): Promise<CodeLens[]> =>
    (await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).sort(
      (a, b) => a.range.start.line - b.range.start.line,
    );
  const titles = async (editor: Editor, uri: string): Promise<unknown[]> => (await lenses(editor, uri)).map((l) => [l.range.start.line, l.command?.title]);

  test('over the drafts that are open, wrong forms apart; a click lists the places', async () => {
    const editor = await start({ initializationOptions: { showsPlaces: true } });
    const uri = await openLexicon(editor, LEXICON);
    const a = await editor.open(`市长周一鸣到青石镇。${PROSE}\n\n市水务局负责人昨天在发布会上说，各水库目前由副市长周一\n\n明负责，防汛物资已经全部到位。`, {
      uri: uriOf('a.txt'),
    });
    const b = await editor.open(`周一鸣昨天没有到场。${PROSE}`, { uri: uriOf('b.txt') });
    expect(await titles(editor, uri)).toEqual([
      [1, '2份已打开的稿件中出现3处，其中不用的写法1处'],
      [3, '已打开的稿件中未出现'],
      [5, '1份已打开的稿件中出现1处'],
    ]);
    const [first] = await lenses(editor, uri);
    expect(first?.command?.command).toBe('newsproof.showPlaces');
    const [home, at, places] = (first?.command?.arguments ?? []) as unknown as [string, Position, { uri: string; range: never }[]];
    expect([home, at]).toEqual([uri, { line: 1, character: 4 }]);
    expect(places.map((p) => [p.uri, editor.covered(p.uri, p.range)])).toEqual([
      [a, '周一鸣'],
      [a, '周一\n\n明'],
      [b, '周一鸣'],
    ]);
    await editor.closeDocument(b);
    expect((await titles(editor, uri))[0]).toEqual([1, '1份已打开的稿件中出现2处，其中不用的写法1处']);
  });

  test('other clients are shown the counts alone; drafts have none', async () => {
    const editor = await start({ locale: 'en' });
    const uri = await openLexicon(editor, LEXICON);
    const draft = await editor.open(`市长周一鸣到场。${PROSE}`, { uri: uriOf('a.txt') });
    expect((await lenses(editor, uri))[0]?.command).toEqual({ title: '1 in 1 open draft', command: '' });
    expect(await lenses(editor, draft)).toEqual([]);
  });

  test('are asked for again when a draft has changed', async () => {
    const workspace = { ...MODERN.workspace, codeLens: { refreshSupport: true } };
    const editor = await start({ capabilities: { ...MODERN, workspace } });
    let refreshed = 0;
    editor.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshed++;
      return null;
    });
    const uri = await openLexicon(editor, LEXICON);
    const draft = await editor.open(`市长周一鸣到场。${PROSE}`, { uri: uriOf('a.txt') });
    await titles(editor, uri);
    const before = refreshed;
    await editor.edit(draft, { start: 0, end: 0, text: '周一鸣：' });
    await expect.poll(() => refreshed, { timeout: 60_000 }).toBeGreaterThan(before);
    expect((await titles(editor, uri))[0]).toEqual([1, '1份已打开的稿件中出现2处']);
  });
});

test('clients that can are asked for lexicon files that are no drafts', async () => {
  writeFileSync(join(folder, 'people.yaml'), 'people: []\n');
  const dynamic = { dynamicRegistration: true };
  const textDocument = {
    ...MODERN.textDocument,
    synchronization: dynamic,
    completion: dynamic,
    codeLens: dynamic,
    hover: { ...MODERN.textDocument?.hover, ...dynamic },
  };
  const editor = await start({ capabilities: { ...MODERN, textDocument }, settings: { lexicons: ['people.yaml'] } });
  await editor.until('the registrations', () => editor.registered.includes('textDocument/codeLens'));
  for (const method of ['didOpen', 'didChange', 'didSave', 'didClose', 'completion', 'hover']) expect(editor.registered).toContain(`textDocument/${method}`);
  expect(editor.initialized.capabilities.codeLensProvider).toEqual({}); // of drafts
});

describe('the JSON schema', () => {
  const file = join(ROOT, 'schemas/newsproof-lexicon.schema.json');

  test('is the one of the editor (UPDATE=1 rewrites it)', () => {
    if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(lexiconSchema(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(lexiconSchema());
  });

  test('knows the keys that the reader knows', () => {
    expect(Object.keys(FILE_KEYS).sort()).toEqual([...Object.keys(SECTIONS), ...Object.keys(ITEM_KEYS), 'checked', 'source', 'country'].sort());
    const others = ['name', 'names', 'term', 'pair', 'offices', 'unless', 'good', 'bad', 'weak'];
    expect(Object.keys(ENTRY_KEYS).sort()).toEqual([...new Set([...SCALARS, ...Object.keys(FORM_KEYS), ...others])].sort());
  });

  test('is contributed for lexicon files', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const found = contributes.yamlValidation.find((v: { url: string }) => v.url === './schemas/newsproof-lexicon.schema.json');
    expect(found.fileMatch).toEqual(['*newsproof-lexicon*.yaml', '*newsproof-lexicon*.yml', '*.lexicon.yaml', '*.lexicon.yml']);
  });
});
