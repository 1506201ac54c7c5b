import type { Finding, Fix, Localized } from '../../rule/rule.ts';
import type { Passage, Seam } from '../../text/passage.ts';

const JOIN: Localized = { zh: '接排', en: 'Join the lines' };
const JOIN_PASSAGE: Localized = { zh: '本段全部接排', en: 'Join all lines of this paragraph' };
const JOIN_COLUMN: Localized = { zh: '整栏接排', en: 'Join all lines of this column' };

/** True if the break cuts a token: what wrap/split-token speaks of. In running text a cut word is an ordinary broken line. */
export function cutsToken(s: Seam): boolean {
  return s.reason === 'cut-name' || s.reason === 'cut-number' || s.reason === 'open-pair' || s.reason === 'hyphen' || (s.reason === 'cut-word' && s.inColumn);
}

/** Joins one line end: safe only where the judge is certain. Wider joins are offered behind it. */
function joinFixes(p: Passage, seam: number, s: Seam): Fix[] {
  // A hyphen that goes is a character of the copy, so it takes a look.
  const safe = s.certainty === 'certain' && s.reason !== 'hyphen';
  const fixes: Fix[] = [{ title: JOIN, safety: safe ? 'safe' : 'review', edits: [], heal: { seam } }];
  let certain = 0;
  for (const other of p.seams) if (other.certainty === 'certain') certain++;
  if (certain > 1) fixes.push({ title: JOIN_PASSAGE, safety: 'review', edits: [], heal: 'passage' });
  if (p.column) fixes.push({ title: JOIN_COLUMN, safety: 'review', edits: [], heal: 'column' });
  return fixes;
}

/** A finding about each line end of the passage that `claims` picks, in order. */
export function seamFindings<M extends string>(
  p: Passage,
  claims: (s: Seam) => boolean,
  describe: (s: Seam) => Pick<Finding<M>, 'message' | 'data' | 'severity'>,
): Finding<M>[] {
  const findings: Finding<M>[] = [];
  for (let i = 0; i <= p.seams.length; i++) {
    const s = i < p.seams.length ? p.seams[i] : p.after;
    if (!s || !claims(s)) continue;
    findings.push({ ...describe(s), range: { start: s.at, end: s.at }, seam: i, fixes: joinFixes(p, i, s) });
  }
  return findings;
}
