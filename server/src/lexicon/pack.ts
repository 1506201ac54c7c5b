import type { Claims } from './claims.ts';
import type { Entry } from './lexicon.ts';
import type { Keys, Target } from './match.ts';

/**
 * A settled lexicon in a few strings. Opening it splits them and no more; an entry is parsed when a text first mentions it.
 */
export interface Packed {
  /** one key a line */
  readonly keys: string;
  /** a unit a key: index of the entry + 1, or 0 */
  readonly owners: string;
  /** a unit a key: index of the form */
  readonly forms: string;
  /** JSON: [index of the key, indices of the entries][] */
  readonly rivals: string;
  /** one JSON object a line */
  readonly entries: string;
}

/** For the build. Places and samples are left out. */
export function packLexicon({ entries, claims }: Claims): Packed {
  if (entries.length > 0xd000) throw new RangeError('too many entries for one unit each');
  const lines = entries.map(({ place: _place, good: _good, bad: _bad, ...entry }) => JSON.stringify(entry));
  return {
    keys: claims.map((c) => c.text).join('\n'),
    owners: claims.map((c) => String.fromCharCode(c.entry + 1)).join(''),
    forms: claims.map((c) => String.fromCharCode(c.form)).join(''),
    rivals: JSON.stringify(claims.flatMap((c, i) => (c.rivals.length > 0 ? [[i, c.rivals]] : []))),
    entries: lines.join('\n'),
  };
}

/** Opens a packed lexicon. */
export function unpackLexicon(packed: Packed): Keys {
  const lines = packed.entries.split('\n');
  const parsed: (Entry | undefined)[] = [];
  const entryAt = (i: number): Entry => {
    parsed[i] ??= JSON.parse(lines[i] as string) as Entry;
    return parsed[i];
  };
  const rivals = new Map(JSON.parse(packed.rivals) as [number, number[]][]);
  const targets: (Target | undefined)[] = [];
  const targetOf = (key: number): Target | undefined => {
    const owner = packed.owners.charCodeAt(key);
    if (owner === 0) return undefined;
    const others = rivals.get(key);
    const entry = entryAt(owner - 1);
    const form = entry.forms[packed.forms.charCodeAt(key)];
    if (form) targets[key] ??= { entry, form, rivals: others?.map(entryAt) };
    return targets[key];
  };
  return { keys: packed.keys.split('\n'), targetOf, entries: () => lines.map((_, i) => entryAt(i)) };
}
