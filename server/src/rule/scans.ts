import type { Lexicon, Mention } from '../lexicon/lexicon.ts';
import type { SourceLines } from '../text/dateline.ts';
import type { Numbers } from '../text/numbers.ts';
import type { Passage } from '../text/passage.ts';
import type { Range } from '../text/range.ts';
import type { Sentences } from '../text/sentences.ts';

/**
 * What several rules work out of a passage in the same way. It is read when the first of them asks, and goes with the passage: a
 * function of both, so that no rule and no draft sees what another has asked.
 */
export interface PassageView<T> {
  readonly read: (p: Passage & Scans, lexicon: Lexicon) => T;
}

/** Views of one passage that several rules share: dateline and credits as the cutting of articles read them, the others computed when first asked for. */
export interface Scans extends SourceLines {
  /** lexicon entries, longest match, in order */
  readonly mentions: readonly Mention[];
  /** direct quotations “…” with their marks, outermost first, in order; unclosed ones run to the end */
  readonly quotations: readonly Range[];
  /** 《…》 with their marks */
  readonly titles: readonly Range[];
  /** its numbers, with the ranges and dates they make */
  readonly numbers: Numbers;
  /** complete sentences and longer clauses, with hashes that find equal ones */
  readonly sentences: Sentences;
  /** What a view that rules share reads in the passage. */
  view<T>(view: PassageView<T>): T;
  /** True inside a direct quotation or 《》, where only char/ and wrap/ fixes may be safe. */
  quoted(at: number): boolean;
}
