import type { Article } from '../../text/article.ts';
import { sourceOf } from '../../text/dateline.ts';
import type { Draft } from '../../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';

/** Longest title of an article without a headline, in UTF-16 units. */
const LONGEST = 30;
/** Longest name of anything that is listed. */
const LONGEST_NAME = 80;

/** What an article is called: its headline, else the words it begins with behind the dateline. */
export function titleOf({ draft, lexicon }: CheckedDraft, index: number, language: DisplayLanguage): string {
  const article = draft.articles[index];
  const headline = article?.headline === undefined ? undefined : draft.passages[article.headline];
  if (headline) return inOneLine(headline.passage.text, LONGEST_NAME) || say(MESSAGES.article(index + 1), language);
  const first = draft.passages[article?.first ?? 0]?.passage;
  if (!first) return say(MESSAGES.article(index + 1), language);
  const from = sourceOf(first, lexicon).dateline?.after.end ?? 0;
  return inOneLine(first.text.slice(from), LONGEST) || inOneLine(first.text, LONGEST) || say(MESSAGES.article(index + 1), language);
}

/** A text as a name in a list: without things that are no text, cut where it is long, never inside a character. */
export function inOneLine(text: string, longest: number): string {
  const plain = text
    .slice(0, longest * 2)
    .replace(/\s*\uFFFC\s*/g, ' ')
    .trim();
  if (plain.length <= longest) return plain;
  const end = isHighSurrogate(plain.charCodeAt(longest - 1)) ? longest - 1 : longest;
  return `${plain.slice(0, end)}…`;
}

export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Where a passage stands in the draft, from its first unit to its last. */
export function wholeOf(p: PlacedPassage): Range {
  return sourceRange(p, { start: 0, end: p.passage.text.length });
}

/** Where an article stands in the draft: from its first passage to its last. */
export function extentOf({ passages }: Draft, { first, last }: Article): Range {
  return { start: wholeOf(passages[first] as PlacedPassage).start, end: wholeOf(passages[last] as PlacedPassage).end };
}

/**
 * The stretch of the draft in which a cursor means an article: up to where the next one begins. What stands before the first
 * belongs to that.
 */
export function articleSpan(draft: Draft, index: number): Range {
  const { articles, text } = draft;
  const own = articles[index];
  const next = articles[index + 1];
  return {
    start: index <= 0 || !own ? 0 : extentOf(draft, own).start,
    end: next ? extentOf(draft, next).start : text.length,
  };
}
