// Which set phrases of the word list ship, and which other words are to be known beside them: see server/src/lexicon/idioms.ts.

const SHORTEST = 4;
const LONGEST = 7;
/** What the list has counted less often may be somebody's slip itself. */
const FREQUENCY = 4;
/** A half of a phrase from here on is a word by itself: 希望工程 is a row of two. */
const HALF_FREQUENCY = 20;
/** Rare phrases ship only where each of their characters is common, which those of old books are not: the file is to stay small. */
const CHARACTER_FREQUENCY = 15000;
const PARTICLES = /[的地得了着过]/;

/**
 * @param list words with frequency and part of speech
 * @param sources the product's own: `isTwin`, and the lists of what the word list has wrong
 * @returns the phrases, rare ones, and the words that are one slip away from one of them
 */
export function chooseIdioms(list, { isTwin, idiomsOf, MISSPELT_IDIOMS, MORE_IDIOMS, NO_IDIOMS }) {
  const misspelt = new Set(idiomsOf(MISSPELT_IDIOMS));
  const barred = new Set(idiomsOf(NO_IDIOMS));
  const frequencies = new Map(list.map(({ word, frequency }) => [word, frequency]));
  const words = list.filter(({ word }) => word.length >= SHORTEST && word.length <= LONGEST && !misspelt.has(word));
  const { common, rare } = setPhrases(
    words.filter(({ word }) => !barred.has(word)),
    frequencies,
    characterFrequencies(list),
  );
  const idioms = new Set([...idiomsOf(MORE_IDIOMS), ...preferred(common, frequencies, isTwin)]);
  const nearCommon = neighbours(new Set([...idioms, ...common]), isTwin);
  const lone = new Set(rare.filter((word) => !idioms.has(word) && !nearCommon(word)));
  const near = neighbours(new Set([...idioms, ...lone]), isTwin);
  const others = words.map(({ word }) => word).filter((word) => !idioms.has(word) && !lone.has(word) && near(word));
  return { idioms, rare: lone, others };
}

function setPhrases(words, frequencies, characters) {
  const common = [];
  const rare = [];
  for (const { word, frequency, sort } of words) {
    const idiom = sort[0] === 'i';
    if (idiom && frequency >= FREQUENCY) common.push(word);
    else if ((!idiom && sort[0] !== 'l') || PARTICLES.test(word) || isRow(word, frequencies)) continue;
    else if (frequency >= FREQUENCY) common.push(word);
    else if (idiom && [...word].every((c) => characters.get(c) >= CHARACTER_FREQUENCY)) rare.push(word);
  }
  return { common, rare };
}

/** Of two that differ by a slip or are variants (疾恶如仇, 嫉恶如仇) the one that is written much more often. */
function preferred(words, frequencies, isTwin) {
  const often = (word) => frequencies.get(word);
  const byGap = new Map();
  for (const word of words) for (const gap of gapsOf(word)) byGap.set(gap, [...(byGap.get(gap) ?? []), word]);
  const isBetter = (a, b, k) => often(a) >= 2 * often(b) && isTwin(a[k], b[k]);
  return words.filter((word) => !gapsOf(word).some((gap, k) => byGap.get(gap).some((other) => other !== word && isBetter(other, word, k))));
}

const gapsOf = (word) => [...word].map((_, k) => `${word.slice(0, k)} ${word.slice(k + 1)}`);

function characterFrequencies(list) {
  const out = new Map();
  for (const { word, frequency } of list) for (const c of word) out.set(c, (out.get(c) ?? 0) + frequency);
  return out;
}

/** Two words side by side. */
function isRow(word, frequencies) {
  const often = (part) => (frequencies.get(part) ?? 0) >= HALF_FREQUENCY;
  return word.length === 4 && often(word.slice(0, 2)) && often(word.slice(2));
}

/** @returns a test for words that differ from one of these by a slip, or in the order of two neighbours */
function neighbours(words, isTwin) {
  const byGap = new Map();
  for (const word of words) {
    for (const [k, gap] of gapsOf(word).entries()) byGap.set(gap, (byGap.get(gap) ?? '') + word[k]);
  }
  const slips = (word) => gapsOf(word).some((gap, k) => [...(byGap.get(gap) ?? '')].some((meant) => meant !== word[k] && isTwin(word[k], meant)));
  const turned = (word, k) => word[k] !== word[k + 1] && words.has(word.slice(0, k) + word[k + 1] + word[k] + word.slice(k + 2));
  return (word) => slips(word) || [...word.slice(1)].some((_, k) => turned(word, k));
}
