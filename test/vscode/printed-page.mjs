// A page in two columns, printed by Chromium: with running heads, page numbers, a headline across the columns and headings in them.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CLAUSES = [
  '港口今年的集装箱吞吐量创下新高',
  '到五月底为止，装卸的箱量比上一年同期增加了12%',
  '负责人说，“增长主要来自新开的航线”',
  '这些航线通往南方的20多个港口，沿线的城市也因此受益',
  '下一步将扩建两个泊位，预计2033年年底完工，届时可以停靠更大的船舶',
  '市民可以在网上（首页右上角）查询办理的进度',
];

/** Copy without a meaning. A text that begins with `## ` is a heading. */
const paragraphs = Array.from({ length: 70 }, (_, i) =>
  i % 16 === 9
    ? `## 港区情况之${i}`
    : Array.from({ length: 1 + ((i * 7) % 5) }, (_, k) => `${CLAUSES[(i * 5 + k * 3 + ((i * k) % 4)) % CLAUSES.length]}。`).join(''),
);

const element = (text) => (text.startsWith('## ') ? `<h2>${text.slice(3)}</h2>` : `<p>${text}</p>`);
const HTML = `<!doctype html><meta charset="utf-8"><style>
@page { size: A4; margin: 25mm 18mm; @top-center { content: "海岸日报　2031年5月6日　星期二　第3版"; font-size: 9pt } @bottom-center { content: "— " counter(page) " —"; font-size: 9pt } }
body { font: 10.5pt/1.6 "Noto Serif CJK SC"; margin: 0; columns: 2; column-gap: 8mm; text-align: justify }
h1 { font-size: 24pt; text-align: center; column-span: all } h2 { font-size: 14pt } p { text-indent: 2em; margin: 0 }
</style><h1>港口吞吐量创下历史新高</h1>${paragraphs.map(element).join('\n')}`;

/** What an import makes of it. */
export const PRINTED = `${['# 港口吞吐量创下历史新高', ...paragraphs].join('\n\n')}\n`;

/** Prints it. @param folder gets the PDF and the page that it is printed from */
export function printPage(chromium, folder, name) {
  const page = path.join(folder, `.${name}.html`);
  writeFileSync(page, HTML);
  const pdf = path.join(folder, name);
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
  const { status, stderr } = spawnSync(chromium, [...flags, pathToFileURL(page).href], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Chromium printed nothing\n${stderr}`);
}
