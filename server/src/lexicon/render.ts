import { Document, type Node } from 'yaml';
import type { Entry, EntryKind, Form, FormKind } from './lexicon.ts';
import { FORM_KEYS, SECTIONS } from './record.ts';

/** The key of a kind of forms: full forms beside the first have one, too. */
const KEYS = new Map<FormKind, string>(Object.entries(FORM_KEYS).map(([key, kind]) => [kind, key]));
/** A list of plain texts stands in one line up to this length. */
const ONE_LINE = 100;

/**
 * An entry as a newsroom would write it (docs/lexicon.md): YAML with its section. Read again it gives the same entry, but for its
 * file and place.
 */
export function renderEntry(entry: Entry): string {
  const doc = new Document({ [sectionOf(entry.kind)]: [recordOf(entry)] }, { schema: 'core', version: '1.2', aliasDuplicateObjects: false });
  return inHouseStyle(doc).toString({ lineWidth: 0, flowCollectionPadding: true });
}

function sectionOf(kind: EntryKind): string {
  return Object.keys(SECTIONS).find((key) => SECTIONS[key] === kind) as string;
}

/** The keys of an entry in the order of the house. Years are numbers, which need no quotation marks. */
function recordOf(entry: Entry): Record<string, unknown> {
  const { kind, name, full, original, country, quotes, offices, seen, sure, undecided, unless, checked, source, note, good, bad, forms } = entry;
  const names = forms.filter((f) => f.kind === 'name');
  return present({
    ...(undecided ? { names: names.map((f) => f.text) } : kind === 'pair' ? { pair: name } : { name }),
    full,
    original,
    country,
    quotes,
    weak: names.some((f) => f.weak) || undefined,
    ...formsByKey(entry),
    unless: listed(unless),
    offices: listed([
      ...offices.map((o) => present({ title: o.title, from: day(o.from), to: day(o.to) })),
      ...(seen ?? []).map((s) => ({ title: s.title, seen: [day(s.first), day(s.last)] })),
    ]),
    sure: sure === (undecided ? 'C' : 'A') ? undefined : sure,
    checked: day(checked),
    source,
    note,
    bad: listed(bad),
    good: listed(good),
  });
}

/** The forms but the names and the first full form, each kind where its first one stands. */
function formsByKey({ kind, name, full, undecided, forms }: Entry): Record<string, unknown[]> {
  const out: Record<string, unknown[]> = {};
  const otherOrder = kind === 'pair' && !undecided && name.length === 2 ? [...name].reverse().join('') : undefined;
  for (const form of forms) {
    const key = KEYS.get(form.kind);
    // The other order of a pair is found by itself.
    if (!key || form.text === full || form.text === otherOrder) continue;
    out[key] ??= [];
    out[key].push(formOf(form));
  }
  return out;
}

function formOf({ text, region, weak, until, note }: Form): unknown {
  return region || weak || until || note ? present({ text, region, weak, until: day(until), note }) : text;
}

const day = (text: string | undefined): string | number | undefined => (text !== undefined && /^[1-9]\d{3}$/.test(text) ? Number(text) : text);
const listed = <T>(items: readonly T[] | undefined): readonly T[] | undefined => (items?.length ? items : undefined);
const present = (record: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined));

/** Maps of forms and offices, and short lists, in one line. */
function inHouseStyle(doc: Document): Document {
  const section = (doc.contents as unknown as Items).items[0]?.value as unknown as Items;
  for (const { value } of (section.items[0] as unknown as Items).items) {
    const list = value as unknown as Partial<Items> & { flow?: boolean };
    if (!list.items) continue;
    const maps = list.items.map((i) => i as unknown as Partial<Items> & { flow?: boolean }).filter((i) => i.items);
    for (const map of maps) map.flow = true;
    if (maps.length === 0 && JSON.stringify(list).length <= ONE_LINE) list.flow = true;
  }
  return doc;
}

interface Items {
  readonly items: readonly (Node & { readonly value?: Node })[];
}
