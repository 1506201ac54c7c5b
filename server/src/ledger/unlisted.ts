import type { Vocabulary } from '../lexicon/vocabulary.ts';
import type { LedgerFacts } from './facts.ts';
import type { PersonFact } from './person-fact.ts';
import { isPerson } from './persons.ts';
import { type LedgerPlace, note, type OpenRow, openRow } from './rows.ts';

/**
 * The people of an article whom the lexicon does not know: those in the contexts of names, and 名·姓. Once a name is known, all
 * its places count, those outside of such contexts too.
 */
export function unlistedRows(passages: readonly LedgerFacts[], vocabulary: Vocabulary): readonly OpenRow[] {
  const names = personNames(passages, vocabulary);
  if (names.size === 0) return [];
  const titles = titlesByPlace(passages);
  const byHead = new Map<string, string[]>();
  for (const name of [...names.keys()].sort((a, b) => b.length - a.length)) byHead.set(name.slice(0, 2), [...(byHead.get(name.slice(0, 2)) ?? []), name]);
  passages.forEach((facts, passage) => {
    let k = 0;
    for (let i = 0; i + 1 < facts.text.length; i++) {
      const name = byHead.get(facts.text.slice(i, i + 2))?.find((n) => facts.text.startsWith(n, i));
      if (name === undefined) continue;
      const place: LedgerPlace = { passage, start: i, end: i + name.length };
      while (k < facts.listed.length && (facts.listed[k]?.end ?? 0) <= i) k++;
      const listed = facts.listed[k];
      if (listed?.certain && listed.start < place.end) continue;
      note(names.get(name) as OpenRow, name, name.includes('·') ? 'full' : 'unlisted', place, titles.get(placeKey(place)));
      i = place.end - 1;
    }
  });
  return [...new Set(names.values())].filter((row) => row.spellings.size > 0);
}

const placeKey = (p: LedgerPlace): string => `${p.passage} ${p.start}`;

function titlesByPlace(passages: readonly LedgerFacts[]) {
  const titles = new Map<string, { readonly text: string; readonly range: { readonly start: number; readonly end: number } }>();
  passages.forEach(({ text, persons }, passage) => {
    for (const { start, end, title } of persons)
      if (title) titles.set(placeKey({ passage, start, end }), { text: text.slice(title.start, title.end), range: title });
  });
  return titles;
}

/** By spelling: a full form and the surname that goes on alone share a row. */
function personNames(passages: readonly LedgerFacts[], vocabulary: Vocabulary): Map<string, OpenRow> {
  const seen = new Map<string, { fact: PersonFact; times: number }>();
  for (const { persons } of passages) {
    for (const fact of persons) {
      if (!fact.bounded) continue;
      const known = seen.get(fact.text);
      if (!known) seen.set(fact.text, { fact, times: 1 });
      else {
        known.times++;
        if (!known.fact.title && fact.title) known.fact = fact;
      }
    }
  }
  const names = new Map<string, OpenRow>();
  const put = (text: string): OpenRow => {
    const row = names.get(text) ?? openRow('person', text);
    names.set(text, row);
    return row;
  };
  for (const [text, { fact, times }] of seen) {
    if (!isPerson(fact, times, vocabulary)) continue;
    names.set(text, put(fact.surname ?? text));
  }
  return names;
}
