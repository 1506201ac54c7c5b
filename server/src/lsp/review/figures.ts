import type { FiguresParams, FiguresResult } from '../../protocol.ts';
import { figureCount, figureSheet } from '../../report/figure-sheet.ts';
import { lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';

/** Answers `newsproof/figures`: the figures of the text as it is now. */
export async function figuresOfDraft(session: Session, doc: OpenDocument, { name }: FiguresParams): Promise<FiguresResult> {
  const { quiet, problems, setup } = await session.check(doc);
  const draft = doc.checkedDraft?.draft;
  if (quiet || !draft) return { ...(quiet ? { quiet } : {}), text: '', figures: 0 };
  return { text: figureSheet({ name, draft, text: lintedText(doc.text), problems, language: setup.language }), figures: figureCount({ draft }) };
}
