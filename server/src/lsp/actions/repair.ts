import { type FixedText, fixAll } from '../../engine/fix-all.ts';
import { chooseFixes } from '../../engine/fixes.ts';
import type { PlacedFix, Problem } from '../../engine/place.ts';
import type { Range, TextEdit } from '../../text/range.ts';

interface RepairChoice {
  /** Only problems of these rules or groups. */
  readonly rules?: readonly string[];
  /** Only repairs that lie wholly within. UTF-16 units */
  readonly within?: Range;
  /** The blanks and line ends at the ends of `within` stay. */
  readonly keepEdges?: boolean;
  /** Line ends only, and in the first round those too that are not certain. */
  readonly allJoins?: boolean;
  /** See `FixChoice`. */
  readonly shouldStop?: ((units?: number) => boolean) | undefined;
}

/** True if a fix joins lines: it takes away line ends, and with them no letter and no digit. */
export function isJoin(text: string, fix: PlacedFix | undefined): fix is PlacedFix {
  return fix !== undefined && fix.edits.length > 0 && fix.edits.every((e) => isLineEnd(text.slice(e.start, e.end)));
}

const isLineEnd = (gap: string): boolean => /[\n\r]/.test(gap) && !/[\p{L}\p{N}]/u.test(gap);

/**
 * Applies safe fixes until none is left, in the whole text or in a part of it.
 * @param problems of `text`
 * @param lint problems of another text under the same settings
 */
export function repair(text: string, problems: readonly Problem[], lint: (text: string) => readonly Problem[], choice: RepairChoice): FixedText {
  const { within, allJoins = false } = choice;
  const rules = allJoins ? ['wrap'] : choice.rules;
  const chosen = { review: allJoins, shouldStop: choice.shouldStop, ...(rules ? { rules } : {}) };
  const first = allJoins ? problems.filter((p) => isJoin(text, p.fixes[0])) : problems;
  if (!within) return fixAll(text, first, lint, chosen);
  const allowed = (state: string, found: readonly Problem[], review: boolean): readonly Problem[] => {
    // Repairs inside change the length of what is inside, and of nothing else.
    const now = { start: within.start, end: within.end + state.length - text.length };
    return inside(state, found, now, choice.keepEdges === true, review);
  };
  return fixAll(text, allowed(text, first, allJoins), (fixed) => allowed(fixed, lint(fixed), false), chosen);
}

/** Safe repairs that lie wholly inside a range, of one round. */
export function safeWithin(text: string, problems: readonly Problem[], within: Range): number {
  return chooseFixes(text, inside(text, problems, within, false, false)).repaired;
}

/** Problems whose repair lies wholly inside a range. */
function inside(text: string, problems: readonly Problem[], within: Range, keepEdges: boolean, review: boolean): readonly Problem[] {
  const core = keepEdges ? withoutEdges(text, within) : within;
  const unseen = (e: TextEdit): boolean => keepEdges && e.text === '' && liesIn(e, within) && !BLANK.test(text.slice(e.start, e.end));
  return problems.filter((p) => {
    if (p.range.end < within.start || p.range.start > within.end) return false;
    const fix = review ? p.fixes[0] : p.fixes.find((f) => f.safety === 'safe');
    return fix?.edits.every((e) => liesIn(e, core) || unseen(e)) === true;
  });
}

/** Blanks and line ends; what has no width is none. */
const BLANK = /(?!\ufeff)\s/;
/** What may stand at the edge of a copied piece and is no text: blanks, line ends, and what nobody sees. */
const EDGE = /[\s\p{Cf}\p{Cc}]/u;

function withoutEdges(text: string, { start, end }: Range): Range {
  let from = start;
  while (from < end && EDGE.test(text[from] as string)) from++;
  let to = end;
  while (to > from && EDGE.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

/** An insertion at the very edge would be as much a change of what stands outside. */
function liesIn(e: TextEdit, within: Range): boolean {
  if (e.start === e.end) return e.start > within.start && e.end < within.end;
  return e.start >= within.start && e.end <= within.end;
}
