import type { Mention } from '../../lexicon/lexicon.ts';
import { isNamed } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { mention } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import type { PassageKind } from '../../text/passage.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { houseOrdinal, type Ordinal, ordinalBefore, ordinalBehind } from './lib/ordinals.ts';

export const coinedEvent = defineRule<Message, EventFact, Options>({
  meta: {
    id: 'names/coined-event',
    title: { zh: '会晤的俗称：次序、引号、次数', en: 'Coined names of meetings' },
    rationale: {
      zh: '“金特会”一类的俗称，内地媒体金在前、加引号；同一篇稿件里的引号有无、次数写法（首次、第一次、2.0）应当一致。',
      en: 'Coined names such as “金特会” put Kim first and stand in quotation marks; within one article quotation marks and ordinals (首次, 第一次, 2.0) are written one way.',
    },
    source: '新华社国际新闻用语惯例；GB/T 15834—2011 4.8',
    severity: 'warning',
    fixable: 'review',
    errorClass: 'mark', // quotation marks that are missing
    teaches: true,
    messages: {
      order: { zh: '“{from}”是境外媒体的说法，本社写作“{to}”', en: '“{from}” is used outside the mainland; the house writes “{to}”' },
      quotes: { zh: '俗称“{from}”应加引号', en: 'The coined name “{from}” takes quotation marks' },
      unquote: { zh: '按体例“{from}”不加引号', en: 'By the style in force “{from}” takes no quotation marks' },
      ordinal: {
        zh: '本稿“{name}”的次数写法不一（{forms}），此处“{from}”宜作“{to}”',
        en: 'The article counts “{name}” in several ways ({forms}); “{from}” here is better “{to}”',
      },
      ordinals: { zh: '本稿“{name}”的次数写法不一：{forms}', en: 'The article counts “{name}” in several ways: {forms}' },
    },
    options: { quotes: 'lexicon' },
    optionDocs: {
      quotes: {
        what: {
          zh: '事件简称的引号：lexicon 按词条，always 每次都加，first 首次加，never 不加',
          en: 'Quotation marks of coined events: as the entry says (lexicon), always, at the first mention (first), never',
        },
        values: ['lexicon', 'always', 'first', 'never'],
      },
    },
    examples: [
      { bad: '外界关注“⟦特金会⇢金特会⟧”能否如期举行。', note: '次序' },
      { bad: '外界关注⟦金特会⇢“金特会”⟧能否如期举行。', note: '引号' },
      { bad: '“⟦金特会⟧ 2.0”临近。第二次“⟦金特会⟧”将讨论弃核。', note: '次数写法不一；空格另有规则' },
      { bad: '首次“⟦金特会⟧”在新加坡举行。\n\n与第一次“⟦金特会⟧”相比，这次准备更充分。' },
      { bad: '外界关注⟦“特金二会”⇢第二次“金特会”⟧能否如期举行。', note: '次数在名称里面' },
      { bad: '“⟦金特2.0⇢金特会2.0⟧”定于月底举行，外界期待“⟦川金会⇢金特会⟧”取得成果。' },
      { bad: '第一场“金特会”受到关注，⟦金特会⇢“金特会”⟧的会场已经选定。', note: '有的加引号，有的没加' },
      { bad: '⟦文金会⇢“文金会”⟧之后，“普特会”也在筹备。', note: '同一类俗称' },
      { good: '专题节目《金特会前瞻》和《特金会特别报道》今晚播出。', note: '节目名称' },
      { good: '五金特会员店开业，现金特会场人头攒动，金川会议旧址修缮一新。', note: '别的词' },
      { good: '首次“金特会”在新加坡举行，第二次“金特会”在河内举行。' },
      { good: '“金特会2.0”临近，外界关注“金特会2.0”的成果。' },
      { good: '日本厚生劳动省管理年金特会，基金特会的账目也已公布。', note: '日本的特别会计' },
      { good: '他说：“金特会让人期待。”', note: '引语之内' },
      { good: '内地媒体写作“金特会”，港台媒体又称“特金会”。', note: '谈名称本身' },
      { good: '外界关注金特会能否如期举行。', options: { quotes: 'never' } },
    ],
  },
  triggers: [mention((m) => m.entry.quotes !== undefined)],
  passage(p, { options }) {
    let findings: Finding<Message>[] | undefined;
    let facts: Fact<EventFact>[] | undefined;
    for (const m of p.mentions) {
      const { entry } = m;
      if (entry.quotes === undefined || !m.certain) continue;
      facts ??= [];
      const range = { start: m.start, end: m.end };
      const from = p.text.slice(m.start, m.end);
      const quotes = options.quotes === 'lexicon' ? entry.quotes : options.quotes;
      const value = readEvent(p.text, m, (at) => p.quoted(at), quotes);
      facts.push({ range, value });
      if (m.form !== 'variant' && m.form !== 'typo') continue;
      if (p.titles.some((t) => t.start < m.start && m.end < t.end) || isNamed(p.text, range)) continue;
      findings ??= [];
      findings.push(orderFinding(p.text, range, from, entry.name));
    }
    return facts ? { facts, ...(findings ? { findings } : {}) } : NOTHING;
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const byName = new Map<string, PlacedFact<EventFact>[]>();
    for (const f of facts) {
      const list = byName.get(f.value.name);
      if (list) list.push(f);
      else byName.set(f.value.name, [f]);
    }
    for (const list of byName.values()) {
      append(out, judgeQuotes(list));
      append(out, judgeOrdinals(list));
    }
    return out;
  },
});

type Message = 'order' | 'quotes' | 'unquote' | 'ordinal' | 'ordinals';
type Quotes = 'always' | 'first' | 'never';

interface Options {
  /** lexicon: as the entry says */
  readonly quotes: Quotes | 'lexicon';
}

interface EventFact {
  readonly name: string;
  readonly text: string;
  readonly quotes: Quotes;
  readonly quoted: boolean;
  /** inside a longer quotation or a title, where its marks are another matter */
  readonly inside: boolean;
  readonly ordinal?: { readonly value: number; readonly form: string; readonly edits: readonly TextEdit[] };
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '《': '》' };
const HEADS: ReadonlySet<PassageKind> = new Set<PassageKind>(['headline', 'heading', 'subhead', 'caption']);

/** The mark in which the mention (with its 2.0) stands alone, if any. */
function marksAround(text: string, start: number, end: number): boolean {
  return PAIRS[text[start - 1] ?? ''] === text[end] && text[end] !== undefined;
}

/** Edits that write the ordinal as the house does. None where it is right. */
function ordinalEdits(o: Ordinal, at: Range, behind: boolean): TextEdit[] {
  const house = houseOrdinal(o.value);
  if (o.form === house) return [];
  if (!behind) return [{ start: o.start, end: o.end, text: house }];
  return [
    { start: at.start, end: at.start, text: house },
    { start: at.end, end: o.end, text: '' },
  ];
}

function readEvent(text: string, m: Mention, quoted: (at: number) => boolean, quotes: Quotes): EventFact {
  const behind = ordinalBehind(text, m.end);
  const end = behind?.end ?? m.end;
  const marked = marksAround(text, m.start, end);
  const outer = marked ? m.start - 1 : m.start;
  const ordinal = ordinalBefore(text, outer) ?? behind;
  const form = text.slice(m.start, m.end);
  const fact = { name: m.entry.name, text: form, quotes, quoted: marked, inside: !marked && quoted(m.start) };
  if (!ordinal) return fact;
  const isBehind = ordinal === behind;
  const edits = ordinalEdits(ordinal, isBehind ? { start: outer, end: m.end } : m, isBehind);
  return { ...fact, ordinal: { value: ordinal.value, form: ordinal.form, edits } };
}

const change = (to: string, edits: readonly TextEdit[]): Fix => ({ title: { zh: `改为“${to}”`, en: `Change to “${to}”` }, safety: 'review', edits });

/** The form of the house, with the number that the other one has inside: 特金二会 → 第二次“金特会”, 金特2.0 → 金特会2.0. */
function orderFinding(text: string, range: Range, from: string, name: string): Finding<Message> {
  const counted = /([二三四五六七八九])会$/.exec(from)?.[1];
  const version = /[1-9]\.0$/.exec(from)?.[0] ?? '';
  const marked = counted !== undefined && marksAround(text, range.start, range.end);
  const place = marked ? { start: range.start - 1, end: range.end + 1 } : range;
  const to = counted === undefined ? name + version : `第${counted}次“${name}”`;
  return { message: 'order', range: place, data: { from, to }, fixes: [replace(place, to)] };
}

/** Quotation marks: by the style, always, at the first mention of the text, or never. */
function judgeQuotes(list: readonly PlacedFact<EventFact>[]): PlacedFinding<Message>[] {
  const out: PlacedFinding<Message>[] = [];
  let first = true;
  for (const { value, range, passage, kind } of list) {
    const { text, name, quotes, quoted } = value;
    if (value.inside || text !== name) continue;
    const head = HEADS.has(kind);
    const due = quotes === 'always' || (quotes === 'first' && first && !head);
    if (!head) first = false;
    const place = { range, passage, data: { from: text } };
    if (due && !quoted) {
      const fix = replace(range, `“${text}”`);
      out.push({ ...place, message: 'quotes', fixes: [fix], ...(head ? { severity: 'information' as const } : {}) });
    } else if (quotes === 'never' && quoted) out.push({ ...place, message: 'unquote', severity: 'information' });
  }
  return out;
}

/** One number, one form: 首次 or 第一次, 第二次 or 2.0. The form of the house is reported once, the others at each place. */
function judgeOrdinals(list: readonly PlacedFact<EventFact>[]): PlacedFinding<Message>[] {
  const forms = new Map<number, Set<string>>();
  for (const { value } of list) {
    const o = value.ordinal;
    if (o) forms.set(o.value, (forms.get(o.value) ?? new Set()).add(o.form));
  }
  const out: PlacedFinding<Message>[] = [];
  const reported = new Set<string>();
  for (const { value, range, passage } of list) {
    const o = value.ordinal;
    const seen = o && forms.get(o.value);
    if (!o || !seen || seen.size < 2) continue;
    const to = houseOrdinal(o.value);
    const data = { name: value.name, from: o.form, to, forms: [...seen].join('、') };
    if (o.form !== to) out.push({ message: 'ordinal', range, passage, data, fixes: [change(to, o.edits)] });
    else if (!reported.has(o.form)) {
      reported.add(o.form);
      out.push({ message: 'ordinals', range, passage, data, severity: 'information' });
    }
  }
  return out;
}
