import type { Entry, Form, Lexicon, Mention, Office } from '../lexicon/lexicon.ts';
import type { ArticleDate } from '../text/dateline.ts';
import type { Draft } from '../text/draft.ts';
import { type Language, MESSAGES, say } from './messages.ts';

/** Most offices and spellings that a hover lists. */
const MOST = 8;

/** The name that stands at an offset of a text, if the lexicon has it. Reads one line. */
export function mentionAt(text: string, at: number, lexicon: Lexicon): Mention | undefined {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const end = [text.indexOf('\n', at), text.indexOf('\r', at)].reduce((a, b) => (b >= 0 && b < a ? b : a), text.length);
  const found = lexicon.scan(text.slice(start, end)).find((m) => m.start <= at - start && at - start < m.end);
  return found && { ...found, start: found.start + start, end: found.end + start };
}

/** Day of the article that holds an offset, where its year is known. */
export function dateAt(draft: Draft, at: number): ArticleDate | undefined {
  let date: ArticleDate | undefined;
  for (const article of draft.articles) {
    if ((draft.passages[article.first]?.base ?? 0) > at) break;
    date = article.date;
  }
  return date?.year === undefined ? undefined : date;
}

/** What the lexicon knows of a person, a body or an agency, as paragraphs of Markdown or plain text. */
export function describeEntry(entry: Entry, date: ArticleDate | undefined, language: Language, markdown: boolean): string[] {
  const bold = (s: string): string => (markdown ? `**${s}**` : s);
  const names = [...new Set([entry.name, entry.full, entry.original].filter((n) => n !== undefined))];
  const out = [[bold(names[0] as string), ...names.slice(1)].join(' · ')];
  if (entry.undecided) out.push(`${say(MESSAGES.undecided, language)}${entry.forms.map((f) => f.text).join('、')}`);
  if (entry.offices.length > 0) {
    const list = entry.sure === 'A' ? entry.offices.slice(-MOST).map((o) => describeOffice(o, date, language)) : [say(MESSAGES.unsure, language)];
    out.push(list.map((l) => (markdown ? `- ${l}` : l)).join('\n'));
  }
  const wrong = entry.forms.filter((f) => f.kind === 'variant' || f.kind === 'typo' || f.kind === 'wrong');
  if (wrong.length > 0) out.push(`${say(MESSAGES.otherForms, language)}${wrong.slice(0, MOST).map(describeForm).join('、')}`);
  return out;
}

function describeForm({ text, region }: Form): string {
  return region ? `${text}（${region}）` : text;
}

function describeOffice(o: Office, date: ArticleDate | undefined, language: Language): string {
  const term = say(MESSAGES.term(o.from, o.to), language);
  return `${o.title}${say(MESSAGES.colon, language)}${term}${date && holds(o, date) ? say(MESSAGES.inOffice, language) : ''}`;
}

/** True if the office was surely held on the day. An open end says nothing of later days. */
function holds({ from, to }: Office, { year, month, day }: ArticleDate): boolean {
  if (to === undefined) return false;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  // A month or a year alone leaves its own days open.
  return from < iso && !iso.startsWith(from.length < 10 ? from : '-') && iso < to && !iso.startsWith(to.length < 10 ? to : '-');
}
