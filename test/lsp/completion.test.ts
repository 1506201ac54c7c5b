import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, Position, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverFile } from './bundle.ts';
import { type Editor, MODERN, type Options, PLAIN } from './harness.ts';
import { PROSE, startShared as startEditor } from './start.ts';

const server = serverFile('clock-server');

const SNIPPETS = {
  ...MODERN,
  textDocument: { ...MODERN.textDocument, completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] } } },
};
const start = (options: Options = {}): Promise<Editor> => startEditor({ server, capabilities: SNIPPETS, ...options });

interface Offer {
  readonly uri: string;
  readonly items: CompletionItem[];
  readonly labels: string[];
  /** the draft with an item put in */
  readonly taken: (label: string) => string;
}

let drafts = 0;

/** Opens a draft with a cursor `¦` in it and asks there. */
async function ask(editor: Editor, marked: string, { languageId = 'plaintext', position }: { languageId?: string; position?: Position } = {}): Promise<Offer> {
  const text = marked.replace('¦', '');
  const uri = await editor.open(text, { name: `稿${++drafts}.${languageId === 'markdown' ? 'md' : 'txt'}`, languageId });
  const doc = TextDocument.create(uri, languageId, 1, text);
  const at = position ?? doc.positionAt(marked.indexOf('¦'));
  const list: CompletionList | null = await editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position: at });
  const items = [...(list?.items ?? [])].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  const taken = (label: string): string => {
    const item = items.find((i) => i.label === label);
    if (!item) throw new Error(`${label} is not offered, only ${items.map((i) => i.label).join(' ')}`);
    return TextDocument.applyEdits(doc, [item.textEdit as TextEdit]);
  };
  return { uri, items, labels: items.map((i) => i.label), taken };
}

const resolve = (editor: Editor, item: CompletionItem | undefined): Promise<CompletionItem> => editor.connection.sendRequest('completionItem/resolve', item);

describe('names by their first characters', () => {
  test('two characters of a listed name, also of the part behind the dot', async () => {
    const editor = await start();
    const offer = await ask(editor, `${PROSE}会后，特朗¦`);
    expect(offer.labels).toEqual(['特朗普', '唐纳德·特朗普']);
    expect(offer.taken('特朗普')).toBe(`${PROSE}会后，特朗普`);
    expect(offer.items[0]).toMatchObject({ detail: 'Donald Trump · 美国', filterText: '特朗普' });
    expect((await ask(editor, `${PROSE}会后，唐纳¦`)).labels).toEqual(['唐纳德·图斯克', '唐纳德·特朗普']);
    const dotted = await ask(editor, `${PROSE}会后，唐纳德•特¦说`);
    expect(dotted.taken('唐纳德·特朗普')).toBe(`${PROSE}会后，唐纳德·特朗普说`);
    expect((await ask(editor, `${PROSE}会后，特¦`)).labels).toEqual([]);
  });

  test('what is a name already, or a word, or crosses one, is left alone', async () => {
    const editor = await start();
    for (const end of [
      '特朗普¦',
      '中国¦',
      '访问中国¦',
      '人民¦',
      '经济¦',
      '联合国¦',
      '一口四川普¦',
      '表示¦',
      '本报¦',
      '新华¦',
      '中国人民¦',
      '俄罗斯总统¦',
      '沙特朗¦',
      '川金¦',
    ])
      expect((await ask(editor, `${PROSE}随后${end}`)).labels, end).toEqual([]);
  });

  test('a word that ends where the name begins does not keep it back', async () => {
    const editor = await start();
    expect((await ask(editor, `${PROSE}法国总统马克¦`)).labels).not.toContain('马克思');
    expect((await ask(editor, `${PROSE}应中国王沪¦`)).labels).toEqual(['王沪宁']);
    expect((await ask(editor, `${PROSE}美国特朗¦`)).labels).toContain('特朗普');
  });

  test('a wrong form offers the right one', async () => {
    const editor = await start();
    const offer = await ask(editor, `${PROSE}记者问川普¦`);
    expect(offer.labels).toEqual(['特朗普']);
    expect(offer.items[0]).toMatchObject({ filterText: '川普', detail: 'Donald Trump · 美国 · 不写“川普”' });
    expect(offer.taken('特朗普')).toBe(`${PROSE}记者问特朗普`);
  });

  test('names of the article stand first, those that no lexicon has among them', async () => {
    const editor = await start();
    const draft = `市水务局局长林一凡说，水库运行平稳。记者问起汛情，林一凡说，物资已经到位。${PROSE}`;
    const offer = await ask(editor, `${draft}会后林一¦`);
    expect(offer.labels).toEqual(['林一凡']);
    expect(offer.items[0]?.detail).toBe('本文2次');
    expect((await resolve(editor, offer.items[0])).documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('称谓：市水务局局长1次'),
    });
    expect((await ask(editor, `${draft}会后lyf¦`)).labels[0]).toBe('林一凡');
    const used = await ask(editor, `蓬佩奥昨天抵达。${PROSE}会后蓬佩¦`);
    expect(used.items[0]).toMatchObject({ label: '蓬佩奥', detail: expect.stringContaining('本文1次') });
  });

  test('of names that begin alike those of the countries of the article, then those last in print', async () => {
    const editor = await start();
    const two = async (text: string) => (await ask(editor, text)).labels.filter((l) => l === '沃洛金' || l === '万立骏');
    expect(await two(`${PROSE}会后wlj¦`)).toEqual(['沃洛金', '万立骏']);
    expect(await two(`代表团昨天从中国出发。${PROSE}会后wlj¦`)).toEqual(['万立骏', '沃洛金']);
  });

  test('the rest of the name stands there already', async () => {
    const editor = await start();
    expect((await ask(editor, `${PROSE}会后，特朗¦普说`)).labels).not.toContain('特朗普');
  });
});

describe('names by sound', () => {
  test('initials, initials with zh, pinyin', async () => {
    const editor = await start();
    const offer = await ask(editor, `${PROSE}会后tlp¦`);
    expect(offer.labels[0]).toBe('特朗普');
    expect(offer.items[0]?.filterText).toBe('tlp');
    expect(offer.taken('特朗普')).toBe(`${PROSE}会后特朗普`);
    expect((await ask(editor, `${PROSE}会后telang¦`)).items[0]).toMatchObject({ label: '特朗普', filterText: 'telangpu' });
    expect((await ask(editor, `${PROSE}会后telangpu¦`)).labels).toContain('特朗普');
    expect((await ask(editor, `${PROSE}会后jze¦`)).labels).toContain('金正恩');
    expect((await ask(editor, `${PROSE}会后jzhe¦`)).labels).toContain('金正恩');
    expect((await ask(editor, `${PROSE}会后wy¦`)).labels).toContain('王毅');
    expect((await ask(editor, `${PROSE}会后t¦`)).labels).toEqual([]);
  });

  test.each([
    'the¦',
    'km¦',
    '5tlp¦',
    'Tlp¦',
    'the tlp¦',
    'user@tlp¦',
    'tlp.tlp¦',
    'https://tlp¦',
    'www.tlp¦',
    'tlp¦s',
    'browser¦',
    'GitHub¦',
    '/home/tlp¦',
    'qqq¦',
  ])('a Latin word is left alone: %s', async (word) => {
    const editor = await start();
    expect((await ask(editor, `${PROSE}会后 ${word}`)).labels).toEqual([]);
  });
});

describe('titles', () => {
  const draft = (date: string): string => `---\ndate: ${date}\n---\n\n${PROSE}会后，`;

  test('the office on the day of the article, and only where it is sure', async () => {
    const editor = await start();
    const at = (date: string, typed = '特朗¦') => ask(editor, draft(date) + typed, { languageId: 'markdown' });
    const offer = await at('2018-06-12');
    expect(offer.labels).toEqual(['特朗普', '美国总统特朗普', '唐纳德·特朗普']);
    expect(offer.taken('美国总统特朗普')).toBe(`${draft('2018-06-12')}美国总统特朗普`);
    expect((await at('2018-06-12', 'tlp¦')).labels.slice(0, 2)).toEqual(['特朗普', '美国总统特朗普']);
    expect((await at('2018-06-12', '川普¦')).labels).toEqual(['特朗普', '美国总统特朗普']);
    expect((await at('2022-06-12')).labels).not.toContain('美国总统特朗普');
    expect((await at('2026-06-12')).labels).toContain('美国总统特朗普');
    expect((await at('2029-06-12')).labels).not.toContain('美国总统特朗普');
    expect((await at('2025-06-12', '朴泰¦')).labels).toEqual(['朴泰成']);
    expect((await at('2018-06-12', '美国总统特朗¦')).labels).toEqual(['特朗普', '唐纳德·特朗普']);
  });

  test('without a day there are none', async () => {
    const editor = await start();
    expect((await ask(editor, `${PROSE}会后，特朗¦`)).labels).not.toContain('美国总统特朗普');
  });

  test('what an item is, on asking', async () => {
    const editor = await start();
    const [name, title] = (await ask(editor, `${draft('2018-06-12')}特朗¦`, { languageId: 'markdown' })).items;
    expect(name?.documentation).toBeUndefined();
    for (const item of [name, title]) {
      const { documentation } = await resolve(editor, item);
      expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**特朗普** · 唐纳德·特朗普 · Donald Trump') });
      expect(documentation).toMatchObject({ value: expect.stringContaining('2017-01-20 至 2021-01-20（本文日期在任）') });
    }
    expect(await resolve(editor, { label: 'x', data: { uri: 'file:///nowhere.txt', name: 'x' } })).toMatchObject({ label: 'x' });
    expect(await resolve(editor, { label: 'x' })).toEqual({ label: 'x' });
  });
});

describe('datelines', () => {
  const HEAD = '全市水库运行平稳\n\n';

  test.each(['新华¦', 'dt¦', '电头¦', 'xhs¦', '¦'])('at the head of an article: %s', async (typed) => {
    const editor = await start();
    const offer = await ask(editor, `${HEAD}${typed}\n\n${PROSE}\n`);
    expect(offer.labels[0]).toBe('新华社北京11月22日电（记者 ）');
    expect(offer.items[0]).toMatchObject({ insertTextFormat: 2, detail: '电头，今天的日期' });
    expect(offer.taken('新华社北京11月22日电（记者 ）')).toBe(`${HEAD}新华社\${1:北京}11月22日电（记者 \${2:姓名}）$0\n\n${PROSE}\n`);
  });

  test('in a new draft, behind an indent, after front matter, with a place', async () => {
    const editor = await start();
    expect((await ask(editor, 'dt¦')).labels[0]).toBe('新华社北京11月22日电（记者 ）');
    expect((await ask(editor, '¦')).labels.length).toBeGreaterThan(1);
    expect((await ask(editor, '新华社上海¦')).labels).toContain('新华社上海11月22日电（记者 ）');
    expect((await ask(editor, '本报¦')).labels).toEqual(['本报北京11月22日电（记者 ）', '本报讯（记者 ）']);
    expect((await ask(editor, `${HEAD}　　dt¦\n${PROSE}`)).taken('新华社北京11月22日电（记者 ）')).toContain('　　新华社');
    expect((await ask(editor, `---\ntitle: 水库\n---\n\ndt¦\n`, { languageId: 'markdown' })).labels.length).toBeGreaterThan(0);
    expect((await ask(editor, `# 全市水库\n\ndt¦\n`, { languageId: 'markdown' })).labels.length).toBeGreaterThan(0);
  });

  test('at the head of the second article', async () => {
    const editor = await start();
    expect((await ask(editor, `${HEAD}新华社北京11月21日电（记者张三）${PROSE}\n\n（据新华社）\n\n索道节前完成年检\n\ndt¦\n`)).labels.length).toBeGreaterThan(
      0,
    );
  });

  test('nowhere else', async () => {
    const editor = await start();
    for (const draft of [
      `${HEAD}${PROSE}\n\ndt¦\n`,
      `${HEAD}dt¦\n\n新华社北京11月21日电（记者张三）${PROSE}\n`,
      `${HEAD}新华社北京11月21日电（记者张三）${PROSE}\n\n¦`,
      `${HEAD}dt¦，${PROSE}`,
      `${HEAD}会后dt¦\n\n${PROSE}`,
      'Buy milk, eggs, and bread.\ndt¦',
    ])
      expect((await ask(editor, draft)).labels, draft).toEqual([]);
    expect((await ask(editor, `${HEAD}\`\`\`\ndt¦\n\`\`\`\n\n${PROSE}`, { languageId: 'markdown' })).labels).toEqual([]);
  });

  test('the form of China News Service; a client without snippets', async () => {
    const editor = await start({ capabilities: PLAIN, settings: { profile: 'cns' }, initializationOptions: { settings: { profile: 'cns' } } });
    const offer = await ask(editor, `${HEAD}dt¦\n\n${PROSE}\n`);
    expect(offer.labels).toEqual(['中新社北京11月22日电 (记者 )', '中新网北京11月22日电 (记者 )']);
    expect(offer.taken('中新社北京11月22日电 (记者 )')).toContain('中新社北京11月22日电 (记者 )\n');
    expect(offer.items[0]?.insertTextFormat).toBe(1);
  });
});

describe('where and how', () => {
  test('code, front matter, HTML, quiet drafts: nothing', async () => {
    const editor = await start();
    for (const draft of [
      `---\ntitle: 特朗¦\n---\n\n${PROSE}`,
      `${PROSE}\n\n\`\`\`\n特朗¦\n\`\`\`\n`,
      `${PROSE}\`特朗¦\``,
      `${PROSE}\n\n<!-- 特朗¦ -->\n`,
      `[${PROSE}](http://a.example/特朗¦)`,
      `Nothing but English for a long while, nothing else at all. 特朗¦`,
    ])
      expect((await ask(editor, draft, { languageId: 'markdown' })).labels, draft).toEqual([]);
    expect((await ask(editor, `${PROSE}**特朗¦**`, { languageId: 'markdown' })).labels).toContain('特朗普');
    await editor.configure({ check: 'off' });
    expect((await ask(editor, `${PROSE}特朗¦`)).labels).toEqual([]);
    expect(editor.messages).toEqual([]);
  });

  test.each(['utf-16', 'utf-8', 'utf-32'])('ranges in %s, behind 𠮷 and with CRLF', async (encoding) => {
    const editor = await start({ encodings: [encoding] });
    const before = '𠮷林省的代表，';
    const character = { 'utf-16': before.length, 'utf-8': Buffer.byteLength(before), 'utf-32': [...before].length }[encoding] as number;
    const step = encoding === 'utf-8' ? 3 : 1;
    const position = { line: 1, character: character + 2 * step };
    const { items } = await ask(editor, `${PROSE}\r\n${before}特朗\r\n${PROSE}`, { position });
    expect(items[0]?.textEdit).toEqual({ range: { start: { line: 1, character }, end: position }, newText: '特朗普' });
  });

  test('places outside and empty drafts', async () => {
    const editor = await start();
    expect((await ask(editor, PROSE, { position: { line: 99, character: 99 } })).labels).toEqual([]);
    expect((await ask(editor, `\n\n${PROSE}`, { position: { line: 0, character: 9 } })).items.length).toBeGreaterThan(0);
    expect(editor.messages).toEqual([]);
  });

  test('as one types: each answer is of the text as it is', async () => {
    const editor = await start();
    const offer = await ask(editor, `${PROSE}会后¦`);
    expect(offer.labels).toEqual([]);
    let at = `${PROSE}会后`.length;
    const seen: string[][] = [];
    for (const key of 'tlp') {
      await editor.edit(offer.uri, { start: at, end: at, text: key });
      at++;
      const list: CompletionList = await editor.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: offer.uri },
        position: { line: 0, character: at },
      });
      expect(list.isIncomplete).toBe(true);
      seen.push(list.items.map((i) => i.label));
    }
    expect(seen[0]).toEqual([]);
    expect(seen[2]).toContain('特朗普');
  });

  test('20,000 names of the house and a draft of 1 MB: lists stay short', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsproof-'));
    try {
      const file = join(folder, '本社.yaml');
      const [SURNAMES, GIVEN] = ['王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗', '一凡晓东建国志强海波文静雨桐子涵浩然欣怡俊杰思远明哲'];
      const names = new Set<string>();
      for (const a of SURNAMES) for (const b of GIVEN) for (const c of GIVEN) names.add(a + b + c);
      for (const a of SURNAMES) for (const b of GIVEN) for (const c of GIVEN.slice(0, 12)) for (const d of '甲乙') names.add(a + b + c + d);
      writeFileSync(
        file,
        `people:\n${[...names]
          .slice(0, 20_000)
          .map((n) => `  - name: ${n}\n`)
          .join('')}`,
      );
      const editor = await start({ settings: { lexicons: [file] } });
      const body = `${PROSE}\n\n`.repeat(7000);
      const text = `${body}会后王一凡说，水库平稳。`;
      const uri = await editor.open(text);
      const doc = TextDocument.create(uri, 'plaintext', 1, text);
      const request = async (): Promise<CompletionList> => {
        const position = TextDocument.create(uri, 'plaintext', 1, editor.text(uri)).positionAt(editor.text(uri).length);
        return editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
      };
      expect(doc.getText().length).toBeGreaterThan(330_000);
      await editor.edit(uri, { start: text.length, end: text.length, text: 'w' });
      await request();
      for (const key of ['y', 'f', '\n\n会后王一', '\n会后zhangx', 'i']) {
        const { length } = editor.text(uri);
        await editor.edit(uri, { start: length, end: length, text: key });
        const { items } = await request();
        expect(items.length, key).toBeGreaterThan(0);
        expect(items.length).toBeLessThanOrEqual(40);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
