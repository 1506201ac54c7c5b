import {
  type CancellationToken,
  commands,
  type Disposable,
  l10n,
  type Progress,
  ProgressLocation,
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
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageclient/node';
import { FIX_ALL, JOIN_ALL } from '../../server/src/protocol.ts';
import { type Newsproof, showProblems } from './client.ts';
import { type Comparisons, draftOf } from './compare.ts';
import { pasteClean } from './paste.ts';

/** Every command of the palette. Ids are those of package.json. */
export function registerCommands(newsproof: Newsproof, comparisons: Comparisons): Disposable[] {
  const command = (id: string, run: () => unknown): Disposable =>
    commands.registerCommand(`newsproof.${id}`, async () => {
      try {
        return await run();
      } catch (error) {
        void window.showErrorMessage(`Newsproof: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  return [
    command('checkFile', () => checkFile()),
    command('checkWorkspace', () => checkWorkspace(newsproof)),
    command('fixAllSafe', () => applyAll(newsproof, FIX_ALL)),
    command('joinLines', () => applyAll(newsproof, JOIN_ALL)),
    command('compareClean', () => comparisons.show(activeDocument(), 'safe')),
    command('compareJoined', () => comparisons.show(activeDocument(), 'joins')),
    command('pasteClean', () => pasteClean(newsproof)),
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

/** Asks the server for one edit of the whole document and makes it one step of undo. */
async function applyAll(newsproof: Newsproof, kind: string): Promise<void> {
  const document = activeDocument();
  const client = newsproof.running;
  const { version } = document;
  const end = document.lineAt(document.lineCount - 1).range.end;
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: { start: { line: 0, character: 0 }, end: client.code2ProtocolConverter.asPosition(end) },
    context: { diagnostics: [], only: [kind], triggerKind: CodeActionTriggerKind.Invoked },
  });
  const action = actions?.find((a): a is CodeAction => 'edit' in a && a.kind === kind);
  if (!action?.edit) {
    void window.setStatusBarMessage(l10n.t('Newsproof: nothing to fix.'), 4000);
    return;
  }
  const edit = (await client.protocol2CodeConverter.asWorkspaceEdit(action.edit)) as WorkspaceEdit;
  if (document.version !== version || !(await workspace.applyEdit(edit))) throw new Error(l10n.t('The draft has changed meanwhile. Try again.'));
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
      return askWorkspace(newsproof, take, progress, token);
    },
  );
  if (!finished) return;
  const list = l10n.t('Show Problems');
  if ((await window.showInformationMessage(l10n.t('Newsproof: {0} findings in {1} drafts.', findings, files), list)) === list) await showProblems();
}

/** @returns false if the user cancelled */
async function askWorkspace(
  newsproof: Newsproof,
  take: (r: WorkspaceDiagnosticReportPartialResult) => Promise<void>,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<boolean> {
  const client = newsproof.running;
  const id = `check-${Date.now()}`;
  let done = 0;
  let taking = Promise.resolve();
  const subscriptions = [
    client.onProgress(WorkDoneProgress.type, `${id}-progress`, (p: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd) => {
      if (p.kind !== 'report') return;
      const percent = p.percentage ?? done;
      progress.report({ increment: percent - done, ...(p.message === undefined ? {} : { message: p.message }) });
      done = percent;
    }),
    client.onProgress(WorkspaceDiagnosticRequest.partialResult, `${id}-results`, (r) => {
      taking = taking.then(() => take(r));
    }),
  ];
  const params: WorkspaceDiagnosticParams = { previousResultIds: [], workDoneToken: `${id}-progress`, partialResultToken: `${id}-results` };
  try {
    const rest = await client.sendRequest(WorkspaceDiagnosticRequest.type, params, token);
    await taking;
    if (rest) await take(rest);
    return true;
  } catch (error) {
    if (token.isCancellationRequested) return false;
    throw error;
  } finally {
    for (const s of subscriptions) s.dispose();
  }
}

/** What a click on the status item offers. */
async function showMenu(): Promise<void> {
  const entries = [
    { label: `$(checklist) ${l10n.t('Show Problems')}`, id: 'newsproof.checkFile' },
    { label: `$(wand) ${l10n.t('Fix All That Is Safe')}`, id: 'newsproof.fixAllSafe' },
    { label: `$(word-wrap) ${l10n.t('Join Broken Lines')}`, id: 'newsproof.joinLines' },
    { label: `$(diff) ${l10n.t('Compare with Cleaned Text')}`, id: 'newsproof.compareClean' },
    { label: `$(clippy) ${l10n.t('Paste as a Clean Draft')}`, id: 'newsproof.pasteClean' },
    { label: `$(search) ${l10n.t('Check Workspace')}`, id: 'newsproof.checkWorkspace' },
    { label: `$(gear) ${l10n.t('Settings')}`, id: 'workbench.action.openSettings', argument: '@ext:newsproof.newsproof' },
    { label: `$(output) ${l10n.t('Show Log')}`, id: 'newsproof.showLog' },
  ];
  const chosen = await window.showQuickPick(entries, { placeHolder: 'Newsproof' });
  if (chosen) await commands.executeCommand(chosen.id, ...(chosen.argument === undefined ? [] : [chosen.argument]));
}
