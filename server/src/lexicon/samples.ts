import { quoted } from '../text/quoted.ts';
import type { Range } from '../text/range.ts';
import { compileLexicon } from './compile.ts';
import { type Entry, LAWFUL, type Lexicon } from './lexicon.ts';
import { noPairs, type Pairs } from './pairs.ts';
import { type Bilingual, brief, MOST_REPORTED } from './problem.ts';

/** A sample that does not hold, of an entry or of an item. */
export interface SampleFailure {
  readonly item: { readonly place?: Range };
  readonly sample: string;
  readonly message: Bilingual;
}

/**
 * Runs the `good` and `bad` samples of entries: in a bad one a variant, typo or wrong form of the entry must be found, in a
 * good one none.
 * @param base entries of other files, which the samples stand under too
 */
export function testLexicon(entries: readonly Entry[], base: readonly (readonly Entry[])[] = [], pairs: Pairs = noPairs): SampleFailure[] {
  return failuresIn(compileLexicon([...base, entries], pairs), entries);
}

/** The failures that are reported of one file, and how many more there are, if any. */
export function reportedFailures(all: readonly SampleFailure[]): { readonly reported: readonly SampleFailure[]; readonly more?: Bilingual } {
  const hidden = all.length - MOST_REPORTED;
  if (hidden <= 0) return { reported: all };
  const more = { zh: `没有通过的样例太多，还有${hidden}个没有列出`, en: `Too many samples fail: ${hidden} more are not listed` };
  return { reported: all.slice(0, MOST_REPORTED), more };
}

const said = (sample: string): string => brief(sample, 100);

/** The same of entries of a lexicon that is compiled. */
export function failuresIn(lexicon: Lexicon, entries: readonly Entry[]): SampleFailure[] {
  const out: SampleFailure[] = [];
  for (const entry of entries) {
    const hit = (sample: string) => lexicon.scan(sample).find((m) => m.entry === entry && !LAWFUL.has(m.form));
    for (const sample of entry.bad ?? []) {
      if (hit(sample)) continue;
      out.push({
        item: entry,
        sample,
        message: {
          zh: `bad 样例${quoted(said(sample))}中没有命中${quoted(entry.name)}`,
          en: `The bad sample ${quoted(said(sample))} has no hit of ${quoted(entry.name)}`,
        },
      });
    }
    for (const sample of entry.good ?? []) {
      const m = hit(sample);
      if (!m) continue;
      const text = sample.slice(m.start, m.end);
      out.push({
        item: entry,
        sample,
        message: { zh: `good 样例${quoted(said(sample))}误中${quoted(text)}`, en: `The good sample ${quoted(said(sample))} is hit by ${quoted(text)}` },
      });
    }
  }
  return out;
}
