import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { every } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { CLAUSE } from '../../text/sentences.ts';
import { alike } from '../lib/alike.ts';
import { speakerBefore } from '../lib/speaker.ts';
import { Chains } from './lib/chains.ts';
import { changeOf, movedFinding } from './lib/change.ts';
import { isQuoted } from './lib/quoted.ts';

/** Two speakers who say the same, word for word: the second may have been written over the first. */
export const copiedClause = defineRule<'copied', Told>({
  meta: {
    id: 'repeat/copied-clause',
    title: { zh: '换人不换话', en: 'One clause, two speakers' },
    rationale: {
      zh: '相邻两节套用同一段文字、只换了说话的人，是拷贝之后漏改的常见差错：后一位是否真说过这话，须问作者。引语、口号、机构名称不在此列。',
      en: 'Sections that share a wording and differ in the speaker are often a copy that was not finished. Whether the second one said so is for the author to tell. Quotations, slogans and names are spared.',
    },
    source: '新闻稿核对惯例：引述须有出处',
    severity: 'warning',
    fixable: 'none',
    messages: {
      copied: {
        zh: '这段话与{there}{first}所说一字不差，{second}也这么说吗？请问作者',
        en: 'word for word what {first} said {there}; did {second} say so too? Ask the author',
      },
    },
    options: {},
    examples: [
      {
        bad: '海州市长王立说，对两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。\n\n临江市长李方表示，此次⟦两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏⟧。\n',
      },
      {
        good: '外交部发言人王立10日表示，中方坚定支持双方通过对话改善相互关系，希望各方为此作出积极努力。\n\n王立说，中方坚定支持双方通过对话改善相互关系，希望各方为此作出积极努力。\n',
        note: '同一个人',
      },
      {
        good: '海州市长王立说：“对两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。”\n\n临江市长李方说：“对两地铁路提前建成通车表示祝贺，对建设者的勇气和智慧表示赞赏。”\n',
        note: '直接引语',
      },
      {
        good: '海州市长王立说，对两地铁路提前建成通车表示祝贺。\n\n临江市长李方说，对两地铁路提前建成通车表示祝贺，希望早日开行客车。\n',
        note: '短句：都表示祝贺',
      },
      {
        good: '王立说，要学习两市人民逢山开路遇水架桥、团结协作攻坚克难的铁路精神。\n\n李方说，要弘扬两市人民逢山开路遇水架桥、团结协作攻坚克难的铁路精神。\n\n张平说，要发扬两市人民逢山开路遇水架桥、团结协作攻坚克难的铁路精神。\n',
        note: '多次出现的口号',
      },
    ],
  },
  triggers: [every('its clauses are held against those of all its article')],
  kinds: ['paragraph', 'item'],
  passage(p) {
    const { clauses } = p.sentences;
    if (clauses.length === 0) return NOTHING;
    const fact: Fact<Told> = { range: NOWHERE, value: { text: p.text, clauses } };
    return { facts: [fact] };
  },
  article({ facts }, _, cache) {
    if (facts.length < 2) return [];
    let read = cache?.last as Clauses | undefined;
    if (!read?.follow(facts)) read = new Clauses(facts, cache ? SPARE : 0);
    if (cache) cache.last = read;
    return read.findings();
  },
});

/** The clauses of a passage. */
interface Told {
  readonly text: string;
  /** as in `Sentences` */
  readonly clauses: readonly number[];
}

/** How many passages with clauses lie between two sections at most, and how long what both say is at least, in Han characters. */
const NEIGHBOURS = 4;
const LONG = 20;
/** From here on two names of speakers are one (外交部发言人张三, 张三). */
const SAME_SPEAKER = 0.5;
const NOWHERE: Range = { start: 0, end: 0 };
/** So many clauses may be written anew before all are read anew, as a part of all and at least. */
const SPARE = 0.25;
const LEAST_SPARE = 256;
/** An edit that changes more passages than these is read as a new article. */
const MOST_CHANGED = 32;

/** The clauses of an article, and what was found of each passage. */
class Clauses {
  private readonly chains: Chains;
  /** by fact: the first cell of its clauses */
  private readonly cells: number[] = [];
  /** by cell: where its clause stands in the fact's list */
  private readonly places: number[] = [];
  private found = new Map<number, readonly PlacedFinding<'copied'>[]>();

  /** @param spare room for what is written later, as a part of what is there */
  constructor(
    private facts: readonly PlacedFact<Told>[],
    spare: number,
  ) {
    let count = 0;
    for (const { value } of facts) count += value.clauses.length / CLAUSE;
    this.chains = new Chains(spare > 0 ? count + Math.max(LEAST_SPARE, Math.ceil(count * spare)) : count);
    for (let f = 0; f < facts.length; f++) this.add(f);
    for (let f = 1; f < facts.length; f++) this.judge(f);
  }

  private add(f: number): void {
    const { clauses } = (this.facts[f] as PlacedFact<Told>).value;
    this.cells[f] = this.places.length;
    for (let k = 0; k < clauses.length; k += CLAUSE) {
      this.chains.add(clauses[k + 2] as number, f);
      this.places.push(k);
    }
  }

  /** Follows an edit. @returns false where too many facts have changed, or there is no room: nothing is done then */
  follow(facts: readonly PlacedFact<Told>[]): boolean {
    const { from, to, newTo, shift } = changeOf(this.facts, facts);
    let count = 0;
    for (let f = from; f < newTo; f++) count += (facts[f] as PlacedFact<Told>).value.clauses.length / CLAUSE;
    if (Math.max(to, newTo) - from > MOST_CHANGED || count > this.chains.room) return false;
    const again = new Set<number>();
    for (let f = from; f < to; f++) {
      this.noteFollowers(f, again);
      for (let k = this.countOf(f) - 1; k >= 0; k--) this.chains.remove((this.cells[f] as number) + k);
      for (let k = this.countOf(f) - 1; k >= 0; k--) again.delete((this.cells[f] as number) + k);
      this.found.delete(f);
    }
    this.move(to, newTo - to, this.facts[to]?.passage ?? 0, shift);
    this.facts = facts;
    this.cells.splice(from, to - from, ...new Array<number>(newTo - from).fill(0));
    for (let f = from; f < newTo; f++) this.add(f);
    for (let f = from; f < newTo; f++) this.noteFollowers(f, again);
    const judged = new Set([...again].map((cell) => this.chains.factOf(cell)));
    // Others are neighbours now.
    const last = to === newTo ? newTo : Math.min(facts.length, Math.max(to, newTo) + NEIGHBOURS);
    for (let f = from; f < last; f++) judged.add(f);
    for (const f of judged) this.judge(f);
    return true;
  }

  /** Numbers facts and passages behind an edit anew. */
  private move(from: number, by: number, passage: number, shift: number): void {
    if (by !== 0) this.chains.renumber(from, by);
    if (by === 0 && shift === 0) return;
    const found = new Map<number, readonly PlacedFinding<'copied'>[]>();
    for (const [f, list] of this.found) found.set(f < from ? f : f + by, f < from ? list : list.map((one) => movedFinding(one, passage, shift)));
    this.found = found;
  }

  private countOf(f: number): number {
    return (this.facts[f] as PlacedFact<Told>).value.clauses.length / CLAUSE;
  }

  /** Notes the clauses that are judged by those of this fact: a copy, and the copy behind that one, which is the third then. */
  private noteFollowers(f: number, again: Set<number>): void {
    const { chains } = this;
    const first = this.cells[f] as number;
    for (let cell = first; cell < first + this.countOf(f); cell++) {
      const copy = chains.behind(cell);
      if (copy < 0) continue;
      again.add(copy);
      const third = chains.behind(copy);
      if (third >= 0) again.add(third);
    }
  }

  /** What the clauses of a fact copy of the facts before it. */
  private judge(f: number): void {
    const { chains, facts } = this;
    const second = facts[f] as PlacedFact<Told>;
    const { clauses } = second.value;
    const cell = this.cells[f] as number;
    let list: PlacedFinding<'copied'>[] | undefined;
    let done = 0;
    for (let k = 0; k < clauses.length; k += CLAUSE) {
      const before = chains.before(cell + k / CLAUSE);
      // Only what stands for the second time: a third one makes a slogan of it.
      if (before < 0 || chains.before(before) >= 0) continue;
      const at = clauses[k] as number;
      const there = chains.factOf(before);
      if (there === f || f - there > NEIGHBOURS || at < done) continue;
      const first = facts[there] as PlacedFact<Told>;
      const start = first.value.clauses[this.places[before] as number] as number;
      const run = sharedRun(first.value.text, start, second.value.text, at);
      const found = judge(first, second, run, start - at);
      if (found) {
        list ??= [];
        list.push(found);
      }
      done = run.end;
    }
    if (list) this.found.set(f, list);
    else this.found.delete(f);
  }

  findings(): readonly PlacedFinding<'copied'>[] {
    if (this.found.size === 0) return [];
    return [...this.found].sort((a, b) => a[0] - b[0]).flatMap(([, list]) => list);
  }
}

/**
 * Two passages that share a run.
 * @param run in units of the second passage
 * @param shift from there to the same place in the first one
 */
function judge(first: PlacedFact<Told>, second: PlacedFact<Told>, { start, end }: Range, shift: number): PlacedFinding<'copied'> | undefined {
  const here = second.value;
  const there = first.value;
  // What quotations repeat is repeated on purpose.
  if (isQuoted(there.text, start + shift) || isQuoted(here.text, start)) return undefined;
  if (hanIn(here.text, start, end) < LONG) return undefined;
  const speaker = speakerBefore(there.text, start + shift);
  const other = speakerBefore(here.text, start);
  if (!speaker || !other || sameSpeaker(there.text, speaker, here.text, other)) return undefined;
  const range = { start, end };
  const earlier = { start: start + shift, end: end + shift };
  return {
    passage: second.passage,
    range,
    whole: true,
    message: 'copied',
    data: { first: there.text.slice(speaker.start, speaker.end), second: here.text.slice(other.start, other.end) },
    related: [{ message: { zh: '前面在这里说过', en: 'it was said here' }, range: earlier, passage: first.passage }],
  };
}

/** The longest stretch around `b` that stands alike around `a`, in units of the second text, within one sentence, without the marks at its ends. */
function sharedRun(there: string, a: number, here: string, b: number): Range {
  const shift = a - b;
  let start = b;
  while (start > 0 && start + shift > 0 && !isAt(here, start - 1, Class.Stop) && here.charCodeAt(start - 1) === there.charCodeAt(start - 1 + shift)) start--;
  let end = b;
  while (end < here.length && end + shift < there.length && !isAt(here, end, Class.Stop) && here.charCodeAt(end) === there.charCodeAt(end + shift)) end++;
  while (start < end && isAt(here, start, Class.Pause | Class.Blank)) start++;
  while (end > start && isAt(here, end - 1, Class.Pause | Class.Blank)) end--;
  return { start, end };
}

function hanIn(text: string, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) if (isAt(text, i, Class.Han)) n++;
  return n;
}

/** 外交部发言人张三 and 张三 are one. */
function sameSpeaker(a: string, inA: Range, b: string, inB: Range): boolean {
  return a.slice(inA.start, inA.end) === b.slice(inB.start, inB.end) || alike(a, inA, b, inB).shorter >= SAME_SPEAKER;
}
