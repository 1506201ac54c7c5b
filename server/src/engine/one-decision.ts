import { PlacedProblem, type Problem } from './place.ts';

/**
 * A column is one decision of the editor, however many lines it has: while the finding that puts it stands, its line ends are
 * hints. Where that one is ignored or switched off they are what they are by themselves.
 * @param problems in order of place, without what is ignored
 */
export function oneDecision(problems: readonly Problem[]): readonly Problem[] {
  let out: Problem[] | undefined;
  let end = -1;
  for (let i = 0; i < problems.length; i++) {
    const p = problems[i] as Problem;
    if (!(p instanceof PlacedProblem)) continue;
    end = Math.max(end, p.columnEnd);
    if (!p.isLineEnd || p.severity === 'hint' || p.range.start > end) continue;
    out ??= problems.slice();
    out[i] = p.asHint();
  }
  return out ?? problems;
}
