import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { compare } from '../server/src/export/compare.ts';
import { readDraftText } from '../server/src/export/draft-text.ts';
import { exportDocx } from '../server/src/export/export.ts';
import { ListLabels } from '../server/src/export/list-labels.ts';
import { readDocx } from '../server/src/import/docx.ts';
import { item, link, paragraph, picture, run, table, wordFile } from './word-file.ts';

const NONE = new ListLabels([]);
const SIGN = { author: 'Newsproof', date: '2026-01-02T03:04:05Z' };
const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error('none'));
const read = async (bytes: Uint8Array): Promise<string> => (await readDocx({ name: 'a.docx', bytes, characterMap: noMaps })).text;

interface Told {
  readonly bytes: Uint8Array;
  /** what an import makes of the copy */
  readonly text: string;
  readonly tracked: number;
  readonly comments: readonly string[];
  readonly apart: string | undefined;
}

/** The draft of a file, changed, and written back. */
async function changed(file: Uint8Array, ...changes: readonly (readonly [string, string])[]): Promise<Told & { draft: string }> {
  let draft = await read(file);
  for (const [from, to] of changes) {
    expect(draft).toContain(from);
    draft = draft.replace(from, () => to);
  }
  const { bytes, tracked, apart } = await exportDocx({ name: 'a.docx', original: file, draft, language: 'zh', sign: SIGN });
  const xml = strFromU8(unzipSync(bytes)['word/comments.xml'] as Uint8Array);
  const comments = [...xml.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text as string);
  return { bytes, draft, text: await read(bytes), tracked, comments, apart: apart?.zh };
}

const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
const ARTICLE = wordFile(
  [
    paragraph('港口吞吐量', { style: '1' }),
    paragraph('　　甲段的话。'),
    paragraph('航线', { style: '2' }),
    paragraph(`${run('　　')}${run('乙段', '<w:b/>')}${run('的话。')}`),
    item('东港', 1),
    item('西港', 1),
    paragraph('末段。'),
  ].join(''),
);
const TABLE = wordFile(
  [
    paragraph('前段。'),
    table([
      ['月份', '箱量'],
      ['一月', '12'],
    ]),
    paragraph('后段。'),
  ].join(''),
);

describe('new text goes into Word as it is shown', () => {
  test('marks that are nothing there are told, in the paragraph', async () => {
    const { text, comments } = await changed(ARTICLE, ['末段。', '末段。\n\n正文**重**字 3 \\* 4，1\\. 号和[链](http://a.cn)。']);
    expect(text).toContain('末段。\n\n正文重字 3 * 4，1. 号和链。\n');
    expect(comments).toEqual(['稿中“重”是加粗，请在 Word 里设置', '稿中“链”是链接（http://a.cn），请在 Word 里设置']);
  });

  test('headings and items take after those that are there', async () => {
    const { draft, text, comments } = await changed(ARTICLE, ['甲段', '新段。\n\n## 新标题\n\n甲段'], ['- 西港', '- 新港\n- 西港'], ['末段', '插段。\n\n末段']);
    expect([text, comments]).toEqual([draft, []]);
  });

  test('what has no like is text, with a comment', async () => {
    const { text, comments } = await changed(ARTICLE, ['末段。', '#### 深标题\n\n1. 编号\n\n> 引文\n\n末段。']);
    expect(text).toContain('\n\n深标题\n\n编号\n\n引文\n\n末段。');
    expect(comments).toEqual(['稿中这一段是4级标题，请在 Word 里设置', '稿中这一段是编号列表的一项，请在 Word 里设置', '稿中这一段是引文，请在 Word 里设置']);
  });

  test('a paragraph before one that begins in bold is not bold', async () => {
    const file = wordFile(`<w:p>${run('乙段', '<w:b/>')}${run('的话。')}</w:p>${paragraph('末段。')}`);
    const { draft, text, comments } = await changed(file, ['**乙段**', '新段。\n\n**乙段**']);
    expect([text, comments]).toEqual([draft, []]);
  });

  test('a new table is its rows; a new row is a comment', async () => {
    const rows = await changed(ARTICLE, ['末段。', '| 月份 | 箱量 |\n| --- | --- |\n| 一月 | 12 |\n\n末段。']);
    expect(rows.text).toContain('月份 箱量\n\n一月 12\n\n末段。');
    expect(rows.comments).toEqual(['稿中这几段是表格，请在 Word 里做成表格']);
    const row = await changed(TABLE, ['| 一月 | 12 |', '| 一月 | 12 |\n| 二月 | 15 |'], ['后段。', '新后。\n\n后段。']);
    expect(row.comments).toEqual(['稿中此处加了“二月⏎15”']);
    expect(row.text).toContain('| 一月 | 12 |\n\n新后。\n\n后段。');
  });

  test('what is not shown stays out', async () => {
    const { text, comments } = await changed(ARTICLE, ['末段。', '<!-- newsproof-disable -->\n\n末段。\n\n---\n\n新段。']);
    expect(text).toContain('末段。\n\n新段。\n');
    expect(comments).toEqual(['稿中加了正文里不显示的“---”，没有写进来']);
  });
});

describe('nothing else comes or goes', () => {
  const kept = async (file: Uint8Array, ...changes: readonly (readonly [string, string])[]): Promise<Told> => {
    const told = await changed(file, ...changes);
    expect([told.text, told.comments, told.apart]).toEqual([told.draft, [], undefined]);
    return told;
  };

  test('a paragraph that goes takes its note, its picture and its indent along', async () => {
    const noted = wordFile([paragraph(`${run('据报道')}${note}${run('。')}`), paragraph('末段。')].join(''), { footnotes: ['注的文字'] });
    await kept(noted, ['据报道[^1]。\n\n', ''], ['\n\n[^1]: 注的文字', '']);
    await kept(wordFile([paragraph('前段。'), picture('图'), paragraph('后段。')].join('')), ['![图](word/media/image1.png)\n\n', '']);
    const { bytes } = await kept(ARTICLE, ['甲段的话。\n\n## 航线\n\n**乙段**', '甲段的话。**乙段**']);
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)).toMatch(/<w:delText[^>]*>　　<\/w:delText>/);
    const blanks = await kept(wordFile(paragraph('甲 two  words 乙。')), ['two words ', '']);
    expect(strFromU8(unzipSync(blanks.bytes)['word/document.xml'] as Uint8Array)).toMatch(/<w:delText[^>]*>two {2}words <\/w:delText>/);
  });

  test('characters that an import spells otherwise go with the rest', async () => {
    const end = paragraph('末段。');
    await kept(wordFile(`<w:p>${run('约10')}${run('3', '<w:vertAlign w:val="superscript"/>')}${run('立方米的水。')}</w:p>${end}`), ['10³立方米', '']);
    await kept(wordFile(`<w:p>${run('约')}<w:r><w:noBreakHyphen/></w:r>${run('吨的水。')}</w:p>${end}`), ['约‑吨', '']);
    await kept(wordFile(`<w:p>${run('约')}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run('吨的水。')}</w:p>${end}`), ['约✓吨', '']);
    await kept(wordFile(paragraph('𠮷林😀字')), ['𠮷林', '𠮶林']);
    await kept(wordFile(`<w:p>${run('一行')}<w:r><w:br/></w:r>${run('二行')}</w:p>${end}`), ['一行  \n二行', '一行二行'], ['末段', '末  \n段']);
  });

  test('notes that stand in their part in another order than in the text', async () => {
    const second = note.replace('"1"', '"2"');
    const file = wordFile([paragraph(`${run('甲')}${second}${run('乙')}${note}`), paragraph('末段。')].join(''), { footnotes: ['后引的注', '先引的注'] });
    await kept(file, ['先引', '最先引'], ['后引', '最后引']);
  });

  test('a note that goes gives its text to no other, and numbers of notes are nothing', async () => {
    const second = note.replace('"1"', '"2"');
    const file = wordFile([paragraph(`${run('甲')}${note}`), paragraph(`${run('乙')}${second}`), paragraph('末段。')].join(''), {
      footnotes: ['注一', '注二的话'],
    });
    const told = await changed(
      file,
      ['甲[^1]\n\n', ''],
      ['末段。', '末段。\n\n最后段。'],
      ['[^1]: 注一\n\n', ''],
      ['[^2]\n', '[^1]\n'],
      ['[^2]: 注二的', '[^1]: 注二的新'],
    );
    expect([told.text, told.comments, told.apart]).toEqual([told.draft, [], undefined]);
    const added = await changed(file, ['甲', '前[^3]甲'], ['[^1]: 注一', '[^3]: 新注\n\n[^1]: 注一的字']);
    expect(added.comments).toEqual(['稿中这一段加了注号，请在 Word 里插入脚注“新注”']);
    expect(added.text).toBe('前甲[^1]\n\n乙[^2]\n\n末段。\n\n[^1]: 注一的字\n\n[^2]: 注二的话\n');
  });

  test('two paragraphs in a cell are two lines of a draft', async () => {
    const cells = table([
      ['月份', '箱量'],
      ['一月', '12'],
    ]).replace(paragraph('月份'), paragraph('上行的话') + paragraph('下行的话'));
    await kept(wordFile(cells), ['上行的话<br>下行', '上行的话下行'], ['12', '13<br>万']);
  });

  test('a text takes after what stands behind it where that is what it should be', async () => {
    await kept(wordFile(`<w:p>${run('前')}${run('粗的字', '<w:b/>')}${run('后')}</w:p>`), ['**粗的', '**新粗的']);
  });

  test('a moved note is told with its text', async () => {
    const file = wordFile([paragraph(`${run('据报道')}${note}${run('。')}`), paragraph('中段。'), paragraph('末段。')].join(''), { footnotes: ['注的文字'] });
    const { comments, text } = await changed(file, ['据报道[^1]。\n\n', ''], ['末段。', '末段。\n\n据报道[^1]。']);
    expect(comments).toEqual(['稿中这一段加了注号，请在 Word 里插入脚注“注的文字”']);
    expect(text).toBe('中段。\n\n末段。\n\n据报道。\n');
  });

  test('both forms of a text box are changed, and comments hang on its paragraph', async () => {
    const content = `<w:txbxContent>${paragraph('框里的字')}</w:txbxContent>`;
    const placed = '<mc:AlternateContent><mc:Choice Requires="wp14"/><mc:Fallback/></mc:AlternateContent>';
    const box = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing>${placed}${content}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`;
    const file = wordFile(`<w:p>${run('外文。')}<w:r>${box}</w:r></w:p>${paragraph('末段。')}`);
    await kept(file, ['框里的', '框中的'], ['末段', '尾段']);
    const { bytes, comments } = await changed(file, ['框里', '**框**里']);
    expect(comments).toEqual(['稿中“框”是加粗，请在 Word 里设置']);
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)).not.toMatch(/<w:txbxContent>.*commentReference.*<\/w:txbxContent>/);
  });

  test('a paragraph that would come before the text of a box is told, and the rest is written', async () => {
    const box = `<w:r><w:drawing><w:txbxContent>${table([['框里的字', '乙']])}</w:txbxContent></w:drawing></w:r>`;
    const file = wordFile(`<w:p>${box}${run('外文。')}</w:p>${paragraph('末段。')}`);
    const { text, comments } = await changed(file, ['外文。', '外文。\n\n新段。'], ['末段', '尾段']);
    expect(comments).toEqual([expect.stringContaining('新段。')]);
    expect(text).toBe('外文。\n\n| 框里的字 | 乙 |\n| --- | --- |\n\n尾段。\n');
  });

  test('paragraphs beside links, bookmarks and the changes of others', async () => {
    await kept(wordFile(`<w:p>${link('这里')}${run('的话。')}</w:p>`), ['[这里', '新段。\n\n[这里']);
    await kept(wordFile(`${paragraph('甲段，')}<w:bookmarkEnd w:id="0"/>${paragraph('末段。')}`), ['，\n\n末', '，末']);
    const other = `<w:p>${run('甲')}<w:ins w:id="9" w:author="乙">${run('人加')}</w:ins><w:del w:id="8" w:author="乙"><w:r><w:delText>删</w:delText></w:r></w:del>${run('乙')}</w:p>`;
    await kept(wordFile(other + paragraph('末段。')), ['人加', '人又加'], ['末段。', '末段。\n\n新段。']);
  });
});

describe('the copy is read again', () => {
  test('another text is told from another cut, and blanks, empty paragraphs and cells from neither', () => {
    const wanted = readDraftText('甲段  的话。\n\n| 甲 |  |\n| --- | --- |\n| 乙 | 丙 |\n').text;
    expect(compare('甲段 的话。\n\n\n| 甲 |  |\n| --- | --- |\n| 乙 | 丙 |\n', '', wanted, NONE)).toEqual({ isSameText: true, places: [] });
    expect(compare('甲段\n\n的话。\n\n甲\n\n乙\n\n丙\n', '', wanted, NONE)).toEqual({ isSameText: true, places: ['甲段 的话。'] });
    expect(compare('甲段 话。\n\n甲\n\n乙\n', '', wanted, NONE)).toEqual({ isSameText: false, places: ['甲段 的话。', '丙'] });
    // An import that reads a mark where there is none.
    expect(compare('甲段 话。\n\n甲\n\n乙\n', '甲段 的话。\n甲\n\n乙\n丙', wanted, NONE)).toMatchObject({ isSameText: true });
  });

  test('whatever is written into a draft, its text comes out, or a comment says what does not', async () => {
    const original = await read(ARTICLE);
    const piece = fc.constantFrom(
      '，',
      '**',
      '港',
      '- ',
      '\n\n',
      '\n\n## 新题\n\n',
      '\n\n新段。\n\n',
      '\\*',
      '[',
      '](x)',
      '`',
      '\n',
      '> ',
      '1. ',
      '|',
      '　　',
      '[^1]',
      '<b>',
      '~~',
    );
    const change = fc.tuple(fc.nat({ max: original.length - 1 }), fc.nat({ max: 9 }), piece);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 5 }), async (changes) => {
        let draft = original;
        for (const [at, length, text] of changes) draft = draft.slice(0, at) + text + draft.slice(at + length);
        const { bytes, commented, apart } = await exportDocx({ name: 'a.docx', original: ARTICLE, draft, language: 'zh', sign: SIGN });
        if (commented === 0 && !apart) expect(compare(await read(bytes), '', readDraftText(draft).text, NONE).places).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
