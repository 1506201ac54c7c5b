import { CodeAction, type CodeActionContext, CodeActionKind, type Command, type Range, type TextDocument, window } from 'vscode';
import { QUICK } from '../../server/src/protocol.ts';

/** Kinds of what takes a finding away and leaves it in the text, or writes to other files. */
const UNSEEN: readonly string[] = [QUICK.ignore, QUICK.level, QUICK.teach];

/**
 * True of a question about a finding that the cursor is not at. Where nothing can be repaired at the cursor, the editor asks for the
 * quick fixes behind each of the findings in its line, and shows them as if they were there.
 */
function isNearby(document: TextDocument, range: Range, { only }: CodeActionContext): boolean {
  const editor = window.activeTextEditor;
  if (only?.value !== CodeActionKind.QuickFix.value || !range.isEmpty || editor?.document !== document) return false;
  return !editor.selections.some((s) => s.contains(range.start));
}

/** Actions without those that nobody ought to choose for a finding that is not at the cursor: ignoring it, and what writes files. */
export function seen<T extends Command | CodeAction>(actions: readonly T[], document: TextDocument, range: Range, context: CodeActionContext): T[] {
  if (!isNearby(document, range, context)) return [...actions];
  return actions.filter((a) => !(a instanceof CodeAction && a.kind && UNSEEN.includes(a.kind.value)));
}
