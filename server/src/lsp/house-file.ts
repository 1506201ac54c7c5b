import type { CreateFile, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { UNSAVED, type UnsavedParams, type UnsavedResult } from '../protocol.ts';
import { applyEdits, difference, type TextEdit } from '../text/range.ts';
import type { TextKind } from '../workspace/host.ts';
import { Converter, lintedText } from './convert.ts';
import type { OpenDocument } from './document.ts';
import { ReadError } from './host.ts';
import type { Session } from './session.ts';

/** A file of the house that is to be added to: a lexicon, a configuration, an ignore file. */
interface HouseFile {
  readonly uri: string;
  /** What counts, without a BOM. undefined: there is no such file */
  readonly text: string | undefined;
  /** The document that the editor holds of it. It may have an older text. */
  readonly held: OpenDocument | undefined;
}

/**
 * A file as it counts: what the editor holds, if that has changes which are not saved; else what the disk has, for an editor
 * may hold for a while what has been changed or deleted behind its back.
 * @throws Error where the client does not answer, ReadError of a file that is there and cannot be read, and that no editor holds
 */
export async function houseFile(session: Session, uri: string, kind: TextKind): Promise<HouseFile> {
  const open = session.open(uri);
  if (open && (await isUnsaved(session, open))) return { uri: open.uri, text: lintedText(open.text), held: open };
  // The editor may have read it again meanwhile, or closed it.
  const held = session.open(uri);
  return { uri: held?.uri ?? uri, text: await onDisk(session, uri, kind, held), held };
}

async function onDisk({ parts: { host } }: Session, uri: string, kind: TextKind, held: OpenDocument | undefined): Promise<string | undefined> {
  if (held && !host.reads(uri)) return lintedText(held.text);
  try {
    const text = await host.readText(uri, kind);
    // Editors may give all lines the same end.
    return held && sameLines(text, lintedText(held.text)) ? lintedText(held.text) : text;
  } catch (error) {
    if (error instanceof ReadError && error.failure === 'missing') return undefined;
    // In another encoding, say, which the editor knows.
    if (held) return lintedText(held.text);
    throw error;
  }
}

const sameLines = (a: string, b: string): boolean => a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');

/**
 * Only the editor knows: what it reads from the disk again is a change, too, and what it opens may be what it kept unsaved since it
 * was last closed. Of one that does not tell it is taken for unsaved, for nothing may be lost.
 */
async function isUnsaved({ connection, capabilities }: Session, { uri }: OpenDocument): Promise<boolean> {
  if (!capabilities.options.tellsUnsaved) return true;
  return (await connection.sendRequest<UnsavedResult>(UNSAVED, { uri } satisfies UnsavedParams)).unsaved;
}

/**
 * What makes a file say something else. Where the editor holds it, it is an edit of the text that the editor has, with its version.
 * @param before what the edits are of, UTF-16 units: the text of the file, or of one that is not there yet what it is to begin with
 */
export function documentChanges(
  session: Session,
  { uri, text, held }: HouseFile,
  before: string,
  edits: readonly TextEdit[],
): (CreateFile | TextDocumentEdit)[] {
  const { encoding } = session.capabilities;
  if (held) {
    const has = lintedText(held.text);
    const own = text === has ? edits : [difference(has, applyEdits(before, edits))];
    const convert = new Converter(held.text, encoding);
    return [{ textDocument: { uri, version: held.version }, edits: own.map((e) => convert.edit(e)) }];
  }
  const convert = new Converter(TextDocument.create(uri, 'yaml', 0, text ?? ''), encoding);
  const textDocument = { uri, version: null };
  if (text !== undefined) return [{ textDocument, edits: edits.map((e) => convert.edit(e)) }];
  const whole = { start: 0, end: 0, text: applyEdits(before, edits) };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    { textDocument, edits: [convert.edit(whole)] },
  ];
}
