import { l10n, ProgressLocation, type TextDocument, type TextEdit, type Uri, WorkspaceEdit, type WorkspaceEditEntryMetadata, window, workspace } from 'vscode';
import { ProgressType } from 'vscode-languageclient/node';
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
  readonly version: number;
  readonly draft: FixedDraft;
}

interface Found {
  readonly targets: readonly Target[];
  /** Files that are left out, each with the reason. */
  readonly left: readonly string[];
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
  let done = l10n.t('Newsproof: nothing to fix.');
  if (found.targets.length > 0) {
    const chosen = how === 'apply' || how === 'preview' ? how : await question(found);
    if (!chosen || !(await apply(newsproof, found.targets, chosen))) return;
    done = l10n.t('Newsproof: done. {0}', counts(found));
  }
  if (found.left.length === 0) {
    void window.setStatusBarMessage(done, 4000);
    return;
  }
  const log = l10n.t('Show Log');
  // Nobody waits for the answer: the command is done.
  void window.showWarningMessage(`${done} ${l10n.t('{0} files were left out: {1}', found.left.length, listed(found.left))}`, log).then((answer) => {
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
    // Changed since, or read otherwise by the editor than by the server: in another encoding.
    if (stampOf(document.getText()) !== draft.stamp) left.push(`${nameOf(uri)} (${l10n.t('changed meanwhile')})`);
    else targets.push({ document, version: document.version, draft });
  }
  return { targets, left };
}

async function question(found: Found): Promise<'apply' | 'preview' | undefined> {
  const [all, preview] = [l10n.t('Fix All'), l10n.t('Preview …')];
  const lines = [listed(found.targets.map(({ document, draft }) => `${nameOf(document.uri)} (${draft.repaired})`))];
  if (found.left.length > 0) lines.push(l10n.t('{0} files were left out: {1}', found.left.length, listed(found.left)));
  const chosen = await window.showInformationMessage(counts(found), { modal: true, detail: lines.join('\n\n') }, all, preview);
  return chosen === all ? 'apply' : chosen === preview ? 'preview' : undefined;
}

/** Makes the edits in one step. For the preview each file is to be ticked. @returns false if the user thought better of it */
async function apply(newsproof: Newsproof, targets: readonly Target[], how: 'apply' | 'preview'): Promise<boolean> {
  const { protocol2CodeConverter } = newsproof.running;
  const edit = new WorkspaceEdit();
  for (const { document, draft } of targets) {
    const label = `${nameOf(document.uri)} (${draft.repaired})`;
    const metadata = { label, description: l10n.t('safe to fix'), needsConfirmation: how === 'preview' };
    const edits = await protocol2CodeConverter.asTextEdits(draft.edits);
    edit.set(
      document.uri,
      edits.map((e): [TextEdit, WorkspaceEditEntryMetadata] => [e, metadata]),
    );
  }
  if (targets.some(({ document, version }) => document.isClosed || document.version !== version))
    throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  const unsaved = new Set(targets.filter(({ document }) => document.isDirty).map(({ document }) => document));
  // From here on the editor holds the edits against the versions that it has now.
  if (!(await workspace.applyEdit(edit))) {
    if (how === 'preview') return false;
    throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  }
  // What had been saved is saved again, as the editor does after it has renamed something.
  if (workspace.getConfiguration('files').get('refactoring.autoSave') === false) return true;
  for (const { document } of targets) if (document.isDirty && !unsaved.has(document)) await document.save();
  return true;
}

function counts({ targets }: Found): string {
  const fixes = targets.reduce((sum, { draft }) => sum + draft.repaired, 0);
  return l10n.t('{0} safe fixes in {1} drafts', fixes, targets.length);
}

const nameOf = (uri: Uri): string => workspace.asRelativePath(uri);

const listed = (names: readonly string[]): string => (names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names).join(', ');
