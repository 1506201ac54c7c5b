import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importDraft } from '../server/src/import/import.ts';
import type { Imported } from '../server/src/import/imported.ts';
import { checkJson, draftFolder, newsproof, STACK } from './cli-run.ts';
import { item, paragraph, picture, run, table, wordFile } from './word-file.ts';

const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error('none'));
const imported = (name: string, bytes: Uint8Array): Promise<Imported> => importDraft({ name, bytes, characterMap: noMaps });
const page = async (html: string): Promise<Imported> => imported('a.html', strToU8(html));
const said = ({ notes }: Imported): string[] => notes.map((note) => note.zh);

const PARAGRAPHS = [
  '本报讯（记者王刚）港口今年的集装箱吞吐量创下新高。到五月底为止，装卸的箱量比上一年同期增加了一成，船舶等候的时间缩短了三天。',
  '港务局负责人说，增长主要来自新开的三条航线，它们通往南方的港口，沿线的城市也因此受益。',
  '下一步，港口将扩建两个泊位，预计明年年底完工，届时可以停靠更大的船舶。',
];

describe('Word files', () => {
  test('headings, bold, lists, tables and footnotes are Markdown', async () => {
    const body = [
      paragraph('港口吞吐量创新高', { style: 'a3' }),
      paragraph(`${run('　　今年的')}${run('“箱量”', '<w:b/>')}${run('增加一成')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('。')}`),
      paragraph('分港区', { style: '2' }),
      item('东港', 1),
      item('西港', 1),
      item('第一步', 2),
      item('第二步', 2),
      table([
        ['月份', '箱量|万'],
        ['一月', '12'],
      ]),
    ].join('');
    const { text, notes } = await imported('a.docx', wordFile(body, { footnotes: ['据港务局'] }));
    expect(text).toBe(
      [
        '# 港口吞吐量创新高',
        '今年的“**箱量**”增加一成[^1]。',
        '## 分港区',
        '- 东港\n- 西港',
        '1. 第一步\n2. 第二步',
        '| 月份 | 箱量\\|万 |\n| --- | --- |\n| 一月 | 12 |',
        '[^1]: 据港务局\n',
      ].join('\n\n'),
    );
    expect(notes).toEqual([]);
  });

  test('of tracked changes the accepted text is taken, comments are left out, and both are told', async () => {
    const change = (name: string, content: string): string => `<w:${name} w:id="1" w:author="甲">${content}</w:${name}>`;
    const deleted = '<w:r><w:delText>去年</w:delText></w:r>';
    const body = paragraph(
      `${change('del', deleted)}${change('ins', run('今年'))}${run('箱量增加。')}${change('moveFrom', run('已经'))}${change('moveTo', run('确实'))}<w:r><w:commentReference w:id="0"/></w:r>`,
    );
    const draft = await imported('a.docx', wordFile(body, { comments: ['查一下', '再查'] }));
    expect(draft.text).toBe('今年箱量增加。确实\n');
    expect(said(draft)).toEqual(['有2条批注，没有带入', '有修订（增2处，删2处），取接受全部修订之后的文字']);
  });

  test('pictures are links to their names', async () => {
    const draft = await imported('a.docx', wordFile(`${paragraph('正文。')}${picture('港口')}`));
    expect(draft.text).toBe('正文。\n\n![港口](word/media/image1.png)\n');
    expect(said(draft)).toEqual(['有1张图片，只留下链接']);
  });

  test('cells that reach over rows and columns leave the others in their columns', async () => {
    const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const body = `<w:tbl>${row(cell('港区', '<w:vMerge w:val="restart"/>'), cell('箱量', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vMerge/>'), cell('今年'), cell('去年'))}${row(cell('东港'), cell('12'), cell('11'))}</w:tbl>`;
    expect((await imported('a.docx', wordFile(body))).text).toBe('| 港区 | 箱量 |  |\n| --- | --- | --- |\n|  | 今年 | 去年 |\n| 东港 | 12 | 11 |\n');
  });

  test('what a field shows is text', async () => {
    const field = `<w:fldSimple w:instr=" DATE \\@ &quot;M月d日&quot; ">${run('6月3日')}</w:fldSimple>`;
    expect((await imported('a.docx', wordFile(paragraph(`${run('港口')}${field}${run('复航。')}`)))).text).toBe('港口6月3日复航。\n');
  });

  test('a link to a place in the file itself is its text', async () => {
    const link = `<w:hyperlink w:anchor="_Toc1">${run('见附表')}</w:hyperlink>`;
    expect((await imported('a.docx', wordFile(paragraph(`${run('数字')}${link}${run('。')}`)))).text).toBe('数字见附表。\n');
  });

  test('a text that looks like markup stays a text', async () => {
    const lines = [
      '# 不是标题',
      '1. 不是列表',
      '- 也不是',
      '* 星号',
      '> 引用',
      '[注](甲)',
      'a_b_c 与 *强调* 与 `代码`',
      '<b>标签</b> &amp; 3*4',
      '1.坚持',
      '_下划线_',
    ];
    const { text } = await imported('a.docx', wordFile(lines.map((line) => paragraph(run(line))).join('')));
    expect(text.trimEnd().split('\n\n')).toEqual([
      '\\# 不是标题',
      '1\\. 不是列表',
      '\\- 也不是',
      '\\* 星号',
      '\\> 引用',
      '\\[注](甲)',
      'a_b_c 与 \\*强调\\* 与 \\`代码\\`',
      '\\<b>标签\\</b> \\&amp; 3\\*4',
      '1.坚持',
      '\\_下划线\\_',
    ]);
  });
});

const CHROME = (article: string, title = '港口吞吐量创新高_海岸网'): string => `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>
<script>var tracking = '脚本';</script><style>.a{}</style></head><body><nav><ul><li><a href="/">首页</a></li><li><a href="/news">国内</a></li></ul></nav>
<div class="content"><h1>港口吞吐量创新高</h1><div class="article">${article}</div></div>
<aside class="sidebar"><a href="/1">热门新闻排行</a></aside><footer>版权所有　备案号</footer></body></html>`;

describe('web pages', () => {
  test('digits above and below the line, and what is struck out, are not part of a number', async () => {
    const { text } = await page('<html><body><p>共10<sup>3</sup>米，CO<sub>2</sub>，<del>100</del>90元。</p></body></html>');
    expect(text).toBe('共10³米，CO₂，~~100~~90元。\n');
  });

  test('a page that is UTF-8 is read so, whatever it says', async () => {
    for (const charset of ['gb2312', 'utf-16']) {
      const draft = await page(`<html><head><meta charset="${charset}"></head><body><p>箱量增加一成。</p></body></html>`);
      expect(draft.text).toBe('箱量增加一成。\n');
      expect(said(draft)).toContain('网页写的编码与内容不符，按 UTF-8 读');
    }
  });

  test('pictures in the page itself are left out and told; what only holds a place is nothing', async () => {
    const src = (bytes: number): string => `data:image/png;base64,${'A'.repeat(bytes)}`;
    const draft = await page(
      `<html><body><p>箱量增加。</p><img alt="港口[东]" src="${src(900)}"><img src="${src(30)}"><p><a href="javascript:void(0)">更多</a></p></body></html>`,
    );
    expect(draft.text).toBe('箱量增加。\n\n![港口\\[东]]()\n\n更多\n');
    expect(said(draft)).toContain('有1张图片嵌在网页里，没有带入');
  });

  test('a dash within a title is none before the name of a site', async () => {
    for (const title of ['COVID-19疫情通报', '2025-2026年度工作总结', '山水之间——记护林员老王']) {
      const html = `<html><head><title>${title}_海岸网</title></head><body><div class="article">${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</div></body></html>`;
      expect((await page(html)).text.split('\n')[0]).toBe(`# ${title}`);
    }
  });

  test('a form round everything is no chrome, and comments before a page cost nothing', async () => {
    const form = `<html><body><form id="form1">${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</form></body></html>`;
    expect((await page(form)).text).toContain(PARAGRAPHS[1] as string);
    expect((await page(`${'<!---->'.repeat(60)}<p>一段正文。</p>`)).text).toBe('一段正文。\n');
  });

  test('the article is left of a page, with its title', async () => {
    const { text, notes } = await page(CHROME(PARAGRAPHS.map((p) => `<p>　　${p}</p>`).join('\n')));
    expect(text).toBe(`# 港口吞吐量创新高\n\n${PARAGRAPHS.join('\n\n')}\n`);
    expect(notes).toEqual([]);
  });

  test('lines that were broken before an indent are paragraphs', async () => {
    const { text } = await page(CHROME(`<p>${PARAGRAPHS.map((p) => `　　${p}`).join('<br>')}</p>`));
    expect(text).toBe(`# 港口吞吐量创新高\n\n${PARAGRAPHS.join('\n\n')}\n`);
  });

  test('line ends in the source of a page are none in its text', async () => {
    const { text } = await page(CHROME(PARAGRAPHS.map((p) => `<p>${p.slice(0, 20)}\n${p.slice(20)}</p>`).join('')));
    expect(text).toBe(`# 港口吞吐量创新高\n\n${PARAGRAPHS.join('\n\n')}\n`);
  });

  test('tables have a head, and one that only lays out is none', async () => {
    const html = `${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}<table><tr><th>月份</th><th>箱量</th></tr><tr><td colspan="2">暂无</td></tr></table>`;
    expect((await page(CHROME(html))).text).toContain('\n\n| 月份 | 箱量 |\n| --- | --- |\n| 暂无 |  |\n');
    const rows =
      '<tr><td rowspan="2">一季度</td><td>一月</td><td>12</td></tr><tr><td>二月</td><td>13</td></tr><tr><td>二季度</td><td colspan="2">暂无</td></tr>';
    const spans = `${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}<table><tr><th>季度</th><th>月份</th><th>箱量</th></tr>${rows}</table>`;
    expect((await page(CHROME(spans))).text).toContain('\n| 一季度 | 一月 | 12 |\n|  | 二月 | 13 |\n| 二季度 | 暂无 |  |\n');
    const layout = `<table><tr><td>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</td></tr></table>`;
    expect((await page(CHROME(layout))).text).toContain(PARAGRAPHS.join('\n\n'));
  });

  test('a page with no article is taken whole, without chrome, and that is told', async () => {
    const draft = await page('<html><body><nav>首页</nav><p>短讯一则。</p><script>x</script></body></html>');
    expect(draft.text).toContain('短讯一则。');
    expect(draft.text).not.toMatch(/首页|x/);
  });

  test.each(['gb2312', 'gbk', undefined])('a page in GBK that says %s', async (charset) => {
    // 新闻 in GBK
    const word = [0xd0, 0xc2, 0xce, 0xc5];
    const head = strToU8(`<html><head>${charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : ''}</head><body><p>`);
    const draft = await imported('a.htm', new Uint8Array([...head, ...word, ...strToU8('</p></body></html>')]));
    expect(draft.text).toBe('新闻\n');
    expect(said(draft).join()).toContain(charset ? '' : 'GB18030');
  });
});

describe('on the command line', () => {
  const word = wordFile(PARAGRAPHS.map((p) => paragraph(`　　${p}`)).join(''));

  test('a file becomes Markdown beside it, in which no line is broken', () => {
    const cwd = draftFolder({ '稿件.docx': word, '网页.html': CHROME(PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')) });
    const { status, stdout, stderr } = newsproof(['import', '稿件.docx', '网页.html'], { cwd });
    expect([status, stdout, stderr]).toEqual([0, '稿件.docx → 稿件.md\n网页.html → 网页.md\n', '']);
    expect(readFileSync(join(cwd, '稿件.md'), 'utf8')).toBe(`${PARAGRAPHS.join('\n\n')}\n`);
    const { files } = checkJson(['稿件.md', '网页.md'], { cwd });
    expect(files.flatMap((f) => f.findings.map((p) => p.rule)).filter((rule) => rule.startsWith('wrap/'))).toEqual([]);
  });

  test('a file that is there stays, unless --force says otherwise', () => {
    const cwd = draftFolder({ '稿件.docx': word, '稿件.md': '旧' });
    const refused = newsproof(['import', '稿件.docx'], { cwd });
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toBe('newsproof: 稿件.docx：稿件.md 已经存在，没有写（--force 覆盖它）\n');
    expect(readFileSync(join(cwd, '稿件.md'), 'utf8')).toBe('旧');
    expect(newsproof(['import', '--force', '稿件.docx'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, '稿件.md'), 'utf8')).toContain(PARAGRAPHS[0]);
  });

  test('-o names a folder, which is made; two files of one name do not meet there', () => {
    const cwd = draftFolder({ 'a.docx': word, 'b/a.docx': word });
    const { status, stderr } = newsproof(['import', '-o', '新/夹', '--force', 'a.docx', 'b/a.docx', '--language', 'en'], { cwd });
    expect([status, readdirSync(join(cwd, '新/夹'))]).toEqual([2, ['a.md']]);
    expect(stderr).toContain('was just made of another file');
  });

  test('--stdout writes no file, and what there is to say goes to standard error', () => {
    const cwd = draftFolder({ '稿件.docx': wordFile(paragraph('正文。'), { comments: ['查'] }) });
    const { status, stdout, stderr } = newsproof(['import', '--stdout', '稿件.docx'], { cwd });
    expect([status, stdout, stderr]).toEqual([0, '正文。\n', 'newsproof: 稿件.docx：有1条批注，没有带入\n']);
    expect(readdirSync(cwd)).toEqual(['稿件.docx']);
  });

  test.each([
    [['import'], '请给出要导入的文件'],
    [['import', '--stdout', 'a', 'b'], '--stdout 一次只能处理一个文件'],
    [['import', '--stdout', '-o', 'x', 'a'], '不能与 -o'],
    [['import', '没有.docx'], '文件不存在'],
    [['import', '.'], '是文件夹'],
  ])('%j', (args, message) => {
    const { status, stderr } = newsproof(args, { cwd: draftFolder() });
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('bad files have one line to tell, and no draft', () => {
  const word = wordFile(paragraph('正文。'));
  const types = strToU8('<Types/>');
  /** A part that says that it is small. */
  const lying = (): Uint8Array => {
    const bytes = zipSync({ '[Content_Types].xml': types, 'word/document.xml': new Uint8Array(1 << 20) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let i = 0; i + 28 < bytes.length; i++) if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 8, true);
    return bytes;
  };
  const ole = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(stream, 'utf16le'), 1024);
    return bytes;
  };

  test.each<[string, string, () => Uint8Array, RegExp]>([
    ['nothing', 'a.docx', () => new Uint8Array(), /是空文件/],
    ['half an archive', 'a.docx', () => word.slice(0, word.length / 2), /已损坏或不完整/],
    ['an archive with holes', 'a.docx', () => word.map((b, i) => (i > 200 && i < 900 ? 0 : b)), /已损坏或不完整|没有文字/],
    ['a bomb', 'a.docx', () => zipSync({ '[Content_Types].xml': types, 'word/document.xml': new Uint8Array((1 << 26) + 1) }), /解压后超过上限 64 MB/],
    ['a bomb that lies', 'a.docx', lying, /已损坏|没有文字/],
    ['a document with a password', 'a.docx', () => ole('EncryptedPackage'), /有打开密码/],
    ['a document of the old format', 'a.docx', () => ole('WordDocument'), /旧格式的 Word/],
    ['an archive of something', 'a.docx', () => zipSync({ 'a.txt': strToU8('甲') }), /是 ZIP 压缩包/],
    ['a workbook', 'a.docx', () => zipSync({ '[Content_Types].xml': types, 'xl/workbook.xml': strToU8('<a/>') }), /是 Excel 文件/],
    ['no document', 'a.docx', () => strToU8('不是 Word 文件'), /不是 \.docx、\.pdf 或 \.html 文件/],
    ['a text', 'a.txt', () => strToU8('已经是稿件'), /已经是文字稿/],
    ['a picture', 'a.png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /不是 \.docx/],
    ['a document without a word', 'a.docx', () => wordFile(paragraph('')), /里面没有文字/],
    ['a page without a word', 'a.html', () => strToU8('<html><body><script>1</script></body></html>'), /里面没有文字/],
    ['XML that does not end', 'a.docx', () => wordFile('<w:p><w:r><w:t>甲'), /已损坏|没有文字/],
  ])('%s', async (_, name, bytes, message) => {
    const cwd = draftFolder({ [name]: bytes() });
    const { status, stdout, stderr } = newsproof(['import', name], { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(STACK);
    expect(readdirSync(cwd)).toEqual([name]);
  });

  test('elements a hundred thousand deep', () => {
    const cwd = draftFolder({
      'a.html': `<html><body>${'<div>'.repeat(100_000)}甲`,
      'b.docx': wordFile(paragraph(`${'<w:ins>'.repeat(100_000)}${'</w:ins>'.repeat(100_000)}`)),
    });
    const { status, stderr } = newsproof(['import', 'a.html', 'b.docx'], { cwd });
    expect(status).toBe(2);
    expect(stderr).not.toMatch(STACK);
    expect(existsSync(join(cwd, 'a.md'))).toBe(false);
  });

  test('a file of 100 MB is not read', () => {
    const cwd = draftFolder({ 'a.pdf': new Uint8Array(100 << 20) });
    const { status, stderr } = newsproof(['import', 'a.pdf'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('超过上限64 MB')]);
    expect(statSync(join(cwd, 'a.pdf')).size).toBe(100 << 20);
  });

  test('a file whose name promises another kind is read as what it is, and that is told', async () => {
    const draft = await imported('a.html', wordFile(paragraph('正文。')));
    expect([draft.text, said(draft)]).toEqual(['正文。\n', ['扩展名与内容不符，按 Word 导入']]);
  });
});
