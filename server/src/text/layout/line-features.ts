import type { End, Start } from './edges.ts';

/** What a line looks like by itself. `text` may be anything. */
export type LineRole = 'text' | 'byline' | 'credit' | 'caption' | 'furniture' | 'dateline';

/** What the judge knows of a line by itself: computed once a Line object. Widths are half-width units. */
export interface LineFeatures {
  /** printed width: 2 for full-width characters, 1 for others */
  width: number;
  /** width if every mark was squeezed to half and every blank was put in by justification */
  least: number;
  /** 。！？ before the end of the line */
  innerStops: number;
  /** ， before the end of the line */
  commas: number;
  /** all stop marks of the line: 。！？，、；： */
  pauses: number;
  end: End;
  start: Start;
  /** width of the piece that had to fit on the line before: the first character or run of digits or letters, with the marks that may not begin a line */
  head: number;
  /** Han and other characters before the first mark */
  firstClause: number;
  /** Quotes and brackets opened and not closed in the line. */
  opens: number;
  /** Closing quotes and brackets without an opening one in the line. */
  closes: number;
  /** Units from the start to the first unpaired closing mark. */
  closesAt: number;
  /** Units from the last unpaired opening mark to the end. */
  opensAt: number;
  /** True if the line's unpaired opening mark is its first character (as paragraphs of a long quotation begin). */
  opensFirst: boolean;
  /** blanks that indent the line: 0 none, 1 less than two full-width characters, 2 more */
  indent: number;
  /** Share of Latin letters is high: English text. */
  latin: boolean;
  /** No Han stands in it. */
  foreign: boolean;
  /** blanks between two Han characters, as newspaper headlines have them */
  gaps: number;
  /** last unit and first unit of the prose */
  lastUnit: number;
  firstUnit: number;
  /** It begins with a word that only looks bound: 的确, 了解, 着手, 地震. */
  freeWord: boolean;
  role: LineRole;
  /** A geometric ornament (■ □ ▲) stands in the line. */
  ornament: boolean;
  /** So many blanks stand inside that two columns, or the cells of a table, stand abreast. */
  gutter: boolean;
  /** It stands by itself whatever is around it: code, a rule of dashes, a line of contents with leaders, a picture. */
  solitary: boolean;
  /** All of it is emphasised in Markdown: a heading or a caption of the author's own. */
  emphasised: boolean;
  /** what its fields are made of if it may be a row of a table, else 0 (see rows.ts) */
  row: number;
}
