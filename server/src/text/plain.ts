import { blankLine, type Line, type Mask, NO_MASKS } from './line.ts';
import { cutLines, type RawLine } from './lines.ts';
import { findUrls, UrlHints } from './urls.ts';

/** True of the blanks that indent or end a line: blank, tab, no-break and ideographic space. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x3000 || unit === 0x09 || unit === 0xa0 || unit === 0x0c || unit === 0x0b;
}

/** Offset of the first unit of text.slice(from, to) that is no blank, or `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  return from;
}

/** Offset behind the last unit of text.slice(from, to) that is no blank, or `from`. */
export function trimBlanks(text: string, from: number, to: number): number {
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}

/** Reads one line of plain text: no marks; the indent and the blanks at the end are not prose, URLs and e-mail addresses are masked. */
export function readPlainLine({ text, eol }: RawLine): Line {
  return readLine(text, eol, true);
}

/**
 * Reads the lines of a part of a text.
 * @param start, end as of `splitLines`
 */
export function readPlainLines(text: string, start: number, end: number): Line[] {
  const out: Line[] = [];
  const hints = new UrlHints(text, start, end);
  cutLines(text, start, end, (from, to, eol) => {
    out.push(from === to ? blankLine(eol, true) : readLine(text.slice(from, to), eol, hints.within(from, to)));
  });
  return out;
}

/** @param hint whether a URL may stand in the line */
function readLine(text: string, eol: RawLine['eol'], hint: boolean): Line {
  let from = skipBlanks(text, 0, text.length);
  const to = trimBlanks(text, from, text.length);
  let container = '';
  // Quoted mail: > before every line.
  while (from < to && text.charCodeAt(from) === GREATER) {
    container += '>';
    from = skipBlanks(text, from + 1, to);
  }
  const hardBreak = to - from >= 4 && text.charCodeAt(to - 1) === GREATER && BREAK.test(text.slice(to - 6, to));
  const masks = hint ? urlMasks(text, from, to) : NO_MASKS;
  const explicit = text.charCodeAt(from) === DOT && EXPLICIT.test(text.slice(from, from + LONGEST_NAME));
  return { text, eol, kind: from === to ? 'blank' : explicit ? 'definition' : 'text', from, to, level: 0, container, masks, hardBreak, restart: true };
}

const GREATER = 0x3e;
const DOT = 0x2e;
const LONGEST_NAME = 120;
/** Explicit markup of reStructuredText: `.. _名字: 网址`, `.. note::`, `.. |图| image::`, `.. [1]`. */
const EXPLICIT = /^\.\. (?:_[^:]+:(?:\s|$)|__ |(?:\|[^|]+\| )?[A-Za-z][\w-]*::(?:\s|$)|\[[#\w]+\] )/;
/** A line end that a web page meant: a join of it is offered at most, and leftover/web-chrome speaks of the tag. */
const BREAK = /<br ?\/?>$/i;

function urlMasks(text: string, from: number, to: number): readonly Mask[] {
  const found = findUrls(text, from, to);
  return found.length === 0 ? NO_MASKS : found.map(({ start, end }) => ({ start, end, as: '\ufffc' }));
}
