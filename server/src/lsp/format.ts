import type { Range as LspRange, TextEdit } from 'vscode-languageserver';
import { chooseFixes } from '../engine/fixes.ts';
import { Converter } from './convert.ts';
import type { OpenDocument } from './document.ts';
import type { Session } from './session.ts';

/** Formatting joins the lines that are certainly broken, nothing else. @param range only those line ends that it touches */
export async function formatDocument(session: Session, doc: OpenDocument, range?: LspRange): Promise<TextEdit[]> {
  const { problems } = await session.check(doc);
  const convert = new Converter(doc.text, session.traits.encoding);
  const { edits } = chooseFixes(problems, { rules: ['wrap'] });
  const within = range && convert.offsets(range);
  return edits.filter((e) => !within || (e.start >= within.start && e.end <= within.end)).map((e) => convert.edit(e));
}
