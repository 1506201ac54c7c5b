import type { Range } from './range.ts';

/** How the reader of the language (Markdown or plain text) took a line. Only `text`, `item`, `heading` and `table` carry prose. */
export type LineKind =
  | 'blank'
  | 'text'
  | 'item' // first line of a list item
  | 'heading' // ATX heading, or text that a setext underline makes one
  | 'table' // row of a table
  | 'rule' // thematic break, setext underline, delimiter row of a table
  | 'code' // fenced or indented code and its fences
  | 'html' // HTML block
  | 'front' // front matter
  | 'definition'; // link reference or footnote definition

/** Something of a line that is not text of the draft. Offsets are relative to the line. */
export interface Mask extends Range {
  /** What the text closes up to: '' for marks (emphasis), U+FFFC for things (code, URL, image, HTML), or the text that is meant (an escape, an entity). */
  readonly as: string;
  /** A mark of emphasis that CommonMark's flanking rule refuses, beside a mark of the sentence: readers see the asterisks. */
  readonly refused?: true;
}

/**
 * A line of the draft as its language reads it. Knows nothing of its place, so that lines before and after an edit are
 * kept as they are.
 */
export interface Line {
  /** without its end */
  readonly text: string;
  readonly eol: '' | '\n' | '\r\n' | '\r';
  readonly kind: LineKind;
  /** The prose of the line is text.slice(from, to): without list marks, quote marks, heading marks, indent, blanks at the end. */
  readonly from: number;
  readonly to: number;
  /** 1–6 of a heading, else 0 */
  readonly level: number;
  /** Path of the containers the line stands in ('' at the top, '>' in a quotation, '>1' …). Lines of different containers never join. */
  readonly container: string;
  /** sorted, without overlaps, inside from–to */
  readonly masks: readonly Mask[];
  /** A hard break of Markdown ends the line: two blanks, a backslash or <br>. */
  readonly hardBreak: boolean;
  /** An element of HTML begins on the line: nothing before goes on in it. */
  readonly opens?: true;
  /** The line ends inside of a tag, of code, of the target of a link: this is a blank in there, and no end of a printed line. */
  readonly runsOn?: true;
  /** The reader stood at the top level with nothing open before this line, so that reading may start again here. */
  readonly restart: boolean;
}

/** What a mask stands for between two elements of HTML on one line: the line is cut there. */
export const CUT = '\u2029';
/** Ends `Line.container` of the lines of an HTML block. */
export const IN_HTML = '<';

export type Language = 'markdown' | 'plaintext';

export const NO_MASKS: readonly Mask[] = [];

const makeBlank = (eol: Line['eol'], restart: boolean): Line => ({
  text: '',
  eol,
  kind: 'blank',
  from: 0,
  to: 0,
  level: 0,
  container: '',
  masks: NO_MASKS,
  hardBreak: false,
  restart,
});
const BLANKS = (['', '\n', '\r\n', '\r'] as const).map((eol) => [makeBlank(eol, false), makeBlank(eol, true)] as const);

/** The line without a unit, at the top level: one object for all, since in most drafts every other line is one. */
export function blankLine(eol: Line['eol'], restart: boolean): Line {
  const of = eol === '\n' ? BLANKS[1] : eol === '' ? BLANKS[0] : eol === '\r' ? BLANKS[3] : BLANKS[2];
  return (of as readonly [Line, Line])[restart ? 1 : 0];
}
