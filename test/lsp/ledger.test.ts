import { describe, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol';
import { ledgerTable, type Wording } from '../../client/src/ledger-table.ts';
import { MOST_PLACES, MOST_PLACES_EACH, MOST_ROWS } from '../../server/src/lsp/names/ledger.ts';
import { LEDGER, type LedgerResult, type ShownRow } from '../../server/src/protocol.ts';
import { serverFile } from './bundle.ts';
import { type Editor, type Options, PLAIN } from './harness.ts';
import { PROSE, startShared as startEditor } from './start.ts';

const server = serverFile('test-server');
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, ...options });

const ask = (editor: Editor, uri: string, position?: Position): Promise<LedgerResult> =>
  editor.connection.sendRequest(LEDGER, { textDocument: { uri }, ...(position ? { position } : {}) });
const row = (l: LedgerResult, name: string): ShownRow => {
  const found = l.rows.find((r) => r.name === name);
  if (!found) throw new Error(`no row ${name}, only ${l.rows.map((r) => r.name)}`);
  return found;
};
const places = (r: ShownRow) => r.spellings.flatMap((s) => s.places);

const FIRST = `# 两国外长在河内会晤

新华社河内2019年2月20日电　美国总统唐纳德·特朗普20日说，会晤将在河内举行。

特朗普说，他期待与朝鲜国务委员会委员长金正恩见面。川普的日程没有公布。
`;
const SECOND = `# 水务局检查堤防

本报讯　市水务局局长林致远说，堤防已经加固。林致远表示，物资已经到位。
`;

describe('the ledger of an article', () => {
  test('rows with spellings, counts, titles, offices on the day, and where they stand', async () => {
    const editor = await start();
    const uri = await editor.open(FIRST, { name: '会晤.md', languageId: 'markdown' });
    const ledger = await ask(editor, uri);
    expect(ledger.version).toBe(1);
    expect(ledger.article).toMatchObject({ index: 0, count: 1, title: '两国外长在河内会晤', date: '2019-02-20' });
    expect(ledger.omitted).toEqual({ rows: 0, places: 0 });
    const trump = row(ledger, '特朗普');
    expect(trump).toMatchObject({ kind: 'person', listed: true, differs: true, count: 3, full: '唐纳德·特朗普', original: 'Donald Trump' });
    expect(trump.spellings.map((s) => [s.text, s.form, s.count])).toEqual([
      ['唐纳德·特朗普', 'full', 1],
      ['特朗普', 'name', 1],
      ['川普', 'variant', 1],
    ]);
    expect(trump.first).toMatchObject({ text: '唐纳德·特朗普', form: 'full' });
    expect(trump.titles.map((t) => [t.text, t.count])).toEqual([['美国总统', 1]]);
    expect(trump.offices).toEqual([{ title: '美国总统', from: '2017-01-20', to: '2021-01-20', sure: true }]);
    for (const r of ledger.rows) {
      for (const s of [...r.spellings, ...r.titles]) for (const p of s.places) expect(editor.covered(uri, p.range), s.text).toBe(s.text);
      expect(editor.covered(uri, r.first.range)).toBe(r.first.text);
    }
    expect(trump.spellings[2]?.places[0]).toMatchObject({ before: '…员长金正恩见面。', text: '川普', after: '的日程没有公布。' });
  });

  test('it is that of the article in which the cursor stands, up to the next one', async () => {
    const editor = await start();
    const uri = await editor.open(FIRST + SECOND, { name: '两篇.md', languageId: 'markdown' });
    const first = await ask(editor, uri, { line: 0, character: 0 });
    expect([first.article?.index, first.article?.count]).toEqual([0, 2]);
    expect(first.rows.map((r) => r.name)).not.toContain('林致远');
    const second = await ask(editor, uri, editor.positionOf(uri, '堤防已经加固'));
    expect(second.article).toMatchObject({ index: 1, title: '水务局检查堤防' });
    expect(row(second, '林致远')).toMatchObject({ kind: 'person', listed: false, count: 2, differs: false });
    expect(second.rows.map((r) => r.name)).not.toContain('特朗普');
    // One ends where the other begins, and together they are the document.
    expect(first.article?.range.start).toEqual({ line: 0, character: 0 });
    expect(first.article?.range.end).toEqual(second.article?.range.start);
    const far = await ask(editor, uri, { line: 999, character: 999 });
    expect(far.article).toEqual(second.article);
  });

  test('after an edit it is that of the text as it is now', async () => {
    const editor = await start();
    const uri = await editor.open(FIRST, { name: '改.md', languageId: 'markdown' });
    expect(row(await ask(editor, uri), '特朗普').differs).toBe(true);
    const at = FIRST.indexOf('川普');
    await editor.edit(uri, { start: at, end: at + 2, text: '特朗普' }, { start: 0, end: 0, text: '\n\n' });
    const ledger = await ask(editor, uri);
    expect(ledger.version).toBe(2);
    expect(row(ledger, '特朗普')).toMatchObject({ differs: false, count: 3 });
    for (const p of places(row(ledger, '特朗普'))) expect(editor.covered(uri, p.range)).toBe(p.text);
  });

  test('front matter means the first article', async () => {
    const editor = await start();
    const uri = await editor.open(`---\ndate: 2019-02-20\n---\n\n${FIRST}`, { name: '头.md', languageId: 'markdown' });
    expect((await ask(editor, uri, { line: 1, character: 2 })).article).toMatchObject({ index: 0, range: { start: { line: 0, character: 0 } } });
  });
});

describe('positions', () => {
  // A byte order mark, characters of two units, CRLF, and a name over a line end.
  const TEXT = `\uFEFF𠮷林省😀两国首脑会晤\r\n\r\n新华社河内2019年2月20日电　𠮷美国总统特朗\r\n\r\n普20日说，会晤将在河内举行，各方都很期待这一次见面。\r\n`;

  test.each(['utf-8', 'utf-16', 'utf-32'])('%s: places cover their names', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const uri = await editor.open(TEXT, { name: '位置.txt' });
    const trump = row(await ask(editor, uri), '特朗普');
    const lines = TEXT.split('\r\n');
    const [line, next] = [lines[2] as string, lines[4] as string];
    const units = (s: string): number => (encoding === 'utf-8' ? Buffer.byteLength(s) : encoding === 'utf-32' ? [...s].length : s.length);
    expect(next[0]).toBe('普');
    expect(places(trump)).toMatchObject([
      { text: '特朗普', range: { start: { line: 2, character: units(line.slice(0, line.indexOf('特朗'))) }, end: { line: 4, character: units('普') } } },
    ]);
  });
});

describe('documents without a ledger', () => {
  test('quiet ones say why', async () => {
    const editor = await start({ settings: { check: 'auto' } });
    const english = await editor.open('The delegation arrived in the morning and left again in the evening. '.repeat(3), { name: 'en.txt' });
    expect(await ask(editor, english)).toEqual({ version: 1, quiet: 'not-prose', rows: [], omitted: { rows: 0, places: 0 } });
    await editor.configure({ check: 'off' });
    const off = await editor.open(FIRST, { name: 'off.txt' });
    expect((await ask(editor, off)).quiet).toBe('off');
  });

  test('empty ones and those without names are empty', async () => {
    const editor = await start({ settings: { check: 'always' } });
    expect(await ask(editor, await editor.open('', { name: '空.txt' }))).toEqual({ version: 1, rows: [], omitted: { rows: 0, places: 0 } });
    const plain = await ask(editor, await editor.open(PROSE, { name: '无名.txt' }));
    expect([plain.rows, plain.article?.title]).toEqual([[], '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人…']);
    expect(plain.article?.date).toBeUndefined();
  });

  test('nobody has opened it', async () => {
    const editor = await start();
    expect(await ask(editor, 'file:///nowhere.txt')).toBeNull();
  });

  test('a plain client gets the same answer', async () => {
    const editor = await start({ capabilities: PLAIN });
    const uri = await editor.open(FIRST, { name: '朴素.md', languageId: 'markdown' });
    expect(row(await ask(editor, uri), '特朗普').count).toBe(3);
  });
});

describe('giant articles', () => {
  test('the reply is bounded and says what it leaves out', async () => {
    const editor = await start();
    const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹';
    const given = '伟芳娜敏静磊军洋艳杰娟涛超秀霞桂英玲';
    const names = [...surnames].flatMap((s) => [...given].flatMap((a) => [...given].slice(0, 3).map((b) => `${s}${a}${b}`)));
    const persons = names.map((n) => `记者${n}说，物资已经到位。`).join('\n\n');
    const talk = '美国总统特朗普说，会晤将如期举行，各方正在准备。\n\n'.repeat(2000);
    const uri = await editor.open(`新华社河内2019年2月20日电　会晤将在河内举行。\n\n${talk}${persons}\n`, { name: '长.txt' });
    const ledger = await ask(editor, uri);
    const trump = row(ledger, '特朗普');
    expect(trump.count).toBe(2000);
    expect(places(trump)).toHaveLength(MOST_PLACES_EACH);
    expect(ledger.rows).toHaveLength(MOST_ROWS);
    expect(ledger.omitted.rows).toBeGreaterThan(0);
    const all = ledger.rows.flatMap((r) => [...r.spellings, ...r.titles]);
    const shown = all.reduce((n, s) => n + s.places.length, 0);
    expect(shown).toBeLessThanOrEqual(MOST_PLACES + all.length);
    expect(ledger.omitted.places).toBe(all.reduce((n, s) => n + s.count - s.places.length, 0));
    for (const s of all) expect(s.places.length).toBeGreaterThan(0);
  });
});

describe('the ledger as a table', () => {
  const WORDING: Wording = {
    columns: ['类别', '名称', '写法', '次数', '行', '首次写作', '头衔', '任职', '不一致'],
    kinds: { person: '人物', organisation: '机构', place: '地名', event: '事件', term: '术语' },
    differs: '是',
    unsure: '待核',
    omitted: (n) => `另有${n}个名称未列出`,
  };
  const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 1 } });
  const place = (line: number) => ({ range: at(line), before: '', text: '', after: '' });
  const odd: ShownRow = {
    kind: 'term',
    name: '甲|乙\\*',
    listed: false,
    count: 3,
    differs: true,
    first: { text: '=1+1', form: 'unlisted', range: at(4) },
    spellings: [
      { text: '=1+1', form: 'unlisted', count: 2, places: [place(4), place(9)] },
      { text: 'a\tb\r\n"c"', form: 'unlisted', count: 1, places: [place(6)] },
    ],
    titles: [],
    offices: [],
  };
  const ledger = (rows: ShownRow[], omitted = 0): LedgerResult => ({ version: 1, rows, omitted: { rows: omitted, places: 0 } });

  test('Markdown: a line a spelling, with what marks a table escaped', () => {
    expect(ledgerTable(ledger([odd], 7), 'markdown', WORDING)).toBe(
      [
        '| 类别 | 名称 | 写法 | 次数 | 行 | 首次写作 | 头衔 | 任职 | 不一致 |',
        '| --- | --- | --- | ---: | ---: | --- | --- | --- | --- |',
        '| 术语 | 甲\\|乙\\\\\\* | =1+1 | 2 | 5 | =1+1 |  |  | 是 |',
        '| 术语 | 甲\\|乙\\\\\\* | a b "c" | 1 | 7 | =1+1 |  |  | 是 |',
        '',
        '另有7个名称未列出',
        '',
      ].join('\n'),
    );
  });

  test('TSV: tabs and line ends are blanks, quotation marks are doubled, no cell is a formula', () => {
    expect(ledgerTable(ledger([odd]), 'tsv', WORDING).split('\n')).toEqual([
      '类别\t名称\t写法\t次数\t行\t首次写作\t头衔\t任职\t不一致',
      "术语\t甲|乙\\*\t'=1+1\t2\t5\t'=1+1\t\t\t是",
      '术语\t甲|乙\\*\t"a b ""c"""\t1\t7\t\'=1+1\t\t\t是',
      '',
    ]);
  });

  test('what the server says of a story, as a spreadsheet takes it', async () => {
    const editor = await start();
    const uri = await editor.open(FIRST, { name: '表.md', languageId: 'markdown' });
    const lines = ledgerTable(await ask(editor, uri), 'tsv', WORDING).split('\n');
    expect(lines).toContain('人物\t特朗普\t川普\t1\t5\t唐纳德·特朗普\t美国总统\t美国总统（2017-01-20—2021-01-20）\t是');
    expect(new Set(lines.slice(0, -1).map((l) => l.split('\t').length))).toEqual(new Set([9]));
  });
});
