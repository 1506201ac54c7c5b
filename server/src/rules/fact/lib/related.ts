import type { Related } from '../../../rule/rule.ts';
import type { Range } from '../../../text/range.ts';

/** A figure that a proof rests on, as an editor lists it under a finding. */
export function related({ start, end }: Range, text: string, passage?: number): Related {
  return { message: { zh: `参与计算：“${text}”`, en: `part of the sum: “${text}”` }, range: { start, end }, ...(passage === undefined ? {} : { passage }) };
}
