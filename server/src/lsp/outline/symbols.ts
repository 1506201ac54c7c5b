import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Article } from '../../text/article.ts';
import { sourceOf } from '../../text/dateline.ts';
import { type NumberedHeading, numberedHeadings } from '../../text/lists/headings.ts';
import { type PlacedPassage, sourceRange } from '../../text/placed-passage.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter } from '../convert.ts';
import type { OpenDocument } from '../document.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';
import type { Session } from '../session.ts';
import { extentOf, inOneLine, titleOf, wholeOf } from './articles.ts';

/** Longest name of a symbol, in UTF-16 units. */
const LONGEST = 60;
/** Levels of Markdown; those of numbered headings (一、 （一） 1.) follow, since a number stands under a mark. */
const MARKED = 6;
/** Level of a subhead that neither mark nor number places: under all others. */
const SUBHEAD = 20;

/** An item of the outline, in UTF-16 units of the draft. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly kind: SymbolKind;
  /** all that belongs to it */
  readonly range: Range;
  /** where its name stands */
  readonly selection: Range;
  /** of headings, 0 of all else */
  readonly level: number;
  /** Every reader of Markdown knows it: it is a marked heading, or it is called what such a one says. */
  readonly marked: boolean;
  readonly children: readonly OutlineItem[];
}

/**
 * The outline of a document: its articles with dateline, credits and sections. A client that lists the headings of Markdown by
 * itself is told only what it does not know there: datelines, credits, and headings that nothing marks.
 */
export async function documentSymbols(session: Session, doc: OpenDocument): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const { setup } = await session.check(doc);
  const checkedDraft = doc.checkedDraft;
  if (!checkedDraft) return [];
  const { capabilities } = session;
  const items = outline(checkedDraft, setup.language);
  const convert = new Converter(doc.text, capabilities.encoding);
  if (capabilities.options.outlinesMarkdown && checkedDraft.draft.language === 'markdown') {
    const unknown = flat(items).filter(({ item }) => !item.marked);
    const bare = unknown.map(({ item }) => ({ ...item, range: item.selection, children: [] }));
    return capabilities.nestedSymbols ? bare.map((i) => symbolOf(i, convert)) : bare.map((i) => informationOf(i, undefined, convert, doc.uri));
  }
  if (capabilities.nestedSymbols) return items.map((i) => symbolOf(i, convert));
  return flat(items).map(({ item, within }) => informationOf(item, within, convert, doc.uri));
}

function symbolOf({ name, detail, kind, range, selection, children }: OutlineItem, convert: Converter): DocumentSymbol {
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind,
    range: convert.range(range),
    selectionRange: convert.range(selection),
    ...(children.length === 0 ? {} : { children: children.map((c) => symbolOf(c, convert)) }),
  };
}

function informationOf({ name, kind, range }: OutlineItem, within: string | undefined, convert: Converter, uri: string): SymbolInformation {
  return { name, kind, location: { uri, range: convert.range(range) }, ...(within === undefined ? {} : { containerName: within }) };
}

/** Items in order of place, each with the name of the one that it stands in. */
function flat(items: readonly OutlineItem[]): { item: OutlineItem; within: string | undefined }[] {
  const out: { item: OutlineItem; within: string | undefined }[] = [];
  const walk = (list: readonly OutlineItem[], within: string | undefined): void => {
    for (const item of list) {
      out.push({ item, within });
      walk(item.children, item.name);
    }
  };
  walk(items, undefined);
  return out;
}

/** The articles of a linted draft as items. Linear in the number of passages. */
export function outline(checkedDraft: CheckedDraft, language: DisplayLanguage): OutlineItem[] {
  const { draft } = checkedDraft;
  return draft.articles.map((article, index): OutlineItem => {
    const head = draft.passages[article.headline ?? article.first] as PlacedPassage;
    const { date } = article;
    const day = date && [date.year, date.month, date.day].filter((n) => n !== undefined).join('-');
    return {
      name: titleOf(checkedDraft, index, language),
      detail: day,
      kind: SymbolKind.File,
      range: extentOf(draft, article),
      selection: wholeOf(head),
      level: 0,
      // One without a headline is called by its first words, which are no heading.
      marked: article.headline === undefined || head.passage.level > 0,
      children: new Sections(checkedDraft, article, language).items,
    };
  });
}

/** A section that is still open. */
interface Open {
  readonly item: Omit<OutlineItem, 'range' | 'children'>;
  readonly children: OutlineItem[];
}

/** Builds the items inside one article. */
class Sections {
  readonly items: OutlineItem[] = [];
  private readonly open: Open[] = [];
  /** end of the last passage that has been seen */
  private end = 0;
  /** by index of the passage in the article */
  private readonly numbered: ReadonlyMap<number, NumberedHeading>;

  constructor(
    private readonly checkedDraft: CheckedDraft,
    private readonly article: Article,
    private readonly language: DisplayLanguage,
  ) {
    const { passages } = checkedDraft.draft;
    const last = this.lastOfText(article);
    this.numbered = numberedHeadings(passages.slice(article.first, last + 1).map(({ passage }) => passage));
    for (let i = article.first; i <= article.last; i++) {
      const p = passages[i] as PlacedPassage;
      // Credits at the end are the article's, not its last section's.
      if (i === last + 1) this.closeTo(0);
      this.read(p, i);
      this.end = wholeOf(p).end;
    }
    this.closeTo(0);
  }

  /** Index of the last passage of an article that is more than a credit. */
  private lastOfText({ first, last }: Article): number {
    let i = last;
    while (i > first && sourceOf((this.checkedDraft.draft.passages[i] as PlacedPassage).passage, this.checkedDraft.lexicon).credit) i--;
    return i;
  }

  private read(p: PlacedPassage, index: number): void {
    const { passage } = p;
    const { article } = this;
    const { dateline, credit, endCredit } = sourceOf(passage, this.checkedDraft.lexicon);
    const isHeading = index !== article.headline && !dateline && !credit;
    const numbered = isHeading && passage.level === 0 ? this.numbered.get(index - article.first) : undefined;
    if (numbered && numbered.level > 0) this.section(p, numbered.title, MARKED + numbered.level);
    const level = isHeading && !numbered ? levelOf(passage) : 0;
    if (level > 0) {
      this.section(p, { start: 0, end: passage.text.length }, level);
      return;
    }
    if (passage.level > 0) return;
    const isHead = dateline?.position === 'head';
    if (isHead && dateline === article.dateline) this.leaf(p, dateline.range, SymbolKind.Event, say(MESSAGES.dateline, this.language));
    const own = (isHead ? undefined : credit) ?? endCredit?.credit;
    if (own) this.leaf(p, own.range, SymbolKind.Property, say(MESSAGES[own.kind], this.language));
  }

  /** Opens a section under a heading, whose words may be part of a passage: （一）加强领导。各地要…… */
  private section(p: PlacedPassage, title: Range, level: number): void {
    this.closeTo(level);
    const name = inOneLine(p.passage.text.slice(title.start, title.end), LONGEST);
    if (!name) return;
    this.open.push({ item: { name, kind: SymbolKind.String, selection: sourceRange(p, title), level, marked: p.passage.level > 0 }, children: [] });
  }

  private leaf(p: PlacedPassage, at: Range, kind: SymbolKind, detail: string): void {
    const name = inOneLine(p.passage.text.slice(at.start, at.end), LONGEST);
    const range = sourceRange(p, at);
    if (name) this.add({ name, detail, kind, range, selection: range, level: 0, marked: false, children: [] });
  }

  private add(item: OutlineItem): void {
    (this.open.at(-1)?.children ?? this.items).push(item);
  }

  /** Closes the sections of a level and those inside them. */
  private closeTo(level: number): void {
    for (let last = this.open.at(-1); last && last.item.level >= level; last = this.open.at(-1)) {
      this.open.pop();
      const { item, children } = last;
      this.add({ ...item, range: { start: item.selection.start, end: Math.max(this.end, item.selection.end) }, children });
    }
  }
}

function levelOf({ kind, level }: PlacedPassage['passage']): number {
  if (level > 0) return level;
  if (kind === 'headline') return 1;
  if (kind === 'heading') return 2;
  return kind === 'subhead' ? SUBHEAD : 0;
}
