import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../../text/range.ts';
import type { Capabilities } from '../capabilities.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';
import { type Doubt, STAYS } from '../names/doubts.ts';
import type { Session } from '../session.ts';

/** What an editor is told of an edit that it confirms. */
export interface Confirm {
  readonly label: string;
  readonly description: string;
}

/**
 * Edits of a document as LSP wants them: named with the document's version where the client can take that.
 * @param confirm what is said of an edit that is to be confirmed; undefined: it goes in without a question. Edits of which the
 * same is said are put together.
 */
export function workspaceEdit(
  doc: OpenDocument,
  edits: readonly TextEdit[],
  capabilities: Capabilities,
  confirm?: (edit: TextEdit) => Confirm | undefined,
): WorkspaceEdit {
  const convert = new Converter(doc.text, capabilities.encoding);
  if (!capabilities.documentChanges) return { changes: { [doc.uri]: edits.map((e) => convert.edit(e)) } };
  const textDocument = { uri: doc.uri, version: doc.version };
  if (!confirm) return { documentChanges: [{ textDocument, edits: edits.map((e) => convert.edit(e)) }] };
  const ids = new Map<string, string>();
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const idOf = ({ label, description }: Confirm): string => {
    const key = `${label}\n${description}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size === 0 ? 'review' : `review-${ids.size + 1}`;
    ids.set(key, id);
    changeAnnotations[id] = { label, description, needsConfirmation: true };
    return id;
  };
  const annotated = edits.map((e): LspTextEdit | AnnotatedTextEdit => {
    const said = confirm(e);
    return said ? { ...convert.edit(e), annotationId: idOf(said) } : convert.edit(e);
  });
  return { documentChanges: [{ textDocument, edits: annotated }], ...(ids.size > 0 ? { changeAnnotations } : {}) };
}

/**
 * Edits of many places, some of them in doubt: those are put before the editor, each kind of doubt under a heading of its own.
 * For a client that cannot ask, what may be no place of the kind stays as it is.
 */
export function doubtedEdit(
  { capabilities }: Session,
  doc: OpenDocument,
  edits: readonly TextEdit[],
  doubts: ReadonlyMap<TextEdit, Doubt>,
  language: DisplayLanguage,
): WorkspaceEdit {
  if (!capabilities.annotations)
    return workspaceEdit(
      doc,
      edits.filter((e) => !STAYS.has(doubts.get(e))),
      capabilities,
    );
  return workspaceEdit(doc, edits, capabilities, (e) => {
    const doubt = doubts.get(e);
    return doubt && { label: say(MESSAGES.doubts[doubt], language), description: say(MESSAGES.doubtful, language) };
  });
}
