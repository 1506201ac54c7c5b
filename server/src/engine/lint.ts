import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleView, Fact, Finding, Fix, PlacedFact, PlacedFinding, RuleContext } from '../rule/rule.ts';
import type { Article } from '../text/article.ts';
import { Draft, type PlacedPassage } from '../text/draft.ts';
import type { Language } from '../text/line.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { Range } from '../text/range.ts';
import { type Placing, type Problem, placeFinding } from './place.ts';
import { ScannedPassage } from './scans.ts';
import { type ActiveRule, groupOf, type Settings } from './settings.ts';

/** A finding and the rule that made it. */
export interface Hit {
  readonly by: ActiveRule;
  readonly finding: Finding;
}

/** What the rules said of one passage, cached by the passage's identity. Never holds a place. */
interface Output {
  readonly hits: readonly Hit[];
  /** by index of the active rule */
  readonly facts: ReadonlyMap<number, readonly Fact[]>;
}

/** A rule that threw: told once, the others go on. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** The state of one lint. */
export interface Report {
  readonly text: string;
  /** in order of place, without overlaps between rules */
  readonly problems: readonly Problem[];
  readonly failures: readonly RuleFailure[];
}

/** What an update did: counters that tests and benches read. */
export interface LintCost {
  readonly passagesRead: number;
  readonly articlesJudged: number;
}

interface Judged {
  readonly outputs: readonly Output[];
  readonly article: Article;
  /** by index of the active rule; passages are numbered from the article's first */
  readonly facts: ReadonlyMap<number, readonly PlacedFact[]>;
  /** passage indices are relative to the article's first passage */
  readonly findings: readonly { readonly passage: number; readonly hit: Hit }[];
}

/**
 * Lints one text again and again as it changes. After any sequence of updates the report equals that of a new linter.
 * Does not throw, whatever the text and whatever a rule does.
 */
export class Linter {
  readonly draft: Draft;
  cost: LintCost = { passagesRead: 0, articlesJudged: 0 };
  private judged: Judged[] = [];
  private readonly failures = new Map<string, unknown>();
  private readonly contexts: readonly RuleContext[];
  /** indices of the active rules that have a passage pass */
  private readonly readers: readonly number[];

  constructor(
    readonly settings: Settings,
    readonly lexicon: Lexicon,
    language: Language,
  ) {
    this.draft = new Draft(language, lexicon);
    this.readers = settings.active.flatMap(({ rule }, r) => (rule.passage ? [r] : []));
    this.contexts = settings.active.map(({ options }) => Object.freeze({ options, profile: settings.profile, lexicon }));
  }

  /** @param text the whole text, decoded, without a BOM */
  update(text: string): Report {
    const { draft } = this;
    draft.update(text);
    let passagesRead = 0;
    const outputs = draft.passages.map(({ passage }) => {
      let output = passage.memo.output as Output | undefined;
      if (!output) {
        output = this.read(passage);
        passage.memo.output = output;
        passagesRead++;
      }
      return output;
    });
    const articlesJudged = this.judgeArticles(outputs);
    this.cost = { passagesRead, articlesJudged };
    return { text, problems: this.collect(outputs), failures: [...this.failures].map(([rule, error]) => ({ rule, error })) };
  }

  /** Notes a rule that threw: told once, the others go on. */
  private failed(by: ActiveRule, error: unknown): void {
    if (!this.failures.has(by.rule.meta.id)) this.failures.set(by.rule.meta.id, error);
  }

  private read(passage: KeptPassage): Output {
    const scanned = new ScannedPassage(passage, this.lexicon);
    let hits: Hit[] | undefined;
    let facts: Map<number, readonly Fact[]> | undefined;
    for (const r of this.readers) {
      const by = this.settings.active[r] as ActiveRule;
      try {
        const out = by.rule.passage?.(scanned, this.contexts[r] as RuleContext);
        if (out?.facts?.length) {
          facts ??= new Map();
          facts.set(r, out.facts);
        }
        if (out?.findings?.length) {
          hits ??= [];
          for (const finding of out.findings) hits.push({ by, finding: guardQuotations(by, finding, scanned) });
        }
      } catch (error) {
        this.failed(by, error);
      }
    }
    return hits || facts ? { hits: hits ?? NO_HITS, facts: facts ?? NO_FACT_LISTS } : NOTHING;
  }

  /** Runs the article passes of the articles whose outputs are not those of the last time, then the draft passes. */
  private judgeArticles(outputs: readonly Output[]): number {
    const old = this.judged;
    const shift = old.length - this.draft.articles.length;
    let judged = 0;
    this.judged = this.draft.articles.map((article, i) => {
      const own = outputs.slice(article.first, article.last + 1);
      // An edit leaves the articles before it at their index, and those behind it at theirs from the end.
      for (const j of [old[i], old[i + shift]]) if (j && sameArticle(j, own, article)) return j;
      judged++;
      return this.judge(own, article);
    });
    return judged;
  }

  private judge(outputs: readonly Output[], article: Article): Judged {
    const facts = new Map<number, PlacedFact[]>();
    for (let k = 0; k < outputs.length; k++) {
      const own = (outputs[k] as Output).facts;
      if (own.size === 0) continue;
      const { kind } = (this.draft.passages[article.first + k] as PlacedPassage).passage;
      for (const [r, list] of own) {
        const placed = facts.get(r) ?? [];
        for (const { range, value } of list) placed.push({ range, value, passage: k, kind });
        facts.set(r, placed);
      }
    }
    const findings: { passage: number; hit: Hit }[] = [];
    this.settings.active.forEach((by, r) => {
      if (!by.rule.article) return;
      try {
        const out = by.rule.article(articleView(facts.get(r) ?? NO_FACTS, article, 0), this.contexts[r] as RuleContext);
        for (const f of out) if (f.passage >= 0 && f.passage < outputs.length) findings.push({ passage: f.passage, hit: { by, finding: f } });
      } catch (error) {
        this.failed(by, error);
      }
    });
    return { outputs, article, facts, findings };
  }

  /** Findings of all passes, by passage, overlaps settled, placed. */
  private collect(outputs: readonly Output[]): Problem[] {
    const extra = new Map<number, Hit[]>();
    const add = (passage: number, hit: Hit): void => {
      const list = extra.get(passage);
      if (list) list.push(hit);
      else extra.set(passage, [hit]);
    };
    this.judged.forEach((j, k) => {
      const { first } = this.draft.articles[k] as Article;
      for (const f of j.findings) add(first + f.passage, { ...f.hit, finding: shiftRelated(f.hit.finding, first) });
    });
    this.settings.active.forEach((by, r) => {
      if (!by.rule.draft) return;
      const views = this.judged.map((j, k) => {
        const article = this.draft.articles[k] as Article;
        return articleView(
          (j.facts.get(r) ?? NO_FACTS).map((f) => ({ ...f, passage: f.passage + article.first })),
          article,
          article.first,
        );
      });
      try {
        for (const f of by.rule.draft(views, this.contexts[r] as RuleContext)) add(f.passage, { by, finding: f as PlacedFinding });
      } catch (error) {
        this.failed(by, error);
      }
    });
    const placing: Placing = { text: this.draft.text, lineStarts: this.draft.lineStarts, passages: this.draft.passages };
    const problems: Problem[] = [];
    for (let i = 0; i < outputs.length; i++) {
      const own = (outputs[i] as Output).hits;
      const more = extra.get(i);
      if (own.length === 0 && !more) continue;
      for (const hit of settleOverlaps(more ? [...own, ...more] : own)) problems.push(placeFinding(placing, i, hit));
    }
    return problems.sort(byPlace);
  }
}

function byPlace(a: Problem, b: Problem): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** True if the article passes would see what they saw. Datelines are memoised with their passages, so identity tells. */
function sameArticle(j: Judged, outputs: readonly Output[], article: Article): boolean {
  if (j.outputs.length !== outputs.length || j.article.dateline !== article.dateline) return false;
  if (offset(j.article) !== offset(article)) return false;
  for (let i = 0; i < outputs.length; i++) if (outputs[i] !== j.outputs[i]) return false;
  const [a, b] = [j.article.date, article.date];
  return a === b || (a?.year === b?.year && a?.month === b?.month && a?.day === b?.day);
}

const offset = (a: Article): number => (a.headline === undefined ? -1 : a.headline - a.first);

function shiftRelated(f: Finding, by: number): Finding {
  return by === 0 || !f.related ? f : { ...f, related: f.related.map((r) => (r.passage === undefined ? r : { ...r, passage: r.passage + by })) };
}

const NO_FACTS: readonly PlacedFact[] = [];
const NO_HITS: readonly Hit[] = [];
const NO_FACT_LISTS: ReadonlyMap<number, readonly Fact[]> = new Map();
/** Of most passages the rules have nothing to say. */
const NOTHING: Output = { hits: NO_HITS, facts: NO_FACT_LISTS };

/** An article as a pass sees it, its first passage numbered `first`. */
function articleView(facts: readonly PlacedFact[], article: Article, first: number): ArticleView {
  return {
    facts,
    first,
    last: first + article.last - article.first,
    headline: article.headline === undefined ? undefined : article.headline - article.first + first,
    dateline: article.dateline,
    date: article.date,
  };
}

/** design.md §3: inside a direct quotation and inside 《》 nothing but char/ and wrap/ fixes is safe. */
function guardQuotations(by: ActiveRule, finding: Finding, p: ScannedPassage): Finding {
  const group = groupOf(by.rule.meta.id);
  if (group === 'char' || group === 'wrap' || !finding.fixes?.some((f) => f.safety === 'safe' && f.edits.some((e) => p.quoted(e.start)))) return finding;
  return { ...finding, fixes: finding.fixes.map((f) => (f.edits.some((e) => p.quoted(e.start)) ? { ...f, safety: 'review' } : f)) };
}

/** What is said of line ends, or repaired by joining lines, claims no text. */
const joins = (f: Fix): boolean => f.heal !== undefined;
const claimsText = (f: Finding): boolean => f.seam === undefined && !f.fixes?.some(joins) && !f.offers?.some(joins);

/**
 * One place, one finding: where two rules claim the same text the group that comes first speaks. A finding stays if its
 * repair lies outside what the winner claims, for then it says something else. Findings about a line end claim no text.
 */
function settleOverlaps(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits;
  const textual = hits.filter((h) => claimsText(h.finding));
  const first = textual[0]?.by.rank;
  if (textual.every((h) => h.by.rank === first)) return hits;
  const ranks = [...new Set(textual.map((h) => h.by.rank))].sort((a, b) => a - b);
  const winners = new Claims();
  const silent = new Set<Hit>();
  for (const rank of ranks) {
    const own = textual.filter((h) => h.by.rank === rank);
    for (const h of own) if (winners.silence(h.finding)) silent.add(h);
    winners.add(own.filter((h) => !silent.has(h)).map((h) => h.finding));
  }
  return silent.size === 0 ? hits : hits.filter((h) => !silent.has(h));
}

/** Findings by where they start, for asking which of them meet a range. */
class Claims {
  private list: Finding[] = [];
  private longest = 0;

  add(findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    for (const f of findings) this.longest = Math.max(this.longest, f.range.end - f.range.start);
    this.list = [...this.list, ...findings].sort((a, b) => a.range.start - b.range.start);
  }

  silence(loser: Finding): boolean {
    let lo = 0;
    let hi = this.list.length;
    const from = loser.range.start - this.longest;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((this.list[mid] as Finding).range.start < from) lo = mid + 1;
      else hi = mid;
    }
    for (; lo < this.list.length; lo++) {
      const winner = this.list[lo] as Finding;
      if (winner.range.start > loser.range.end) return false;
      if (claims(winner, loser)) return true;
    }
    return false;
  }
}

function claims(winner: Finding, loser: Finding): boolean {
  const w = winner.range;
  const meets = (r: Range): boolean => (r.start === r.end ? r.start >= w.start && r.start <= w.end : r.start < w.end && w.start < r.end);
  if (!meets(loser.range)) return false;
  const edits = loser.fixes?.[0]?.edits ?? [];
  return edits.length === 0 || edits.some(meets);
}

/** A linter for one document. Rules, profile and lexicon are fixed for its life. */
export function createLinter(settings: Settings, lexicon: Lexicon, language: Language): Linter {
  return new Linter(settings, lexicon, language);
}
