import {
  CancellationTokenSource,
  commands,
  l10n,
  type QuickPickItem,
  type QuickPickOptions,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type Diagnostic,
  DocumentDiagnosticRequest,
} from 'vscode-languageclient';
import { SECTION } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

interface ActionItem extends QuickPickItem {
  readonly action: CodeAction;
}

/**
 * Goes to the next finding behind the cursor, or the first one, and offers what can be done about it. In a list of its own: the
 * editor's menu is closed by what the editor asks by itself soon after the cursor has moved, if that is answered later.
 */
export async function offerFix(newsproof: Newsproof, editor: TextEditor): Promise<void> {
  const client = await newsproof.ready();
  const { document } = editor;
  const { version } = document;
  // Not those that the window shows: they are of a text before, soon after a change.
  const next = nextOf(await findings(client, editor), client.code2ProtocolConverter.asPosition(editor.selection.active));
  if (document.version !== version) throw changed();
  if (!next) {
    void window.setStatusBarMessage(l10n.t('Newsproof: nothing to fix.'), 4000);
    return;
  }
  const range = client.protocol2CodeConverter.asRange(next.range);
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  // The page with the button that was clicked may have taken the focus back.
  await window.showTextDocument(document, { ...(editor.viewColumn && { viewColumn: editor.viewColumn }), selection: editor.selection });
  const chosen = await choose(next, actionsOf(client, editor, next)).catch(refusal(editor, version));
  if (chosen === 'nothing') void window.showInformationMessage(l10n.t('Newsproof: there is nothing to choose for this finding: {0}', said(next)));
  if (typeof chosen === 'object') await carryOut(newsproof, client, { action: chosen, editor, version });
}

/**
 * Puts the cursor on the finding behind it, or before it, and round the end of the draft, and shows what is said of it. Of all
 * findings, hints too; those of other extensions are left out.
 */
export async function goToFinding(newsproof: Newsproof, editor: TextEditor, which: 'next' | 'previous'): Promise<void> {
  const client = await newsproof.ready();
  const cursor = client.code2ProtocolConverter.asPosition(editor.selection.active);
  const found = await findings(client, editor);
  const goal = which === 'next' ? nextOf(found, cursor) : previousOf(found, cursor);
  if (!goal) {
    void window.setStatusBarMessage(l10n.t('Newsproof: nothing found.'), 4000);
    return;
  }
  const { start } = client.protocol2CodeConverter.asRange(goal.range);
  editor.selection = new Selection(start, start);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  await commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

const said = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);
export const changed = (): Error => new Error(l10n.t('The draft has changed meanwhile. Try again.'));

/** What the server refuses since the text has changed is said in the words of the window. */
const refusal =
  ({ document }: TextEditor, version: number) =>
  (error: unknown): never => {
    throw document.version === version ? error : changed();
  };

async function findings(client: BaseLanguageClient, { document }: TextEditor): Promise<readonly Diagnostic[]> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument, identifier: SECTION });
  return report.kind === 'full' ? report.items : [];
}

type Place = Diagnostic['range']['start'];
const byPlace = (a: Place, b: Place): number => a.line - b.line || a.character - b.character;

function nextOf(found: readonly Diagnostic[], cursor: Place): Diagnostic | undefined {
  const sorted = [...found].sort((a, b) => byPlace(a.range.start, b.range.start));
  return sorted.find((d) => byPlace(d.range.start, cursor) > 0) ?? sorted[0];
}

function previousOf(found: readonly Diagnostic[], cursor: Place): Diagnostic | undefined {
  const sorted = [...found].sort((a, b) => byPlace(b.range.start, a.range.start));
  return sorted.find((d) => byPlace(d.range.start, cursor) < 0) ?? sorted[0];
}

/** What can be done about a finding, as the server lists it: repairs come first. What is about others that touch it comes last. */
export async function actionsOf(client: BaseLanguageClient, { document }: TextEditor, finding: Diagnostic): Promise<CodeAction[]> {
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: finding.range,
    context: { diagnostics: [finding], only: [CodeActionKind.QuickFix], triggerKind: CodeActionTriggerKind.Invoked },
  });
  const own = (actions ?? []).filter((a): a is CodeAction => typeof a.command !== 'string' && !('disabled' in a));
  const isOfOther = (a: CodeAction): boolean => a.diagnostics !== undefined && !a.diagnostics.some((d) => isSame(d, finding));
  return [...own.filter((a) => !isOfOther(a)), ...own.filter(isOfOther)];
}

const isSame = (a: Diagnostic, b: Diagnostic): boolean =>
  a.code === b.code && byPlace(a.range.start, b.range.start) === 0 && byPlace(a.range.end, b.range.end) === 0;

/** @returns undefined if the user chose none, `nothing` if there was none to choose */
async function choose(finding: Diagnostic, asked: Promise<readonly CodeAction[]>): Promise<CodeAction | 'nothing' | undefined> {
  const none = new CancellationTokenSource();
  let isEmpty = false;
  const items = asked.then((actions) => {
    isEmpty = actions.length === 0;
    if (isEmpty) none.cancel();
    return actions.map((action): ActionItem => ({ label: action.isPreferred ? `$(lightbulb-autofix) ${action.title}` : action.title, action }));
  });
  // The page of the walkthrough takes the focus whenever one of its steps is done.
  const options: QuickPickOptions = { title: said(finding), placeHolder: l10n.t('What is to be done about this finding?'), ignoreFocusOut: true };
  const [item] = await Promise.all([window.showQuickPick(items, options, none.token), items]).finally(() => none.dispose());
  return isEmpty ? 'nothing' : item?.action;
}

/** As the editor does it: the edit, what is to be confirmed in it after a look at it, then the command. */
export async function carryOut(
  newsproof: Newsproof,
  client: BaseLanguageClient,
  { action, editor, version }: { action: CodeAction; editor: TextEditor; version: number },
): Promise<void> {
  const { document } = editor;
  if (document.isClosed || document.version !== version) throw changed();
  // What works on more than the finding, or on other files, is worked out when it is chosen.
  const whole =
    action.edit || action.data === undefined ? action : await client.sendRequest(CodeActionResolveRequest.type, action).catch(refusal(editor, version));
  if (document.isClosed || document.version !== version) throw changed();
  if (whole.edit) {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(whole.edit);
    const needsNod = Object.values(whole.edit.changeAnnotations ?? {}).some((a) => a.needsConfirmation);
    if (edit && !(await workspace.applyEdit(edit, { isRefactoring: true }))) {
      // Who has thought better of it in the preview is not told so.
      if (needsNod) return;
      throw changed();
    }
    newsproof.cursor.restore(document.uri);
  }
  if (whole.command) await commands.executeCommand(whole.command.command, ...(whole.command.arguments ?? []));
}
