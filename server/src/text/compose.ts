import { isProse, type LineLayout } from './layout/judge.ts';
import { CUT, type Line } from './line.ts';
import { marginOf } from './margin.ts';
import { type KeptPassage, makePassage, type Passage, type PassageKind, PassageMap, type Run, type Seam } from './passage.ts';
import type { Range } from './range.ts';

/** What the map of a passage is worked out from. */
interface Source {
  /** From the passage's first line to its last; the line itself where there is but one, as of most passages. */
  readonly lines: Line | readonly Line[];
  /** offset of the first line in the group */
  readonly start: number;
  /** one a line, where a join drops something, or leaves out lines */
  readonly layouts: readonly LineLayout[] | undefined;
  /** offset in the group of the prose behind the passage, where that may go on with it, or −1 */
  readonly next: number;
}

/** A passage and where its text comes from: source offsets are relative to the first line of its group. */
export class MappedPassage {
  /**
   * @param line of the group on which the passage begins
   * @param source its map, or what the map is worked out from when somebody asks: of most passages nobody does
   */
  constructor(
    readonly passage: KeptPassage,
    readonly line: number,
    private source: PassageMap | Source,
  ) {}

  get map(): PassageMap {
    if (!(this.source instanceof PassageMap)) this.source = mapOf(this.source, this.passage);
    return this.source;
  }
}

/** Longer texts are cut behind a final mark, so that one line of a megabyte is not one cache entry. */
const LONGEST_PASSAGE = 8000;

/** Collects the runs of a passage. */
class Runs {
  readonly list: Run[] = [];
  /** Units of the text so far. */
  private at = 0;

  /** Source text is taken one to one. */
  private take(length: number, source: number): void {
    if (length <= 0) return;
    this.list.push({ at: this.at, source, length, sourceLength: length });
    this.at += length;
  }

  /** One unit stands for a piece of the source. */
  replace(source: number, sourceLength: number): void {
    this.list.push({ at: this.at++, source, length: 0, sourceLength });
  }

  /** line.text.slice(from, to) is taken without what is masked. */
  line(line: Line, lineStart: number, from: number, to: number): void {
    let at = from;
    for (const m of line.masks) {
      if (m.end <= from) continue;
      if (m.start >= to) break;
      this.take(m.start - at, lineStart + at);
      if (m.as !== '') this.replace(lineStart + m.start, m.end - m.start);
      at = Math.max(at, m.end);
    }
    this.take(to - at, lineStart + at);
  }
}

/** The text of line.text.slice(from, to) without what is masked: what `Runs.line` takes. */
function textOf(line: Line, from: number, to: number): string {
  if (line.masks.length === 0) return line.text.slice(from, to);
  let text = '';
  let at = from;
  for (const m of line.masks) {
    if (m.end <= from) continue;
    if (m.start >= to) break;
    text += line.text.slice(at, Math.max(at, m.start));
    if (m.as !== '') text += m.as[0] as string;
    at = Math.max(at, m.end);
  }
  return at < to ? text + line.text.slice(at, to) : text;
}

/**
 * The text of pieces as a string of its own. A slice or a sum of strings is kept by the engine as a reference to them, and each
 * look at a unit goes through that; the text of a passage is looked at by a hundred rules.
 */
function flat(pieces: string[]): string {
  const [first] = pieces;
  // One piece alone would be given back as it is.
  if (first !== undefined && pieces.length === 1) pieces.splice(0, 1, first.slice(0, 1), first.slice(1));
  return pieces.join('');
}

/** Notes where the marks of line.text.slice(from, to) stood in a text that the line continues at `at`. */
function noteMarks(line: Line, from: number, to: number, at: number, out: number[], refused: number[]): void {
  let source = from;
  for (const m of line.masks) {
    if (m.end <= from) continue;
    if (m.start >= to) break;
    at += Math.max(0, m.start - source);
    if (m.as !== '') at++;
    else {
      out.push(at);
      if (m.refused) refused.push(at);
    }
    source = Math.max(source, m.end);
  }
}

/** What the judge found at a line end, as the passage tells it. */
function seamOf(layout: LineLayout, at: number): Seam {
  const { certainty, join, reason, column, over } = layout;
  if (over) return { at, certainty, join, reason, inColumn: column > 0, over };
  if (at < SHARED && certainty === 'certain' && join === '' && reason === 'open-sentence') return commonSeam(at, column > 0);
  return { at, certainty, join, reason, inColumn: column > 0 };
}

/** The seams of most columns differ in their places only: one object for all that stand at the same place of their passages. */
const SHARED = 1024;
const seamsInColumn: Seam[] = [];
const seamsOutside: Seam[] = [];

function commonSeam(at: number, inColumn: boolean): Seam {
  const seams = inColumn ? seamsInColumn : seamsOutside;
  // Places are filled up to the one asked for, so that the list has no holes.
  while (seams.length <= at) seams.push({ at: seams.length, certainty: 'certain', join: '', reason: 'open-sentence', inColumn });
  return seams[at] as Seam;
}

const NO_SEAMS: readonly Seam[] = [];

/**
 * Builds the passage of a group of lines, lines[from] … lines[to − 1]: the judge joined the ends of those with prose.
 * @param layouts one a line
 * @param next offset in the group of the prose behind it when the line end before that is doubtful, or −1
 */
export function composeGroup(lines: readonly Line[], layouts: readonly LineLayout[], from: number, to: number, next: number): readonly MappedPassage[] {
  let first = from;
  let start = 0;
  for (; first < to && !isProse(lines[first] as Line); first++) start += lengthOf(lines[first] as Line);
  if (first === to) return NO_PASSAGES;
  const head = lines[first] as Line;
  if (head.kind === 'table' || isCut(head)) return composeParts(head, first - from, start, (layouts[first] as LineLayout).kind);
  let last = to - 1;
  while (!isProse(lines[last] as Line)) last--;
  // The last line keeps what a join would drop.
  const tail = layouts[last] as LineLayout;
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  // Lists that grow keep room for more: the passage gets a copy without.
  const seams: Seam[] = [];
  const marks: number[] = [];
  const refused: number[] = [];
  let drops = next >= 0 && tail.drop > 0;
  for (let i = first; i < last; i++) {
    const line = lines[i] as Line;
    if (!isProse(line)) continue;
    const layout = layouts[i] as LineLayout;
    if (layout.skipped) {
      drops = true;
      continue;
    }
    if (line.masks.length > 0) noteMarks(line, line.from, line.to - layout.drop, length, marks, refused);
    add(textOf(line, line.from, line.to - layout.drop));
    if (layout.inside) {
      drops = true;
      continue;
    }
    drops ||= layout.drop > 0;
    seams.push(seamOf(layout, length));
    if (layout.join) add(layout.join);
  }
  const end = lines[last] as Line;
  if (end.masks.length > 0) noteMarks(end, end.from, end.to, length, marks, refused);
  add(textOf(end, end.from, end.to));
  if (length === 0) return NO_PASSAGES;
  const text = flat(pieces);
  const after = next >= 0 ? seamOf(tail, text.length) : undefined;
  const whole = makePassage({
    kind: (layouts[first] as LineLayout).kind,
    level: head.level,
    text,
    seams: seams.length > 0 ? seams.slice() : NO_SEAMS,
    after,
    margin: marginOf(lines, from, first, to),
    marks: marks.length > 0 ? marks : undefined,
    refused: refused.length > 0 ? refused : undefined,
  });
  const own = first === last ? head : lines.slice(first, last + 1);
  const mapped = new MappedPassage(whole, first - from, { lines: own, start, layouts: drops ? layouts.slice(first, last + 1) : undefined, next });
  return text.length <= LONGEST_PASSAGE ? [mapped] : cutLong(mapped);
}

/** True of a line that holds text of several elements of HTML. */
const isCut = ({ masks }: Line): boolean => masks.length > 0 && masks.some((m) => m.as === CUT);

export const NO_PASSAGES: readonly MappedPassage[] = [];

/** Units of a line, its end included. */
export function lengthOf(line: Line): number {
  return line.text.length + line.eol.length;
}

/** Where the text of a group comes from, as `composeGroup` puts it together. */
function mapOf(source: Source, { text, seams }: Passage): PassageMap {
  const { layouts, next } = source;
  const lines = Array.isArray(source.lines) ? (source.lines as readonly Line[]) : [source.lines as Line];
  const runs = new Runs();
  const gaps: Range[] = [];
  let { start } = source;
  let end = -1;
  let inside = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (isProse(line) && !layouts?.[i]?.skipped) {
      if (end >= 0 && !inside) {
        const gap = { start: end, end: start + line.from };
        if (seams[gaps.length]?.join) runs.replace(gap.start, gap.end - gap.start);
        gaps.push(gap);
      }
      const to = line.to - (i < lines.length - 1 ? (layouts?.[i]?.drop ?? 0) : 0);
      runs.line(line, start, line.from, to);
      end = start + to;
      inside = layouts?.[i]?.inside === true;
    }
    start += lengthOf(line);
  }
  if (next >= 0) gaps.push({ start: end - (layouts?.at(-1)?.drop ?? 0), end: next });
  return new PassageMap(runs.list, gaps, text.length);
}

/** Where a row of a table, or a line of several elements of HTML, is cut: at the bars that no mask covers, or at the masks that say so. */
function cutsOf({ kind, text, from, to, masks }: Line): Range[] {
  if (kind !== 'table') return masks.filter((m) => m.as === CUT);
  const out: Range[] = [];
  let mask = 0;
  for (let i = from; i < to; i++) {
    while (mask < masks.length && (masks[mask] as Range).end <= i) mask++;
    const masked = mask < masks.length && (masks[mask] as Range).start <= i;
    if (!masked && text.charCodeAt(i) === 0x7c) out.push({ start: i, end: i + 1 });
  }
  return out;
}

/** One passage a cell of a table row, or an element of a line. */
function composeParts(line: Line, index: number, start: number, kind: PassageKind): MappedPassage[] {
  const out: MappedPassage[] = [];
  let from = line.from;
  for (const cut of [...cutsOf(line), { start: line.to, end: line.to }]) {
    let [a, z] = [from, cut.start];
    while (a < z && line.text[a] === ' ') a++;
    while (z > a && line.text[z - 1] === ' ') z--;
    const text = textOf(line, a, z);
    if (text) {
      const runs = new Runs();
      runs.line(line, start, a, z);
      out.push(new MappedPassage(makePassage({ kind, level: 0, text, seams: NO_SEAMS }), index, new PassageMap(runs.list, [], text.length)));
    }
    from = cut.end;
  }
  return out;
}

/** Where to cut a long text: behind a final mark if there is one in the last quarter, else at the limit, never inside a surrogate pair. */
function cutPoint(text: string, from: number): number {
  const limit = from + LONGEST_PASSAGE;
  if (limit >= text.length) return text.length;
  for (let i = limit; i > limit - LONGEST_PASSAGE / 4; i--) if ('。！？'.includes(text[i - 1] as string)) return i;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}

function cutLong({ passage, map, line }: MappedPassage): MappedPassage[] {
  const out: MappedPassage[] = [];
  let seam = 0;
  let run = 0;
  for (let from = 0; from < passage.text.length; ) {
    const to = cutPoint(passage.text, from);
    const end = to === passage.text.length;
    const firstSeam = seam;
    while (seam < passage.seams.length && ((passage.seams[seam] as Seam).at < to || end)) seam++;
    const runs: Run[] = [];
    for (; run < map.runs.length; run++) {
      const r = map.runs[run] as Run;
      const size = Math.max(r.length, 1);
      if (r.at >= to) break;
      const skip = Math.max(0, from - r.at);
      const length = Math.min(size, to - r.at) - skip;
      runs.push(r.length === 0 ? { ...r, at: r.at - from } : { at: r.at + skip - from, source: r.source + skip, length, sourceLength: length });
      if (r.at + size > to) break;
    }
    const after = end ? passage.after : undefined;
    const seams = passage.seams.slice(firstSeam, seam).map((s) => ({ ...s, at: s.at - from }));
    const gaps = map.gaps.slice(firstSeam, after ? map.gaps.length : seam);
    const part = makePassage({
      kind: passage.kind,
      level: passage.level,
      text: passage.text.slice(from, to),
      seams,
      after: after && { ...after, at: after.at - from },
      margin: from === 0 ? passage.margin : undefined,
      marks: passage.marks?.filter((at) => at >= from && at <= to).map((at) => at - from),
      refused: passage.refused?.filter((at) => at > from && at < to).map((at) => at - from),
    });
    out.push(new MappedPassage(part, line, new PassageMap(runs, gaps, to - from)));
    from = to;
  }
  return out;
}
