import { basename, dirname, extname, join, resolve } from 'node:path';
import { importInThread } from '../disk/import-thread.ts';
import type { Localized } from '../rule/rule.ts';
import type { Args } from './args.ts';
import type { RunContext } from './context.ts';
import { readBytes } from './read-file.ts';
import { enlarged, localized, userError } from './say.ts';
import { writeNew } from './write-new.ts';

/** `newsproof import`: makes Markdown of Word files, web pages and PDFs. @returns the exit code: 0, or 2 when a file was not imported */
export async function importDrafts({ operands, options }: Args, context: RunContext): Promise<number> {
  if (operands.length === 0) throw userError('nothing-to-import');
  if (options.stdout && operands.length !== 1) throw userError('stdout-one-file');
  if (options.stdout && (options.output !== undefined || options.force)) throw userError('output-and-stdout');
  const written = new Set<string>();
  let failed = false;
  for (const path of operands) {
    if (context.out.closed) break;
    const tell = (message: Localized): void => context.tell(enlarged('in-file', message, { path }));
    const draft = await draftOf(path);
    if ('refused' in draft) {
      tell(draft.refused);
      failed = true;
      continue;
    }
    if (options.stdout) {
      context.out.write(draft.text);
    } else {
      const to = join(options.output ?? dirname(path), `${basename(path, extname(path))}.md`);
      const refused = written.has(resolve(to))
        ? localized('output-twice', { to })
        : writeNew(to, Buffer.from(draft.text), { force: options.force ?? false, sources: operands });
      if (refused) {
        tell(refused);
        failed = true;
        continue;
      }
      written.add(resolve(to));
      context.out.line(localized('imported-file', { path, to })[context.locale]);
    }
    for (const note of draft.notes) tell(note);
  }
  return failed ? 2 : 0;
}

async function draftOf(path: string): ReturnType<typeof importInThread> {
  const read = await readBytes(path, 'import');
  return 'refused' in read ? read : importInThread(basename(path), read.bytes);
}
