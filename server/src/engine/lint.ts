import { type Ledger, Ledgers } from '../ledger/ledger.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { MentionCache } from '../lexicon/mentions.ts';
import type { ArticleView, Finding, PassCache, PlacedFact, PlacedFinding, RuleContext } from '../rule/rule.ts';
import { type Article, sameDay } from '../text/article.ts';
import { Draft } from '../text/draft.ts';
import type { Language } from '../text/line.ts';
import type { KeptPassage } from '../text/passage.ts';
import type { PlacedPassage } from '../text/placed-passage.ts';
import { type Splice, splice } from '../text/splice.ts';
import { type Limits, UNLIMITED } from './limits.ts';
import { Looks } from './looks.ts';
import { inOrder, Page, type PlacedHit } from './page.ts';
import type { Problem } from './place.ts';
import { type Output, type Reader, Readers } from './readers.ts';
import { Reading } from './reading.ts';
import { ScannedPassage } from './scans.ts';
import type { ActiveRule, Settings } from './settings.ts';
import { articleView, asks, type DraftViews, type FactsByPass, firstAt, keptViews, NO_FACTS, newViews, sameFact, viewOf } from './views.ts';

/** What an active rule makes of the facts of passages: in an article, in the draft, or in both. */
interface ArticlePass {
  readonly by: ActiveRule;
  /** It notes facts of passages: of an article without any it has nothing to say. */
  readonly notes: boolean;
  readonly context: RuleContext;
}

/** A rule that threw: reported once, the others go on. */
export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** The state of one lint. */
interface Report {
  readonly text: string;
  /** in order of place, without overlaps between rules */
  readonly problems: readonly Problem[];
  readonly failures: readonly RuleFailure[];
}

/** What an update did: counters that tests and benches read. */
interface LintCost {
  readonly passagesRead: number;
  /** how often a rule read one of them */
  readonly passesCalled: number;
  readonly articlesJudged: number;
}

/** What the article passes made of an article. */
interface ArticleResult {
  readonly outputs: readonly Output[];
  readonly article: Article;
  /** by article pass; passages are numbered from the article's first */
  readonly facts: FactsByPass;
  /** what the article passes found, by their index; passages are numbered likewise */
  readonly found: ReadonlyMap<number, readonly PlacedFinding[]>;
  /** the same as it stands in the draft, while the article begins at the passage `hitsFirst` */
  hits: readonly PlacedHit[];
  hitsFirst: number;
  /** What draft passes see of it, kept until its first passage has another number. */
  readonly views: DraftViews;
  /** by article pass; only of long articles, since short ones are judged anew as fast */
  readonly caches: (PassCache | undefined)[];
  /** by article pass: what it looked at, passages numbered from the article's first */
  readonly looks: ReadonlyMap<number, Looks>;
}

/** From so many passages on an article is long. */
const LONG = 200;

/** A draft pass, with what it last saw and found: it runs again only when it would see something else. */
interface DraftPass {
  /** index of the article pass of the same rule */
  readonly articlePass: number;
  readonly cache: PassCache;
  views: readonly ArticleView[];
  found: readonly PlacedFinding[];
  hits: readonly PlacedHit[];
  looks: Looks;
}

/**
 * Lints one text again and again as it changes. After any sequence of updates the report equals that of a new linter.
 * Does not throw, whatever the text and whatever a rule does.
 */
export class Linter {
  readonly draft: Draft;
  /** The names of the lexicon in passages of the draft, read once for all who ask. */
  readonly mentions: MentionCache;
  cost: LintCost = { passagesRead: 0, passesCalled: 0, articlesJudged: 0 };
  /** by article */
  private results: readonly ArticleResult[] = [];
  private articles: readonly Article[] = [];
  private readonly page = new Page();
  private ledgers: Ledgers | undefined;
  private readonly failures = new Map<string, unknown>();
  private readonly reading: Reading;
  private readonly articlePasses: readonly ArticlePass[];
  /** The facts of an article without any: one list for all. */
  private readonly nothingNoted: FactsByPass;
  private readonly draftPasses: readonly DraftPass[];
  /** What the pass that runs now looks at, passages numbered as in the draft. */
  private looking = new Looks();
  /** The passages that passes have looked at in this update. */
  private readonly looked = new Map<number, ScannedPassage>();

  constructor(
    readonly settings: Settings,
    readonly lexicon: Lexicon,
    language: Language,
    limits: Limits = UNLIMITED,
  ) {
    this.draft = new Draft(language, lexicon);
    this.mentions = new MentionCache(lexicon);
    const readers: Reader[] = [];
    const articlePasses: ArticlePass[] = [];
    for (const by of settings.active) {
      const { rule } = by;
      const context: RuleContext = Object.freeze({ options: by.options, profile: settings.profile, lexicon });
      const articlePass = rule.article || rule.draft ? articlePasses.push({ by, notes: rule.passage !== undefined, context }) - 1 : -1;
      if (rule.passage) readers.push({ pass: rule.passage, by, articlePass, context });
    }
    this.reading = new Reading(new Readers(settings, readers, this.mentions, (by, error) => this.failed(by, error)), limits);
    this.articlePasses = articlePasses;
    this.nothingNoted = articlePasses.map(() => undefined);
    this.draftPasses = articlePasses.flatMap(({ by }, articlePass) =>
      by.rule.draft ? [{ articlePass, cache: {}, views: [], found: [], hits: NO_PLACED, looks: new Looks() }] : [],
    );
  }

  /** @param text the whole text, decoded, without a BOM */
  update(text: string): Report {
    const { draft, reading } = this;
    draft.update(text);
    const changed = reading.update(draft);
    const still = draft.articles === this.articles;
    const anew = this.runArticlePasses(changed);
    this.cost = { passagesRead: reading.read, passesCalled: reading.calls, articlesJudged: anew.length };
    const found = this.page.update(draft, reading.outputs, this.findByFacts(still ? anew : undefined));
    this.looked.clear();
    const limits = reading.problems(draft);
    const problems = limits.length === 0 ? found : inOrder([...limits, ...found]);
    return { text, problems, failures: [...this.failures].map(([rule, error]) => ({ rule, error })) };
  }

  /**
   * The names of an article of the last update: every person, body, place, event and term with its spellings, titles and
   * offices. Made when first asked for, and again only when the article has changed.
   */
  ledger(articleIndex: number): Ledger | undefined {
    this.ledgers ??= new Ledgers(this.draft, this.mentions);
    return this.ledgers.of(articleIndex);
  }

  /** Notes a rule that threw: reported once, the others go on. */
  private failed(by: ActiveRule, error: unknown): void {
    if (!this.failures.has(by.rule.meta.id)) this.failures.set(by.rule.meta.id, error);
  }

  /**
   * Runs the article passes of the articles whose outputs are not those of the last time.
   * @returns the indices of those articles
   */
  private runArticlePasses(changed: Pick<Splice, 'start' | 'newEnd'>): readonly number[] {
    const { articles } = this.draft;
    const { outputs } = this.reading;
    const old = this.results;
    const shift = old.length - articles.length;
    const anew: number[] = [];
    const still = articles === this.articles;
    const resultOf = (i: number): ArticleResult => {
      const article = articles[i] as Article;
      // An edit leaves the articles before it at their index, and those behind it at theirs from the end.
      const before = old[i];
      if (before && this.isSame(before, article)) return before;
      const behind = old[i + shift];
      if (behind && this.isSame(behind, article)) return behind;
      anew.push(i);
      return this.judge(outputs.slice(article.first, article.last + 1), article, before);
    };
    if (still) {
      const now = old.slice();
      for (let i = articleAt(articles, changed.start); i < articles.length && (articles[i] as Article).first < changed.newEnd; i++) now[i] = resultOf(i);
      if (anew.length > 0) this.results = now;
    } else this.results = articles.map((_, i) => resultOf(i));
    this.articles = articles;
    return anew;
  }

  /** @param before what was judged in its place: what no rule would see otherwise stays */
  private judge(outputs: readonly Output[], article: Article, before: ArticleResult | undefined): ArticleResult {
    const facts = this.placeFacts(outputs, article, before);
    const same = before && looksSame(before.article, article) ? before : undefined;
    const caches = before?.caches ?? [];
    const looks = new Map<number, Looks>();
    let found: Map<number, readonly PlacedFinding[]> | undefined;
    for (let k = 0; k < facts.length; k++) {
      const own = facts[k] ?? NO_FACTS;
      const { by, notes } = this.articlePasses[k] as ArticlePass;
      if (!by.rule.article || (notes && !asks(own))) continue;
      const seen = same && own === (same.facts[k] ?? NO_FACTS) ? (same.looks.get(k) ?? NO_LOOKS) : undefined;
      const holds = seen?.hold(this.readAt, article.first) === true;
      const out = holds ? same?.found.get(k) : this.runArticlePass(k, own, article, caches);
      const looked = holds ? seen : this.looking;
      if (looked && !looked.none) looks.set(k, looked);
      if (!out || out.length === 0) continue;
      found ??= new Map();
      found.set(k, out);
    }
    const views = before ? keptViews(before, facts, article) : newViews(article.first);
    return { outputs, article, facts, found: found ?? NOT_FOUND, hits: NO_PLACED, hitsFirst: -1, views, caches, looks };
  }

  private runArticlePass(k: number, facts: readonly PlacedFact[], article: Article, caches: (PassCache | undefined)[]): readonly PlacedFinding[] {
    const { by, context } = this.articlePasses[k] as ArticlePass;
    this.looking = new Looks(article.first);
    const view = articleView(facts, article, 0, this.look);
    if (view.last >= LONG) caches[k] ??= {};
    try {
      const out = by.rule.article?.(view, context, caches[k]) ?? NO_FINDINGS;
      return out.every((f) => isOf(view, f)) ? out : out.filter((f) => isOf(view, f));
    } catch (error) {
      this.failed(by, error);
      caches[k] = undefined;
      return NO_FINDINGS;
    }
  }

  private readonly readAt = (index: number): KeptPassage | undefined => (this.reading.isRead(index) ? this.draft.passages[index]?.passage : undefined);

  private readonly look = (index: number): ScannedPassage | undefined => {
    const passage = this.readAt(index);
    this.looking.note(index, passage);
    if (!passage) return undefined;
    let scanned = this.looked.get(index);
    if (!scanned) {
      scanned = new ScannedPassage(passage, this.mentions);
      this.looked.set(index, scanned);
    }
    return scanned;
  };

  /** True if the article passes would see what they saw. */
  private isSame(j: ArticleResult, article: Article): boolean {
    if (!sameArticle(j, this.reading.outputs, article)) return false;
    for (const looks of j.looks.values()) if (!looks.hold(this.readAt, article.first)) return false;
    return true;
  }

  /** The facts of an article by article pass. Those of passages at both ends that said the same before are kept as they were placed. */
  private placeFacts(outputs: readonly Output[], article: Article, before: ArticleResult | undefined): FactsByPass {
    const like = before?.outputs.length === outputs.length ? before : undefined;
    let head = 0;
    let tail = outputs.length;
    if (like) {
      while (head < tail && outputs[head] === like.outputs[head]) head++;
      while (tail > head && outputs[tail - 1] === like.outputs[tail - 1]) tail--;
    }
    let placed: (PlacedFact[] | undefined)[] | undefined;
    for (let k = head; k < tail; k++) {
      const own = (outputs[k] as Output).facts;
      if (own.length === 0) continue;
      const { kind } = (this.draft.passages[article.first + k] as PlacedPassage).passage;
      for (const { articlePass, range, value, context } of own) {
        const fact = { range, value, passage: k, kind, context };
        placed ??= new Array<PlacedFact[] | undefined>(this.articlePasses.length).fill(undefined);
        const list = placed[articlePass];
        if (list) list.push(fact);
        else placed[articlePass] = [fact];
      }
    }
    const made: FactsByPass = placed ?? this.nothingNoted;
    if (!like) return made;
    return made.map((own, articlePass) => {
      const old = like.facts[articlePass] ?? NO_FACTS;
      const from = firstAt(old, head);
      const to = firstAt(old, tail);
      const middle = own ?? NO_FACTS;
      return to - from === middle.length && middle.every((f, k) => sameFact(f, old[from + k] as PlacedFact)) ? old : splice(old.slice(), from, to, middle);
    });
  }

  /** What the article and draft passes found. `anew`: indices of the articles that are not what they were; absent: any of them. */
  private findByFacts(anew: readonly number[] | undefined): readonly (readonly PlacedHit[])[] {
    const { articles } = this.draft;
    const out: (readonly PlacedHit[])[] = [];
    for (let k = 0; k < this.results.length; k++) {
      const j = this.results[k] as ArticleResult;
      if (j.found.size > 0) out.push(this.hitsOf(j, (articles[k] as Article).first));
    }
    for (const pass of this.draftPasses) {
      this.runDraftPass(pass, anew);
      if (pass.hits.length > 0) out.push(pass.hits);
    }
    return out;
  }

  private hitsOf(j: ArticleResult, first: number): readonly PlacedHit[] {
    if (j.hitsFirst !== first) {
      j.hitsFirst = first;
      j.hits = [...j.found].flatMap(([r, findings]) => {
        const { by } = this.articlePasses[r] as ArticlePass;
        return findings.map((finding) => ({ passage: first + finding.passage, hit: { by, finding: shiftRelated(finding, first) } }));
      });
    }
    return j.hits;
  }

  private runDraftPass(pass: DraftPass, anew: readonly number[] | undefined): void {
    const { by, context, notes } = this.articlePasses[pass.articlePass] as ArticlePass;
    const view = (k: number): ArticleView => viewOf(this.results[k] as ArticleResult, pass.articlePass, this.draft.articles[k] as Article, this.look);
    const holds = pass.looks.hold(this.readAt);
    if (holds && anew?.every((k) => view(k) === pass.views[k])) return;
    const views = anew ? pass.views.slice() : this.results.map((_, k) => view(k));
    for (const k of anew ?? []) views[k] = view(k);
    if (holds && sameItems(views, pass.views)) return;
    pass.views = views;
    pass.looks = new Looks();
    this.looking = pass.looks;
    try {
      const found = !notes || views.some((v) => asks(v.facts)) ? (by.rule.draft?.(views, context, pass.cache) ?? NO_FINDINGS) : NO_FINDINGS;
      if (found === pass.found) return;
      pass.found = found;
      pass.hits = found.map((finding) => ({ passage: finding.passage, hit: { by, finding } }));
    } catch (error) {
      this.failed(by, error);
      pass.cache.last = undefined;
      pass.found = [];
      pass.hits = NO_PLACED;
    }
  }
}

/**
 * True if the article passes would see what they saw. Datelines are memoised with their passages, so identity tells.
 * @param outputs of the whole draft
 */
function sameArticle(j: ArticleResult, outputs: readonly Output[], article: Article): boolean {
  const { first } = article;
  if (!looksSame(j.article, article)) return false;
  for (let i = 0; i < j.outputs.length; i++) if (j.outputs[i] !== outputs[first + i]) return false;
  return true;
}

/** True if two states of an article are the same but for what its passages say. Datelines are memoised with their passages, so identity tells. */
function looksSame(a: Article, b: Article): boolean {
  return a === b || (a.last - a.first === b.last - b.first && a.dateline === b.dateline && offset(a) === offset(b) && sameDay(a.date, b.date));
}

const offset = (a: Article): number => (a.headline === undefined ? -1 : a.headline - a.first);

/** Index of the article that holds a passage. */
function articleAt(articles: readonly Article[], passage: number): number {
  let lo = 0;
  let hi = articles.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if ((articles[mid] as Article).first <= passage) lo = mid;
    else hi = mid - 1;
  }
  return Math.max(0, lo);
}

/** A finding of an article with its related passages numbered as in the draft. */
function shiftRelated(finding: PlacedFinding, by: number): Finding {
  const { related } = finding;
  if (by === 0 || !related) return finding;
  return { ...finding, related: related.map((r) => (r.passage === undefined ? r : { ...r, passage: r.passage + by })) };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A rule may say things of its article only. */
const isOf = (view: ArticleView, f: PlacedFinding): boolean => f.passage >= 0 && f.passage <= view.last;

const NO_FINDINGS: readonly PlacedFinding[] = [];
const NOT_FOUND: ReadonlyMap<number, readonly PlacedFinding[]> = new Map();
const NO_LOOKS = new Looks();
const NO_PLACED: readonly PlacedHit[] = [];

/** A linter for one document. Rules, profile, lexicon and limits are fixed for its life. */
export function createLinter(settings: Settings, lexicon: Lexicon, language: Language, limits?: Limits): Linter {
  return new Linter(settings, lexicon, language, limits);
}
