import { type Line, type Mask, NO_MASKS } from '../line.ts';
import { isBlank, skipBlanks, trimBlanks } from '../plain.ts';
import { BACKSLASH, BAR, BRACKET_OPEN, needsOf } from './ascii.ts';
import { BREAK, inlineMasks } from './inline.ts';
import { definitionEnd } from './links.ts';

/** A line whose leaf is still open. */
export type OpenLine = { -readonly [K in keyof Line]: Line[K] };

const THING = '\ufffc';

/** Offset of the first blank before a line's prose: inline marks see U+3000, which is no blank to them. */
export function leafStart({ text, from }: OpenLine): number {
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--;
  return from;
}

/** Lines of one leaf, joined by '\n', with the blanks around their prose. */
function joined(lines: readonly OpenLine[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const line = lines[i] as OpenLine;
    text += (i > from ? '\n' : '') + line.text.slice(leafStart(line), leafEnd(line));
  }
  return text;
}

function leafEnd({ text, to }: OpenLine): number {
  return skipBlanks(text, to, text.length);
}

/**
 * Makes the link reference definitions that a paragraph begins with (CommonMark §4.7) lines of kind 'definition'.
 * @returns index of the first line that is left
 */
export function takeDefinitions(lines: readonly OpenLine[], from: number, to: number): number {
  const first = lines[from] as OpenLine;
  if (first.text.charCodeAt(first.from) !== BRACKET_OPEN) return from;
  const text = joined(lines, from, to);
  let next = from;
  for (let at = 0; next < to; ) {
    const end = definitionEnd(text, at);
    if (end < 0) break;
    for (; at <= end && next < to; next++) {
      const line = lines[next] as OpenLine;
      line.kind = 'definition';
      line.hardBreak = false;
      at += leafEnd(line) - leafStart(line) + 1;
    }
  }
  return next;
}

/** Reads the inline marks of lines[from] … lines[to − 1], which are one leaf. */
export function finishLeaf(lines: readonly OpenLine[], from: number, to: number, needs: number): void {
  if (needs === 0 || from >= to) return;
  const masks = inlineMasks(joined(lines, from, to), needs);
  let offset = 0;
  let mask = 0;
  for (let i = from; i < to; i++) {
    const line = lines[i] as OpenLine;
    const start = leafStart(line);
    const end = offset + leafEnd(line) - start;
    const own: Mask[] = [];
    for (let k = mask; k < masks.length && (masks[k] as Mask).start < end; k++) {
      const part = within(masks[k] as Mask, start - offset, line);
      if (part.start < part.end) own.push(part);
    }
    const over = i + 1 < to && runsOver(masks, mask, end);
    const broken = i + 1 < to && !over;
    if (!broken) line.hardBreak = false;
    if (over) line.runsOn = true;
    endLine(line, own, broken);
    if (own.length > 0) line.masks = own;
    offset = end + 1;
    while (mask < masks.length && (masks[mask] as Mask).end <= offset) mask++;
  }
}

/** The part of a mask that lies in a line's prose, as offsets of the line. */
function within(mask: Mask, shift: number, line: OpenLine): Mask {
  return { ...mask, start: Math.max(line.from, mask.start + shift), end: Math.min(line.to, mask.end + shift) };
}

/** True if one mask, a code span or a tag, covers the line end: no hard break stands in one. */
function runsOver(masks: readonly Mask[], from: number, lineEnd: number): boolean {
  for (let k = from; k < masks.length && (masks[k] as Mask).start <= lineEnd; k++) if ((masks[k] as Mask).end > lineEnd) return true;
  return false;
}

/** Takes a hard break off the end of a line: a backslash, or <br> (which breaks the last line of a leaf too, harmlessly). */
function endLine(line: OpenLine, masks: Mask[], broken: boolean): void {
  if (broken && line.to === line.text.length && line.to > line.from && line.text.charCodeAt(line.to - 1) === BACKSLASH) {
    if (masks.at(-1)?.end !== line.to) {
      line.hardBreak = true;
      line.to = trimBlanks(line.text, line.from, line.to - 1);
    }
  }
  for (let last = masks.at(-1); last?.as === BREAK && last.end === line.to; last = masks.at(-1)) {
    line.hardBreak = true;
    line.to = trimBlanks(line.text, line.from, last.start);
    masks.pop();
  }
  for (let k = 0; k < masks.length; k++) {
    const m = masks[k] as Mask;
    if (m.as === BREAK) masks[k] = { ...m, as: THING };
  }
}

/** Takes the bars at both ends of a table row off its prose, and reads each cell, between unescaped bars, as a leaf of its own. */
export function finishRow(line: OpenLine): void {
  const { text } = line;
  if (text.charCodeAt(line.from) === BAR) line.from = skipBlanks(text, line.from + 1, line.to);
  const bars = unescapedBars(text, line.from, line.to);
  if (bars.at(-1) === line.to - 1) {
    bars.pop();
    line.to = trimBlanks(text, line.from, line.to - 1);
  }
  line.masks = NO_MASKS;
  line.hardBreak = false;
  const needs = needsOf(text, line.from, line.to);
  if (needs === 0) return;
  const masks: Mask[] = [];
  let from = line.from;
  for (const to of [...bars, line.to]) {
    for (const m of inlineMasks(text.slice(from, to), needs)) {
      masks.push({ ...m, start: from + m.start, end: from + m.end, as: m.as === BREAK ? THING : m.as });
    }
    from = to + 1;
  }
  if (masks.length > 0) line.masks = masks;
}

function unescapedBars(text: string, from: number, to: number): number[] {
  const out: number[] = [];
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BAR) out.push(i);
    else if (unit === BACKSLASH && (text.charCodeAt(i + 1) === BAR || text.charCodeAt(i + 1) === BACKSLASH)) i++;
  }
  return out;
}
