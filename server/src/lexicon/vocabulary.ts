import { inFilter, mix, packFilter } from './bloom.ts';

/** Longest word that is known, in units; longer ones count by the four units around their doubled character. */
export const LONGEST_WORD = 4;

/** Common words, for judgements of where one word ends and the next begins. Wrong for fewer than one of a thousand chance strings. */
export interface Vocabulary {
  /** The units from `start` to `end` are a common word of two to four characters (目的, 图书馆, 吞吞吐吐). One character never is. */
  isWord(text: string, start: number, end: number): boolean;
  /** They are two characters that are a word, if only of few texts (馆史). */
  isRareWord(text: string, start: number, end: number): boolean;
  /** The character doubled is a word (刚刚, 看看): 2 of most texts, 1 of some, 0 of none. */
  doubled(unit: number): 0 | 1 | 2;
}

export const noVocabulary: Vocabulary = { isWord: () => false, isRareWord: () => false, doubled: () => 0 };

/** A vocabulary as it ships. */
interface PackedVocabulary {
  /** two-character words: the filter of `Pairs` */
  readonly words: string;
  /** the same and rarer ones */
  readonly rareWords: string;
  /** three and four characters */
  readonly longWords: string;
  /** the characters that are doubled in most texts, a line end, those of some texts */
  readonly doubled: string;
}

export function vocabularyFrom({ words, rareWords, longWords, doubled }: PackedVocabulary): Vocabulary {
  const split = doubled.indexOf('\n');
  const twice = (unit: number): 0 | 1 | 2 => {
    const at = doubled.indexOf(String.fromCharCode(unit));
    return at < 0 ? 0 : at < split ? 2 : 1;
  };
  return {
    isWord(text, start, end) {
      const length = end - start;
      if (length === 2) {
        const a = text.charCodeAt(start);
        const b = text.charCodeAt(start + 1);
        // Two filters, so that next to no chance pair is in both.
        return a === b ? twice(a) !== 0 : inFilter(words, (a << 16) | b) && inFilter(rareWords, (a << 16) | b);
      }
      return length > 2 && length <= LONGEST_WORD && inFilter(longWords, keyOf(text, start, end));
    },
    isRareWord: (text, start, end) => end - start === 2 && inFilter(rareWords, (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1)),
    doubled: twice,
  };
}

/** Writes a filter of three- and four-character words as a text. For the build. */
export function packWords(words: Iterable<string>, length: number): string {
  const keys: number[] = [];
  for (const word of words) keys.push(keyOf(word, 0, word.length));
  return packFilter(keys, length);
}

function keyOf(text: string, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) key = mix(key ^ text.charCodeAt(i)) | 0;
  return key;
}
