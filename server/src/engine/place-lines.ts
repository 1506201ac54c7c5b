import type { LineEdit, Move, Side } from '../rule/rule.ts';
import { append } from '../text/append.ts';
import { lineAt } from '../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../text/placed-passage.ts';
import type { Range, TextEdit } from '../text/range.ts';
import type { Placing } from './placing.ts';

/** What a change of lines comes to in the draft, in offsets of its text. None where it cannot be made there. */
export function lineEdits(draft: Placing, passage: number, line: LineEdit): TextEdit[] {
  switch (line.kind) {
    case 'join':
      return joinEdits(draft, passage, line.seams);
    case 'between':
      return rangesBetween(draft, passage).map((gap) => ({ ...gap, text: keptEnds(draft, gap, line.text) }));
    case 'margin': {
      const place = marginRange(draft, passage, line.side);
      return [{ ...place, text: keptEnds(draft, place, line.text) }];
    }
    case 'delete':
      return deleteEdits(draft, passage, line.more);
    case 'move':
      return moveEdits(draft, passage, line);
  }
}

function joinEdits(draft: Placing, passage: number, seams: number | 'passage' | 'column'): TextEdit[] {
  if (typeof seams === 'number') return join(draft.passages[passage] as PlacedPassage, seams);
  if (seams === 'passage') return joinCertain(draft.passages[passage] as PlacedPassage);
  const edits: TextEdit[] = [];
  for (let i = passage; inColumn(draft, passage, i); i++) append(edits, joinCertain(draft.passages[i] as PlacedPassage));
  return edits;
}

/** What stands between a passage and the next one. Nothing, where it is the last. */
function rangesBetween(draft: Placing, passage: number): Range[] {
  const p = draft.passages[passage] as PlacedPassage;
  const next = draft.passages[passage + 1];
  if (!next) return [];
  const { end } = sourceRange(p, { start: 0, end: p.passage.text.length });
  const { start } = sourceRange(next, { start: 0, end: 1 });
  return start < end || holdsTag(draft.text.slice(end, start)) ? [] : [{ start: end, end: start }];
}

/** True of what stands beside the text of passages if a tag of HTML stands in it: no edit takes one. */
const holdsTag = (between: string): boolean => between.includes('<');

/** The whole lines of a passage and of `more` behind it, and how far the empty lines behind them reach. Nothing where tags stand on them. */
function linesOf(draft: Placing, passage: number, more: number): { start: number; end: number; until: number } | undefined {
  const first = draft.passages[passage] as PlacedPassage;
  const last = draft.passages[passage + more];
  if (!last) return undefined;
  const { text, lineStarts } = draft;
  const startOf = (line: number): number => lineStarts[line] as number;
  const end = startOf(lineOf(draft, last, Math.max(0, last.passage.text.length - 1)) + 1);
  let at = startOf(lineOf(draft, first, 0));
  for (let k = passage; k <= passage + more; k++) {
    const p = draft.passages[k] as PlacedPassage;
    const own = sourceRange(p, { start: 0, end: p.passage.text.length });
    if (holdsTag(text.slice(at, own.start))) return undefined;
    at = own.end;
  }
  if (holdsTag(text.slice(at, end))) return undefined;
  let behind = lineAt(lineStarts, end);
  while (behind + 1 < lineStarts.length && startOf(behind) >= end && text.slice(startOf(behind), startOf(behind + 1)).trim() === '') behind++;
  return { start: startOf(lineOf(draft, first, 0)), end, until: end >= text.length ? text.length : Math.max(end, startOf(behind)) };
}

function lineOf({ lineStarts }: Placing, p: PlacedPassage, unit: number): number {
  return lineAt(lineStarts, sourceRange(p, { start: unit, end: unit + 1 }).start);
}

/** Deletes the lines of a passage and of `more` behind it, with the empty lines behind them. */
function deleteEdits(draft: Placing, passage: number, more: number): TextEdit[] {
  const lines = linesOf(draft, passage, more);
  return lines ? [{ start: lines.start, end: lines.until, text: '' }] : [];
}

/**
 * Moves the lines of passages before those of another, an empty line behind them. The empty lines behind their old place go
 * with them, so that none is doubled.
 * @returns two edits, or none when the place lies inside of what moves
 */
function moveEdits(draft: Placing, passage: number, { more, to, as }: Move): TextEdit[] {
  const lines = linesOf(draft, passage, more);
  const target = draft.passages[passage + to];
  if (!lines || !target || (to >= 0 && to <= more)) return [];
  const at = draft.lineStarts[lineOf(draft, target, 0)] as number;
  const eol = eolOf(draft, '\n');
  const written = as?.replaceAll('\n', eol) ?? draft.text.slice(lines.start, lines.end).trimEnd();
  const moved = { start: at, end: at, text: written + eol + eol };
  const gone = { start: lines.start, end: lines.until, text: '' };
  return at <= lines.start ? [moved, gone] : [gone, moved];
}

/**
 * Where the margin of a passage stands: whole lines above it, the blanks before it, or all behind its last line. By its lines, for
 * their text may begin and end with what is no text, as a comment does.
 */
export function marginRange({ text, lineStarts, passages }: Placing, passage: number, side: Side): Range {
  const p = passages[passage] as PlacedPassage;
  const { above, indent, below } = p.passage.margin ?? { above: 0, indent: '', below: 0 };
  // Behind the last line stands where the next one would begin.
  if (side === 'below') return { start: lineEnd(text, lineStarts[lineStarts.length - 2 - (below ?? 0)] as number), end: text.length };
  const line = lineAt(lineStarts, p.base) + p.mapped.line;
  const at = lineStarts[line] as number;
  return side === 'above' ? { start: lineStarts[line - above] ?? 0, end: at } : { start: at, end: at + indent.length };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Source range of a seam (the line end with the blanks and empty lines around it). */
export function gapOf(p: PlacedPassage, seam: number): Range {
  const gap = p.mapped.map.gaps[seam] ?? { start: 0, end: 0 };
  return { start: p.base + gap.start, end: p.base + gap.end };
}

/** True if passage i belongs to the column block whose first passage is `head`. */
function inColumn(draft: Placing, head: number, i: number): boolean {
  const p = draft.passages[i];
  const block = draft.passages[head]?.passage.column;
  if (!p || !block) return false;
  return i - head < block.paragraphs && (i === head || !p.passage.column);
}

/** Where the text of the column block ends whose first passage is `head`. */
export function endOfColumn(draft: Placing, head: number): number {
  let last = head;
  while (inColumn(draft, head, last + 1)) last++;
  const p = draft.passages[last] as PlacedPassage;
  return sourceRange(p, { start: p.passage.text.length, end: p.passage.text.length }).end;
}

function join(p: PlacedPassage, seam: number): TextEdit[] {
  const s = p.passage.seams[seam] ?? p.passage.after;
  return s ? [{ ...gapOf(p, seam), text: s.join }] : [];
}

function joinCertain(p: PlacedPassage): TextEdit[] {
  return p.passage.seams.flatMap((s, k) => (s.certainty === 'certain' ? join(p, k) : []));
}

/** The line ends of a text that takes the place of others are those that stood there, as far as they go. */
function keptEnds(draft: Placing, { start, end }: Range, text: string): string {
  if (!text.includes('\n')) return text;
  const ends = draft.text.slice(start, end).match(/\r\n|\r|\n/g);
  if (!ends) return eolOf(draft, text);
  let i = 0;
  return text.replaceAll('\n', () => ends[Math.min(i++, ends.length - 1)] as string);
}

/** Line ends of an edit take the style of the file. */
export function eolOf(draft: Placing, text: string): string {
  if (!text.includes('\n')) return text;
  const at = draft.lineStarts.length > 2 ? (draft.lineStarts[1] as number) : 0;
  const eol = draft.text.slice(Math.max(0, at - 2), at);
  if (eol.endsWith('\r\n')) return text.replaceAll('\n', '\r\n');
  return eol.endsWith('\r') ? text.replaceAll('\n', '\r') : text;
}
