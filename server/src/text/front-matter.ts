import type { ArticleDate } from './dateline.ts';
import type { Line } from './line.ts';

/** The day a draft's front matter gives (`date: 2018-06-12`, TOML's `date = 2018-06-12`), when it is a day of the calendar. */
export function frontMatterDate(lines: readonly Line[]): Required<ArticleDate> | undefined {
  for (const line of lines) {
    if (line.kind !== 'front') return undefined;
    const m = /^(?:date|日期)\s*[:=：]\s*["']?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(line.text);
    if (!m) continue;
    const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined;
  }
  return undefined;
}
