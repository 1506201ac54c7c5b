import { type Claims, settleClaims } from './claims.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { type Keys, Matcher, type Target } from './match.ts';
import { noPairs, type Pairs } from './pairs.ts';

/**
 * Compiles lists of entries; later lists win (see `settleClaims`).
 * @param pairs two-character words, for the borders of short forms
 */
export function compileLexicon(lists: readonly (readonly Entry[])[], pairs: Pairs = noPairs): Lexicon {
  return new Matcher(keysOf(settleClaims(lists)), pairs);
}

function keysOf({ entries, claims }: Claims): Keys {
  const targets: (Target | undefined)[] = claims.map((c) => {
    const entry = entries[c.entry];
    const form = entry?.forms[c.form];
    if (!entry || !form) return undefined;
    const rivals = c.rivals.length > 0 ? c.rivals.map((r) => entries[r] as Entry) : undefined;
    return { entry, form, rivals };
  });
  return { keys: claims.map((c) => c.text), targetOf: (key) => targets[key], entries: () => entries };
}
