import type { Move, Side } from '../rule/rule.ts';
import { lineAt, type PlacedPassage, sourceRange } from '../text/draft.ts';
import type { Range, TextEdit } from '../text/range.ts';
import type { Placing } from './place.ts';

/** Replaces what stands between a passage and the next one. Nothing, where it is the last. */
export function bridgeEdits(draft: Placing, passage: number, text: string): TextEdit[] {
  const p = draft.passages[passage] as PlacedPassage;
  const next = draft.passages[passage + 1];
  if (!next) return [];
  const { end } = sourceRange(p, { start: 0, end: p.passage.text.length });
  const { start } = sourceRange(next, { start: 0, end: 1 });
  return start < end ? [] : [{ start: end, end: start, text }];
}

/**
 * Moves the lines of passages before those of another, an empty line behind them. The empty lines behind their old place go
 * with them, so that none is doubled.
 * @param eol line end of the file
 * @returns two edits, or none when the place lies inside of what moves
 */
export function moveEdits(draft: Placing, passage: number, { more, to, as }: Move, eol: string): TextEdit[] {
  const first = draft.passages[passage] as PlacedPassage;
  const last = draft.passages[passage + more];
  const target = draft.passages[passage + to];
  if (!last || !target || (to >= 0 && to <= more)) return [];
  const { text, lineStarts } = draft;
  const lineOf = (p: PlacedPassage, unit: number): number => lineAt(lineStarts, sourceRange(p, { start: unit, end: unit + 1 }).start);
  const startOf = (line: number): number => lineStarts[line] as number;
  const from = startOf(lineOf(first, 0));
  const end = startOf(lineOf(last, Math.max(0, last.passage.text.length - 1)) + 1);
  const lines = text.slice(from, end).trimEnd();
  let behind = lineAt(lineStarts, end);
  while (behind + 1 < lineStarts.length && startOf(behind) >= end && text.slice(startOf(behind), startOf(behind + 1)).trim() === '') behind++;
  const until = end >= text.length ? text.length : Math.max(end, startOf(behind));
  const at = startOf(lineOf(target, 0));
  const moved = { start: at, end: at, text: (as?.replaceAll('\n', eol) ?? lines) + eol + eol };
  const gone = { start: from, end: until, text: '' };
  return at <= from ? [moved, gone] : [gone, moved];
}

/** Where the margin of a passage stands: whole lines above it, the blanks before it, or all behind its last line. */
export function marginRange({ text, lineStarts, passages }: Placing, passage: number, side: Side): Range {
  const p = passages[passage] as PlacedPassage;
  const { start, end } = sourceRange(p, { start: 0, end: p.passage.text.length });
  if (side === 'below') {
    return { start: lineEnd(text, Math.max(start, end)), end: text.length };
  }
  const line = lineAt(lineStarts, start);
  const at = lineStarts[line] as number;
  if (side === 'above') return { start: lineStarts[line - (p.passage.margin?.above ?? 0)] ?? 0, end: at };
  return { start: at, end: at + (p.passage.margin?.indent.length ?? 0) };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
