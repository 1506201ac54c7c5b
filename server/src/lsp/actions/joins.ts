import { chooseFixes } from '../../engine/fixes.ts';
import type { Problem } from '../../engine/place.ts';
import type { Localized } from '../../rule/rule.ts';
import type { Draft } from '../../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { MESSAGES } from '../messages.ts';
import { isJoin } from './repair.ts';

/** The joins of a paragraph or a column as one edit. */
export interface WiderJoin {
  readonly title: Localized;
  /** in order of place, without overlaps */
  readonly edits: readonly TextEdit[];
  /** those of the edits that an editor has to confirm */
  readonly unsure: ReadonlySet<TextEdit>;
}

/**
 * What can be joined at once round some broken lines: their paragraph and their column, if they are of one.
 * @param at the problems of the line ends, in order of place
 * @param all problems of the draft
 * @param withUnsure whether to put in those that are not certain
 */
export function widerJoins(draft: Draft, at: readonly Problem[], all: readonly Problem[], withUnsure: boolean): WiderJoin[] {
  const [head, tail] = [at[0], at.at(-1)];
  if (!head || !tail) return [];
  const [first, last] = [passageAt(draft, head.range.start), passageAt(draft, tail.range.start)];
  const block = blockOf(draft, first, last);
  const joins: WiderJoin[] = [];
  const add = (from: number, to: number, title: (n: number, unsure: number) => Localized): void => {
    const { edits, unsure } = joinsWithin(draft.text, rangeOf(draft, from, to), all, withUnsure);
    if (edits.length > 1) joins.push({ edits, unsure, title: title(edits.length, unsure.size) });
  };
  // A column of one paragraph is called a column.
  if (first === last && (block?.first !== first || block.last !== last)) add(first, last, MESSAGES.joinParagraph);
  if (block) add(block.first, block.last, MESSAGES.joinColumn);
  return joins;
}

function joinsWithin(text: string, range: Range, all: readonly Problem[], withUnsure: boolean): Omit<WiderJoin, 'title'> {
  const unsure = new Set<TextEdit>();
  const chosen: Problem[] = [];
  for (const p of all) {
    if (p.range.start >= range.end) break;
    if (p.range.start < range.start || !p.rule.startsWith('wrap/') || !isJoin(text, p.fixes[0])) continue;
    const [fix] = p.fixes;
    if (fix.safety === 'review') {
      if (!withUnsure) continue;
      for (const e of fix.edits) unsure.add(e);
    }
    chosen.push(p);
  }
  return { edits: chooseFixes(text, chosen, { review: true }).edits, unsure };
}

/** Index of the passage that an offset lies in or behind. */
function passageAt({ passages }: Draft, at: number): number {
  let lo = 0;
  let hi = passages.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if ((passages[mid] as PlacedPassage).base <= at) lo = mid;
    else hi = mid - 1;
  }
  // Of several that share their lines the last that begins before it.
  const { base } = passages[lo] as PlacedPassage;
  while (lo > 0 && passages[lo - 1]?.base === base && sourceRange(passages[lo] as PlacedPassage, START).start > at) lo--;
  return lo;
}

const START: Range = { start: 0, end: 0 };

/** The passages of the column block that both passages belong to. */
function blockOf({ passages }: Draft, from: number, to: number): { first: number; last: number } | undefined {
  let first = from;
  while (first > 0 && !passages[first]?.passage.column) first--;
  const block = passages[first]?.passage.column;
  if (!block) return undefined;
  let last = first;
  while (last + 1 < Math.min(first + block.paragraphs, passages.length) && !passages[last + 1]?.passage.column) last++;
  return to <= last ? { first, last } : undefined;
}

function rangeOf({ passages }: Draft, first: number, last: number): Range {
  const [a, b] = [passages[first] as PlacedPassage, passages[last] as PlacedPassage];
  return { start: sourceRange(a, START).start, end: sourceRange(b, { start: 0, end: b.passage.text.length }).end };
}
