import type { Lexicon } from '../../lexicon/lexicon.ts';
import { shippedConversion } from '../../lexicon/shipped.ts';
import { simplifiedOf } from '../../lexicon/traditional.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { signs } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { gbkDamage } from './lib/mojibake.ts';

export const traditional = defineRule<Message, TraditionalFact>({
  meta: {
    id: 'char/traditional',
    title: { zh: '简体稿里的繁体字', en: 'Traditional characters in simplified copy' },
    rationale: {
      zh: '从港台来稿或资料里粘贴的文字，常夹着几个繁体字，搜索和人名核对都会漏掉。整段繁体的只报一次。',
      en: 'Text pasted from Hong Kong or Taiwan leaves a few traditional characters behind, which searches and name checks miss. A passage that is traditional as a whole is told once.',
    },
    source: '《国家通用语言文字法》；《通用规范汉字表》',
    severity: 'information',
    fixable: 'review',
    messages: {
      character: { zh: '“{from}”是繁体字，简体作“{to}”', en: '“{from}” is traditional; simplified is “{to}”' },
      paragraph: { zh: '这一段用的是繁体字', en: 'This paragraph is set in traditional characters' },
      article: { zh: '本篇有{count}段用的是繁体字', en: '{count} paragraphs of the article are set in traditional characters' },
    },
    options: {},
    examples: [
      { bad: '双方举行⟦會⇢会⟧晤，船长李文⟦淵⇢渊⟧出席。' },
      { bad: '他在船舱⟦裡⇢里⟧等候，⟦後來⇢后来⟧登上站⟦臺⇢台⟧，⟦關於⇢关于⟧票价没有表态。' },
      { bad: '⟦雙⟧方簽署協議，渡輪恢復通航，票價維持不變，班次也與從前一樣。', note: '整段繁体只报一次' },
      { good: '瞭望塔上的著名诗人谈乾隆和徵羽，场面一片狼藉。', note: '规范字' },
      { good: '於先生和钱锺书的学生李昇、王喆到场。', note: '姓氏和人名用字' },
      { good: '他带来一册《臺灣通史》，扉页上写着“溫故知新，開卷有益”。', note: '引用繁体原文' },
      { good: '店名“東京の桜”用的是日文，読者喜歡。', note: '日文' },
    ],
  },
  /** Every character that simplified copy does not write (於, a surname too, is one of them). The table comes with the lexicon, which no module opens. */
  get triggers() {
    return [signs(shippedConversion().replace(/(.)./gs, '$1'))];
  },
  passage(p, { lexicon }, places) {
    const { text } = p;
    if (KANA.test(text) || gbkDamage(text)) return NOTHING;
    const all = spotsOf(p, places, lexicon);
    const count = all.reduce((n, s) => n + s.end - s.start, 0);
    const isWhole = count >= WHOLE_FROM && count * WHOLE_SHARE >= hanIn(text);
    const spots = withoutQuoted(p.titles, withoutQuoted(p.quotations, all));
    const spot = spots[0];
    return spot ? { facts: [{ range: { start: spot.start, end: spot.end }, value: { spots, whole: isWhole } }] } : NOTHING;
  },
  article({ facts }) {
    const wholes = facts.filter((f) => f.value.whole);
    const out = wholes.length > 0 ? [whole(wholes)] : [];
    // In an article of such passages the few characters of a headline are no finding of their own.
    if (wholes.length < 2) for (const f of facts) if (!f.value.whole) for (const s of f.value.spots) out.push(single(s, f.passage));
    return out;
  },
});

type Message = 'character' | 'paragraph' | 'article';

/** Traditional characters side by side. */
interface Spot extends Range {
  readonly from: string;
  readonly to: string;
}

interface TraditionalFact {
  readonly spots: readonly Spot[];
  /** The passage is set in traditional characters, not strewn with them. */
  readonly whole: boolean;
}

/** A passage with so many of them, and one in so many of its Han, is set in traditional characters. */
const WHOLE_FROM = 8;
const WHOLE_SHARE = 5;
/** A quotation or title with so many, and one in so many of its units, is quoted as it stands. */
const QUOTED_FROM = 2;
const QUOTED_SHARE = 8;
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/;
const YU = '於';

/** 於 is a surname too: only where 于 makes a word with what stands beside it (關於, 於是). */
function isYu(text: string, at: number, lexicon: Lexicon): boolean {
  const plain = (i: number): string => (i >= 0 && i < text.length ? simplifiedOf(text.charCodeAt(i)) : '');
  const before = plain(at - 1);
  const word = `${before}于${plain(at + 1)}`;
  return lexicon.pairAcross(word, before.length) || lexicon.pairAcross(word, before.length + 1);
}

/** The traditional characters of a text that stand at `places`, in order, neighbours as one. */
function spotsOf(p: Scans & { readonly text: string }, places: readonly number[], lexicon: Lexicon): Spot[] {
  const { text } = p;
  const out: Spot[] = [];
  let mention = 0;
  for (const i of places) {
    if (text[i] === YU && !isYu(text, i, lexicon)) continue;
    // A name of the lexicon is right as it stands, or other rules know its form.
    while (mention < p.mentions.length && (p.mentions[mention] as Range).end <= i) mention++;
    if (((p.mentions[mention] as Range | undefined)?.start ?? text.length) <= i) continue;
    const to = simplifiedOf(text.charCodeAt(i));
    const last = out.at(-1);
    if (last?.end === i) out[out.length - 1] = { start: last.start, end: i + 1, from: last.from + text[i], to: last.to + to };
    else out.push({ start: i, end: i + 1, from: text[i] as string, to });
  }
  return out;
}

/** Without those of a quotation or title that is set in traditional characters: it is quoted as it stands. Ranges and spots are in order. */
function withoutQuoted(ranges: readonly Range[], spots: readonly Spot[]): readonly Spot[] {
  let out: Spot[] | undefined;
  let next = 0;
  for (const r of ranges) {
    const before = next;
    while (next < spots.length && (spots[next] as Spot).start < r.start) next++;
    if (out) append(out, spots.slice(before, next));
    const first = next;
    let count = 0;
    for (; next < spots.length && (spots[next] as Spot).end <= r.end; next++) count += (spots[next] as Spot).end - (spots[next] as Spot).start;
    const quoted = count >= QUOTED_FROM && count * QUOTED_SHARE >= r.end - r.start;
    if (quoted) out ??= spots.slice(0, first);
    else if (out) append(out, spots.slice(first, next));
  }
  if (out) append(out, spots.slice(next));
  return out ?? spots;
}

function hanIn(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (isAt(text, i, Class.Han)) n++;
  return n;
}

const editsOf = (spots: readonly Spot[]): TextEdit[] => spots.map(({ start, end, to }) => ({ start, end, text: to }));

function single({ start, end, from, to }: Spot, passage: number): PlacedFinding<Message> {
  const range = { start, end };
  const fix = replace(range, to);
  return { message: 'character', passage, range, data: { from, to }, fixes: [fix] };
}

/** One finding for a passage, or for an article of such passages. */
function whole(facts: readonly PlacedFact<TraditionalFact>[]): PlacedFinding<Message> {
  const first = facts[0] as PlacedFact<TraditionalFact>;
  const fix: Fix = { title: { zh: '本段改为简体', en: 'Make this paragraph simplified' }, safety: 'review', edits: editsOf(first.value.spots) };
  return {
    message: facts.length > 1 ? 'article' : 'paragraph',
    passage: first.passage,
    range: first.range,
    data: { count: String(facts.length) },
    fixes: [fix],
  };
}
