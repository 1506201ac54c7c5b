import type { Range } from '../../../text/range.ts';

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
  /** No reading of the text makes the string right: reported louder than its list. */
  readonly certain: boolean;
  /** the line it was read from, with its samples: see `samplesOf` */
  readonly line: string;
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
    const bar = line.indexOf('|');
    const head = (bar < 0 ? line : line.slice(0, bar)).trim();
    const blank = head.indexOf(' ');
    const pair = blank < 0 ? head : head.slice(0, blank);
    // Most entries have none.
    const marks =
      blank < 0
        ? NONE
        : head
            .slice(blank)
            .split(' ')
            .filter((m) => m !== '');
    const arrow = pair.indexOf('→');
    if (arrow < 1 || marks.some((m) => !'~!※'.includes(m.charAt(0)))) throw new Error(`${list}: ${line}`);
    out.push({
      list,
      wrong: pair.slice(0, arrow),
      right: arrow + 1 < pair.length ? pair.slice(arrow + 1).split('/') : NONE,
      before: marked(marks, '~'),
      unless: marked(marks, '!'),
      certain: marks.includes('※'),
      line,
    });
  }
  return out;
}

const NONE: readonly string[] = [];

function marked(marks: readonly string[], mark: string): readonly string[] {
  return marks.length === 0 ? NONE : marks.filter((m) => m.startsWith(mark)).flatMap((m) => m.slice(1).split(','));
}

/**
 * Drafts in which an entry is found (`bad`) and in which it is not (`good`). Only tests ask for them.
 * @throws Error on a sample that is neither
 */
export function samplesOf({ list, line }: Word): { readonly bad: readonly string[]; readonly good: readonly string[] } {
  const samples = line
    .split('|')
    .slice(1)
    .map((s) => s.trim());
  if (samples.some((s) => !/^[+-]./.test(s))) throw new Error(`${list}: ${line}`);
  const of = (mark: string): string[] => samples.filter((s) => s.startsWith(mark)).map((s) => s.slice(1));
  return { bad: of('+'), good: of('-') };
}
