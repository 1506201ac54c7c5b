import { overlaps, type Range, type TextEdit } from '../text/range.ts';
import { tornLineEnds } from './line-ends.ts';
import type { PlacedFix, Problem } from './place.ts';

export interface FixChoice {
  /** Also the first review fix of each problem. Default: safe fixes only. */
  readonly review?: boolean;
  /** Only problems of these rules or groups. */
  readonly rules?: readonly string[];
  /** Only problems that touch this range. */
  readonly within?: Range;
  /** Asked every so often, with the length of the text if one is to be checked next; once it says yes, what has been chosen so far is all. */
  readonly shouldStop?: ((units?: number) => boolean) | undefined;
}

/** So many problems are looked at before `shouldStop` is asked again, and always at least so many. */
const SLICE = 256;

const chosenBy = (rule: string, list: readonly string[] | undefined): boolean => !list || list.some((r) => rule === r || rule.startsWith(`${r}/`));

/**
 * Chooses fixes of one round: the first fix of each problem that may be applied, those before others in the text first, and
 * none that overlaps one already chosen, or that would make or tear a line end together with others.
 * @param text what the problems are of
 * @returns edits in order of place, without overlaps, how many problems they repair, and how many were not looked at any more
 */
export function chooseFixes(text: string, problems: readonly Problem[], choice: FixChoice = {}): { edits: TextEdit[]; repaired: number; unseen: number } {
  const taken = new EditList();
  let chosen: (readonly TextEdit[])[] = [];
  let unseen = 0;
  for (const [i, p] of problems.entries()) {
    if (i > 0 && i % SLICE === 0 && choice.shouldStop?.()) {
      unseen = problems.length - i;
      break;
    }
    if (!chosenBy(p.rule, choice.rules)) continue;
    if (choice.within && (p.range.end < choice.within.start || p.range.start > choice.within.end)) continue;
    const fix: PlacedFix | undefined = choice.review ? p.fixes[0] : p.fixes.find((f) => f.safety === 'safe');
    if (!fix || fix.edits.length === 0) continue;
    const fresh = fix.edits.filter((e) => !taken.has(e));
    if (fresh.some((e) => taken.clashes(e))) continue;
    for (const e of fresh) taken.add(e);
    chosen.push(fix.edits);
  }
  let edits = taken.list;
  // What each of two repairs leaves whole they can tear together. Each turn drops a repair, and hardly any text needs one.
  for (let torn = tornLineEnds(text, edits); torn.length > 0; torn = tornLineEnds(text, edits)) {
    const blamed = new EditList(torn.map((i) => edits[i] as TextEdit));
    chosen = chosen.filter((own) => !own.some((e) => blamed.has(e)));
    const kept = new EditList();
    for (const e of chosen.flat()) if (!kept.has(e)) kept.add(e);
    edits = kept.list;
  }
  return { edits, repaired: chosen.length, unseen };
}

/** Edits in order of place, none of which overlap. */
class EditList {
  /** @param list in order */
  constructor(readonly list: TextEdit[] = []) {}

  /** Index of the first edit that starts at or behind `start`. */
  private indexOf(start: number): number {
    let lo = 0;
    let hi = this.list.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((this.list[mid] as TextEdit).start < start) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }

  has(e: TextEdit): boolean {
    const at = this.list[this.indexOf(e.start)];
    return at !== undefined && at.start === e.start && at.end === e.end && at.text === e.text;
  }

  /** Only the neighbours can clash, since those in the list do not overlap one another. */
  clashes(e: TextEdit): boolean {
    const i = this.indexOf(e.start);
    const [before, at] = [this.list[i - 1], this.list[i]];
    return (before !== undefined && overlaps(before, e)) || (at !== undefined && overlaps(at, e));
  }

  add(e: TextEdit): void {
    this.list.splice(this.indexOf(e.start), 0, e);
  }
}
