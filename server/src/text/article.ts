import type { ArticleDate, Dateline } from './dateline.ts';
import type { Passage } from './passage.ts';
import type { Words } from './words.ts';

/** One story of a file: from its headline or dateline to its credit. Indices are those of the draft's passages. */
export interface Article {
  readonly first: number;
  readonly last: number;
  readonly headline?: number | undefined;
  readonly dateline?: Dateline | undefined;
  readonly date?: ArticleDate | undefined;
}

/** Cuts the passages of a draft into articles. Every passage belongs to exactly one, in order. Linear in their number. */
export function cutArticles(passages: readonly Passage[], _words: Words): Article[] {
  return passages.length === 0 ? [] : [{ first: 0, last: passages.length - 1 }];
}
