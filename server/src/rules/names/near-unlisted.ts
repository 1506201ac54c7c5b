import { LAWFUL, type Mention } from '../../lexicon/lexicon.ts';
import { SOUND_COUNT, soundOf } from './homophones.ts';
import { distinctSyllables, isSyllable } from './transliteration.ts';

/**
 * A stretch that may be a transliterated name: characters of transliterations only, or one character among them that is none
 * but sounds like one (哈马撕). `hole` is its index, −1 for none.
 */
export interface NameRun {
  readonly at: number;
  readonly text: string;
  readonly hole: number;
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
 */
export function nameRuns(text: string, mentions: readonly Mention[]): NameRun[] {
  const out: NameRun[] = [];
  let at = 0;
  for (const m of mentions) {
    if (!m.certain) continue;
    readRuns(text, at, m.start, false, out);
    // A name in a form of its own (川普) is told by another rule.
    if (LAWFUL.has(m.form)) readRuns(text, m.start, m.end, true, out);
    at = m.end;
  }
  readRuns(text, at, text.length, false, out);
  return out;
}

function readRuns(text: string, from: number, to: number, listed: boolean, out: NameRun[]): void {
  for (let i = from; i + 1 < to; i++) {
    if (!isSyllable(text.charCodeAt(i))) continue;
    const end = syllablesEnd(text, i, to);
    push(text, i, end, -1, listed, out);
    if (end - i >= 2 && i > from && isHole(text, i - 1) && (i - 1 === from || !isSyllable(text.charCodeAt(i - 2)))) push(text, i - 1, end, i - 1, listed, out);
    if (end < to && isHole(text, end)) push(text, i, syllablesEnd(text, end + 1, to), end, listed, out);
    i = end - 1;
  }
}

function push(text: string, from: number, to: number, hole: number, listed: boolean, out: NameRun[]): void {
  // Without a character that stands in hardly anything but names it is ordinary text.
  if (to - from < GRAM || distinctSyllables(text, from, to) === 0) return;
  out.push({ at: from, text: text.slice(from, to), hole: hole < 0 ? -1 : hole - from, listed });
}

function syllablesEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && end - from < LONGEST && isSyllable(text.charCodeAt(end))) end++;
  return end;
}

function isHole(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return !isSyllable(unit) && soundOf(unit) !== 0;
}

/** The sounds of three characters as one number. */
function soundKey(gram: string): number {
  let key = 0;
  for (let k = 0; k < GRAM; k++) key = key * (SOUND_COUNT + 1) + soundOf(gram.charCodeAt(k));
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
  const all: Spellings = new Map();
  for (const { text, hole, listed } of runs) {
    for (const i of gramsOf(text, hole)) {
      if (distinctSyllables(text, i, i + GRAM) === 0) continue;
      const gram = text.slice(i, i + GRAM);
      const key = soundKey(gram);
      const spellings = all.get(key) ?? new Map<string, Seen>();
      const seen = spellings.get(gram) ?? { count: 0, listed: false, left: new Set(), right: new Set() };
      seen.count++;
      if (listed) seen.listed = true;
      seen.left.add(text[i - 1] ?? '');
      seen.right.add(text[i + GRAM] ?? '');
      all.set(key, spellings.set(gram, seen));
    }
  }
  const out: NearSpelling[] = [];
  runs.forEach((run, r) => {
    const found = run.listed ? undefined : compare(run, all);
    if (found) out.push({ run: r, ...found });
  });
  return out;
}

/** Starts of the three-character pieces of a run: all, or those that hold the character that is none of names. */
function gramsOf(text: string, hole: number): number[] {
  const out: number[] = [];
  const from = hole < 0 ? 0 : Math.max(0, hole - GRAM + 1);
  const to = hole < 0 ? text.length - GRAM : Math.min(hole, text.length - GRAM);
  for (let i = from; i <= to; i++) out.push(i);
  return out;
}

function compare({ text, hole }: NameRun, all: Spellings): Omit<NearSpelling, 'run'> | undefined {
  let found: Omit<NearSpelling, 'run'> | undefined;
  for (const i of gramsOf(text, hole)) {
    const gram = text.slice(i, i + GRAM);
    const spellings = all.get(soundKey(gram));
    const own = spellings?.get(gram)?.count;
    if (!spellings || own === undefined || spellings.size < 2) continue;
    for (const [rival, seen] of spellings) {
      const at = onlyDifference(gram, rival);
      if (at < 0 || (found && found.at !== i + at)) continue;
      if (
        seen.count <
          leastRival(
            own,
            isSyllable(gram.charCodeAt(at)),
            seen,
            isSyllable(rival.charCodeAt(at)),
            distinctSyllables(gram, 0, GRAM) + distinctSyllables(rival, 0, GRAM) >= 4,
          ) ||
        !fits(seen.left, text[i - 1]) ||
        !fits(seen.right, text[i + GRAM])
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

/** One name has one neighbour inside it (海|得拉巴 is not 塞康|德拉巴|德), or none where it ends. */
function fits(seen: ReadonlySet<string>, neighbour: string | undefined): boolean {
  return neighbour === undefined || seen.has('') || seen.has(neighbour);
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
