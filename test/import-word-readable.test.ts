import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportDocx } from '../server/src/export/export.ts';
import { readDocx } from '../server/src/import/docx.ts';
import type { Imported } from '../server/src/import/imported.ts';
import { item, paragraph, run, wordFile } from './word-file.ts';

const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error('none'));
const read = (bytes: Uint8Array): Promise<Imported> => readDocx({ name: 'a.docx', bytes, characterMap: noMaps });
const said = ({ notes }: Imported): string[] => notes.map((note) => note.zh);
const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const math = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const formula = (content: string): string => `<m:oMath ${M}>${content}</m:oMath>`;
const fraction = (above: string, below: string): string => `<m:f><m:num>${math(above)}</m:num><m:den>${math(below)}</m:den></m:f>`;

/** A copy whose changes are tracked, and what is told of the others. */
async function exported(original: Uint8Array, from: string, to: string) {
  const draft = (await read(original)).text.replace(from, to);
  const sign = { author: 'Newsproof', date: '2026-01-02T03:04:05Z' };
  return exportDocx({ name: 'a.docx', original, draft, language: 'zh', sign });
}

describe('text that Word shows and its library passes over', () => {
  test('characters below their reading', async () => {
    const ruby = `<w:r><w:ruby><w:rubyPr><w:hps w:val="10"/></w:rubyPr><w:rt>${run('gǎng')}</w:rt><w:rubyBase>${run('港')}</w:rubyBase></w:ruby></w:r>`;
    const file = wordFile(`<w:p>${run('新')}${ruby}${run('口很大。')}</w:p>`);
    const draft = await read(file);
    expect([draft.text, said(draft)]).toEqual(['新港口很大。\n', ['有1处注音，没有带入']]);
    const { bytes } = await exported(file, '新港', '新海港');
    expect((await read(bytes)).text).toBe('新海港口很大。\n');
    expect((await read((await exported(file, '港', '湾')).bytes)).text).toBe('新湾口很大。\n');
  });

  test('text of a direction of its own', async () => {
    const file = wordFile(`<w:p>${run('甲')}<w:dir w:val="ltr">${run('乙')}<w:bdo w:val="ltr">${run('丙')}</w:bdo></w:dir>${run('丁')}</w:p>`);
    expect((await read(file)).text).toBe('甲乙丙丁\n');
    expect((await read((await exported(file, '丙', '戊')).bytes)).text).toBe('甲乙戊丁\n');
  });

  test('boxes to tick, of both kinds', async () => {
    const box = `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>`;
    const sign = (type: string, data = ''): string => `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
    const older = `${sign('begin', '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>')}<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>${sign('end')}`;
    const file = wordFile(`<w:p>${box}${run('同意　')}${older}${run('不同意')}</w:p>`);
    expect((await read(file)).text).toBe('☒同意　☐不同意\n');
  });

  test.each([
    ['a half is no 12', fraction('1', '2'), '1/2'],
    ['sums are in brackets', fraction('a+b', '2'), '(a+b)/2'],
    ['powers', `<m:sSup><m:e>${math('r')}</m:e><m:sup>${math('2')}</m:sup></m:sSup>`, 'r²'],
    ['indices', `<m:sSubSup><m:e>${math('x')}</m:e><m:sub>${math('n')}</m:sub><m:sup>${math('12')}</m:sup></m:sSubSup>`, 'x_n¹²'],
    ['roots', `<m:rad><m:deg/><m:e>${math('a+b')}</m:e></m:rad>`, '√(a+b)'],
    [
      'sums over',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${math('i=1')}</m:sub><m:sup>${math('n')}</m:sup><m:e>${math('i')}</m:e></m:nary>`,
      '∑\\_(i=1)^ni',
    ],
    ['brackets', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${math('a')}</m:e><m:e>${math('b')}</m:e></m:d>`, '[a|b]'],
    ['rows', `<m:m><m:mr><m:e>${math('1')}</m:e><m:e>${math('2')}</m:e></m:mr><m:mr><m:e>${math('3')}</m:e><m:e>${math('4')}</m:e></m:mr></m:m>`, '1 2; 3 4'],
  ])('formulas are text: %s', async (_, content, text) => {
    const draft = await read(wordFile(`<w:p>${run('得')}${formula(content)}${run('。')}</w:p>`));
    expect([draft.text, said(draft)]).toEqual([`得${text}。\n`, ['有1个公式，写成了一行文字，请核对']]);
  });

  test('a formula of a note is text, too, and what is changed in one is told, for the file has it in a form of its own', async () => {
    const file = wordFile(`<w:p>${run('得')}${formula(fraction('1', '2'))}${run('，见注')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('。')}</w:p>`, {
      footnotes: [formula(fraction('3', '4'))],
    });
    expect((await read(file)).text).toBe('得1/2，见注[^1]。\n\n[^1]: 3/4\n');
    const { bytes, tracked, commented } = await exported(file, '1/2，见', '1/3，看');
    expect([tracked, commented]).toEqual([1, 1]);
    expect((await read(bytes)).text).toBe('得1/2，看注[^1]。\n\n[^1]: 3/4\n');
  });

  test.each([
    ['得1/2', '得到1/2'],
    ['1/2。', '1/2，完。'],
    ['得1/2。', '得。'],
    ['。\n\nr²', '。\n\n新的一段。\n\nr²'],
    ['r²\n\n', 'r²\n\n新的一段。\n\n'],
    ['。\n\nr²\n\n', '。\n\n'],
  ])('text beside a formula goes in, and a formula goes as a whole: %j, %j', async (from, to) => {
    const power = `<m:sSup><m:e>${math('r')}</m:e><m:sup>${math('2')}</m:sup></m:sSup>`;
    const shown = `<w:p><m:oMathPara ${M}>${formula(power)}</m:oMathPara></w:p>`;
    const file = wordFile(`<w:p>${run('得')}${formula(fraction('1', '2'))}${run('。')}</w:p>${shown}${paragraph('末段。')}`);
    const { bytes, commented } = await exported(file, from, to);
    expect(commented).toBe(0);
    expect((await read(bytes)).text).toBe('得1/2。\n\nr²\n\n末段。\n'.replace(from, to));
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array)).not.toMatch(/<w:ins [^>]*><m:|<m:oMathPara[^>]*><w:/);
  });

  test.each([
    ['a drawing alone', (content: string) => `<w:drawing><wps:txbx xmlns:wps="s">${content}</wps:txbx></w:drawing>`],
    [
      'no older form',
      (content: string) =>
        `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${content}</w:drawing></mc:Choice></mc:AlternateContent>`,
    ],
    ['a round shape', (content: string) => `<w:pict><v:oval xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${content}</v:textbox></v:oval></w:pict>`],
  ])('text boxes in forms of their own: %s', async (_, drawn) => {
    const box = drawn(`<w:txbxContent>${paragraph('框里的字')}</w:txbxContent>`);
    const file = wordFile(`<w:p>${run('外文。')}<w:r>${box}</w:r></w:p>${paragraph('末段。')}`);
    expect((await read(file)).text).toBe('外文。\n\n框里的字\n\n末段。\n');
    expect((await read((await exported(file, '框里', '框中')).bytes)).text).toBe('外文。\n\n框中的字\n\n末段。\n');
  });
});

test('a body of another name is read and written as others are', async () => {
  const files = unzipSync(wordFile(`${item('第一项', 2)}${paragraph('隔开的一段。')}${item('第二项', 2)}`));
  const renamed = Object.entries(files).map(([name, bytes]): [string, Uint8Array] => {
    const text = strFromU8(bytes).replaceAll('word/document.xml', 'word/document2.xml');
    return [name.replace('document.xml', 'document2.xml'), strToU8(text)];
  });
  const file = zipSync(Object.fromEntries(renamed));
  expect((await read(file)).text).toBe('1. 第一项\n\n隔开的一段。\n\n2. 第二项\n');
  const { bytes, tracked, commented } = await exported(file, '隔开的一段', '**隔开**的两段');
  expect([tracked, commented]).toEqual([1, 1]);
  expect((await read(bytes)).text).toContain('隔开的两段。');
  expect(strFromU8(unzipSync(bytes)['word/_rels/document2.xml.rels'] as Uint8Array)).toContain('comments.xml');
});
