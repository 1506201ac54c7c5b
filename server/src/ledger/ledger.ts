import { type Entry, LAWFUL, type Lexicon } from '../lexicon/lexicon.ts';
import type { MentionCache } from '../lexicon/mentions.ts';
import type { Article } from '../text/article.ts';
import type { ArticleDate } from '../text/dateline.ts';
import type { KeptPassage } from '../text/passage.ts';
import { type LedgerFacts, ledgerFacts, ROW_KINDS, type RowKind } from './facts.ts';
import { officesOn } from './offices.ts';
import { type LedgerPlace, type LedgerRow, note, type OpenRow, openRow, type Spelling } from './rows.ts';
import { withSlips } from './slips.ts';
import { unlistedRows } from './unlisted.ts';

export interface Ledger {
  readonly date?: ArticleDate | undefined;
  /** By kind, in order of their first places. */
  readonly rows: readonly LedgerRow[];
}

/**
 * Merges the facts of an article's passages. A function of them, of the lexicon and of the day alone. Linear in the length of
 * the article.
 */
function makeLedger(passages: readonly LedgerFacts[], lexicon: Lexicon, date?: ArticleDate): Ledger {
  const open = [...listedRows(passages), ...unlistedRows(passages, lexicon.vocabulary)];
  const rows = withSlips(open, passages, lexicon.vocabulary).map((row) => close(row, date));
  const kind = (r: LedgerRow): number => ROW_KINDS.indexOf(r.kind);
  rows.sort((a, b) => kind(a) - kind(b) || a.first.passage - b.first.passage || a.first.start - b.first.start);
  return { date, rows };
}

function listedRows(passages: readonly LedgerFacts[]): OpenRow[] {
  const certain = new Set<Entry>();
  for (const { listed } of passages) for (const f of listed) if (f.certain) certain.add(f.entry);
  const rows = new Map<Entry, OpenRow>();
  passages.forEach(({ text, listed }, passage) => {
    for (const f of listed) {
      if (!certain.has(f.entry)) continue;
      const row = rows.get(f.entry) ?? openRow(f.entry.kind as RowKind, f.entry.name, f.entry);
      rows.set(f.entry, row);
      const title = f.title && { text: text.slice(f.title.start, f.title.end), range: f.title };
      note(row, f.text, f.form, { passage, start: f.start, end: f.end }, title);
    }
  });
  for (const row of rows.values()) row.differs = isMixed(row);
  return [...rows.values()];
}

/** True for a form that is wrong, two forms of a name that is not settled, two full forms. */
function isMixed({ entry, spellings }: OpenRow): boolean {
  let names = 0;
  let full = 0;
  for (const { form } of spellings.values()) {
    if (form !== 'unlisted' && !LAWFUL.has(form)) return true;
    if (form === 'name') names++;
    if (form === 'full') full++;
  }
  return (entry?.undecided === true && names > 1) || full > 1;
}

function close(row: OpenRow, date: ArticleDate | undefined): LedgerRow {
  const { kind, name, entry, differs } = row;
  const spellings = [...row.spellings].map(([text, { form, places }]) => ({ text, form, places }));
  const first = spellings.reduce((a, b) => (before(b.places[0] as LedgerPlace, a.places[0] as LedgerPlace) ? b : a)) as Spelling;
  const count = spellings.reduce((n, s) => n + s.places.length, 0);
  const titles = [...row.titles].map(([text, places]) => ({ text, places }));
  const offices = entry?.kind === 'person' ? officesOn(entry, date) : [];
  return { kind, name, entry, spellings, count, first: { ...(first.places[0] as LedgerPlace), text: first.text, form: first.form }, titles, offices, differs };
}

const before = (a: LedgerPlace, b: LedgerPlace): boolean => a.passage < b.passage || (a.passage === b.passage && a.start < b.start);

/** What the ledgers read of a draft. */
interface Source {
  readonly passages: readonly { readonly passage: KeptPassage }[];
  readonly articles: readonly Article[];
}

interface Kept {
  readonly passages: readonly KeptPassage[];
  readonly date: ArticleDate | undefined;
  readonly ledger: Ledger;
}

/**
 * The ledgers of a draft, made when first asked for and kept while their articles stay what they are. Nothing is done for what
 * nobody asks.
 */
export class Ledgers {
  /** by the first passage of the article */
  private readonly kept = new WeakMap<KeptPassage, Kept>();
  /** How many have been made: for tests. */
  made = 0;

  constructor(
    private readonly draft: Source,
    private readonly mentions: MentionCache,
  ) {}

  /** @param index of the article; undefined where there is none */
  of(index: number): Ledger | undefined {
    const article = this.draft.articles[index];
    if (!article) return undefined;
    const passages = this.draft.passages.slice(article.first, article.last + 1).map((p) => p.passage);
    const head = passages[0];
    if (!head) return undefined;
    const known = this.kept.get(head);
    if (known && known.passages.length === passages.length && known.passages.every((p, i) => p === passages[i]) && sameDate(known.date, article.date))
      return known.ledger;
    const ledger = makeLedger(
      passages.map((p) => ledgerFacts(p, this.mentions)),
      this.mentions.lexicon,
      article.date,
    );
    this.made++;
    this.kept.set(head, { passages, date: article.date, ledger });
    return ledger;
  }
}

function sameDate(a: ArticleDate | undefined, b: ArticleDate | undefined): boolean {
  return a === b || (a?.year === b?.year && a?.month === b?.month && a?.day === b?.day);
}
