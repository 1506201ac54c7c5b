import type { Finding, Fix, Severity } from '../rule/rule.ts';
import type { Range } from '../text/range.ts';
import type { Hit } from './hit.ts';

/** So many findings of a passage are sorted by inserting, and compared each with each. */
const FEW = 16;

/** What is said of line ends and lines, or repaired by joining or moving them, claims no text. */
const changesLines = (f: Fix): boolean => f.line !== undefined;
const claimsText = (f: Finding): boolean =>
  !f.whole && f.seam === undefined && f.margin === undefined && !f.fixes?.some(changesLines) && !f.offers?.some(changesLines);

const byRange = (a: Hit, b: Hit): number => a.finding.range.start - b.finding.range.start || a.finding.range.end - b.finding.range.end;
const byRank = (a: Hit, b: Hit): number => a.by.rank - b.by.rank;

/**
 * The findings of one passage in order of place, without those that must be silent. One place, one finding: where two rules
 * claim the same text the group that comes first speaks. A finding stays if its repair lies outside what the winner claims,
 * for then it says something else. Findings about a line end or a whole sentence claim no text. Of what is no copy nothing else is said.
 * Whether a line end is one at all is asked only where nobody says what it lacks.
 */
export function settleOverlaps(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits;
  const ordered = withoutEchoes(withoutAnswered(outsideLeftovers(isOrdered(hits) ? hits : sorted(hits, byRange))));
  if (!ranksMeet(ordered)) return ordered;
  const claiming = sorted(
    ordered.filter((h) => claimsText(h.finding)),
    byRank,
  );
  const silent = claiming.length <= FEW ? silentOfFew(claiming) : silentOfMany(claiming);
  return silent.size === 0 ? ordered : ordered.filter((h) => !silent.has(h));
}

/** Without what is reported of the text inside a stretch that is no copy. @param ordered by range */
function outsideLeftovers(ordered: readonly Hit[]): readonly Hit[] {
  const leftovers = ordered.filter((h) => h.finding.noCopy);
  if (leftovers.length === 0) return ordered;
  let next = 0;
  let end = -1;
  return ordered.filter((hit) => {
    const { range, noCopy } = hit.finding;
    for (; next < leftovers.length && (leftovers[next] as Hit).finding.range.start <= range.start; next++)
      end = Math.max(end, (leftovers[next] as Hit).finding.range.end);
    // What may have torn the text around it is reported all the same.
    return noCopy === true || !claimsText(hit.finding) || range.end > end || (hit.finding.severity ?? hit.by.severity) === 'error';
  });
}

/** Without the question whether a sentence is cut at a line end, where another finding offers to join there and says more. */
function withoutAnswered(ordered: readonly Hit[]): readonly Hit[] {
  const asks = ({ finding: f }: Hit): boolean => f.seam !== undefined && f.fixes === undefined && f.offers !== undefined;
  if (!ordered.some(asks)) return ordered;
  const answered = new Set<number>();
  for (const { finding } of ordered)
    if (finding.seam === undefined)
      for (const { line } of finding.offers ?? []) if (line?.kind === 'join' && typeof line.seams === 'number') answered.add(line.seams);
  return answered.size === 0 ? ordered : ordered.filter((hit) => !asks(hit) || !answered.has(hit.finding.seam as number));
}

/** Where two findings of one group and place have one repair, the graver one, or the first of two alike. @param ordered by range */
function withoutEchoes(ordered: readonly Hit[]): readonly Hit[] {
  let silent: Set<Hit> | undefined;
  for (let i = 1; i < ordered.length; i++) {
    const b = ordered[i] as Hit;
    for (let k = i - 1; k >= 0 && byRange(ordered[k] as Hit, b) === 0; k--) {
      const a = ordered[k] as Hit;
      if (a.by.rank !== b.by.rank || silent?.has(a) || !sameRepair(a.finding, b.finding)) continue;
      silent ??= new Set();
      silent.add(SEVERITIES[severityOf(b)] > SEVERITIES[severityOf(a)] ? a : b);
      break;
    }
  }
  return silent ? ordered.filter((h) => !silent.has(h)) : ordered;
}

const SEVERITIES: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2, error: 3 };
const severityOf = ({ by, finding }: Hit): Severity => finding.severity ?? by.severity;

function sameRepair(a: Finding, b: Finding): boolean {
  const [x, y] = [a.fixes?.[0], b.fixes?.[0]];
  if (!x || !y || x.line || y.line || x.elsewhere || y.elsewhere || !claimsText(a) || !claimsText(b) || x.edits.length !== y.edits.length) return false;
  return x.edits.every((e, i) => e.start === y.edits[i]?.start && e.end === y.edits[i]?.end && e.text === y.edits[i]?.text);
}

/** A sorted copy; what is equal keeps its order. Most lists are a few findings, for which the built-in sort allocates too much. */
function sorted(hits: readonly Hit[], compare: (a: Hit, b: Hit) => number): Hit[] {
  const out = hits.slice();
  if (out.length > FEW) return out.sort(compare);
  for (let i = 1; i < out.length; i++) {
    const hit = out[i] as Hit;
    let k = i;
    for (; k > 0 && compare(out[k - 1] as Hit, hit) > 0; k--) out[k] = out[k - 1] as Hit;
    out[k] = hit;
  }
  return out;
}

function isOrdered(hits: readonly Hit[]): boolean {
  for (let i = 1; i < hits.length; i++) if (byRange(hits[i - 1] as Hit, hits[i] as Hit) > 0) return false;
  return true;
}

/** True if findings of two ranks may claim one place. */
function ranksMeet(ordered: readonly Hit[]): boolean {
  let reach = -1;
  let rank = -1;
  for (const { by, finding } of ordered) {
    if (!claimsText(finding)) continue;
    const { start, end } = finding.range;
    if (start > reach) rank = by.rank;
    else if (by.rank !== rank) return true;
    if (end > reach) reach = end;
  }
  return false;
}

/** @param hits by rank */
function silentOfFew(hits: readonly Hit[]): ReadonlySet<Hit> {
  const silent = new Set<Hit>();
  for (const loser of hits) {
    for (const winner of hits) {
      if (winner.by.rank >= loser.by.rank) break;
      if (silent.has(winner) || !claims(winner.finding, loser.finding)) continue;
      silent.add(loser);
      break;
    }
  }
  return silent;
}

/** The same for many, which are looked up by place. */
function silentOfMany(hits: readonly Hit[]): ReadonlySet<Hit> {
  const silent = new Set<Hit>();
  const winners = new Claims();
  for (let from = 0; from < hits.length; ) {
    const { rank } = (hits[from] as Hit).by;
    let to = from;
    while (hits[to]?.by.rank === rank) to++;
    const own = hits.slice(from, to);
    for (const h of own) if (winners.silence(h.finding)) silent.add(h);
    winners.add(own.filter((h) => !silent.has(h)).map((h) => h.finding));
    from = to;
  }
  return silent;
}

/** Findings by where they start, for asking which of them meet a range. */
class Claims {
  private list: Finding[] = [];
  private longest = 0;

  add(findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    for (const f of findings) this.longest = Math.max(this.longest, f.range.end - f.range.start);
    this.list = [...this.list, ...findings].sort((a, b) => a.range.start - b.range.start);
  }

  silence(loser: Finding): boolean {
    let lo = 0;
    let hi = this.list.length;
    const from = loser.range.start - this.longest;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((this.list[mid] as Finding).range.start < from) lo = mid + 1;
      else hi = mid;
    }
    for (; lo < this.list.length; lo++) {
      const winner = this.list[lo] as Finding;
      if (winner.range.start > loser.range.end) return false;
      if (claims(winner, loser)) return true;
    }
    return false;
  }
}

function claims(winner: Finding, loser: Finding): boolean {
  const w = winner.range;
  const meets = (r: Range): boolean => (r.start === r.end ? r.start >= w.start && r.start <= w.end : r.start < w.end && w.start < r.end);
  if (!meets(loser.range)) return false;
  const edits = loser.fixes?.[0]?.edits ?? [];
  return edits.length === 0 || edits.some(meets);
}
