import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDraft } from '../server/src/import/import.ts';
import { ROOT } from './cli-run.ts';
import { fillLines, type PdfText, pdfFile } from './pdf-file.ts';

const characterMap = (name: string): Promise<Uint8Array> => readFile(join(ROOT, 'node_modules/pdfjs-dist/cmaps', `${name}.bcmap`));

/** The paragraphs of what is imported of one page. */
async function paragraphs(texts: readonly PdfText[]): Promise<string[]> {
  const { text } = await importDraft({ name: 'a.pdf', bytes: pdfFile([texts]), characterMap });
  return text.trimEnd().split('\n\n');
}

const SIZE = 12;
const at = (x: number, line: number, text: string, size = SIZE): PdfText => ({ text, x, y: 700 - line * SIZE * 1.5, size });

/** A column of paragraphs, the first lines of which are indented. */
function column(x: number, width: number, copy: readonly string[]): PdfText[] {
  return copy.flatMap((text) => fillLines(text, width, 2).map((line, i) => ({ line, x: i === 0 ? x + 2 * SIZE : x }))).map(({ line, x }, i) => at(x, i, line));
}

describe('columns and tables', () => {
  const LEFT = [
    '甲：今天去港口吗？',
    '乙：去。',
    '甲：几点？',
    '乙：八点出发，先到东边的码头看看新到的船。',
    '甲：好。',
    '乙：那里风大，你多穿一件衣服，别像上次那样着凉了。',
    '甲：行。',
    '乙：说是新船，其实也用了十多年了，只是重新漆过。',
  ];
  const RIGHT = [
    '甲：知道了。',
    '乙：还有伞。',
    '甲：天气预报说没有雨，不过我还是带上吧，谁知道呢。',
    '乙：走吧。',
    '甲：走。',
    '乙：等等，钥匙落在桌子上了，你先下楼去把车开出来。',
    '甲：快点。',
    '乙：来了来了，你把后面的门也打开，伞先放在座位下面。',
  ];

  test('a dialogue in two columns is no table, short as its lines are', async () => {
    expect(await paragraphs([...column(60, 17, LEFT), ...column(60 + 19 * SIZE, 17, RIGHT)])).toEqual([...LEFT, ...RIGHT]);
  });

  test('what stands far behind the number of a clause goes on from it', async () => {
    const clauses = ['本条例适用于全市的港口。', '港口由市人民政府主管。', '船舶应当按时靠泊。', '违反规定的，责令改正。'];
    const texts = clauses.flatMap((clause, i) => [at(84, i + 2, `第${'一二三四'[i]}条`), at(84 + 5 * SIZE, i + 2, clause)]);
    expect(await paragraphs([at(230, 0, '第一章'), at(230 + 5 * SIZE, 0, '总'), at(230 + 8 * SIZE, 0, '则'), ...texts])).toEqual([
      '第一章 总 则',
      ...clauses.map((clause, i) => `第${'一二三四'[i]}条 ${clause}`),
    ]);
  });

  test('a heading that is spread out is one', async () => {
    const body = '这一段文字排满一行，因为版心有这么宽，一行可以排三十来个字。';
    const spread = ['目录', '序言', '附则'].flatMap(([a = '', b = ''], i) => [at(220, 3 * i, a), at(220 + 4 * SIZE, 3 * i, b), at(84, 3 * i + 1, body)]);
    expect(await paragraphs(spread)).toEqual(['目 录', body, '序 言', body, '附 则', body]);
  });
});

describe('lines that are paragraphs', () => {
  test('numbers of items that stand apart from their texts', async () => {
    const items = ['船舶靠泊以前两小时报告港口。', '装卸时不离开船舶。', '离港以前付清费用。', '冬天另有规定。'];
    const numbers = items.flatMap((text, i) => [at(60, i, `（${'一二三四'[i]}）`), at(60 + 4.5 * SIZE, i, text)]);
    expect(await paragraphs(numbers)).toEqual(items.map((text, i) => `（${'一二三四'[i]}） ${text}`));
  });

  test('what is set to the right ends there, and a mark that hangs out of its column ends nothing', async () => {
    const lines = [
      '这一行排满，末一个逗号排在版心的外面，别的行没有一行有这么宽，',
      '这一行也排满，末一个是字，所以正好排到版心的边上，不多也不少',
      '后面一行短一点，末尾还空着半个字，要再接着排到下面的第4行才',
      '算完。',
    ];
    expect(await paragraphs([at(60 + 26 * SIZE, 0, '（切换）'), ...lines.map((line, i) => at(60, i + 1, line))])).toEqual(['（切换）', lines.join('')]);
  });

  test('a list goes on on the next page, although all of it is indented', async () => {
    const [first, second] = ['这一条的文字排满一行，每一行都缩进三个字，一直排到页末还没有', '完，下一页接着排，也缩进三个字。'];
    const pages = [
      [at(60, 0, '一、要求'), at(96, 1, '第一行也一样缩进，排满一行以后另起一行，直到这一页的末尾为止'), at(96, 2, first)],
      [at(96, 0, second), at(60, 2, '二、办法')],
    ];
    const { text } = await importDraft({ name: 'a.pdf', bytes: pdfFile(pages), characterMap });
    expect(text).toContain(first + second);
  });

  test('entries of a table of contents, whose numbers stand apart', async () => {
    const entries = ['港口概况', '管理办法', '船舶靠泊的要求'].flatMap((title, i) => [
      at(60, i, `1.${i + 1}`),
      at(60 + 4 * SIZE, i, `${title}${'.'.repeat(60 - 2 * title.length)}`),
      at(490, i, String(i + 1)),
    ]);
    const found = await paragraphs(entries);
    expect(found.map((entry) => entry.replace(/\.{5,}/, '…'))).toEqual(['1.1 港口概况… 1', '1.2 管理办法… 2', '1.3 船舶靠泊的要求… 3']);
  });

  test('items with bullets and chapters, where the line above them is full', async () => {
    const lines = ['• 船舶靠泊以前两小时报告港口', '• 装卸时不离开船舶', '第二节 费用和付款的期限办法', '第三节 责任'];
    expect(await paragraphs(lines.map((line, i) => at(60, i, line)))).toEqual(lines);
  });
});

describe('blanks and marks', () => {
  test('a gap that is little wider than those between all characters is no blank', async () => {
    const [first, second] = ['港口今年的集装箱吞吐量', '创下历史新高'];
    const others = [0, 1, 2].map((line) => ({ ...at(60, line, '这些航线通往南方的港口。'), spread: 0.5 }));
    const parted = (gap: number): PdfText[] => [
      { ...at(60, 3, first), spread: 0.5 },
      { ...at(60 + first.length * (SIZE + 0.5) + gap * SIZE, 3, second), spread: 0.5 },
    ];
    expect((await paragraphs([...others, ...parted(0.15)])).at(-1)).toBe(first + second);
    expect((await paragraphs([...others, ...parted(0.5)])).at(-1)).toBe(`${first} ${second}`);
  });

  test('marks that a recognition has measured by their ink stand in their lines', async () => {
    const lines = ['乞力山很高', '常年积雪', '山顶有一只豹子'];
    const texts = lines.flatMap((line, i) => [at(60, 2 * i, line), { text: '。', x: 60 + line.length * SIZE + 1, y: 700 - 2 * i * SIZE * 1.5 + 7, size: 3.5 }]);
    expect(await paragraphs(texts)).toEqual(lines.map((line) => `${line}。`));
  });
});
