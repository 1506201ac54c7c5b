import type { Ledger } from '../../ledger/ledger.ts';
import { officesOn } from '../../ledger/offices.ts';
import type { LedgerPlace, LedgerRow } from '../../ledger/rows.ts';
import { type Entry, LAWFUL, type Lexicon } from '../../lexicon/lexicon.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import { type NameKey, nameIndex, type SpeltName, spells } from './name-index.ts';
import { type LineOfText, mayBegin, type Typed } from './query.ts';

/** Where something is typed. */
export interface Place {
  readonly line: LineOfText;
  readonly typed: Typed;
  readonly lexicon: Lexicon;
  readonly ledger: Ledger | undefined;
  readonly date: ArticleDate | undefined;
  /** The place of a name is not the one at the cursor. */
  readonly isOther: (place: LedgerPlace) => boolean;
}

/** A name to put in. */
export interface Choice {
  readonly insert: string;
  /** units before the cursor that it takes the place of */
  readonly length: number;
  /** the name of its row or entry */
  readonly name: string;
  readonly entry: Entry | undefined;
  /** what an editor may compare with what is typed */
  filter(): string;
  /** the wrong form that was typed */
  readonly instead?: string | undefined;
  /** how often the article has the name already */
  readonly used: number;
  readonly whole: boolean;
}

/** Longer lists are not sorted any further. */
const MOST_KEYS = 2000;

/** The names that may be meant, the likeliest first; none where what is typed is a name already. */
export function choicesFor(place: Place): Choice[] {
  const names = place.typed.script === 'han' ? hanChoices(place) : latinChoices(place);
  const here = countriesOf(place);
  const ordered = names.map((name) => ({ name, rank: rank(name), far: isOf(name, here) ? 0 : 1, year: recency(name) }));
  ordered.sort((a, b) => a.rank - b.rank || a.far - b.far || b.year - a.year || a.name.insert.length - b.name.insert.length);
  const seen = new Set<string>();
  const out: Choice[] = [];
  for (const { name } of ordered) {
    for (const choice of [name, ...withTitles(name, place)]) {
      const key = `${choice.insert}\n${choice.entry?.full ?? ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      out.push(choice);
    }
  }
  return out;
}

const rank = ({ used, whole, entry }: Choice): number => (used > 0 ? 0 : 4) + (whole ? 0 : 2) + (entry === undefined || entry.kind === 'person' ? 0 : 1);

/** The countries that the article speaks of: those of its people and bodies, and those that it names. */
function countriesOf({ ledger }: Place): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { entry } of ledger?.rows ?? []) {
    const country = entry?.country ?? (entry?.kind === 'place' ? entry.name : undefined);
    if (country !== undefined) out.add(country);
  }
  return out;
}

const isOf = ({ entry }: Choice, countries: ReadonlySet<string>): boolean => entry?.country !== undefined && countries.has(entry.country);

/** Year in which a person was last seen in print. Who is listed for an office is as good as seen; what is no person has no year. */
function recency({ entry }: Choice): number {
  if (entry?.kind !== 'person') return 0;
  const years = (entry.seen ?? []).map((s) => Number(s.last.slice(0, 4)));
  return Math.max(0, ...years, entry.offices.some((o) => o.to === undefined) ? LATELY : 0);
}

/** Later than any year in print. */
const LATELY = 9999;

/** What of the typed characters begins a name: the longest end of them that does. */
function hanChoices(place: Place): Choice[] {
  const { typed, lexicon, line } = place;
  const index = nameIndex(lexicon);
  const unlisted = unlistedNames(place);
  for (let length = typed.text.length; length >= 2; length--) {
    const text = typed.text.slice(-length);
    if (text.startsWith('·') || text.startsWith('-')) continue;
    const keys = index.beginning(text).filter((k) => length > 2 || k.entry.kind !== 'agency' || k.text === text);
    const rows = unlisted.filter((n) => n.text.startsWith(text));
    if (keys.length === 0 && rows.length === 0) continue;
    // What stands there is a name already: who goes on typing may mean another one, but nobody is to be kept from the next word.
    if (keys.some((k) => k.text === text && k.whole && LAWFUL.has(k.form.kind)) || rows.some((n) => n.text === text)) return [];
    if (!mayBegin(line.before, line.before.length - length, lexicon)) continue;
    const used = usedEntries(place);
    const choices = [
      ...rows.map((n) => ofRow(n, length, { whole: true, letters: () => n.text })),
      ...keys.slice(0, MOST_KEYS).map((k) => ofKey(k, length, () => k.text, used)),
    ];
    const fresh = choices.filter((c) => !isThere(c, text, line.after));
    if (fresh.length > 0) return fresh;
  }
  return [];
}

/** The rest of the name stands behind the cursor already. */
function isThere({ insert }: Choice, text: string, after: string): boolean {
  const at = insert.indexOf(text);
  return at >= 0 && at + text.length < insert.length && after.startsWith(insert.slice(at + text.length));
}

function latinChoices(place: Place): Choice[] {
  const { text } = place.typed;
  const used = usedEntries(place);
  const out: Choice[] = [];
  for (const name of unlistedNames(place)) {
    const spelt = spells(text, name.text);
    if (spelt) out.push(ofRow(name, text.length, spelt));
  }
  for (const key of nameIndex(place.lexicon).spelt(text)) {
    // Two letters are the beginning of too many names: all of a person's, or one that the article has.
    if (text.length === 2 && !used.has(key.entry) && (key.entry.kind !== 'person' || key.text.length > 2)) continue;
    const spelt = spells(text, key.text);
    if (!spelt) continue;
    out.push({ ...ofKey(key, text.length, spelt.letters, used), whole: spelt.whole });
  }
  return out;
}

interface UnlistedName {
  readonly row: LedgerRow;
  readonly text: string;
}

/** What the article calls people whom the lexicon does not know, what is being typed left out. */
function unlistedNames({ ledger, isOther }: Place): UnlistedName[] {
  const out: UnlistedName[] = [];
  for (const row of ledger?.rows ?? []) {
    if (row.entry) continue;
    for (const s of row.spellings) if ((s.text === row.name || s.form === 'full') && s.places.some(isOther)) out.push({ row, text: s.text });
  }
  return out;
}

function usedEntries({ ledger, isOther }: Place): ReadonlyMap<Entry, number> {
  const used = new Map<Entry, number>();
  for (const { entry, spellings, count } of ledger?.rows ?? []) if (entry && spellings.some((s) => s.places.some(isOther))) used.set(entry, count);
  return used;
}

function ofRow({ row, text }: UnlistedName, length: number, { whole, letters }: SpeltName): Choice {
  return { insert: text, length, name: row.name, entry: undefined, filter: letters, used: row.count, whole };
}

function ofKey({ insert, entry, form, text }: NameKey, length: number, filter: () => string, used: ReadonlyMap<Entry, number>): Choice {
  const instead = LAWFUL.has(form.kind) ? undefined : form.text;
  return { insert, length, name: entry.name, entry, filter, instead, used: used.get(entry) ?? 0, whole: insert === text };
}

/** The name of a person with each office that was surely held on the article's day, unless a title stands there already. */
function withTitles(name: Choice, { line, date }: Place): Choice[] {
  const { entry, insert, length } = name;
  if (entry?.kind !== 'person' || insert !== entry.name) return [];
  const before = line.before.slice(0, line.before.length - length);
  if (before.endsWith('·')) return [];
  return officesOn(entry, date)
    .filter((o) => o.sure && !endsAlike(before, o.title))
    .map((o) => ({ ...name, insert: o.title + insert }));
}

/** Two characters or more of the title's end stand at the end of the text. */
function endsAlike(text: string, title: string): boolean {
  return text.endsWith(title.slice(-2));
}
