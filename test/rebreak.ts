/**
 * Breaks a text again the way a page does, and keeps the truth: which line ends are false. A small typesetter: cells of two
 * half-width units, numbers and words kept whole, no closing mark first in a line and no opening mark last (GB/T 15834 5.1).
 */

/** How a mark that may not begin a line is kept off it. */
export type Kinsoku = 'push' | 'hang' | 'squeeze';

/** What a copy keeps of the page: a blank line behind every line, behind every paragraph, or an indent. `cut`: no column, long paragraphs cut once. */
export type Form = 'blank-lines' | 'blank-paragraphs' | 'indents' | 'cut';

export interface Setting {
  readonly form: Form;
  /** of a line, in cells; not used by `cut` */
  readonly width: number;
  readonly kinsoku: Kinsoku;
  /** cells that the first line of a paragraph gives up on the page */
  readonly indent: number;
  /** what `indents` leaves of it in the copy */
  readonly lead: string;
  readonly eol: '\n' | '\r\n' | '\r';
  /** numbers are divided at the end of a line as if they were Han */
  readonly divides?: boolean;
}

export interface Broken {
  readonly text: string;
  /** one a run of line ends, in order: the source range with blank lines and indent, and whether it is false */
  readonly ends: readonly { readonly start: number; readonly end: number; readonly false: boolean; readonly join: '' | ' ' }[];
  /** the text with all false line ends undone */
  readonly healed: string;
}

/** A small seeded generator of numbers in [0, 1). */
export function random(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) | 0;
    return (s >>> 0) / 4294967296;
  };
}

const NEVER_FIRST = new Set('。，、；：！？”’）》〉】」』…%％℃.,;:!?)');
const NEVER_LAST = new Set('“‘（《〈【「『');
/** Marks that a page may set half as wide. */
const SQUEEZED = new Set('。，、；：！？“”‘’（）《》');

/** Half-width units of a string. */
export function widthOf(s: string): number {
  let width = 0;
  for (const c of s) width += /[\u0021-\u007e\u00b0]/.test(c) || c === ' ' ? 1 : 2;
  return width;
}

/** Runs of digits and Latin letters that a page does not divide, else single characters. */
function pieces(text: string, divides: boolean): string[] {
  if (divides) return text.match(/[A-Za-z][A-Za-z0-9-]*|[\s\S]/gu) ?? [];
  return text.match(/[A-Za-z0-9][A-Za-z0-9.,:/∶-]*[A-Za-z0-9]|[\s\S]/gu) ?? [];
}

/**
 * Sets a paragraph in lines.
 * @param width of a line, in cells
 * @param indent of the first line, in cells
 * @returns the lines; joined with what `joinOf` says they are the paragraph again
 */
export function setLines(text: string, width: number, indent: number, kinsoku: Kinsoku, divides = false): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = indent * 2;
  const measure = width * 2;
  const flush = (): void => {
    lines.push(line.join('').trimEnd());
    line = [];
    used = 0;
  };
  for (const piece of pieces(text, divides)) {
    const wide = widthOf(piece);
    if (line.length > 0 && used + wide > measure) {
      if (NEVER_FIRST.has(piece)) {
        const room = kinsoku === 'squeeze' ? line.filter((c) => SQUEEZED.has(c)).length : kinsoku === 'hang' ? 2 : 0;
        if (used + wide - room <= measure) {
          line.push(piece);
          used += wide;
          continue;
        }
        // The marks before it and the piece they hang on go down with it.
        const down: string[] = [];
        while (line.length > 1) {
          const last = line.pop() as string;
          down.unshift(last);
          if (!NEVER_FIRST.has(last)) break;
        }
        flush();
        line = down;
        used = widthOf(down.join(''));
      } else {
        const down: string[] = [];
        while (line.length > 1 && NEVER_LAST.has(line.at(-1) as string)) down.unshift(line.pop() as string);
        flush();
        line = down;
        used = widthOf(down.join(''));
      }
      if (piece === ' ' && line.length === 0) continue;
    }
    line.push(piece);
    used += wide;
  }
  if (line.length > 0) flush();
  return lines;
}

/** Headings, bylines and rows of a table: a page sets them in a line of their own, whatever the column. */
function isDisplay(paragraph: string): boolean {
  return !/[。！？：；……”）]$/.test(paragraph) && widthOf(paragraph) <= 84;
}

/** What stands between two lines that were one: the blank between words that the line end took. */
export function joinOf(paragraph: string, at: number): '' | ' ' {
  return paragraph[at] === ' ' ? ' ' : '';
}

/**
 * Breaks a text of paragraphs.
 * @param paragraphs without blanks at their ends
 * @param next chooses where `cut` cuts
 */
export function rebreak(paragraphs: readonly string[], setting: Setting, next: () => number): Broken {
  const { form, eol } = setting;
  const lead = form === 'indents' ? setting.lead : '';
  const inner = form === 'blank-lines' || form === 'cut' ? eol + eol : eol;
  const outer = (form === 'indents' ? eol : eol + eol) + lead;
  const ends: { start: number; end: number; false: boolean; join: '' | ' ' }[] = [];
  let text = '';
  let healed = '';
  paragraphs.forEach((paragraph, i) => {
    if (i > 0) {
      ends.push({ start: text.length, end: text.length + outer.length, false: false, join: '' });
      text += outer;
      healed += outer;
    }
    const lines = isDisplay(paragraph)
      ? [paragraph]
      : form === 'cut'
        ? cutOnce(paragraph, next)
        : setLines(paragraph, setting.width, i === 0 ? 0 : setting.indent, setting.kinsoku, setting.divides);
    let at = 0;
    lines.forEach((line, k) => {
      if (k > 0) {
        const join = joinOf(paragraph, at);
        at += join.length;
        ends.push({ start: text.length, end: text.length + inner.length, false: true, join });
        text += inner;
      }
      text += line;
      at += line.length;
    });
    healed += paragraph;
  });
  return { text: text + eol, ends, healed: healed + eol };
}

/** One in six long paragraphs in two, somewhere inside a sentence and not in a number or a word. */
function cutOnce(paragraph: string, next: () => number): string[] {
  if (paragraph.length < 60 || next() > 1 / 6) return [paragraph];
  const from = 20 + Math.floor(next() * (paragraph.length - 40));
  for (let at = from; at < paragraph.length - 12; at++) {
    const before = paragraph[at - 1] as string;
    const after = paragraph[at] as string;
    if (/\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(after)) return [paragraph.slice(0, at), paragraph.slice(at)];
  }
  return [paragraph];
}
