/** How many findings there are of each severity. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** How many findings an editor is asked to look at: all but hints, as lists of problems have them. */
export const problemsIn = ({ error, warning, information }: Counts): number => error + warning + information;

/**
 * The number of findings as it is shown everywhere, with its parts: `28`, or `28＋22提示` where there are hints.
 * @param withHints puts both numbers into the words of the reader's language
 */
export function shownCount(counts: Counts, withHints: (problems: number, hints: number) => string): string {
  const problems = problemsIn(counts);
  return counts.hint > 0 ? withHints(problems, counts.hint) : String(problems);
}
