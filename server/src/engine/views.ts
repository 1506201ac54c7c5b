import type { ArticleView, PlacedFact } from '../rule/rule.ts';
import type { Article } from '../text/article.ts';

/** By index of the active rule; passages are numbered from the article's first. */
export type FactsByRule = readonly (readonly PlacedFact[] | undefined)[];

export const NO_FACTS: readonly PlacedFact[] = [];

/** What draft passes see of an article, kept until its first passage has another number. */
export interface DraftViews {
  first: number;
  /** by index of the active rule */
  readonly byRule: (ArticleView | undefined)[];
}

/** Facts of an article, and the views made of them. */
interface Viewed {
  readonly facts: FactsByRule;
  readonly views: DraftViews;
}

/** An article as a pass sees it, its first passage numbered `first`. */
export function articleView(facts: readonly PlacedFact[], article: Article, first: number): ArticleView {
  return {
    facts,
    first,
    last: first + article.last - article.first,
    headline: article.headline === undefined ? undefined : article.headline - article.first + first,
    dateline: article.dateline,
    date: article.date,
  };
}

/** Index of the first fact of a passage or of one behind it. */
export function firstAt(facts: readonly PlacedFact[], passage: number): number {
  let lo = 0;
  let hi = facts.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((facts[mid] as PlacedFact).passage < passage) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** What the draft pass of a rule sees of an article. */
export function viewOf({ facts, views }: Viewed, rule: number, article: Article): ArticleView {
  const { first } = article;
  if (views.first !== first) {
    views.first = first;
    views.byRule.length = 0;
  }
  let view = views.byRule[rule];
  if (!view) {
    const own = facts[rule];
    const placed = first === 0 ? own : own?.map(({ range, value, passage, kind }) => ({ range, value, passage: passage + first, kind }));
    view = articleView(placed ?? NO_FACTS, article, first);
    views.byRule[rule] = view;
  }
  return view;
}

/** The views of an article before a change in which the change shows nothing. */
export function keptViews({ views, facts: before }: Viewed, facts: FactsByRule, article: Article): (ArticleView | undefined)[] {
  if (views.first !== article.first) return [];
  return views.byRule.map((view, rule) => {
    const now = articleView(facts[rule] ?? NO_FACTS, article, article.first);
    const { dateline, date, headline, last } = now;
    if (!view || view.dateline !== dateline || view.date !== date || view.headline !== headline || view.last !== last) return undefined;
    if (before[rule] === facts[rule]) return view;
    if (view.facts.length !== now.facts.length) return undefined;
    for (let i = 0; i < now.facts.length; i++) if (!sameFact(view.facts[i] as PlacedFact, now.facts[i] as PlacedFact, article.first)) return undefined;
    return view;
  });
}

/** @param first what the passage of `b` is counted from */
function sameFact(a: PlacedFact, b: PlacedFact, first: number): boolean {
  if (a.passage !== b.passage + first || a.kind !== b.kind || a.range.start !== b.range.start || a.range.end !== b.range.end) return false;
  const [v, w] = [a.value, b.value];
  if (v === w) return true;
  if (typeof v !== 'object' || typeof w !== 'object' || v === null || w === null) return false;
  const keys = Object.keys(v);
  return keys.length === Object.keys(w).length && keys.every((k) => (v as Record<string, unknown>)[k] === (w as Record<string, unknown>)[k]);
}
