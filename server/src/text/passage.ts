import { classesIn } from './chars.ts';
import type { Range, TextEdit } from './range.ts';

export const PASSAGE_KINDS = [
  'headline', // heads an article
  'heading', // heads a section
  'subhead', // stands under a headline, or heads a part, without marks of its own
  'paragraph',
  'item', // of a list
  'cell', // of a table
  'caption',
  'byline', // reporters on a line of their own
  'credit', // source or editor on a line of its own
  'furniture', // page numbers, running heads, lottery results …
] as const;

export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** Why the layout judge takes a line end for false (or leaves the question open). */
export type SeamReason =
  | 'open-sentence' // the line does not end where a sentence may end
  | 'cut-name' // a lexicon name runs over the line end
  | 'cut-word'
  | 'cut-number' // 今年1⏎月
  | 'open-pair' // a quotation or bracket opened before it closes right behind it
  | 'full-line' // the sentence ends, but the line is full and the next one is not a first line
  | 'hyphen' // demo-⏎cratic
  | 'dateline'; // between dateline and reporters or text

/** A line end inside a passage (healed), or behind it (left open). */
export interface Seam {
  /** Where in the passage's text: between the units at−1 and at (before the blank, where one was put in). */
  readonly at: number;
  /**
   * certain: may be joined on save. likely: read as one text, joined when the editor says so. doubtful: read as two texts,
   * joining is offered. unlikely: nothing speaks for a join, but running text ends there without a final mark, which a hint says.
   */
  readonly certainty: 'certain' | 'likely' | 'doubtful' | 'unlikely';
  /** What stands in the passage's text in place of the line end. */
  readonly join: '' | ' ';
  readonly reason: SeamReason;
  /** The line end belongs to a column block: reported once for the block. */
  readonly inColumn: boolean;
  /** Page numbers and running heads that stand between the two lines, one a line: they go with the line end. */
  readonly over?: readonly string[] | undefined;
}

/** True if a line ends between the units at−1 and at of a passage's text. The seams stand in order. */
export function seamAt({ seams }: Pick<Passage, 'seams'>, at: number): boolean {
  let lo = 0;
  let hi = seams.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((seams[mid] as Seam).at < at) lo = mid + 1;
    else hi = mid;
  }
  return seams[lo]?.at === at;
}

/** Reported on the first passage of a run of ≥ 6 printed lines of one width. */
export interface ColumnBlock {
  /** in half-width units */
  readonly width: number;
  readonly lines: number;
  readonly paragraphs: number;
  /** Two columns stand in one text, line by line in turn or side by side: no join can put them right. */
  readonly tangled?: 'interleaved' | 'abreast' | undefined;
}

/** What stands around a passage in the source, told only where it is not as usual: one empty line above or none, no indent. */
export interface Margin {
  /** Empty lines directly above the passage. */
  readonly above: number;
  /** Some of them hold blanks. */
  readonly blanks: boolean;
  /** Nothing but these lines stands above it in the file. */
  readonly top: boolean;
  /** Blanks before its first line. */
  readonly indent: string;
  /** Only where nothing stands below it in the file: the lines behind its last one. 0: that one has no line end. */
  readonly below: number | undefined;
}

/**
 * A stretch of the draft that is read as one text: false line ends are healed, Markdown marks, code, URLs and HTML are left
 * out, U+FFFC stands where something was that text must not close up over. It knows nothing of its place in the file.
 */
export interface Passage {
  readonly kind: PassageKind;
  /** 1–6 of a Markdown heading, else 0 */
  readonly level: number;
  readonly text: string;
  readonly seams: readonly Seam[];
  /** The line end behind the passage, where the judge could not decide. */
  readonly after?: Seam | undefined;
  readonly column?: ColumnBlock | undefined;
  readonly margin?: Margin | undefined;
  /** Where marks of emphasis stood: between the units at−1 and at. Absent where there were none. */
  readonly marks?: readonly number[] | undefined;
  /** Those of them that CommonMark refuses (see Mask.refused). */
  readonly refused?: readonly number[] | undefined;
  /** Union of the character classes of the text (see chars.ts). */
  readonly classes: number;
}

/** A passage as a draft keeps it. */
export interface KeptPassage extends Passage {
  readonly memo: PassageMemo;
}

/**
 * Room for what others work out of a passage once and keep as long as the passage itself is kept. A slot each, since weak
 * maps of thousands of passages cost more than what they save. Whoever fills a slot declares it here, with its type, beside the
 * code that does: nobody else knows what stands in it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its fields are declared where they are filled
export interface PassageMemo {}

/** Everything a passage pass may read, as one string. Equal keys, equal findings. */
export function passageKey(p: Passage): string {
  let key = `${p.kind}${p.level}\u0000${p.text}`;
  for (const s of p.seams) key += `\u0000${s.at}${s.certainty[0]}${s.join}${s.reason}${s.inColumn ? '|' : ''}${s.over ? `\u0006${s.over.join('\u0006')}` : ''}`;
  if (p.after) key += `\u0001${p.after.certainty[0]}${p.after.join}${p.after.reason}${p.after.inColumn ? '|' : ''}`;
  if (p.marks) key += `\u0004${p.marks.join()}`;
  if (p.refused) key += `\u0005${p.refused.join()}`;
  if (p.margin) key += `\u0003${Object.values(p.margin).join()}`;
  if (p.column) key += `\u0002${p.column.width},${p.column.lines},${p.column.paragraphs},${p.column.tangled ?? ''}`;
  return key;
}

export function makePassage({ kind, level, text, seams, after, column, margin, marks, refused }: Omit<Passage, 'classes'>): KeptPassage {
  return {
    kind,
    level,
    text,
    seams,
    after,
    column,
    margin,
    marks,
    refused,
    classes: classesIn(text),
    memo: { source: undefined, look: undefined, output: undefined, ledger: undefined, characters: undefined },
  };
}

/**
 * Where a passage's text comes from. Offsets of the source are relative to the start of the passage's first line.
 * A run maps `length` units one to one, except when `length` is 0: then one unit of text (U+FFFC, an escape, the blank of
 * a join) stands for `sourceLength` units.
 */
export interface Run {
  readonly at: number;
  readonly source: number;
  readonly length: number;
  readonly sourceLength: number;
}

export class PassageMap {
  constructor(
    readonly runs: readonly Run[],
    /** Source range of each seam's line end (blanks and empty lines around it included), then of `after` if there is one. */
    readonly gaps: readonly Range[],
    readonly textLength: number,
  ) {}

  equals(other: PassageMap): boolean {
    const sameGap = (g: Range, i: number): boolean => g.start === other.gaps[i]?.start && g.end === other.gaps[i]?.end;
    const sameRun = (r: Run, i: number): boolean => {
      const o = other.runs[i];
      return r.at === o?.at && r.source === o.source && r.length === o.length && r.sourceLength === o.sourceLength;
    };
    return this.runs.length === other.runs.length && this.gaps.length === other.gaps.length && this.runs.every(sameRun) && this.gaps.every(sameGap);
  }

  private find(at: number): Run | undefined {
    const { runs } = this;
    let lo = 0;
    let hi = runs.length - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if ((runs[mid] as Run).at <= at) lo = mid;
      else hi = mid - 1;
    }
    return runs[lo];
  }

  /** Source offset of the unit at `at`. */
  startOf(at: number): number {
    const run = this.find(at);
    if (!run) return 0;
    if (run.length === 0) return at <= run.at ? run.source : run.source + run.sourceLength;
    return run.source + Math.min(at - run.at, run.length);
  }

  /** Source offset behind the unit at `at − 1`: before a seam or mark, where `startOf(at)` is behind it. */
  endOf(at: number): number {
    if (at === 0) return this.startOf(0);
    const run = this.find(at - 1);
    if (!run) return 0;
    if (run.length === 0) return run.source + run.sourceLength;
    return run.source + Math.min(at - run.at, run.length);
  }

  /** Source range of a range of the text. An empty range stays empty, before what the map leaves out there. */
  range(r: Range): Range {
    if (r.start === r.end) {
      const at = r.start === 0 ? this.startOf(0) : this.endOf(r.start);
      return { start: at, end: at };
    }
    return { start: this.startOf(r.start), end: this.endOf(r.end) };
  }

  /**
   * Source edits for an edit of the text. What the map leaves out inside the range (a line end, a mark) stays: the new text
   * goes to the first slice, the others are deleted.
   */
  edits(e: TextEdit): TextEdit[] {
    if (e.start === e.end) {
      const at = this.range(e).start;
      return [{ start: at, end: at, text: e.text }];
    }
    const out: TextEdit[] = [];
    let at = e.start;
    while (at < e.end) {
      const run = this.find(at);
      if (!run) break;
      const stop = run.length === 0 ? run.at + 1 : run.at + run.length;
      const end = Math.min(e.end, stop);
      if (end <= at) break;
      const source = { start: this.startOf(at), end: this.endOf(end) };
      const last = out.at(-1);
      if (last && last.end === source.start) out[out.length - 1] = { ...last, end: source.end };
      else out.push({ ...source, text: out.length === 0 ? e.text : '' });
      at = end;
    }
    return out;
  }
}
