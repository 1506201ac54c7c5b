import type { Entry, FormKind } from './lexicon.ts';

/** Who owns a key of the matcher. `entry` is an index, −1 for an `unless` word, which is no mention. */
export interface Claim {
  readonly text: string;
  readonly entry: number;
  /** index in the entry's forms */
  readonly form: number;
  /** other entries with equal right to the form */
  readonly rivals: number[];
}

export interface Claims {
  readonly entries: readonly Entry[];
  readonly claims: readonly Claim[];
}

interface Listed {
  readonly entry: Entry;
  /** index of the list it comes from */
  readonly list: number;
}

const RANK: Readonly<Record<FormKind, number>> = { name: 0, full: 1, short: 2, synonym: 3, variant: 4, typo: 5, wrong: 6 };

/**
 * Settles who owns each form. Later lists win: an entry replaces earlier ones of the same kind and name (and of the same
 * full form, where both give one, so that 鲍里斯·约翰逊 leaves 迈克·约翰逊 alone), and a form that a later list claims is no
 * longer a form of earlier entries. In one list the more lawful form wins, and equal ones are rivals.
 */
export function settleClaims(lists: readonly (readonly Entry[])[]): Claims {
  const listed = override(lists);
  const owner = new Map<string, Claim & { readonly list: number; readonly rank: number }>();
  listed.forEach(({ entry, list }, index) => {
    entry.forms.forEach((form, i) => {
      const rank = RANK[form.kind];
      const now = owner.get(form.text);
      if (!now || list > now.list || (list === now.list && rank < now.rank)) {
        owner.set(form.text, { text: form.text, entry: index, form: i, rivals: [], list, rank });
      } else if (list === now.list && rank === now.rank && now.entry !== index) now.rivals.push(index);
    });
  });
  for (const { entry, list } of listed) {
    for (const text of entry.unless) {
      const now = owner.get(text);
      if (!now || list > now.list) owner.set(text, { text, entry: -1, form: 0, rivals: [], list, rank: 0 });
    }
  }
  return { entries: listed.map((l) => l.entry), claims: [...owner.values()] };
}

function override(lists: readonly (readonly Entry[])[]): Listed[] {
  if (lists.length === 1) return (lists[0] as readonly Entry[]).map((entry) => ({ entry, list: 0 }));
  const byName = new Map<string, Listed[]>();
  lists.forEach((entries, list) => {
    for (const entry of entries) {
      const key = entry.kind + entry.name;
      const same = byName.get(key);
      if (!same) byName.set(key, [{ entry, list }]);
      else {
        const kept = same.filter((o) => o.list === list || (o.entry.full && entry.full && o.entry.full !== entry.full));
        kept.push({ entry, list });
        byName.set(key, kept);
      }
    }
  });
  return [...byName.values()].flat();
}
