import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { type Draft, lineAt } from '../../text/draft.ts';
import type { PlacedPassage } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import type { OpenDocument } from '../document.ts';
import type { Session } from '../session.ts';
import { wholeOf } from './articles.ts';
import { type OutlineItem, outline } from './symbols.ts';

/** What of a document can be folded: front matter, articles, sections under headings, printed columns. */
export async function foldingRanges(session: Session, doc: OpenDocument): Promise<FoldingRange[]> {
  await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  return checkedDraft ? foldsOf(checkedDraft, session.capabilities.foldingLimit) : [];
}

/** @param limit most ranges that the client takes: the widest are kept */
function foldsOf(checkedDraft: CheckedDraft, limit: number): FoldingRange[] {
  const { draft } = checkedDraft;
  const folds = new Folds(draft);
  if (draft.frontLines > 0) folds.lines(0, draft.frontLines - 1);
  const articles = outline(checkedDraft, 'zh');
  for (const { range } of articles) folds.add(range, FoldingRangeKind.Region);
  // Level by level, so that what is left out under a limit is what lies deepest.
  for (let inner: readonly OutlineItem[] = articles.flatMap((a) => a.children); inner.length > 0; inner = inner.flatMap((i) => i.children)) {
    for (const { level, range } of inner) if (level > 0) folds.add(range);
  }
  for (const column of columns(draft)) folds.add(column);
  return folds.list.slice(0, limit).sort((a, b) => a.startLine - b.startLine);
}

/** Folds, at most one that begins on a line. */
class Folds {
  readonly list: FoldingRange[] = [];
  private readonly begun = new Set<number>();

  constructor(private readonly draft: Draft) {}

  add({ start, end }: Range, kind?: FoldingRangeKind): void {
    this.lines(lineAt(this.draft.lineStarts, start), lineAt(this.draft.lineStarts, Math.max(start, end - 1)), kind);
  }

  lines(startLine: number, endLine: number, kind?: FoldingRangeKind): void {
    if (endLine <= startLine || this.begun.has(startLine)) return;
    this.begun.add(startLine);
    this.list.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  }
}

/** Where the column blocks stand. */
function columns({ passages }: Draft): Range[] {
  const out: Range[] = [];
  passages.forEach((p, i) => {
    const { column } = p.passage;
    if (!column) return;
    const last = passages[Math.min(i + column.paragraphs, passages.length) - 1] as PlacedPassage;
    out.push({ start: wholeOf(p).start, end: wholeOf(last).end });
  });
  return out;
}
