import type { Entry, EntryKind, FormKind, Mention } from '../../lexicon/lexicon.ts';
import type { Vocabulary } from '../../lexicon/vocabulary.ts';
import { type BodyName, bodyNames } from '../../names/bodies.ts';
import { isTalkedAbout } from '../../names/talked-about.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding, type Related } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { mention, view } from '../../rule/triggers.ts';
import { append } from '../../text/append.ts';
import { Class } from '../../text/chars.ts';
import type { Passage, PassageKind } from '../../text/passage.ts';
import type { Range } from '../../text/range.ts';
import { cachedFindings } from '../lib/cached.ts';
import { isBehindOwnTitle, isPartOfOther, keyOf } from './lib/evidence.ts';
import { judgeBodies } from './lib/judge-bodies.ts';
import { nearStanding } from './lib/near-standing.ts';
import { endsBefore, isWords, type NameRun, nameRuns, nearSpellings, onePerRun } from './lib/near-unlisted.ts';
import { isBehindOffice } from './lib/read-titles.ts';
import { CALLED, calledIn, NAME_SIGNS, NEAR_LISTED, nameSigns } from './lib/signs.ts';

export const inconsistent = defineRule<Message, NameFact>({
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
    teaches: true,
    messages: {
      full: { zh: '{there}已用“{short}”，此处又用全称“{from}”', en: '“{short}” was used {there}; the full form “{from}” comes only now' },
      near: { zh: '“{from}”疑为“{to}”之误：{there}写“{to}”', en: '“{from}” looks like a slip for “{to}”, which the article has {there}' },
      office: { zh: '“{from}”疑为“{to}”之误：任此职的是“{to}”', en: '“{from}” looks like a slip for “{to}”, who has this office' },
      even: { zh: '“{from}”与{there}的“{to}”音同字不同，请核对是否同一名称', en: '“{from}” sounds like “{to}” {there}: is it one name?' },
      renamed: { zh: '“{from}”在{there}称“{to}”，请核对是否同一机构', en: '“{from}” is “{to}” {there}: is it one body?' },
      spellings: { zh: '本稿同一名称有几种写法：{forms}', en: 'The article spells one name in several ways: {forms}' },
    },
    options: {},
    examples: [
      { bad: '美国国务卿蓬佩奥11日启程。\n\n⟦迈克·蓬佩奥⇢蓬佩奥⟧随后抵达首尔。', note: '全名应在首次出现时' },
      { bad: '朝方代表金赫哲抵达河内。\n\n⟦金革哲⇢金赫哲⟧21日会见美方代表，金赫哲没有接受采访。' },
      { bad: '科兰达市长德里斯科夫出席。\n\n记者问德里斯科夫何时动工，⟦德里斯柯夫⇢德里斯科夫⟧没有回答。', note: '词库里没有的译名：一处与别处音同字不同' },
      { good: 'α-D-葡萄糖的哈沃斯透视式\n\n先写哈沃斯投影式，再写哈沃斯投影式。', note: '名字后面是另一个词' },
      { good: '美国国务卿迈克·蓬佩奥11日启程。\n\n蓬佩奥随后抵达首尔。' },
      { good: '# 蓬佩奥访问首尔\n\n美国国务卿迈克·蓬佩奥11日启程，蓬佩奥12日抵达。', language: 'markdown', note: '标题不算首次出现' },
      { good: '金正恩会见了客人，金正日和金与正没有出席，李洙墉、李勇浩在座。', note: '不同的人' },
      { bad: '他会见了朝鲜国务委员会委员长⟦金恩正⇢金正恩⟧。', note: '稿中没有别的写法，职务说明是谁' },
      { bad: '前锋伊巴尔卡首开纪录。伊巴尔卡说，球队踢得好。⟦埃巴尔卡⇢伊巴尔卡⟧下场得到掌声。', note: '首音节不同' },
      { good: '记者张建民、张健报道。张建国说，张建军没有来。', note: '不同的人' },
      { good: '前锋伊万诺夫出场。伊万诺夫的妻子伊万诺娃在看台上。伊万诺夫进了一球。', note: '夫妻' },
      { bad: '海州港务集团3日发布公告。海州港务集团表示，泊位将扩建。记者从⟦海洲港务集团⇢海州港务集团⟧获悉，工程年内开工。', note: '词库里没有的机构' },
      { bad: '全国侨商联合总会在福建成立。⟦全国侨商联和总会⇢全国侨商联合总会⟧会长致辞。', note: '各一处，但“联和”不成词' },
      { bad: '海川港务投资有限公司（以下简称“海港集团”）中标。⟦海冈集团⇢海港集团⟧当天开工。', note: '与稿中说明的简称不合' },
      { bad: '海州师范学院3日开学。海州师范学院新增两个专业。⟦海州师范大学⇢海州师范学院⟧在校生有一万人。', note: '半截改名' },
      { good: '海州市第一人民医院与海州市第二人民医院签约，海州市第一人民医院院长出席。', note: '两家医院' },
      { good: '陕西省人民医院派出医疗队。陕西省人民医院说，山西省人民医院也派了人。', note: '音同而地不同' },
      { good: '江苏泰州市教育局来访。江苏泰州市教育局说，浙江台州市教育局也将来访。' },
      { good: '东江食品集团亏损。东江食品集团说，东江饰品集团与它无关。', note: '两家公司，各成词' },
      { good: '北海市商贸公司和南海市商贸公司签约，北海市商贸公司供货。' },
      { good: '海州县水务局和海州县水务集团签约。海州县水务局供图。', note: '局与集团是两家' },
      { good: '海州宏通建设集团、海州宏同建设集团参加投标。海州宏通建设集团中标。', note: '并列的两家' },
      { good: '海州示范学校3日开学。海州示范学校说，海州师范学校也在同一天开学。' },
      { good: '海州师范大学前身为海州师范学院。海州师范大学3日开学。', note: '讲沿革' },
      { good: '宏兴贸易有限公司起诉。宏兴贸易有限公司说，广州东星贸易有限公司侵权。' },
      { good: '真主党11日发表声明。\n\n黎巴嫩真主党说，声明已送达国务院。中华人民共和国国务院没有回应。', note: '前面加了国名' },
      { good: '国家发展改革委3日发布公告。\n\n国家发展和改革委员会的公告说，措施4日起实行。', note: '公文里两种写法并用' },
      { good: '蓬佩奥启程。他的名片上印着“迈克·蓬佩奥”。', note: '引号内' },
    ],
  },
  triggers: [
    mention(({ entry, form }) => hasForms(entry) || (entry.kind === 'person' && form === 'name')),
    view(NAME_SIGNS, (signs) => !!signs.runs || signs.bodies.length > 0),
    view(NEAR_LISTED, (near) => near.length > 0),
    view(CALLED, (names) => names.some((n) => n.relative)),
  ],
  passage(p) {
    const { text, mentions } = p;
    const signs = nameSigns(p);
    const relatives = calledIn(p).flatMap((n) => (n.relative ? [n.text] : []));
    const bodies = bodyNames(text, signs.bodies, mentions, p.classes & Class.Open ? (at) => p.quoted(at) : isNever);
    if (bodies.length === 0 && mentions.length === 0 && relatives.length === 0 && !signs.near && !signs.runs) return NOTHING;
    const facts: Fact<NameFact>[] = [];
    readForms(p, facts);
    if (relatives.length > 0) facts.push({ range: NOWHERE, value: { what: 'relatives', names: relatives } });
    if (bodies.length > 0) facts.push({ range: NOWHERE, value: { what: 'bodies', bodies } });
    const near = p.view(NEAR_LISTED);
    for (const n of near) {
      if (isTalkedAbout(text, n) || p.quoted(n.start)) continue;
      const to = n.entry.name;
      facts.push({
        range: { start: n.start, end: n.end },
        value: { what: 'near', key: keyOf(n), from: text.slice(n.start, n.end), to, office: isBehindOffice(text, n) || isBehindOwnTitle(text, n) },
      });
    }
    const runs = signs.runs ? runsOf(text, mentions, near, signs.runs) : NO_RUNS;
    if (runs.length > 0) facts.push({ range: NOWHERE, value: { what: 'runs', runs } });
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts }, { lexicon }, cache) {
    return facts.length === 0 ? [] : cachedFindings(facts, cache, saysSame, () => judge(facts, lexicon.vocabulary));
  },
});

type Message = 'full' | 'spellings' | 'near' | 'even' | 'office' | 'renamed';

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
  /** It stands behind an office that the listed person has or had. */
  readonly office: boolean;
}

/** The stretches of a passage that may be transliterated names. */
interface RunFact {
  readonly what: 'runs';
  readonly runs: readonly NameRun[];
}

/** Names that a word for a relative stands before: other people than those they are like. */
interface RelativesFact {
  readonly what: 'relatives';
  readonly names: readonly string[];
}

/** The bodies that a passage names. */
interface BodyFact {
  readonly what: 'bodies';
  readonly bodies: readonly BodyName[];
}

type NameFact = FormFact | NearFact | RunFact | RelativesFact | BodyFact;

const KINDS: ReadonlySet<EntryKind> = new Set<EntryKind>(['person', 'organisation', 'place', 'event']);
/** Where a name starts anew: heads stand by themselves, captions are read alone. */
const BODY: ReadonlySet<PassageKind> = new Set<PassageKind>(['paragraph', 'item']);
const MOST_RELATED = 8;
const OTHER_DOTS = /[•‧・∙⋅･．.﹒]/g;

function judge(facts: readonly AnyFact[], vocabulary: Vocabulary): readonly PlacedFinding<Message>[] {
  const out: PlacedFinding<Message>[] = [];
  const { forms, near, runs, relatives, bodies } = sorted(facts);
  if (forms.length + near.length > 0) judgeForms(forms, near, out);
  if (runs.length > 0) judgeRuns(runs, relatives, vocabulary, out);
  if (bodies.length > 0) append(out, judgeBodies(bodies, vocabulary));
  return out;
}

/** True if two facts tell the same names. */
function saysSame(a: NameFact, b: NameFact): boolean {
  if (a.what === 'runs') return b.what === 'runs' && sameNames(a.runs, b.runs, (x, y) => x.hole === y.hole && x.listed === y.listed);
  if (a.what === 'relatives') return b.what === 'relatives' && a.names.join() === b.names.join();
  if (a.what === 'bodies') {
    return (
      b.what === 'bodies' &&
      sameNames(a.bodies, b.bodies, (x, y) => x.given === y.given && x.beside === y.beside && x.tail === y.tail && x.history === y.history)
    );
  }
  // The others hold nothing but texts and flags.
  return Object.entries(a).every(([key, value]) => (b as unknown as Record<string, unknown>)[key] === value);
}

function sameNames<T extends { readonly text: string }>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((x, i) => x.text === b[i]?.text && same(x, b[i] as T));
}

const NO_RUNS: readonly NameRun[] = [];
const isNever = (): boolean => false;
const NOWHERE: Range = { start: 0, end: 0 };

type AnyFact = PlacedFact<NameFact>;

function sorted(facts: readonly AnyFact[]) {
  const forms: PlacedFact<FormFact>[] = [];
  const near: PlacedFact<NearFact>[] = [];
  const runs: PlacedFact<RunFact>[] = [];
  const relatives: PlacedFact<RelativesFact>[] = [];
  const bodies: PlacedFact<BodyFact>[] = [];
  for (const f of facts) {
    const { what } = f.value;
    if (what === 'form') forms.push(f as PlacedFact<FormFact>);
    else if (what === 'near') near.push(f as PlacedFact<NearFact>);
    else if (what === 'runs') runs.push(f as PlacedFact<RunFact>);
    else if (what === 'relatives') relatives.push(f as PlacedFact<RelativesFact>);
    else bodies.push(f as PlacedFact<BodyFact>);
  }
  return { forms, near, runs, relatives, bodies };
}

/** Listed names in one of several lawful forms. */
function readForms(p: Passage & Scans, out: Fact<NameFact>[]): void {
  // the forms reported: most passages have one at most
  let first: string | undefined;
  let others: Set<string> | undefined;
  for (const m of p.mentions) {
    const { entry } = m;
    if (!m.certain || m.rivals) continue;
    if (m.form !== 'name' && m.form !== 'full' && m.form !== 'short') continue;
    if (!hasForms(entry)) continue;
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
      value: { what: 'form', key: keyOf(m), name: entry.name, text, form: isSameName(m, text) ? 'name' : m.form, undecided: entry.undecided },
    });
  }
}

/** True of a body's name with its country before it (黎巴嫩真主党) or written out in the middle (国家发展和改革委员会): as good at any place. */
const isSameName = ({ entry, form }: Mention, text: string): boolean =>
  form === 'full' && entry.kind === 'organisation' && (text.endsWith(entry.name) || text.startsWith(entry.name.slice(0, SAME_HEAD)));
const SAME_HEAD = 2;

/** True of what may stand in several lawful forms. */
const hasForms = (e: Entry): boolean => KINDS.has(e.kind) && (e.kind === 'person' || e.undecided || severalLawful(e));
const severalLawful = (e: Entry): boolean => e.forms.some((f) => f.kind === 'full' || f.kind === 'short');

/** Stretches that may be transliterated names, without those that are reported as something else. */
function runsOf(text: string, mentions: readonly Mention[], near: readonly Range[], signs: Range): readonly NameRun[] {
  const runs = nameRuns(text, mentions, signs).filter((run) => !isTalkedAbout(text, { start: run.at, end: run.at + run.text.length }));
  if (near.length === 0) return runs;
  let n = 0;
  return runs.filter((run) => {
    while (n < near.length && (near[n] as Range).end <= run.at) n++;
    return (near[n]?.start ?? Number.POSITIVE_INFINITY) >= run.at + run.text.length;
  });
}

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
    append(out, judgeSpellings(list));
    append(out, judgeFull(list));
  }
  for (const { value, range, passage } of near) {
    // Where the article has the name itself, names/misspelt says so.
    if (byKey.has(value.key) || !value.office) continue;
    out.push({ message: 'office', range, passage, data: { from: value.from, to: value.to }, fixes: [replace(range, value.to)] });
  }
}

/** Transliterations that the lexicon does not know, against each other. */
function judgeRuns(
  list: readonly PlacedFact<RunFact>[],
  relatives: readonly PlacedFact<RelativesFact>[],
  vocabulary: Vocabulary,
  out: PlacedFinding<Message>[],
): void {
  const runs: NameRun[] = [];
  const passages: number[] = [];
  for (const { value, passage } of list) {
    for (const run of value.runs) {
      runs.push(run);
      passages.push(passage);
    }
  }
  const found = onePerRun(nearStanding(runs, vocabulary), nearSpellings(runs));
  if (found.length === 0) return;
  const others = new Set(relatives.flatMap((f) => f.value.names));
  for (const n of found) {
    if (others.has((runs[n.run] as NameRun).text)) continue;
    if (endsBefore(runs[n.run] as NameRun, n, vocabulary) || (!n.strong && isWords(runs[n.run] as NameRun, n, vocabulary))) continue;
    const passage = passages[n.run] as number;
    const { at, text } = runs[n.run] as NameRun;
    const from = text.slice(n.start, n.end);
    const to = text.slice(n.start, n.at) + n.right + text.slice(n.at + 1, n.end);
    const range = { start: at + n.start, end: at + n.end };
    const weak = n.strong ? {} : { severity: 'information' as const };
    out.push({ message: n.even ? 'even' : 'near', range, passage, data: { from, to }, fixes: [replace(range, to)], ...weak });
  }
}

function related(list: readonly PlacedFact<FormFact>[], except: PlacedFact<FormFact>): Related[] {
  const others = list.filter((f) => f !== except && f.value.text !== except.value.text).slice(0, MOST_RELATED);
  return others.map((f) => ({ message: { zh: `此处写“${f.value.text}”`, en: `“${f.value.text}” here` }, range: f.range, passage: f.passage }));
}

/**
 * Spellings that exclude each other: those of a name that nobody has settled, and two full forms of which neither is the other
 * with something before it (中华人民共和国国务院). The rarer ones are reported.
 */
function judgeSpellings(list: readonly PlacedFact<FormFact>[]): PlacedFinding<Message>[] {
  const counts = new Map<string, number>();
  const full = [...new Set(list.filter(({ value }) => value.form === 'full').map((f) => f.value.text))];
  const rival = list.filter(({ value: { undecided, form, text } }) =>
    undecided ? form === 'name' : form === 'full' && full.some((other) => !text.endsWith(other) && !other.endsWith(text)),
  );
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
      fixes: [replace(f.range, house)],
      related: related(rival, f),
      ...(f.value.undecided ? {} : { severity: 'information' as const }),
    }));
}

/** The full form after the short one: out of order, reported at its first place. */
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
      fixes: [replace(late.range, short)],
      related: related(list, late),
    },
  ];
}
