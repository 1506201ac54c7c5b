import { sentenceStart } from '../../lib/clause.ts';

/** What old writing is full of and news copy is not; words of today with such characters (其他, 而且) are few beside it. */
const OLD = new Set('之乎者也矣焉哉兮曰吾汝其乃遂皆惟岂孰耶欤');
/** What hardly a sentence of today goes without. */
const TODAY = new Set('的了是们这');
/** Characters of Cantonese, and of the speech of other places, that nobody writes otherwise. */
const DIALECT = /[嘅咗唔喺冇佢哋啲嘢乜嗰啱嚟俺侬恁]/;
/** A line of verse has so many characters; so many lines make it one. */
const VERSE = new Set([4, 5, 7]);
const LINES = 2;
const REACH = 60;
const CLAUSE_MARKS = /[，、；：,;:\s]+/;
const SENTENCE_END = /[。！？；\n]/;

/** True if what stands around a place is verse, old writing or dialect, in which words of today are not to be expected. */
export function isNotPlainProse(text: string, at: number): boolean {
  const start = sentenceStart(text, at, REACH);
  const behind = text.slice(at, at + REACH);
  const end = behind.search(SENTENCE_END);
  const sentence = text.slice(start, at + (end < 0 ? behind.length : end));
  return DIALECT.test(sentence) || isVerse(sentence) || isOld(sentence);
}

function isVerse(sentence: string): boolean {
  const lines = sentence.split(CLAUSE_MARKS).filter((line) => line.length > 0);
  const [first] = lines;
  return (
    lines.length >= LINES &&
    first !== undefined &&
    VERSE.has(first.length) &&
    lines.every((line) => line.length === first.length) &&
    count(sentence, TODAY) === 0
  );
}

const isOld = (sentence: string): boolean => count(sentence, OLD) >= 2 && count(sentence, TODAY) === 0;

function count(text: string, units: ReadonlySet<string>): number {
  let n = 0;
  for (const unit of text) if (units.has(unit)) n++;
  return n;
}
