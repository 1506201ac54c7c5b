import type { Lexicon } from '../../../lexicon/lexicon.ts';
import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { replace } from '../../../rule/fix.ts';
import type { Finding } from '../../../rule/rule.ts';
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
export function allWords(): readonly Word[] {
  return [
    ...readWords('variant-form', VARIANT_FORMS),
    ...readWords('confusable', CONFUSABLES),
    ...readWords('redundancy', REDUNDANCIES),
    ...readWords('collocation', COLLOCATIONS),
    ...readWords('sensitive-term', SENSITIVE_TERMS),
    ...readWords('sign', SIGNS),
  ];
}

const NO_HITS: readonly WordHit[] = [];
let matcher: WordMatcher | undefined;
/** The last answer: the rules of words ask the same of one passage in turn. */
const last: { text: string; vocabulary: Vocabulary | undefined; hits: readonly WordHit[] } = { text: '', vocabulary: undefined, hits: NO_HITS };

/** The words of the shipped lists in a text, found in one pass for all rules. Ranges are units of the text. */
export function wordHits(text: string, { vocabulary }: Lexicon): readonly WordHit[] {
  if (last.vocabulary === vocabulary && last.text === text) return last.hits;
  matcher ??= new WordMatcher(allWords());
  last.hits = matcher.scan(text, vocabulary);
  last.text = text;
  last.vocabulary = vocabulary;
  return last.hits;
}

/** A listed word as a finding: each word that may stand in its place is a fix. */
export function wordFinding({ start, end, word }: WordHit): Finding<'word' | 'ask'> & { range: Range } {
  const data = { from: word.wrong, to: word.right.join('”“') };
  const fixes = word.right.map((to) => replace({ start, end }, to));
  return { message: fixes.length > 0 ? 'word' : 'ask', range: { start, end }, data, fixes };
}

/** Those of one list. */
export function hitsOf(list: ListName, text: string, lexicon: Lexicon): readonly WordHit[] {
  const hits = wordHits(text, lexicon);
  return hits.length === 0 ? NO_HITS : hits.filter((h) => h.word.list === list);
}

/** Signs of a name in a text: where a rule about phrases looks closer. */
export function signsOf(sign: string, text: string, lexicon: Lexicon): readonly Range[] {
  const hits = wordHits(text, lexicon);
  return hits.length === 0 ? NO_HITS : hits.filter((h) => h.word.list === 'sign' && h.word.right[0] === sign);
}
