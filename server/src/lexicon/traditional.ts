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

/** The simplified form of a traditional character; others as they are. */
export function simplifiedOf(unit: number): string {
  return String.fromCharCode(opened()[unit] || unit);
}
