// Makes what server/src/typos reads, but for the trees: words and pairs of words, sounds, shapes, counts. All from packages, and from
// the tables in scripts/typos/data.
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fixedWords } from './fixed.mjs';

/** Han of the basic block, up to seven: what a word may be. */
const WORD = /^[\u4e00-\u9fff]{1,7}$/;
/** Words of the word list that the language model does not have come in from this frequency on. */
const LISTED = 20;
/** Pairs of words that are kept: those without which the model would be most often and most badly wrong. */
export const PAIRS = 800_000;
/** Readings of a character rarer than this (log10 of its share) are not what anybody types. */
const RARE_READING = -1.6;
const MOST_READINGS = 3;
/** Strings counted more rarely in news copy say little. */
export const COUNTED = 4;

/**
 * @param folder the data of libime: lm_sc.arpa, dict_sc.txt, wbx.txt, cj.txt
 * @param news lines of a string, a tab and its count
 * @param marked lines of a wrong and a right character and how often proofreaders marked it
 */
export async function buildKnowledge(sources, { folder, news, marked, markedWords }) {
  const { ByteWriter, placeWords, packWordModel, packSounds, packSlips, packNewsCounts, packFixedWords } = sources;
  const { rows, used } = await wordRows(join(folder, 'lm_sc.arpa'), placeWords);
  const dictionary = readDictionary(join(folder, 'dict_sc.txt'));
  const parts = { words: new ByteWriter(), sounds: new ByteWriter(), slips: new ByteWriter(), counts: new ByteWriter(), fixed: new ByteWriter() };
  packWordModel(rows, used, parts.words);
  packSounds(soundRows(rows, dictionary), rows, parts.sounds);
  packSlips(slipRows(shapes(rows, folder), marked), wordSlips(markedWords), parts.slips);
  const counts = newsCounts(news);
  packNewsCounts(counts, parts.counts);
  const names = personNames();
  const words = rows.map(({ word }) => word).filter((word) => !names.has(word));
  packFixedWords(fixedWords(words.sort(), counts), parts.fixed);
  return parts;
}

/** Words of the language model, with what is left of its pairs, and more words of the word list, without pairs. */
async function wordRows(file, placeWords) {
  const weights = new Map();
  const pairs = [];
  let section = '';
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith('\\')) section = line;
    if (section === '\\3-grams:') break;
    const [weight, words, backOff = '0'] = line.split('\t');
    if (!words) continue;
    if (section === '\\1-grams:' && WORD.test(words)) weights.set(words, [Number(weight), Number(backOff)]);
    if (section === '\\2-grams:') {
      const [first, second] = words.split(' ');
      const [of, behind] = [weights.get(first), weights.get(second)];
      if (of && behind) pairs.push([first, second, Number(weight), gain(of, behind, Number(weight))]);
    }
  }
  const listed = wordList();
  const total = [...listed.values()].reduce((a, b) => a + b, 0);
  for (const [word, frequency] of listed) {
    if (!weights.has(word) && frequency >= LISTED) weights.set(word, [Math.min(-6, Math.log10(frequency / total)), 0]);
  }
  const { order: words, used } = placeWords([...weights.keys()].sort());
  const ids = new Map(words.map((word, k) => [word, k]));
  const behind = new Map();
  for (const [first, second, weight] of pairs.sort((a, b) => b[3] - a[3]).slice(0, PAIRS)) {
    if (!behind.has(first)) behind.set(first, []);
    behind.get(first).push([ids.get(second), weight]);
  }
  const rows = words.map((word) => {
    const [weight, backOff] = weights.get(word);
    return { word, weight, backOff, listed: Math.log10((listed.get(word) ?? 0) + 1), pairs: (behind.get(word) ?? []).sort((a, b) => a[0] - b[0]) };
  });
  return { rows, used };
}

/** What the model would lose without a pair: how often it comes, times how wrong the back-off is. */
const gain = ([weight, backOff], [other], pair) => 10 ** (weight + pair) * Math.abs(pair - backOff - other);

/** Word list of jieba (MIT), as @node-rs/jieba ships it: words, their frequencies and their kinds. */
function listedWords() {
  const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  return rows.filter(([word]) => word.length > 1 && WORD.test(word));
}

const wordList = () => new Map(listedWords().map(([word, frequency]) => [word, Number(frequency)]));
const personNames = () => new Set(listedWords().flatMap(([word, , kind]) => (kind?.startsWith('nr') ? [word] : [])));

/** Characters with their readings, and words with theirs. */
function readDictionary(file) {
  const characters = new Map();
  const words = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, text, reading, share = '0'] = /^(\S+)\s+(\S+)(?:\s+(\S+))?$/.exec(line) ?? [];
    if (!text || !WORD.test(text)) continue;
    if (text.length > 1) {
      if (!words.has(text)) words.set(text, reading.split("'"));
    } else if (Number(share) > RARE_READING) characters.set(text, [...(characters.get(text) ?? []), [reading, Number(share)]]);
  }
  for (const readings of characters.values()) readings.sort((a, b) => b[1] - a[1]).splice(MOST_READINGS);
  return { characters, words };
}

/** Syllables that many speakers and typists do not tell apart have one name. */
const groupOf = (syllable) =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^f/, 'h')
    .replace(/([aei])ng$/, '$1n');

function soundRows(rows, { characters, words }) {
  const ids = new Map();
  const groups = [];
  const names = new Map();
  const idOf = (syllable) => {
    if (!ids.has(syllable)) {
      ids.set(syllable, ids.size);
      const group = groupOf(syllable);
      if (!names.has(group)) names.set(group, names.size);
      groups.push(names.get(group));
    }
    return ids.get(syllable);
  };
  const readings = [...characters].sort().map(([character, list]) => [character.charCodeAt(0), list.map(([r]) => idOf(r))]);
  const likeliest = new Map(readings.map(([unit, list]) => [unit, list[0]]));
  const unusual = [];
  rows.forEach(({ word }, k) => {
    const syllables = words.get(word)?.map(idOf);
    if (syllables?.length === word.length && syllables.some((s, i) => s !== likeliest.get(word.charCodeAt(i)))) unusual.push([k, syllables]);
  });
  return { groups, readings, unusual };
}

/** Codes of a shape input method that so many characters share tell of no likeness. */
const CROWD = 12;
const SHORTEST_CODE = 3;
/** A character counts as common from this share of all text on. */
const COMMON = 2e-6;

/** Common characters whose Wubi or Cangjie codes differ in one place. */
function shapes(rows, folder) {
  const shares = new Map();
  for (const { word, weight } of rows) for (const c of word) shares.set(c, (shares.get(c) ?? 0) + 10 ** weight);
  const alike = new Set();
  for (const codes of [readCodes(join(folder, 'wbx.txt')), readCodes(join(folder, 'cj.txt'))]) {
    const byGap = new Map();
    for (const [character, code] of codes) {
      if (!(shares.get(character) > COMMON)) continue;
      for (const gap of gapsOf(code)) byGap.set(gap, [...(byGap.get(gap) ?? []), character]);
    }
    for (const [gap, crowd] of byGap) {
      if (crowd.length > CROWD || gap.length < SHORTEST_CODE) continue;
      for (const a of crowd) for (const b of crowd) if (a !== b) alike.add(a + b);
    }
  }
  return alike;
}

/** The longest code of each character. */
function readCodes(file) {
  const codes = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, code, character] = /^([a-z]{1,5}) (.)$/u.exec(line) ?? [];
    if (character && WORD.test(character) && !(codes.get(character)?.length >= code.length)) codes.set(character, code);
  }
  return codes;
}

function gapsOf(code) {
  const gaps = new Set([code]);
  for (let k = 0; k < code.length; k++) {
    gaps.add(`${code.slice(0, k)}.${code.slice(k + 1)}`);
    if (code.length > SHORTEST_CODE) gaps.add(`${code.slice(0, k)}${code.slice(k + 1)}-`);
  }
  return gaps;
}

/** @param alike pairs of characters that look alike */
function slipRows(alike, marked) {
  const counts = new Map([...alike].map((both) => [both, 0]));
  for (const line of marked.split('\n')) {
    const [wrong, right, count] = line.split('\t');
    if (count) counts.set(wrong + right, Number(count));
  }
  return [...counts].sort().map(([both, count]) => ({ written: both.charCodeAt(0), meant: both.charCodeAt(1), count, alike: alike.has(both) }));
}

/** @param lines words that were written, words that were meant, and how often that was marked */
function wordSlips(lines) {
  return lines
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, , count]) => count)
    .map(([written, meant, count]) => ({ written, meant, count: Number(count) }));
}

function newsCounts(news) {
  const counts = new Map();
  for (const line of news.split('\n')) {
    const tab = line.indexOf('\t');
    const count = Number(line.slice(tab + 1));
    if (tab > 0 && tab <= 4 && count >= COUNTED) counts.set(line.slice(0, tab), count);
  }
  return counts;
}
