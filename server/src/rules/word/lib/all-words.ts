import { replace } from '../../../rule/fix.ts';
import type { Finding } from '../../../rule/rule.ts';
import type { PassageView, Scans } from '../../../rule/scans.ts';
import { type Trigger, words } from '../../../rule/triggers.ts';
import type { Range } from '../../../text/range.ts';
import { COLLOCATIONS } from './lists/collocation.ts';
import { CONFUSABLES } from './lists/confusable.ts';
import { REDUNDANCIES } from './lists/redundancy.ts';
import { SENSITIVE_TERMS } from './lists/sensitive-term.ts';
import { SIGNS } from './lists/signs.ts';
import { VARIANT_FORMS } from './lists/variant-form.ts';
import { type ListName, readWords, type Word, type WordHit } from './word-list.ts';
import { WordMatcher } from './word-matcher.ts';

/** Every word of the shipped lists, and the signs that rules about whole phrases start from. */
export const ALL_WORDS: readonly Word[] = [
  ...readWords('variant-form', VARIANT_FORMS),
  ...readWords('confusable', CONFUSABLES),
  ...readWords('redundancy', REDUNDANCIES),
  ...readWords('collocation', COLLOCATIONS),
  ...readWords('sensitive-term', SENSITIVE_TERMS),
  ...readWords('sign', SIGNS),
];

const keysOf = (isMine: (word: Word) => boolean): string[] =>
  ALL_WORDS.filter(isMine).flatMap((w) => (w.before.length > 0 ? w.before.map((b) => w.wrong + b) : w.wrong));

/** A word of this list stands in the text. */
export const wordsOf = (list: ListName): Trigger => words(...keysOf((w) => w.list === list));

/** A sign of one of these names stands in the text. */
export const signsNamed = (...names: readonly string[]): Trigger => words(...keysOf((w) => w.list === 'sign' && names.includes(w.right[0] as string)));

const NO_HITS: readonly WordHit[] = [];
/** Of the lists as they ship, the same for every draft: made when first asked for. */
let matcher: WordMatcher | undefined;

const WORD_HITS: PassageView<readonly WordHit[]> = {
  read: ({ text }, { vocabulary }) => {
    matcher ??= new WordMatcher(ALL_WORDS);
    return matcher.scan(text, vocabulary);
  },
};

/** The words of the shipped lists in a passage, found in one pass for all rules. Ranges are units of its text. */
export const wordHits = (p: Scans): readonly WordHit[] => p.view(WORD_HITS);

/** A listed word as a finding: each word that may stand in its place is a fix. */
export function wordFinding({ start, end, word }: WordHit): Finding<'word' | 'ask'> & { range: Range } {
  const data = { from: word.wrong, to: word.right.join('”“') };
  const fixes = word.right.map((to) => replace({ start, end }, to));
  return { message: fixes.length > 0 ? 'word' : 'ask', range: { start, end }, data, fixes };
}

/** Those of one list. */
export function hitsOf(list: ListName, p: Scans): readonly WordHit[] {
  const hits = wordHits(p);
  return hits.length === 0 ? NO_HITS : hits.filter((h) => h.word.list === list);
}

/** Signs of a name in a passage: where a rule about phrases looks closer. */
export function signsOf(sign: string, p: Scans): readonly Range[] {
  const hits = wordHits(p);
  return hits.length === 0 ? NO_HITS : hits.filter((h) => h.word.list === 'sign' && h.word.right[0] === sign);
}
