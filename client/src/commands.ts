import {
  type CancellationToken,
  commands,
  type Disposable,
  l10n,
  ProgressLocation,
  Range,
  type TextDocument,
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
} from 'vscode-languageclient/node';
import { FIX_ALL, FIX_SELECTION, JOIN_ALL } from '../../server/src/protocol.ts';
import { type Newsproof, showProblems } from './client.ts';
import { type Comparisons, draftOf } from './compare.ts';
import { showConfig } from './config-view.ts';
import { fixWorkspace } from './fix-workspace.ts';
import type { LedgerNode } from './ledger-tree.ts';
import type { LedgerView } from './ledger-view.ts';
import { pasteClean } from './paste.ts';
import type { ProblemNode } from './problems-tree.ts';
import type { ProblemsView } from './problems-view.ts';
import type { Sample } from './sample.ts';
import { streamed, type Tokens } from './streamed.ts';

/** Every command of the palette. Ids are those of package.json. */
export function registerCommands(newsproof: Newsproof, comparisons: Comparisons, ledger: LedgerView, problems: ProblemsView, sample: Sample): Disposable[] {
  const command = (id: string, run: (argument?: unknown) => unknown): Disposable =>
    commands.registerCommand(`newsproof.${id}`, async (argument?: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        void window.showErrorMessage(`Newsproof: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  return [
    command('checkFile', () => checkFile()),
    command('checkWorkspace', () => checkWorkspace(newsproof)),
    command('fixAllSafe', () => applyAll(newsproof, FIX_ALL)),
    command('fixSelection', () => fixSelections(newsproof)),
    command('fixWorkspace', (how) => fixWorkspace(newsproof, how)),
    command('joinLines', () => applyAll(newsproof, JOIN_ALL)),
    command('compareClean', () => comparisons.show(activeDocument(), 'safe')),
    command('compareJoined', () => comparisons.show(activeDocument(), 'joins')),
    command('pasteClean', () => pasteClean(newsproof)),
    command('copyLedgerMarkdown', () => ledger.copy('markdown')),
    command('copyLedgerTsv', () => ledger.copy('tsv')),
    command('renameInLedger', (node) => ledger.rename(node as LedgerNode | undefined)),
    command('problemsOfDraft', () => problems.choose('draft')),
    command('problemsOfAll', () => problems.choose('all')),
    command('fixRule', (node) => problems.fix(node as ProblemNode | undefined)),
    command('aboutRule', (node) => problems.about(node as ProblemNode | undefined)),
    command('openSample', (then) => sample.open(then)),
    command('showConfig', () => showConfig(activeDocument())),
    command('restartServer', () => newsproof.restart()),
    command('showLog', () => newsproof.showLog()),
    command('menu', () => showMenu()),
  ];
}

/** Puts the findings of the file in front: they are up to date but for what was typed just now. */
async function checkFile(): Promise<void> {
  const document = activeDocument();
  // Under `run: onSave` the findings wait for a save, so save.
  if (document.isDirty && workspace.getConfiguration('newsproof', document).get('run') === 'onSave') await document.save();
  await showProblems();
}

function activeDocument(): TextDocument {
  const document = window.activeTextEditor?.document;
  if (!document) throw new Error(l10n.t('Open a draft first.'));
  return draftOf(document);
}

/** Repairs what is safe in what is selected. Of several selections each is a step of its own. */
async function fixSelections(newsproof: Newsproof): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || editor.selections.every((s) => s.isEmpty)) throw new Error(l10n.t('Select a part of the draft first.'));
  // The editor moves the selections along with the text.
  for (let i = 0; i < editor.selections.length; i++) {
    const selection = editor.selections[i];
    if (selection && !selection.isEmpty) await applyAll(newsproof, FIX_SELECTION, editor.document, selection);
  }
}

/** Asks the server for one edit of the whole document, or of a range of it, and makes it one step of undo. */
async function applyAll(newsproof: Newsproof, kind: string, document = activeDocument(), range?: Range): Promise<void> {
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
  if (document.version !== version || !(await workspace.applyEdit(edit))) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
  newsproof.cursor.restore(document.uri);
  void window.setStatusBarMessage(l10n.t('Newsproof: done. {0}', action.title), 4000);
}

/** Checks all drafts of the workspace, with progress; what is found stays listed until the files are opened. */
async function checkWorkspace(newsproof: Newsproof): Promise<void> {
  const client = newsproof.running;
  let findings = 0;
  let files = 0;
  const finished = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Newsproof: checking the workspace'), cancellable: true },
    async (progress, token) => {
      newsproof.elsewhere.clear();
      const take = async ({ items }: WorkspaceDiagnosticReportPartialResult): Promise<void> => {
        for (const item of items) {
          files++;
          if (item.kind !== 'full') continue;
          findings += item.items.length;
          const uri = Uri.parse(item.uri);
          if (item.version === null) newsproof.elsewhere.set(uri, await client.protocol2CodeConverter.asDiagnostics(item.items));
        }
      };
      const ask = (tokens: Tokens, t: CancellationToken): Promise<WorkspaceDiagnosticReportPartialResult> =>
        client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], ...tokens }, t);
      return streamed(client, WorkspaceDiagnosticRequest.partialResult, ask, take, { progress, token });
    },
  );
  if (!finished) return;
  const list = l10n.t('Show Problems');
  if ((await window.showInformationMessage(l10n.t('Newsproof: {0} findings in {1} drafts.', findings, files), list)) === list) await showProblems();
}

/** What a click on the status item offers. */
async function showMenu(): Promise<void> {
  const entries = [
    { label: `$(checklist) ${l10n.t('Show Problems')}`, id: 'newsproof.checkFile' },
    { label: `$(wand) ${l10n.t('Fix All That Is Safe')}`, id: 'newsproof.fixAllSafe' },
    { label: `$(run-all) ${l10n.t('Fix the Workspace')}`, id: 'newsproof.fixWorkspace' },
    { label: `$(word-wrap) ${l10n.t('Join Broken Lines')}`, id: 'newsproof.joinLines' },
    { label: `$(diff) ${l10n.t('Compare with Cleaned Text')}`, id: 'newsproof.compareClean' },
    { label: `$(clippy) ${l10n.t('Paste as a Clean Draft')}`, id: 'newsproof.pasteClean' },
    { label: `$(search) ${l10n.t('Check Workspace')}`, id: 'newsproof.checkWorkspace' },
    { label: `$(gear) ${l10n.t('Settings')}`, id: 'workbench.action.openSettings', argument: '@ext:newsproof.newsproof' },
    { label: `$(settings) ${l10n.t('Show Effective Configuration')}`, id: 'newsproof.showConfig' },
    { label: `$(output) ${l10n.t('Show Log')}`, id: 'newsproof.showLog' },
  ];
  const chosen = await window.showQuickPick(entries, { placeHolder: 'Newsproof' });
  if (chosen) await commands.executeCommand(chosen.id, ...(chosen.argument === undefined ? [] : [chosen.argument]));
}
