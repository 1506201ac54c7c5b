import { type Diagnostic, DiagnosticSeverity, l10n } from 'vscode';
import { LIMIT_CODE } from '../../server/src/protocol.ts';
import { type Counts, shownCount } from '../../server/src/text/counts.ts';

/** The number of findings as it stands in the status bar, at the view and in its tree: `28＋22提示`. */
export const countText = (counts: Counts): string => shownCount(counts, (problems, hints) => l10n.t('{0} + {1} hints', problems, hints));

/** What some diagnostics count. The one that tells how many are left out is no finding. */
export function countsOf(diagnostics: Iterable<Diagnostic>): Counts {
  const counts = [0, 0, 0, 0];
  for (const { severity, code } of diagnostics) if (code !== LIMIT_CODE) counts[severity] = (counts[severity] ?? 0) + 1;
  const of = (severity: DiagnosticSeverity): number => counts[severity] ?? 0;
  return {
    error: of(DiagnosticSeverity.Error),
    warning: of(DiagnosticSeverity.Warning),
    information: of(DiagnosticSeverity.Information),
    hint: of(DiagnosticSeverity.Hint),
  };
}

/** Counts of several drafts together. */
export function sumOf(list: Iterable<Counts>): Counts {
  const sum = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const c of list) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += c[key];
  return sum;
}
