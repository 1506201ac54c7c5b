import { doubtsOf } from '../knowledge/near-items.ts';
import { compileLexicon } from '../lexicon/compile.ts';
import { countOf } from '../lexicon/knowledge.ts';
import type { ReadResult } from '../lexicon/read.ts';
import { failuresIn, reportedFailures } from '../lexicon/samples.ts';
import { shippedEntries, shippedPairs } from '../lexicon/shipped.ts';
import { Positions } from '../report/positions.ts';
import type { Localized } from '../rule/rule.ts';
import { rules } from '../rules/index.ts';
import { failuresOfItems } from '../workspace/item-samples.ts';
import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { readText } from './read-file.ts';
import type { LexiconBase } from './rehearse.ts';
import { enlarged, localized, userError } from './say.ts';

/**
 * `newsproof lexicon test FILE... [--over FOLDER]`: reads lexicons, runs their samples and shows what they match in an archive.
 * @returns 0, 1 when a sample fails, 2 when a file is wrong
 */
export async function testLexicons({ operands, options }: Args, context: RunContext): Promise<number> {
  const [verb, ...paths] = operands;
  if (verb !== 'test' || paths.length === 0) throw userError('needs-argument', { usage: 'newsproof lexicon test FILE... [--over FOLDER]' });
  let code = 0;
  const base: LexiconBase = { entries: [shippedEntries()], knowledge: [] };
  for (const path of paths) {
    const file = await readText(path, 'lexicon');
    if ('refused' in file) {
      context.tell(enlarged('in-file', file.refused, { path }));
      code = 2;
      continue;
    }
    const { readLexicon } = await import('../lexicon/read.ts');
    const read = readLexicon(file.text, path);
    code = Math.max(code, testFile(path, file.text, read, base, context));
    if (options.over) {
      const { rehearseOver } = await import('./rehearse.ts');
      code = Math.max(code, await rehearseOver(read, base, options.over, context));
    }
    base.entries.push(read.entries);
    base.knowledge.push(read.knowledge);
  }
  return code;
}

/** Tells what is wrong in a file and which of its samples fail. @returns as `testLexicons` */
function testFile(path: string, text: string, { entries, knowledge, problems }: ReadResult, base: LexiconBase, context: RunContext): 0 | 1 | 2 {
  const positions = new Positions(text);
  const tell = (offset: number, message: Localized): void => {
    const { line, column } = positions.at(offset);
    context.err.line(`${path}:${line}:${column}: ${message[context.locale]}`);
  };
  for (const p of problems) tell(p.offset, p.message);
  const lexicon = compileLexicon([...base.entries, entries], shippedPairs(), [...base.knowledge, knowledge]);
  if (countOf(knowledge) > 0) for (const { item, message } of doubtsOf(lexicon, knowledge)) tell(item.place?.start ?? 0, message);
  const failures = [...failuresIn(lexicon, entries), ...failuresOfItems(rules, lexicon, knowledge)];
  const { reported, more } = reportedFailures(failures);
  for (const f of reported) tell(f.item.place?.start ?? 0, f.message);
  if (more) tell(reported.at(-1)?.item.place?.start ?? 0, more);
  const items = [...knowledge.formulas, ...knowledge.laws, ...knowledge.orders];
  const samples = [...entries, ...items].reduce((n, { good = [], bad = [] }) => n + good.length + bad.length, 0);
  const counts = { path, entries: String(entries.length + items.length), samples: String(samples), failed: String(failures.length) };
  context.out.line(localized('lexicon-tested', counts)[context.locale]);
  if (problems.some((p) => p.severity === 'error')) return 2;
  return failures.length > 0 ? 1 : 0;
}
