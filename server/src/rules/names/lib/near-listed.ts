import { pairHash } from '../../../lexicon/first-pairs.ts';
import type { Entry, Lexicon, ListedName, Mention } from '../../../lexicon/lexicon.ts';
import { isConfusable } from '../../../names/homophones.ts';
import { distinctSyllables } from '../../../names/transliteration.ts';
import type { Range } from '../../../text/range.ts';

/** A string that is a listed name but for one character that sounds or looks alike, or for two characters that changed places. */
export interface NearName extends Range {
  readonly entry: Entry;
}

/** Which two units of a name of three characters two units are, as bits. */
export const Together = { FirstSecond: 1, SecondThird: 2, FirstThird: 4 } as const;

/** Where units stand in names of three characters. */
interface NamePlaces {
  /** bits 1, 2, 4: the unit is the first, second, third of a name */
  readonly places: Uint8Array;
  /** bits of `Together` by `pairHash` two units: wrong for some pairs of no name, never for one of a name */
  readonly pairs: Uint8Array;
  /** the units that have a place */
  readonly units: ReadonlySet<number>;
}

interface Index extends NamePlaces {
  readonly names: readonly ListedName[];
  /** by two of the three characters, `_` for the third; and by the name with its last two exchanged */
  byGap?: ReadonlyMap<string, readonly ListedName[]>;
}

const LENGTH = 3;
const indices = new WeakMap<Lexicon, Index>();

/** Chinese, Korean and Vietnamese names of three characters; transliterated ones are compared among themselves (see near-unlisted.ts). */
function indexOf(lexicon: Lexicon): Index {
  let index = indices.get(lexicon);
  if (!index) {
    const names = lexicon.namesOf('person').filter(isThree);
    const places = new Uint8Array(0x10000);
    const pairs = new Uint8Array(0x10000);
    const put = (a: number, b: number, bit: number): void => {
      const at = pairHash(a, b);
      pairs[at] = (pairs[at] as number) | bit;
    };
    const units = new Set<number>();
    for (const { name } of names) {
      for (let i = 0; i < LENGTH; i++) {
        const unit = name.charCodeAt(i);
        places[unit] = (places[unit] as number) | (1 << i);
        units.add(unit);
      }
      const [a, b, c] = [name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)];
      put(a, b, Together.FirstSecond);
      put(b, c, Together.SecondThird);
      put(a, c, Together.FirstThird);
    }
    index = { names, places, pairs, units };
    indices.set(lexicon, index);
  }
  return index;
}

const isThree = ({ name, full, undecided }: ListedName): boolean =>
  name.length === LENGTH && !full && !undecided && distinctSyllables(name, 0, LENGTH) < LENGTH;

/** The names by what is right in their near misses. Made when a text first has one that may be. */
function gapsOf(index: Index): ReadonlyMap<string, readonly ListedName[]> {
  if (index.byGap) return index.byGap;
  const byGap = new Map<string, ListedName[]>();
  const put = (key: string, e: ListedName): void => {
    const own = byGap.get(key);
    if (own) own.push(e);
    else byGap.set(key, [e]);
  };
  for (const e of index.names) {
    const [a, b, c] = e.name as unknown as [string, string, string];
    for (const key of [`${a}${b}_`, `${a}_${c}`, `_${b}${c}`]) put(key, e);
    if (b !== c) put(`${a}${c}${b}`, e);
  }
  index.byGap = byGap;
  return byGap;
}

export function namePlaces(lexicon: Lexicon): NamePlaces {
  return indexOf(lexicon);
}

/**
 * Near misses of listed names outside the mentions of a text. Linear.
 * @param signs where two characters of a name stand, from the second one of the first such place to behind that of the last
 */
export function nearListed(text: string, mentions: readonly Mention[], lexicon: Lexicon, signs: Range = { start: 0, end: text.length }): NearName[] {
  const index = indexOf(lexicon);
  const { places, pairs } = index;
  const out: NearName[] = [];
  let k = 0;
  const from = Math.max(0, signs.start - 2);
  const to = Math.min(text.length - LENGTH, signs.end - 2);
  if (to < from) return out;
  let p1 = places[text.charCodeAt(from)] as number;
  let p2 = places[text.charCodeAt(from + 1)] as number;
  let done = 0;
  for (let i = from; i <= to; i++) {
    const p0 = p1;
    p1 = p2;
    p2 = places[text.charCodeAt(i + 2)] as number;
    // Two of the three in their places, or the last two exchanged.
    if ((p0 | p1) === 0 || i < done) continue;
    const straight = (p0 & 1) + ((p1 >> 1) & 1) + ((p2 >> 2) & 1);
    if (straight < 2 && !(p0 & 1 && p1 & 4 && p2 & 2)) continue;
    while (k < mentions.length && (mentions[k] as Mention).end <= i) k++;
    const m = mentions[k];
    if (m && m.start < i + LENGTH) continue;
    const [u0, u1, u2] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    const beside = pairs[pairHash(u0, u1)] as number;
    const start = (beside & Together.FirstSecond) !== 0;
    const turned = (beside & Together.FirstThird) !== 0;
    const end = ((pairs[pairHash(u1, u2)] as number) & Together.SecondThird) !== 0;
    const ends = ((pairs[pairHash(u0, u2)] as number) & Together.FirstThird) !== 0;
    if (!start && !turned && !end && !ends) continue;
    const [a, b, c] = [text[i], text[i + 1], text[i + 2]] as [string, string, string];
    const byGap = gapsOf(index);
    const found =
      (start ? byGap.get(`${a}${b}_`)?.find((e) => isConfusable(e.name[2] as string, c)) : undefined) ??
      (ends ? byGap.get(`${a}_${c}`)?.find((e) => isConfusable(e.name[1] as string, b)) : undefined) ??
      (end ? byGap.get(`_${b}${c}`)?.find((e) => isConfusable(e.name[0] as string, a)) : undefined) ??
      (turned ? byGap.get(`${a}${b}${c}`)?.[0] : undefined);
    if (!found) continue;
    out.push({ start: i, end: i + LENGTH, entry: found.entry });
    done = i + LENGTH;
  }
  return out;
}
