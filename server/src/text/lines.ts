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
  cutLines(text, start, end, (line, eol) => out.push({ text: line, eol }));
  return out;
}

/** The same, line by line. */
export function cutLines(text: string, start: number, end: number, take: (line: string, eol: RawLine['eol']) => void): void {
  let from = start;
  let cr = text.indexOf('\r', start);
  if (cr < 0) cr = end;
  for (;;) {
    let lf = text.indexOf('\n', from);
    if (lf < 0 || lf > end) lf = end;
    while (cr < lf && cr < end) {
      if (cr + 1 === lf && lf < end) break;
      take(text.slice(from, cr), '\r');
      from = cr + 1;
      cr = text.indexOf('\r', from);
      if (cr < 0) cr = end;
    }
    if (lf >= end) break;
    if (cr + 1 === lf) {
      take(text.slice(from, cr), '\r\n');
      cr = text.indexOf('\r', lf);
      if (cr < 0) cr = end;
    } else take(text.slice(from, lf), '\n');
    from = lf + 1;
  }
  take(text.slice(from, end), '');
}
