import { Class, isAt } from '../chars.ts';
import type { Passage } from '../passage.ts';
import type { Range } from '../range.ts';
import { type MarkedList, type PlacedNumbering, readLists } from './lists.ts';
import { CHAPTER_KINDS, headMarker, levelOfMarker, type Marker } from './markers.ts';

/** A sub-heading by its number alone: 一、总体要求; （一）加强领导。各地要…… */
export interface NumberedHeading {
  /** what its marker takes in: 1 most, see levelOfMarker; 0 of an item that heads nothing */
  readonly level: number;
  /** the marker and the words behind it, in units of the passage */
  readonly title: Range;
}

/** A passage as far as it may be a heading. */
type Headed = Pick<Passage, 'kind' | 'level' | 'text'>;

/** By passage: the level of its marker, if it has one. */
type Levels = ReadonlyMap<number, number>;

/** Longest words of a heading on a line of its own, and of one that its text runs on behind. */
const LONGEST = 40;
const LONGEST_RUN_IN = 24;
/** Most commas of a heading: 提高认识，加强领导，狠抓落实，务求实效. */
const MOST_COMMAS = 3;
/** Part of the items of a list that have to look like headings: one of them may be in the writing. */
const MOST = 2 / 3;

/**
 * What the numbered passages of an article head. A list is one of headings if its items look like headings and other text stands
 * between them: 1. 铅笔 2. 尺子 3. 橡皮 line by line head nothing. Linear in the number of passages.
 * @param passages those of the article, in order
 * @returns by index of the passage
 */
export function numberedHeadings(passages: readonly Headed[]): ReadonlyMap<number, NumberedHeading> {
  const numberings: PlacedNumbering[] = [];
  const levels = new Map<number, number>();
  passages.forEach((p, passage) => {
    const marker = mayNumber(p) ? headMarker(p.text) : undefined;
    if (!marker) return;
    numberings.push({ passage, value: { markers: [marker], announcements: [], etc: false } });
    levels.set(passage, levelOfMarker(marker.kind));
  });
  const out = new Map<number, NumberedHeading>();
  for (const list of readLists(numberings)) headingsOf(list, passages, levels, out);
  return out;
}

/** Items of Markdown, cells and captions are numbered for other reasons. */
const mayNumber = ({ kind }: Headed): boolean => kind === 'paragraph' || kind === 'subhead' || kind === 'heading' || kind === 'headline';

/** Puts the headings of a list into `out`, if it is one of headings. */
function headingsOf({ kind, items }: MarkedList, passages: readonly Headed[], levels: Levels, out: Map<number, NumberedHeading>): void {
  const alone = items.length === 1;
  if (alone && kind !== 'head' && !CHAPTER_KINDS.has(kind)) return;
  const level = levelOfMarker(kind);
  const found: { readonly passage: number; readonly title: Range }[] = [];
  let titled = 0;
  let heading = 0;
  for (const [i, item] of items.entries()) {
    const { text, level: marked } = passages[item.passage] as Headed;
    const title = marked > 0 ? { start: 0, end: text.length } : numberedTitle(text, item);
    // A sentence that a text runs on behind is a heading among others only.
    if (!title || (alone && title.end < text.length)) continue;
    titled++;
    if (marked === 0) found.push({ passage: item.passage, title });
    // The last item may not have its text yet, and what stands under it may be no part of the list.
    if (i === items.length - 1 && !alone) continue;
    if (marked > 0 || title.end < text.length || isText(passages[item.passage + 1], levels.get(item.passage + 1), level)) heading++;
  }
  const heads = titled >= items.length * MOST && heading * 2 >= Math.max(1, items.length - 1);
  // One line alone may be a heading for other reasons.
  if (!heads && alone) return;
  for (const { passage, title } of found) out.set(passage, { level: heads ? level : 0, title });
}

/** True of a passage that stands under a heading of a level: text, or a deeper number. */
const isText = (p: Headed | undefined, own: number | undefined, level: number): boolean => p?.level === 0 && (own === undefined || own > level);

/** Where the title of a numbered passage stands, if it looks like one: short, and no sentence but one that its text runs on behind. */
export function numberedTitle(text: string, { end: from }: Marker): Range | undefined {
  let commas = 0;
  let words = false;
  const most = Math.min(text.length, from + LONGEST);
  for (let i = from; i < most; i++) {
    if (isAt(text, i, Class.Han | Class.Latin)) words = true;
    else if (text[i] === '，' && ++commas > MOST_COMMAS) return undefined;
    else if (text[i] === '；') return undefined;
    else if (isAt(text, i, Class.Stop) && i + 1 < text.length)
      return text[i] === '。' && words && i - from <= LONGEST_RUN_IN ? { start: 0, end: i } : undefined;
  }
  return words && text.length === most && !'。，、；'.includes(text[text.length - 1] as string) ? { start: 0, end: text.length } : undefined;
}
