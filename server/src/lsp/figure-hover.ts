import { comparisonsIn } from '../statements/explain.ts';
import { Numbers } from '../text/numbers.ts';
import { sourceRange } from '../text/placed-passage.ts';
import type { Range } from '../text/range.ts';
import type { CheckedDraft } from '../workspace/check.ts';
import { passageAt } from './names/named.ts';

/** A figure under the pointer, and what it was compared with. */
interface FigureHover {
  /** UTF-16 units of the draft */
  readonly range: Range;
  readonly paragraphs: readonly string[];
}

const NEVER = (): boolean => false;

/** The figure at an offset of a draft (UTF-16 units), if the sentence states something in which it takes part. */
export function figureHover({ draft }: CheckedDraft, offset: number, language: 'zh' | 'en'): FigureHover | undefined {
  const placed = draft.passages[passageAt(draft, offset)];
  if (!placed) return undefined;
  const { text } = placed.passage;
  const numbers = new Numbers(text);
  let range: Range | undefined;
  const paragraphs: string[] = [];
  for (const comparison of comparisonsIn(text, numbers.all, numbers.dates, NEVER)) {
    const own = comparison.figures.map((f) => sourceRange(placed, f)).find((r) => r.start <= offset && offset < r.end);
    if (!own) continue;
    range ??= own;
    paragraphs.push(comparison[language]);
  }
  return range && { range, paragraphs };
}
