import { escapeInline } from './escape.ts';
import type { Column } from './pdf-columns.ts';
import { type Chunk, firstPiece, isEntry, linesOf, type PdfLine, rowsOf } from './pdf-lines.ts';
import { cellText, gfmTable } from './table.ts';

/** Lines that are one paragraph, one heading or one table, which is Markdown already. */
export interface Block {
  readonly kind: Column['kind'];
  readonly lines: readonly PdfLine[];
  readonly size: number;
  readonly text: string;
}

/** What a column tells of its lines. */
interface Measures {
  readonly left: number;
  readonly right: number;
  readonly leading: number;
  /** True where first lines of paragraphs are indented. */
  readonly isIndented: boolean;
  /** Where lines end that are spread to the width of the column, if they are. */
  readonly edge: number | undefined;
}

/** Lines whose sizes differ by less are of one size. */
const SAME_SIZE = 0.08;
/** In em: a first line is indented by more, */
const INDENT = 0.7;
/** and by no more. */
const MOST_INDENT = 4.5;
/** Room that a line may leave beside what would have fitted. */
const ROOM = 0.4;
/** Lines stand further apart than usual between paragraphs, by this factor. */
const APART = 1.35;
/** Lines that are spread end within so much of one place, in em, */
const SPREAD = 0.1;
/** so many of them, */
const LEAST_SPREAD = 0.55;
/** and those that are not, so far before it. */
const SHORT = 0.3;
/** A mark hangs out no further. */
const HANGING = 1.1;
const FINAL = /[。！？!?…：；][”’」』）】)]*$/;

/**
 * Reads the lines of columns into paragraphs: a line goes on in the next one where that has no indent and stands no further down, and
 * where its first piece had no room any more. A column goes on in the next one likewise.
 */
export function blocksOf(columns: readonly Column[]): Block[] {
  const blocks: { readonly kind: Column['kind']; readonly lines: PdfLine[]; readonly text?: string }[] = [];
  let before: { readonly line: PdfLine; readonly measures: Measures } | undefined;
  for (const { kind, chunks } of columns) {
    const lines = linesOf(chunks);
    if (kind === 'table') {
      blocks.push({ kind, lines, text: tableOf(chunks) });
      before = undefined;
      continue;
    }
    const measures = measuresOf(lines);
    lines.forEach((line, i) => {
      const last = lines[i - 1];
      const goesOn = last ? !isEnd(last, line, measures) : before !== undefined && goesOver(before.line, before.measures, line, measures);
      if (goesOn) blocks.at(-1)?.lines.push(line);
      else blocks.push({ kind, lines: [line] });
    });
    const line = lines.at(-1);
    if (line) before = { line, measures };
  }
  return blocks.map(({ kind, lines, text }) => ({ kind, lines, size: (lines[0] as PdfLine).size, text: text ?? joined(lines) }));
}

/** A table of GFM: the row with the most cells says where the columns are. */
function tableOf(chunks: readonly Chunk[]): string {
  const rows = rowsOf(chunks);
  const widest = rows.reduce((most, row) => (row.length > most.length ? row : most));
  const middle = (c: Chunk): number => (c.x0 + c.x1) / 2;
  const cells = rows.map((row) => {
    const texts = widest.map(() => '');
    for (const chunk of row) {
      const distances = widest.map((c) => Math.min(Math.abs(middle(c) - middle(chunk)), Math.abs(c.x0 - chunk.x0)));
      const at = distances.indexOf(Math.min(...distances));
      texts[at] = `${texts[at]} ${linesOf([chunk])
        .map((line) => escapeInline(line.text))
        .join('')}`.trim();
    }
    return texts.map(cellText);
  });
  return gfmTable(cells);
}

function measuresOf(lines: readonly PdfLine[]): Measures {
  const size = usual(lines.map((l) => l.size));
  const own = lines.filter((l) => isSameSize(l.size, size));
  const left = Math.min(...own.map((l) => l.x0));
  const steps = own.slice(1).map((l, i) => l.y - (own[i] as PdfLine).y);
  const leading = usual(steps.filter((step) => step > 0)) || 1.5 * size;
  const isIndented = own.some((l) => l.x0 - left > INDENT * size && l.x0 - left < MOST_INDENT * size);
  const ends = own.map((l) => l.x1);
  const edge = usual(ends);
  const right = rightOf(own, size);
  const isSpread = ends.filter((x) => Math.abs(x - edge) < SPREAD * size).length >= ends.length * LEAST_SPREAD;
  return { left, right, leading, isIndented, edge: isSpread && own.length > 3 ? edge : undefined };
}

/** Where lines end at the most; a mark that hangs out of a column is not in it. */
function rightOf(lines: readonly PdfLine[], size: number): number {
  const most = Math.max(...lines.map((l) => l.x1));
  const plain = Math.max(...lines.filter((l) => /[\p{L}\p{N}]$/u.test(l.text)).map((l) => l.x1));
  return most - plain < HANGING * size ? plain : most;
}

/** What most are, as well as half a point tells. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = Math.round(value * 2) / 2;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

export const isSameSize = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_SIZE * Math.max(a, b);

/** True where the paragraph of a line ends with it. */
function isEnd(line: PdfLine, next: PdfLine, measures: Measures): boolean {
  if (isEntry(line.text) || BEGINS.test(next.text)) return true;
  if (!isSameSize(line.size, next.size)) return true;
  if (next.y - line.y > APART * Math.max(measures.leading, line.size * 1.1)) return true;
  const { size } = next;
  const [own, indent] = [line.x0 - measures.left, next.x0 - measures.left].map((x) => x / size) as [number, number];
  // What is set in the middle or to the right.
  if (own - indent > MOST_INDENT) return true;
  if (indent > INDENT) {
    const isHanging = startsItem(line.text) && indent < MOST_INDENT && own < indent;
    if (!isHanging && indent > own + INDENT / 2) return true;
    // Lines that are indented alike are first lines, or all lines of a quotation.
    if (Math.abs(indent - own) <= INDENT / 2 && FINAL.test(line.text)) return true;
  }
  if (startsItem(next.text) && indent <= own + INDENT / 2 && FINAL.test(line.text)) return true;
  return hadRoom(line, next, measures);
}

/** True where the next line's first piece would have fitted on a line: so it was ended on purpose. */
function hadRoom(line: PdfLine, next: PdfLine, { right, edge }: Measures): boolean {
  if (right - line.x1 > (firstPiece(next.text) + ROOM) * line.size) return true;
  // All lines are spread but the last ones.
  return edge !== undefined && FINAL.test(line.text) && edge - line.x1 > SHORT * line.size;
}

/** The marker of an item: what hangs below it goes on in it. */
const startsItem = (text: string): boolean => /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]|[•●■◆▪·–-]\s|\p{Co})/u.test(text);

/** A bullet, or the number of a chapter or a clause with a blank behind it (a sentence that names one has none): so begins a paragraph. */
const BEGINS = /^(?:[•●■◆◇▪□▲△★☆►➢✓✔✦※\p{Co}]|第[一二三四五六七八九十百千零〇\d]{1,6}[编篇章节条][ \u3000])/u;

/** True where the last line of a column goes on in the first of the next. */
function goesOver(line: PdfLine, from: Measures, next: PdfLine, to: Measures): boolean {
  if (isEntry(line.text) || BEGINS.test(next.text)) return false;
  if (!isSameSize(line.size, next.size)) return false;
  if (hadRoom(line, next, from)) return false;
  // Where other lines begin further left, all of a paragraph is indented, as below a list: its lines stand below each other on either page.
  const isBelow = Math.abs(next.x0 - line.x0) < (INDENT / 2) * next.size && !FINAL.test(line.text);
  if (next.x0 - to.left > INDENT * next.size && !isBelow) return false;
  return from.isIndented || to.isIndented || !FINAL.test(line.text);
}

/** The text of lines that belong together. */
export function joined(lines: readonly PdfLine[]): string {
  return lines.reduce((text, line) => (text === '' ? line.text : `${withoutHyphen(text, line.text)}${seam(text, line.text)}${line.text}`), '');
}

/** A word that was parted with a hyphen. Before a digit or a capital it belongs there: COVID-19. */
function withoutHyphen(text: string, next: string): string {
  return /\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) : text;
}

function seam(text: string, next: string): string {
  if (/[-\u00ad\u2010/]$/.test(text) || (/\d$/.test(text) && /^\d/.test(next))) return '';
  return /[\p{Script=Latin}\d.,;:!?)'"%]$/u.test(text) && /^[\p{Script=Latin}\d('"]/u.test(next) ? ' ' : '';
}
