import type { Entry } from '../lexicon/lexicon.ts';
import type { ArticleDate } from '../text/dateline.ts';

/** An office of a listed person on a day. */
export interface HeldOffice {
  readonly title: string;
  /** ISO day, month or year, as the lexicon has it */
  readonly from: string;
  readonly to?: string | undefined;
  /** False where the end is not known and the day is later than that of the check, or an end known by its month or year only is near. */
  readonly sure: boolean;
}

/** The offices that a listed person had on a day, from the lexicon. Nothing without a year. */
export function officesOn(entry: Entry, date: ArticleDate | undefined): readonly HeldOffice[] {
  if (date?.year === undefined) return [];
  const day = `${date.year}-${two(date.month)}-${two(date.day)}`;
  const out: HeldOffice[] = [];
  for (const { title, from, to } of entry.offices) {
    // Days, months and years compare as texts as far as the shorter one goes.
    if (day.slice(0, from.length) < from || (to !== undefined && day.slice(0, to.length) > to)) continue;
    const begun = from.length === 10 || day.slice(0, from.length) > from;
    const lasts =
      to === undefined ? entry.checked !== undefined && day.slice(0, entry.checked.length) <= entry.checked : to.length === 10 || day.slice(0, to.length) < to;
    out.push({ title, from, to, sure: entry.sure === 'A' && begun && lasts });
  }
  return out;
}

const two = (n: number): string => String(n).padStart(2, '0');
