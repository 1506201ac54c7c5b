import type { Vocabulary } from '../lexicon/vocabulary.ts';
import { findSlips, type NamesRead } from '../names/slips.ts';
import type { LedgerFacts } from './facts.ts';
import { type LedgerPlace, note, type OpenRow } from './rows.ts';

/** Longer names are told by their parts. */
const LONGEST = 8;

/** Rows in which the slips of a name stand beside it: what names/misspelt finds is no person of its own. */
export function withSlips(rows: readonly OpenRow[], passages: readonly LedgerFacts[], vocabulary: Vocabulary): readonly OpenRow[] {
  const { slips } = findSlips(passages.map(namesOf), vocabulary);
  if (slips.length === 0) return rows;
  const bySpelling = new Map<string, OpenRow>();
  for (const row of rows) if (row.kind === 'person') for (const text of row.spellings.keys()) bySpelling.set(text, row);
  for (const { reading, start, end, to } of slips) {
    const row = bySpelling.get(to);
    if (!row) continue;
    const text = (passages[reading] as LedgerFacts).text.slice(start, end);
    const place: LedgerPlace = { passage: reading, start, end };
    take(bySpelling.get(text), text, place);
    note(row, text, 'typo', place);
    row.differs = true;
  }
  return rows.filter((row) => row.spellings.size > 0);
}

/** Takes a place from the row of somebody who is none. */
function take(row: OpenRow | undefined, text: string, place: LedgerPlace): void {
  const places = row?.spellings.get(text)?.places;
  const at = places?.findIndex((p) => p.passage === place.passage && p.start === place.start) ?? -1;
  if (!row || !places || at < 0) return;
  places.splice(at, 1);
  if (places.length === 0) row.spellings.delete(text);
}

function namesOf({ text, listed, persons }: LedgerFacts): NamesRead {
  const people = listed.filter((f) => f.entry.kind === 'person' && (f.form === 'name' || f.form === 'full' || f.form === 'short') && f.text.length <= LONGEST);
  return {
    text,
    taken: listed.filter((f) => f.certain),
    listed: people.map((f) => f.text),
    called: persons.filter((p) => p.surname === undefined),
  };
}
