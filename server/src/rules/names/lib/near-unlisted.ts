import { LAWFUL, type Mention } from '../../../lexicon/lexicon.ts';
import type { Vocabulary } from '../../../lexicon/vocabulary.ts';
import { titleBefore } from '../../../names/cues.ts';
import { MOST_SOUNDS, soundOf } from '../../../names/homophones.ts';
import { distinctSyllables, isDistinct, isSyllable } from '../../../names/transliteration.ts';
import type { Range } from '../../../text/range.ts';

/**
 * A stretch that may be a transliterated name: characters of transliterations only, or one character among them that is none
 * but sounds like one (哈马撕). `hole` is its index, −1 for none.
 */
export interface NameRun {
  readonly at: number;
  readonly text: string;
  readonly hole: number;
  /** The unit behind it, '' at the end of the text. */
  readonly next: string;
  /** Part of a listed name in a lawful form: right by itself. */
  readonly listed: boolean;
}

/** A rarer spelling, and what the others of the article have in its place. Offsets are relative to the run's start. */
export interface NearSpelling {
  /** index of the run */
  readonly run: number;
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly right: string;
  /** The other spelling is commoner, and it is hardly anything but a name. */
  readonly strong: boolean;
  /** Neither spelling is commoner. */
  readonly even: boolean;
}

/** Names are compared three characters at a time: shorter ones are found in ordinary words by chance. */
const GRAM = 3;
const LONGEST = 12;
/** One wrong spelling goes with so many right ones. */
const MANY = 4;

/**
 * Stretches of a text that may be transliterated names, in order. Linear.
 * @param mentions listed names: no stretch runs over the border of one
 * @param signs where a distinct syllable stands near another, from the second one of the first such place to behind that of the last
 */
export function nameRuns(text: string, mentions: readonly Mention[], signs: Range = { start: 0, end: text.length }): NameRun[] {
  const out: NameRun[] = [];
  const reader: Reader = { text, first: signs.start - 2, last: signs.end, out };
  let at = 0;
  for (const m of mentions) {
    if (!m.certain) continue;
    readRuns(reader, at, m.start, false);
    // A name in a form of its own (川普) is told by another rule.
    if (LAWFUL.has(m.form)) readRuns(reader, m.start, m.end, true);
    at = m.end;
  }
  readRuns(reader, at, text.length, false);
  return out;
}

/** What is read: the stretches of a text around its distinct syllables, of which the first and the last are known. */
interface Reader {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly out: NameRun[];
}

function readRuns(reader: Reader, from: number, to: number, listed: boolean): void {
  const { text, out } = reader;
  const stop = Math.min(to, reader.last);
  let before = from;
  // Without a character that stands in hardly anything but names it is ordinary text.
  for (let i = Math.max(from, reader.first); i < stop; i++) {
    if (!isDistinct(text.charCodeAt(i))) continue;
    const start = syllablesStart(text, i, before);
    const end = syllablesEnd(text, i + 1, Math.min(to, start + LONGEST));
    push(text, start, end, -1, listed, out);
    // The stretch before the hole has no distinct syllable, or it has been reported with what stands behind it.
    if (start > before && isHole(text, start - 1) && titleBefore(text, start) === 0) {
      const left = syllablesStart(text, start - 1, Math.max(before, start - LONGEST));
      if (left > before || before === from) push(text, left, end, start - 1, listed, out);
    }
    if (end < to && isHole(text, end)) push(text, start, syllablesEnd(text, end + 1, Math.min(to, end + LONGEST)), end, listed, out);
    before = end;
    i = end - 1;
  }
}

function push(text: string, from: number, to: number, hole: number, listed: boolean, out: NameRun[]): void {
  if (to - from < GRAM) return;
  out.push({ at: from, text: text.slice(from, to), hole: hole < 0 ? -1 : hole - from, next: text[to] ?? '', listed });
}

function syllablesEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && isSyllable(text.charCodeAt(end))) end++;
  return end;
}

function syllablesStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && at - start < LONGEST - 1 && isSyllable(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Words of one character that stand between names and beside them all the time: nobody writes them for a syllable. */
const BETWEEN = '的了是在和与及说有这';
/** Those that do so less often: only between two syllables they may be one. */
const BESIDE = '那将上下对也都又已并为被把向从由以于等而还就称中个们一不没很人年月日时我你他她它两后前内外到至因则';

/** True where a character of no names may stand for a syllable of the same sound. */
function isHole(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isSyllable(unit) || soundOf(unit) === 0) return false;
  const char = text[at] as string;
  if (BETWEEN.includes(char)) return false;
  return !BESIDE.includes(char) || (isSyllable(text.charCodeAt(at - 1)) && isSyllable(text.charCodeAt(at + 1)));
}

/** The sounds of the three characters at `at` as one number. */
function soundKey(text: string, at: number): number {
  let key = 0;
  for (let k = at; k < at + GRAM; k++) key = key * (MOST_SOUNDS + 1) + soundOf(text.charCodeAt(k));
  return key;
}

/** Index in which two strings of three characters differ, if it is one. */
function onlyDifference(a: string, b: string): number {
  let found = -1;
  for (let k = 0; k < GRAM; k++) {
    if (a[k] === b[k]) continue;
    if (found >= 0) return -1;
    found = k;
  }
  return found;
}

/** How often a spelling stands in the article, and between which characters of names ('' for none). */
interface Seen {
  count: number;
  listed: boolean;
  readonly left: Set<string>;
  readonly right: Set<string>;
}

/** Spellings by sound. */
type Spellings = Map<number, Map<string, Seen>>;

/**
 * Spellings that sound like a commoner one of the same article and differ from it in one character. Linear in the summed length
 * of the runs.
 */
export function nearSpellings(runs: readonly NameRun[]): NearSpelling[] {
  const out: NearSpelling[] = [];
  const all = spellingsOf(runs, ambiguousSounds(runs));
  if (all.size === 0) return out;
  runs.forEach((run, r) => {
    const found = run.listed ? undefined : compare(run, all);
    if (found) out.push({ run: r, ...found });
  });
  return out;
}

/** Of the sounds that have several spellings, how often and where each of these stands. */
function spellingsOf(runs: readonly NameRun[], sounds: ReadonlySet<number>): Spellings {
  const all: Spellings = new Map();
  if (sounds.size === 0) return all;
  for (const run of runs) {
    const { text, listed } = run;
    const last = lastGram(run);
    for (let i = firstGram(run); i <= last; i++) {
      const key = soundKey(text, i);
      if (!sounds.has(key) || distinctSyllables(text, i, i + GRAM) === 0) continue;
      const gram = text.slice(i, i + GRAM);
      const spellings = all.get(key) ?? new Map<string, Seen>();
      const seen = spellings.get(gram) ?? { count: 0, listed: false, left: new Set(), right: new Set() };
      seen.count++;
      if (listed) seen.listed = true;
      seen.left.add(text[i - 1] ?? '');
      seen.right.add(text[i + GRAM] ?? '');
      all.set(key, spellings.set(gram, seen));
    }
  }
  return all;
}

/** Start of the first three-character piece of a run: of all, or of those that hold the character that is none of names. */
function firstGram({ hole }: NameRun): number {
  return hole < 0 ? 0 : Math.max(0, hole - GRAM + 1);
}

/** Start of the last one. */
function lastGram({ text, hole }: NameRun): number {
  return hole < 0 ? text.length - GRAM : Math.min(hole, text.length - GRAM);
}

const NO_SOUNDS: ReadonlySet<number> = new Set();
/** A place in the runs as one number: no run is as long. */
const PLACE = 32;

/**
 * Sounds that the runs spell in more than one way: mostly none, and then there is nothing to compare. A table of numbers with
 * open addressing, since this runs over a whole article at each keystroke.
 */
function ambiguousSounds(runs: readonly NameRun[]): ReadonlySet<number> {
  let grams = 0;
  for (const run of runs) grams += lastGram(run) - firstGram(run) + 1;
  if (grams < 2) return NO_SOUNDS;
  const bits = 33 - Math.clz32(grams);
  const mask = (1 << bits) - 1;
  // a cell: the sound, and where it stood first, 0 if it is free
  const cells = new Int32Array(2 << bits);
  let found: Set<number> | undefined;
  for (let r = 0; r < runs.length; r++) {
    const run = runs[r] as NameRun;
    const { text } = run;
    const last = lastGram(run);
    for (let i = firstGram(run); i <= last; i++) {
      if (distinctSyllables(text, i, i + GRAM) === 0) continue;
      const key = soundKey(text, i);
      let cell = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
      while (cells[2 * cell + 1] !== 0 && cells[2 * cell] !== key) cell = (cell + 1) & mask;
      const place = cells[2 * cell + 1] as number;
      if (place === 0) {
        cells[2 * cell] = key;
        cells[2 * cell + 1] = r * PLACE + i + 1;
      } else if (!sameGram(text, i, (runs[Math.floor((place - 1) / PLACE)] as NameRun).text, (place - 1) % PLACE)) {
        found ??= new Set();
        found.add(key);
      }
    }
  }
  return found ?? NO_SOUNDS;
}

function sameGram(a: string, i: number, b: string, j: number): boolean {
  return a.charCodeAt(i) === b.charCodeAt(j) && a.charCodeAt(i + 1) === b.charCodeAt(j + 1) && a.charCodeAt(i + 2) === b.charCodeAt(j + 2);
}

function compare(run: NameRun, all: Spellings): Omit<NearSpelling, 'run'> | undefined {
  let found: Omit<NearSpelling, 'run'> | undefined;
  const { text } = run;
  const last = lastGram(run);
  for (let i = firstGram(run); i <= last; i++) {
    const spellings = all.get(soundKey(text, i));
    if (!spellings || spellings.size < 2) continue;
    const gram = text.slice(i, i + GRAM);
    const own = spellings.get(gram)?.count;
    if (own === undefined) continue;
    for (const [rival, seen] of spellings) {
      const at = onlyDifference(gram, rival);
      if (at < 0 || (found && found.at !== i + at)) continue;
      // The character of no names is the wrong one, if any is.
      if (run.hole >= 0 && run.hole !== i + at) continue;
      if (
        seen.count <
          leastRival(
            own,
            isSyllable(gram.charCodeAt(at)),
            seen,
            isSyllable(rival.charCodeAt(at)),
            distinctSyllables(gram, 0, GRAM) + distinctSyllables(rival, 0, GRAM) >= 4,
          ) ||
        !fits(seen.left, text[i - 1], seen.listed) ||
        !fits(seen.right, text[i + GRAM], seen.listed)
      )
        continue;
      const strong = seen.listed || (seen.count >= 2 && seen.count > own && distinctSyllables(rival, 0, GRAM) >= 2);
      found = found
        ? { ...found, end: i + GRAM, strong: found.strong || strong }
        : {
            start: i,
            end: i + GRAM,
            at: i + at,
            right: rival[at] as string,
            strong,
            even: seen.count === own && !seen.listed && isSyllable(gram.charCodeAt(at)),
          };
    }
  }
  return found;
}

/**
 * One name has one neighbour inside it (海|得拉巴 is not 塞康|德拉巴|德), or none where it ends (罗德里戈 is not 罗德里格斯). Where a listed one
 * goes on is known; others may be cut off by what stands beside them.
 */
function fits(seen: ReadonlySet<string>, neighbour: string | undefined, listed: boolean): boolean {
  if (neighbour === undefined) return !listed || seen.has('');
  return seen.has(neighbour) || (seen.has('') && !isDistinct(neighbour.charCodeAt(0)));
}

/**
 * How often the other spelling must stand in the article for this one to be the wrong one: once if it is listed, as often if
 * only this one has a character that is no syllable of names, else clearly more often.
 */
function leastRival(own: number, syllable: boolean, rival: Seen, rivalToo: boolean, sure: boolean): number {
  if (rival.listed) return 1;
  if (!syllable) return own;
  if (!rivalToo) return own * MANY;
  return own === 1 ? (sure ? 1 : 2) : own * MANY;
}

/** True where a spelling differs in its last character, and that begins another word: 哈沃斯|透视 beside 哈沃斯|投影. */
export function endsBefore({ text, next }: NameRun, { at }: NearSpelling, vocabulary: Vocabulary): boolean {
  return at === text.length - 1 && next !== '' && vocabulary.isWord(text.slice(at) + next, 0, 2);
}

/** True if what two spellings have in common is a word that names are not made of: 比赛|只, 比赛|之. */
export function isWords({ text, hole }: NameRun, { start, end, at }: NearSpelling, vocabulary: Vocabulary): boolean {
  if (hole < 0 || end - start !== 3 || at === start + 1) return false;
  const from = at === start ? start + 1 : start;
  return vocabulary.isWord(text, from, from + 2);
}

/** Of what two looks tell of one stretch, what the first tells, as surely as either does. */
export function onePerRun(first: readonly NearSpelling[], second: readonly NearSpelling[]): readonly NearSpelling[] {
  if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first;
  const strong = new Set(second.filter((n) => n.strong).map((n) => n.run));
  const reported = new Set(first.map((n) => n.run));
  return [...first.map((n) => (strong.has(n.run) ? { ...n, strong: true } : n)), ...second.filter((n) => !reported.has(n.run))];
}
