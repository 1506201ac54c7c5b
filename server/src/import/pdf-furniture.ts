import { isJump, isPageLine, isPageNumber, isRunningHead } from '../text/running-head.ts';
import type { Chunk } from './pdf-lines.ts';

/** The edges of a page, as parts of its height. */
const EDGE = 0.12;

/** @param text what stands on the chunk's whole line of the page */
interface AtEdge {
  readonly chunk: Chunk;
  readonly text: string;
}

/**
 * What belongs to the pages and not to the text: heads and feet that come back at one height of several pages, whatever numbers are
 * in them, and what says of itself that it is a page's number or head.
 * @param pages their chunks, from above
 */
export function furnitureOf(pages: readonly { readonly chunks: readonly Chunk[]; readonly height: number }[]): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  const seen = new Map<string, AtEdge[]>();
  for (const { chunks, height } of pages) {
    for (const chunk of chunks) {
      if (chunk.y > height * EDGE && chunk.y < height * (1 - EDGE)) continue;
      const text = chunk.pieces.map((p) => p.text).join('');
      if (isAlone(chunk, chunks) && saysSo(text)) found.add(chunk);
      const key = `${text.replace(/\s+/g, '').replace(/\d+|[一二三四五六七八九十百]+(?=[版页期])/g, '#')} ${Math.round(chunk.y / 3)}`;
      seen.set(key, [...(seen.get(key) ?? []), { chunk, text }]);
    }
  }
  // Left and right pages have heads of their own.
  const least = Math.max(2, Math.floor(pages.length / 3));
  for (const alike of seen.values()) if (alike.length >= least) for (const { chunk } of alike) found.add(chunk);
  return found;
}

const saysSo = (text: string): boolean => /^\d{1,4}$/.test(text.trim()) || [isPageNumber, isPageLine, isRunningHead, isJump].some((test) => test(text.trim()));

/** True of the outermost line of a page, or one that stands further from the next than lines of the text do. */
function isAlone(chunk: Chunk, chunks: readonly Chunk[]): boolean {
  const isTop = chunk.y < (chunks.at(-1) as Chunk).y / 2;
  const inwards = chunks.filter((c) => (isTop ? c.y > chunk.y + chunk.size * 0.4 : c.y < chunk.y - chunk.size * 0.4)).map((c) => Math.abs(c.y - chunk.y));
  return inwards.length > 0 && Math.min(...inwards) > 1.8 * chunk.size;
}
