import { splitLines } from '../text/lines.ts';
import { readMarkdown } from '../text/markdown/read.ts';
import { NOTE_MARK, PARAGRAPH_END } from './characters.ts';
import { type DraftBlock, draftBlocks, type ParagraphKind } from './draft-blocks.ts';
import { readInline, type ShownUnit } from './inline-text.ts';

export interface DraftParagraph {
  /** offsets in the text of the draft; `end` is that of its end */
  readonly start: number;
  readonly end: number;
  readonly kind: ParagraphKind;
  /** what it stands in: nothing, a note, a table */
  readonly area: string;
  /** of a table */
  readonly row: number;
}

/** A draft as it is shown: what goes into a Word file as text, and what its marks say. */
export interface DraftText {
  /** paragraphs, each with its end */
  readonly text: string;
  readonly paragraphs: readonly DraftParagraph[];
  /** marks that each unit of the text stands in: `**`, `~~ [`; nothing in most places */
  readonly formats: readonly string[];
  /** the marks of notes, by offset: their labels */
  readonly notes: ReadonlyMap<number, string>;
  /** lines that are no text: front matter, rules, definitions */
  readonly unshown: readonly string[];
}

/** Reads Markdown as the text that it shows, with the reader that proofreads it. @param markdown LF only */
export function readDraftText(markdown: string): DraftText {
  const { blocks, unshown } = draftBlocks(readMarkdown(splitLines(markdown), 0, () => false));
  const read = blocks.map((block) => ({ block, ...readInline(block.lines) }));
  const labels = [...new Set(read.flatMap(({ notes }) => notes))];
  const noteOf = ({ area }: DraftBlock): number => (area.startsWith('^') ? labels.indexOf(area.slice(1)) : -1);
  // As everywhere: notes stand behind the text in the order of their marks, and what no mark refers to is not shown.
  const shown = read.filter(({ block }) => !block.area.startsWith('^') || noteOf(block) >= 0).sort((a, b) => noteOf(a.block) - noteOf(b.block));
  const formats: string[] = [];
  const paragraphs: DraftParagraph[] = [];
  const marks = new Map<number, string>();
  let text = '';
  for (const { block, units, notes } of shown) {
    const own = notes.values();
    const start = text.length;
    for (const unit of trimmed(units)) {
      if (unit.char === NOTE_MARK) marks.set(text.length, own.next().value ?? '');
      text += unit.char;
      for (let k = 0; k < unit.char.length; k++) formats.push(unit.format);
    }
    paragraphs.push({ start, end: text.length, kind: block.kind, area: block.area, row: block.row });
    text += PARAGRAPH_END;
    formats.push('');
  }
  return { text, paragraphs, formats, notes: marks, unshown };
}

function trimmed(units: readonly ShownUnit[]): readonly ShownUnit[] {
  let [start, end] = [0, units.length];
  while (start < end && /^\s*$/.test((units[start] as ShownUnit).char)) start++;
  while (end > start && /^\s*$/.test((units[end - 1] as ShownUnit).char)) end--;
  return units.slice(start, end);
}

/** The paragraph that an offset of the text stands in. */
export function paragraphAt({ paragraphs }: DraftText, at: number): DraftParagraph | undefined {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle] as DraftParagraph).end < at) low = middle + 1;
    else high = middle;
  }
  return paragraphs[low];
}
