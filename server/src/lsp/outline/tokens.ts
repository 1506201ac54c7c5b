import { type Range as LspRange, type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import type { LedgerPlace, LedgerRow } from '../../ledger/rows.ts';
import type { InitializationOptions } from '../../protocol.ts';
import type { Article } from '../../text/article.ts';
import { sourceOf } from '../../text/dateline.ts';
import { lineAt } from '../../text/draft.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { wholeOf } from './articles.ts';

/** What is coloured: indices of the legend. */
const DATELINE = 0;
const PERSON = 1;
const OFFICE = 2;
const ORGANISATION = 3;

/** Standard types for clients that have colours for those alone. */
const STANDARD = ['keyword', 'variable', 'decorator', 'namespace'];
const NEWS = ['dateline', 'person', 'office', 'organisation'];

export const legend = (options: InitializationOptions): SemanticTokensLegend => ({ tokenTypes: options.newsTokens ? NEWS : STANDARD, tokenModifiers: [] });

const NO_TOKENS: SemanticTokens = { data: [] };

/** Tokens of a document, or of a part of it: datelines, persons with their titles, organisations. */
export async function semanticTokens(session: Session, doc: OpenDocument, range?: LspRange): Promise<SemanticTokens> {
  await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  if (!checkedDraft) return NO_TOKENS;
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const { draft } = checkedDraft;
  const part = range ? convert.offsets(range) : { start: 0, end: draft.text.length };
  const builder = new SemanticTokensBuilder();
  for (const { range: at, token } of tokensIn(checkedDraft, part)) {
    for (const line of linesOf(at, draft.lineStarts, draft.text)) {
      const { start, end } = convert.range(line);
      builder.push(start.line, start.character, end.character - start.character, token, 0);
    }
  }
  return builder.build();
}

interface Placed {
  /** UTF-16 units of the draft */
  readonly range: Range;
  readonly token: number;
}

/** The tokens of a stretch of a draft, in order, without overlaps. */
function tokensIn(checkedDraft: CheckedDraft, part: Range): Placed[] {
  const { passages, articles } = checkedDraft.draft;
  const from = lowest(passages.length, (i) => wholeOf(passages[i] as PlacedPassage).end >= part.start);
  const to = lowest(passages.length, (i) => wholeOf(passages[i] as PlacedPassage).start >= part.end);
  const out: Placed[] = [];
  articles.forEach((article, index) => {
    if (article.last < from || article.first >= to) return;
    // One by one: a call takes no more arguments than the stack has room for.
    for (const token of new ArticleTokens(checkedDraft, index, article, from, to).sorted()) out.push(token);
  });
  return out;
}

/** Index of the first of n items for which `holds`, of items that hold from some point on, or n. */
function lowest(n: number, holds: (i: number) => boolean): number {
  let lo = 0;
  let hi = n;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (holds(mid)) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

/** Collects the tokens of one article, in passages [from, to) of the draft. */
class ArticleTokens {
  private readonly list: Placed[] = [];

  constructor(
    private readonly checkedDraft: CheckedDraft,
    index: number,
    private readonly article: Article,
    private readonly from: number,
    private readonly to: number,
  ) {
    for (let i = Math.max(from, article.first); i < Math.min(to, article.last + 1); i++) this.dateline(i);
    for (const row of checkedDraft.ledger(index)?.rows ?? []) this.names(row);
  }

  /** In order of place; of two that overlap the one that begins first, or the longer one. */
  sorted(): Placed[] {
    this.list.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
    let end = -1;
    return this.list.filter(({ range }) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
  }

  private dateline(index: number): void {
    const p = this.checkedDraft.draft.passages[index] as PlacedPassage;
    if (isHeading(p)) return;
    const { dateline, credit } = sourceOf(p.passage, this.checkedDraft.lexicon);
    const read = dateline ?? credit?.dateline;
    if (!read) return;
    // The reporters in its bracket are persons like others.
    this.list.push({ range: sourceRange(p, { start: read.range.start, end: read.bracket?.start ?? read.range.end }), token: DATELINE });
    for (const { range } of read.reporters) this.list.push({ range: sourceRange(p, range), token: PERSON });
  }

  private names({ kind, spellings, titles }: LedgerRow): void {
    if (kind !== 'person' && kind !== 'organisation') return;
    for (const { places } of spellings) this.places(places, kind === 'person' ? PERSON : ORGANISATION);
    for (const { places } of titles) this.places(places, OFFICE);
  }

  /** @param places in order */
  private places(places: readonly LedgerPlace[], token: number): void {
    const { passages } = this.checkedDraft.draft;
    const { first } = this.article;
    for (let k = lowest(places.length, (i) => (places[i] as LedgerPlace).passage >= this.from - first); k < places.length; k++) {
      const place = places[k] as LedgerPlace;
      if (place.passage >= this.to - first) break;
      const p = passages[first + place.passage] as PlacedPassage;
      if (!isHeading(p)) this.list.push({ range: sourceRange(p, place), token });
    }
  }
}

/** Headings have a colour of their own, which a name in another would break. */
const isHeading = ({ passage: { kind, level } }: PlacedPassage): boolean => level > 0 || kind === 'headline' || kind === 'heading';

/** A range line by line, without line ends: few clients take tokens of several lines. */
function linesOf({ start, end }: Range, starts: Int32Array, text: string): Range[] {
  const out: Range[] = [];
  for (let line = lineAt(starts, start), from = start; from < end; line++) {
    const next = starts[line + 1] ?? text.length;
    let to = Math.min(end, next);
    while (to > from && isLineEnd(text.charCodeAt(to - 1))) to--;
    if (to > from) out.push({ start: from, end: to });
    if (next <= from) break;
    from = next;
  }
  return out;
}

const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;
