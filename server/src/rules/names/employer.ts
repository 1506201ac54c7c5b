import { type BodyName, bodyNames } from '../../names/bodies.ts';
import { titleBefore } from '../../names/cues.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { view } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import type { Range } from '../../text/range.ts';
import { differInOne } from './lib/near-employers.ts';
import { calledIn, NAME_SIGNS, nameSigns } from './lib/signs.ts';

export const employer = defineRule<Message, PersonFacts>({
  meta: {
    id: 'names/employer',
    title: { zh: '同一人物的单位前后不一', en: 'One person, two employers' },
    rationale: {
      zh: '前文写“蓝湾科技公司总经理周立波”，后文周立波说的却是“蓝海科技公司”，两个名称只差一字，多半有一处写错。写明原任、兼任、调任的不报。',
      en: 'Zhou Libo heads one company in one paragraph and speaks of another whose name differs in one character: one of the two is a slip. Former and further posts are right.',
    },
    source: '报纸编校质量差错率计算办法：事实性差错',
    severity: 'warning',
    fixable: 'none',
    messages: {
      other: {
        zh: '“{here}”与{there}{name}的单位“{first}”只差一字，请核对',
        en: '“{here}” and “{first}”, where {name} is from {there}, differ in one character: check them',
      },
    },
    options: {},
    examples: [
      { bad: '蓝湾科技公司总经理周立波说，公司计划扩产。\n\n⟦蓝海科技公司⟧总经理周立波当天签约。' },
      { bad: '蓝湾科技公司总经理周立波说，公司计划扩产。周立波介绍，明年⟦蓝海科技公司⟧将新建两条生产线。', note: '也可能是另一家：只提示' },
      { good: '蓝湾科技公司总经理周立波说，公司计划扩产。周立波介绍，蓝湾科技公司明年将新建两条生产线。' },
      { good: '时任蓝湾科技公司总经理周立波主持了签约。如今，蓝海科技公司董事长周立波又来到这里。', note: '调任' },
      { good: '东江科技公司总经理周立波说，西江科技公司是合作伙伴。', note: '两家' },
      { good: '蓝湾科技公司总经理周立波和蓝海科技公司总经理吴明到场，周立波说，蓝海科技公司是老朋友。', note: '另一家有自己的人' },
    ],
  },
  triggers: [view(NAME_SIGNS, (signs) => signs.bodies.length > 0)],
  passage(p) {
    const { text } = p;
    const bodies = bodyNames(text, nameSigns(p).bodies, p.mentions, p.classes & Class.Open ? (at) => p.quoted(at) : () => false);
    if (bodies.length === 0 || OTHER_TIMES.test(text)) return NOTHING;
    const employed: Employed[] = [];
    const listed = p.mentions.filter((m) => m.entry.kind === 'person' && m.certain);
    const names = [...listed, ...calledIn(p)].sort((a, b) => a.start - b.start);
    let k = 0;
    for (const name of names) {
      while (k + 1 < bodies.length && rangeOf(bodies[k + 1] as BodyName).end < name.start) k++;
      const last = bodies[k] as BodyName;
      const body = isHead(text, rangeOf(last).end, name.start) ? last : undefined;
      if (body) employed.push({ name: text.slice(name.start, name.end), body: rangeOf(body), text: body.text });
    }
    const own = new Set(employed.map((e) => e.body.end));
    const others: PersonFacts['others'][number][] = [];
    let before = 0;
    for (const b of bodies) {
      while (before < names.length && (names[before] as Range).end <= b.start) before++;
      const speakers = own.has(rangeOf(b).end) ? [] : speakersBefore(text, names.slice(Math.max(0, before - MOST_SPEAKERS), before), b.start);
      if (speakers.length > 0) others.push({ body: rangeOf(b), text: b.text, speakers });
    }
    return employed.length + others.length > 0
      ? { facts: [{ range: { start: 0, end: 0 }, value: { employed, others }, context: employed.length === 0 || undefined }] }
      : NOTHING;
  },
  article({ facts }) {
    return judge(facts);
  },
});

type Message = 'other';

interface Employed {
  readonly name: string;
  readonly body: Range;
  readonly text: string;
}

/** Who a passage says is of which body, and the bodies it has besides, each with the people named before it in its sentence. */
interface PersonFacts {
  readonly employed: readonly Employed[];
  readonly others: readonly { readonly body: Range; readonly text: string; readonly speakers: readonly string[] }[];
}

const OTHER_TIMES = /时任|原任|曾任|前任|现任|兼任|调任|转任|出任|改任|更名|前身|卸任|离任/;
const REACH = 30;
const MOST_SPEAKERS = 4;
const LONGEST_TITLE = 6;

/** True if nothing but a title stands between a body and a name. */
const isHead = (text: string, body: number, name: number): boolean =>
  body < name && name - body <= LONGEST_TITLE && titleBefore(text, name) > 0 && /^[一-龥]+$/.test(text.slice(body, name));

const rangeOf = ({ start, text }: BodyName): Range => ({ start, end: start + text.length });

/** The names that stand so near before a place, in its sentence. */
function speakersBefore(text: string, names: readonly Range[], at: number): string[] {
  return names.flatMap(({ start, end }) => (at - end <= REACH && !/[。！？]/.test(text.slice(end, at)) ? [text.slice(start, end)] : []));
}

function judge(facts: readonly PlacedFact<PersonFacts>[]): PlacedFinding<Message>[] {
  const first = new Map<string, Employed & { readonly passage: number }>();
  const out: PlacedFinding<Message>[] = [];
  for (const { value, passage } of facts) {
    for (const e of value.employed) {
      const known = first.get(e.name);
      if (!known) first.set(e.name, { ...e, passage });
      else if (differInOne(known.text, e.text)) out.push(found(e.name, known, e, passage));
    }
    for (const other of value.others) {
      const known = other.speakers.map((name) => first.get(name)).find((k) => k && differInOne(k.text, other.text));
      const length = known ? differInOne(known.text, other.text) : 0;
      if (known && !hasPeople(facts, other.text.slice(-length))) out.push({ ...found(known.name, known, other, passage), severity: 'information' });
    }
  }
  return out;
}

/** True of a body that has people of its own: another one. */
function hasPeople(facts: readonly PlacedFact<PersonFacts>[], body: string): boolean {
  return facts.some((f) => f.value.employed.some((e) => e.text.endsWith(body)));
}

function found(name: string, known: Employed & { readonly passage: number }, here: Pick<Employed, 'body' | 'text'>, passage: number): PlacedFinding<Message> {
  const length = differInOne(known.text, here.text);
  const range = { start: here.body.end - length, end: here.body.end };
  const shown = known.text.slice(-length);
  return {
    message: 'other',
    range,
    passage,
    data: { name, first: shown, here: here.text.slice(-length) },
    related: [
      { message: { zh: `此处是“${shown}”`, en: `“${shown}” here` }, range: { start: known.body.end - length, end: known.body.end }, passage: known.passage },
    ],
  };
}
