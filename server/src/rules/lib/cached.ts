import type { PassCache, PlacedFact, PlacedFinding } from '../../rule/rule.ts';

/** What an article pass last found, and of which facts. */
interface Last<M extends string, F> {
  readonly facts: readonly PlacedFact<F>[];
  readonly found: readonly PlacedFinding<M>[];
}

/**
 * The findings of an article pass whose judgement rests on what the facts say and on their order, never on where in a passage
 * they stand. A keystroke mostly moves facts and changes none: what was found elsewhere is found again.
 * @param facts those of the article, in order
 * @param saysSame true if two facts say the same, wherever they stand
 * @param judge finds it out anew
 */
export function cachedFindings<M extends string, F>(
  facts: readonly PlacedFact<F>[],
  cache: PassCache | undefined,
  saysSame: (a: F, b: F) => boolean,
  judge: () => readonly PlacedFinding<M>[],
): readonly PlacedFinding<M>[] {
  if (!cache) return judge();
  const last = cache.last as Last<M, F> | undefined;
  const found = last && holds(last, facts, saysSame) ? last.found : judge();
  cache.last = { facts, found } satisfies Last<M, F>;
  return found;
}

/** True if the facts that changed say what they said before, and nothing was found in their passages. */
function holds<M extends string, F>({ facts: old, found }: Last<M, F>, facts: readonly PlacedFact<F>[], saysSame: (a: F, b: F) => boolean): boolean {
  if (facts.length !== old.length) return false;
  let from = 0;
  while (from < facts.length && facts[from] === old[from]) from++;
  let to = facts.length;
  while (to > from && facts[to - 1] === old[to - 1]) to--;
  for (let i = from; i < to; i++) {
    const [a, b] = [facts[i] as PlacedFact<F>, old[i] as PlacedFact<F>];
    if (a.passage !== b.passage || a.kind !== b.kind || !saysSame(a.value, b.value)) return false;
  }
  const first = facts[from]?.passage ?? 0;
  const last = facts[to - 1]?.passage ?? -1;
  const isOutside = (passage: number): boolean => from === to || passage < first || passage > last;
  return found.every((f) => isOutside(f.passage) && !f.related?.some((r) => r.passage !== undefined && !isOutside(r.passage)));
}
