import type { Line } from './line.ts';
import type { Margin } from './passage.ts';
import { skipBlanks } from './plain.ts';

/** True if a line holds nothing but blanks: no mark of a quotation, no code. */
function isEmpty(line: Line): boolean {
  return line.kind === 'blank' && (line.text === '' || skipBlanks(line.text, 0, line.text.length) === line.text.length);
}

/** How many lines from one on are empty. */
function emptyFrom(lines: readonly Line[], from: number): number {
  let to = from;
  while (to < lines.length && isEmpty(lines[to] as Line)) to++;
  return to - from;
}

/**
 * What stands around the passage of lines[first] … lines[to − 1], or undefined where that is as usual.
 * @param from where the lines before it begin that belong to no passage
 */
export function marginOf(lines: readonly Line[], from: number, first: number, to: number): Margin | undefined {
  const head = lines[first] as Line;
  const open = head.container === '';
  let above = 0;
  let blanks = false;
  if (open)
    for (let i = first - 1; i >= from && isEmpty(lines[i] as Line); i--) {
      above++;
      blanks ||= (lines[i] as Line).text !== '';
    }
  const top = above === first;
  const indent = open && head.kind === 'text' && head.from > 0 ? head.text.slice(0, head.from) : '';
  const behind = emptyFrom(lines, to);
  const ends = to + behind === lines.length && !(behind === 1 && (lines[to] as Line).text === '');
  if (above < 2 && !blanks && !(top && above > 0) && indent === '' && !ends) return undefined;
  return { above, blanks, top, indent, below: ends ? behind : undefined };
}
