import type { Range as LspRange, Position } from 'vscode-languageserver';
import type { LedgerPlace, LedgerRow } from '../../ledger/rows.ts';
import type { LedgerParams, LedgerResult, ShownPlace, ShownRow } from '../../protocol.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { articleSpan, isHighSurrogate, titleOf } from '../outline/articles.ts';
import type { Session } from '../session.ts';
import { articleAt, passageOf, rangeOf } from './named.ts';

/** Limits of a reply. What they leave out is counted in it, so that the view can say so. */
export const MOST_ROWS = 1000;
export const MOST_PLACES_EACH = 200;
export const MOST_PLACES = 5000;
/** Units of the passage that are shown before and behind a name: side bars are narrow. */
const BEFORE = 8;
const BEHIND = 24;

/** The ledger of the article that holds a position: what the tree view shows. */
export async function showLedger(session: Session, doc: OpenDocument, { position }: LedgerParams): Promise<LedgerResult> {
  const { quiet, setup } = await session.check(doc);
  const { version } = doc;
  const checkedDraft = doc.checkedDraft;
  if (quiet || !checkedDraft) return { version, quiet, rows: [], omitted: NOTHING };
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const { draft } = checkedDraft;
  // What stands before the first article belongs to that.
  const index = Math.max(0, position ? articleAt(draft, convert.offset(position)) : 0);
  const ledger = checkedDraft.ledger(index);
  if (!ledger) return { version, rows: [], omitted: NOTHING };
  const shown = new Reply(checkedDraft, index, convert);
  const rows = ledger.rows.slice(0, MOST_ROWS).map((row) => shown.row(row));
  shown.locate();
  return {
    version,
    article: {
      index,
      count: draft.articles.length,
      title: titleOf(checkedDraft, index, setup.language),
      ...(ledger.date ? { date: dayOf(ledger.date) } : {}),
      range: convert.range(articleSpan(draft, index)),
    },
    rows,
    omitted: { rows: ledger.rows.length - rows.length, places: shown.omitted },
  };
}

const NOTHING = { rows: 0, places: 0 };

const two = (n: number): string => String(n).padStart(2, '0');

function dayOf({ year, month, day }: ArticleDate): string {
  return `${year === undefined ? '' : `${year}-`}${two(month)}-${two(day)}`;
}

/** A place whose offsets have still to be converted. */
interface Waiting {
  readonly at: Range;
  readonly range: { start: Position; end: Position };
}

/** One reply while it is put together. */
class Reply {
  omitted = 0;
  private left = MOST_PLACES;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly checkedDraft: CheckedDraft,
    private readonly article: number,
    private readonly convert: Converter,
  ) {}

  row({ kind, name, entry, count, differs, first, spellings, titles, offices }: LedgerRow): ShownRow {
    return {
      kind,
      name,
      ...(entry?.full === undefined ? {} : { full: entry.full }),
      ...(entry?.original === undefined ? {} : { original: entry.original }),
      listed: entry !== undefined,
      count,
      differs,
      first: { text: first.text, form: first.form, range: this.range(first) },
      spellings: spellings.map(({ text, form, places }) => ({ text, form, count: places.length, places: this.places(places) })),
      titles: titles.map(({ text, places }) => ({ text, count: places.length, places: this.places(places) })),
      offices: offices.map(({ title, from, to, sure }) => ({ title, from, ...(to === undefined ? {} : { to }), sure })),
    };
  }

  /** The places that there is room for. The first is always shown, so that a click has somewhere to go. */
  private places(places: readonly LedgerPlace[]): ShownPlace[] {
    const room = Math.max(1, Math.min(MOST_PLACES_EACH, this.left));
    const out = places.slice(0, room).map((p) => this.place(p));
    this.left -= out.length;
    this.omitted += places.length - out.length;
    return out;
  }

  private place(p: LedgerPlace): ShownPlace {
    const { draft } = this.checkedDraft;
    const { text } = passageOf(draft, this.article, p).passage;
    return { range: this.range(p), ...contextOf(text, p) };
  }

  private range(p: LedgerPlace): LspRange {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    this.waiting.push({ at: rangeOf(this.checkedDraft.draft, this.article, p), range });
    return range;
  }

  /** Converts all offsets in ascending order: one pass over the text, however the rows lie. */
  locate(): void {
    const offsets = [...new Set(this.waiting.flatMap(({ at }) => [at.start, at.end]))].sort((a, b) => a - b);
    const positions = new Map(offsets.map((o) => [o, this.convert.position(o)]));
    for (const { at, range } of this.waiting) {
      range.start = positions.get(at.start) as Position;
      range.end = positions.get(at.end) as Position;
    }
  }
}

/** What stands round a stretch of a text, never cut inside a character. */
function contextOf(text: string, { start, end }: Range): Omit<ShownPlace, 'range'> {
  let from = Math.max(0, start - BEFORE);
  if (isHighSurrogate(text.charCodeAt(from - 1))) from--;
  let to = Math.min(text.length, end + BEHIND);
  if (isHighSurrogate(text.charCodeAt(to - 1))) to++;
  return {
    before: `${from > 0 ? '…' : ''}${plain(text.slice(from, start))}`,
    text: plain(text.slice(start, end)),
    after: `${plain(text.slice(end, to))}${to < text.length ? '…' : ''}`,
  };
}

/** U+FFFC stands for things that are no text. */
const plain = (s: string): string => s.replace(/[\uFFFC\s]/g, ' ');
