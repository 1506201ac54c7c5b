import type { DateMention, Numeral } from '../text/numbers.ts';
import type { Range } from '../text/range.ts';
import { readChanges } from './changes.ts';
import { lengthInWords, readClocks } from './clocks.ts';
import { printedLike, type Quantity } from './quantity.ts';
import { ratioOf, readRatios } from './ratios.ts';
import { type CountedSentence, countedSentences } from './sentences.ts';
import { readShares } from './shares.ts';
import { readSpans } from './spans.ts';
import { readSums } from './sums.ts';

/** What a figure is compared with: the figures that take part, and the computation. Ranges are UTF-16 units of the passage. */
export interface Comparison {
  readonly figures: readonly Range[];
  readonly zh: string;
  readonly en: string;
}

/** The statements of a text in which its figures take part, right or wrong, in the words in which findings show them. */
export function comparisonsIn(
  text: string,
  numerals: readonly Numeral[],
  dates: readonly DateMention[],
  quoted: (at: number) => boolean,
): readonly Comparison[] {
  return countedSentences(text, numerals, 0, quoted).flatMap((s) => [...sums(s), ...changes(s), ...shares(s), ...spans(s, dates), ...clocks(s)]);
}

const names = (list: readonly Quantity[]): string => list.map((q) => q.text).join('＋');
const total = (list: readonly Quantity[]): number => list.reduce((n, q) => n + q.value, 0);
const DIGITS = 3;
const rounded = (n: number): string => String(Number(n.toPrecision(DIGITS)));

function sums(s: CountedSentence): readonly Comparison[] {
  return readSums(s).map(({ whole, parts }) => {
    const made = `${names(parts)}＝${printedLike(total(parts), whole)}`;
    return { figures: [whole, ...parts], zh: `${made}，总数“${whole.text}”`, en: `${made}; the whole is “${whole.text}”` };
  });
}

function changes(s: CountedSentence): readonly Comparison[] {
  return readChanges(s).flatMap(({ from, to, told }) => {
    if (from.value <= 0) return [];
    const percent = `${rounded(((to.value - from.value) / from.value) * 100)}%`;
    const times = rounded(to.value / from.value);
    return [
      {
        figures: [from, to, ...(told ? [told] : [])],
        zh: `由${from.text}到${to.text}：${from.unit === '%' ? `${rounded(to.value - from.value)}个百分点` : `${percent}，${times}倍`}`,
        en: `from ${from.text} to ${to.text}: ${from.unit === '%' ? `${rounded(to.value - from.value)} points` : `${percent}, ${times} times`}`,
      },
    ];
  });
}

function shares(s: CountedSentence): readonly Comparison[] {
  const out: Comparison[] = [];
  const read = readShares(s);
  if (read) {
    const made = `${names(read.parts)}＝${rounded(total(read.parts))}%`;
    out.push({ figures: read.parts, zh: made, en: made });
  }
  for (const ratio of readRatios(s)) {
    const { low, high } = ratioOf(ratio);
    const share = `${rounded((low + high) / 2)}%`;
    const { whole, part, told } = ratio;
    out.push({ figures: [whole, part, told], zh: `${part.text}占${whole.text}的${share}`, en: `${part.text} of ${whole.text} is ${share}` });
  }
  return out;
}

function spans(s: CountedSentence, dates: readonly DateMention[]): readonly Comparison[] {
  return readSpans(s, dates).map(({ from, to, told, made }) => {
    const length = made.low === made.high ? rounded(made.low) : `${rounded(Math.max(0, made.low))}–${rounded(made.high)}`;
    const unit = told.numeral.unit?.text ?? told.unit;
    return { figures: [from, to, told], zh: `${from.text}到${to.text}：${length}${unit}`, en: `${from.text} to ${to.text}: ${length} ${unit}` };
  });
}

function clocks(s: CountedSentence): readonly Comparison[] {
  return readClocks(s).map(({ from, to, told, made }) => {
    const length = lengthInWords(Math.min(...made));
    return { figures: [from, to, told], zh: `${from.text}到${to.text}：${length}`, en: `${from.text} to ${to.text}: ${length}` };
  });
}
