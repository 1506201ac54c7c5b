import type { Problem } from '../../engine/place.ts';
import type { ReviewFinding, ReviewParams, ReviewResult } from '../../protocol.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { type DisplayLanguage, say } from '../messages.ts';
import type { Session } from '../session.ts';

/**
 * Answers `newsproof/review`: the finding that is to be looked at now. One at a time, so that a step of a review costs the same in
 * a draft with ten findings and with ten thousand.
 */
export async function reviewAt(session: Session, doc: OpenDocument, params: ReviewParams): Promise<ReviewResult> {
  const { id, problems, setup } = await session.check(doc);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const index =
    params.id === id && params.index !== undefined ? params.index + (params.step ?? 0) : countedFrom(problems, convert.offset(params.position), params);
  const problem = problems[index];
  return { id, version: doc.version, total: problems.length, ...(problem && { finding: shown(problem, index, convert, setup.language) }) };
}

/** Number of the problem that is meant, counted from the place of another, which may be there no more. */
function countedFrom(problems: readonly Problem[], from: number, { rule, step = 0 }: ReviewParams): number {
  let lo = 0;
  let hi = problems.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((problems[mid] as Problem).range.start < from) lo = mid + 1;
    else hi = mid;
  }
  for (let i = lo; problems[i]?.range.start === from; i++) if (rule === undefined || problems[i]?.rule === rule) return i + step;
  // What stood there is gone, and the next one has come up to its place.
  return step < 0 ? lo + step : lo;
}

function shown({ rule, message, range, fixes }: Problem, index: number, convert: Converter, language: DisplayLanguage): ReviewFinding {
  const [fix] = fixes;
  const finding: ReviewFinding = { index, rule, message: say(message, language), range: convert.shown(range) };
  // A repair that is left without edits would tear a line end.
  if (fix && fix.edits.length > 0) finding.fix = { title: say(fix.title, language), edits: fix.edits.map((e) => convert.edit(e)) };
  return finding;
}
