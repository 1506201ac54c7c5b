// Fixed words: words of three characters and more that news copy has often, of which nobody leaves out or turns a character on purpose.
// Names of persons are none: there are always other persons.

const SHORTEST = 3;
/** The longest string that is counted. */
const COUNTED = 4;
/** In 8 million characters of news. */
const OFTEN = 20;
/** Numbers have no fixed words (十一万, 万多), nor have the many (官兵们, 汽车兵们). */
const FREE = /[零〇一二三四五六七八九十百千万亿两几多半]|们$/;

/**
 * @param words all words of the model
 * @param counts how often news copy has strings of one to four characters
 */
export function fixedWords(words, counts) {
  return words.filter((word) => word.length >= SHORTEST && !FREE.test(word) && rarest(word, counts) >= OFTEN);
}

/** How often news copy has the word, or the rarest part of it that is counted. */
function rarest(word, counts) {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at === 0 || at + COUNTED <= word.length; at++) least = Math.min(least, counts.get(word.slice(at, at + COUNTED)) ?? 0);
  return least;
}
