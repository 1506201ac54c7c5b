import type { PlacedFact, PlacedFinding } from '../../../rule/rule.ts';

/** What an edit did to a list of facts: [from, to) became [from, newTo), and the passages of those behind moved by `shift`. */
export interface FactsChange {
  readonly from: number;
  readonly to: number;
  readonly newTo: number;
  readonly shift: number;
}

/** Facts that hold one value are one: a passage that nobody touched keeps what was noted of it. */
export function changeOf(old: readonly PlacedFact[], now: readonly PlacedFact[]): FactsChange {
  const most = Math.min(old.length, now.length);
  let from = 0;
  while (from < most && isSame(old[from] as PlacedFact, now[from] as PlacedFact, 0)) from++;
  const shift = (now.at(-1)?.passage ?? 0) - (old.at(-1)?.passage ?? 0);
  let behind = 0;
  while (behind < most - from && isSame(old[old.length - 1 - behind] as PlacedFact, now[now.length - 1 - behind] as PlacedFact, shift)) behind++;
  return { from, to: old.length - behind, newTo: now.length - behind, shift: behind > 0 ? shift : 0 };
}

function isSame(a: PlacedFact, b: PlacedFact, shift: number): boolean {
  return (a === b && shift === 0) || (a.value === b.value && a.passage + shift === b.passage);
}

/** A finding whose passages have moved: those numbered `from` and above. */
export function movedFinding<M extends string>(f: PlacedFinding<M>, from: number, by: number): PlacedFinding<M> {
  const moved = (passage: number): number => (passage >= from ? passage + by : passage);
  const related = f.related?.map((r) => (r.passage === undefined ? r : { ...r, passage: moved(r.passage) }));
  return { ...f, passage: moved(f.passage), ...(related ? { related } : {}) };
}
