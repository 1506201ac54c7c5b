import type { InlayHint, Range as LspRange } from 'vscode-languageserver';
import { isJoin } from '../actions/repair.ts';
import { Converter, lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { MESSAGES, say } from '../messages.ts';
import { isHeld, type Session } from '../session.ts';

/** So many characters of the next line are shown: enough to see whether the sentence goes on. */
const MOST = 10;

/**
 * Behind each line of a range that is cut off for certain: how it goes on in the next one. Clicked twice, the lines are joined.
 * Which of the lines are worth it is for the client to ask.
 */
export async function joinHints(session: Session, doc: OpenDocument, range: LspRange): Promise<InlayHint[]> {
  const { problems, setup } = await session.check(doc);
  if (isHeld(doc, setup)) return [];
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const { start, end } = convert.offsets(range);
  const text = lintedText(doc.text);
  const hints: InlayHint[] = [];
  for (const p of problems) {
    if (p.range.start > end) break;
    if (p.range.end < start || !p.rule.startsWith('wrap/')) continue;
    const [fix] = p.fixes;
    const [edit] = fix?.edits ?? [];
    if (!edit || edit.start < start || edit.start > end || fix?.safety !== 'safe' || fix.edits.length > 1 || !isJoin(text, fix)) continue;
    const next = continuation(text, edit.end);
    const label = say(MESSAGES.goesOn(edit.text + next), setup.language);
    hints.push({ position: convert.position(edit.start), label, paddingLeft: true, tooltip: say(p.message, setup.language), textEdits: [convert.edit(edit)] });
  }
  return hints;
}

/** The first characters of a line. */
function continuation(text: string, from: number): string {
  const [line = ''] = text.slice(from, from + 4 * MOST).split(/[\r\n]/, 1);
  const characters = [...line];
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : line;
}
