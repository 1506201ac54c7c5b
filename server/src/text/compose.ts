import type { LineLayout } from './layout/judge.ts';
import type { Line } from './line.ts';
import { type KeptPassage, makePassage, PassageMap, type Run, type Seam } from './passage.ts';
import type { Range } from './range.ts';

/** A passage and where its text comes from: source offsets are relative to the first line of its group. */
export interface MappedPassage {
  readonly passage: KeptPassage;
  readonly map: PassageMap;
  /** Line of the group it begins on. */
  readonly line: number;
}

/** Longer texts are cut behind a final mark, so that one line of a megabyte is not one cache entry. */
const LONGEST_PASSAGE = 8000;

/** Collects a passage's text and its runs. */
class Builder {
  text = '';
  readonly runs: Run[] = [];
  readonly gaps: Range[] = [];

  /** Takes source text one to one. */
  take(text: string, source: number): void {
    if (!text) return;
    this.runs.push({ at: this.text.length, source, length: text.length, sourceLength: text.length });
    this.text += text;
  }

  /** Puts in one unit that stands for a piece of the source. */
  replace(as: string, source: number, sourceLength: number): void {
    this.runs.push({ at: this.text.length, source, length: 0, sourceLength });
    this.text += as;
  }

  /** Takes line.text.slice(from, to) without what is masked. */
  line(line: Line, lineStart: number, from: number, to: number): void {
    let at = from;
    for (const m of line.masks) {
      if (m.end <= from) continue;
      if (m.start >= to) break;
      this.take(line.text.slice(at, Math.max(at, m.start)), lineStart + at);
      if (m.as !== '') this.replace(m.as[0] as string, lineStart + m.start, m.end - m.start);
      at = Math.max(at, m.end);
    }
    if (at < to) this.take(line.text.slice(at, to), lineStart + at);
  }
}

const seamOf = (layout: LineLayout, at: number): Seam => ({
  at,
  certainty: layout.certainty,
  join: layout.join,
  reason: layout.reason,
  inColumn: layout.column > 0,
});

/**
 * Builds the passage of a group of prose lines whose ends the judge joined.
 * @param members index of each prose line within the group, and its start relative to the group
 * @param next the prose line behind the group, when the line end before it is doubtful
 */
export function composeGroup(
  members: readonly { readonly line: Line; readonly layout: LineLayout; readonly start: number; readonly index: number }[],
  next?: { readonly line: Line; readonly start: number } | undefined,
): MappedPassage[] {
  const first = members[0];
  const last = members.at(-1);
  if (!first || !last) return [];
  if (first.line.kind === 'table') return composeCells(first.line, first.start, first.index);
  const b = new Builder();
  const seams: Seam[] = [];
  for (let k = 0; k < members.length; k++) {
    const { line, layout, start } = members[k] as (typeof members)[number];
    const following = members[k + 1];
    const to = following ? line.to - layout.drop : line.to;
    b.line(line, start, line.from, to);
    if (!following) break;
    const gap = { start: start + to, end: following.start + following.line.from };
    seams.push(seamOf(layout, b.text.length));
    b.gaps.push(gap);
    if (layout.join) b.replace(layout.join, gap.start, gap.end - gap.start);
  }
  let after: Seam | undefined;
  if (next) {
    after = seamOf(last.layout, b.text.length);
    b.gaps.push({ start: last.start + last.line.to - last.layout.drop, end: next.start + next.line.from });
  }
  if (!b.text) return [];
  const whole = makePassage({ kind: first.layout.kind, level: first.line.level, text: b.text, seams, after });
  const mapped = { passage: whole, map: new PassageMap(b.runs, b.gaps, b.text.length), line: first.index };
  return b.text.length <= LONGEST_PASSAGE ? [mapped] : cutLong(mapped);
}

/** One passage a cell: cut at the bars that no mask covers. */
function composeCells(line: Line, start: number, index: number): MappedPassage[] {
  const out: MappedPassage[] = [];
  let from = line.from;
  let mask = 0;
  for (let i = line.from; i <= line.to; i++) {
    while (mask < line.masks.length && (line.masks[mask] as Range).end <= i) mask++;
    const masked = mask < line.masks.length && (line.masks[mask] as Range).start <= i;
    if (i < line.to && (masked || line.text.charCodeAt(i) !== 0x7c)) continue;
    let [a, z] = [from, i];
    while (a < z && line.text[a] === ' ') a++;
    while (z > a && line.text[z - 1] === ' ') z--;
    const b = new Builder();
    b.line(line, start, a, z);
    if (b.text)
      out.push({ passage: makePassage({ kind: 'cell', level: 0, text: b.text, seams: [] }), map: new PassageMap(b.runs, [], b.text.length), line: index });
    from = i + 1;
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
    });
    out.push({ passage: part, map: new PassageMap(runs, gaps, to - from), line });
    from = to;
  }
  return out;
}
