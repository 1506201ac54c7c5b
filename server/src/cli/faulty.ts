import type { RunContext } from './context.ts';
import type { FileReport } from './report/report.ts';
import { enlarged, localized } from './say.ts';
import type { RunSetups } from './setup.ts';

/**
 * Tells of configurations, lexicons and ignore files in which something is wrong, beside an output that has no place for them.
 * @returns what is wrong in them
 */
export function tellFaulty({ faulty, ignores }: RunSetups, context: RunContext): readonly FileReport[] {
  const reports = [...faulty, ...ignores.faulty];
  for (const { path, error, problems } of reports) {
    context.tell(error ? enlarged('in-file', error, { path }) : localized('faulty-file', { path, found: String(problems.length) }));
  }
  return reports;
}
