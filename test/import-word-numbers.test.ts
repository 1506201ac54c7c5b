import { describe, expect, test } from 'vitest';
import { importDraft } from '../server/src/import/import.ts';
import { wordNumber } from '../server/src/import/word-number-formats.ts';
import { item, paragraph, run, wordFile } from './word-file.ts';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly more?: string;
}

const level = ({ format, text, more = '' }: Level, n: number): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: readonly Level[]): string => `<w:abstractNum w:abstractNumId="${id}">${levels.map(level).join('')}</w:abstractNum>`;
const num = (id: number, abstract: number, overrides = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`;

const chapters = [
  { format: 'chineseCountingThousand', text: '%1、' },
  { format: 'chineseCountingThousand', text: '（%2）' },
  { format: 'decimal', text: '%3.' },
];
const plain: Level = { format: 'decimal', text: '%1.' };

async function read(numbering: string, body: readonly string[], styles = ''): Promise<{ text: string; notes: string[] }> {
  const bytes = wordFile(body.join(''), { numbering, styles });
  const { text, notes } = await importDraft({ name: 'a.docx', bytes, characterMap: () => Promise.reject(new Error('none')) });
  return { text, notes: notes.map((n) => n.zh) };
}

describe('automatic numbers of Word', () => {
  test('those that Markdown has no list for are text, and go on after other paragraphs', async () => {
    const body = [item('总则', 1), item('依据', 1, 1), item('适用', 1, 1), item('细目', 1, 2), paragraph('说明。'), item('附则', 1), item('解释', 1, 1)];
    expect(await read(list(1, ...chapters) + num(1, 1), body)).toEqual({
      text: ['一、总则', '（一）依据', '（二）适用', '1\\. 细目', '说明。', '二、附则', '（一）解释\n'].join('\n\n'),
      notes: [],
    });
  });

  test('a list goes on with its number after a paragraph, and another one begins anew', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const body = [item('甲', 1), item('乙', 1), paragraph('说明。'), item('丙', 1), paragraph('又。'), item('丁', 2)];
    expect((await read(list(1, plain) + num(1, 1) + num(2, 1, restart), body)).text).toBe('1. 甲\n2. 乙\n\n说明。\n\n3. 丙\n\n又。\n\n1. 丁\n');
  });

  test('an item that looks like markup stays a text', async () => {
    expect((await read(list(1, plain) + num(1, 1), [item('- 甲', 1), item('1. 乙', 1)])).text).toBe('1. \\- 甲\n2. 1\\. 乙\n');
  });

  test('headings keep their numbers, which their style may name', async () => {
    const style =
      '<w:style w:type="paragraph" w:styleId="h9"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const levels = [
      { format: 'chineseCounting', text: '第%1章', more: '<w:pStyle w:val="1"/>' },
      { format: 'decimal', text: '%1.%2', more: '<w:pStyle w:val="h9"/><w:isLgl/>' },
    ];
    const body = [
      paragraph('总则', { style: '1', properties: '<w:numPr><w:numId w:val="1"/></w:numPr>' }),
      paragraph('依据', { style: 'h9' }),
      paragraph('适用', { style: 'h9' }),
    ];
    expect((await read(list(1, ...levels) + num(1, 1), body, style)).text).toBe('# 第一章 总则\n\n## 1.1 依据\n\n## 1.2 适用\n');
  });

  test('a paragraph that takes no number of its style has none', async () => {
    const style = '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
    const body = [paragraph('甲', { style: 's' }), paragraph('乙', { style: 's', properties: none }), paragraph('丙', { style: 's' })];
    const levels: Level = { format: 'chineseCounting', text: '第%1条' };
    expect((await read(list(1, levels) + num(1, 1), body, style)).text).toBe('第一条 甲\n\n乙\n\n第二条 丙\n');
  });

  test('a paragraph whose end is deleted is the beginning of the next, and what is empty counts without a number', async () => {
    const deletedEnd = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>';
    const number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const body = [item('甲', 1), paragraph('乙', { properties: number + deletedEnd }), item('丙', 1), paragraph('', { properties: number }), item('丁', 1)];
    expect((await read(list(1, chapters[0] as Level) + num(1, 1), body)).text).toBe('一、甲\n\n二、乙丙\n\n四、丁\n');
  });

  test('numbers that nobody knows to write are told', async () => {
    const draft = await read(list(1, { format: 'hebrew1', text: '%1.' }) + num(1, 1), [item('甲', 1)]);
    expect(draft).toEqual({ text: '1. 甲\n', notes: ['有1处自动编号认不出写法，成了1.、2.、3.这样的列表，请核对'] });
  });

  test('what is no item for the library has its number as text: lists too deep, notes', async () => {
    const levels = Array.from({ length: 9 }, (_, n) => ({ format: 'decimal', text: `%${n + 1}.` }));
    const deep = Array.from({ length: 7 }, (_, n) => item(`第${n}层`, 1, n));
    const { text } = await read(list(1, ...levels) + num(1, 1), deep);
    expect(text.split('\n\n').slice(1)).toEqual(['1\\. 第5层', '1\\. 第6层\n']);
    const style = '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="annotation text"/></w:style>';
    const note = paragraph('甲', { style: 'n', properties: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' });
    expect((await read(list(1, plain) + num(1, 1), [note], style)).text).toBe('1\\. 甲\n');
  });

  test('a file that is not quite XML is read as the library reads it, and its numbers are told', async () => {
    expect(await read(list(1, chapters[0] as Level) + num(1, 1), [item('甲', 1), `<w:p><x:y/>${run('乙')}</w:p>`])).toEqual({
      text: '1. 甲\n\n乙\n',
      notes: [expect.stringContaining('有1处自动编号认不出写法')],
    });
  });

  test('bold text keeps its number outside', async () => {
    const body = [paragraph(run('总则', '<w:b/>'), { properties: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' })];
    expect((await read(list(1, chapters[0] as Level) + num(1, 1), body)).text).toBe('一、**总则**\n');
  });
});

test.each([
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 12, '十二'],
  ['chineseCounting', 20, '二十'],
  ['chineseCounting', 105, '一百〇五'],
  ['chineseCountingThousand', 105, '一百零五'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 1001, '一千零一'],
  ['chineseCounting', 10_000, undefined],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographDigital', 10, '一〇'],
  ['ideographTraditional', 3, '丙'],
  ['ideographTraditional', 12, '乙'],
  ['decimalEnclosedCircleChinese', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '㉑'],
  ['decimalEnclosedCircle', 50, '㊿'],
  ['decimalEnclosedCircle', 51, undefined],
  ['upperRoman', 14, 'XIV'],
  ['lowerLetter', 27, 'aa'],
  ['decimalZero', 7, '07'],
  ['decimalFullWidth', 12, '１２'],
  ['none', 3, ''],
  ['hebrew1', 3, undefined],
])('%s writes %i as %s', (format, n, written) => {
  expect(wordNumber(n, format)).toBe(written);
});
