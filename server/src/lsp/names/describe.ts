import { officesOn } from '../../ledger/offices.ts';
import type { LedgerRow } from '../../ledger/rows.ts';
import { type Entry, type Form, LAWFUL, type Mention, type Office } from '../../lexicon/lexicon.ts';
import type { Localized } from '../../rule/rule.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import { type DisplayLanguage, MESSAGES, say } from '../messages.ts';
import { pathOf } from '../uri.ts';

/** Most offices, spellings or titles that a description lists. */
const MOST = 8;
const MOST_SEEN = 4;

/** For whom a name is described. */
export interface Audience {
  /** day of the article; offices are looked up only where its year is known */
  readonly date: ArticleDate | undefined;
  readonly language: DisplayLanguage;
  readonly markdown: boolean;
}

/** What is known of a name of an article, as paragraphs of Markdown or plain text. @param spelling the one that is pointed at */
export function describeRow(row: LedgerRow, spelling: string, reader: Audience): string[] {
  const { language, markdown } = reader;
  const text = markdown ? escapeMarkdown : String;
  const out = row.entry ? describeEntry(row.entry, reader, spelling) : [markdown ? `**${text(row.name)}**` : row.name];
  const listed = (items: readonly { readonly text: string; readonly places: readonly unknown[] }[]): string =>
    items
      .slice(0, MOST)
      .map((s) => say(MESSAGES.times(text(s.text), s.places.length), language))
      .join(say(MESSAGES.listMark, language)) + (items.length > MOST ? '…' : '');
  out.push(`${say(MESSAGES.inArticle, language)}${listed(row.spellings)}${row.differs ? say(MESSAGES.differs, language) : ''}`);
  if (row.titles.length > 0) out.push(`${say(MESSAGES.titlesGiven, language)}${listed(row.titles)}`);
  return out;
}

/** What the lexicon knows of a mention that no ledger has: an agency, a pair, a form of several owners. */
export function describeMention(mention: Mention, spelling: string, reader: Audience): string[] {
  const out = describeEntry(mention.entry, reader, spelling);
  const text = reader.markdown ? escapeMarkdown : String;
  const rivals = (mention.rivals ?? []).map((e) => text(e.full ?? e.name));
  if (rivals.length > 0) out.push(`${say(MESSAGES.rivals, reader.language)}${rivals.join(say(MESSAGES.listMark, reader.language))}`);
  return out;
}

/** What the lexicon knows of a person, a body, a place …, as paragraphs of Markdown or plain text. @param spelling the one that is pointed at */
export function describeEntry(entry: Entry, reader: Audience, spelling: string = entry.name): string[] {
  const { language, markdown } = reader;
  const text = markdown ? escapeMarkdown : String;
  const names = [...new Set([entry.name, entry.full, entry.original, entry.country].filter((n) => n !== undefined))].map(text);
  const out = [[markdown ? `**${names[0]}**` : names[0], ...names.slice(1)].join(' · ')];
  const form = entry.forms.find((f) => f.text === spelling);
  if (form && !LAWFUL.has(form.kind)) out.push(text(say(aboutForm(form, entry.name), language)));
  if (entry.undecided) out.push(`${say(MESSAGES.undecided, language)}${entry.forms.map((f) => text(f.text)).join(say(MESSAGES.listMark, language))}`);
  if (entry.offices.length + (entry.seen?.length ?? 0) > 0) {
    const list = [...officeLines(entry, reader), ...seenLines(entry, reader)].map((l) => (markdown ? `- ${text(l)}` : l));
    if (entry.sure !== 'A') list.unshift(markdown ? `${say(MESSAGES.unsure, language)}\n` : say(MESSAGES.unsure, language));
    out.push(list.join('\n'));
  }
  const wrong = entry.forms.filter((f) => !LAWFUL.has(f.kind));
  if (wrong.length > 0)
    out.push(
      `${say(MESSAGES.otherForms, language)}${wrong
        .slice(0, MOST)
        .map((f) => text(withRegion(f)))
        .join(say(MESSAGES.listMark, language))}`,
    );
  out.push(text(origin(entry, reader)));
  return out;
}

function aboutForm({ text, kind, region }: Form, name: string): Localized {
  if (kind === 'typo') return MESSAGES.typoOf(text, name);
  if (kind === 'wrong') return MESSAGES.noSuch(text, name);
  return region ? MESSAGES.regional(text, region, name) : MESSAGES.oldForm(text, name);
}

function withRegion({ text, region }: Form): string {
  return region ? `${text}（${region}）` : text;
}

/** The latest offices, and whichever was held on the day. */
function officeLines(entry: Entry, { date, language }: Audience): string[] {
  const held = officesOn(entry, date);
  const heldBy = (o: Office) => held.find((h) => h.title === o.title && h.from === o.from);
  const { offices } = entry;
  return offices
    .filter((o, i) => i >= offices.length - MOST || heldBy(o))
    .map((o) => {
      const now = heldBy(o);
      const mark = !now ? '' : say(now.sure ? MESSAGES.inOffice : MESSAGES.perhapsInOffice, language);
      return `${o.title}${say(MESSAGES.colon, language)}${say(MESSAGES.term(o.from, o.to), language)}${mark}`;
    });
}

/** The titles last seen in print with a person, the latest first, without those of offices whose terms are known. */
function seenLines({ offices, seen = [] }: Entry, { language }: Audience): string[] {
  return seen
    .filter((s) => !offices.some((o) => o.title === s.title))
    .sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0))
    .slice(0, MOST_SEEN)
    .map((s) => `${s.title}${say(MESSAGES.colon, language)}${say(MESSAGES.lastSeen(s.last), language)}`);
}

/** Which lexicon says so, and how far it is to be trusted. */
function origin(entry: Entry, { date, language }: Audience): string {
  const file = pathOf(entry.from).split(/[\\/]/).at(-1) ?? entry.from;
  const doubts: Localized[] = [];
  if (entry.sure !== 'A') doubts.push(MESSAGES.grade(entry.sure));
  const old = entry.checked !== undefined && date?.year !== undefined && isYearBefore(entry.checked, date);
  if (entry.checked !== undefined && (entry.sure !== 'A' || old)) doubts.push(old ? MESSAGES.checkedLongAgo(entry.checked) : MESSAGES.checkedOn(entry.checked));
  // What comes with the product has no place in a file of the newsroom.
  const from = entry.place ? MESSAGES.fromHouse(file) : MESSAGES.fromShipped(file);
  return [from, ...doubts].map((m) => say(m, language)).join(say(MESSAGES.pause, language));
}

/** @param checked ISO day, month or year */
function isYearBefore(checked: string, { year = 0, month, day }: ArticleDate): boolean {
  const [y = 0, m = 12, d = 31] = checked.split('-').map(Number);
  return (y + 1) * 10_000 + m * 100 + d < year * 10_000 + month * 100 + day;
}

/** A text as Markdown that shows it as it is. */
export function escapeMarkdown(s: string): string {
  return s.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');
}
