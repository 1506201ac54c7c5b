import { NOTHING } from '../../rule/nothing.ts';
import { type ArticleView, defineRule, type Finding, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { signs } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class } from '../../text/chars.ts';
import type { Words } from '../../text/words.ts';
import { runOn } from './lib/long-quotation.ts';
import { type Elsewhere, type Lost, likelyPlaces, lostOf, shortlyMarked } from './lib/lost-mark.ts';
import { DOUBLE, marksOf, oddKinds, PAIRS, type Read, readPairMarks, SINGLE } from './lib/pair-marks.ts';

/** Marks that come in pairs are among these. */
const PAIRED = Class.Open | Class.Close | Class.AsciiMark;

export const unpaired = defineRule<Message, MarksFact>({
  meta: {
    id: 'punct/unpaired',
    title: { zh: '标点不成对', en: 'Marks without a partner' },
    rationale: {
      zh: '引号、括号、书名号前后成对。缺了一半，引文到哪里为止就不清楚了。几段连着的引文，每段开头用前引号，末段才用后引号。',
      en: 'Quotation marks, brackets and title marks come in pairs. Where one half is lost nobody knows how far the quotation goes. A quotation of several paragraphs opens each of them and closes the last.',
    },
    source: 'GB/T 15834—2011 4.8、4.9、4.15',
    severity: 'error',
    fixable: 'review',
    messages: {
      'no-close': { zh: '{mark} 后面没有与之成对的 {lost}', en: '{mark} has no {lost} behind it' },
      'no-open': { zh: '{mark} 前面没有与之成对的 {lost}', en: '{mark} has no {lost} before it' },
      reversed: { zh: '前后引号颠倒，应为 {pair}', en: 'The two quotation marks are the wrong way round: {pair}' },
      'same-way': { zh: '前后引号用了同一个方向，应为 {pair}', en: 'Both quotation marks face the same way: {pair}' },
    },
    options: {},
    examples: [
      { bad: '人们称它⟦“⟧老码头，2012年起停用。', note: '补在哪里，由编辑从几处里选' },
      { bad: '央视网消息新闻联播⟦）⟧：渡轮12日复航。' },
      { bad: '本报讯⟦（⟧记者林一帆 周敏渡轮12日复航。' },
      { bad: '据《港口晚报》报道，渡轮复航。⟦《⟧港口晚报近日还刊文介绍老码头。' },
      { bad: '全县推广⟦”⟧一船一码“，即每条船一个编号。', note: '前后颠倒，两半一起改' },
      { bad: '全县推广“一船一码⟦“⇢”⟧，即每条船一个编号。', note: '方向相同' },
      { bad: '船名叫⟦"⟧望海的渡轮12日复航。' },
      { bad: '船长说：⟦“⟧码头建了六十年。\n\n渡轮每天往返八次，乘客多是两岸的居民。' },
      {
        good: '船长说：“码头建了六十年。\n\n“第一艘渡轮是木船，一次只能坐二十人。\n\n“现在的渡轮能坐三百人。”',
        note: '几段连着的引文，末段才用后引号',
      },
      { good: '船长说：“码头建了六十年。\n\n第一艘渡轮是木船，一次只能坐二十人。\n\n现在的渡轮能坐三百人。”' },
      { good: '办法如下：1）核对人名；2）核对日期；（3）核对数字。' },
      { good: 'O’Neal说，’98年的比赛用时5’30”，‘90后没看过。他用的是42”液晶屏：）' },
      { good: '“我们叫它‘老码头’，叫了几十年。”（记者 林一帆)', note: '括号宽度由另一条规则处理' },
      { good: '“渡口没有希望，\n消失得像四月的一天，\n教我失魂落魄! ”', language: 'markdown', note: '引号里的诗' },
      { good: '　　“渡口没有希望\n　　消失得像四月的一天\n　　教我失魂落魄”', note: '引号里的诗' },
      { good: '只要换一张票就可以了（还有更好的办法，可以不丢失座位，参见：\n:doc:`票务` ）。', note: '没有接排的断行' },
      { good: '“渡口在……\n……河的对岸”', note: '标题分行' },
    ],
  },
  triggers: [signs(PAIRED)],
  passage({ text, classes }) {
    const odd = oddKinds(text) | (classes & Class.AsciiMark && oddlyStraight(text) ? 1 << DOUBLE : 0);
    if (odd === 0) return NOTHING;
    const lost: Lost[] = [];
    const findings: Finding<Message>[] = [];
    for (let kind = 0; kind < PAIRS.length; kind++) {
      if (!(odd & (1 << kind))) continue;
      const reads = readPairMarks(text, marksOf(text, kind), kind);
      if (kind <= SINGLE) append(findings, turned(text, reads, kind));
      append(lost, lostOf(text, reads, kind));
    }
    return lost.length > 0 ? { findings, facts: [{ range: WHOLE, value: { text, lost } }] } : { findings };
  },
  article(article, { lexicon }) {
    const { facts } = article;
    const marked = markedIn(article);
    const lawful = runOn(marked);
    const elsewhere: Elsewhere = { marked: shortlyMarked(marked.map((f) => f.value.text)) };
    const out: PlacedFinding<Message>[] = [];
    for (const f of facts)
      for (const lost of f.value.lost.slice(0, MOST_LOST))
        if (!lawful.has(lost)) out.push(toFinding(f, lost, out.length < MOST_FIXED ? elsewhere : undefined, lexicon));
    return out;
  },
});

type Message = 'no-close' | 'no-open' | 'reversed' | 'same-way';

/** What a passage says of its marks. */
interface MarksFact {
  /** The text itself: where a mark is lost, what stands in marks elsewhere in the article tells where. */
  readonly text: string;
  readonly lost: readonly Lost[];
}

const NONE: readonly Lost[] = [];
const WHOLE = { start: 0, end: 0 };
/** Of what the marks would hold, a title shows this much. */
const SHOWN = 14;
/** An article that has lost more marks than this is no copy to be mended mark by mark. */
const MOST_FIXED = 60;
/** So many of one passage are reported. Where more are lost it is no copy at all; with the first ones mended the next are reported. */
const MOST_LOST = 200;

/** The passages of an article that have marks, those without a loss too. */
function markedIn(article: ArticleView<MarksFact>): readonly { readonly passage: number; readonly value: MarksFact }[] {
  const lost = new Map(article.facts.map((f) => [f.passage, f]));
  const out: { readonly passage: number; readonly value: MarksFact }[] = [];
  for (let passage = article.first; passage <= article.last; passage++) {
    const p = article.passage(passage);
    if (p && p.classes & PAIRED) out.push(lost.get(passage) ?? { passage, value: { text: p.text, lost: NONE } });
  }
  return out;
}

/** An odd number of straight marks. */
function oddlyStraight(text: string): boolean {
  let n = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) n++;
  return n % 2 === 1;
}

/** Pairs whose marks face the wrong way: ”…“, “…“. Straight ones are another rule's. */
function turned(text: string, reads: readonly Read[], kind: number): Finding<Message>[] {
  const out: Finding<Message>[] = [];
  const { open, close } = PAIRS[kind] as (typeof PAIRS)[number];
  for (const { mark, role, partner } of reads) {
    const other = reads[partner];
    if (role !== 'open' || !other || mark.said === 'either' || other.mark.said === 'either') continue;
    if (mark.said === 'open' && other.mark.said === 'close') continue;
    const edits = [
      { start: mark.at, end: mark.at + 1, text: open },
      { start: other.mark.at, end: other.mark.at + 1, text: close },
    ].filter((e) => text[e.start] !== e.text);
    // A closing mark at the head of a paragraph also looks like a fragment: shown on the second mark, both can be reported.
    const shown = edits[mark.at === 0 ? edits.length - 1 : 0] as (typeof edits)[number];
    const title = { zh: `改为${open}${close}`, en: `Change to ${open}${close}` };
    const message = edits.length === 2 ? 'reversed' : 'same-way';
    out.push({ message, range: { start: shown.start, end: shown.end }, data: { pair: open + close }, fixes: [{ title, safety: 'review', edits }] });
  }
  return out;
}

/** A fix for each likely place; the mark that is left is set right with it. */
function fixesFor({ text }: MarksFact, lost: Lost, elsewhere: Elsewhere, words: Words): Fix[] {
  const { open, close } = PAIRS[lost.kind] as (typeof PAIRS)[number];
  return likelyPlaces(text, lost, elsewhere, words).map((at) => {
    const insert = { start: at, end: at, text: lost.left === 'open' ? close : open };
    const left = { start: lost.at, end: lost.at + 1, text: lost.left === 'open' ? open : close };
    const edits = lost.wrong ? [insert, left].sort((a, b) => a.start - b.start) : [insert];
    const held = lost.left === 'open' ? text.slice(lost.at + 1, at) : text.slice(at, lost.at);
    const shown = open + (held.length > SHOWN ? `${held.slice(0, SHOWN / 2)}…${held.slice(-SHOWN / 2)}` : held) + close;
    return { title: { zh: `补全为${shown}`, en: `Complete: ${shown}` }, safety: 'review', edits };
  });
}

function toFinding(f: PlacedFact<MarksFact>, lost: Lost, elsewhere: Elsewhere | undefined, words: Words): PlacedFinding<Message> {
  const { open, close } = PAIRS[lost.kind] as (typeof PAIRS)[number];
  const data = lost.left === 'open' ? { mark: open, lost: close } : { mark: close, lost: open };
  const fixes = elsewhere ? fixesFor(f.value, lost, elsewhere, words) : [];
  return { message: lost.left === 'open' ? 'no-close' : 'no-open', range: { start: lost.at, end: lost.at + 1 }, passage: f.passage, data, fixes };
}
