import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportDocx } from '../server/src/export/export.ts';
import { readDocx } from '../server/src/import/docx.ts';
import { draftFolder, newsproof, STACK } from './cli-run.ts';
import { item, LINK, link, paragraph, run, table, wordFile } from './word-file.ts';

const SIGN = { author: 'Newsproof', date: '2026-01-02T03:04:05Z' };
const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error('none'));
const read = async (bytes: Uint8Array): Promise<string> => (await readDocx({ name: 'a.docx', bytes, characterMap: noMaps })).text;
const exported = (original: Uint8Array, draft: string) => exportDocx({ name: 'a.docx', original, draft, language: 'zh', sign: SIGN });
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] as Uint8Array);
const body = (bytes: Uint8Array): string => part(bytes, 'word/document.xml');

/** As if every tracked change were rejected, by another road than the product's: what is inserted goes, what is deleted is a text. */
const rejected = (bytes: Uint8Array): string =>
  body(bytes)
    .replace(/<w:ins [^>]*\/>/g, '<joined/>')
    .replace(/<w:ins [^>]*>.*?<\/w:ins>/g, '')
    .replace(/<\/w:p>(?=<w:p>)/g, (end, at: number, xml: string) => (xml.slice(xml.lastIndexOf('<w:p>', at), at).includes('<joined/>') ? '' : `${end}\n`))
    .replace(/<[^>]+>/g, '');

describe('changes of a draft go back into its Word file', () => {
  const TWO = wordFile(
    [
      paragraph('港口吞吐量创新高', { style: 'a3' }),
      paragraph(`${run('　　今年的')}${run('“箱量”', '<w:b/>')}${run('增加一成，船舶等侯的时间缩短了三天。')}`),
      paragraph('港务局负责人说，增长主要来自'),
      paragraph('新开的三条航线。'),
      table([
        ['月份', '箱量'],
        ['一月', '12'],
      ]),
    ].join(''),
  );

  test('characters, in the run that they stand in', async () => {
    const draft = (await read(TWO)).replace('等侯', '等候').replace('一成，', '一成；').replace('箱量**', '箱数**');
    const { bytes, tracked, commented } = await exported(TWO, draft);
    expect([tracked, commented]).toEqual([3, 0]);
    expect(await read(bytes)).toBe(draft);
    expect(body(bytes)).toMatch(/<w:del w:id="\d+" w:author="Newsproof" w:date="2026-01-02T03:04:05Z">/);
    expect(body(bytes)).toMatch(/<w:ins [^>]*><w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">数<\/w:t><\/w:r><\/w:ins>/);
    expect(rejected(bytes)).toBe(rejected(TWO));
  });

  test('characters that end lines elsewhere are characters of a text', async () => {
    const file = wordFile(paragraph('甲段\u2028的话\u0085。') + paragraph('乙段的话。'));
    const { bytes } = await exported(file, (await read(file)).replace('乙段', '丙段'));
    expect(body(bytes)).toContain('甲段\u2028的话\u0085。');
  });

  test('paragraphs that are joined and parted', async () => {
    const original = await read(TWO);
    const draft = original.replace('来自\n\n新开', '来自新开').replace('一成，船舶', '一成。\n\n船舶');
    const { bytes, commented } = await exported(TWO, draft);
    expect(commented).toBe(0);
    expect(await read(bytes)).toBe(draft);
    expect(rejected(bytes)).toBe(rejected(TWO));
  });

  test('markup is a comment: who reads the file has no Markdown', async () => {
    const draft = (await read(TWO)).replace('港务局负责人', '**港务局**负责人');
    const { bytes, tracked, commented } = await exported(TWO, draft);
    expect([tracked, commented]).toEqual([0, 1]);
    expect(part(bytes, 'word/comments.xml')).toContain('稿中“港务局”是加粗');
    expect(rejected(bytes)).toBe(rejected(TWO));
  });

  test('over empty paragraphs, which a draft has none of', async () => {
    const file = wordFile([paragraph('甲段的话，'), '<w:p/>', paragraph('接着的话。'), '<w:p/>', paragraph('末段。')].join(''));
    const draft = (await read(file)).replace('，\n\n接', '，接');
    const { bytes, tracked, commented } = await exported(file, draft);
    expect([tracked, commented]).toEqual([1, 0]);
    expect(await read(bytes)).toBe('甲段的话，接着的话。\n\n末段。\n');
  });

  test('what XML cannot hold stays out', async () => {
    const file = wordFile(paragraph('甲段的话。'));
    const { bytes } = await exported(file, '甲段的\u0001旧\ud800话。\n');
    expect(await read(bytes)).toBe('甲段的旧话。\n');
  });

  test('no paragraph ends within a link: that is a comment, the rest is tracked', async () => {
    const file = wordFile(`<w:p><w:hyperlink>${run('链接里的文字很长')}</w:hyperlink>${run('，后面还有错子。')}</w:p>`);
    const draft = (await read(file)).replace('里的文字', '里的\n\n文字').replace('错子', '错字');
    const { bytes, tracked, commented } = await exported(file, draft);
    expect([tracked, commented]).toEqual([1, 1]);
    expect(rejected(bytes)).toBe(rejected(file));
  });

  test('a file of another make is refused, and nothing is claimed', async () => {
    const parts = unzipSync(wordFile(paragraph('甲段的话。')));
    const other = body(wordFile(paragraph('甲段的话。'))).replaceAll('w:', 'v:');
    const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(other) });
    await expect(exported(bytes, '甲段的旧话。\n')).rejects.toThrow();
  });

  test('cells, lists and notes are texts as others are', async () => {
    const file = wordFile(
      [
        item('东港箱两增加', 1),
        item('西港', 1),
        table([['月份', '箱两']]),
        paragraph(`${run('据报道')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('。')}`),
      ].join(''),
      { footnotes: ['据港务具'] },
    );
    const draft = (await read(file)).replaceAll('箱两', '箱量').replace('港务具', '港务局');
    const { bytes, tracked, commented } = await exported(file, draft);
    expect([tracked, commented]).toEqual([3, 0]);
    expect(await read(bytes)).toBe(draft);
  });

  test('whatever is changed, it is all there when accepted, and nothing of it when rejected', async () => {
    const LINES = ['港口今年的箱量增加一成，船舶等候的时间缩短。', '增长来自新开的三条航线。', '下一步，港口将扩建两个泊位。'];
    const file = wordFile(
      LINES.map((line) => paragraph(run(line.slice(0, 5)) + run(line.slice(5), '<w:i/>')))
        .join('')
        .replaceAll('<w:i/>', ''),
    );
    const original = await read(file);
    const piece = fc.constantFrom('，', '港', '二十', '', '时间', '\n\n新的一段。', '。');
    const change = fc.tuple(fc.nat({ max: original.length - 1 }), fc.nat({ max: 6 }), piece);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        let draft = original;
        for (const [at, length, text] of changes) draft = draft.slice(0, at) + text + draft.slice(at + length);
        const { bytes, commented } = await exported(file, draft);
        expect(commented).toBe(0);
        expect((await read(bytes)).replace(/\s/g, '')).toBe(draft.replace(/\s/g, ''));
        expect(rejected(bytes)).toBe(rejected(file));
      }),
      { numRuns: 100 },
    );
  });
});

describe('newsproof export', () => {
  const FILES = { '稿.docx': wordFile(paragraph('船舶等侯的时间缩短了三天。')), '稿.md': '\uFEFF船舶等候的时间缩短了三天。\r\n', '页.html': '<p>正文</p>' };
  const tell = (cwd: string, ...args: string[]) => {
    const { status, stdout, stderr } = newsproof(['export', ...args], { cwd });
    return [status, stdout + stderr];
  };

  test('writes a copy beside the file, and never over one that is there unless asked to', () => {
    const cwd = draftFolder(FILES);
    expect(tell(cwd, '稿.md', '稿.docx')).toEqual([0, expect.stringContaining('稿-修订.docx：修订1处，批注0处')]);
    expect(body(readFileSync(join(cwd, '稿-修订.docx')))).toContain('侯</w:delText>');
    expect(readFileSync(join(cwd, '稿.docx')).equals(FILES['稿.docx'])).toBe(true);
    expect(tell(cwd, '稿.md', '稿.docx')).toEqual([2, expect.stringContaining('稿-修订.docx 已经存在，没有写')]);
    expect(tell(cwd, '稿.md', '稿.docx', '--force')[0]).toBe(0);
    for (const to of ['稿.docx', './稿.md']) {
      expect(tell(cwd, '稿.md', '稿.docx', '--force', '-o', to)).toEqual([2, expect.stringContaining('就是原文件，没有写')]);
    }
    expect(readFileSync(join(cwd, '稿.docx')).equals(FILES['稿.docx'])).toBe(true);
    expect(tell(cwd, '稿.md', '稿.docx', '-o', '新.docx')).toEqual([0, expect.stringContaining('新.docx')]);
  });

  test('says where the copy, read again, is not the draft', () => {
    // A link that is none any more in the draft is one in the file all the same.
    const word = wordFile(`<w:p>${run('据')}${link('报道')}${run('，有三条。')}</w:p>`);
    const cwd = draftFolder({ '稿.docx': word, '稿.md': `据[报道](${LINK}，有三条。\n` });
    const [status, said] = tell(cwd, '稿.md', '稿.docx');
    expect(status).toBe(1);
    expect(said).toContain('稿-修订.docx：修订2处');
    expect(said).toContain('稿-修订.docx：写好的文件再读一遍，有1处分段或标记与稿件不同，请核对：“');
    const [, english] = tell(cwd, '稿.md', '稿.docx', '--force', '--language', 'en');
    expect(english).toContain('differs from the draft');
  });

  test('says what is wrong with what it was given', () => {
    const cwd = draftFolder({ ...FILES, '坏.docx': FILES['稿.docx'].subarray(0, 300) });
    expect(tell(cwd, '稿.md')).toEqual([2, expect.stringContaining('请给出稿件和它所从来的 Word 文件')]);
    expect(tell(cwd, '稿.md', '页.html')).toEqual([2, expect.stringContaining('页.html：不是 .docx 文件，修订只能写回 Word 文件')]);
    expect(tell(cwd, '稿.md', '没有.docx')[0]).toBe(2);
    expect(tell(cwd, '稿.docx', '稿.docx')[0]).toBe(2);
    const [status, said] = tell(cwd, '稿.md', '坏.docx');
    expect([status, STACK.test(String(said))]).toEqual([2, false]);
    expect(said).toContain('坏.docx');
  });
});
