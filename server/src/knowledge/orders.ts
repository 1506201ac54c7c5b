import { shippedKnowledge } from '../lexicon/shipped.ts';
import { ItemIndex, type Listed } from './chains.ts';

/** An order in which names were printed between two days. */
export interface Order extends Listed {
  readonly kind: 'person' | 'body';
  /** ISO days between which it surely held */
  readonly from: string;
  readonly to: string;
}

interface Packed {
  readonly kind: Order['kind'];
  readonly from: string;
  readonly to: string;
  /** another one took its place on the day `to` */
  readonly closed?: true;
  readonly names: readonly string[];
}

let orders: ItemIndex<Order> | undefined;

/** Orders of leaders and of bodies (server/data/knowledge/orders.yaml): as agency and television copy printed them, day by day. */
export function printedOrders(): ItemIndex<Order> {
  orders ??= new ItemIndex((JSON.parse(shippedKnowledge('orders')) as Packed[]).map(orderOf));
  return orders;
}

/** An order that nothing took the place of surely holds for a year after it was last seen. */
function orderOf({ kind, from, to, closed, names }: Packed): Order {
  return { kind, from, to: closed ? to : `${Number(to.slice(0, 4)) + 1}${to.slice(4)}`, items: names };
}

/** True on days when an order surely held. */
export const holdsOn = ({ from, to }: Pick<Order, 'from' | 'to'>, day: string): boolean => from <= day && day <= to;
