import type { Entry, Form, Lexicon, Mention } from '../../lexicon/lexicon.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { mention } from '../../rule/triggers.ts';
import type { Range } from '../../text/range.ts';
import { shortNames } from './lib/country-pairs.ts';
import { ordinalBefore } from './lib/ordinals.ts';

export const termMix = defineRule<Message, TermFact>({
  meta: {
    id: 'names/term-mix',
    title: { zh: '同一事物用词不一', en: 'Several terms for one thing' },
    rationale: {
      zh: '一篇稿件里同一件事宜用一个说法：首脑会晤、领导人会晤、峰会混用，读者会以为是几件事。意思不同的词（会谈与会晤）不算。',
      en: 'One article keeps to one term for one thing; a reader may take 首脑会晤, 领导人会晤 and 峰会 for several events. Words of different sense (会谈, 会晤) are not mixed.',
    },
    source: '词库用语组（server/data/terms.yaml）',
    severity: 'hint',
    fixable: 'review',
    teaches: true,
    messages: {
      mixed: { zh: '本稿用词不一（{forms}），此处“{from}”宜作“{to}”', en: 'The article has several terms ({forms}); “{from}” here is better “{to}”' },
    },
    options: {},
    examples: [
      { bad: '朝美领导人会晤定于下周举行。\n\n官员说，第二次朝美⟦首脑会晤⇢领导人会晤⟧的会场已经选定。' },
      { bad: '朝美领导人会晤定于下周举行。\n\n即将到来的朝美领导人第二次⟦峰会⇢会晤⟧受到关注。', note: '中间夹着次数' },
      { bad: '双方同意推进半岛无核化。\n\n他说，朝鲜⟦去核⇢无核化⟧进程仍有变数。' },
      { bad: '声明要求销毁核武器。\n\n放弃⟦核武⇢核武器⟧的时间表没有公布。' },
      { bad: '美方考虑放松制裁，但没有说何时⟦放缓制裁⇢放松制裁⟧。' },
      { bad: '朝美领导人会晤在即，外界期待朝美⟦峰会⇢领导人会晤⟧取得成果。', note: '峰会与会晤指同一对国家' },
      { good: '双方举行会晤和会谈，会谈持续了五个小时。', note: '会谈是谈判' },
      { good: '朝美领导人会晤定于下周举行，这次会晤为期两天，是第二次领导人会晤。', note: '会晤是领导人会晤的简略说法' },
      { good: '二十国集团峰会期间，中美领导人会晤受到关注，两国外长也会面。', note: '峰会、会面指别的事' },
      { good: '朝美领导人会晤结束。他说：“首脑会晤很成功。”', note: '引语' },
      { good: '朝美领导人会晤成果丰硕\n\n朝美首脑会晤12日结束，双方签署文件。', note: '标题不算' },
      { good: '人工智能（AI）产业发展很快，AI人才供不应求。', note: '先交代了简称' },
      { good: '有人把领导人会晤称为“首脑会晤”。', note: '谈说法本身' },
      { good: '过去核查工作不足，要去核实情况；审核武器出口许可。', note: '去|核实，审核|武器' },
    ],
  },
  triggers: [mention((m) => m.form !== 'variant' && isGroup(m.entry))],
  kinds: ['paragraph', 'item'],
  passage(p, { lexicon }) {
    let facts: Fact<TermFact>[] | undefined;
    let before: Mention | undefined;
    for (const m of p.mentions) {
      if (!isGroup(m.entry) || m.form === 'variant') continue;
      const value = p.quoted(m.start) || isTalkedAbout(p.text, m) ? undefined : readTerm(p.text, m, before, lexicon);
      before = m;
      if (!value) continue;
      facts ??= [];
      facts.push({ range: { start: m.start, end: m.end }, value });
    }
    return facts ? { facts } : NOTHING;
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length < 2) return out;
    const byGroup = new Map<string, PlacedFact<TermFact>[]>();
    for (const f of facts) {
      const list = byGroup.get(f.value.group);
      if (list) list.push(f);
      else byGroup.set(f.value.group, [f]);
    }
    for (const list of byGroup.values()) if (list.length > 1) judgeGroup(list, out);
    return out;
  },
});

type Message = 'mixed';

/** A word of a group. */
interface TermFact {
  /** the group: its first word */
  readonly group: string;
  /** as the lexicon has it, ordinals inside left out (领导人第二次会晤 → 领导人会晤) */
  readonly form: string;
  /** rank of the form in its group, the house's own first */
  readonly order: number;
  /** The word may also mean something else: it counts beside another one of the same two countries. */
  readonly open: boolean;
  /** the two countries right before it, in one order; '' without */
  readonly pair: string;
  /** It is given as another word for the one before it: 人工智能（AI）. */
  readonly declared: boolean;
  /** Where its own beginning stands, apart from the rest (领导人 of 领导人第二次会晤). */
  readonly lead?: Range;
}

const MOST_RELATED = 8;
const DECLARED = /^（(?:以下|下)?(?:简称|又称|也称|即|英文缩写)?[“：]?$/;

const groups = new WeakMap<Entry, boolean>();

/** True for terms that other words stand beside. */
function isGroup(e: Entry): boolean {
  if (e.kind !== 'term') return false;
  let is = groups.get(e);
  if (is === undefined) {
    is = e.forms.some((f) => f.kind === 'synonym');
    groups.set(e, is);
  }
  return is;
}

/** One word may stand for the other: the end of a compound is its short form (首脑会晤, 会晤). */
const isShortOf = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

function readTerm(text: string, m: Mention, before: Mention | undefined, lexicon: Lexicon): TermFact | undefined {
  const { entry, start } = m;
  const own = text.slice(start, m.end);
  const form = entry.forms.find((f) => f.text === own);
  if (!form || (!m.certain && !form.weak)) return undefined;
  const ordinal = ordinalBefore(text, start);
  let from = ordinal?.start ?? start;
  const compound = ordinal && entry.forms.find((f) => f.text.length > own.length && f.text.endsWith(own) && text.endsWith(leadOf(f, own), from));
  const lead = compound ? { start: from - leadOf(compound, own).length, end: from } : undefined;
  if (lead) from = ordinalBefore(text, lead.start)?.start ?? lead.start;
  const used = compound ?? form;
  const isShort = used.kind === 'short' && entry.forms.some((f) => f !== used && f.text.endsWith(used.text));
  const declared = before?.entry === entry && start - before.end < 10 && DECLARED.test(text.slice(before.end, start));
  const group = entry.name;
  const order = entry.forms.indexOf(used);
  return { group, form: used.text, order, open: used.weak === true || isShort, pair: pairBefore(text, from, lexicon), declared, ...(lead && { lead }) };
}

const leadOf = (f: Form, head: string): string => f.text.slice(0, -head.length);

/** The two countries that stand right before a place, in one order. */
function pairBefore(text: string, at: number, lexicon: Lexicon): string {
  const { is: short } = shortNames(lexicon);
  if (at < 2 || short[text.charCodeAt(at - 1)] !== 1 || short[text.charCodeAt(at - 2)] !== 1) return '';
  const [a, b] = [text[at - 2] as string, text[at - 1] as string];
  return a < b ? a + b : b + a;
}

/** The words of one group: those that the house's own, or the one that comes first in the group, does not stand for. */
function judgeGroup(list: readonly PlacedFact<TermFact>[], out: PlacedFinding<Message>[]): void {
  const declared = new Set(list.filter((f) => f.value.declared).map((f) => f.value.form));
  const counted = list.filter(({ value: v }) => !declared.has(v.form) && (!v.open || (v.pair !== '' && list.some((o) => isRival(v, o.value)))));
  const counts = new Map<string, number>();
  let house: TermFact | undefined;
  for (const { value } of counted) {
    counts.set(value.form, (counts.get(value.form) ?? 0) + 1);
    if (!house || value.order < house.order) house = value;
  }
  if (!house || counts.size < 2) return;
  const to = house.form;
  const forms = [...counts].map(([form, n]) => `${form}（${n}）`).join('、');
  const reported = new Set<string>();
  for (const f of counted) {
    const { form } = f.value;
    const place = `${f.passage} ${form}`;
    if (isShortOf(form, to) || reported.has(place)) continue;
    reported.add(place);
    const others = counted.filter((o) => o.value.form !== form).slice(0, MOST_RELATED);
    out.push({
      message: 'mixed',
      range: f.range,
      passage: f.passage,
      data: { forms, from: form, to },
      fixes: fixOf(f, to),
      related: others.map((o) => ({ message: { zh: `此处用“${o.value.form}”`, en: `“${o.value.form}” here` }, range: o.range, passage: o.passage })),
    });
  }
}

/** Words of different form that are said of the same two countries. */
function isRival(a: TermFact, b: TermFact): boolean {
  return a.form !== b.form && a.pair === b.pair && !isShortOf(a.form, b.form);
}

/** Writes the house's word; in a word with something inside, the part that differs. */
function fixOf({ range, value }: PlacedFact<TermFact>, to: string): Fix[] {
  const { form, lead } = value;
  const fix = (r: Range, text: string): Fix[] => [replace(r, text, { title: { zh: `改为“${to}”`, en: `Change to “${to}”` } })];
  if (!lead) return fix(range, to);
  const beginning = form.slice(0, lead.end - lead.start);
  const head = form.slice(beginning.length);
  if (to.startsWith(beginning)) return fix(range, to.slice(beginning.length));
  return to.endsWith(head) ? fix(lead, to.slice(0, -head.length)) : [];
}
