import { isJump, isPageLine, isPageNumber, isRunningHead } from '../text/running-head.ts';
import { type Chunk, rowsOf } from './pdf-lines.ts';

/** The edges of a page, as parts of its height. */
const EDGE = 0.12;

interface Row {
  readonly chunks: readonly Chunk[];
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/**
 * What belongs to the pages and not to the text: heads and feet that come back at one height of several pages, whatever numbers are
 * in them, and what says of itself that it is a page's number or head.
 * @param pages their chunks, from above
 * @returns the rows, each with its chunks
 */
export function pageMatterOf(pages: readonly { readonly chunks: readonly Chunk[]; readonly height: number }[]): readonly (readonly Chunk[])[] {
  const found = new Set<Row>();
  const seen = new Map<string, Row[]>();
  for (const { chunks, height } of pages) {
    const rows = rowsOf(chunks).map(readRow);
    rows.forEach((row, i) => {
      if (row.y > height * EDGE && row.y < height * (1 - EDGE)) return;
      if (saysSo(row.text) && isAlone(row, rows[row.y < height / 2 ? i + 1 : i - 1])) found.add(row);
      const key = `${row.text.replace(/\s+/g, '').replace(/\d+|[一二三四五六七八九十百]+(?=[版页期])/g, '#')} ${Math.round(row.y / 3)}`;
      seen.set(key, [...(seen.get(key) ?? []), row]);
    });
  }
  // Left and right pages have heads of their own.
  const least = Math.max(2, Math.floor(pages.length / 3));
  for (const alike of seen.values()) if (alike.length >= least) for (const row of alike) found.add(row);
  return [...found].map((row) => row.chunks);
}

function readRow(chunks: readonly Chunk[]): Row {
  const { y, size } = chunks[0] as Chunk;
  const text = chunks.map((chunk) => chunk.pieces.map((p) => p.text).join('')).join(' ');
  return { chunks, text: text.replaceAll('\u3000', ' ').trim(), y, size };
}

const saysSo = (text: string): boolean => /^\d{1,4}$/.test(text) || [isPageNumber, isPageLine, isRunningHead, isJump].some((test) => test(text));

/** True of a row that stands further from the next one than lines of a text do. */
const isAlone = (row: Row, next: Row | undefined): boolean => next !== undefined && Math.abs(next.y - row.y) > 1.8 * row.size;
