import { type Entry, type Form, type FormKind, LAWFUL, type Mention } from '../../../lexicon/lexicon.ts';
import { isTalkedAbout } from '../../../names/talked-about.ts';
import type { Fact, PlacedFact, Severity } from '../../../rule/rule.ts';
import type { Scans } from '../../../rule/scans.ts';
import type { ArticleDate } from '../../../text/dateline.ts';
import type { Passage } from '../../../text/passage.ts';
import type { Range } from '../../../text/range.ts';
import { isBehindTitle, isPartOfOther, keyOf, sentenceAround } from './evidence.ts';
import { sameButJoints } from './joints.ts';

/** What is said of a spelling. */
interface SpellingNote {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** regions whose spelling it is, joined by a slash; '' where the lexicon names none */
  readonly region: string;
}

/** A spelling that the article decides on: an uncertain one, or one that was right until a day. */
interface OpenFact extends SpellingNote {
  readonly what: 'open';
  /** It needs somebody or something else in the article that says the same. */
  readonly weak: boolean;
  /** ISO day, month or year; '' where it never was right */
  readonly until: string;
}

/** The article names certainly what a weak spelling may mean. Once a passage is enough. */
interface SupportFact {
  readonly what: 'support';
  readonly key: string;
}

export type SpellingFact = OpenFact | SupportFact;

export interface SpellingUse extends SpellingNote {
  readonly range: Range;
}

export interface Spellings {
  /** those that need no further evidence */
  readonly sure: readonly SpellingUse[];
  readonly facts: readonly Fact<SpellingFact>[];
}

/** A sentence about the past keeps the names of the past. */
const PAST = /旧时|时期|当年|旧称|前身|历史上|改称|更名|改名|原名|殖民|二战|上世纪|上个世纪|冷战/;
const YEAR = /(?:1[6-9]|20)\d\d(?=年)/g;

/** The form of the house that answers the one found: the full one for a full one, a word of the group that the one found holds (高峰会 → 峰会). */
function houseForm(e: Entry, found: string): string {
  if (e.full && /[·•]/.test(found) && !/[·-]/.test(e.name)) return e.full;
  const inside = e.kind === 'term' ? e.forms.find((f) => LAWFUL.has(f.kind) && found.includes(f.text)) : undefined;
  return inside?.text ?? e.name;
}

const hasOpenForm = (e: Entry, kind: FormKind): boolean => e.forms.some((f) => f.kind === kind && f.weak);

/** Dots and hyphens of a name are told by names/interpunct. */
function isJointMatter(e: Entry, found: string): boolean {
  return e.kind === 'person' && e.forms.some((f) => (f.kind === 'name' || f.kind === 'full') && sameButJoints(f.text, found));
}

/**
 * Reads the spellings of a passage that the house does not use. Titles in 《》, accounts, talk about the name itself and other
 * people of the surname are left out.
 * @param isMine says which entries the rule is about
 * @param accept regions whose spellings are let pass
 * @param kind of the spellings
 */
export function readSpellings(p: Passage & Scans, isMine: (e: Entry) => boolean, accept: readonly string[], kind: FormKind = 'variant'): Spellings | undefined {
  let sure: SpellingUse[] | undefined;
  let facts: Fact<SpellingFact>[] | undefined;
  let supported: Set<string> | undefined;
  const support = (m: Mention): void => {
    const key = keyOf(m);
    supported ??= new Set();
    if (supported.has(key)) return;
    supported.add(key);
    facts ??= [];
    facts.push({ range: { start: m.start, end: m.end }, value: { what: 'support', key } });
  };
  for (let i = 0; i < p.mentions.length; i++) {
    const m = p.mentions[i] as Mention;
    if (!isMine(m.entry) || isTitleOf(m, p.mentions[i + 1])) continue;
    if (m.form !== kind) {
      if (m.certain && hasOpenForm(m.entry, kind)) support(m);
      continue;
    }
    const range = { start: m.start, end: m.end };
    const from = p.text.slice(m.start, m.end);
    if (isLetPass(p, m, from, accept)) continue;
    const said = { key: keyOf(m), from, to: houseForm(m.entry, from), region: m.region ?? '' };
    const until = formOf(m.entry, from)?.until ?? '';
    if (until !== '' && isAboutBefore(p.text, range, until)) continue;
    const certain = m.certain || (m.entry.kind === 'person' && !m.rivals && isBehindTitle(p.text, m.start));
    if (certain) support(m);
    if (certain && until === '') {
      sure ??= [];
      sure.push({ range, ...said });
    } else {
      facts ??= [];
      facts.push({ range, value: { what: 'open', ...said, weak: !certain && !isSupportedHere(p.mentions, m), until } });
    }
  }
  return sure || facts ? { sure: sure ?? [], facts: facts ?? [] } : undefined;
}

/** A loose name of an office (欧盟外长), which also means others, right before its holder. */
export function isTitleOf(m: Mention, next: Mention | undefined): boolean {
  return m.form === 'variant' && m.entry.kind === 'organisation' && next?.entry.kind === 'person' && next.start === m.end && !m.certain;
}

const formOf = (e: Entry, text: string): Form | undefined => e.forms.find((f) => f.text === text);

function isLetPass(p: Passage & Scans, m: Mention, from: string, accept: readonly string[]): boolean {
  if (m.region?.split('/').some((r) => accept.includes(r)) || isJointMatter(m.entry, from)) return true;
  if (p.titles.some((t) => t.start < m.start && m.end < t.end)) return true;
  return isTalkedAbout(p.text, m) || isPartOfOther(p.text, m, m.entry);
}

/** True if the passage names the country of what a weak spelling means, or has another spelling of the same region. */
function isSupportedHere(mentions: readonly Mention[], m: Mention): boolean {
  const { country } = m.entry;
  return mentions.some((x) => {
    if (x === m || !x.certain) return false;
    if (country !== undefined && x.entry.kind === 'place' && x.form === 'name' && x.entry.name === country) return true;
    return x.entry !== m.entry && !LAWFUL.has(x.form) && shareRegion(x.region, m.region);
  });
}

const shareRegion = (a: string | undefined, b: string | undefined): boolean => {
  const own = b?.split('/');
  return a?.split('/').some((r) => own?.includes(r)) ?? false;
};

/** True if the sentence speaks of the time when the form was right. */
export function isAboutBefore(text: string, range: Range, until: string): boolean {
  const { start, end } = sentenceAround(text, range);
  const said = text.slice(start, end);
  const year = Number(until.slice(0, 4));
  return PAST.test(said) || (said.match(YEAR) ?? []).some((y) => Number(y) <= year);
}

interface JudgedSpelling extends SpellingUse {
  readonly passage: number;
  readonly severity?: Severity;
}

/** Decides on the spellings that a passage left open. Those that an article of its day may have are silent. */
export function judgeSpellings(facts: readonly PlacedFact<SpellingFact>[], date: ArticleDate | undefined): JudgedSpelling[] {
  const out: JudgedSpelling[] = [];
  // Names that support an open spelling are many, open spellings few.
  if (!facts.some((f) => f.value.what === 'open')) return out;
  const known = new Set<string>();
  for (const f of facts) if (f.value.what === 'support') known.add(f.value.key);
  const day = date?.year === undefined ? undefined : isoOf({ ...date, year: date.year });
  for (const { value, range, passage } of facts) {
    if (value.what !== 'open' || (value.weak && !known.has(value.key))) continue;
    if (value.until !== '' && day !== undefined && day < value.until) continue;
    const dated = value.until !== '' && day === undefined;
    const weak = value.weak || value.until === '' || dated;
    const { key, from, to, region } = value;
    out.push({ key, from, to, region, range, passage, ...(weak ? { severity: 'information' as const } : {}) });
  }
  return out;
}

/** 2018-06-12 */
function isoOf({ year, month, day }: Required<ArticleDate>): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
