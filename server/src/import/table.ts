import { type DomElement, elementsOf } from './dom.ts';

/** A table that only lays a page out: in it stand other tables, or one cell. Its cells are read one after the other. */
export function isLayout(table: DomElement): boolean {
  return elementsOf(table, 'table').length > 0 || elementsOf(table, 'td, th').length < 2;
}

/**
 * A table of GFM, which has no cells of several columns or rows: they are one cell and empty ones, so that what stands below or
 * beside them stays in its column. The first row is its head, for there must be one.
 * @param contentOf the Markdown of a cell
 */
export function tableMarkdown(table: DomElement, contentOf: (cell: DomElement) => string): string {
  const rows: string[][] = [];
  /** By column, how many more rows a cell reaches down. */
  const reaching: number[] = [];
  for (const row of elementsOf(table, 'tr')) {
    const cells: string[] = [];
    const fill = (): void => {
      for (; (reaching[cells.length] ?? 0) > 0; cells.push('')) reaching[cells.length] = (reaching[cells.length] as number) - 1;
    };
    for (const cell of elementsOf(row, 'td, th')) {
      fill();
      const [across, down] = [spanOf(cell, 'colspan', MOST_COLUMNS), spanOf(cell, 'rowspan', MOST_ROWS)];
      for (let k = 0; k < across; k++) {
        reaching[cells.length] = down - 1;
        cells.push(k === 0 ? cellText(contentOf(cell)) : '');
      }
    }
    fill();
    rows.push(cells);
  }
  return gfmTable(rows.filter((row) => row.some((cell) => cell !== '')));
}

/** Rows of cells, filled up to the widest. */
export function gfmTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head, ...rest] = rows;
  return head ? [line(head), line(head.map(() => '---').concat(Array(width - head.length).fill('---'))), ...rest.map(line)].join('\n') : '';
}

/** A cell has one line. */
export function cellText(markdown: string): string {
  return markdown
    .trim()
    .replace(/(?: {2}|\\)?\n+/g, '<br>')
    .replace(/(?<!\\)\|/g, '\\|');
}

/** No page has wider tables. */
const MOST_COLUMNS = 100;
/** HTML, 4.9.11 */
const MOST_ROWS = 65_534;

const spanOf = (cell: DomElement, attribute: string, most: number): number =>
  Math.min(most, Math.max(1, Math.floor(Number(cell.getAttribute(attribute) ?? 1)) || 1));
