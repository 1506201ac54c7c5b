import { type CancellationToken, EndOfLine, type Range, type TextDocument } from 'vscode';
import { CLEAN, type CleanParams, type CleanResult } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** What the fixes of a kind make of a draft as it is now. */
export function cleanDraft(newsproof: Newsproof, document: TextDocument, fixes: CleanParams['fixes'], token?: CancellationToken): Promise<CleanResult> {
  return ask(newsproof, document, { text: document.getText(), fixes }, token);
}

/**
 * What the safe fixes make of a piece that is to be put in the place of a range. The piece is judged where it will stand.
 * @param piece with the line ends of the document
 */
export function cleanPiece(newsproof: Newsproof, document: TextDocument, range: Range, piece: string, token?: CancellationToken): Promise<CleanResult> {
  const text = document.getText();
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const whole = text.slice(0, start) + piece + text.slice(end);
  return ask(newsproof, document, { text: whole, piece: { start, end: start + piece.length }, fixes: 'safe' }, token);
}

/** A text with the line ends that it will have in a document. */
export function withLineEnds(text: string, document: TextDocument): string {
  return text.replace(/\r\n|\r|\n/g, document.eol === EndOfLine.CRLF ? '\r\n' : '\n');
}

async function ask(
  newsproof: Newsproof,
  document: TextDocument,
  what: Omit<CleanParams, 'uri' | 'languageId'>,
  token?: CancellationToken,
): Promise<CleanResult> {
  // An editor that opens its window again asks before the server is there.
  const client = await newsproof.ready();
  const params: CleanParams = { uri: client.code2ProtocolConverter.asUri(document.uri), languageId: document.languageId, ...what };
  // Whatever follows the parameters and is no token makes them a list.
  return token ? client.sendRequest<CleanResult>(CLEAN, params, token) : client.sendRequest<CleanResult>(CLEAN, params);
}
