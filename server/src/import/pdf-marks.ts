import { rowsOf } from './pdf-lines.ts';
import { charWidth, type PdfPiece } from './pdf-pieces.ts';

/**
 * Recognised text has a box round the ink of each character, so that a comma is a small character above the line that it belongs to.
 * Rows of nothing but such marks are brought down to the pieces beside which they stand.
 */
export function marksOnLines(pieces: readonly PdfPiece[]): PdfPiece[] {
  const rows = rowsOf(pieces);
  return rows.flatMap((row, i) => (row.every((p) => MARKS.test(p.text)) ? row.map((mark) => beside(mark, rows.slice(i + 1, i + 1 + ROWS_BELOW))) : row));
}

/** What no recognition could name is a private character. */
const MARKS = /^[\p{P}\p{Co} ]+$/u;
const ROWS_BELOW = 3;

/** A mark as large as a piece below its top and beside it, and on its base line, if there is one. */
function beside(mark: PdfPiece, rows: readonly (readonly PdfPiece[])[]): PdfPiece {
  for (const row of rows) {
    const next = indexOf(row, mark.x0);
    const near = [row[next - 1], row[next]].find((p) => p && p.x0 - mark.x1 < p.size && mark.x0 - p.x1 < p.size && !MARKS.test(p.text));
    if (near && mark.size < SMALL * near.size && near.y - mark.y < near.size) {
      return { ...mark, x1: Math.max(mark.x1, mark.x0 + near.size * charWidth(mark.text)), y: near.y, size: near.size };
    }
  }
  return mark;
}

/** A mark that is less high than that, beside a character, was measured by its ink. */
const SMALL = 0.6;

/** Which one of a row is the first behind a place. */
function indexOf(row: readonly PdfPiece[], x: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] as PdfPiece).x0 < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
