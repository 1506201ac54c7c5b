import type { Range as LspRange, TextEdit } from 'vscode-languageserver';
import { Converter, lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { repair } from './repair.ts';

/** Formatting joins the lines that are certainly broken, nothing else. @param range only those line ends that lie in it */
export async function formatDocument(session: Session, doc: OpenDocument, range?: LspRange): Promise<TextEdit[]> {
  const { problems, setup } = await session.check(doc);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const choice = { rules: ['wrap'], ...(range ? { within: convert.offsets(range) } : {}) };
  return repair(lintedText(doc.text), problems, session.lintAgain(doc, setup), choice).edits.map((e) => convert.edit(e));
}
