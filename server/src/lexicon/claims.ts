import type { Entry, Form, FormKind } from './lexicon.ts';

/** Who owns a key of the matcher. `entry` is an index, −1 for an `unless` word, which is no mention. */
interface Claim {
  readonly text: string;
  readonly entry: number;
  /** index in the entry's forms */
  readonly form: number;
  /** other entries with equal right to the form */
  rivals?: number[];
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
  const owner = new Map<string, Owned>();
  for (let index = 0; index < listed.length; index++) {
    const { entry, list } = listed[index] as Listed;
    for (let i = 0; i < entry.forms.length; i++) {
      const { text, kind } = entry.forms[i] as Form;
      const rank = RANK[kind];
      const now = owner.get(text);
      if (!now || list > now.list || (list === now.list && rank < now.rank)) owner.set(text, { text, entry: index, form: i, list, rank });
      else if (list === now.list && rank === now.rank && now.entry !== index) {
        now.rivals ??= [];
        now.rivals.push(index);
      }
    }
  }
  for (const { entry, list } of listed) {
    for (const text of entry.unless) {
      const now = owner.get(text);
      if (!now || list > now.list) owner.set(text, { text, entry: -1, form: 0, list, rank: 0 });
    }
  }
  return { entries: listed.map((l) => l.entry), claims: [...owner.values()] };
}

interface Owned extends Claim {
  readonly list: number;
  readonly rank: number;
}

/** Entries of one name and kind that stand in earlier lists and are not replaced yet: those without a full form, and by it. */
interface Namesakes {
  bare: Listed[];
  readonly byFull: Map<string, Listed[]>;
}

/** All entries but those that a later list replaces, in order. Each is looked at once when it is listed and once when it is replaced. */
function override(lists: readonly (readonly Entry[])[]): Listed[] {
  const earlier = new Map<string, Namesakes>();
  const keyOf = ({ kind, name }: Entry): string => `${kind} ${name}`;
  const replaced = new Set<Listed>();
  const out: Listed[] = [];
  for (let list = 0; list < lists.length; list++) {
    const now: Listed[] = [];
    for (const entry of lists[list] as readonly Entry[]) {
      const old = earlier.get(keyOf(entry));
      if (old) {
        for (const o of old.bare) replaced.add(o);
        old.bare = [];
        for (const full of entry.full ? [entry.full] : [...old.byFull.keys()]) {
          for (const o of old.byFull.get(full) ?? []) replaced.add(o);
          old.byFull.delete(full);
        }
      }
      now.push({ entry, list });
    }
    for (const listed of now) out.push(listed);
    // Nobody asks for the names of the last list, which is the newsroom's and may be long.
    if (list === lists.length - 1) break;
    for (const listed of now) {
      const { full } = listed.entry;
      const key = keyOf(listed.entry);
      const same = earlier.get(key) ?? { bare: [], byFull: new Map<string, Listed[]>() };
      earlier.set(key, same);
      const alike = full ? same.byFull.get(full) : same.bare;
      if (alike) alike.push(listed);
      else if (full) same.byFull.set(full, [listed]);
    }
  }
  return replaced.size === 0 ? out : out.filter((l) => !replaced.has(l));
}
