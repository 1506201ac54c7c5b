import type { Entry, EntryKind, FormKind, Mention } from '../../lexicon/lexicon.ts';
import { defineRule, type Fact, type Fix, type PlacedFact, type PlacedFinding, type Related, type Scans } from '../../rule/rule.ts';
import { Class } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { NOTHING } from '../nothing.ts';
import { isPartOfOther, isTalkedAbout, keyOf } from './evidence.ts';
import { type NearName, nearListed } from './near-listed.ts';
import { type NameRun, nameRuns, nearSpellings } from './near-unlisted.ts';
import { nameSigns } from './signs.ts';

type Message = 'full' | 'spellings' | 'near' | 'even';

/** A listed name in one of its lawful forms. */
interface FormFact {
  readonly what: 'form';
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly form: FormKind;
  readonly undecided: boolean;
}

/** A string that is nearly a listed name. */
interface NearFact {
  readonly what: 'near';
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** The stretches of a passage that may be transliterated names. */
interface RunFact {
  readonly what: 'runs';
  readonly runs: readonly NameRun[];
}

const KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['person', 'organisation', 'place', 'event']);
/** Where a name starts anew: heads stand by themselves, captions are read alone. */
const BODY: ReadonlySet<PassageKind> = new Set<PassageKind>(['paragraph', 'item']);
const MOST_RELATED = 8;
const OTHER_DOTS = /[•‧・∙⋅･．.﹒]/g;

export const inconsistent = defineRule<Message, FormFact | NearFact | RunFact>({
  meta: {
    id: 'names/inconsistent',
    title: { zh: '同一名称前后写法不一', en: 'Several forms of one name' },
    rationale: {
      zh: '一篇稿件里同一个人、同一个机构应当用同一种写法；全名只在首次出现时用，其后用简称。范围是一篇稿件，不是一个文件。',
      en: 'One person or body is written one way within an article; the full form stands at the first mention, the short one after it. The scope is the article, never the file.',
    },
    source: '新华社采编规范：译名首次出现用全名',
    severity: 'warning',
    fixable: 'review',
    messages: {
      full: { zh: '前面已用“{short}”，此处又用全称“{from}”', en: '“{short}” was used before; the full form “{from}” comes only now' },
      near: { zh: '“{from}”疑为“{to}”之误：本稿别处写“{to}”', en: '“{from}” looks like a slip for “{to}”, which the article has elsewhere' },
      even: { zh: '“{from}”与本稿别处的“{to}”音同字不同，请核对是否同一名称', en: '“{from}” sounds like “{to}” elsewhere in the article: is it one name?' },
      spellings: { zh: '本稿同一名称有几种写法：{forms}', en: 'The article spells one name in several ways: {forms}' },
    },
    options: {},
    examples: [
      { bad: '美国国务卿蓬佩奥11日启程。\n\n⟦迈克·蓬佩奥⇢蓬佩奥⟧随后抵达首尔。', note: '全名应在首次出现时' },
      { bad: '朝方代表金赫哲抵达河内。\n\n⟦金革哲⇢金赫哲⟧21日会见美方代表，金赫哲没有接受采访。' },
      { bad: '科兰达市长德里斯科夫出席。\n\n记者问德里斯科夫何时动工，德⟦里斯柯夫⇢里斯科夫⟧没有回答。', note: '词库里没有的译名：一处与别处音同字不同' },
      { bad: '李洛渊出席了国务会议。⟦李洛元⇢李洛渊⟧说，会议推迟。' },
      { bad: '金正恩会见了客人。⟦金恩正⇢金正恩⟧随后宴请代表团。', note: '两字颠倒' },
      { good: '美国国务卿迈克·蓬佩奥11日启程。\n\n蓬佩奥随后抵达首尔。' },
      { good: '# 蓬佩奥访问首尔\n\n美国国务卿迈克·蓬佩奥11日启程，蓬佩奥12日抵达。', language: 'markdown', note: '标题不算首次出现' },
      { good: '金正恩会见了客人，金正日和金与正没有出席，李洙墉、李勇浩在座。', note: '不同的人' },
      { good: '蓬佩奥启程。他的名片上印着“迈克·蓬佩奥”。', note: '引号内' },
    ],
  },
  needs: Class.Han,
  passage(p, { lexicon }) {
    const { text, mentions } = p;
    const signs = nameSigns(text, lexicon);
    if (mentions.length === 0 && !signs.near && !signs.runs) return NOTHING;
    const facts: Fact<FormFact | NearFact | RunFact>[] = [];
    readForms(p, facts);
    const near = signs.near ? nearListed(text, mentions, lexicon, signs.near) : NO_NAMES;
    for (const n of near) {
      if (isTalkedAbout(text, n) || p.quoted(n.start)) continue;
      const to = n.entry.name;
      facts.push({ range: { start: n.start, end: n.end }, value: { what: 'near', key: keyOf(n), from: text.slice(n.start, n.end), to } });
    }
    const runs = signs.runs ? runsOf(text, mentions, near, signs.runs) : NO_RUNS;
    if (runs.length > 0) facts.push({ range: NOWHERE, value: { what: 'runs', runs } });
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const forms = facts.filter(isForm);
    if (forms.length > 0) judgeForms(forms, facts.filter(isNear), out);
    const runs = facts.filter(isRuns);
    if (runs.length > 0) judgeRuns(runs, out);
    return out;
  },
});

const NO_NAMES: readonly NearName[] = [];
const NO_RUNS: readonly NameRun[] = [];
const NOWHERE: Range = { start: 0, end: 0 };

type AnyFact = PlacedFact<FormFact | NearFact | RunFact>;
const isForm = (f: AnyFact): f is PlacedFact<FormFact> => f.value.what === 'form';
const isNear = (f: AnyFact): f is PlacedFact<NearFact> => f.value.what === 'near';
const isRuns = (f: AnyFact): f is PlacedFact<RunFact> => f.value.what === 'runs';

/** Listed names in one of several lawful forms. */
function readForms(p: Passage & Scans, out: Fact<FormFact | NearFact | RunFact>[]): void {
  // the forms told: most passages have one at most
  let first: string | undefined;
  let others: Set<string> | undefined;
  for (const m of p.mentions) {
    const { entry } = m;
    if (!m.certain || m.rivals || !KINDS.has(entry.kind)) continue;
    if (m.form !== 'name' && m.form !== 'full' && m.form !== 'short') continue;
    if (entry.kind !== 'person' && !entry.undecided && !severalLawful(entry)) continue;
    const found = p.text.slice(m.start, m.end);
    const text = m.form === 'full' ? found.replace(OTHER_DOTS, '·') : found;
    // One mention of a form in a passage tells as much as ten.
    if (!entry.undecided && (text === first || others?.has(text))) continue;
    if (p.quoted(m.start) || isTalkedAbout(p.text, m) || isPartOfOther(p.text, m, entry)) continue;
    if (first === undefined) first = text;
    else {
      others ??= new Set();
      others.add(text);
    }
    out.push({
      range: { start: m.start, end: m.end },
      value: { what: 'form', key: keyOf(m), name: entry.name, text, form: m.form, undecided: entry.undecided },
    });
  }
}

const severalLawful = (e: Entry): boolean => e.forms.some((f) => f.kind === 'full' || f.kind === 'short');

/** Stretches that may be transliterated names, without those that are told as something else. */
function runsOf(text: string, mentions: readonly Mention[], near: readonly Range[], signs: Range): readonly NameRun[] {
  const runs = nameRuns(text, mentions, signs);
  if (near.length === 0) return runs;
  let n = 0;
  return runs.filter((run) => {
    while (n < near.length && (near[n] as Range).end <= run.at) n++;
    return (near[n]?.start ?? Number.POSITIVE_INFINITY) >= run.at + run.text.length;
  });
}

const change = (f: { readonly range: Range }, to: string): Fix => ({
  title: { zh: `改为“${to}”`, en: `Change to “${to}”` },
  safety: 'review',
  edits: [{ ...f.range, text: to }],
});

/** Listed names in several forms, and strings that are nearly one of these names. */
function judgeForms(forms: readonly PlacedFact<FormFact>[], near: readonly PlacedFact<NearFact>[], out: PlacedFinding<Message>[]): void {
  const byKey = new Map<string, PlacedFact<FormFact>[]>();
  // how many people or bodies go by a name
  const owners = new Map<string, number>();
  for (const f of forms) {
    const list = byKey.get(f.value.key);
    if (list) list.push(f);
    else {
      byKey.set(f.value.key, [f]);
      owners.set(f.value.name, (owners.get(f.value.name) ?? 0) + 1);
    }
  }
  for (const list of byKey.values()) {
    // Two people of one surname: the full forms tell them apart.
    if (list.length < 2 || (owners.get((list[0] as PlacedFact<FormFact>).value.name) as number) > 1) continue;
    out.push(...judgeSpellings(list), ...judgeFull(list));
  }
  for (const { value, range, passage } of near) {
    if (!byKey.has(value.key)) continue;
    const data = { from: value.from, to: value.to };
    out.push({ message: 'near', range, passage, data, fixes: [change({ range }, value.to)] });
  }
}

/** Transliterations that the lexicon does not know, against each other. */
function judgeRuns(list: readonly PlacedFact<RunFact>[], out: PlacedFinding<Message>[]): void {
  const runs: NameRun[] = [];
  const passages: number[] = [];
  for (const { value, passage } of list) {
    for (const run of value.runs) {
      runs.push(run);
      passages.push(passage);
    }
  }
  for (const n of nearSpellings(runs)) {
    const passage = passages[n.run] as number;
    const { at, text } = runs[n.run] as NameRun;
    const from = text.slice(n.start, n.end);
    const to = text.slice(n.start, n.at) + n.right + text.slice(n.at + 1, n.end);
    const range = { start: at + n.start, end: at + n.end };
    const weak = n.strong ? {} : { severity: 'information' as const };
    out.push({ message: n.even ? 'even' : 'near', range, passage, data: { from, to }, fixes: [change({ range }, to)], ...weak });
  }
}

function related(list: readonly PlacedFact<FormFact>[], except: PlacedFact<FormFact>): Related[] {
  const others = list.filter((f) => f !== except && f.value.text !== except.value.text).slice(0, MOST_RELATED);
  return others.map((f) => ({ message: { zh: `此处写“${f.value.text}”`, en: `“${f.value.text}” here` }, range: f.range, passage: f.passage }));
}

/** Spellings that exclude each other: those of a name that nobody has settled, and two full forms. The rarer ones are told. */
function judgeSpellings(list: readonly PlacedFact<FormFact>[]): PlacedFinding<Message>[] {
  const counts = new Map<string, number>();
  const rival = list.filter(({ value }) => (value.undecided ? value.form === 'name' : value.form === 'full'));
  for (const { value } of rival) counts.set(value.text, (counts.get(value.text) ?? 0) + 1);
  if (counts.size < 2) return [];
  const [house] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  const forms = [...counts].map(([text, n]) => `${text}（${n}）`).join('、');
  return rival
    .filter((f) => f.value.text !== house)
    .map((f) => ({
      message: 'spellings',
      range: f.range,
      passage: f.passage,
      data: { forms },
      fixes: [change(f, house)],
      related: related(rival, f),
      ...(f.value.undecided ? {} : { severity: 'information' as const }),
    }));
}

/** The full form after the short one: out of order, told at its first place. */
function judgeFull(list: readonly PlacedFact<FormFact>[]): PlacedFinding<Message>[] {
  const body = list.filter((f) => BODY.has(f.kind) && !f.value.undecided);
  const first = body[0];
  if (!first || first.value.form === 'full') return [];
  const late = body.find((f) => f.value.form === 'full');
  if (!late) return [];
  const short = first.value.text;
  return [
    {
      message: 'full',
      range: late.range,
      passage: late.passage,
      data: { short, from: late.value.text },
      severity: 'information',
      fixes: [change(late, short)],
      related: related(list, late),
    },
  ];
}
