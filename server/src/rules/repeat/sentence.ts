import { type ArticleView, defineRule, type Fact, type Fix, type PlacedFact, type PlacedFinding, type Severity } from '../../rule/rule.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { KEYS, plainUnit, SENTENCE } from '../../text/sentences.ts';
import { NOTHING } from '../nothing.ts';
import { type Alike, alike, equal } from './alike.ts';
import { isQuoted } from './quoted.ts';

type Message = 'same' | 'near' | 'again' | 'other';

/** The sentences of a passage. */
interface Told {
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
/** How many passages apart a sentence is told again at most. */
const NEIGHBOURS = 2;
/** How many passages apart two are compared that are not equal. */
const NEAR_BY = 8;
const MOST_COPIES = 8;
const NOWHERE: Range = { start: 0, end: 0 };
const NO_NUMBERS: readonly number[] = [];

/** A sentence that the article has already. */
export const repeatedSentence = defineRule<Message, Told>({
  meta: {
    id: 'repeat/sentence',
    title: { zh: '句子重复', en: 'Repeated sentence' },
    rationale: {
      zh: '拼接、续写和改稿时，一句话会在稿件里出现两次。提要、图片说明与正文相同是正常的；另一篇稿件里的同一句话只作提示。',
      en: 'Cutting and pasting leaves a sentence twice in an article. Summaries and captions repeat the body by right; the same sentence in another article of the file is a hint only.',
    },
    source: 'GB/T 14706—1993 删除',
    severity: 'warning',
    fixable: 'review',
    messages: {
      same: { zh: '这句话前面已经有了', en: 'this sentence stands in the article already' },
      near: { zh: '这句话与前面一句几乎相同', en: 'this sentence is nearly the same as one before' },
      again: { zh: '这件事紧接着又说了一遍，可并作一句', en: 'the sentences that follow tell this again; the two could be one' },
      other: { zh: '同一页的另一篇稿件里有这句话', en: 'another article of the page has this sentence' },
    },
    options: {},
    examples: [
      {
        bad: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。⟦海州港新码头15日投入使用，首批三艘货轮当天靠泊。⇢⟧港口负责人说，年吞吐量将翻一番。',
      },
      {
        bad: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。\n\n港口负责人说，年吞吐量将翻一番。⟦海州港新码头15日正式投入使用，首批三艘货轮当天靠泊。⇢⟧\n',
        note: '几乎相同',
      },
      {
        bad: '⟦海州市长王立23日下午已乘专列离开临江，启程参加即将在南湾举行的第二次三市市长会晤。⟧\n\n市政府说，为参加在南湾举行的第二次三市市长会晤和会谈，王立于23日下午乘专列离开临江。\n',
        note: '同一件事说了两遍，只作提示',
      },
      {
        good: '6月15日，海州港新码头投入使用，首批三艘货轮靠泊。\n\n新华社海州6月15日电（记者张三）6月15日，海州港新码头投入使用，首批三艘货轮靠泊。\n',
        note: '图片说明、提要与正文相同',
      },
      {
        good: '海州港新码头15日投入使用，首批三艘货轮当天靠泊。海州港新码头去年15日动工，首批三百名工人当天进场。',
        note: '句式相同，内容不同',
      },
      { good: '声明全文如下：\n\n双方重申对话的重要性。\n\n双方重申对话的重要性。\n', note: '短句、套话' },
      {
        good: '1月全市工业增加值同比增长4.5%，比上月加快0.3个百分点。\n\n2月全市工业增加值同比增长4.8%，比上月加快0.3个百分点。\n',
        note: '数字不同的平行句',
      },
    ],
  },
  needs: Class.Han,
  passage(p) {
    const { text } = p;
    const picture = p.credit?.kind === 'picture';
    if (picture) return { facts: [{ range: NOWHERE, value: { text, sentences: NO_NUMBERS, opens: false, picture } }] };
    if (p.kind !== 'paragraph' && p.kind !== 'item') return NOTHING;
    const opens = p.dateline?.position === 'head';
    const { sentences } = p.sentences;
    if (sentences.length === 0 && !opens) return NOTHING;
    const fact: Fact<Told> = { range: NOWHERE, value: { text, sentences, opens, picture } };
    return { facts: [fact] };
  },
  draft(articles) {
    let count = 0;
    for (const { facts } of articles) for (const { value } of facts) count += value.sentences.length / SENTENCE;
    return count < 2 ? [] : new Search(articles, count).run();
  },
});

/** The last comparison of each sentence, by its fact and place: the page is searched at each keystroke, and most of it stays what it is. */
const compared = new WeakMap<Told, Map<number, Compared>>();

interface Compared {
  readonly with: Told;
  readonly at: number;
  readonly alike: Alike;
}

function compare(a: Told, inA: number, b: Told, inB: number): Alike {
  const known = compared.get(b) ?? new Map<number, Compared>();
  compared.set(b, known);
  const last = known.get(inB);
  if (last?.with === a && last.at === inA) return last.alike;
  const found = alike(a.text, rangeOf(a, inA), b.text, rangeOf(b, inB));
  known.set(inB, { with: a, at: inA, alike: found });
  return found;
}

/** Looks for equal and nearly equal sentences of a file: one pass over their keys. */
class Search {
  private readonly out: PlacedFinding<Message>[] = [];
  /** Hash table of the keys: one more than the index in `own` of the one that stood last. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  /** by index of the sentence: its keys, how long it is, its hash, article, fact and place among the fact's sentences */
  private readonly own: Int32Array;
  private readonly han: Int32Array;
  private readonly hash: Int32Array;
  private readonly article: Int32Array;
  private readonly fact: Int32Array;
  private readonly place: Int32Array;
  /** how many copies of it stand before it */
  private readonly copies: Int32Array;
  private size = 0;

  constructor(
    private readonly articles: readonly ArticleView<Told>[],
    count: number,
  ) {
    let slots = 16;
    while (slots < count * KEYS * 2) slots *= 2;
    this.slots = new Int32Array(slots);
    this.mask = slots - 1;
    this.own = new Int32Array(count * KEYS);
    this.han = new Int32Array(count);
    this.hash = new Int32Array(count);
    this.article = new Int32Array(count);
    this.fact = new Int32Array(count);
    this.place = new Int32Array(count);
    this.copies = new Int32Array(count);
  }

  run(): readonly PlacedFinding<Message>[] {
    this.articles.forEach(({ facts }, a) => {
      const body = facts.findIndex((f) => f.value.opens);
      for (let f = 0; f < facts.length; f++) {
        const { passage, value } = facts[f] as PlacedFact<Told>;
        const { sentences } = value;
        const next = facts[f + 1];
        const caption = next?.value.picture === true && next.passage === passage + 1;
        for (let at = 0; at < sentences.length; at += SENTENCE) {
          const index = this.size++;
          this.article[index] = a;
          this.fact[index] = f;
          this.place[index] = at;
          this.han[index] = sentences[at + 2] as number;
          this.hash[index] = sentences[at + 3] as number;
          for (let k = 0; k < KEYS; k++) this.own[index * KEYS + k] = sentences[at + SENTENCE - KEYS + k] as number;
          // Captions and what stands before the dateline are repeated by right.
          if (f >= body && !caption) this.look(index);
        }
      }
    });
    return this.out;
  }

  /** Looks for a sentence that shares most keys with this one, and leaves its keys to the later ones. */
  private look(index: number): void {
    const { own, slots, mask } = this;
    let found = -1;
    for (let k = index * KEYS; k < (index + 1) * KEYS; k++) {
      const key = own[k] as number;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
      while (slots[slot] !== 0 && own[(slots[slot] as number) - 1] !== key) slot = (slot + 1) & mask;
      const owner = slots[slot] === 0 ? -1 : Math.floor(((slots[slot] as number) - 1) / KEYS);
      // Of two sentences of other places the one of the same article counts.
      if (owner >= 0 && owner !== found && owner !== index && this.mayBeAlike(owner, index)) {
        if (found < 0 || this.article[owner] === this.article[index]) found = owner;
      }
      slots[slot] = k + 1;
    }
    if (found >= 0) this.judge(found, index);
  }

  /** Of another article the very same; of one article what shares most keys, among neighbours one. */
  private mayBeAlike(owner: number, index: number): boolean {
    if (this.hash[owner] === this.hash[index]) return true;
    if (this.article[owner] !== this.article[index]) return false;
    if ((this.fact[owner] as number) >= (this.fact[index] as number) - 1) return true;
    let n = 0;
    for (let k = 0; k < KEYS; k++) if (this.own[owner * KEYS + k] === this.own[index * KEYS + k]) n++;
    return n >= 2;
  }

  private told(index: number): PlacedFact<Told> {
    return (this.articles[this.article[index] as number] as ArticleView<Told>).facts[this.fact[index] as number] as PlacedFact<Told>;
  }

  private judge(first: number, second: number): void {
    const a = this.told(first);
    const b = this.told(second);
    const there = rangeOf(a.value, this.place[first] as number);
    const here = rangeOf(b.value, this.place[second] as number);
    const one = this.article[first] === this.article[second];
    const apart = b.passage - a.passage;
    if (this.hash[first] === this.hash[second] && equal(a.value.text, there, b.value.text, here)) {
      const copies = (this.copies[first] as number) + 1;
      this.copies[second] = copies;
      // A line of a form, a chorus: after a few copies everybody knows.
      if (copies > (one ? MOST_COPIES : 1)) return;
      if (this.isShort(first, second) && (!one || apart > 1)) return;
      this.tellCopy(one ? 'same' : 'other', a, there, b, here);
      return;
    }
    if (!one || apart > NEAR_BY || this.isShort(first, second)) return;
    const { both, shorter, sameDigits } = compare(a.value, this.place[first] as number, b.value, this.place[second] as number);
    const inserted = shorter >= INSERTED && sameDigits;
    if (both >= NEAR && (inserted || (sameDigits && apart <= 1) || (both >= INSERTED && apart === 0))) this.tellCopy('near', a, there, b, here, !inserted);
    else if (apart <= NEIGHBOURS && both >= AGAIN && sharesDay(a.value.text, there, b.value.text, here)) {
      // Either of the two may be the better one: told where the reader meets it first.
      const related = [{ message: { zh: '后一次在这里', en: 'told again here' }, range: here, passage: b.passage }];
      this.out.push({ passage: a.passage, range: there, whole: true, message: 'again', related, severity: 'hint' });
    }
  }

  private isShort(first: number, second: number): boolean {
    return Math.min(this.han[first] as number, this.han[second] as number) < LONG;
  }

  private tellCopy(message: Message, a: PlacedFact<Told>, there: Range, b: PlacedFact<Told>, here: Range, weak = false): void {
    const quoted = isQuoted(b.value.text, here.start) || isQuoted(a.value.text, there.start);
    const far = b.passage - a.passage > NEIGHBOURS;
    const severity: Severity | undefined = message === 'other' || quoted || weak ? 'hint' : far ? 'information' : undefined;
    const related = [{ message: { zh: '前一次在这里', en: 'it stood here first' }, range: there, passage: a.passage }];
    const fixes = message === 'other' ? [] : [remove(here)];
    this.out.push({ passage: b.passage, range: here, whole: true, message, fixes, related, ...(severity ? { severity } : {}) });
  }
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

function remove(range: Range): Fix {
  return { title: { zh: '删去这一句', en: 'Delete this sentence' }, safety: 'review', edits: [{ ...range, text: '' }] };
}
