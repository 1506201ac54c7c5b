import type { Move, Side } from '../rule/rule.ts';
import { lineAt, type PlacedPassage, sourceRange } from '../text/draft.ts';
import type { Range, TextEdit } from '../text/range.ts';
import type { Placing } from './place.ts';

/** What stands between a passage and the next one. Nothing, where it is the last. */
export function bridgeRanges(draft: Placing, passage: number): Range[] {
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
export function removeEdits(draft: Placing, passage: number, more: number): TextEdit[] {
  const lines = linesOf(draft, passage, more);
  return lines ? [{ start: lines.start, end: lines.until, text: '' }] : [];
}

/**
 * Moves the lines of passages before those of another, an empty line behind them. The empty lines behind their old place go
 * with them, so that none is doubled.
 * @param eol line end of the file
 * @returns two edits, or none when the place lies inside of what moves
 */
export function moveEdits(draft: Placing, passage: number, { more, to, as }: Move, eol: string): TextEdit[] {
  const lines = linesOf(draft, passage, more);
  const target = draft.passages[passage + to];
  if (!lines || !target || (to >= 0 && to <= more)) return [];
  const at = draft.lineStarts[lineOf(draft, target, 0)] as number;
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
