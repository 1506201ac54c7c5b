import type { Problem } from '../../engine/place.ts';
import type { Localized } from '../../rule/rule.ts';
import { lineAt } from '../../text/draft.ts';
import { cited, named } from '../../text/shown.ts';

/** A finding of one draft as titles name it. */
interface Place {
  readonly text: string;
  /** Line of the draft, from 0. */
  readonly line: number;
  /** Which of the findings of its line that read the same, from 0; −1: there is but one. */
  readonly nth: number;
}

/**
 * Names findings in the titles of a menu by their text, and by their place too where that does not tell them apart: no two of a
 * menu are called the same, nor any two of a line, for an editor may put the menus of all findings of a line together and leave
 * out what is called the same.
 */
export class Labels {
  private readonly places = new Map<Problem, Place>();
  /** Texts that the menu has in more than one line. */
  private readonly manyLines = new Set<string>();

  /**
   * @param text of the draft, without a BOM
   * @param lineStarts of its lines, UTF-16 units
   * @param all findings of the draft, in order of place
   * @param inMenu those of them that the menu is about
   */
  constructor(
    private readonly text: string,
    lineStarts: Int32Array,
    all: readonly Problem[],
    inMenu: readonly Problem[],
  ) {
    const lines = new Set<number>();
    for (const p of inMenu) lines.add(lineAt(lineStarts, p.range.start));
    for (const line of lines) this.read(line, findingsFrom(all, lineStarts[line] ?? 0, lineStarts[line + 1] ?? text.length + 1));
    const lineOf = new Map<string, number>();
    for (const p of inMenu) {
      const place = this.places.get(p);
      if (!place) continue;
      if ((lineOf.get(place.text) ?? place.line) !== place.line) this.manyLines.add(place.text);
      lineOf.set(place.text, place.line);
    }
  }

  private read(line: number, problems: readonly Problem[]): void {
    const texts = problems.map((p) => cited(named(this.text, p.range)));
    const seen = new Map<string, number>();
    for (const t of texts) seen.set(t, (seen.get(t) ?? 0) + 1);
    const nth = new Map<string, number>();
    problems.forEach((p, i) => {
      const text = texts[i] as string;
      const n = nth.get(text) ?? 0;
      nth.set(text, n + 1);
      this.places.set(p, { text, line, nth: (seen.get(text) ?? 0) > 1 ? n : -1 });
    });
  }

  /** The text of a finding in quotation marks. */
  of(p: Problem): string {
    return this.places.get(p)?.text ?? cited(named(this.text, p.range));
  }

  /** What a title adds so that no other reads the same; mostly nothing. */
  where(p: Problem): Localized {
    const place = this.places.get(p);
    if (!place) return { zh: '', en: '' };
    const line = this.manyLines.has(place.text) ? place.line + 1 : undefined;
    const { nth } = place;
    if (line === undefined && nth < 0) return { zh: '', en: '' };
    const zh = `${line === undefined ? '本行' : `第${line}行`}${nth < 0 ? '' : `第${nth + 1}处`}`;
    const en = [...(line === undefined ? [] : [`line ${line}`]), ...(nth < 0 ? [] : [`no. ${nth + 1}${line === undefined ? ' of this line' : ''}`])].join(', ');
    return { zh: `（${zh}）`, en: ` (${en})` };
  }
}

/** Findings that begin in a range, of findings in order of place. */
function findingsFrom(all: readonly Problem[], start: number, end: number): readonly Problem[] {
  let lo = 0;
  let hi = all.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((all[mid] as Problem).range.start < start) lo = mid + 1;
    else hi = mid;
  }
  let to = lo;
  while (to < all.length && (all[to] as Problem).range.start < end) to++;
  return all.slice(lo, to);
}
