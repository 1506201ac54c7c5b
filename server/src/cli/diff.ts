import type { Problem } from '../engine/place.ts';
import { errataSheet } from '../report/errata.ts';
import { csvPage, htmlPage, markdownPage } from '../report/sheet.ts';
import { PROFILES } from '../rule/profile.ts';
import { rules } from '../rules/index.ts';
import { type Args, oneOf } from './args.ts';
import { checkText } from './check-file.ts';
import type { RunContext } from './context.ts';
import { tellFaulty } from './faulty.ts';
import { languageOfFile } from './find-files.ts';
import { limitsFor } from './memory.ts';
import { readText } from './read-file.ts';
import { enlarged, UserError, userError } from './say.ts';
import { RunSetups } from './setup.ts';

const WRITERS = { markdown: markdownPage, csv: csvPage, html: htmlPage };
export const SHEET_FORMATS = Object.keys(WRITERS) as readonly (keyof typeof WRITERS)[];

/** Stands for standard input. */
const STDIN = '-';

/**
 * `newsproof diff OLD NEW`: a sheet of what was changed between two states of a draft (勘误表).
 * @returns the exit code: 0 nothing was changed, 1 something was, 2 a failure
 */
export async function diff({ operands, options }: Args, context: RunContext): Promise<number> {
  const [old, fresh] = operands;
  if (old === undefined || fresh === undefined || operands.length > 2 || (old === STDIN && fresh === STDIN)) {
    throw userError('needs-argument', { usage: 'newsproof diff OLD NEW' });
  }
  const format = oneOf('format', options.format, SHEET_FORMATS) ?? 'markdown';
  const profile = oneOf('profile', options.profile, Object.keys(PROFILES));
  const [before, after] = [await readState(old, context), await readState(fresh, context)];
  const setups = new RunSetups({ profile, config: options.config });
  // The older state may lie anywhere, in a folder of other drafts or in the history of a repository.
  const draft = fresh === STDIN ? old : fresh;
  const setup = await setups.of(draft);
  const limits = limitsFor(before);
  if ('refused' in limits) throw new UserError(enlarged('in-file', limits.refused, { path: old }));
  const { problems, failures } = checkText(before, draft, languageOfFile(draft), setup, { rules: undefined, uncut: true, today: setups.today, limits });
  for (const { text } of failures) context.tell(text);
  const language = options.language === undefined && setup.language !== 'auto' ? setup.language : context.locale;
  const titles = new Map(rules.map(({ meta }) => [meta.id, meta]));
  const sheet = errataSheet({ names: { before: old, after: fresh }, before, after, problems: found(problems), rules: titles, language });
  context.out.write(WRITERS[format](sheet));
  const unread = tellFaulty(setups, context).some(({ error }) => error);
  return unread || failures.length > 0 ? 2 : sheet.changes > 0 ? 1 : 0;
}

/** A state of the draft, with LF only: that somebody's editor writes other line ends is no change. @throws UserError */
async function readState(path: string, context: RunContext): Promise<string> {
  const file = path === STDIN ? await context.readStdin() : await readText(path, 'draft');
  if ('refused' in file) throw new UserError(enlarged('in-file', file.refused, { path }));
  return file.text.replace(/\r\n?/g, '\n');
}

/** What the engine says of itself speaks for no change. */
const found = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ rule }) => !rule.startsWith('engine/'));
