import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDraft } from '../server/src/import/import.ts';
import type { Imported } from '../server/src/import/imported.ts';
import { checkJson, draftFolder, newsproof, ROOT, STACK } from './cli-run.ts';
import { type PdfText, pdfFile, type Setting, type Story, typeset } from './pdf-file.ts';

const characterMap = (name: string): Promise<Uint8Array> => readFile(join(ROOT, 'node_modules/pdfjs-dist/cmaps', `${name}.bcmap`));
const imported = (bytes: Uint8Array): Promise<Imported> => importDraft({ name: 'a.pdf', bytes, characterMap });
const said = ({ notes }: Imported): string[] => notes.map((note) => note.zh);

const CLAUSES = [
  '港口今年的集装箱吞吐量创下新高',
  '到五月底为止，装卸的箱量比上一年同期增加了12%',
  '船舶等候的时间缩短到3天以内',
  '负责人说，“增长主要来自新开的航线”',
  '这些航线通往南方的20多个港口，沿线的城市也因此受益',
  '下一步将扩建两个泊位，预计2033年年底完工',
  '届时可以停靠更大的船舶',
  '市民可以在网上（首页右上角）查询办理的进度',
  '有关部门提醒，出行时请留意天气的变化，不要在码头停留',
  '《港口条例》自7月1日起施行',
];

/** Copy without a meaning, the same each time. */
function story(count: number): Story {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const paragraph = (): string => Array.from({ length: 1 + next(5) }, () => `${CLAUSES[next(CLAUSES.length)]}。`).join('');
  const paragraphs = Array.from({ length: count }, (_, i) => (i % 15 === 10 ? `## 港区情况之${i}` : paragraph()));
  return { title: '港口吞吐量创下历史新高', paragraphs };
}

const markdown = ({ title, paragraphs }: Story): string => `${[`# ${title}`, ...paragraphs].join('\n\n')}\n`;

/** Where paragraphs end, as offsets of the characters that are no blanks. */
function ends(text: string): Set<number> {
  let at = 0;
  return new Set(text.split('\n\n').map((p) => (at += p.replace(/\s/g, '').length)));
}

const NEWSPAPER: Setting = { columns: 2, width: 24, indent: 2, gap: 0, size: 10, lines: 40 };
const SETTINGS: readonly (readonly [string, Setting])[] = [
  ['two columns with indents', NEWSPAPER],
  ['three narrow columns with indents', { columns: 3, width: 15, indent: 2, gap: 0, size: 10, lines: 40 }],
  ['one column with indents', { columns: 1, width: 45, indent: 2, gap: 0, size: 11, lines: 38 }],
];

describe('a printed story', () => {
  test.each(SETTINGS)('%s: every paragraph and heading is whole, and nothing of the pages is in it', async (_, setting) => {
    const told = story(80);
    const pages = typeset(told, setting);
    expect(pages.length).toBeGreaterThan(2);
    const draft = await imported(pdfFile(pages));
    expect(draft.text).toBe(markdown(told));
    expect(said(draft)).toEqual([`去掉了${2 * pages.length}行页眉、页脚和页码`]);
  });

  // A paragraph that fills its last line to the end cannot be told from one that goes on, where nothing else tells.
  test.each<[string, number, Setting]>([
    ['gaps', 99, { columns: 2, width: 24, indent: 0, gap: 0.7, size: 10, lines: 36 }],
    ['neither indents nor gaps', 98, { columns: 2, width: 24, indent: 0, gap: 0, size: 10, lines: 40 }],
  ])('where paragraphs have %s, %d of 100 line ends are right', async (_, right, setting) => {
    const told = story(150);
    const pages = typeset(told, setting);
    const { text } = await imported(pdfFile(pages));
    const [wanted, found] = [ends(markdown(told)), ends(text)];
    const wrong = [...wanted].filter((at) => !found.has(at)).length + [...found].filter((at) => !wanted.has(at)).length;
    expect(text.replace(/\s/g, '')).toBe(markdown(told).replace(/\s/g, ''));
    expect(1 - wrong / pages.flat().length).toBeGreaterThanOrEqual(right / 100);
  });

  test('a page alone has its number and its head taken away as well', async () => {
    const draft = await imported(pdfFile(typeset(story(8), NEWSPAPER)));
    expect(draft.text).toBe(markdown(story(8)));
  });

  test('no line of it is broken', () => {
    const cwd = draftFolder({ '版面.pdf': pdfFile(typeset(story(60), NEWSPAPER)) });
    expect(newsproof(['import', '版面.pdf'], { cwd }).status).toBe(0);
    const { files } = checkJson(['版面.md'], { cwd });
    expect(files.flatMap((f) => f.findings.map((p) => p.rule)).filter((rule) => rule.startsWith('wrap/'))).toEqual([]);
  });
});

/** Lines below each other, from the upper left corner. */
const below = (lines: readonly string[], size = 12): PdfText[] => lines.map((text, i) => ({ text, x: 60, y: 700 - i * size * 1.5, size }));

describe('what a page does to its text', () => {
  test('radicals, parted words, and marks that would be markup', async () => {
    const lines = ['⽂物保护由三⽅分⼯。', '1. 不是列表', '# 不是标题'];
    const apart = lines.map((text, i) => ({ text, x: 60, y: 700 - i * 60, size: 12 }));
    expect((await imported(pdfFile([apart]))).text).toBe('文物保护由三方分工。\n\n1\\. 不是列表\n\n\\# 不是标题\n');
    const words = ['The minister said that the govern-', 'ment would not change rules on COVID-', '19 and that nobody was to be fined.'];
    expect((await imported(pdfFile([below(words)]))).text).toBe(
      'The minister said that the government would not change rules on COVID-19 and that nobody was to be fined.\n',
    );
  });

  test('rows of cells are a table', async () => {
    const cells = [
      ['港区', '箱量', '增长'],
      ['东港', '123.5万', '12%'],
      ['西部新港区', '23万', '3%'],
      ['南港', '1023万', '8%'],
    ];
    const table = cells.flatMap((row, i) => row.map((text, k) => ({ text, x: 60 + k * 120, y: 640 - i * 20, size: 12 })));
    const { text } = await imported(pdfFile([[...below(['各港区上半年的箱量和增长的情况见下面的这张表。']), ...table]]));
    expect(text).toBe(
      '各港区上半年的箱量和增长的情况见下面的这张表。\n\n| 港区 | 箱量 | 增长 |\n| --- | --- | --- |\n| 东港 | 123.5万 | 12% |\n| 西部新港区 | 23万 | 3% |\n| 南港 | 1023万 | 8% |\n',
    );
  });

  test('what is turned is left out, and so is a page without text, and both are told', async () => {
    const draft = await imported(pdfFile([[...below(['正文一段。']), { text: '内部资料', x: 300, y: 300, size: 40, turned: true }], []]));
    expect(draft.text).toBe('正文一段。\n');
    expect(said(draft)).toEqual(['有4个字是竖排或旋转的（水印之类），没有带入', '第2页没有文字（图片或扫描页），没有带入']);
  });
});

describe('bad files have one line to tell, and no draft', () => {
  const whole = pdfFile(typeset(story(20), NEWSPAPER));

  test.each<[string, Uint8Array, RegExp]>([
    ['a scan', pdfFile([[], []]), /2页都没有文字，看来是扫描件/],
    ['a password', pdfFile([below(['正文。'])], { encrypted: true }), /有打开密码/],
    ['a font that does not say its characters', pdfFile([below(['正文一段。'])], { garbled: true }), /读出来是乱码/],
    ['half a file', whole.slice(0, 700), /已损坏或不完整|没有文字/],
    ['a header and nothing else', Buffer.from('%PDF-1.7\n'), /已损坏或不完整/],
    ['noise', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 0xa7)]), /已损坏或不完整/],
  ])('%s', (_, bytes, message) => {
    const cwd = draftFolder({ 'a.pdf': bytes });
    const { status, stdout, stderr } = newsproof(['import', 'a.pdf'], { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(STACK);
  });
});
