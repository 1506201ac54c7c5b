import {
  type CancellationToken,
  type Disposable,
  type Extension,
  l10n,
  ProgressLocation,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageclient';
import { FIX_ALL, FIX_SELECTION, JOIN_ALL } from '../../server/src/protocol.ts';
import type { Changes } from './changes.ts';
import { type Newsproof, showProblems } from './client.ts';
import { checking, command } from './command.ts';
import { type Comparisons, draftOf } from './compare.ts';
import { showConfig } from './config-view.ts';
import { countsOf, countText, sumOf } from './counts.ts';
import type { Drafts } from './drafts.ts';
import { fixWorkspace } from './fix-workspace.ts';
import type { LedgerNode } from './ledger-tree.ts';
import type { LedgerView } from './ledger-view.ts';
import { showMenu } from './menu.ts';
import { goToFinding } from './next-finding.ts';
import { pasteClean } from './paste.ts';
import type { ProblemNode } from './problems-tree.ts';
import type { ProblemsView } from './problems-view.ts';
import type { Sample } from './sample.ts';
import { streamed, type Tokens } from './streamed.ts';

/** What commands work with. */
interface Parts {
  readonly newsproof: Newsproof;
  readonly comparisons: Comparisons;
  readonly changes: Changes;
  readonly drafts: Drafts;
  readonly ledger: LedgerView;
  readonly problems: ProblemsView;
  readonly sample: Sample;
  readonly extension: Extension<unknown>;
}

/** Every command of the palette. Ids are those of package.json. */
export function registerCommands({ newsproof, comparisons, changes, drafts, ledger, problems, sample, extension }: Parts): Disposable[] {
  const ofDraft = (id: string, run: (argument?: unknown) => unknown): Disposable => checking(newsproof, id, run);
  return [
    ofDraft('checkFile', () => checkFile()),
    ofDraft('checkWorkspace', () => checkWorkspace(newsproof)),
    ofDraft('nextFinding', () => goToFinding(newsproof, activeEditor(), 'next')),
    ofDraft('previousFinding', () => goToFinding(newsproof, activeEditor(), 'previous')),
    ofDraft('fixAllSafe', () => applyAll({ newsproof, changes }, FIX_ALL)),
    ofDraft('fixSelection', () => fixSelections({ newsproof, changes })),
    ofDraft('fixWorkspace', (how) => fixWorkspace(newsproof, how)),
    ofDraft('joinLines', () => applyAll({ newsproof, changes }, JOIN_ALL)),
    ofDraft('compareClean', () => comparisons.show(activeDocument(), 'safe')),
    ofDraft('compareJoined', () => comparisons.show(activeDocument(), 'joins')),
    ofDraft('pasteClean', () => pasteClean(newsproof, changes)),
    command('copyLedgerMarkdown', () => ledger.copy('markdown')),
    command('copyLedgerTsv', () => ledger.copy('tsv')),
    command('repairInLedger', (node) => ledger.repair(node as LedgerNode | undefined)),
    command('renameInLedger', (node) => ledger.rename(node as LedgerNode | undefined)),
    command('problemsOfDraft', () => problems.choose('draft')),
    command('problemsOfAll', () => problems.choose('all')),
    command('fixRule', (node) => problems.fix(node as ProblemNode | undefined)),
    command('aboutRule', (node) => problems.about(node as ProblemNode | undefined)),
    ofDraft('openSample', (then) => sample.open(then)),
    command('pause', () => newsproof.pause(true)),
    command('resume', () => newsproof.pause(false)),
    command('showConfig', () => showConfig(activeDocument())),
    command('restartServer', () => newsproof.restart()),
    command('showLog', () => newsproof.showLog()),
    command('menu', () => showMenu(newsproof, drafts, extension)),
  ];
}

/** Puts the findings of the file in front: they are up to date but for what was typed just now. */
async function checkFile(): Promise<void> {
  const document = activeDocument();
  // Under `run: onSave` the findings wait for a save, so save.
  if (document.isDirty && workspace.getConfiguration('newsproof', document).get('run') === 'onSave') await document.save();
  await showProblems();
}

function activeEditor(): TextEditor {
  const editor = window.activeTextEditor;
  if (!editor) throw new Error(l10n.t('Open a draft first.'));
  return editor;
}

/** The draft in front, also of who has a text beside it in front. @throws Error with a message for the user when there is none */
export const activeDocument = (): TextDocument => draftOf(activeEditor().document);
/** Who makes an edit, and who says what it has changed. */
interface Made {
  readonly newsproof: Newsproof;
  readonly changes: Changes;
}

/** Repairs what is safe in what is selected. Of several selections each is a step of its own. */
async function fixSelections(to: Made): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || editor.selections.every((s) => s.isEmpty)) throw new Error(l10n.t('Select a part of the draft first.'));
  // The editor moves the selections along with the text.
  for (let i = 0; i < editor.selections.length; i++) {
    const selection = editor.selections[i];
    if (selection && !selection.isEmpty) await applyAll(to, FIX_SELECTION, editor.document, selection);
  }
}

/** Asks the server for one edit of the whole document, or of a range of it, and makes it one step of undo. */
async function applyAll({ newsproof, changes }: Made, kind: string, document = activeDocument(), range?: Range): Promise<void> {
  const client = newsproof.running;
  const { version } = document;
  const end = document.lineAt(document.lineCount - 1).range.end;
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(range ?? new Range(0, 0, end.line, end.character)),
    context: { diagnostics: [], only: [kind], triggerKind: CodeActionTriggerKind.Invoked },
  });
  const action = actions?.find((a): a is CodeAction => 'edit' in a && a.kind === kind);
  if (!action?.edit) {
    void window.setStatusBarMessage(l10n.t('Newsproof: nothing to fix.'), 4000);
    return;
  }
  const edit = (await client.protocol2CodeConverter.asWorkspaceEdit(action.edit)) as WorkspaceEdit;
  const before = document.getText();
  if (document.version !== version || !(await workspace.applyEdit(edit))) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  newsproof.cursor.restore(document.uri);
  changes.note(document, before, edit.get(document.uri).length);
}

/** Checks all drafts of the workspace, with progress; what is found stays listed until the files are opened. */
async function checkWorkspace(newsproof: Newsproof): Promise<void> {
  const client = newsproof.running;
  let counts = sumOf([]);
  let files = 0;
  const finished = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Newsproof: checking the workspace'), cancellable: true },
    async (progress, token) => {
      newsproof.elsewhere.clear();
      const take = async ({ items }: WorkspaceDiagnosticReportPartialResult): Promise<void> => {
        for (const item of items) {
          files++;
          if (item.kind !== 'full') continue;
          const list = await client.protocol2CodeConverter.asDiagnostics(item.items);
          counts = sumOf([counts, countsOf(list)]);
          if (item.version === null) newsproof.elsewhere.set(Uri.parse(item.uri), list);
        }
      };
      const ask = (tokens: Tokens, t: CancellationToken): Promise<WorkspaceDiagnosticReportPartialResult> =>
        client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], ...tokens }, t);
      return streamed(client, WorkspaceDiagnosticRequest.partialResult, ask, take, { progress, token });
    },
  );
  if (!finished) return;
  const list = l10n.t('Show Problems');
  if ((await window.showInformationMessage(l10n.t('Newsproof: {0} in {1} drafts.', countText(counts), files), list)) === list) await showProblems();
}
