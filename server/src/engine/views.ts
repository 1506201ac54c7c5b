import type { ArticleView, PlacedFact } from '../rule/rule.ts';
import type { Article } from '../text/article.ts';

/** By article pass; passages are numbered from the article's first. */
export type FactsByPass = readonly (readonly PlacedFact[] | undefined)[];

export const NO_FACTS: readonly PlacedFact[] = [];

/** What draft passes see of an article, kept until its first passage has another number. */
export interface DraftViews {
  first: number;
  /** by article pass */
  byPass: (ArticleView | undefined)[];
  /** of all article passes that have no facts of it */
  empty: ArticleView | undefined;
}

export function newViews(first: number): DraftViews {
  return { first, byPass: [], empty: undefined };
}

/** Facts of an article, and the views made of them. */
interface Viewed {
  readonly facts: FactsByPass;
  readonly views: DraftViews;
}

/** Gives the passage of a draft with this index as rules see it, and notes that it was looked at. */
export type LookAt = ArticleView['passage'];

/** An article as a pass sees it, its first passage numbered `first`. */
export function articleView(facts: readonly PlacedFact[], article: Article, first: number, look: LookAt): ArticleView {
  return {
    facts,
    first,
    last: first + article.last - article.first,
    headline: article.headline === undefined ? undefined : article.headline - article.first + first,
    dateline: article.dateline,
    date: article.date,
    passage: (index) => (index < first || index > first + article.last - article.first ? undefined : look(index - first + article.first)),
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
export function viewOf({ facts, views }: Viewed, articlePass: number, article: Article, look: LookAt): ArticleView {
  const { first } = article;
  if (views.first !== first) {
    views.first = first;
    views.byPass = [];
    views.empty = undefined;
  }
  const own = facts[articlePass];
  if (!own || own.length === 0) {
    views.empty ??= articleView(NO_FACTS, article, first, look);
    return views.empty;
  }
  let view = views.byPass[articlePass];
  if (!view) {
    const placed = first === 0 ? own : own.map(({ range, value, passage, kind, context }) => ({ range, value, passage: passage + first, kind, context }));
    view = articleView(placed, article, first, look);
    views.byPass[articlePass] = view;
  }
  return view;
}

/** The views of an article before a change in which the change shows nothing. */
export function keptViews({ views, facts: before }: Viewed, facts: FactsByPass, article: Article): DraftViews {
  const kept = newViews(article.first);
  if (views.first !== article.first) return kept;
  const isSame = (view: ArticleView | undefined): boolean =>
    view?.dateline === article.dateline && view?.date === article.date && view?.headline === article.headline && view?.last === article.last;
  if (isSame(views.empty)) kept.empty = views.empty;
  kept.byPass = views.byPass.map((view, articlePass) => (isSame(view) && before[articlePass] === facts[articlePass] ? view : undefined));
  return kept;
}

/** True if one of the facts asks for something, and is not only what others are judged by. */
export function asks(facts: readonly PlacedFact[]): boolean {
  for (const f of facts) if (f.context !== true) return true;
  return false;
}

/** True if a rule notes the same of one passage: what it holds is compared one level deep. */
export function sameFact(a: PlacedFact, b: PlacedFact): boolean {
  if (a.passage !== b.passage || a.kind !== b.kind || a.context !== b.context || a.range.start !== b.range.start || a.range.end !== b.range.end) return false;
  const [v, w] = [a.value, b.value];
  if (v === w) return true;
  if (typeof v !== 'object' || typeof w !== 'object' || v === null || w === null) return false;
  const keys = Object.keys(v);
  return keys.length === Object.keys(w).length && keys.every((k) => (v as Record<string, unknown>)[k] === (w as Record<string, unknown>)[k]);
}
