import type { Range } from '../range.ts';
import type { Numeral } from './numeral.ts';

/** Two numbers with a range mark between them: 27日至28日, 2—3天, 20%～30%. */
export interface NumberRange extends Range {
  readonly first: Numeral;
  readonly second: Numeral;
  readonly mark: Range & { readonly text: string };
}

const MARKS = '至到—–-－~～〜―';

/** Length of the range mark at `i`: doubled ones (--, ——) are one mark. */
function markLength(text: string, i: number): number {
  const c = text[i];
  if (c === undefined || !MARKS.includes(c)) return 0;
  return c !== '至' && c !== '到' && text[i + 1] === c ? 2 : 1;
}

/** Pairs of neighbouring numbers that a range mark joins. Scores, codes and chains (4-4-2) are none. */
export function readRanges(text: string, numerals: readonly Numeral[]): readonly NumberRange[] {
  let out: NumberRange[] | undefined;
  for (let k = 1; k < numerals.length; k++) {
    const first = numerals[k - 1] as Numeral;
    const second = numerals[k] as Numeral;
    const gap = second.start - first.unitEnd;
    if (gap < 1 || gap > 4) continue;
    let at = first.unitEnd;
    if (text[at] === ' ') at++;
    const length = markLength(text, at);
    let end = at + length;
    if (text[end] === ' ') end++;
    if (length === 0 || end !== second.start || !isPart(first) || !isPart(second)) continue;
    if ('-－'.includes(text[first.start - 1] ?? '\u0000') || '-－'.includes(text[second.unitEnd] ?? '\u0000')) continue;
    out ??= [];
    out.push({ start: first.start, end: second.unitEnd, first, second, mark: { start: at, end: at + length, text: text.slice(at, at + length) } });
  }
  return out ?? NONE;
}

const isPart = (n: Numeral): boolean => n.shape === 'plain' || n.shape === 'clock';
const NONE: readonly NumberRange[] = [];
