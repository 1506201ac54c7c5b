import type { Range } from '../text/range.ts';
import { isCloseSound, isConfusable } from './homophones.ts';

/** A string that is nearly one of the names that are looked for. */
export interface NearAnchor extends Range {
  /** index of the name */
  readonly anchor: number;
}

/** What a text has of the names that are looked for. Ranges are UTF-16 units, in order. */
export interface Sightings {
  /** of the names themselves */
  readonly exact: readonly NearAnchor[];
  readonly near: readonly NearAnchor[];
}

const NOTHING_SEEN: Sightings = { exact: [], near: [] };

/** Where a name, or what may be written for it, begins with a unit. */
interface Entry {
  readonly anchor: number;
  readonly text: string;
  /** The name; the name from its second character on; the name with two characters turned round, or without one. */
  readonly as: 'name' | 'rest' | 'other';
}

/**
 * The certain names of an article, to be looked for in all of it: where they stand, and where something stands that is easily typed or
 * read for them, whatever is around it.
 */
export class Anchors {
  private readonly byUnit = new Map<number, Entry[]>();

  /** @param names all different, of two units at least */
  constructor(readonly names: readonly string[]) {
    names.forEach((name, anchor) => {
      this.put({ anchor, text: name, as: 'name' });
      this.put({ anchor, text: name.slice(1), as: 'rest' });
      for (const text of [...turned(name), ...shortened(name)]) this.put({ anchor, text, as: 'other' });
    });
  }

  /** Linear in the text, but for names that begin alike. */
  scan(text: string): Sightings {
    let exact: NearAnchor[] | undefined;
    let near: NearAnchor[] | undefined;
    const { byUnit } = this;
    for (let i = 0; i < text.length; i++) {
      const entries = byUnit.get(text.charCodeAt(i));
      if (!entries) continue;
      for (const entry of entries) {
        const { anchor, as } = entry;
        const length = entry.text.length;
        if (as === 'rest') {
          if (i > 0 && text.startsWith(entry.text, i) && this.isNear(text, i - 1, anchor)) {
            near ??= [];
            near.push({ start: i - 1, end: i + length, anchor });
          }
        } else if (text.startsWith(entry.text, i)) {
          if (as === 'name') {
            exact ??= [];
            exact.push({ start: i, end: i + length, anchor });
          } else {
            near ??= [];
            near.push({ start: i, end: i + length, anchor });
          }
        } else if (as === 'name' && this.isNear(text, i, anchor)) {
          near ??= [];
          near.push({ start: i, end: i + length, anchor });
        }
      }
    }
    return exact || near ? { exact: exact ?? NOTHING_SEEN.exact, near: near ?? NOTHING_SEEN.near } : NOTHING_SEEN;
  }

  /** True if what stands at `start` differs from a name in one character (a long one: two), which sounds or looks like the right one. */
  private isNear(text: string, start: number, anchor: number): boolean {
    const name = this.names[anchor] as string;
    if (start + name.length > text.length) return false;
    let left = name.length >= LONG ? 2 : 1;
    for (let k = 0; k < name.length; k++) {
      const [was, is] = [name[k] as string, text[start + k] as string];
      if (was !== is && (left-- === 0 || !(isConfusable(was, is) || isCloseSound(was, is)))) return false;
    }
    return left < (name.length >= LONG ? 2 : 1);
  }

  private put(entry: Entry): void {
    const unit = entry.text.charCodeAt(0);
    const list = this.byUnit.get(unit);
    if (list) list.push(entry);
    else this.byUnit.set(unit, [entry]);
  }
}

/** A name with two neighbours turned round (习平近). Of two characters that is mostly another name. */
function turned(name: string): readonly string[] {
  const out: string[] = [];
  if (name.length < 3) return out;
  for (let k = 0; k + 1 < name.length; k++) {
    if (name[k] !== name[k + 1]) out.push(name.slice(0, k) + name[k + 1] + name[k] + name.slice(k + 2));
  }
  return out;
}

/** From so many characters on two may be wrong, and one may be missing. */
const LONG = 5;
/** Syllables of transliterations that are swallowed in speech. */
const SWALLOWED = '尔斯特德夫克';

function shortened(name: string): readonly string[] {
  if (name.length < LONG) return [];
  return [...name].flatMap((c, k) => (SWALLOWED.includes(c) && k > 0 ? [name.slice(0, k) + name.slice(k + 1)] : []));
}
