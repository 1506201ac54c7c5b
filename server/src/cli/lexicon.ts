import type { Entry } from '../lexicon/lexicon.ts';
import { reportedFailures, testLexicon } from '../lexicon/samples.ts';
import { shippedEntries, shippedPairs } from '../lexicon/shipped.ts';
import { Positions } from '../report/positions.ts';
import type { Localized } from '../rule/rule.ts';
import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { readText } from './read-file.ts';
import { enlarged, localized, userError } from './say.ts';

/**
 * `newsproof lexicon test FILE... [--over FOLDER]`: reads lexicons, runs their samples and shows what they match in an archive.
 * @returns 0, 1 when a sample fails, 2 when a file is wrong
 */
export async function testLexicons({ operands, options }: Args, context: RunContext): Promise<number> {
  const [verb, ...paths] = operands;
  if (verb !== 'test' || paths.length === 0) throw userError('needs-argument', { usage: 'newsproof lexicon test FILE... [--over FOLDER]' });
  let code = 0;
  const base: (readonly Entry[])[] = [shippedEntries()];
  for (const path of paths) {
    const file = await readText(path, 'lexicon');
    if ('refused' in file) {
      context.tell(enlarged('in-file', file.refused, { path }));
      code = 2;
      continue;
    }
    const positions = new Positions(file.text);
    const tell = (offset: number, message: Localized): void => {
      const { line, column } = positions.at(offset);
      context.err.line(`${path}:${line}:${column}: ${message[context.locale]}`);
    };
    const { readLexicon } = await import('../lexicon/read.ts');
    const { entries, problems } = readLexicon(file.text, path);
    for (const p of problems) {
      tell(p.offset, p.message);
      if (p.severity === 'error') code = 2;
    }
    const failures = testLexicon(entries, base, shippedPairs());
    const { reported, more } = reportedFailures(failures);
    for (const f of reported) tell(f.entry.place?.start ?? 0, f.message);
    if (more) tell(reported.at(-1)?.entry.place?.start ?? 0, more);
    if (failures.length > 0) code = Math.max(code, 1);
    const samples = entries.reduce((n, e) => n + (e.good?.length ?? 0) + (e.bad?.length ?? 0), 0);
    const counts = { path, entries: String(entries.length), samples: String(samples), failed: String(failures.length) };
    context.out.line(localized('lexicon-tested', counts)[context.locale]);
    if (options.over) {
      const { rehearseOver } = await import('./rehearse.ts');
      code = Math.max(code, await rehearseOver(entries, base, options.over, context));
    }
    base.push(entries);
  }
  return code;
}
