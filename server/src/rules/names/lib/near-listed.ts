import type { Entry, Lexicon, ListedName, Mention } from '../../../lexicon/lexicon.ts';
import { isConfusable } from '../../../names/homophones.ts';
import type { Range } from '../../../text/range.ts';

/** A string that is a listed name but for one character that sounds or looks alike, or for two characters that changed places. */
export interface NearName extends Range {
  readonly entry: Entry;
}

/** Where units stand in names of three characters. */
interface NamePlaces {
  /** bits 1, 2, 4: the unit is the first, second, third of a name */
  readonly places: Uint8Array;
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
    const names = lexicon.namesOf('person').filter((n) => !n.undecided && n.name.length === LENGTH && !n.full);
    const places = new Uint8Array(0x10000);
    const units = new Set<number>();
    for (const { name } of names) {
      for (let i = 0; i < LENGTH; i++) {
        const unit = name.charCodeAt(i);
        places[unit] = (places[unit] as number) | (1 << i);
        units.add(unit);
      }
    }
    index = { names, places, units };
    indices.set(lexicon, index);
  }
  return index;
}

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
  const { places } = index;
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
    const [a, b, c] = [text[i], text[i + 1], text[i + 2]] as [string, string, string];
    const byGap = gapsOf(index);
    const first = (p0 & 1) !== 0;
    const second = (p1 & 2) !== 0;
    const third = (p2 & 4) !== 0;
    const found =
      (first && second ? byGap.get(`${a}${b}_`)?.find((e) => isConfusable(e.name[2] as string, c)) : undefined) ??
      (first && third ? byGap.get(`${a}_${c}`)?.find((e) => isConfusable(e.name[1] as string, b)) : undefined) ??
      (second && third ? byGap.get(`_${b}${c}`)?.find((e) => isConfusable(e.name[0] as string, a)) : undefined) ??
      (first && p1 & 4 && p2 & 2 ? byGap.get(`${a}${b}${c}`)?.[0] : undefined);
    if (!found) continue;
    out.push({ start: i, end: i + LENGTH, entry: found.entry });
    done = i + LENGTH;
  }
  return out;
}
