import { type HeldOffice, officesOn } from '../ledger/offices.ts';
import type { Entry, EntryKind, FormKind, Lexicon } from '../lexicon/lexicon.ts';
import type { AssistantHost } from './assistant.ts';
import { NOTES } from './messages.ts';

/** So many entries are listed, and so many spellings, offices and sightings of each. */
const MOST_ENTRIES = 10;
const MOST_EACH = 12;

/** What the lexicon knows of a name. */
interface AssistedEntry {
  readonly kind: EntryKind;
  /** the form of the house after first mention */
  readonly name: string;
  readonly full?: string;
  readonly original?: string;
  readonly country?: string;
  /** Nothing is decided: all of these forms are in use, ask the house. */
  readonly undecided?: readonly string[];
  readonly spellings: readonly { readonly text: string; readonly kind: FormKind; readonly region?: string }[];
  readonly offices?: readonly { readonly title: string; readonly from: string; readonly to?: string }[];
  /** Offices on the day that was asked for. */
  readonly heldOnDay?: readonly HeldOffice[];
  /** Titles as printed with the name, which tell no term of office. */
  readonly seen?: readonly { readonly title: string; readonly first: string; readonly last: string }[];
  /** A: sure. B, C: to be verified. */
  readonly sure: 'A' | 'B' | 'C';
  readonly checked?: string;
  readonly note?: string;
  /** It is the newsroom's own. */
  readonly house?: true;
}

export interface LookUpAnswer {
  /**
   * exact: the name is a spelling of these entries. inside: they stand in the text that was given. containing: no entry is called
   * so, these are called something longer. none: nobody knows it, which does not make it wrong.
   */
  readonly match: 'exact' | 'inside' | 'containing' | 'none';
  readonly entries: readonly AssistedEntry[];
  readonly notes?: readonly string[];
}

/**
 * What the lexicon knows of a name.
 * @param day 2026-11-22, for the offices of that day
 */
export async function lookUpName(name: string, day: string | undefined, host: Pick<AssistantHost, 'lexicon' | 'language'>): Promise<LookUpAnswer> {
  const { lexicon, notes } = await host.lexicon();
  const { match, entries } = find(name.trim(), lexicon);
  const shown = entries.slice(0, MOST_ENTRIES).map((e) => shownEntry(e, day));
  const said = [...notes, ...(entries.length > shown.length ? [NOTES.entriesCut(entries.length - shown.length)] : [])];
  return { match, entries: shown, ...(said.length > 0 && { notes: said.map((note) => note[host.language]) }) };
}

function find(name: string, lexicon: Lexicon): { match: LookUpAnswer['match']; entries: readonly Entry[] } {
  if (name === '') return { match: 'none', entries: [] };
  const exact = lexicon.entries.filter((e) => e.forms.some((f) => f.text === name) || e.original === name);
  if (exact.length > 0) return { match: 'exact', entries: exact };
  const inside = [...new Set(lexicon.scan(name).flatMap((m) => [m.entry, ...(m.rivals ?? [])]))];
  if (inside.length > 0) return { match: 'inside', entries: inside };
  const containing = lexicon.entries.filter((e) => e.forms.some((f) => f.text.includes(name)));
  return { match: containing.length > 0 ? 'containing' : 'none', entries: containing };
}

function shownEntry(entry: Entry, day: string | undefined): AssistedEntry {
  const { kind, name, full, original, country, undecided, forms, offices, seen = [], sure, checked, note, place } = entry;
  const others = forms.filter((f) => f.text !== name && f.text !== full).slice(0, MOST_EACH);
  const held = day === undefined ? [] : officesOn(entry, dateOf(day));
  return {
    kind,
    name,
    ...(full !== undefined && { full }),
    ...(original !== undefined && { original }),
    ...(country !== undefined && { country }),
    ...(undecided && { undecided: forms.filter((f) => f.kind === 'name').map((f) => f.text) }),
    spellings: others.map(({ text, kind, region }) => ({ text, kind, ...(region !== undefined && { region }) })),
    ...(offices.length > 0 && { offices: offices.slice(-MOST_EACH) }),
    ...(held.length > 0 && { heldOnDay: held }),
    ...(seen.length > 0 && { seen: seen.slice(-MOST_EACH) }),
    sure,
    ...(checked !== undefined && { checked }),
    ...(note !== undefined && { note }),
    ...(place && { house: true as const }),
  };
}

function dateOf(day: string): { year: number; month: number; day: number } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: date };
}
