import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ClientCapabilities,
  type DocumentSymbol,
  type FoldingRange,
  type Range,
  type SemanticTokens,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options, PLAIN, ROOT } from './harness.ts';
import { PROSE, startShared as startEditor } from './start.ts';

const server = serverFile('test-server');
const NESTED: ClientCapabilities = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, capabilities: NESTED, ...options });

const symbols = <T = DocumentSymbol>(editor: Editor, uri: string): Promise<T[]> =>
  editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
const folds = (editor: Editor, uri: string): Promise<FoldingRange[]> => editor.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
const spans = (list: readonly FoldingRange[]): unknown[] => list.map((f) => [f.startLine, f.endLine, ...(f.kind ? [f.kind] : [])]);

/** The outline as indented lines. */
function drawn(list: readonly DocumentSymbol[], indent = ''): string[] {
  return list.flatMap((s) => [`${indent}${s.name}${s.detail ? ` (${s.detail})` : ''}`, ...drawn(s.children ?? [], `${indent}  `)]);
}
const within = (inner: Range, outer: Range): boolean => before(outer.start, inner.start) && before(inner.end, outer.end);
const before = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
function check(editor: Editor, uri: string, list: readonly DocumentSymbol[], outer?: Range): void {
  for (const s of list) {
    expect(within(s.selectionRange, s.range), s.name).toBe(true);
    if (outer) expect(within(s.range, outer), s.name).toBe(true);
    check(editor, uri, s.children ?? [], s.range);
  }
}

const PAGE = `---
date: 2019-02-20
---

# 两国首脑在河内会晤

新华社河内2月20日电（记者高远）美国总统特朗普20日说，会晤将在河内举行。

## 背景

${PROSE}

### 交通

${PROSE}

## 展望

${PROSE}

（责编：李四）

# 水务局检查堤防

本报讯　市水务局局长林致远说，堤防已经加固。

${PROSE}
`;
const NOTICE = `防汛工作方案

${PROSE}

一、总体要求

会议要求，一是早准备，二是早落实。${PROSE}

二、主要任务

（一）加强巡查

${PROSE}

1.堤防巡查

${PROSE}

2.水库巡查

${PROSE}

（二）储备物资

${PROSE}

三、保障措施

（一）加强领导。${PROSE}

（二）严格考核。${PROSE}
`;
const OUTLINE = [
  '两国首脑在河内会晤 (2019-2-20)',
  '  新华社河内2月20日电（记者高远） (电头)',
  '  背景',
  '    交通',
  '  展望',
  '  （责编：李四） (编辑)',
  '水务局检查堤防 (2019-2-20)',
  '  本报讯 (电头)',
];

describe('the outline', () => {
  test('articles with dateline, credits and nested sections', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    const list = await symbols(editor, uri);
    expect(drawn(list)).toEqual(OUTLINE);
    check(editor, uri, list);
    expect(list.map((s) => s.kind)).toEqual([SymbolKind.File, SymbolKind.File]);
    expect(editor.covered(uri, (list[0] as DocumentSymbol).selectionRange)).toBe('两国首脑在河内会晤');
    const background = list[0]?.children?.[1] as DocumentSymbol;
    expect(editor.covered(uri, background.range)).toBe(`背景\n\n${PROSE}\n\n### 交通\n\n${PROSE}`);
  });

  test('flat for clients that take nothing else', async () => {
    const editor = await start({ capabilities: PLAIN });
    const uri = await editor.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    const list = await symbols<SymbolInformation>(editor, uri);
    expect(list.map((s) => [s.name, s.containerName])).toEqual([
      ['两国首脑在河内会晤', undefined],
      ['新华社河内2月20日电（记者高远）', '两国首脑在河内会晤'],
      ['背景', '两国首脑在河内会晤'],
      ['交通', '背景'],
      ['展望', '两国首脑在河内会晤'],
      ['（责编：李四）', '两国首脑在河内会晤'],
      ['水务局检查堤防', undefined],
      ['本报讯', '水务局检查堤防'],
    ]);
    expect(list.every((s) => s.location.uri === uri)).toBe(true);
  });

  test('where the client lists Markdown headings itself, only what is none', async () => {
    const editor = await start({ initializationOptions: { outlinesMarkdown: true } });
    const uri = await editor.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    expect(drawn(await symbols(editor, uri))).toEqual(['新华社河内2月20日电（记者高远） (电头)', '（责编：李四） (编辑)', '本报讯 (电头)']);
    // A headline that nothing marks is none of Markdown's; plain text has no outline but ours.
    const bare = PAGE.replace('# 水务局', '水务局');
    const other = await editor.open(bare, { name: '无标记.md', languageId: 'markdown' });
    expect(drawn(await symbols(editor, other)).map((s) => s.trim())).toContain('水务局检查堤防 (2019-2-20)');
    const text = await editor.open(PAGE.replaceAll(/^#+ /gm, ''), { name: '版面.txt' });
    expect(drawn(await symbols(editor, text))[0]).toMatch(/^\S/);
    expect((await symbols(editor, text))[0]?.kind).toBe(SymbolKind.File);
  });

  test('an article without a headline is called by its first words', async () => {
    const editor = await start();
    const uri = await editor.open(`新华社北京2月20日电　${PROSE}\n\n${PROSE}\n`);
    expect(drawn(await symbols(editor, uri))).toEqual(['代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人… (2-20)', '  新华社北京2月20日电 (电头)']);
  });

  test('numbered headings nest by their numbers: 一、 （一） 1. with a line of their own or the text behind them', async () => {
    const editor = await start();
    const uri = await editor.open(NOTICE);
    const list = await symbols(editor, uri);
    expect(drawn(list)).toEqual([
      '防汛工作方案',
      '  一、总体要求',
      '  二、主要任务',
      '    （一）加强巡查',
      '      1.堤防巡查',
      '      2.水库巡查',
      '    （二）储备物资',
      '  三、保障措施',
      '    （一）加强领导',
      '    （二）严格考核',
    ]);
    check(editor, uri, list);
    const tasks = list[0]?.children?.[1] as DocumentSymbol;
    expect(editor.covered(uri, tasks.range)).toMatch(/^二、主要任务[\s\S]*（二）储备物资\n\n.*$/);
    expect(editor.covered(uri, tasks.selectionRange)).toBe('二、主要任务');
    const head = list[0]?.children?.[2]?.children?.[0] as DocumentSymbol;
    expect(editor.covered(uri, head.selectionRange)).toBe('（一）加强领导');
    expect(editor.covered(uri, head.range)).toBe(`（一）加强领导。${PROSE}`);
  });

  test('numbers stand under the marked headings of Markdown, and chapters over them', async () => {
    const editor = await start();
    const mixed = `# 防汛方案\n\n## 任务\n\n一、巡查\n\n${PROSE}\n\n（一）堤防\n\n${PROSE}\n\n（二）水库\n\n${PROSE}\n\n二、物资\n\n${PROSE}\n\n## 三、附则\n\n${PROSE}\n`;
    expect(drawn(await symbols(editor, await editor.open(mixed, { name: '方案.md', languageId: 'markdown' })))).toEqual([
      '防汛方案',
      '  任务',
      '    一、巡查',
      '      （一）堤防',
      '      （二）水库',
      '    二、物资',
      '  三、附则',
    ]);
    const law = `防汛办法\n\n第一章　总则\n\n${PROSE}\n\n第二章　巡查\n\n第一节　堤防\n\n${PROSE}\n\n第二节　水库\n\n${PROSE}\n`;
    expect(drawn(await symbols(editor, await editor.open(law)))).toEqual([
      '防汛办法',
      '  第一章　总则',
      '  第二章　巡查',
      '    第一节　堤防',
      '    第二节　水库',
    ]);
  });

  test.each([
    ['inline', `会议要求，一是${PROSE}二是${PROSE}\n\n一是${PROSE}\n\n二是${PROSE}`, []],
    ['clauses', `有下列情形的：\n\n（一）擅自拆改的；\n\n${PROSE}\n\n（二）无证施工的。\n\n${PROSE}`, []],
    ['items line by line', `请带好：\n\n1. 铅笔和橡皮\n2. 三角尺\n3. 准考证\n\n${PROSE}`, []],
    ['figures', `2.5亿元资金到位\n\n${PROSE}\n\n3.6亿元资金落实\n\n${PROSE}`, ['  2.5亿元资金到位', '  3.6亿元资金落实']],
    ['cities', `一、二线城市回暖\n\n${PROSE}\n\n三、四线城市平稳\n\n${PROSE}`, ['  一、二线城市回暖', '  三、四线城市平稳']],
    ['sentences', `1.堤防已经加固，物资已经到位，代表团一行当天上午抵达。${PROSE}\n\n2.${PROSE}`, []],
  ])('no numbered headings: %s', async (_, text, subheads) => {
    const editor = await start();
    // A line of its own that is no item may be a subhead as others are; it holds no section.
    const list = await symbols(editor, await editor.open(`代表团访问海州\n\n${PROSE}\n\n${text}\n`));
    expect(drawn(list)).toEqual(['代表团访问海州', ...subheads]);
  });

  test('quiet and empty documents have none', async () => {
    const editor = await start();
    const quiet = await editor.open('# Notes\n\nNothing to see here, and nothing to read in it either.\n', { name: 'a.md', languageId: 'markdown' });
    const empty = await editor.open('');
    for (const uri of [quiet, empty]) expect([await symbols(editor, uri), await folds(editor, uri)]).toEqual([[], []]);
  });
});

describe('folding', () => {
  test('front matter, articles, sections', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    expect(spans(await folds(editor, uri))).toEqual([
      [0, 2],
      [4, 20, 'region'],
      [8, 14],
      [12, 14],
      [16, 18],
      [22, 26, 'region'],
    ]);
  });

  test('numbered sections', async () => {
    const editor = await start();
    const all = spans(await folds(editor, await editor.open(NOTICE)));
    expect(all).toEqual([
      [0, 30, 'region'],
      [4, 6],
      [8, 24],
      [10, 20],
      [14, 16],
      [18, 20],
      [22, 24],
      [26, 30],
    ]);
  });

  test('the same with CRLF', async () => {
    const editor = await start();
    const uri = await editor.open(PAGE.replaceAll('\n', '\r\n'), { name: '版面.md', languageId: 'markdown' });
    expect(spans(await folds(editor, uri))[2]).toEqual([8, 14]);
  });

  test('a printed column; under a limit the widest are kept', async () => {
    const text = readFileSync(join(ROOT, 'samples/02-报纸专栏.txt'), 'utf8');
    const editor = await start();
    const uri = await editor.open(text);
    const all = await folds(editor, uri);
    const lines = text.split('\n').length;
    expect(
      all.some((f) => f.kind === undefined && f.endLine - f.startLine > 20),
      JSON.stringify(spans(all)),
    ).toBe(true);
    for (const f of all) expect(f.endLine > f.startLine && f.endLine < lines).toBe(true);
    expect(new Set(all.map((f) => f.startLine)).size).toBe(all.length);
    const narrow = await start({ capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
    const page = await narrow.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    expect(spans(await folds(narrow, page))).toEqual([
      [0, 2],
      [4, 20, 'region'],
    ]);
  });
});

describe('semantic tokens', () => {
  type Token = [text: string, type: string];
  const full = (editor: Editor, uri: string): Promise<SemanticTokens> =>
    editor.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } });
  /** Tokens in words, as a client with UTF-16 positions reads them. */
  function read(editor: Editor, uri: string, { data }: SemanticTokens): Token[] {
    const types = editor.initialized.capabilities.semanticTokensProvider?.legend.tokenTypes as string[];
    const out: Token[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [down, right, length, type] = data.slice(i) as [number, number, number, number];
      character = down > 0 ? right : character + right;
      line += down;
      const text = editor.covered(uri, { start: { line, character }, end: { line, character: character + length } });
      out.push([text, types[type] as string]);
    }
    return out;
  }
  const options = { initializationOptions: { newsTokens: true } };
  const STORY = '新华社河内2月20日电（记者高远）美国总统特朗普20日说，欧盟委员会将派人前往，特朗\n\n普很高兴。\n';

  test('datelines, persons, their titles, organisations; a name over a line end in two', async () => {
    const editor = await start(options);
    const uri = await editor.open(STORY);
    expect(read(editor, uri, await full(editor, uri))).toEqual([
      ['新华社河内2月20日电', 'dateline'],
      ['高远', 'person'],
      ['美国总统', 'office'],
      ['特朗普', 'person'],
      ['欧盟委员会', 'organisation'],
      ['特朗', 'person'],
      ['普', 'person'],
    ]);
  });

  test('headings keep the colour they have', async () => {
    const editor = await start(options);
    const uri = await editor.open(`# 特朗普抵达河内\n\n${PROSE}美国总统特朗普说，会晤将如期举行。\n`, { name: '标题.md', languageId: 'markdown' });
    expect(read(editor, uri, await full(editor, uri))).toEqual([
      ['美国总统', 'office'],
      ['特朗普', 'person'],
    ]);
  });

  test('a part of a document: what touches it, and the same as in the whole', async () => {
    const editor = await start(options);
    const uri = await editor.open(PAGE, { name: '版面.md', languageId: 'markdown' });
    const all = read(editor, uri, await full(editor, uri));
    const part = (from: number, to: number): Promise<SemanticTokens> =>
      editor.connection.sendRequest('textDocument/semanticTokens/range', {
        textDocument: { uri },
        range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
      });
    const [head, middle, tail] = await Promise.all([part(0, 7), part(8, 21), part(22, 999)]);
    expect(read(editor, uri, middle as SemanticTokens)).toEqual([]);
    expect([...read(editor, uri, head as SemanticTokens), ...read(editor, uri, tail as SemanticTokens)]).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  test.each(['utf-8', 'utf-32'])('%s: lengths and places are in its units', async (encoding) => {
    const editor = await start({ ...options, encodings: [encoding] });
    const line = '𠮷😀省代表团抵达，美国总统特朗普说，会晤将如期举行，各方正在准备，物资已经全部到位。';
    const uri = await editor.open(`\uFEFF${line}\r\n`);
    const units = (s: string): number => (encoding === 'utf-8' ? Buffer.byteLength(s) : [...s].length);
    const at = line.indexOf('美国总统');
    const bom = units('\uFEFF');
    expect((await full(editor, uri)).data).toEqual([0, bom + units(line.slice(0, at)), units('美国总统'), 2, 0, 0, units('美国总统'), units('特朗普'), 1, 0]);
  });

  test('standard types for clients that know no others; nothing of quiet and empty documents', async () => {
    const editor = await start({ capabilities: PLAIN });
    const uri = await editor.open(STORY);
    expect(read(editor, uri, await full(editor, uri)).map(([, type]) => type)).toEqual([
      'keyword',
      'variable',
      'decorator',
      'variable',
      'namespace',
      'variable',
      'variable',
    ]);
    for (const text of ['', 'Nothing here is Chinese, so nothing is coloured in it, whatever it may say.']) {
      expect(await full(editor, await editor.open(text, { name: `${text.length}.txt` }))).toEqual({ data: [] });
    }
  });
});
