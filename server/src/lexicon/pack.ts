import type { Claims } from './claims.ts';
import { type Entry, type EntryKind, type Form, isPlainForm, type ListedForm, type ListedName } from './lexicon.ts';
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
  /** a unit a key: the letter of the entry's kind, if it is a plain form (see `isPlainForm`); else a blank */
  readonly plain: string;
  /** JSON: [index of the key, indices of the entries][] */
  readonly rivals: string;
  /** one JSON object a line */
  readonly entries: string;
}

/** For the build. Places and samples are left out. */
export function packLexicon({ entries, claims }: Claims): Packed {
  if (entries.length > 0xd000) throw new RangeError('too many entries for one unit each');
  // Both are read without parsing: see PackedName and titlesSeen.
  for (const { name, seen = [] } of entries) {
    for (const text of [name, ...seen.map((s) => s.title)])
      if (JSON.stringify(text) !== `"${text}"`) throw new RangeError(`no text of a shipped entry: ${text}`);
  }
  const lines = entries.map(shorten);
  return {
    keys: claims.map((c) => c.text).join('\n'),
    owners: claims.map((c) => String.fromCharCode(c.entry + 1)).join(''),
    forms: claims.map((c) => String.fromCharCode(c.form)).join(''),
    plain: claims
      .map(({ entry, form }) => {
        const owner = entries[entry];
        return owner && isPlainForm(owner, owner.forms[form] as Form) ? LETTERS[owner.kind] : ' ';
      })
      .join(''),
    rivals: JSON.stringify(claims.flatMap((c, i) => (c.rivals ? [[i, c.rivals]] : []))),
    entries: lines.join('\n'),
  };
}

/** The letters for kinds among the keys. */
const LETTERS: Readonly<Record<EntryKind, string>> = { person: 'p', organisation: 'o', place: 'l', agency: 'a', event: 'e', term: 't', pair: 'c' };
const DEFAULTS = { offices: [], sure: 'A', undecided: false, unless: [] } as const;

function shorten({ kind, place: _place, good: _good, bad: _bad, ...entry }: Entry): string {
  // The kind comes first, so that it can be told without parsing.
  const short: Record<string, unknown> = { kind, ...entry };
  if (entry.seen) short.seen = entry.seen.map(({ title, first, last }) => [title, first, last]);
  for (const [key, value] of Object.entries(DEFAULTS)) if (JSON.stringify(short[key]) === JSON.stringify(value)) delete short[key];
  if (JSON.stringify(entry.forms) === JSON.stringify(nameOnly(entry.name))) delete short.forms;
  return JSON.stringify(short);
}

/** Fills in what was left out, field by field: to copy an object costs several times as much as to parse it. */
function lengthen(line: string): Entry {
  const entry = JSON.parse(line) as { -readonly [K in keyof Entry]: Entry[K] };
  entry.offices ??= DEFAULTS.offices;
  entry.sure ??= DEFAULTS.sure;
  entry.undecided ??= DEFAULTS.undecided;
  entry.unless ??= DEFAULTS.unless;
  entry.forms ??= nameOnly(entry.name);
  if (entry.seen) entry.seen = (entry.seen as unknown as [string, string, string][]).map(([title, first, last]) => ({ title, first, last }));
  return entry;
}

function nameOnly(name: string): Form[] {
  return [{ text: name, kind: 'name' }];
}

/** The lines of the people with whom each title was seen: looked for, since to parse all of them takes many times as long. */
function titlesSeen(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const out = new Map<string, number[]>();
  lines.forEach((line, i) => {
    const from = line.indexOf('"seen":[[');
    for (let at = from < 0 ? -1 : line.indexOf('["', from); at >= 0; at = line.indexOf('["', at + 2)) {
      const title = line.slice(at + 2, line.indexOf('"', at + 2));
      const own = out.get(title);
      if (!own) out.set(title, [i]);
      else if (own.at(-1) !== i) own.push(i);
    }
  });
  return out;
}

/** A line that has been looked at and not parsed. */
class PackedName implements ListedName {
  readonly name: string;
  readonly full: boolean;
  readonly undecided: boolean;

  constructor(
    line: string,
    private readonly open: () => Entry,
  ) {
    const start = line.indexOf(NAME) + NAME.length;
    const end = line.indexOf('"', start);
    this.name = line.slice(start, end);
    this.full = line.startsWith('"full":', end + 2);
    this.undecided = line.includes('"undecided":true');
  }

  get entry(): Entry {
    return this.open();
  }
}

/** A key whose entry has not been parsed. */
class PackedForm implements ListedForm {
  constructor(
    readonly text: string,
    private readonly open: () => Entry,
  ) {}

  get entry(): Entry {
    return this.open();
  }
}

const NAME = '"name":"';

/** Opens a packed lexicon. */
export function unpackLexicon(packed: Packed): Keys {
  const lines = packed.entries.split('\n');
  const parsed: (Entry | undefined)[] = [];
  const entryAt = (i: number): Entry => {
    parsed[i] ??= lengthen(lines[i] as string);
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
  const ofKind = <T>(kind: EntryKind, open: (i: number) => T): T[] => {
    const head = `{"kind":"${kind}"`;
    const out: T[] = [];
    for (let i = 0; i < lines.length; i++) if ((lines[i] as string).startsWith(head)) out.push(open(i));
    return out;
  };
  const namesOf = (kind: EntryKind): ListedName[] => ofKind(kind, (i) => new PackedName(lines[i] as string, () => entryAt(i)));
  const keys = packed.keys.split('\n');
  const formsOf = (kind: EntryKind): ListedForm[] => {
    const out: ListedForm[] = [];
    for (let i = packed.plain.indexOf(LETTERS[kind]); i >= 0; i = packed.plain.indexOf(LETTERS[kind], i + 1)) {
      out.push(new PackedForm(keys[i] as string, () => entryAt(packed.owners.charCodeAt(i) - 1)));
    }
    return out;
  };
  let byTitle: ReadonlyMap<string, readonly number[]> | undefined;
  const seenAs = (title: string): Entry[] => {
    byTitle ??= titlesSeen(lines);
    return (byTitle.get(title) ?? []).map(entryAt);
  };
  return {
    keys,
    targetOf,
    entries: () => lines.map((_, i) => entryAt(i)),
    entriesOf: (kind) => ofKind(kind, entryAt),
    namesOf,
    formsOf,
    seenAs,
  };
}
