import type { LedgerPlace, LedgerRow, Spelling } from '../../ledger/rows.ts';
import type { Draft } from '../../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';

/** A name at a place of a draft: hover, rename, references, highlights and definition all begin here. */
export interface NamedPlace {
  /** index of the article, whose ledger the row is of */
  readonly article: number;
  readonly row: LedgerRow;
  readonly spelling: Spelling;
  readonly place: LedgerPlace;
  /** UTF-16 units of the draft; over a healed line end it spans that */
  readonly range: Range;
}

/** The name that stands at an offset of a draft (UTF-16 units), its end included, as the ledger of the article has it. */
export function nameAt(checkedDraft: CheckedDraft, offset: number): NamedPlace | undefined {
  const { draft } = checkedDraft;
  const index = passageAt(draft, offset);
  const article = articleOf(draft, index);
  const first = draft.articles[article]?.first;
  if (first === undefined) return undefined;
  const passage = index - first;
  let touching: NamedPlace | undefined;
  for (const row of checkedDraft.ledger(article)?.rows ?? []) {
    for (const spelling of row.spellings) {
      for (const place of spelling.places) {
        if (place.passage !== passage) continue;
        const range = rangeOf(draft, article, place);
        if (range.start <= offset && offset < range.end) return { article, row, spelling, place, range };
        // A cursor behind a name means that name, unless another begins there.
        if (range.end === offset) touching = { article, row, spelling, place, range };
      }
    }
  }
  return touching;
}

/** Index of the article at an offset, or −1. */
export function articleAt(draft: Draft, offset: number): number {
  return articleOf(draft, passageAt(draft, offset));
}

/** Where a place of an article's ledger stands in the draft, UTF-16 units. */
export function rangeOf(draft: Draft, article: number, place: LedgerPlace): Range {
  return sourceRange(passageOf(draft, article, place), place);
}

/** Edits that put another text in the place of a name: over a healed line end the line end stays. */
export function editsOf(draft: Draft, article: number, place: LedgerPlace, text: string): TextEdit[] {
  const p = passageOf(draft, article, place);
  return p.mapped.map.edits({ start: place.start, end: place.end, text }).map((e) => ({ start: p.base + e.start, end: p.base + e.end, text: e.text }));
}

/** The passage that a place of an article's ledger is in. */
export function passageOf(draft: Draft, article: number, place: LedgerPlace): PlacedPassage {
  return draft.passages[(draft.articles[article]?.first ?? 0) + place.passage] as PlacedPassage;
}

/** Index of the last passage that begins at or before an offset, or −1. */
export function passageAt({ passages }: Draft, offset: number): number {
  return last(passages, (p) => startOf(p) <= offset);
}

const startOf = (p: PlacedPassage): number => sourceRange(p, { start: 0, end: 0 }).start;

function articleOf({ articles }: Draft, passage: number): number {
  const i = last(articles, (a) => a.first <= passage);
  return i >= 0 && passage <= (articles[i]?.last ?? -1) ? i : -1;
}

/** Index of the last item for which `holds`, of items that hold up to some point, or −1. */
function last<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let lo = 0;
  let hi = items.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (holds(items[mid] as T)) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}
