import { type CompletionItem, CompletionItemKind, type CompletionList, InsertTextFormat, MarkupKind, type Position } from 'vscode-languageserver';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Entry, EntryKind } from '../../lexicon/lexicon.ts';
import { append } from '../../text/append.ts';
import { Draft } from '../../text/draft.ts';
import type { Range } from '../../text/range.ts';
import type { CheckedDraft } from '../../workspace/check.ts';
import { Converter, lintedText } from '../convert.ts';
import type { Checked, OpenDocument } from '../document.ts';
import { MESSAGES, say } from '../messages.ts';
import { type Audience, describeEntry, describeRow } from '../names/describe.ts';
import { articleAt, rangeOf } from '../names/named.ts';
import { isChineseProse } from '../prose.ts';
import { readAs, type Session } from '../session.ts';
import { datelineTemplates, datelineWord, isNearTop } from './dateline.ts';
import { nameIndex } from './name-index.ts';
import { type Choice, choicesFor, type Place } from './names.ts';
import { isText, type LineOfText, lineOfText, type Typed, typedAt } from './query.ts';

/** A list is no longer than this: who does not see the name types another letter. */
const MOST = 40;
/** A draft that has just been begun: not yet prose, but nothing else either. */
const BEGINNING = 1000;
const MOST_LATIN = 12;

const KINDS: Readonly<Record<EntryKind, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  organisation: CompletionItemKind.Module,
  place: CompletionItemKind.Field,
  event: CompletionItemKind.Property,
  agency: CompletionItemKind.Interface,
  term: CompletionItemKind.Text,
  pair: CompletionItemKind.Text,
};

/** What an item carries so that it can be described when it is looked at. */
interface ItemData {
  readonly uri: string;
  readonly article: number;
  readonly name: string;
  readonly full?: string | undefined;
  readonly listed: boolean;
}

/** The state that an answer is made from. */
interface Asked {
  readonly session: Session;
  readonly doc: OpenDocument;
  readonly checked: Checked;
  readonly draft: Draft;
  readonly checkedDraft: CheckedDraft | undefined;
  readonly line: LineOfText;
  readonly offset: number;
  readonly convert: Converter;
}

/**
 * Names that what is typed may be the beginning of (characters, initials, pinyin), with titles that are right for the article's
 * day, and datelines of today at the head of an article.
 */
export async function complete(session: Session, doc: OpenDocument, position: Position): Promise<CompletionList> {
  const nothing = { isIncomplete: true, items: [] };
  const text = lintedText(doc.text);
  const convert = new Converter(doc.text, session.capabilities.encoding);
  const offset = Math.min(convert.offset(position), text.length);
  const line = lineOfText(text, offset);
  const typed = typedAt(line);
  const word = datelineWord(line);
  if (!typed && word === undefined) return nothing;
  const checked = await session.check(doc);
  const checkedDraft = checked.quiet ? undefined : doc.checkedDraft;
  const draft = checkedDraft?.draft ?? beginning(doc, text, checked);
  if (!draft) return nothing;
  const asked: Asked = { session, doc, checked, draft, checkedDraft, line, offset, convert };
  const items = word === undefined ? [] : datelines(asked, word);
  if (typed && isText(draft, offset - 1, offset)) append(items, names(asked, typed));
  return { isIncomplete: true, items: items.slice(0, MOST) };
}

/** A draft of which too little stands yet to be taken for Chinese prose. */
function beginning(doc: OpenDocument, text: string, { quiet, setup }: Checked): Draft | undefined {
  if (quiet !== 'not-prose' || text.length > BEGINNING) return undefined;
  if (!isChineseProse(text, 1) && (text.match(/\p{L}/gu) ?? []).length > MOST_LATIN) return undefined;
  const draft = new Draft(readAs(doc.languageId), setup.lexicon);
  draft.update(text);
  return draft;
}

function datelines({ session, checked, draft, line, offset, convert }: Asked, word: string): CompletionItem[] {
  const { lexicon, engine, language } = checked.setup;
  const templates = datelineTemplates(word, lexicon, engine.profile, session.parts.host.now(), say(MESSAGES.nameOf, language));
  if (templates.length === 0 || !isNearTop(draft, line.start, lexicon)) return [];
  const range = convert.range({ start: offset - word.length, end: offset });
  return templates.map(({ text, snippet, filter }, i) => ({
    label: text,
    kind: CompletionItemKind.Snippet,
    detail: say(MESSAGES.datelineTemplate, language),
    filterText: filter,
    sortText: `0${String(i).padStart(3, '0')}`,
    insertTextFormat: session.capabilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: session.capabilities.snippets ? snippet : text },
  }));
}

function names(asked: Asked, typed: Typed): CompletionItem[] {
  const { doc, checked, draft, checkedDraft, line, offset } = asked;
  const { lexicon, language } = checked.setup;
  const article = articleAt(draft, offset - 1);
  const ledger = article < 0 ? undefined : checkedDraft?.ledger(article);
  const date = draft.articles[article]?.date;
  const place: Place = { line, typed, lexicon, ledger, date, isOther: (p) => rangeOf(draft, article, p).end !== offset };
  const choices = choicesFor(place).slice(0, MOST);
  return choices.map((c, i) => {
    const range: Range = { start: offset - c.length, end: offset };
    const data: ItemData = { uri: doc.uri, article, name: c.name, full: c.entry?.full, listed: c.entry !== undefined };
    return {
      label: c.insert,
      kind: KINDS[c.entry?.kind ?? 'person'],
      detail: detailOf(c, language),
      filterText: c.filter(),
      sortText: `1${String(i).padStart(3, '0')}`,
      textEdit: { range: asked.convert.range(range), newText: c.insert },
      data,
    };
  });
}

function detailOf({ entry, instead, used }: Choice, language: Audience['language']): string {
  const about = entry ? [entry.original, entry.country] : [];
  const parts = [...about, instead && say(MESSAGES.insteadOf(instead), language), used > 0 ? say(MESSAGES.usedInArticle(used), language) : undefined];
  return parts.filter((p) => p !== undefined && p !== '').join(' · ');
}

/** Describes an item that a user looks at, as a hover does. Gives it back as it is where the document is gone. */
export async function resolveCompletion(session: Session, doc: OpenDocument | undefined, item: CompletionItem): Promise<CompletionItem> {
  const data = item.data as Partial<ItemData> | undefined;
  if (!doc || data?.name === undefined) return item;
  const { setup, quiet } = await session.check(doc);
  const checkedDraft = quiet ? undefined : doc.checkedDraft;
  const ledger: Ledger | undefined = data.article === undefined ? undefined : checkedDraft?.ledger(data.article);
  const markdown = session.capabilities.completionMarkdown;
  const reader: Audience = { date: ledger?.date, language: setup.language, markdown };
  const entry: Entry | undefined = data.listed ? nameIndex(setup.lexicon).entry(data.name, data.full) : undefined;
  const row = ledger?.rows.find((r) => (entry ? r.entry === entry : !r.entry && r.name === data.name));
  const paragraphs = row ? describeRow(row, row.name, reader) : entry ? describeEntry(entry, reader) : [];
  if (paragraphs.length === 0) return item;
  const value = paragraphs.join('\n\n');
  return { ...item, documentation: markdown ? { kind: MarkupKind.Markdown, value } : value };
}

/** The document that an item was offered in. */
export function uriOfItem({ data }: CompletionItem): string {
  const uri = (data as Partial<ItemData> | undefined)?.uri;
  return typeof uri === 'string' ? uri : '';
}
