import { remove } from '../../../rule/fix.ts';
import type { ArticleView, Localized, PlacedFact, PlacedFinding, Severity } from '../../../rule/rule.ts';
import { Class, isAt } from '../../../text/chars.ts';
import type { Range } from '../../../text/range.ts';
import { KEYS, plainUnit, SENTENCE } from '../../../text/sentences.ts';
import { splice } from '../../../text/splice.ts';
import { alike, equal } from '../../lib/alike.ts';
import { Chains } from './chains.ts';
import { changeOf, type FactsChange, movedFinding } from './change.ts';
import { isQuoted } from './quoted.ts';

export type Message = 'same' | 'near' | 'again' | 'other';

/** The sentences of a passage. */
export interface Told {
  readonly text: string;
  /** as in `Sentences` */
  readonly sentences: readonly number[];
  /** A dateline opens it: what stands before it in the article is summary and captions. */
  readonly opens: boolean;
  /** It says who took the picture that the passage before it tells of. */
  readonly picture: boolean;
}

/** From here on two sentences are nearly the same; from here on one of two neighbours tells the other again. */
const NEAR = 0.85;
/** … when hardly anything but what one has more parts them. Else one may be the next of a series. */
const INSERTED = 0.95;
const AGAIN = 0.5;
/** Shorter sentences, in Han characters, are formulas when they do not stand side by side. */
const LONG = 15;
/** How many passages apart a sentence is reported again at most. */
const NEIGHBOURS = 2;
/** How many passages apart two are compared that are not equal. */
const NEAR_BY = 8;
const MOST_COPIES = 8;
/** Where how many Han characters a sentence has, and its hash, stand among its numbers. */
const HAN = 2;
const HASH = 3;
/** Room for the sentences that later edits bring, as a part of those there are, and at least. */
const SPARE = 0.25;
const LEAST_SPARE = 256;
/** An edit that changes more passages than these is read as a new page. */
const MOST_CHANGED = 32;

/**
 * The sentences of a page, and which of them is said before. Reads a page in one pass over the keys; then follows edits inside
 * of passages, at the cost of the sentences that changed and of those that stood or stand next behind them by a key.
 */
export class Search {
  private readonly chains: Chains;
  /** the facts of all articles; by fact its article, and the first of its sentences (−1: not searched) */
  private facts: readonly PlacedFact<Told>[];
  private article: readonly number[];
  private first: number[] = [];
  /** by sentence: its place in the fact's list, its hash, how many copies stand before it, what is reported of it */
  private readonly place: number[] = [];
  private readonly hash: number[] = [];
  private readonly copies: number[] = [];
  private readonly found: (PlacedFinding<Message> | undefined)[] = [];
  /** The findings by fact, and all of them once somebody asked. */
  private byFact: (readonly PlacedFinding<Message>[] | undefined)[] = [];
  private all: readonly PlacedFinding<Message>[] | undefined;

  /** @param kept the page will be followed: there must be room for what is written */
  constructor(
    private articles: readonly ArticleView<Told>[],
    kept: boolean,
  ) {
    this.facts = factsOf(articles);
    this.article = articlesOf(articles);
    let count = 0;
    for (const { value } of this.facts) count += value.sentences.length / SENTENCE;
    this.chains = new Chains(KEYS * (kept ? count + Math.max(LEAST_SPARE, Math.ceil(count * SPARE)) : count));
    const searched = articles.flatMap(({ facts }) => searchedOf(facts));
    for (let f = 0; f < this.facts.length; f++) {
      this.first.push(searched[f] ? this.read(f) : -1);
      for (let s = this.first[f] as number, end = s + this.countOf(f); s < end; s++) this.look(s);
      this.gather(f);
    }
  }

  /** Takes in the sentences of a fact. @returns the number of the first */
  private read(f: number): number {
    const { sentences } = (this.facts[f] as PlacedFact<Told>).value;
    const first = this.place.length;
    for (let at = 0; at < sentences.length; at += SENTENCE) {
      for (let k = SENTENCE - KEYS; k < SENTENCE; k++) this.chains.add(sentences[at + k] as number, f);
      this.place.push(at);
      this.hash.push(sentences[at + HASH] as number);
      this.copies.push(0);
      this.found.push(undefined);
    }
    return first;
  }

  /** How many sentences of a fact are searched: all or none. */
  private countOf(f: number): number {
    return (this.first[f] as number) < 0 ? 0 : (this.facts[f] as PlacedFact<Told>).value.sentences.length / SENTENCE;
  }

  private sentencesOf(f: number): readonly number[] {
    return Array.from({ length: this.countOf(f) }, (_, k) => (this.first[f] as number) + k);
  }

  /** Follows an edit. @returns false where more has changed than what some passages say: the page must be read anew then */
  follow(articles: readonly ArticleView<Told>[]): boolean {
    const facts = factsOf(articles);
    const change = changeOf(this.facts, facts);
    const { from, to, newTo, shift } = change;
    const searched = this.searchedIn(change, articles, facts);
    if (!searched) return false;
    const again = new Set<number>();
    for (let f = from; f < to; f++) {
      const gone = this.sentencesOf(f);
      for (const s of gone) {
        this.followers(s, again);
        for (let k = KEYS - 1; k >= 0; k--) this.chains.remove(s * KEYS + k);
      }
      for (const s of gone) again.delete(s);
      if (this.byFact[f]) this.all = undefined;
    }
    if (to !== newTo) {
      this.chains.renumber(to, newTo - to);
      this.article = articlesOf(articles);
    }
    const passage = this.facts[to]?.passage ?? 0;
    this.facts = facts;
    const none = new Array<undefined>(newTo - from).fill(undefined);
    this.first = splice(
      this.first,
      from,
      to,
      none.map(() => -1),
    );
    this.byFact = splice(this.byFact, from, to, none);
    for (let f = from; f < newTo; f++) {
      if (searched[f - from]) this.first[f] = this.read(f);
      for (const s of this.sentencesOf(f)) again.add(s);
    }
    for (let f = from; f < newTo; f++) for (const s of this.sentencesOf(f)) this.followers(s, again);
    if (shift !== 0) this.move(newTo, passage, shift);
    if (shift !== 0 || to !== newTo) this.neighbours(newTo, Math.abs(shift), again);
    this.lookAgain(again);
    return true;
  }

  /**
   * Which of the new facts are searched. Nothing where these are too many, or where the edit tells on what is searched elsewhere.
   */
  private searchedIn(
    { from, to, newTo, shift }: FactsChange,
    articles: readonly ArticleView<Told>[],
    facts: readonly PlacedFact<Told>[],
  ): boolean[] | undefined {
    const { article, first } = this;
    let count = 0;
    for (let f = from; f < newTo; f++) count += (KEYS * (facts[f] as PlacedFact<Told>).value.sentences.length) / SENTENCE;
    if (Math.max(to, newTo) - from > MOST_CHANGED || count > this.chains.room || articles.length !== this.articles.length) return undefined;
    const sameKind = (n: PlacedFact<Told>, k: number): boolean => {
      const b = this.facts[from + k] as PlacedFact<Told>;
      return n.passage === b.passage && n.value.opens === b.value.opens && n.value.picture === b.value.picture;
    };
    const own = facts.slice(from, newTo);
    if (to === newTo && shift === 0) {
      const still = own.every(sameKind) && articles.every(({ facts }, a) => facts.length === this.articles[a]?.facts.length);
      if (still) this.articles = articles;
      return still ? own.map((_, k) => (first[from + k] as number) >= 0) : undefined;
    }
    // What stands behind the edit must belong to the articles that it belonged to.
    const other = articlesOf(articles);
    for (let f = 0; f < from; f++) if (other[f] !== article[f]) return undefined;
    for (let f = newTo; f < other.length; f++) if (other[f] !== article[f - newTo + to]) return undefined;
    const searched = articles.flatMap(({ facts }) => searchedOf(facts));
    for (let f = 0; f < from; f++) if (searched[f] !== (first[f] as number) >= 0) return undefined;
    for (let f = newTo; f < searched.length; f++) if (searched[f] !== (first[f - newTo + to] as number) >= 0) return undefined;
    this.articles = articles;
    return searched.slice(from, newTo);
  }

  /** What was found behind an edit, in passages that are numbered otherwise now. */
  private move(from: number, passage: number, by: number): void {
    for (let f = from; f < this.facts.length; f++) {
      if (!this.byFact[f]) continue;
      for (const s of this.sentencesOf(f)) {
        const found = this.found[s];
        if (found) this.found[s] = movedFinding(found, passage, by);
      }
      this.gather(f);
    }
  }

  /** Notes the sentences that are nearer to those before an edit now, or farther from them: only of near ones it matters how near. */
  private neighbours(from: number, shift: number, out: Set<number>): void {
    const last = (this.facts[from - 1]?.passage ?? 0) + NEAR_BY + shift;
    for (let f = from; f < this.facts.length && (f === from || (this.facts[f] as PlacedFact<Told>).passage <= last); f++) {
      for (const s of this.sentencesOf(f)) out.add(s);
    }
  }

  /** Notes the sentences behind this one by its keys. */
  private followers(s: number, out: Set<number>): void {
    for (let k = 0; k < KEYS; k++) {
      const behind = this.chains.behind(s * KEYS + k);
      if (behind >= 0) out.add(Math.floor(behind / KEYS));
    }
  }

  /** Looks at some sentences again, in order, and then at those that counted the copies before them. */
  private lookAgain(sentences: Set<number>): void {
    while (sentences.size > 0) {
      const ordered = [...sentences].sort((a, b) => this.factOf(a) - this.factOf(b) || a - b);
      sentences.clear();
      for (const s of ordered) {
        const copies = this.copies[s];
        this.look(s);
        if (this.copies[s] !== copies) this.followers(s, sentences);
      }
      for (const s of ordered) this.gather(this.factOf(s));
    }
  }

  private factOf(s: number): number {
    return this.chains.factOf(s * KEYS);
  }

  private articleOf(s: number): number {
    return this.article[this.factOf(s)] as number;
  }

  private hanOf(s: number): number {
    return (this.facts[this.factOf(s)] as PlacedFact<Told>).value.sentences[(this.place[s] as number) + HAN] as number;
  }

  private gather(f: number): void {
    let list: PlacedFinding<Message>[] | undefined;
    for (let s = this.first[f] as number, end = s + this.countOf(f); s < end; s++) {
      const found = this.found[s];
      if (!found) continue;
      list ??= [];
      list.push(found);
    }
    if (list || this.byFact[f]) this.all = undefined;
    this.byFact[f] = list;
  }

  findings(): readonly PlacedFinding<Message>[] {
    if (!this.all) {
      const all: PlacedFinding<Message>[] = [];
      for (const list of this.byFact) if (list) for (const found of list) all.push(found);
      this.all = all;
    }
    return this.all;
  }

  /** Looks for a sentence before this one that shares most keys with it. */
  private look(s: number): void {
    const { chains } = this;
    let like = -1;
    for (let cell = s * KEYS; cell < (s + 1) * KEYS; cell++) {
      const before = chains.before(cell);
      const owner = before < 0 ? -1 : Math.floor(before / KEYS);
      // Of two sentences of other places the one of the same article counts.
      if (owner >= 0 && owner !== like && owner !== s && this.mayBeAlike(owner, s)) {
        if (like < 0 || this.articleOf(owner) === this.articleOf(s)) like = owner;
      }
    }
    this.copies[s] = 0;
    this.found[s] = like < 0 ? undefined : this.judge(like, s);
  }

  /** Of another article the very same; of one article what shares most keys, among neighbours one. */
  private mayBeAlike(owner: number, s: number): boolean {
    if (this.hash[owner] === this.hash[s]) return true;
    if (this.articleOf(owner) !== this.articleOf(s)) return false;
    if (this.factOf(owner) >= this.factOf(s) - 1) return true;
    let n = 0;
    for (let k = 0; k < KEYS; k++) if (this.chains.keyOf(owner * KEYS + k) === this.chains.keyOf(s * KEYS + k)) n++;
    return n >= 2;
  }

  private judge(first: number, second: number): PlacedFinding<Message> | undefined {
    const a = this.facts[this.factOf(first)] as PlacedFact<Told>;
    const b = this.facts[this.factOf(second)] as PlacedFact<Told>;
    const there = rangeOf(a.value, this.place[first] as number);
    const here = rangeOf(b.value, this.place[second] as number);
    const one = this.articleOf(first) === this.articleOf(second);
    const apart = b.passage - a.passage;
    if (this.hash[first] === this.hash[second] && equal(a.value.text, there, b.value.text, here)) {
      // What is more than enough is not counted, so that a chain of copies is not counted anew from an edit to its end.
      const copies = Math.min(MOST_COPIES, this.copies[first] as number) + 1;
      this.copies[second] = copies;
      // A line of a form, a chorus: after a few copies everybody knows.
      if (copies > (one ? MOST_COPIES : 1)) return undefined;
      if (this.isShort(first, second) && (!one || apart > 1)) return undefined;
      return tellCopy(one ? 'same' : 'other', a, there, b, here);
    }
    if (!one || apart > NEAR_BY || this.isShort(first, second)) return undefined;
    const { both, shorter, sameDigits } = alike(a.value.text, there, b.value.text, here);
    const inserted = shorter >= INSERTED && sameDigits;
    if (both >= NEAR && (inserted || (sameDigits && apart <= 1) || (both >= INSERTED && apart === 0))) return tellCopy('near', a, there, b, here, !inserted);
    if (apart <= NEIGHBOURS && both >= AGAIN && sharesDay(a.value.text, there, b.value.text, here)) {
      // Either of the two may be the better one: reported where the reader meets it first.
      const related = [{ message: { zh: '后一次在这里', en: 'told again here' }, range: here, passage: b.passage }];
      return { passage: a.passage, range: there, whole: true, message: 'again', related, severity: 'hint' };
    }
    return undefined;
  }

  private isShort(first: number, second: number): boolean {
    return Math.min(this.hanOf(first), this.hanOf(second)) < LONG;
  }
}

function factsOf(articles: readonly ArticleView<Told>[]): readonly PlacedFact<Told>[] {
  return articles.length === 1 ? (articles[0] as ArticleView<Told>).facts : articles.flatMap(({ facts }) => facts);
}

/** By fact: the index of its article. */
function articlesOf(articles: readonly ArticleView<Told>[]): number[] {
  return articles.flatMap(({ facts }, a) => new Array<number>(facts.length).fill(a));
}

/** By fact of an article: true if it is searched. Captions and what stands before the dateline are repeated by right. */
function searchedOf(facts: readonly PlacedFact<Told>[]): boolean[] {
  const body = facts.findIndex((f) => f.value.opens);
  return facts.map(({ passage }, k) => {
    const next = facts[k + 1];
    return k >= body && !(next?.value.picture === true && next.passage === passage + 1);
  });
}

const DELETE: Localized = { zh: '删去这一句', en: 'Delete this sentence' };

function tellCopy(message: Message, a: PlacedFact<Told>, there: Range, b: PlacedFact<Told>, here: Range, weak = false): PlacedFinding<Message> {
  const quoted = isQuoted(b.value.text, here.start) || isQuoted(a.value.text, there.start);
  const far = b.passage - a.passage > NEIGHBOURS;
  const severity: Severity | undefined = message === 'other' || quoted || weak ? 'hint' : far ? 'information' : undefined;
  const related = [{ message: { zh: '前一次在这里', en: 'it stood here first' }, range: there, passage: a.passage }];
  // A picture, a link, code is in one of them only, or another one in each.
  const holdsMore = b.value.text.slice(here.start, here.end).includes('\ufffc');
  const fixes = message === 'other' || holdsMore ? [] : [remove(here, { title: DELETE })];
  return { passage: b.passage, range: here, whole: true, message, fixes, related, ...(severity ? { severity } : {}) };
}

/** They name one day (23日), so that they are not two of a series. */
function sharesDay(a: string, inA: Range, b: string, inB: Range): boolean {
  const days = daysOf(a, inA);
  return days.length > 0 && daysOf(b, inB).some((day) => days.includes(day));
}

function daysOf(text: string, { start, end }: Range): readonly number[] {
  const out: number[] = [];
  for (let at = text.indexOf('日', start); at >= 0 && at < end; at = text.indexOf('日', at + 1)) {
    let digit = at - 1;
    if (isAt(text, digit, Class.Blank)) digit--;
    if (!isAt(text, digit, Class.Digit | Class.FullAlnum)) continue;
    const tens = isAt(text, digit - 1, Class.Digit | Class.FullAlnum) ? plainUnit(text.charCodeAt(digit - 1)) : 0;
    out.push(tens * 0x100 + plainUnit(text.charCodeAt(digit)));
  }
  return out;
}

function rangeOf({ sentences }: Told, at: number): Range {
  return { start: sentences[at] as number, end: sentences[at + 1] as number };
}
