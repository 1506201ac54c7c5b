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
});
