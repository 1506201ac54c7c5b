import type { Range } from '../../text/range.ts';

/** Which rule a word belongs to. A sign is no finding: a rule about phrases, named in its place, looks closer there. */
export type ListName = 'variant-form' | 'confusable' | 'redundancy' | 'collocation' | 'sensitive-term' | 'sign';

/** An entry of a word list. */
export interface Word {
  readonly list: ListName;
  /** as it stands in a draft: the finding covers this */
  readonly wrong: string;
  /** what may stand in its place, the likeliest first; none: the editor has to rewrite */
  readonly right: readonly string[];
  /** Words that the entry must be followed by; none: it stands alone. */
  readonly before: readonly string[];
  /** longer words that hold the entry and are right */
  readonly unless: readonly string[];
  /** No reading of the text makes the string right: told louder than its list. */
  readonly certain: boolean;
  /** drafts in which the entry is found */
  readonly bad: readonly string[];
  /** drafts in which it is not */
  readonly good: readonly string[];
}

export interface WordHit extends Range {
  readonly word: Word;
}

/**
 * Reads a word list: one entry a line, its samples with it, so that nobody adds a word without showing where it is found and
 * where it is not. `#` opens a comment line.
 *
 *     wrong→right/right ~before,before !unless,unless ※ | +bad sample | -good sample
 *
 * `→` without a word behind it: nothing can be put in place. `※`: certain.
 * @throws Error on a line that is no entry: lists ship with the product and have none
 */
export function readWords(list: ListName, text: string): readonly Word[] {
  const out: Word[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [head = '', ...samples] = line.split('|').map((s) => s.trim());
    const [pair = '', ...marks] = head.split(' ').filter((s) => s !== '');
    const arrow = pair.indexOf('→');
    if (arrow < 1 || marks.some((m) => !/^[~!※]/.test(m)) || samples.some((s) => !/^[+-]./.test(s))) throw new Error(`${list}: ${line}`);
    const marked = (mark: string): string[] => marks.filter((m) => m.startsWith(mark)).flatMap((m) => m.slice(1).split(','));
    const sampled = (mark: string): string[] => samples.filter((s) => s.startsWith(mark)).map((s) => s.slice(1));
    out.push({
      list,
      wrong: pair.slice(0, arrow),
      right: arrow + 1 < pair.length ? pair.slice(arrow + 1).split('/') : [],
      before: marked('~'),
      unless: marked('!'),
      certain: marks.includes('※'),
      bad: sampled('+'),
      good: sampled('-'),
    });
  }
  return out;
}
