import type { ProofSheetParams, ProofSheetResult } from '../../protocol.ts';
import { proofSheet } from '../../report/proof-sheet.ts';
import { htmlPage, markdownPage } from '../../report/sheet.ts';
import { lintedText } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';

/** Answers `newsproof/proofSheet`: what is found in the text as it is now, hints included, all of it. */
export async function proofSheetOf(session: Session, doc: OpenDocument, { format, name }: ProofSheetParams): Promise<ProofSheetResult> {
  const { quiet, problems, setup } = await session.check(doc);
  if (quiet) return { quiet, text: '', findings: 0 };
  const rules = new Map(session.parts.rules.map(({ meta }) => [meta.id, meta]));
  const sheet = proofSheet({ name, text: lintedText(doc.text), problems, rules, language: setup.language });
  return { text: format === 'html' ? htmlPage(sheet) : markdownPage(sheet), findings: problems.length };
}
