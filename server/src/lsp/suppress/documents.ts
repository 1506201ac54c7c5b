import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Problem } from '../../engine/place.ts';
import { type IgnoreEntry, isIgnoreName } from '../../engine/suppress/ignore-list.ts';
import { isOver, unusedEntry } from '../../engine/suppress/ignore-problems.ts';
import { UNUSED } from '../../engine/suppress/problem.ts';
import { type IgnoreFile, problemsOf } from '../../workspace/ignore-files.ts';
import { workspaceEdit } from '../actions/edits.ts';
import { lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { ReadError } from '../host.ts';
import { say } from '../messages.ts';
import { languageOf, type Session } from '../session.ts';
import { parentUri, pathOf } from '../uri.ts';
import { SUPPRESS_MESSAGES } from './messages.ts';

/** Drafts that are looked through for one ignore file, and how long each may be. */
const MOST_DRAFTS = 40;
const LONGEST_DRAFT = 1_000_000;

export const isIgnoreDocument = ({ uri }: { readonly uri: string }): boolean => isIgnoreName(pathOf(uri));

/**
 * What is wrong in an ignore file as it is being written. Of entries that name one draft it is seen whether that needs them;
 * for the others all drafts would have to be checked, which the command line does.
 */
export async function ignoreProblems(session: Session, uri: string, text: string): Promise<readonly Problem[]> {
  const { ignores } = session.setups.workspace;
  const parsed = await ignores.parse(text);
  const problems = problemsOf(parsed);
  const named = new Map<string, IgnoreEntry[]>();
  for (const e of parsed.list.entries) {
    if (e.where?.kind !== 'path' || isOver(e, ignores.today()) || e.file?.includes('..')) continue;
    const draft = session.parts.host.resolve(`./${e.file?.replace(/^(?:\.\/|\/+)/, '')}`, parentUri(uri));
    const list = named.get(draft);
    if (list) list.push(e);
    else if (named.size < MOST_DRAFTS) named.set(draft, [e]);
  }
  const idle: IgnoreEntry[] = [];
  for (const [draft, entries] of named) {
    const used = await usedIn(session, draft, { id: -1, file: uri, text, ...parsed });
    for (const e of entries) if (used?.(e) === false) idle.push(e);
  }
  return idle.length === 0 ? problems : [...problems, ...idle.map(unusedEntry)].sort((a, b) => a.range.start - b.range.start);
}

/** Which entries a draft needs; undefined where that is not known. */
async function usedIn(session: Session, draft: string, ignore: IgnoreFile): Promise<((e: IgnoreEntry) => boolean) | undefined> {
  const open = session.open(draft);
  try {
    if (!open && !session.trusted) return undefined;
    const text = open ? lintedText(open.text) : await session.parts.host.readText(draft, 'draft');
    if (text.length > LONGEST_DRAFT) return undefined;
    const setup = await session.setups.ofFile(draft);
    const { quiet, draft: read } = session.checkText(draft, open?.languageId ?? languageOf(draft) ?? 'plaintext', text, { ...setup, ignore });
    return quiet ? undefined : (e) => read?.used.has(e) === true || !setup.words.active.has(e.rule);
  } catch (error) {
    return error instanceof ReadError && error.failure === 'missing' ? () => false : undefined;
  }
}

/** Takes out all comments or entries that suppress nothing, as one edit. */
export function removeUnused({ capabilities }: Session, doc: OpenDocument, problems: readonly Problem[], language: 'zh' | 'en'): CodeAction[] {
  const fixes = problems.flatMap((p) => (p.rule === UNUSED && p.fixes[0] ? [p.fixes[0]] : []));
  if (fixes.length < 2) return [];
  const title = say(SUPPRESS_MESSAGES.removeUnused(fixes.length), language);
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(
        doc,
        fixes.flatMap((f) => f.edits),
        capabilities,
      ),
    },
  ];
}
