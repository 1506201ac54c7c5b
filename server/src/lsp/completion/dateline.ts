import type { Entry, Lexicon } from '../../lexicon/lexicon.ts';
import type { Profile } from '../../rule/profile.ts';
import { isPlace, parseCredit, parseDateline } from '../../text/dateline.ts';
import { type Draft, lineAt } from '../../text/draft.ts';
import { articleAt, passageAt } from '../names/named.ts';
import { spells } from './name-index.ts';
import type { LineOfText } from './query.ts';

/** A dateline to put in, in place of what stands behind the line's indent. */
interface DatelineTemplate {
  /** as it comes out, with nobody's name in it */
  readonly text: string;
  /** the same as a snippet, with the place and the name to be filled in */
  readonly snippet: string;
  /** what an editor may compare with what is typed */
  readonly filter: string;
}

/** What asks for a dateline of whatever agency. */
const WORDS = ['', 'dt', '电头'];
/** Agencies that file by wire, as the profile's desk knows them, and the house's own paper. */
const OWN: Readonly<Record<Profile['datelineBrackets'], readonly string[]>> = { full: ['新华社', '本报'], cns: ['中新社', '中新网'] };
const PLACE = '北京';
/** Headline, kicker, deck, byline: more lines do not stand above a dateline. */
const MOST_ABOVE = 4;
const LONGEST_HEADLINE = 60;

/** What stands on a line before the cursor, its indent left out; undefined where it cannot ask for a dateline. */
export function datelineWord({ before, after }: LineOfText): string | undefined {
  if (after.trim() !== '') return undefined;
  const word = before.trimStart();
  return word.length <= 16 && /^(?:[a-z]*|[\u3400-\u9fff]*)$/.test(word) ? word : undefined;
}

/** The datelines that a word asks for: an agency (新华, 本报, xhs), an agency and a place, 电头, dt or nothing. */
export function datelineTemplates(word: string, lexicon: Lexicon, { datelineBrackets: style }: Profile, today: Date, name: string): DatelineTemplate[] {
  const agencies = lexicon.entriesOf('agency').filter((a) => a.country === undefined || a.country === '中国');
  const day = `${today.getMonth() + 1}月${today.getDate()}日`;
  const make = (agency: string, place: string, filter: string): DatelineTemplate => template(`${agency}@${day}电`, place, filter, style, name);
  if (WORDS.includes(word)) {
    const own = [...OWN[style], ...agencies.filter((a) => a.place).map((a) => a.name)];
    return [...new Set(own)].map((agency) => make(agency, PLACE, word || agency));
  }
  const out: DatelineTemplate[] = [];
  for (const agency of agencies) {
    const filter = asks(word, agency);
    if (filter === undefined) continue;
    const place = word.startsWith(agency.name) ? word.slice(agency.name.length) : '';
    out.push(make(agency.name, place || PLACE, filter));
    if (place === '' && agency.name === '本报') out.push(template('本报讯', '', filter, style, name));
  }
  return out;
}

/** What to compare with, where a word asks for an agency. */
function asks(word: string, { name }: Entry): string | undefined {
  if (word.length < 2) return undefined;
  if (word <= 'z') {
    const spelt = spells(word, name);
    return spelt && (spelt.whole || word.length > 2) ? spelt.letters() : undefined;
  }
  if (name.startsWith(word)) return name;
  return word.startsWith(name) && isPlace(word.slice(name.length)) ? word : undefined;
}

/** @param line the dateline without its bracket, @ for the place */
function template(line: string, place: string, filter: string, style: Profile['datelineBrackets'], name: string): DatelineTemplate {
  const [open, close] = style === 'cns' ? [' (记者 ', ')'] : ['（记者 ', '）'];
  const escaped = (s: string): string => s.replace(/[\\$}]/g, '\\$&');
  const [before = '', behind] = line.split('@');
  const middle = behind === undefined ? '' : `\${1:${escaped(place)}}${escaped(behind)}`;
  return {
    text: `${line.replace('@', place)}${open}${close}`,
    snippet: `${escaped(before)}${middle}${open}\${2:${escaped(name)}}${close}$0`,
    filter,
  };
}

/**
 * True if a line is where an article's dateline may stand: nothing but headlines and bylines above it in the article, no
 * dateline on it or below it. Looks at a few lines.
 * @param at offset of the line's first unit, UTF-16 units of the draft
 */
export function isNearTop(draft: Draft, at: number, words: Lexicon): boolean {
  const { text, lineStarts } = draft;
  const kind = draft.kindAt(at);
  if (kind !== undefined && kind !== 'blank' && kind !== 'text') return false;
  if (parseDateline(nextLine(text, at), words)) return false;
  let above = 0;
  for (let end = at; end > 0; ) {
    const from = lineStarts[lineAt(lineStarts, end - 1)] ?? 0;
    const line = text.slice(from, end).trim();
    if (line !== '') {
      if (draft.kindAt(from) === 'front') return true;
      const credit = parseCredit(line, words);
      if (credit && credit.kind !== 'byline') return true;
      if (++above > MOST_ABOVE || !isHead(line, words)) return false;
      if (beginsArticle(draft, from, end)) return true;
    }
    end = from;
  }
  return true;
}

function isHead(line: string, words: Lexicon): boolean {
  return line.length <= LONGEST_HEADLINE && !/[。；：，]["”’）]?$/.test(line) && !parseDateline(line, words);
}

function beginsArticle(draft: Draft, start: number, end: number): boolean {
  const article = draft.articles[articleAt(draft, end - 1)];
  return article !== undefined && article.first === passageAt(draft, end - 1) && passageAt(draft, start - 1) < article.first;
}

/** The first line behind one that is not empty. */
function nextLine(text: string, at: number): string {
  const behind = text.slice(at, at + 400);
  return /[\r\n]\s*(\S[^\r\n]*)/.exec(behind)?.[1] ?? '';
}
