import { cutWindow, REST, WORD, windowAround } from '../lexicon/cut.ts';
import type { Vocabulary } from '../lexicon/vocabulary.ts';
import type { Range } from '../text/range.ts';
import type { ContextName } from './contexts.ts';
import { titleBefore } from './cues.ts';
import { Anchors, type NearAnchor, type Sightings } from './near-anchors.ts';
import { surnameAt } from './surnames.ts';
import { isTalkedAbout } from './talked-about.ts';

/** What a passage has of persons' names. Ranges are UTF-16 units of its text. */
export interface NamesRead {
  readonly text: string;
  /** Where listed names stand, in order: what is one of these is no slip for another. */
  readonly taken: readonly Range[];
  /** the forms of listed persons among them */
  readonly listed: readonly string[];
  /** unlisted ones in the contexts of names */
  readonly called: readonly Pick<ContextName, 'start' | 'end' | 'text' | 'bounded' | 'relative'>[];
}

/** A slip in a name that the article has elsewhere. */
export interface Slip extends Range {
  /** index of the reading */
  readonly reading: number;
  readonly to: string;
  /** how often the article has the name as it should be */
  readonly count: number;
  /** first place of it: index of the reading, and where it stands there */
  readonly first: { readonly reading: number; readonly range: Range };
  readonly strong: boolean;
}

/** What is known of an anchor. */
interface Anchor {
  readonly listed: boolean;
  /** Something marks both ends of the name at one place at least. */
  bounded: boolean;
  contexts: number;
  count: number;
  first: Slip['first'] | undefined;
}

/** What has been read of an article, to be found again at the next keystroke. */
export interface SlipCache {
  readonly anchors: Anchors;
  readonly seen: WeakMap<NamesRead, Sightings>;
}

/** More names than that are a register: to look for each in all of it would take too long. */
const MOST_ANCHORS = 400;

/**
 * The slips in the names of an article: its certain names are looked for in all of it, with whatever is easily typed or read for
 * them. Linear in the text.
 * @param known of the state before, if there is one
 */
export function findSlips(
  readings: readonly NamesRead[],
  vocabulary: Vocabulary,
  known?: SlipCache,
): { readonly slips: readonly Slip[]; readonly cache?: SlipCache } {
  const candidates = candidatesOf(readings);
  if (candidates.size === 0 || candidates.size > MOST_ANCHORS) return { slips: [] };
  const names = [...candidates.keys()];
  const cache = known && sameNames(known.anchors.names, names) ? known : { anchors: new Anchors(names), seen: new WeakMap<NamesRead, Sightings>() };
  const anchors = [...candidates.values()];
  const near: Sight[] = [];
  const exact: Sight[] = [];
  readings.forEach((r, reading) => {
    let seen = cache.seen.get(r);
    if (!seen) {
      seen = cache.anchors.scan(r.text);
      cache.seen.set(r, seen);
    }
    for (const sight of seen.exact) {
      const { anchor, start, end } = sight;
      exact.push({ reading, sight });
      const a = anchors[anchor] as Anchor;
      a.count++;
      a.first ??= { reading, range: { start, end } };
    }
    for (const sight of seen.near) {
      if (touching(r.taken, sight).some((t) => isOther(t, sight) || same(t, sight))) continue;
      if (!touching(seen.exact, sight).some((e) => isOther(e, sight))) near.push({ reading, sight });
    }
  });
  return { slips: near.length === 0 ? [] : judge(near, exact, readings, names, anchors, vocabulary), cache };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

function candidatesOf(readings: readonly NamesRead[]): ReadonlyMap<string, Anchor> {
  const out = new Map<string, Anchor>();
  const of = (name: string, listed: boolean): Anchor => {
    let anchor = out.get(name);
    if (!anchor) {
      anchor = { listed, bounded: listed, contexts: 0, count: 0, first: undefined };
      out.set(name, anchor);
    }
    return anchor;
  };
  for (const { listed } of readings) for (const name of listed) of(name, true);
  for (const { called } of readings) {
    for (const { text, bounded } of called) {
      const anchor = of(text, false);
      anchor.contexts++;
      if (bounded) anchor.bounded = true;
    }
  }
  return out;
}

/** True of another name that stands there. What stands inside is one by chance (李强 in 李强克), or the slip itself, in a place of names. */
const isOther = (name: Range, range: Range): boolean => overlap(name, range) && !contains(range, name);
const same = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
const contains = (a: Range, b: Range): boolean => a.start <= b.start && b.end <= a.end;
const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** No form of a name is longer, in units. */
const REACH = 40;

/** Those of the ranges that may overlap another one. @param ranges in order of their starts */
function touching<T extends Range>(ranges: readonly T[], { start, end }: Range): readonly T[] {
  let lo = 0;
  let hi = ranges.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((ranges[mid] as T).start < start - REACH) lo = mid + 1;
    else hi = mid;
  }
  let to = lo;
  while (to < ranges.length && (ranges[to] as T).start < end) to++;
  return ranges.slice(lo, to);
}

interface Sight {
  readonly reading: number;
  readonly sight: NearAnchor;
}

function judge(
  near: readonly Sight[],
  exact: readonly Sight[],
  readings: readonly NamesRead[],
  names: readonly string[],
  anchors: readonly Anchor[],
  vocabulary: Vocabulary,
): readonly Slip[] {
  const standing = near.filter(({ reading, sight }) => standsAlone((readings[reading] as NamesRead).text, sight, vocabulary));
  const titles = titlesOf(exact, readings);
  const out: Slip[] = [];
  /** by reading: the units that are told */
  const told = new Map<number, Set<number>>();
  const tell = ({ reading, sight }: Sight, right: Right): void => {
    const read = readings[reading] as NamesRead;
    const { text, called } = read;
    if (isTalkedAbout(text, sight) || isBesideOther(text, sight, right.to) || touching(called, sight).some((c) => c.relative && c.start === sight.start))
      return;
    const units = told.get(reading) ?? new Set();
    for (let i = sight.start; i < sight.end; i++) if (units.has(i)) return;
    for (let i = sight.start; i < sight.end; i++) units.add(i);
    told.set(reading, units);
    out.push({ reading, start: sight.start, end: sight.end, ...right });
  };
  for (const [key, own] of spellingsOf(standing, readings)) {
    const first = own[0] as Sight;
    const anchor = anchors[first.sight.anchor] as Anchor;
    const name = names[first.sight.anchor] as string;
    const text = key.slice(key.indexOf(' ') + 1);
    if (anchor.first && isCommoner(anchor, own.length, name.length)) {
      // A title, and none of those that stand before the name: somebody of his own.
      const other = own.some((s) => {
        const title = titleOf(s, readings);
        return title !== '' && titles.get(s.sight.anchor)?.has(title) === false;
      });
      if (other && name.length === 2) continue;
      // One place of each may be two people.
      const strong = !other && anchor.count >= 2 && (name.length > 2 || anchor.listed || anchor.count >= 3);
      for (const s of own) tell(s, { to: name, count: anchor.count, first: anchor.first, strong });
    } else if (isRarer(anchor, own.length, text)) {
      // The slip is the one that stands in a place of names: the article has it otherwise elsewhere.
      const right = { to: text, count: own.length, first: { reading: first.reading, range: first.sight }, strong: true };
      for (const e of exact) if (e.sight.anchor === first.sight.anchor) tell(e, right);
    }
  }
  return out;
}

/** The title right before a name, '' without one. */
function titleOf({ reading, sight }: Sight, readings: readonly NamesRead[]): string {
  const { text } = readings[reading] as NamesRead;
  return text.slice(sight.start - titleBefore(text, sight.start), sight.start);
}

/** The titles before each name, by the name. */
function titlesOf(exact: readonly Sight[], readings: readonly NamesRead[]): ReadonlyMap<number, ReadonlySet<string>> {
  const out = new Map<number, Set<string>>();
  for (const e of exact) {
    const title = titleOf(e, readings);
    if (title !== '') out.set(e.sight.anchor, (out.get(e.sight.anchor) ?? new Set()).add(title));
  }
  return out;
}

type Right = Pick<Slip, 'to' | 'count' | 'first' | 'strong'>;

/** What is near each name, by the name and how it is written. */
function spellingsOf(near: readonly Sight[], readings: readonly NamesRead[]): ReadonlyMap<string, readonly Sight[]> {
  const out = new Map<string, Sight[]>();
  for (const s of near) {
    const { anchor, start, end } = s.sight;
    const key = `${anchor} ${(readings[s.reading] as NamesRead).text.slice(start, end)}`;
    const list = out.get(key);
    if (list) list.push(s);
    else out.set(key, [s]);
  }
  return out;
}

/** True if what is like an unlisted name stands so much oftener that the name is the slip. */
function isRarer({ listed, count }: Anchor, other: number, text: string): boolean {
  return !listed && text.length > 2 && surnameAt(text, 0) > 0 && other >= 2 && other >= 2 * count;
}

/** True if the name is so much commoner in the article that the other spelling is a slip. Two characters are soon another person's name: they take more. */
function isCommoner({ listed, bounded, count, contexts }: Anchor, own: number, length: number): boolean {
  if (listed) return length > 2 ? count >= own : count >= 2 && own === 1;
  if (!bounded && contexts < 2) return false;
  return length > 2 ? count >= 2 && count >= 2 * own : count >= 3 && own === 1;
}

/** True if the characters are a name better than they are words: cut with them as one, the text around leaves fewer characters over. */
function standsAlone(text: string, { start, end }: Range, vocabulary: Vocabulary): boolean {
  const window = windowAround(text, start, end);
  const cut = cutWindow(window, vocabulary, []);
  const from = start - window.at;
  const to = end - window.at;
  const asName = (cut.before[from] as number) + WORD + (cut.behind[to] as number);
  return cut.whole - asName >= (end - start > 2 ? REST - WORD : 2 * REST - WORD);
}

/** What stands between the members of a list. */
const BETWEEN = '、和与及，';

/** True if the right name stands beside it in one list: two people. */
function isBesideOther(text: string, { start, end }: Range, name: string): boolean {
  if (BETWEEN.includes(text[end] ?? '\0') && text.startsWith(name, end + 1)) return true;
  return BETWEEN.includes(text[start - 1] ?? '\0') && text.startsWith(name, start - 1 - name.length);
}
