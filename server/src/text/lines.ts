import { blankLine } from './line.ts';

/** A line and its end, before a language has read it. */
export interface RawLine {
  readonly text: string;
  readonly eol: '' | '\n' | '\r\n' | '\r';
}

/**
 * Cuts a text at LF, CRLF and lone CR, as LSP does. The last line has no end; a text that ends in a line end gives an empty
 * last line. `lines.map(l => l.text + l.eol).join('')` is the text again.
 * @param start, end cut only this part (UTF-16 units); `start` must be the beginning of a line
 */
export function splitLines(text: string, start = 0, end = text.length): RawLine[] {
  const out: RawLine[] = [];
  cutLines(text, start, end, (from, to, eol) => out.push(from === to ? blankLine(eol, false) : { text: text.slice(from, to), eol }));
  return out;
}

/** The same, line by line: `take` is told where each one begins and where its end does. */
export function cutLines(text: string, start: number, end: number, take: (from: number, to: number, eol: RawLine['eol']) => void): void {
  let from = start;
  let cr = text.indexOf('\r', start);
  if (cr < 0) cr = end;
  for (;;) {
    let lf = text.indexOf('\n', from);
    if (lf < 0 || lf > end) lf = end;
    while (cr < lf && cr < end) {
      if (cr + 1 === lf && lf < end) break;
      take(from, cr, '\r');
      from = cr + 1;
      cr = text.indexOf('\r', from);
      if (cr < 0) cr = end;
    }
    if (lf >= end) break;
    if (cr + 1 === lf) {
      take(from, cr, '\r\n');
      cr = text.indexOf('\r', lf);
      if (cr < 0) cr = end;
    } else take(from, lf, '\n');
    from = lf + 1;
  }
  take(from, end, '');
}

/** How many lines of a text have a unit, and how many have none: of as many lines as `splitLines` gives. */
export function countLines(text: string): { readonly full: number; readonly empty: number } {
  let full = 0;
  let empty = 0;
  cutLines(text, 0, text.length, (from, to) => {
    if (from === to) empty++;
    else full++;
  });
  return { full, empty };
}

/** True if a text has more lines than so many. Looks at no more of it than it must: most texts are too short for so many. */
export function moreLinesThan(text: string, most: number): boolean {
  if (text.length < most) return false;
  const { full, empty } = countLines(text);
  return full + empty > most;
}
