import { Class, isAt } from '../../text/chars.ts';
import { countCharacters } from '../../text/count.ts';
import type { Draft } from '../../text/draft.ts';
import type { KeptPassage, PassageKind } from '../../text/passage.ts';
import type { PlacedPassage } from '../../text/placed-passage.ts';
import type { TextEdit } from '../../text/range.ts';
import type { Problem } from '../place.ts';
import type { Settings } from '../settings.ts';
import { type ErrorWeight, errorWeight, type RateSettings } from './weights.ts';

/** How much of a text there is and how faulty it is. */
export interface Rate {
  /** 字数, as `countCharacters` counts, without what is no copy: front matter, code, page numbers and running heads */
  readonly characters: number;
  /** errors, weighted */
  readonly errors: number;
  /** 差错率: errors per 10,000 characters; 0 where there are none */
  readonly perTenThousand: number;
}

/** Of one article: beside the rate, how many findings an editor is shown (all but hints). */
export interface ArticleRate extends Rate {
  readonly findings: number;
}

/** What is read of a draft, and what it was checked under: a linter is both. */
interface Rated {
  readonly draft: Pick<Draft, 'text' | 'passages' | 'articles'>;
  readonly settings: Settings;
}

export const NO_RATE: Rate = { characters: 0, errors: 0, perTenThousand: 0 };

/**
 * Counts the characters and errors of each article. Errors and warnings count, doubts do not. Linear in the number of passages
 * and findings; a passage is counted once and keeps its count.
 * @param problems of this state of the draft, in order of place
 * @param method what counts how much
 */
export function articleRates(problems: readonly Problem[], { draft, settings }: Rated, method: RateSettings): ArticleRate[] {
  const { passages, articles } = draft;
  const tallies = articles.map(() => new Tally(method));
  const classes = new Map<string, ErrorWeight>();
  let passage = 0;
  let article = 0;
  for (const p of problems) {
    // Findings are in order, and so are passages: those of a group share a base, and the last one at or before the place is meant.
    while (passage + 1 < passages.length && startOf(passages[passage + 1] as PlacedPassage) <= p.range.start) passage++;
    while (article + 1 < articles.length && (articles[article + 1]?.first ?? 0) <= passage) article++;
    const tally = tallies[article];
    if (!tally) break;
    if (p.severity !== 'hint') tally.findings++;
    if (p.severity !== 'error' && p.severity !== 'warning') continue;
    let found = classes.get(p.rule);
    if (!found) {
      found = errorWeight(p.rule, settings, method);
      classes.set(p.rule, found);
    }
    tally.add(p, found, draft.text, passages[passage]?.passage.kind);
  }
  return articles.map(({ first, last }, i) => {
    let characters = 0;
    for (let k = first; k <= last; k++) characters += charactersOf((passages[k] as PlacedPassage).passage);
    const { errors, findings } = tallies[i] as Tally;
    return { ...rateOf(characters, errors), findings };
  });
}

/** Several rates as one: of the articles of a file, or of the files of a run. */
export function totalRate(rates: Iterable<Rate>): Rate {
  let characters = 0;
  let errors = 0;
  for (const r of rates) {
    characters += r.characters;
    errors += r.errors;
  }
  return rateOf(characters, errors);
}

/** The rate of a whole draft: each of its articles by itself, together. */
export function errorRate(problems: readonly Problem[], rated: Rated, method: RateSettings): Rate {
  return totalRate(articleRates(problems, rated, method));
}

function rateOf(characters: number, errors: number): Rate {
  // Tenths add up to 0.30000000000000004.
  const sum = Math.round(errors * 1000) / 1000;
  return { characters, errors: sum, perTenThousand: characters === 0 ? 0 : Math.round((sum / characters) * 1e6) / 100 };
}

declare module '../../text/passage.ts' {
  interface PassageMemo {
    /** how many characters it counts */
    characters?: number | undefined;
  }
}

/** Characters of a passage, counted once. Page numbers and running heads are no copy. */
function charactersOf(passage: KeptPassage): number {
  const { memo } = passage;
  memo.characters ??= passage.kind === 'furniture' ? 0 : countCharacters(passage.text);
  return memo.characters;
}

function startOf({ base, mapped }: PlacedPassage): number {
  return base + (mapped.map.runs[0]?.source ?? 0);
}

const HEADINGS: ReadonlySet<PassageKind | undefined> = new Set<PassageKind>(['headline', 'heading', 'subhead']);

/** Errors of one article as they come. */
class Tally {
  errors = 0;
  findings = 0;
  private numerals = 0;
  private readonly times = new Map<string, number>();

  constructor(private readonly method: RateSettings) {}

  add(p: Problem, { errorClass, weight }: ErrorWeight, text: string, where: PassageKind | undefined): void {
    if (weight === 0) return;
    const { headline, important, repeats, numerals } = this.method;
    if (errorClass === 'numeral') {
      const more = Math.min(weight, Math.max(0, numerals - this.numerals));
      this.numerals += more;
      this.errors += more;
      return;
    }
    if (errorClass === 'mark' || errorClass === 'layout') {
      this.errors += weight;
      return;
    }
    const { about } = p;
    const words = about ? about.text.slice(about.range.start, about.range.end) : text.slice(p.range.start, p.range.end);
    const key = `${p.rule}\0${words.slice(0, 64)}`;
    const times = (this.times.get(key) ?? 0) + 1;
    this.times.set(key, times);
    if (times > repeats) return;
    const factor = Math.max(HEADINGS.has(where) ? headline : 1, errorClass === 'important' ? important : 1);
    this.errors += weight * factor * (errorClass === 'text' ? sizeFactor(p, text) : 1);
  }
}

/** Clause 2 (2): one character counts 1, two to five count 2, more count 4. */
function sizeFactor(p: Problem, text: string): number {
  const edits = p.fixes[0]?.edits;
  const size = edits?.length ? edits.reduce((n, e) => n + changed(e, text), 0) : charactersIn(text, p.range.start, p.range.end);
  return size <= 1 ? 1 : size <= 5 ? 2 : 4;
}

/** How many characters an edit puts in, takes out or changes: what stays at both ends does not count. */
function changed({ start, end, text: by }: TextEdit, text: string): number {
  let head = 0;
  const most = Math.min(end - start, by.length);
  while (head < most && text.charCodeAt(start + head) === by.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && text.charCodeAt(end - 1 - tail) === by.charCodeAt(by.length - 1 - tail)) tail++;
  return Math.max(charactersIn(text, start + head, end - tail), charactersIn(by, head, by.length - tail));
}

/** Blanks are none; more than a few need not be counted. */
function charactersIn(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end && n < 6; i++) if (!isAt(text, i, Class.Blank) && text.charCodeAt(i) > 0x20) n++;
  return n;
}
