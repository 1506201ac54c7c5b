import type { AnnotatedTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../text/range.ts';
import { Converter } from './convert.ts';
import type { OpenDocument } from './document.ts';
import type { Traits } from './traits.ts';

/** Label of a batch of edits that the editor confirms one by one. */
export interface Confirm {
  readonly label: string;
  readonly description: string;
}

/** Edits of a document as LSP wants them: named with the document's version where the client can take that. */
export function workspaceEdit(doc: OpenDocument, edits: readonly TextEdit[], traits: Traits, confirm?: Confirm): WorkspaceEdit {
  const convert = new Converter(doc.text, traits.encoding);
  const converted = edits.map((e) => convert.edit(e));
  if (!traits.documentChanges) return { changes: { [doc.uri]: converted } };
  const textDocument = { uri: doc.uri, version: doc.version };
  if (!confirm) return { documentChanges: [{ textDocument, edits: converted }] };
  const annotationId = 'review';
  return {
    documentChanges: [{ textDocument, edits: converted.map((e): AnnotatedTextEdit => ({ ...e, annotationId })) }],
    changeAnnotations: { [annotationId]: { ...confirm, needsConfirmation: true } },
  };
}
