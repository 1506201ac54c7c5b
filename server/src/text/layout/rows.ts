import { Class, classOf } from '../chars.ts';
import type { LineFeatures } from './line-features.ts';

/** So many like rows in a row are a table. */
const FEWEST = 3;

/** What a field of a row is made of. */
const Field = { Han: 1, Digit: 2, Latin: 4, Other: 8 } as const;

/**
 * What the fields of a line that blanks part are made of, one number for all: equal for rows of one table (第一名 北岸中学 2∶31).
 * @returns 0 for a line of one field, or without a figure
 */
export function rowOf(text: string, from: number, to: number): number {
  let row = 0;
  let fields = 0;
  let seen = 0;
  let field = 0;
  for (let i = from; i <= to; i++) {
    const bits = i < to ? classOf(text.charCodeAt(i)) : Class.Blank;
    if (bits & Class.Blank) {
      if (field === 0) continue;
      row = (row * 31 + field) % 0x3fffffff;
      fields++;
      seen |= field;
      field = 0;
    } else field |= bits & Class.Han ? Field.Han : bits & (Class.Digit | Class.FullAlnum) ? Field.Digit : bits & Class.Latin ? Field.Latin : Field.Other;
  }
  return fields > 1 && seen & Field.Digit ? row : 0;
}

/** 1 for each line that is a row of a table: it stands among like rows. */
export function tableRows(features: readonly LineFeatures[]): Uint8Array {
  const n = features.length;
  const out = new Uint8Array(n);
  let first = 0;
  for (let p = 1; p <= n; p++) {
    const row = (features[first] as LineFeatures).row;
    if (p < n && row !== 0 && (features[p] as LineFeatures).row === row) continue;
    if (row !== 0 && p - first >= FEWEST) out.fill(1, first, p);
    first = p;
  }
  return out;
}
