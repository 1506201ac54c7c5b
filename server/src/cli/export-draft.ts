import { basename, dirname, extname, join } from 'node:path';
import { exportInThread } from '../disk/export-thread.ts';
import type { Localized } from '../rule/rule.ts';
import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { readBytes, readText } from './read-file.ts';
import { enlarged, localized, userError } from './say.ts';
import { writeNew } from './write-new.ts';

/** Of the copy's name. */
const TRACKED = { zh: '-修订', en: '-tracked' } as const;

/** `newsproof export`: writes what was changed in a draft into a copy of its Word file. @returns the exit code: 0, 1 when the copy must be looked at, 2 when nothing was written */
export async function exportDraft({ operands, options }: Args, context: RunContext): Promise<number> {
  const [path, original] = operands;
  if (path === undefined || original === undefined || operands.length > 2) throw userError('what-to-export');
  const refuse = (message: Localized, of: string): number => {
    context.tell(enlarged('in-file', message, { path: of }));
    return 2;
  };
  const draft = await readText(path, 'draft');
  if ('refused' in draft) return refuse(draft.refused, path);
  const word = await readBytes(original, 'import');
  if ('refused' in word) return refuse(word.refused, original);
  const exported = await exportInThread({ name: basename(original), original: word.bytes, draft: draft.text, language: context.locale });
  if ('refused' in exported) return refuse(exported.refused, original);
  const to = options.output ?? join(dirname(original), `${basename(original, extname(original))}${TRACKED[context.locale]}.docx`);
  const refused = writeNew(to, exported.bytes, { force: options.force ?? false, sources: [path, original] });
  if (refused) return refuse(refused, original);
  const counts = { tracked: String(exported.tracked), commented: String(exported.commented) };
  context.out.line(localized('exported-file', { to, ...counts })[context.locale]);
  if (!exported.apart) return 0;
  context.tell(enlarged('in-file', exported.apart, { path: to }));
  return 1;
}
