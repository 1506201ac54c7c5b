import { type Line, NO_MASKS } from './line.ts';
import type { RawLine } from './lines.ts';

/** True of the blanks that indent or end a line: blank, tab, no-break and ideographic space. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x3000 || unit === 0x09 || unit === 0xa0;
}

/** Reads one line of plain text: no marks, only the indent and the blanks at the end are not prose. */
export function readPlainLine(raw: RawLine): Line {
  const { text, eol } = raw;
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { text, eol, kind: from === to ? 'blank' : 'text', from, to, level: 0, container: '', masks: NO_MASKS, hardBreak: false, restart: true };
}
