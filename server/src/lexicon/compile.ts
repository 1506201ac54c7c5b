import { type Claims, settleClaims } from './claims.ts';
import { countOf, type Knowledge } from './knowledge.ts';
import { type Entry, type EntryKind, type Form, isPlainForm, type Lexicon, type ListedForm, type ListedName } from './lexicon.ts';
import { type Keys, Matcher, type Target } from './match.ts';
import { noPairs, type Pairs } from './pairs.ts';

/**
 * Compiles lists of entries; later lists win (see `settleClaims`).
 * @param pairs two-character words, for the borders of short forms
 * @param knowledge of the house's files, in their order
 */
export function compileLexicon(lists: readonly (readonly Entry[])[], pairs: Pairs = noPairs, knowledge: readonly Knowledge[] = []): Lexicon {
  const known = knowledge.filter((file) => countOf(file) > 0);
  return new Matcher(keysOf(settleClaims(lists)), pairs, known.length > 0 ? known : undefined);
}

function keysOf({ entries, claims }: Claims): Keys {
  const targets: (Target | undefined)[] = [];
  const targetOf = (key: number): Target | undefined => {
    const claim = claims[key];
    if (!claim || claim.entry < 0) return undefined;
    const entry = entries[claim.entry] as Entry;
    targets[key] ??= { entry, form: entry.forms[claim.form] as Form, rivals: claim.rivals?.map((r) => entries[r] as Entry) };
    return targets[key];
  };
  const entriesOf = (kind: EntryKind): readonly Entry[] => entries.filter((e) => e.kind === kind);
  const namesOf = (kind: EntryKind): readonly ListedName[] =>
    entriesOf(kind).map((entry) => ({ name: entry.name, full: entry.full !== undefined, undecided: entry.undecided, entry }));
  const formsOf = (kind: EntryKind): readonly ListedForm[] =>
    claims.flatMap(({ text, entry: owner, form }) => {
      const entry = entries[owner];
      return entry?.kind === kind && isPlainForm(entry, entry.forms[form] as Form) ? [{ text, entry }] : [];
    });
  let byTitle: Map<string, Entry[]> | undefined;
  const seenAs = (title: string): readonly Entry[] => {
    byTitle ??= titlesSeen(entries);
    return byTitle.get(title) ?? NOBODY;
  };
  return { keys: claims.map((c) => c.text), targetOf, entries: () => entries, entriesOf, namesOf, formsOf, seenAs };
}

const NOBODY: readonly Entry[] = [];

function titlesSeen(entries: readonly Entry[]): Map<string, Entry[]> {
  const out = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const { title } of entry.seen ?? []) {
      const list = out.get(title);
      if (!list) out.set(title, [entry]);
      else if (!list.includes(entry)) list.push(entry);
    }
  }
  return out;
}
