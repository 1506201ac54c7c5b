import type { Language, Line } from '../line.ts';
import type { PassageKind, SeamReason } from '../passage.ts';
import type { Words } from '../words.ts';

/**
 * What the judge says of one line that carries prose, and of its end: the boundary to the next line that carries prose,
 * whatever blank lines stand between.
 */
export interface LineLayout {
  /** What the line is (of a passage, its first line decides). */
  readonly kind: PassageKind;
  /** Width in half-width units of the printed column the line belongs to, 0 outside a run of ≥ 6 such lines. */
  readonly column: number;
  /**
   * break: the passage ends here. join: the line end is false and the passage goes on (certain or likely).
   * doubtful: read as an end, joining is offered.
   */
  readonly end: 'break' | 'join' | 'doubtful';
  readonly certainty: 'certain' | 'likely' | 'doubtful';
  readonly join: '' | ' ';
  readonly reason: SeamReason;
  /** Units at the end of the line that the join drops (the hyphen of demo-⏎cratic). */
  readonly drop: number;
}

/**
 * Lines with prose on either side that a judgement may depend on. The judgement of line i is a pure function of the lines
 * from the REACH-th prose line before it to the REACH-th behind it; barriers (headings, tables, code) may cut this short.
 */
export const REACH = 30;

/** True if the line carries prose that passages are made of. */
export function isProse(line: Line): boolean {
  return (line.kind === 'text' || line.kind === 'item' || line.kind === 'heading' || line.kind === 'table') && line.from < line.to;
}

const BREAK: LineLayout = { kind: 'paragraph', column: 0, end: 'break', certainty: 'certain', join: '', reason: 'open-sentence', drop: 0 };

/**
 * Judges lines[from] … lines[to − 1]. Lines without prose get an arbitrary constant.
 * @returns one layout a line, in order
 */
export function judgeLines(lines: readonly Line[], from: number, to: number, _language: Language, _words: Words): LineLayout[] {
  const out: LineLayout[] = [];
  for (let i = from; i < to; i++) out.push((lines[i] as Line).kind === 'heading' ? { ...BREAK, kind: 'heading' } : BREAK);
  return out;
}
