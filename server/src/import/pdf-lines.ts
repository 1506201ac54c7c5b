import { charWidth, type PdfPiece } from './pdf-pieces.ts';

/** What stands beside each other on one base line, with no gap as wide as between columns. */
export interface Chunk {
  readonly pieces: readonly PdfPiece[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** A line of a column. */
export interface PdfLine extends Chunk {
  readonly text: string;
}

/** A gap between columns is wider, in em. */
const GUTTER = 0.9;

/** The chunks of a page, from above, then from the left. */
export function chunksOf(pieces: readonly PdfPiece[]): Chunk[] {
  return rowsOf(pieces).flatMap((row) => {
    const chunks: PdfPiece[][] = [];
    const isOne = isEntry(row.map((p) => p.text).join('')) || isSpaced(row);
    let end = Number.NEGATIVE_INFINITY;
    for (const piece of row) {
      const open = chunks.at(-1);
      if (open && (isOne || isBeside(open, piece, end))) open.push(piece);
      else chunks.push([piece]);
      end = Math.max(end, piece.x1);
    }
    return chunks.map(chunkOf);
  });
}

/** An entry of a table of contents: dots lead to the number of its page. It is one line, whatever gaps are in it. */
export const isEntry = (text: string): boolean => ENTRY.test(text.slice(-20));

const ENTRY = /(?:[.．·‧•]{4}|…{2}|(?:[.．·] ){4}) ?[(（]?(?:\d{1,4}|[ivxIVX]{1,6})[)）]?$/;

/** A heading of two or three characters, with wide blanks between them: 目　　录. */
const isSpaced = (row: readonly PdfPiece[]): boolean =>
  row.length <= 3 && row.every((p, i) => /^\p{Script=Han}$/u.test(p.text) && (i === 0 || p.x0 - (row[i - 1] as PdfPiece).x1 < WIDEST_SPACE * p.size));

/** In em. */
const WIDEST_SPACE = 5;

/** True where a piece belongs to what stands on its left: beside it, or behind the number of a chapter or an item, where a wide gap is a blank. */
function isBeside(open: readonly PdfPiece[], piece: PdfPiece, end: number): boolean {
  const gap = (piece.x0 - end) / Math.max(piece.size, (open.at(-1) as PdfPiece).size);
  if (gap < GUTTER || gap >= WIDEST_BLANK) return gap < GUTTER;
  const text = open.map((p) => p.text).join('');
  const [, title] = LABEL.exec(text) ?? [];
  return title === '' || (title !== undefined && piece.text.length === 1) || ITEM.test(text);
}

const ITEM = /^(?:[（(]?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳•●■◆▪\p{Co}])$/u;

/** The number of a chapter or a clause, and of its title at most one character (总　则). */
const LABEL = /^第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节条](\p{Script=Han}?)$/u;
/** In em. */
const WIDEST_BLANK = 3;

function chunkOf(pieces: readonly PdfPiece[]): Chunk {
  const x0 = Math.min(...pieces.map((p) => p.x0));
  const x1 = Math.max(...pieces.map((p) => p.x1));
  const main = pieces.reduce((most, p) => (p.text.length > most.text.length ? p : most));
  return { pieces, x0, x1, y: main.y, size: main.size };
}

/** What stands on one base line, from the left. Small marks above and below it are on it too. */
export function rowsOf<T extends { readonly x0: number; readonly y: number; readonly size: number }>(all: readonly T[]): T[][] {
  const rows: { items: T[]; y: number; size: number }[] = [];
  for (const item of [...all].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    if (row && item.y - row.y < 0.4 * Math.max(item.size, row.size)) {
      row.items.push(item);
      if (item.size > row.size) Object.assign(row, { y: item.y, size: item.size });
    } else rows.push({ items: [item], y: item.y, size: item.size });
  }
  return rows.map((row) => row.items.sort((a, b) => a.x0 - b.x0));
}

/** The lines of a column: whatever stands on one base line is one. */
export function linesOf(chunks: readonly Chunk[]): PdfLine[] {
  return rowsOf(chunks).map((row) => {
    const pieces = row.flatMap((chunk) => chunk.pieces).sort((a, b) => a.x0 - b.x0);
    return { ...chunkOf(pieces), text: textOf(pieces) };
  });
}

function textOf(pieces: readonly PdfPiece[]): string {
  let text = '';
  let last: PdfPiece | undefined;
  for (const piece of pieces) {
    // Bold type is at times the same text twice, almost in one place.
    if (last && piece.text === last.text && piece.x0 - last.x0 < 0.2 * piece.size) continue;
    text += `${last && isApart(last, piece) ? ' ' : ''}${piece.text}`;
    last = piece;
  }
  return text;
}

const LATIN = /[\w.,:;)%!?'-]/;

/** True where a gap is a blank: beside Chinese characters only one as wide as one, since digits and words stand apart there. */
function isApart(a: PdfPiece, b: PdfPiece): boolean {
  const gap = (b.x0 - a.x1) / Math.max(a.size, b.size);
  return gap > (LATIN.test(a.text.at(-1) ?? '') && /\w/.test(b.text[0] ?? '') ? 0.15 : 0.5);
}

const OPENING = '“‘（《〈「『【〔([{';
const CLOSING = '，。、；：？！”’）》〉」』】〕…—·,.;:?!)]}%％';

/** How wide the first piece of a line is, that no printer parts: a character or a word, with the marks that belong to it. In em. */
export function firstPiece(text: string): number {
  let end = 0;
  while (end < text.length && OPENING.includes(text[end] as string)) end++;
  const word = /^[\p{Script=Latin}\d][\p{Script=Latin}\d.,'/:%-]*/u.exec(text.slice(end))?.[0].length ?? 1;
  end += word;
  while (end < text.length && CLOSING.includes(text[end] as string)) end++;
  return [...text.slice(0, end)].reduce((sum, char) => sum + charWidth(char), 0);
}
