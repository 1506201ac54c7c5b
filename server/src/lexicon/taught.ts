import { Document, type Node, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { inside } from './build.ts';
import type { Entry, EntryKind, FormKind } from './lexicon.ts';
import { renderEntry } from './render.ts';

/** The part of a lexicon file that entries of a kind stand in. */
export const SECTION_OF: Readonly<Record<EntryKind, string>> = {
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  agency: 'agencies',
  event: 'events',
  term: 'terms',
  pair: 'pairs',
};

/** A kind of form that an entry may be given. */
export type TaughtKind = Exclude<FormKind, 'name'>;

/** The key that forms of a kind are listed under. */
export const KEY_OF: Readonly<Record<TaughtKind, string>> = {
  full: 'alsoFull',
  short: 'short',
  synonym: 'synonyms',
  variant: 'variants',
  typo: 'typos',
  wrong: 'wrong',
};

/** The entry with one more form, or with the form under another kind. */
export function withForm(entry: Entry, text: string, kind: TaughtKind): Entry {
  const forms = [...entry.forms.filter((f) => f.text !== text), { text, kind }];
  // An `unless` word is there for a form that it contains.
  const contains = inside(forms);
  const unless = entry.unless.filter((u) => u !== text && contains(u));
  return { ...entry, forms, unless };
}

/** An entry of which nothing is known but its name. */
export function bareEntry(kind: EntryKind, name: string): Entry {
  return { kind, name, offices: [], sure: 'A', undecided: false, from: '', forms: [{ text: name, kind: 'name' }], unless: [] };
}

/** An entry as lines of a block list, the first with its dash, without indentation. Its samples are left out: they may not hold any more. */
export function blockEntry(entry: Entry): string[] {
  const lines = renderEntry(withoutSamples(entry)).trimEnd().split('\n').slice(1);
  return lines.map((l) => tight(l.slice(2)));
}

/** Lists in brackets have no blanks inside the brackets, as the shipped files have them. */
function tight(line: string): string {
  if (!/^\s*(?:- )?(?:\w+: )?[[{]/.test(line)) return line;
  return line.replace(/("(?:[^"\\]|\\.)*"|'[^']*')|\[ | \]/g, (all, quoted?: string) => quoted ?? all.trim());
}

/** An entry in braces, on one line. */
export function flowEntry(entry: Entry): string {
  const root = parseDocument(renderEntry(withoutSamples(entry)), { schema: 'core' }).contents as unknown as YAMLMap<Node, YAMLSeq<YAMLMap>>;
  const map = root.items[0]?.value?.items[0] as YAMLMap;
  map.flow = true;
  return tight(stringify(map, { schema: 'core', lineWidth: 0 }).trim());
}

function withoutSamples({ good: _, bad: __, ...entry }: Entry): Entry {
  return entry;
}

/** A text as a YAML scalar that may stand in brackets. */
export function yamlText(text: string): string {
  const doc = new Document<YAMLSeq>([text] as never, { schema: 'core', version: '1.2' });
  (doc.contents as unknown as YAMLSeq).flow = true;
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}
