import { namesKey, type OrderItem } from '../lexicon/knowledge.ts';
import { ItemIndex, type Listed } from './chains.ts';
import { perLexicon } from './per-lexicon.ts';

/** An order in which names were printed between two days. */
export interface Order extends Listed {
  readonly kind: OrderItem['kind'];
  /** ISO days between which it surely held */
  readonly from: string;
  readonly to: string;
}

/**
 * Orders of leaders and of bodies: shipped ones (server/data/knowledge/orders.yaml), as agency and television copy printed them day by
 * day, and those of the house, of which one with the same names in the same order takes the place of an earlier one. Several orders of
 * the same names stand beside one another.
 */
export const ordersOf = perLexicon('orders', settle);

function settle(lists: readonly (readonly OrderItem[])[]): ItemIndex<Order> {
  const byNames = new Map<string, OrderItem>();
  for (const item of lists.flat()) byNames.set(namesKey(item.names), item);
  return new ItemIndex([...byNames.values()].filter((item) => !item.withdrawn).map(orderOf));
}

/** An order that nothing took the place of surely holds for a year after it was last seen. */
function orderOf({ kind, from, to, closed, names }: OrderItem): Order {
  return { kind, from, to: closed ? to : `${Number(to.slice(0, 4)) + 1}${to.slice(4)}`, items: names };
}

/** True on days when an order surely held. */
export const holdsOn = ({ from, to }: Pick<Order, 'from' | 'to'>, day: string): boolean => from <= day && day <= to;
