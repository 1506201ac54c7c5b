import type { Vocabulary } from '../lexicon/vocabulary.ts';
import { surnameAt } from '../names/surnames.ts';
import { distinctSyllables, isSyllable } from '../names/transliteration.ts';
import type { PersonFact } from './person-fact.ts';

/**
 * True if a string in a context of names is a person's name: a Chinese, Korean or Vietnamese one, a transliteration, or four
 * characters of which no two are a word (伊藤美诚).
 * @param times how often the article has it so, with both ends marked
 */
export function isPerson({ text, title, surname }: PersonFact, times: number, vocabulary: Vocabulary): boolean {
  if (surname !== undefined) return true;
  if (isTransliteration(text)) return true;
  const family = surnameAt(text, 0);
  const given = text.length - family;
  if (family > 0 && given >= 1 && given <= 2) {
    // 有关|负责, 相对|于: words that begin like a name. A given name may be a word (建国), then something else must speak for it.
    if (family === 1 && vocabulary.isWord(text, 0, 2)) return false;
    return !(given === 2 && vocabulary.isWord(text, family, family + 2)) || title !== undefined || times > 1;
  }
  if (text.length !== 4) return false;
  for (let i = 0; i < 3; i++) if (vocabulary.isWord(text, i, i + 2)) return false;
  return true;
}

function isTransliteration(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSyllable(text.charCodeAt(i))) return false;
  return distinctSyllables(text, 0, text.length) * 2 >= text.length;
}
