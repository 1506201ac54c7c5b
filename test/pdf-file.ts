/** A text on a page. Points; y is the base line, upwards from the foot of the page, as PDF has it. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** turned to the left by a quarter */
  readonly turned?: true;
  /** between characters */
  readonly spread?: number;
}

export const PAPER = { width: 595, height: 842 } as const;

/** What is asked before the first page is shown. */
const ENCRYPT = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<41> <41>]`;

/** Each of the characters is one of those that are for nobody to use. */
const noCharacters = (text: string): string => {
  const pairs = [...new Set(text)].map((c) => `<${hexOf(c)}> <e001>`);
  return `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar ${pairs.join(' ')} endbfchar endcmap`;
};

/**
 * A PDF as newspapers make them: the font is named, not held, and its characters are those of a table that the reader must have.
 * @param pages the texts of each
 */
export function pdfFile(pages: readonly (readonly PdfText[])[], { encrypted = false, garbled = false } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (content: string): number => objects.push(content);
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  add(`<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] ${garbled ? '/ToUnicode 6 0 R' : ''} >>`);
  // Half-width figures and letters are half as wide as the others.
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  add(
    stream(
      noCharacters(
        pages
          .flat()
          .map(({ text }) => text)
          .join(''),
      ),
    ),
  );
  const kids = pages.map((texts) => {
    const content = add(stream(texts.map(show).join('\n')));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  let file = '%PDF-1.4\n';
  const offsets = objects.map((content, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${content}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypted ? ENCRYPT : ''} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const hexOf = (char: string): string => char.charCodeAt(0).toString(16).padStart(4, '0');

function show({ text, x, y, size, turned, spread = 0 }: PdfText): string {
  return `BT /F1 ${size} Tf ${spread.toFixed(3)} Tc ${turned ? '0 1 -1 0' : '1 0 0 1'} ${x.toFixed(2)} ${y.toFixed(2)} Tm <${[...text].map(hexOf).join('')}> Tj ET`;
}

export interface Setting {
  readonly columns: number;
  /** of a column, in em */
  readonly width: number;
  /** of first lines, in em */
  readonly indent: number;
  /** between paragraphs, in lines */
  readonly gap: number;
  readonly size: number;
  /** lines in a column */
  readonly lines: number;
}

const NO_START = '，。、；：？！”’）》';
const NO_END = '“‘（《';
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c < '\u0100' ? 0.5 : 1), 0);

/** Fills lines as printers do: no mark that closes begins one, none that opens ends one, no word or number is parted. */
export function fillLines(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(/[“‘（《]*(?:[\d.A-Za-z%]+|[^“‘（《])[，。、；：？！”’）》]*/g)) {
    const room = width - (lines.length === 0 ? indent : 0);
    if (widthOf(line + piece) <= room || line === '') line += piece;
    else {
      lines.push(line);
      line = piece;
    }
  }
  if (NO_END.includes(line.at(-1) ?? ' ') || NO_START.includes(line[0] ?? ' ')) throw new Error('not a text to set');
  return [...lines, line];
}

export interface Story {
  readonly title: string;
  /** a text that begins with `## ` is a heading */
  readonly paragraphs: readonly string[];
}

/** Sets a story on pages with running heads and numbers: the title across the columns, then column by column. */
export function typeset({ title, paragraphs }: Story, { columns, width, indent, gap, size, lines }: Setting): PdfText[][] {
  const [margin, leading, gutter] = [40, size * 1.6, size * 2];
  const pages: PdfText[][] = [];
  let [column, row] = [columns, 0];
  const top = (): number => PAPER.height - (pages.length === 1 ? 140 : 90);
  const place = (text: string, at: number, own: number, spread = 0): void => {
    if (row >= lines) [column, row] = [column + 1, 0];
    if (column >= columns) {
      column = 0;
      const number = pages.length + 1;
      pages.push([
        { text: `海岸日报　2031年5月6日　星期二　第${number}版`, x: margin, y: PAPER.height - 40, size: 8 },
        { text: `— ${number} —`, x: PAPER.width / 2, y: 30, size: 8 },
      ]);
      if (number === 1) pages[0]?.push({ text: title, x: margin, y: PAPER.height - 100, size: 22 });
    }
    pages.at(-1)?.push({ text, x: margin + column * (width * size + gutter) + at * size, y: top() - row * leading, size: own, spread });
    row++;
  };
  for (const paragraph of paragraphs) {
    if (paragraph.startsWith('## ')) place(paragraph.slice(3), 0, size * 1.4);
    else {
      const filled = fillLines(paragraph, width, indent);
      for (const [i, line] of filled.entries()) {
        const at = i === 0 ? indent : 0;
        // All but the last are spread to the width of the column.
        place(line, at, size, i === filled.length - 1 ? 0 : ((width - at - widthOf(line)) * size) / (line.length - 1));
      }
    }
    if (row > 0) row += gap;
  }
  return pages;
}
