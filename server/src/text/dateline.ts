export { type Credit, creditAtEnd, parseCredit } from './dateline/credit.ts';
export type { ArticleDate, Dateline } from './dateline/dateline.ts';
export { daysIn, houseDay, readDay, type WrittenDay } from './dateline/day.ts';
export { type Named, type Names, readNames } from './dateline/names.ts';
export { parseDateline } from './dateline/parse.ts';
export { isPlace } from './dateline/places.ts';
export { type SourceLines, sourceOf } from './dateline/source.ts';
