import type { Line } from '../text/line.ts';

/** What a paragraph of a draft is: text, a heading, an item (with how deep it stands), a quotation, code, a cell. */
export type ParagraphKind = 'text' | `heading${number}` | `bullet${number}` | `number${number}` | 'quote' | 'code' | 'cell';

/** The lines of one paragraph, each the part of it that is prose. */
export interface DraftBlock {
  readonly kind: ParagraphKind;
  /** nothing, `^label` of a note, `|n` of the n-th table */
  readonly area: string;
  readonly row: number;
  readonly lines: readonly Line[];
}

const FENCE = /^[\s>]*(?:`{3,}|~{3,})/;
/** A line within a paragraph that begins so is a paragraph of its own, as where a file is imported. */
const INDENTED = /^[\u3000\u00a0\u2003]{2}/;

/** Puts the lines of a draft together: what is one paragraph, what is none. */
export function draftBlocks(lines: readonly Line[]): { readonly blocks: readonly DraftBlock[]; readonly unshown: readonly string[] } {
  const blocks: { kind: ParagraphKind; area: string; row: number; lines: Line[] }[] = [];
  const unshown: string[] = [];
  let [tables, row, fenced] = [0, 0, false];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const area = areaOf(line);
    if (line.kind === 'table') {
      const goesOn = before?.kind === 'table' || (before?.kind === 'rule' && lines[index - 2]?.kind === 'table');
      if (!goesOn) tables++;
      row = goesOn ? row + 1 : 0;
      for (const cell of cellsOf(line)) blocks.push({ kind: 'cell', area: `|${tables}`, row, lines: [cell] });
    } else if (line.kind === 'code') {
      // A fence is none of the text; four blanks are an indent, whatever they mean in Markdown.
      if (FENCE.test(line.text)) fenced = before?.kind === 'code' ? !fenced : true;
      else if (line.from < line.to) blocks.push({ kind: fenced && before?.kind === 'code' ? 'code' : 'text', area, row: 0, lines: [line] });
    } else if (line.kind === 'text' || line.kind === 'item' || line.kind === 'heading') {
      if (before && goesOnWith(before, line)) blocks.at(-1)?.lines.push(line);
      else if (line.from < line.to || line.kind !== 'text') blocks.push({ kind: kindOf(line), area, row: 0, lines: [line] });
    } else if (line.kind !== 'blank' && !/^\s*(?:<!--|$)/.test(line.text) && !isDelimiter(before, line)) unshown.push(line.text.trim());
  });
  return { blocks, unshown };
}

/** Below the head of a table, or below what is a heading by it: that says what the line before is, and is told of it. */
const isDelimiter = (before: Line | undefined, { kind }: Line): boolean => kind === 'rule' && (before?.kind === 'table' || before?.kind === 'heading');

/** True of a line that goes on with the paragraph of the one before. */
function goesOnWith(before: Line, line: Line): boolean {
  if (before.container !== line.container || before.from === before.to || INDENTED.test(line.text)) return false;
  if (line.kind === 'heading') return before.kind === 'heading' && !isMarkedHeading(line) && !isMarkedHeading(before);
  return line.kind === 'text' && (before.kind === 'text' || before.kind === 'item');
}

const isMarkedHeading = ({ text, from }: Line): boolean => text.slice(0, from).includes('#');

const areaOf = ({ container }: Line): string => /\^[^.>]*/.exec(container)?.[0] ?? '';

function kindOf({ kind, text, from, level, container }: Line): ParagraphKind {
  if (kind === 'heading') return `heading${level}`;
  if (kind !== 'item') return container.includes('>') ? 'quote' : 'text';
  const depth = container.split(/[.>]/).filter((step) => /^\d+$/.test(step)).length;
  return /\d[.)]\s*(?:\[.\]\s*)?$/.test(text.slice(0, from)) ? `number${depth}` : `bullet${depth}`;
}

/** The cells of a row, as lines: they end at bars that nothing masks. */
function cellsOf(line: Line): Line[] {
  const ends: number[] = [];
  let mask = 0;
  for (let at = line.from; at < line.to; at++) {
    while (mask < line.masks.length && (line.masks[mask] as Line['masks'][number]).end <= at) mask++;
    const covering = line.masks[mask];
    if (line.text[at] === '|' && !(covering && covering.start <= at)) ends.push(at);
  }
  let from = line.from;
  return [...ends, line.to].map((to) => {
    const cell = { ...line, from, to, masks: line.masks.filter((m) => m.start >= from && m.end <= to) };
    from = to + 1;
    return cell;
  });
}
