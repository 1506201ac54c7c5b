import { type Order, ordersOf } from '../../../knowledge/orders.ts';
import type { Lexicon } from '../../../lexicon/lexicon.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { clauseEnd, sentenceStart } from '../../lib/clause.ts';
import { arranged, type Chain, chainAround, isInOrder, isPartOfLonger, jointsIn, type Link } from './chain.ts';
import { firstFrom } from './first-from.ts';

/** When an order was printed: ISO days. */
type Span = Pick<Order, 'from' | 'to'>;

/** A list of names that is in another order than one that was printed. Plain data; the range is of the passage's text. */
export interface Ranking extends Range, Span {
  /** what the printed order makes of it */
  readonly right: string;
  /** orders in which it is right */
  readonly unless: readonly Span[];
}

interface Listing {
  readonly order: Order;
  readonly chain: Chain;
}

const REACH = 60;
/** Two names are a list of their own where it is told what they take part in. */
const TAKE_PART = /^(?:等)?(?:出席|参加|陪同|列席)/;
/** Whom somebody met with: guests stand in an order of their own. */
const MEETING = /会见|会谈|会晤|(?<!陪)同(?!志)|与(?!会)/;
const OTHER_ORDER = /姓氏|笔画|笔划|为序|排序|字母/;

/** Where a known name stands behind a 、. */
export const NAME_JOINTS: PassageView<readonly number[]> = { read: ({ text }, lexicon) => jointsIn(text, ['、'], ordersOf(lexicon)) };

/** The lists of known names that are in none of their orders. */
export function rankingsIn(p: Passage & Scans, lexicon: Lexicon): Ranking[] {
  const out: Ranking[] = [];
  const { text } = p;
  let done = 0;
  for (const at of p.view(NAME_JOINTS)) {
    if (at < done) continue;
    const listings = listingsAt(p, at + 1, lexicon);
    if (listings.length === 0) continue;
    done = Math.max(...listings.map(({ chain }) => chain.end));
    if (!isOrderOfItsOwn(text, listings[0] as Listing)) out.push(...judge(p, listings));
  }
  return out;
}

function listingsAt(p: Passage & Scans, at: number, lexicon: Lexicon): Listing[] {
  const out: Listing[] = [];
  for (const order of ordersOf(lexicon).at(p.text, at)) {
    const chain = chainAround(p.text, at, order, false);
    if (chain && chain.links.length > 1 && areNames(p, chain)) out.push({ order, chain });
  }
  return out;
}

/** What stands behind a list of people. */
const BEHIND_NAMES = /^(?:和|及|与|以及|等|同志|出席|参加|陪同|在|分别|前往|先后|也|都|均)/;

/** A name of two characters at an end of the list may be a part of a longer word. */
function areNames({ text, mentions }: Passage & Scans, { links }: Chain): boolean {
  const isMention = ({ start, end }: Range): boolean => {
    const m = mentions[firstFrom(mentions, start)];
    return m?.start === start && m.end === end && m.entry.kind === 'person';
  };
  const [first, last] = [links[0] as Link, links.at(-1) as Link];
  const opens = first.end - first.start > 2 || !isAt(text, first.start - 1, Class.Han) || isMention(first);
  return opens && (last.end - last.start > 2 || !isAt(text, last.end, Class.Han) || BEHIND_NAMES.test(text.slice(last.end, last.end + 2)) || isMention(last));
}

function isOrderOfItsOwn(text: string, { chain: { start, end } }: Listing): boolean {
  const before = text.slice(sentenceStart(text, start, REACH), start);
  return MEETING.test(before) || OTHER_ORDER.test(before) || OTHER_ORDER.test(text.slice(end, clauseEnd(text, end, REACH)));
}

function judge(p: Passage & Scans, listings: readonly Listing[]): Ranking[] {
  const { text } = p;
  return (
    listings
      .filter(({ order, chain }) => !isInOrder(chain) && !p.quoted(chain.start) && isList(text, order, chain))
      // A part of a list that another order knows more of.
      .filter(({ chain }) => !listings.some((other) => covers(other.chain, chain) && !covers(chain, other.chain)))
      .map(({ order, chain }) => ({
        start: chain.start,
        end: chain.end,
        from: order.from,
        to: order.to,
        right: arranged(text, chain, order),
        unless: listings.filter((other) => isInOrder(other.chain) && covers(other.chain, chain)).map(({ order: { from, to } }) => ({ from, to })),
      }))
  );
}

const covers = (a: Range, b: Range): boolean => a.start <= b.start && a.end >= b.end;

function isList(text: string, { kind }: Order, chain: Chain): boolean {
  if (chain.links.length > 2) return true;
  return kind === 'person' && !isPartOfLonger(text, chain) && TAKE_PART.test(text.slice(chain.end, chain.end + 3));
}
