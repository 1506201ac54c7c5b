import type { Announcement, Marker, MarkerKind, Numbering } from './markers.ts';

/** What a passage says of lists, in its place. */
export interface PlacedNumbering {
  readonly value: Numbering;
  /** index of the passage */
  readonly passage: number;
}

/** An item of a list: its marker, in units of its passage. */
export interface ListItem extends Marker {
  readonly passage: number;
  /**
   * The count can be trusted here: the list begins with 1, or has gone on by one. What begins elsewhere is an excerpt and says
   * nothing until it has.
   */
  readonly sure: boolean;
  /** The passage goes on with the list without a marker: 等, 最后. */
  readonly etc: boolean;
}

/** Items of one kind that belong together, in order: a marker of 1 or a lower one begins a list anew, a skipped number does not. */
export interface MarkedList {
  readonly kind: MarkerKind;
  readonly items: readonly [ListItem, ...ListItem[]];
  /** Words right before its first item that say how many follow, in units of that item's passage. */
  readonly announced?: Announcement | undefined;
}

/** Markers that stand inside of sentences. */
export const INLINE_KINDS: ReadonlySet<MarkerKind> = new Set<MarkerKind>(['shi', 'di', 'qi', 'circled']);
/** An inline list goes on in so many passages behind the last item at most. */
const REACH = 3;

/** A list that still grows. */
interface Growing {
  readonly kind: MarkerKind;
  readonly items: [ListItem, ...ListItem[]];
  readonly announced?: Announcement | undefined;
}

/**
 * The lists of an article, by their first items. Linear in the number of markers.
 * @param numberings of its passages, in order
 */
export function readLists(numberings: readonly PlacedNumbering[]): readonly MarkedList[] {
  const lists: Growing[] = [];
  const last = new Map<MarkerKind, Growing>();
  for (const { value, passage } of numberings) {
    for (const m of value.markers) {
      const list = last.get(m.kind);
      const before = list?.items.at(-1);
      // 2.2024年: it is the second item where one is due. 1.2024年 may begin a list.
      if (m.loose && m.value > 1 && before?.value !== m.value - 1) continue;
      const far = before !== undefined && INLINE_KINDS.has(m.kind) && passage - before.passage > REACH;
      // Where the real second item comes behind 2.2024年, that was a number.
      const mends = before?.loose === true && before.value === m.value;
      const follows = !far && (mends || before?.value === m.value - 1);
      const sure = m.loose ? m.value > 1 && before?.sure === true : m.value === 1 || follows;
      const { kind, start, end, loose } = m;
      const item: ListItem = { kind, value: m.value, start, end, loose, passage, sure, etc: value.etc };
      if (list && before && !far && m.value > 1 && m.value >= before.value) {
        if (mends) list.items.pop();
        list.items.push(item);
        continue;
      }
      const begun: Growing = { kind: m.kind, items: [item], announced: value.announcements.find((a) => m.value === 1 && a.end + 1 === m.start) };
      lists.push(begun);
      last.set(m.kind, begun);
    }
  }
  return lists;
}

/**
 * How many items a list has, if it has them all: 0 of one that begins elsewhere, skips or repeats a number, or goes on without markers. It
 * ends where another begins.
 */
export function itemsOf({ items }: MarkedList): number {
  let count = 0;
  let goesOn = false;
  for (const { value, loose, etc } of items) {
    if (loose) continue;
    if (value === count && count > 1) return 0;
    if (value <= count) break;
    if (value > count + 1) return 0;
    count = value;
    goesOn = etc;
  }
  return goesOn ? 0 : count;
}
