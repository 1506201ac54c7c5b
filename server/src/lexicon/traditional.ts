import { shippedConversion } from './shipped.ts';

let table: Uint16Array | undefined;

/** The table from the pairs of a string: traditional, simplified, traditional … */
function read(pairs: string): Uint16Array {
  const out = new Uint16Array(0x10000);
  for (let i = 0; i + 1 < pairs.length; i += 2) out[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  return out;
}

function opened(): Uint16Array {
  table ??= read(shippedConversion());
  return table;
}

/** The first place from `from` on where a traditional character stands that simplified copy does not write (於, a surname too, is one of them), or the text's length. */
export function nextTraditional(text: string, from: number): number {
  const of = opened();
  const { length } = text;
  for (let i = from; i < length; i++) if (of[text.charCodeAt(i)] !== 0) return i;
  return length;
}

/** The simplified form of a traditional character; others as they are. */
export function simplifiedOf(unit: number): string {
  return String.fromCharCode(opened()[unit] || unit);
}
