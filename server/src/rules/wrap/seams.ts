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
function joinFix(seam: number, s: Seam): Fix {
  // A hyphen that goes is a character of the copy, so it takes a look.
  const safe = s.certainty === 'certain' && s.reason !== 'hyphen';
  return { title: JOIN, safety: safe ? 'safe' : 'review', edits: NO_EDITS, heal: { seam } };
}

const NO_EDITS: readonly never[] = [];
const ALL_OF_PASSAGE: Fix = { title: JOIN_PASSAGE, safety: 'review', edits: NO_EDITS, heal: 'passage' };
/** All certain joins of the column block as one edit. */
export const ALL_OF_COLUMN: Fix = { title: JOIN_COLUMN, safety: 'review', edits: NO_EDITS, heal: 'column' };

/** The wider joins, the same at each line end of a passage. */
function widerFixes(p: Passage): readonly Fix[] {
  const fixes: Fix[] = [];
  let certain = 0;
  for (const s of p.seams) if (s.certainty === 'certain') certain++;
  if (certain > 1) fixes.push(ALL_OF_PASSAGE);
  if (p.column) fixes.push(ALL_OF_COLUMN);
  return fixes;
}

/** A finding about each line end of the passage that `claims` picks, in order. */
export function seamFindings<M extends string>(
  p: Passage,
  claims: (s: Seam) => boolean,
  describe: (s: Seam) => Pick<Finding<M>, 'message' | 'data' | 'severity'>,
): Finding<M>[] {
  const findings: Finding<M>[] = [];
  let wider: readonly Fix[] | undefined;
  for (let i = 0; i <= p.seams.length; i++) {
    const s = i < p.seams.length ? p.seams[i] : p.after;
    if (!s || !claims(s)) continue;
    wider ??= widerFixes(p);
    const { message, data, severity } = describe(s);
    findings.push({
      message,
      range: { start: s.at, end: s.at },
      seam: i,
      fixes: [joinFix(i, s), ...wider],
      ...(data && { data }),
      ...(severity && { severity }),
    });
  }
  return findings;
}
