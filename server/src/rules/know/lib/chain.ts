import type { ItemIndex, Listed } from '../../../knowledge/chains.ts';
import { isCloseSound, isConfusable } from '../../../names/homophones.ts';
import type { Range } from '../../../text/range.ts';

/** An item of a list as it stands in a text. */
export interface Link extends Range {
  /** which item of the list */
  readonly item: number;
  /** It is one character off. */
  readonly slip: boolean;
}

/** Items of one list that stand beside one another, in the order of the text. Ranges are units of the text. */
export interface Chain extends Range {
  readonly links: readonly Link[];
}

/** What joins items; the longer ones first. */
const JOINTS = ['、', '，', '以及', '和', '与', '及'];

const NO_JOINTS: readonly number[] = [];

/** Where one of the marks stands before an item of a list, in order. */
export function jointsIn(text: string, marks: readonly string[], index: ItemIndex<Listed>): readonly number[] {
  let out: number[] | undefined;
  for (const mark of marks) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (index.at(text, at + 1).length === 0) continue;
      out ??= [];
      out.push(at);
    }
  }
  return out?.sort((a, b) => a - b) ?? NO_JOINTS;
}

const jointAt = (text: string, at: number): number => JOINTS.find((joint) => text.startsWith(joint, at))?.length ?? 0;
const jointBefore = (text: string, end: number): number => JOINTS.find((joint) => text.startsWith(joint, end - joint.length))?.length ?? 0;

/**
 * The items of a list around the one that begins at `at`, each once. Bounded by the length of the list.
 * @param slips one of them may be one character off
 */
export function chainAround(text: string, at: number, { items }: Listed, slips: boolean): Chain | undefined {
  const taken = new Taken(slips);
  const first = linkAt(text, at, items, taken);
  if (!first) return undefined;
  const links = [first];
  for (;;) {
    const last = links.at(-1) as Link;
    const joint = jointAt(text, last.end);
    const next = joint ? linkAt(text, last.end + joint, items, taken) : undefined;
    if (!next) break;
    links.push(next);
  }
  for (;;) {
    const head = links[0] as Link;
    const joint = jointBefore(text, head.start);
    const before = joint ? linkBefore(text, head.start - joint, items, taken) : undefined;
    if (!before) break;
    links.unshift(before);
  }
  return { start: (links[0] as Link).start, end: (links.at(-1) as Link).end, links };
}

/** Which items of a list a chain has already. */
class Taken {
  private readonly items = new Set<number>();

  /** @param maySlip an item may be one character off; one alone */
  constructor(public maySlip: boolean) {}

  has(item: number): boolean {
    return this.items.has(item);
  }

  add({ item, slip }: Link): void {
    this.items.add(item);
    if (slip) this.maySlip = false;
  }
}

function linkAt(text: string, start: number, items: readonly string[], taken: Taken): Link | undefined {
  return pick(items, taken, (item) => ({ start, end: start + item.length }), text);
}

function linkBefore(text: string, end: number, items: readonly string[], taken: Taken): Link | undefined {
  return pick(items, taken, (item) => ({ start: end - item.length, end }), text);
}

/** The longest untaken item at a place; where there is none and none was off so far, one that is nearly there. It is taken then. */
function pick(items: readonly string[], taken: Taken, rangeOf: (item: string) => Range, text: string): Link | undefined {
  let best: Link | undefined;
  for (const [item, name] of items.entries()) {
    if (taken.has(item)) continue;
    const range = rangeOf(name);
    if (range.start < 0 || range.end > text.length) continue;
    const slip = !text.startsWith(name, range.start);
    if (slip && !(taken.maySlip && isOff(text.slice(range.start, range.end), name))) continue;
    if (!best || (best.slip && !slip) || (best.slip === slip && name.length > (items[best.item] as string).length)) best = { item, ...range, slip };
  }
  best ??= taken.maySlip ? pickShort(items, taken, rangeOf, text) : undefined;
  if (best) taken.add(best);
  return best;
}

/** A long item without one of its characters, between marks: 以国内大循环为主、. */
function pickShort(items: readonly string[], taken: Taken, rangeOf: (item: string) => Range, text: string): Link | undefined {
  for (const [item, name] of items.entries()) {
    if (name.length < LONG || taken.has(item)) continue;
    const range = rangeOf(name.slice(1));
    if (range.start < 0 || range.end > text.length) continue;
    const is = text.slice(range.start, range.end);
    let at = 0;
    while (is[at] === name[at]) at++;
    if (is.slice(at) === name.slice(at + 1) && (jointAt(text, range.end) > 0 || jointBefore(text, range.start) > 0)) return { item, ...range, slip: true };
  }
  return undefined;
}

/** Items of which a character may be missing. */
const LONG = 6;

/** Shorter items are words that stand beside words like them. */
const SHORTEST_OFF = 3;

/** One character that sounds or looks like the right one, or two that changed places. */
function isOff(is: string, right: string): boolean {
  if (right.length < SHORTEST_OFF) return false;
  let at = 0;
  while (at < right.length && is[at] === right[at]) at++;
  const [a, b] = [is[at], right[at]] as [string, string];
  if (is.slice(at + 1) === right.slice(at + 1)) return isConfusable(a, b) || isCloseSound(a, b);
  return is[at + 1] === b && right[at + 1] === a && is.slice(at + 2) === right.slice(at + 2);
}

/** True if each item stands behind the one that it follows in the list. */
export const isInOrder = ({ links }: Chain): boolean => links.every((link, i) => i === 0 || (links[i - 1] as Link).item < link.item);

/** The chain in the order of its list, with the joints where they stand. */
export function arranged(text: string, { links }: Chain, { items }: Listed): string {
  const sorted = links.map((link) => link.item).sort((a, b) => a - b);
  return links.map((link, i) => text.slice(links[i - 1]?.end ?? link.start, link.start) + items[sorted[i] as number]).join('');
}

/** True if the enumeration goes on beyond the chain: it is another, longer one. */
export function isPartOfLonger(text: string, { start, end }: Range): boolean {
  return text[start - 1] === '、' || text[end] === '、' || GOES_ON.test(text.slice(end, end + 3));
}

const GOES_ON = /^(?:和|与|及|以及|等)/;
