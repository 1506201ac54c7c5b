import type { Entry, FormKind, Mention } from '../lexicon/lexicon.ts';
import type { MentionCache } from '../lexicon/mentions.ts';
import type { Vocabulary } from '../lexicon/vocabulary.ts';
import { contextNames } from '../names/contexts.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { Range } from '../text/range.ts';
import { dottedNames } from './dotted.ts';
import type { PersonFact } from './person-fact.ts';
import { titleRange } from './titles.ts';

/** A listed name in a passage. */
interface ListedFact extends Range {
  readonly entry: Entry;
  readonly form: FormKind;
  readonly text: string;
  /** Other readings are as good: it counts only beside a certain one. */
  readonly certain: boolean;
  readonly title?: Range | undefined;
}

/** What one passage says for the ledger of its article. Ranges are units of its text; it knows nothing of its place. */
export interface LedgerFacts {
  readonly text: string;
  readonly listed: readonly ListedFact[];
  readonly persons: readonly PersonFact[];
}

declare module '../text/passage.ts' {
  interface PassageMemo {
    /** what it says for a ledger, once somebody asks for one */
    ledger?: LedgerFacts | undefined;
  }
}

/** Kinds of entries that have rows. */
export const ROW_KINDS = ['person', 'organisation', 'place', 'event', 'term'] as const;
export type RowKind = (typeof ROW_KINDS)[number];
const isRowKind = (kind: string): kind is RowKind => (ROW_KINDS as readonly string[]).includes(kind);

/** The facts of a passage, read once and kept with it. */
export function ledgerFacts(passage: KeptPassage, mentions: MentionCache): LedgerFacts {
  passage.memo.ledger ??= readFacts(passage.text, mentions.of(passage), mentions.lexicon.vocabulary);
  return passage.memo.ledger;
}

function readFacts(text: string, mentions: readonly Mention[], vocabulary: Vocabulary): LedgerFacts {
  const listed: ListedFact[] = [];
  for (const m of mentions) if (isRowKind(m.entry.kind) && !m.rivals) listed.push(listedFact(text, m, mentions));
  const dotted = dottedNames(text, mentions);
  const persons: PersonFact[] = [...dotted];
  let k = 0;
  for (const name of contextNames(text, mentions, vocabulary)) {
    // A part of a longer name is no name of its own.
    while (k < dotted.length && (dotted[k] as PersonFact).end <= name.start) k++;
    if ((dotted[k]?.start ?? text.length) < name.end) continue;
    persons.push({ ...name, title: name.behindTitle ? titleRange(text, name.start, mentions) : undefined });
  }
  return { text, listed, persons };
}

function listedFact(text: string, m: Mention, mentions: readonly Mention[]): ListedFact {
  const { start, end, entry, form, certain } = m;
  const title = entry.kind === 'person' ? titleRange(text, start, mentions) : undefined;
  return { start, end, entry, form, text: text.slice(start, end), certain, title };
}
