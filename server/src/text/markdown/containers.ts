import { COLON, GREATER, isSpace, MINUS, PLUS, STAR, skipSpaces } from './ascii.ts';
import type { LineCursor } from './cursor.ts';
import { footnoteLabelEnd, listMarker } from './starts.ts';

/** A block quote, a list item or a footnote definition (CommonMark §5, GFM footnotes). */
export interface Container {
  readonly kind: 'quote' | 'item' | 'note';
  /** Line.container of the lines in it */
  readonly path: string;
  /** Columns a line must be indented to stand in it (item, note). */
  readonly indent: number;
  /** Place of an item among those that follow each other. */
  readonly ordinal: number;
  /** An item that began with a blank line and holds nothing yet: a second blank line ends it. */
  empty: boolean;
}

/**
 * Deeper marks are text. No draft nests so deep, and every line costs a look at every container it stands in.
 */
export const DEEPEST = 64;

/** True if the line the cursor is on continues the container; then its marks or indent are used up. */
export function continues(container: Container, cursor: LineCursor): boolean {
  if (container.kind === 'quote') {
    if (cursor.blank || cursor.indent > 3 || cursor.text.charCodeAt(cursor.next) !== GREATER) return false;
    takeQuoteMark(cursor);
    return true;
  }
  if (cursor.blank) {
    cursor.use(container.indent);
    return !container.empty;
  }
  if (cursor.indent < container.indent) return false;
  cursor.use(container.indent);
  return true;
}

function takeQuoteMark(cursor: LineCursor): void {
  cursor.jump(cursor.next + 1);
  if (isSpace(cursor.text.charCodeAt(cursor.at))) cursor.use(1);
}

function childPath(parent: string, step: string): string {
  return parent === '' || parent.endsWith('>') || step === '>' ? parent + step : `${parent}.${step}`;
}

/**
 * Opens the container whose marker stands at the cursor, if one does, and uses the marker up.
 * @param parent path of the container around it
 * @param before the container that this line ends at the same depth: another item goes on counting
 * @param inParagraph it would interrupt a paragraph, which empty items and ordered ones that do not start at 1 may not
 */
export function openContainer(cursor: LineCursor, parent: string, before: Container | undefined, inParagraph: boolean): Container | undefined {
  const { text, next } = cursor;
  const unit = text.charCodeAt(next);
  if (unit === GREATER) {
    takeQuoteMark(cursor);
    return { kind: 'quote', path: childPath(parent, '>'), indent: 0, ordinal: 0, empty: false };
  }
  if (unit === STAR || unit === MINUS || unit === PLUS || (unit >= 0x30 && unit <= 0x39)) return openItem(cursor, parent, before, inParagraph);
  const label = footnoteLabelEnd(text, next);
  if (label < 0 || text.charCodeAt(label) !== COLON) return undefined;
  const path = childPath(parent, `^${text.slice(next + 2, label - 1)}`);
  cursor.jump(label + 1);
  cursor.use(text.length);
  return { kind: 'note', path, indent: 4, ordinal: 0, empty: false };
}

function openItem(cursor: LineCursor, parent: string, before: Container | undefined, inParagraph: boolean): Container | undefined {
  const { text, next, indent } = cursor;
  const marker = listMarker(text, next);
  if (!marker) return undefined;
  const empty = skipSpaces(text, marker.end) >= text.length;
  if (inParagraph && (empty || marker.number > 1 || marker.number === 0)) return undefined;
  cursor.jump(marker.end);
  const width = indent + marker.end - next;
  // One to four columns of blanks belong to the marker; with more, or with nothing behind, one does.
  const padding = empty || cursor.indent > 4 ? 1 : cursor.indent;
  cursor.use(padding);
  const ordinal = before?.kind === 'item' ? before.ordinal + 1 : 1;
  return { kind: 'item', path: childPath(parent, String(ordinal)), indent: width + padding, ordinal, empty };
}
