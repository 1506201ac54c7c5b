import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportDocx } from '../server/src/export/export.ts';
import { ListLabels } from '../server/src/export/list-labels.ts';
import { readDocx } from '../server/src/import/docx.ts';
import { paragraph, wordFile } from './word-file.ts';

const SIGN = { author: 'Newsproof', date: '2026-01-02T03:04:05Z' };
const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error('none'));
const read = async (bytes: Uint8Array): Promise<string> => (await readDocx({ name: 'a.docx', bytes, characterMap: noMaps })).text;

const level = (format: string, text: string): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = [level('chineseCounting', '%1、'), level('decimal', '%1')]
  .map((levels, k) => `<w:abstractNum w:abstractNumId="${k + 1}">${levels}</w:abstractNum>`)
  .concat([1, 2].map((k) => `<w:num w:numId="${k}"><w:abstractNumId w:val="${k}"/></w:num>`))
  .join('');
const numbered = (text: string, list = 1): string => paragraph(text, { properties: `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>` });

const FILE = wordFile([paragraph('开头的话。'), numbered('加强组织领导。'), numbered('落实工作责任。'), numbered('强化督促检查。')].join(''), {
  numbering: NUMBERING,
});
const ALL = '开头的话。\n\n一、加强组织领导。\n\n二、落实工作责任。\n\n三、强化督促检查。\n';

/** What an import makes of the copy, and what Word is told beside the tracked changes. */
async function written(from: string, to: string, file = FILE): Promise<{ text: string; xml: string; told: [number, string | undefined] }> {
  const draft = (await read(file)).replace(from, to);
  const { bytes, commented, apart } = await exportDocx({ name: 'a.docx', original: file, draft, language: 'zh', sign: SIGN });
  return { text: await read(bytes), xml: strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array), told: [commented, apart?.zh] };
}

describe('automatic numbers that an import has spelled are Word’s when changes go back', () => {
  test('a paragraph that goes takes its number with it, whether those behind it were counted anew or not', async () => {
    expect(await read(FILE)).toBe(ALL);
    const WITHOUT = '开头的话。\n\n一、加强组织领导。\n\n二、强化督促检查。\n';
    expect(await written('二、落实工作责任。\n\n', '')).toMatchObject({ text: WITHOUT, told: [0, undefined] });
    expect(await written('二、落实工作责任。\n\n三、', '二、')).toMatchObject({ text: WITHOUT, told: [0, undefined] });
  });

  test.each([
    ['工作责任。', '工作责任。\n\n新的一段。'],
    ['一、', '新的一段。\n\n一、'],
    ['工作责任。\n\n三、', '工作责任。\n\n三、新的一段。\n\n四、'],
    ['督促检查。', '督促检查。\n\n新的一段。'],
    ['督促检查。', '督促检查。\n\n四、新的一段。'],
    ['落实工作责任。\n\n三、', '落实\n\n三、工作责任。\n\n四、'],
    ['落实', '落实\n\n'],
    ['责任。\n\n三、', '责任。'],
    ['责任。\n\n三、', '责任。三、'],
  ])('a new paragraph has a number where the draft gives it one: %j, %j', async (from, to) => {
    expect(await written(from, to)).toMatchObject({ text: ALL.replace(from, to), told: [0, undefined] });
  });

  test('the number is taken from a paragraph as a tracked change', async () => {
    const { xml } = await written('落实', '落实\n\n');
    const [, was] = /<w:numId w:val="0"\/><\/w:numPr>.*?<w:pPrChange [^>]*>(.*?)<\/w:pPrChange>/.exec(xml) ?? [];
    expect(was).toBe('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>');
  });

  test('a number that is in the middle of a paragraph now is text, whatever the words beside it', async () => {
    const lettered = NUMBERING.replace(
      '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>',
      '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>',
    );
    const file = wordFile([numbered('Ports grow'), numbered('Ships wait')].join(''), { numbering: lettered });
    const { text, told } = await written('grow\n\nb.', 'growb.', file);
    expect([text, told]).toEqual(['a. Ports growb. Ships wait\n', [0, undefined]]);
  });

  test('a number that the draft has no more is told, for it cannot be taken out of the text', async () => {
    const { text, told } = await written('二、', '');
    expect([text, told]).toEqual([ALL, [1, undefined]]);
  });

  test('a number without a mark may as well be of the text, and stays there', async () => {
    const file = wordFile([numbered('水位', 2), numbered('雨量', 2), paragraph('末段。')].join(''), { numbering: NUMBERING });
    expect(await read(file)).toBe('1 水位\n\n2 雨量\n\n末段。\n');
    const { text, told } = await written('末段。', '2024 年的一段。\n\n末段。', file);
    expect([text, told]).toEqual(['1 水位\n\n2 雨量\n\n2024 年的一段。\n\n末段。\n', [0, undefined]]);
  });
});

test('numbers of one level are alike, words are no letters', () => {
  const labels = new ListLabels(['三、', '（一）', '1.2 ', 'b. ', 'Part 2: ', '④ ', '7 ', '']);
  const lengths = ['二十一、甲', '（九）甲', '12.3 甲', 'iv. 甲', 'Part 3: 甲', '⑫ 甲'].map((text) => labels.of(text).length);
  expect(lengths).toEqual([4, 3, 5, 4, 8, 2]);
  for (const text of ['U.S. 甲', 'etc. 甲', '1.2甲', '7 甲', '一甲', 'Port 3: 甲']) expect(labels.of(text).length).toBe(0);
  expect(labels.without('8 甲')).toBe('甲');
});
