import type { CleanParams, CleanResult } from '../../protocol.ts';
import type { Range } from '../../text/range.ts';
import { isChineseProse } from '../prose.ts';
import type { Session } from '../session.ts';
import { repair } from './repair.ts';

const BOM = '\ufeff';

/**
 * Answers `newsproof/clean`: what the fixes make of a text. What is not checked (another language, excluded, not Chinese prose)
 * comes back as it is. A piece is judged where it is going to stand, so that in a code block nothing is done to it.
 */
export async function cleanText(session: Session, params: CleanParams): Promise<CleanResult> {
  const { uri, languageId, fixes } = params;
  const bom = params.text.startsWith(BOM) ? 1 : 0;
  const text = params.text.slice(bom);
  const piece: Range = params.piece ? clamp(params.piece, bom, text.length) : { start: 0, end: text.length };
  const wanted = text.slice(piece.start, piece.end);
  const untouched: CleanResult = { text: params.piece ? wanted : params.text, repaired: 0 };
  const setup = await session.setups.of(uri);
  // A piece may be a few words long, so only the share of Han counts.
  if (params.piece && setup.settings.check === 'auto' && !isChineseProse(wanted, 1)) return untouched;
  const { problems } = session.checkText(uri, languageId, text, setup);
  if (problems.length === 0) return untouched;
  const lint = session.lintAgain({ uri, languageId }, setup);
  const done = repair(text, problems, lint, { allJoins: fixes === 'joins', ...(params.piece ? { within: piece, keepEdges: true } : {}) });
  if (!params.piece) return { text: params.text.slice(0, bom) + done.text, repaired: done.repaired };
  return { text: done.text.slice(piece.start, piece.end + done.text.length - text.length), repaired: done.repaired };
}

function clamp({ start, end }: Range, by: number, length: number): Range {
  const from = Math.min(Math.max(start - by, 0), length);
  return { start: from, end: Math.min(Math.max(end - by, from), length) };
}
