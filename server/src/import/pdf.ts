import type { Localized } from '../rule/rule.ts';
import { escapeInline, escapeLine } from './escape.ts';
import { type Imported, type ImportSource, importMessage, refusal } from './imported.ts';
import { columnsOf } from './pdf-columns.ts';
import { pageMatterOf } from './pdf-furniture.ts';
import { chunksOf } from './pdf-lines.ts';
import { marksOnLines } from './pdf-marks.ts';
import { type Block, blocksOf, isSameSize } from './pdf-paragraphs.ts';
import { type PdfPage, readPages } from './pdf-pieces.ts';

/** A heading is larger than the text, by this factor, */
const HEADING = 1.15;
/** and not longer. */
const LONGEST_HEADING = 80;
const MOST_LEVELS = 3;

/**
 * Reads a PDF by where its texts stand: columns in their order, paragraphs by indents, gaps and the room at the ends of lines,
 * headings by their size; without what belongs to the pages.
 * @throws ImportRefusal
 */
export async function readPdf(source: ImportSource): Promise<Imported> {
  const pages = await readPages(source);
  const text = pages.flatMap((page) => page.pieces.map((p) => p.text)).join('');
  if (text === '' && pages.every((page) => page.turned === 0)) throw refusal('scanned', { pages: String(pages.length) });
  if (isGarbled(text)) throw refusal('no-characters');
  const laid = pages.map(({ pieces, height }) => ({ chunks: chunksOf(marksOnLines(pieces)), height }));
  const furniture = pageMatterOf(laid);
  const left = new Set(furniture.flat());
  const columns = laid.flatMap(({ chunks }) => columnsOf(chunks.filter((c) => !left.has(c))));
  const blocks = blocksOf(columns);
  return { text: markdownOf(blocks), notes: notesOf(pages, furniture.length) };
}

/** Characters that stand for no character: private ones, controls, and the mark of what could not be read. */
const NO_CHARACTER = /[\p{Co}\p{Cc}\ufffd]/gu;

/** One in five: special marks of a font are private ones at times. */
const isGarbled = (text: string): boolean => (text.match(NO_CHARACTER)?.length ?? 0) * 5 > text.length;

function notesOf(pages: readonly PdfPage[], furniture: number): Localized[] {
  const notes: Localized[] = [];
  const empty = pages.flatMap(({ pieces }, i) => (pieces.length === 0 ? [i + 1] : []));
  const turned = pages.reduce((sum, page) => sum + page.turned, 0);
  if (furniture > 0) notes.push(importMessage('furniture', { count: String(furniture) }));
  if (turned > 0) notes.push(importMessage('rotated', { count: String(turned) }));
  if (empty.length > 0) notes.push(importMessage('pages-empty', { pages: empty.slice(0, 20).join('、') }));
  return notes;
}

function markdownOf(blocks: readonly Block[]): string {
  const body = bodySize(blocks);
  const isHeading = ({ kind, size, text }: Block): boolean =>
    kind === 'text' && size >= body * HEADING && text.length <= LONGEST_HEADING && !/[。；]/.test(text);
  const merged = mergeHeadings(blocks, isHeading);
  const sizes = [...new Set(merged.filter(isHeading).map((b) => Math.round(b.size)))].sort((a, b) => b - a);
  return `${merged
    .map((block) => {
      if (block.kind === 'table') return block.text;
      if (!isHeading(block)) return escapeLine(block.text);
      const level = Math.min(MOST_LEVELS, sizes.indexOf(Math.round(block.size)) + 1);
      return `${'#'.repeat(level)} ${escapeInline(block.text)}`;
    })
    .join('\n\n')}\n`;
}

/** The size in which most characters are set. */
function bodySize(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of blocks) counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/** A heading of several lines is broken where it sounds best, not where there is no room: they are parted by a blank. */
function mergeHeadings(blocks: readonly Block[], isHeading: (block: Block) => boolean): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const [above, below] = [last?.lines.at(-1), block.lines[0]];
    const isOne = last && above && below && isHeading(last) && isHeading(block) && isSameSize(last.size, block.size);
    if (isOne && below.y > above.y && below.y - above.y < 2 * block.size) {
      out[out.length - 1] = { kind: last.kind, lines: [...last.lines, ...block.lines], size: last.size, text: `${last.text} ${block.text}` };
    } else out.push(block);
  }
  return out;
}
