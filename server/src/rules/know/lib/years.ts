import type { ArticleDate } from '../../../text/dateline.ts';

const YEAR = /(?:1[89]|20)\d\d(?=年)/g;

/** The years that a text names, as 2021年. */
export const yearsIn = (text: string): readonly number[] => (text.match(YEAR) ?? []).map(Number);

/** 2021-01-01, or undefined where the year is not known. */
export function isoDay(date: ArticleDate | undefined): string | undefined {
  if (date?.year === undefined) return undefined;
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}
