import { l10n, ProgressLocation, type TextDocument, type TextEdit, type Uri, WorkspaceEdit, type WorkspaceEditEntryMetadata, window, workspace } from 'vscode';
import { ProgressType } from 'vscode-languageclient';
import { FIX_WORKSPACE, type FixedDraft, type FixWorkspaceResult } from '../../server/src/protocol.ts';
import { append } from '../../server/src/text/append.ts';
import { stampOf } from '../../server/src/text/stamp.ts';
import type { Newsproof } from './client.ts';
import { streamed, type Waiting } from './streamed.ts';

/** So many file names are listed in a question. */
const MOST_NAMES = 12;

/** A draft that is to be changed, open so that the editor knows its version. */
interface Target {
  readonly document: TextDocument;
  readonly draft: FixedDraft;
}

interface Found {
  readonly targets: readonly Target[];
  /** Files that are left out, each with the reason. */
  readonly left: readonly string[];
}

/** What was made of what was found. */
interface Applied extends Found {
  /** The user thought better of it. */
  readonly cancelled?: true;
}

/**
 * Repairs all that is safe in every draft of the workspace, after a question. Nothing is changed but texts that are what the
 * server has read.
 * @param how `apply` and `preview` do without the question: arguments for a key or a task
 */
export async function fixWorkspace(newsproof: Newsproof, how?: unknown): Promise<void> {
  const title = l10n.t('Newsproof: looking for what is safe to fix');
  const found = await window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) =>
    find(newsproof, { progress, token }),
  );
  if (!found) return;
  let { left } = found;
  let done = l10n.t('Newsproof: nothing to fix.');
  if (found.targets.length > 0) {
    const chosen = how === 'apply' || how === 'preview' ? how : await question(found);
    if (!chosen) return;
    const applied = await apply(newsproof, found, chosen);
    if (applied.cancelled) return;
    left = applied.left;
    if (applied.targets.length > 0) done = l10n.t('Newsproof: done. {0}', counts(applied));
  }
  if (left.length === 0) {
    void window.setStatusBarMessage(done, 4000);
    return;
  }
  const log = l10n.t('Show Log');
  // Nobody waits for the answer: the command is done.
  void window.showWarningMessage(`${done} ${l10n.t('{0} files were left out: {1}', left.length, listed(left))}`, log).then((answer) => {
    if (answer === log) newsproof.showLog();
  });
}

/** @returns undefined if the user cancelled */
async function find(newsproof: Newsproof, waiting: Waiting): Promise<Found | undefined> {
  const client = await newsproof.ready();
  const targets: Target[] = [];
  const left: string[] = [];
  const drafts: FixedDraft[] = [];
  const take = (part: FixWorkspaceResult): void => {
    append(drafts, part.drafts);
    for (const { uri, reason } of part.unread) left.push(`${nameOf(client.protocol2CodeConverter.asUri(uri))} (${reason})`);
  };
  const ask = (tokens: object, token: Waiting['token']): Promise<FixWorkspaceResult> => client.sendRequest<FixWorkspaceResult>(FIX_WORKSPACE, tokens, token);
  if (!(await streamed(client, new ProgressType<FixWorkspaceResult>(), ask, take, waiting))) return undefined;
  for (const draft of drafts) {
    if (waiting.token.isCancellationRequested) return undefined;
    const uri = client.protocol2CodeConverter.asUri(draft.uri);
    const document = await workspace.openTextDocument(uri).then(undefined, (error: unknown) => void left.push(`${nameOf(uri)} (${String(error)})`));
    if (!document) continue;
    if (isAsRead(document, draft)) targets.push({ document, draft });
    else left.push(changedMeanwhile(document));
  }
  return { targets, left };
}

/** Not changed since, nor read otherwise by the editor than by the server: in another encoding. */
const isAsRead = (document: TextDocument, { stamp }: FixedDraft): boolean => stampOf(document.getText()) === stamp;

const changedMeanwhile = ({ uri }: TextDocument): string => `${nameOf(uri)} (${l10n.t('changed meanwhile')})`;

async function question(found: Found): Promise<'apply' | 'preview' | undefined> {
  const [all, preview] = [l10n.t('Fix All'), l10n.t('Preview …')];
  const lines = [listed(found.targets.map(({ document, draft }) => `${nameOf(document.uri)} (${draft.repaired})`))];
  if (found.left.length > 0) lines.push(l10n.t('{0} files were left out: {1}', found.left.length, listed(found.left)));
  const chosen = await window.showInformationMessage(counts(found), { modal: true, detail: lines.join('\n\n') }, all, preview);
  return chosen === all ? 'apply' : chosen === preview ? 'preview' : undefined;
}

/** So often the editor is asked, which holds an edit against versions that the extension may not have heard of yet. */
const ATTEMPTS = 3;

/**
 * Makes the edits in one step, but for drafts that have changed since they were found. For the preview each file is to be ticked.
 * @throws Error if one of them changes again and again while they are made
 */
async function apply(newsproof: Newsproof, found: Found, how: 'apply' | 'preview'): Promise<Applied> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { edit, applied, changed } = await editOf(newsproof, found.targets, how);
    const unsaved = new Set(applied.filter(({ document }) => document.isDirty));
    if (applied.length > 0 && !(await workspace.applyEdit(edit))) {
      if (how === 'preview') return { targets: [], left: found.left, cancelled: true };
      continue;
    }
    // What had been saved is saved again, as the editor does after it has renamed something.
    if (workspace.getConfiguration('files').get('refactoring.autoSave') !== false)
      for (const target of applied) if (target.document.isDirty && !unsaved.has(target)) await target.document.save();
    return { targets: applied, left: [...found.left, ...changed] };
  }
  throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
}

/** The edit of all drafts that are as they were read, against the versions that they have now; and those that are not. */
async function editOf(
  { running: { protocol2CodeConverter } }: Newsproof,
  targets: readonly Target[],
  how: 'apply' | 'preview',
): Promise<{ edit: WorkspaceEdit; applied: Target[]; changed: string[] }> {
  const held: { target: Target; edits: TextEdit[] }[] = [];
  for (const { document, draft } of targets)
    held.push({ target: { document: await reopened(document), draft }, edits: await protocol2CodeConverter.asTextEdits(draft.edits) });
  // From here on nothing is waited for: what is looked at is what the edit is held against.
  const edit = new WorkspaceEdit();
  const applied: Target[] = [];
  const changed: string[] = [];
  for (const { target, edits } of held) {
    const { document, draft } = target;
    if (document.isClosed || !isAsRead(document, draft)) {
      changed.push(changedMeanwhile(document));
      continue;
    }
    applied.push(target);
    const metadata = { label: `${nameOf(document.uri)} (${draft.repaired})`, description: l10n.t('safe to fix'), needsConfirmation: how === 'preview' };
    edit.set(
      document.uri,
      edits.map((e): [TextEdit, WorkspaceEditEntryMetadata] => [e, metadata]),
    );
  }
  return { edit, applied, changed };
}

/** The editor closes what no tab shows after a while, and what was shown in a tab that is being closed. */
const reopened = async (document: TextDocument): Promise<TextDocument> =>
  document.isClosed ? workspace.openTextDocument(document.uri).then(undefined, () => document) : document;

function counts({ targets }: Found): string {
  const fixes = targets.reduce((sum, { draft }) => sum + draft.repaired, 0);
  return l10n.t('{0} safe fixes in {1} drafts', fixes, targets.length);
}

const nameOf = (uri: Uri): string => workspace.asRelativePath(uri);

const listed = (names: readonly string[]): string => (names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names).join(', ');
