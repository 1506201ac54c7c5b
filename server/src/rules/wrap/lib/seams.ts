import { editLines } from '../../../rule/fix.ts';
import type { Finding, Fix, Localized } from '../../../rule/rule.ts';
import type { Passage, Seam } from '../../../text/passage.ts';

const JOIN: Localized = { zh: '接排', en: 'Join the lines' };
const JOIN_OVER: Localized = { zh: '接排（删去{zh}{over}）', en: 'Join the lines (deletes {en} {over})' };
const JOIN_PASSAGE: Localized = { zh: '本段全部接排', en: 'Join all lines of this paragraph' };
const JOIN_COLUMN: Localized = { zh: '整栏接排', en: 'Join all lines of this column' };

/** True if the break cuts a token: what wrap/split-token speaks of. In running text a cut word is an ordinary broken line. */
export function cutsToken(s: Seam): boolean {
  if (s.over || s.certainty === 'unlikely') return false;
  return s.reason === 'cut-name' || s.reason === 'cut-number' || s.reason === 'open-pair' || s.reason === 'hyphen' || (s.reason === 'cut-word' && s.inColumn);
}

const ALL_OF_PASSAGE = editLines(JOIN_PASSAGE, { kind: 'join', seams: 'passage' });
/** All certain joins of the column block as one edit. */
export const ALL_OF_COLUMN = editLines(JOIN_COLUMN, { kind: 'join', seams: 'column' });

/** Which wider joins there are, the same at each line end of a passage. */
const Wider = { Passage: 1, Column: 2 } as const;

function widerJoins(p: Passage): number {
  let certain = 0;
  for (const s of p.seams) if (s.certainty === 'certain') certain++;
  return (certain > 1 ? Wider.Passage : 0) | (p.column ? Wider.Column : 0);
}

/** Lists of fixes by line end, safety and wider joins. Thousands of findings share a few of them. */
const lists: (readonly Fix[])[] = [];
/** Line ends of longer passages have lists of their own. */
const MOST_KEPT = 64;

/** The join of a line end that seems to be an end, as an offer beside another repair. @param seam index in the passage */
export const joinAfterAll = (seam: number): Fix => editLines(JOIN, { kind: 'join', seams: seam });

/** Joins one line end: safe only where the judge is certain. Wider joins are offered behind it. */
function fixesOf(seam: number, s: Seam, wider: number): readonly Fix[] {
  // A hyphen that goes is a character of the copy, so it takes a look.
  const safe = s.certainty === 'certain' && s.reason !== 'hyphen';
  const key = seam * 8 + (safe ? 4 : 0) + wider;
  let list = lists[key];
  if (!list) {
    const fixes: Fix[] = [editLines(JOIN, { kind: 'join', seams: seam }, safe ? 'safe' : 'review')];
    if (wider & Wider.Passage) fixes.push(ALL_OF_PASSAGE);
    if (wider & Wider.Column) fixes.push(ALL_OF_COLUMN);
    list = fixes;
    if (seam < MOST_KEPT) lists[key] = list;
  }
  return list;
}

/** Joins over the page edges between two lines, which go: the title says what. */
function overPages(seam: number): readonly Fix[] {
  return [editLines(JOIN_OVER, { kind: 'join', seams: seam })];
}

/** What a rule says of a line end. */
export type SeamMessage<M extends string> = Pick<Finding<M>, 'message' | 'severity' | 'data'>;

/** A finding about each line end of the passage that the rule has something to say of, in order. */
export function seamFindings<M extends string>(p: Passage, describe: (s: Seam) => SeamMessage<M> | undefined): readonly Finding<M>[] {
  let findings: Finding<M>[] | undefined;
  let wider = 0;
  for (let i = 0; i <= p.seams.length; i++) {
    const s = i < p.seams.length ? p.seams[i] : p.after;
    const said = s && describe(s);
    if (!s || !said) continue;
    if (!findings) {
      findings = [];
      wider = widerJoins(p);
    }
    const { message, severity, data } = said;
    const range = { start: s.at, end: s.at };
    // Most of them are ends, so that only a menu has the join of these.
    const repairs = s.certainty === 'unlikely' ? { offers: fixesOf(i, s, 0) } : { fixes: s.over ? overPages(i) : fixesOf(i, s, wider) };
    const finding = severity ? { message, range, seam: i, ...repairs, severity } : { message, range, seam: i, ...repairs };
    findings.push(data ? { ...finding, data } : finding);
  }
  return findings ?? NO_FINDINGS;
}

const NO_FINDINGS: readonly never[] = [];
