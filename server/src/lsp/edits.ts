import type { AnnotatedTextEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../text/range.ts';
import { Converter } from './convert.ts';
import type { OpenDocument } from './document.ts';
import type { Traits } from './traits.ts';

/** Label of edits that the editor confirms one by one. */
export interface Confirm {
  readonly label: string;
  readonly description: string;
}

/**
 * Edits of a document as LSP wants them: named with the document's version where the client can take that.
 * @param unsure those of the edits that are to be confirmed; absent: all of them
 */
export function workspaceEdit(doc: OpenDocument, edits: readonly TextEdit[], traits: Traits, confirm?: Confirm, unsure?: ReadonlySet<TextEdit>): WorkspaceEdit {
  const convert = new Converter(doc.text, traits.encoding);
  if (!traits.documentChanges) return { changes: { [doc.uri]: edits.map((e) => convert.edit(e)) } };
  const textDocument = { uri: doc.uri, version: doc.version };
  if (!confirm) return { documentChanges: [{ textDocument, edits: edits.map((e) => convert.edit(e)) }] };
  const annotationId = 'review';
  const annotated = edits.map((e): LspTextEdit | AnnotatedTextEdit => (!unsure || unsure.has(e) ? { ...convert.edit(e), annotationId } : convert.edit(e)));
  return { documentChanges: [{ textDocument, edits: annotated }], changeAnnotations: { [annotationId]: { ...confirm, needsConfirmation: true } } };
}
