import { type DomElement, elementsOf } from './dom.ts';

/** A table that only lays a page out: in it stand other tables, or one cell. Its cells are read one after the other. */
export function isLayout(table: DomElement): boolean {
  return elementsOf(table, 'table').length > 0 || elementsOf(table, 'td, th').length < 2;
}

/**
 * A table of GFM. The first row is its head, for there must be one.
 * @param contentOf the Markdown of a cell
 */
export function tableMarkdown(table: DomElement, contentOf: (cell: DomElement) => string): string {
  const rows = elementsOf(table, 'tr').map((row) => elementsOf(row, 'td, th').flatMap((cell) => spread(cellText(contentOf(cell)), cell)));
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

function spread(text: string, cell: DomElement): string[] {
  const span = Math.min(MOST_COLUMNS, Number(cell.getAttribute('colspan')) || 1);
  return [text, ...Array<string>(Math.max(0, span - 1)).fill('')];
}
