import { type Ledger, Ledgers } from '../ledger/ledger.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { NOTHING } from '../rule/nothing.ts';
import type { AnyRule, ArticleView, Fact, Finding, Fix, PlacedFact, PlacedFinding, RuleContext } from '../rule/rule.ts';
import type { Article } from '../text/article.ts';
import { Draft, type PlacedPassage } from '../text/draft.ts';
import type { Language } from '../text/line.ts';
import type { KeptPassage } from '../text/passage.ts';
import { settleOverlaps } from './overlaps.ts';
import { type Placing, type Problem, placeFinding } from './place.ts';
import { ScannedPassage } from './scans.ts';
import type { ActiveRule, Settings } from './settings.ts';
import { articleView, type DraftViews, type FactsByRule, firstAt, keptViews, NO_FACTS, viewOf } from './views.ts';

/** A finding and the rule that made it. */
export interface Hit {
  readonly by: ActiveRule;
  readonly finding: Finding;
}

/** What the rules said of one passage, cached by the passage's identity. Never holds a place. */
interface Output {
  readonly hits: readonly Hit[];
  /** those that speak where nothing but the passage itself is told, in order of place */
  readonly settled: readonly Hit[];
  readonly facts: readonly RuleFacts[];
}

/** What a rule notes of a passage. */
interface RuleFacts {
  /** index of the active rule */
  readonly rule: number;
  readonly facts: readonly Fact[];
}

/** A rule with a passage pass, as it is run on thousands of passages. */
interface Reader {
  readonly rule: AnyRule;
  readonly by: ActiveRule;
  /** index of the active rule */
  readonly index: number;
  readonly needs: number;
  readonly context: RuleContext;
}

/** A character class that every passage has. */
const EVERY = 1 << 30;

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
  readonly facts: FactsByRule;
  /** passage indices are relative to the article's first passage */
  readonly findings: readonly { readonly passage: number; readonly hit: Hit }[];
  /** What draft passes see of it, kept until its first passage has another number. */
  readonly views: DraftViews;
}

/** A draft pass, with what it last saw and found: it runs again only when it would see something else. */
interface Together {
  readonly by: ActiveRule;
  readonly index: number;
  views: readonly ArticleView[];
  found: readonly PlacedFinding[];
}

/**
 * Lints one text again and again as it changes. After any sequence of updates the report equals that of a new linter.
 * Does not throw, whatever the text and whatever a rule does.
 */
export class Linter {
  readonly draft: Draft;
  cost: LintCost = { passagesRead: 0, articlesJudged: 0 };
  private judged: Judged[] = [];
  private ledgers: Ledgers | undefined;
  private readonly failures = new Map<string, unknown>();
  private readonly contexts: readonly RuleContext[];
  private readonly readers: readonly Reader[];
  private readonly together: readonly Together[];

  constructor(
    readonly settings: Settings,
    readonly lexicon: Lexicon,
    language: Language,
  ) {
    this.draft = new Draft(language, lexicon);
    this.contexts = settings.active.map(({ options }) => Object.freeze({ options, profile: settings.profile, lexicon }));
    this.readers = settings.active.flatMap((by, index) => {
      const { rule } = by;
      return rule.passage ? [{ rule, by, index, needs: rule.needs ?? EVERY, context: this.contexts[index] as RuleContext }] : [];
    });
    this.together = settings.active.flatMap((by, index) => (by.rule.draft ? [{ by, index, views: [], found: [] }] : []));
  }

  /** @param text the whole text, decoded, without a BOM */
  update(text: string): Report {
    const { draft } = this;
    draft.update(text);
    let passagesRead = 0;
    const outputs: Output[] = [];
    for (const { passage } of draft.passages) {
      let output = passage.memo.output as Output | undefined;
      if (!output) {
        output = this.read(passage);
        passage.memo.output = output;
        passagesRead++;
      }
      outputs.push(output);
    }
    const articlesJudged = this.judgeArticles(outputs);
    this.cost = { passagesRead, articlesJudged };
    return { text, problems: this.collect(outputs), failures: [...this.failures].map(([rule, error]) => ({ rule, error })) };
  }

  /**
   * The names of an article of the last update: every person, body, place, event and term with its spellings, titles and
   * offices. Made when first asked for, and again only when the article has changed.
   */
  ledger(articleIndex: number): Ledger | undefined {
    this.ledgers ??= new Ledgers(this.draft, this.lexicon);
    return this.ledgers.of(articleIndex);
  }

  /** Notes a rule that threw: told once, the others go on. */
  private failed(by: ActiveRule, error: unknown): void {
    if (!this.failures.has(by.rule.meta.id)) this.failures.set(by.rule.meta.id, error);
  }

  private read(passage: KeptPassage): Output {
    const scanned = new ScannedPassage(passage, this.lexicon);
    const classes = passage.classes | EVERY;
    let hits: Hit[] | undefined;
    let facts: RuleFacts[] | undefined;
    for (const { rule, by, index, needs, context } of this.readers) {
      if ((needs & classes) === 0) continue;
      try {
        const out = rule.passage?.(scanned, context);
        if (out === NOTHING || !out) continue;
        if (out.facts?.length) {
          facts ??= [];
          facts.push({ rule: index, facts: out.facts });
        }
        if (out.findings?.length) {
          hits ??= [];
          for (const finding of out.findings) hits.push({ by, finding: guardQuotations(by, finding, scanned) });
        }
      } catch (error) {
        this.failed(by, error);
      }
    }
    if (!hits) return facts ? { hits: NO_HITS, settled: NO_HITS, facts } : SILENT;
    return { hits, settled: settleOverlaps(hits), facts: facts ?? NO_FACT_LISTS };
  }

  /** Runs the article passes of the articles whose outputs are not those of the last time, then the draft passes. */
  private judgeArticles(outputs: readonly Output[]): number {
    const old = this.judged;
    const shift = old.length - this.draft.articles.length;
    let judged = 0;
    this.judged = this.draft.articles.map((article, i) => {
      // An edit leaves the articles before it at their index, and those behind it at theirs from the end.
      const before = old[i];
      if (before && sameArticle(before, outputs, article)) return before;
      const behind = old[i + shift];
      if (behind && sameArticle(behind, outputs, article)) return behind;
      judged++;
      return this.judge(outputs.slice(article.first, article.last + 1), article, before);
    });
    return judged;
  }

  /** @param before what was judged in its place: its views stay where nothing in them has changed */
  private judge(outputs: readonly Output[], article: Article, before: Judged | undefined): Judged {
    const facts = this.placeFacts(outputs, article, before);
    const findings: { passage: number; hit: Hit }[] = [];
    this.settings.active.forEach((by, r) => {
      if (!by.rule.article) return;
      try {
        const out = by.rule.article(articleView(facts[r] ?? NO_FACTS, article, 0), this.contexts[r] as RuleContext);
        for (const f of out) if (f.passage >= 0 && f.passage < outputs.length) findings.push({ passage: f.passage, hit: { by, finding: f } });
      } catch (error) {
        this.failed(by, error);
      }
    });
    return { outputs, article, facts, findings, views: { first: article.first, byRule: before ? keptViews(before, facts, article) : [] } };
  }

  /** The facts of an article by rule. Those of passages at both ends that said the same before are kept as they were placed. */
  private placeFacts(outputs: readonly Output[], article: Article, before: Judged | undefined): FactsByRule {
    const like = before?.outputs.length === outputs.length ? before : undefined;
    let head = 0;
    let tail = outputs.length;
    if (like) {
      while (head < tail && outputs[head] === like.outputs[head]) head++;
      while (tail > head && outputs[tail - 1] === like.outputs[tail - 1]) tail--;
    }
    const placed: PlacedFact[][] = [];
    for (let k = head; k < tail; k++) {
      const own = (outputs[k] as Output).facts;
      if (own.length === 0) continue;
      const { kind } = (this.draft.passages[article.first + k] as PlacedPassage).passage;
      for (const { rule, facts: list } of own) {
        placed[rule] ??= [];
        for (const { range, value } of list) placed[rule].push({ range, value, passage: k, kind });
      }
    }
    if (!like) return placed;
    return this.settings.active.map((_, rule) => {
      const old = like.facts[rule] ?? NO_FACTS;
      const from = firstAt(old, head);
      const to = firstAt(old, tail);
      const middle = placed[rule];
      return !middle && from === to ? old : old.slice(0, from).concat(middle ?? NO_FACTS, old.slice(to));
    });
  }

  /** What the article and draft passes found, by passage. */
  private foundTogether(): ReadonlyMap<number, readonly Hit[]> {
    const found = new Map<number, Hit[]>();
    const add = (passage: number, hit: Hit): void => {
      const list = found.get(passage);
      if (list) list.push(hit);
      else found.set(passage, [hit]);
    };
    this.judged.forEach((j, k) => {
      const { first } = this.draft.articles[k] as Article;
      for (const { passage, hit } of j.findings) add(first + passage, shiftRelated(hit, first));
    });
    for (const pass of this.together) for (const f of this.runTogether(pass)) add(f.passage, { by: pass.by, finding: f });
    return found;
  }

  private runTogether(pass: Together): readonly PlacedFinding[] {
    const { by, index } = pass;
    const views = this.judged.map((j, k) => viewOf(j, index, this.draft.articles[k] as Article));
    if (sameItems(views, pass.views)) return pass.found;
    pass.views = views;
    pass.found = [];
    try {
      pass.found = by.rule.draft?.(views, this.contexts[index] as RuleContext) ?? [];
    } catch (error) {
      this.failed(by, error);
    }
    return pass.found;
  }

  /** Findings of all passes, by passage, overlaps settled, placed. */
  private collect(outputs: readonly Output[]): Problem[] {
    const together = this.foundTogether();
    const placing: Placing = { text: this.draft.text, lineStarts: this.draft.lineStarts, passages: this.draft.passages };
    const problems: Problem[] = [];
    for (let i = 0; i < outputs.length; i++) {
      const { hits, settled } = outputs[i] as Output;
      const more = together.get(i);
      for (const hit of more ? settleOverlaps(hits.concat(more)) : settled) problems.push(placeFinding(placing, i, hit));
    }
    // Nearly sorted, which costs next to nothing.
    return problems.sort(byPlace);
  }
}

function byPlace(a: Problem, b: Problem): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/**
 * True if the article passes would see what they saw. Datelines are memoised with their passages, so identity tells.
 * @param outputs of the whole draft
 */
function sameArticle(j: Judged, outputs: readonly Output[], article: Article): boolean {
  const { first, last, date } = article;
  if (j.outputs.length !== last + 1 - first || j.article.dateline !== article.dateline) return false;
  if (offset(j.article) !== offset(article)) return false;
  for (let i = 0; i < j.outputs.length; i++) if (j.outputs[i] !== outputs[first + i]) return false;
  const known = j.article.date;
  return known === date || (known?.year === date?.year && known?.month === date?.month && known?.day === date?.day);
}

const offset = (a: Article): number => (a.headline === undefined ? -1 : a.headline - a.first);

/** A finding of an article with its related passages numbered as in the draft. */
function shiftRelated(hit: Hit, by: number): Hit {
  const { related } = hit.finding;
  if (by === 0 || !related) return hit;
  const shifted = related.map((r) => (r.passage === undefined ? r : { ...r, passage: r.passage + by }));
  return { by: hit.by, finding: { ...hit.finding, related: shifted } };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const NO_HITS: readonly Hit[] = [];
const NO_FACT_LISTS: readonly RuleFacts[] = [];
/** Of most passages the rules have nothing to say. */
const SILENT: Output = { hits: NO_HITS, settled: NO_HITS, facts: NO_FACT_LISTS };

const isSafe = (f: Fix): boolean => f.safety === 'safe';

/** design.md §3: inside a direct quotation and inside 《》 nothing but char/ and wrap/ fixes is safe. */
function guardQuotations(by: ActiveRule, finding: Finding, p: ScannedPassage): Finding {
  if (by.safeInQuotations || !finding.fixes?.some(isSafe) || (p.quotations.length === 0 && p.titles.length === 0)) return finding;
  const quoted = (f: Fix): boolean => f.edits.some((e) => p.quoted(e.start));
  if (!finding.fixes.some((f) => isSafe(f) && quoted(f))) return finding;
  return { ...finding, fixes: finding.fixes.map((f) => (quoted(f) ? { ...f, safety: 'review' } : f)) };
}

/** A linter for one document. Rules, profile and lexicon are fixed for its life. */
export function createLinter(settings: Settings, lexicon: Lexicon, language: Language): Linter {
  return new Linter(settings, lexicon, language);
}
