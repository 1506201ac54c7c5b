import type { Entry } from '../../lexicon/lexicon.ts';
import { surnameAt } from '../../names/surnames.ts';
import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import type { Scans } from '../../rule/scans.ts';
import { words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { maybePerson } from '../../text/dateline/names.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import type { Passage } from '../../text/passage.ts';
import { isPartOfOther } from './lib/evidence.ts';
import { wrongHead } from './lib/heads.ts';
import { COUNTRIES, countryAtEnd, endsInRank, RANK_WORDS, readTitle } from './lib/ranks.ts';
import { readTitleFacts, type Titled, type TitleFact } from './lib/read-titles.ts';
import { calledIn } from './lib/signs.ts';
import { type Day, dayNumber, termsOf } from './lib/terms-of-office.ts';

export const titleDate = defineRule<Message, TitleFact>({
  meta: {
    id: 'names/title-date',
    title: { zh: '职务与稿件日期不符', en: 'A title that was not held on the day' },
    rationale: {
      zh: '旧稿翻新、资料照抄，最容易把人写成已经卸任或还没有就任的职务。词库记有各人任期，与电头日期核对；没有年份、任期不详时不作判断。',
      en: 'Copy made over from old copy gives people offices they have left or not yet taken. Terms of office in the lexicon are held against the date of the dateline; without a year, or where a term is not known, nothing is said.',
    },
    source: '词库任期（server/data/people*.yaml）',
    severity: 'warning',
    fixable: 'review',
    messages: {
      lapsed: { zh: '{date}{name}不是“{title}”{now}', en: 'On {date} {name} was not “{title}”{nowEn}' },
      rank: { zh: '{name}的职务不是“{title}”{now}', en: '{name} was not “{title}”{nowEn}' },
      body: { zh: '{body}没有“{title}”，其负责人称“{head}”', en: 'The {body} has no “{title}”; its head is the “{head}”' },
      cut: { zh: '“{title}”漏了字，应为“{whole}”', en: '“{title}” has lost a character: “{whole}”' },
      cross: {
        zh: '{name}是{own}人物，这里写作“{title}”，国名或人名有误',
        en: '{name} is of {own}; here the title is “{title}”: the country or the name is wrong',
      },
      rival: { zh: '本段中“{title}”有两人：{first}、{name}，请核对', en: 'Two people are “{title}” in this paragraph: {first} and {name}' },
      mixed: { zh: '本稿中{name}的职务不一：{titles}', en: 'The article gives {name} titles that exclude each other: {titles}' },
    },
    options: {},
    examples: [
      { bad: '新华社首尔2018年6月12日电　韩国⟦总理⇢总统⟧文在寅12日发表声明。', note: '职务张冠李戴' },
      { bad: '新华社平壤2018年6月12日电　朝鲜国务委员会⟦总书记⇢委员长⟧金正恩出席了仪式。' },
      { bad: '新华社平壤2018年6月12日电　朝鲜⟦劳动党总书记⟧金正恩出席了仪式。', note: '2021年1月才任总书记；当时的职务不止一个，不代改' },
      { bad: '新华社华盛顿2022年6月12日电　美国⟦总统⟧特朗普在集会上讲话。' },
      { good: '新华社首尔2018年6月12日电　韩国总统文在寅12日发表声明。' },
      { bad: '⟦美国总统⟧普京会见了⟦俄罗斯总统⟧特朗普，联合国秘书长古特雷斯出席。', note: '国名与人名对不上；改哪一个，由编辑查' },
      { good: '俄罗斯和美国总统普京、特朗普会晤。他谈到美国总统、普京和谈判。韩国前总统文在寅出席。' },
      { bad: '会议学习了习近平⟦总书⇢总书记⟧重要讲话。' },
      { good: '会议学习了习近平总书记重要讲话，汇总书目三百种。全国人大常委会委员长张远山、人大常委会委员长林致远出席。', note: '没有写明地方的人大常委会' },
      { bad: '新华社首尔6月12日电　韩国总统文在寅12日发表声明。\n\n韩国⟦总理⇢总统⟧文在寅随后会见了记者。', note: '一篇稿件之内前后不一，不需年份' },
      { bad: '新华社平壤6月12日电　朝鲜国务委员会⟦总书记⇢委员长⟧金正恩出席了仪式。', note: '机构没有这样的首长' },
      { bad: '他会见了全国人大常委会⟦总书记⇢委员长⟧张远山。', note: '机构没有这样的职务，不论何人何时' },
      { bad: '科兰达国副总理林致远出席。科兰达国⟦总理⇢副总理⟧林致远说，项目年内动工。', note: '正职与副职' },
      { bad: '新华社北京6月12日电　国务院总理周远山和⟦国务院总理⟧林致远出席。', note: '一职两人' },
      { good: '全国人大常委会秘书长张远山、全国人大常委会副委员长林致远、省人大常委会主任周立出席。', note: '机构有这些职务' },
      { good: '前总理周远山和总理林致远先后致辞。国务院总理周远山说，时任国务院总理林致远做出了决定。' },
      { bad: '新华社首尔6月12日电　韩国⟦总理⇢总统⟧文在寅12日发表声明。', note: '没有年份：从未任过的职务，只作最轻的提示' },
      { good: '新华社莫斯科6月12日电　俄罗斯总理普京12日发表声明。', note: '没有年份，他两样都任过' },
      { good: '新华社首尔6月12日电　韩国总统文在寅和国务总理李洛渊出席。总统和总理都讲了话。' },
      { good: '新华社华盛顿2022年6月12日电　美国前总统特朗普在集会上讲话。时任美国总统特朗普2019年曾到访。' },
      { good: '新华社华盛顿2022年6月12日电　一名官员透露，协议由时任美国总统特朗普签署。' },
      { good: '新华社北京2018年6月12日电　中国国务委员兼外交部长王毅12日表示欢迎。' },
      { good: '新华社北京2018年6月12日电　中国外长王毅12日表示欢迎。朝鲜最高领导人金正恩抵达。', note: '外长即外交部长；通称' },
      { good: '新华社河内2019年2月20日电　越共中央总书记、国家主席阮富仲会见了客人。' },
      { good: '新华社北京2023年6月12日电　他说：“美国总统特朗普当年是这么说的。”', note: '引语' },
    ],
  },
  triggers: [words('总书', ...RANK_WORDS)],
  passage(p) {
    let facts: Fact<TitleFact>[] | undefined;
    let findings: Finding<Message>[] | undefined;
    for (let at = p.text.indexOf('总书'); at >= 0; at = p.text.indexOf('总书', at + 2)) {
      const cut = p.quoted(at) ? undefined : cutTitle(p.text, at);
      if (!cut) continue;
      findings ??= [];
      findings.push(cut);
    }
    const persons = personsOf(p);
    for (const m of persons) {
      if (p.quoted(m.start) || (m.entry && isPartOfOther(p.text, m, m.entry))) continue;
      const wrong = readWrongHead(p.text, m.start) ?? (m.entry && readCross(p.text, m.start, m.entry));
      if (wrong) {
        findings ??= [];
        findings.push(wrong);
      } else {
        const read = readTitleFacts(p.text, m);
        if (read.length > 0) facts = facts ? facts.concat(read) : read;
      }
    }
    return facts || findings ? { facts: facts ?? [], findings: findings ?? [] } : NOTHING;
  },
  article({ facts, date }) {
    const out: PlacedFinding<Message>[] = [];
    if (facts.length === 0) return out;
    const reported = new Set<Placed>();
    const add = (f: Placed, found: PlacedFinding<Message> | undefined): void => {
      if (!found || reported.has(f)) return;
      reported.add(f);
      out.push(found);
    };
    const { year } = date ?? {};
    if (date && year !== undefined) {
      const full = { ...date, year };
      for (const f of facts) add(f, judgeDay(f, dayNumber(full), full));
    }
    for (const [f, found] of judgeMixed(facts)) add(f, found);
    const day = date && year !== undefined ? dayNumber({ ...date, year }) : undefined;
    // What the lexicon has confirmed or reported already needs no second look.
    const open = facts.filter((f) => !reported.has(f) && !(day !== undefined && f.value.right.some((r) => r.from <= day && day <= r.to)));
    for (const [f, found] of judgeRivals(open)) add(f, found);
    if (year === undefined) for (const f of facts) add(f, judgeNever(f));
    return out;
  },
});

type Message = 'lapsed' | 'rank' | 'mixed' | 'body' | 'rival' | 'cut' | 'cross';
type Placed = PlacedFact<TitleFact>;

/** The people of a passage who may have a title before their names: listed ones, and those in the contexts of names. */
function personsOf(p: Passage & Scans): Titled[] {
  const out: Titled[] = [];
  for (const m of p.mentions) if (m.entry.kind === 'person' && m.certain && !m.rivals && endsInRank(p.text, m.start)) out.push(m);
  for (const c of calledIn(p)) if (c.behindTitle && endsInRank(p.text, c.start)) out.push(c);
  return out;
}

/** A body and an office that it does not have, right before a name. */
function readWrongHead(text: string, name: number): Finding<Message> | undefined {
  let from = name;
  while (from > 0 && name - from < REACH && isAt(text, from - 1, Class.Han)) from--;
  const title = readTitle(text.slice(from, name));
  const wrong = title && wrongHead(title);
  if (!title || !wrong) return undefined;
  const range = { start: name - title.word.length, end: name };
  return { message: 'body', range, data: { ...wrong, title: title.word }, fixes: [replace(range, wrong.head)] };
}

const REACH = 20;

/** What 总书 begins beside 总书记: 汇总书目, 总书量. */
const NOT_CUT = '记院店目库量价籍名';

/** 习近平总书重要讲话: the title behind a name lost its last character. */
function cutTitle(text: string, at: number): Finding<Message> | undefined {
  if (NOT_CUT.includes(text[at + 2] ?? '记') || ![2, 3].some((n) => surnameAt(text, at - n) > 0 && maybePerson(text.slice(Math.max(0, at - n), at))))
    return undefined;
  const range = { start: at, end: at + 2 };
  return { message: 'cut', range, data: { title: '总书', whole: '总书记' }, fixes: [replace(range, '总书记')] };
}

/** Before a country they make a list or another relation of it: 俄罗斯和美国总统普京、特朗普, 驻美国, 对美国. */
const BEFORE_COUNTRY = /[和与及同跟、驻对原前]$/;
const LONGEST_COUNTRY = 8;

/** 美国总统普京: another country's whole name and its highest office right before the name of somebody who held such an office at home. */
function readCross(text: string, name: number, entry: Entry): Finding<Message> | undefined {
  const { country } = entry;
  if (country === undefined) return undefined;
  const title = readTitle(text.slice(Math.max(0, name - REACH), name));
  if (!title?.rank.top || title.rank.of !== 'country' || !termsOf(entry).some((t) => t.read.rank === title.rank)) return undefined;
  const end = name - title.word.length;
  const head = text.slice(Math.max(0, end - LONGEST_COUNTRY), end);
  const named = COUNTRIES.find((c) => head.endsWith(c));
  if (named === undefined || named === country || countryAtEnd(head, country) > 0) return undefined;
  if (BEFORE_COUNTRY.test(head.slice(0, -named.length)) || /^[、和与及]/.test(text.slice(name + entry.name.length, name + entry.name.length + 1)))
    return undefined;
  const range = { start: end - named.length, end: name };
  return { message: 'cross', range, data: { name: entry.name, own: country, title: text.slice(range.start, range.end) } };
}

/** Against the terms of office on the article's day. */
function judgeDay({ value, range, passage }: Placed, day: Day, date: Required<ArticleDate>): PlacedFinding<Message> | undefined {
  if (value.state === 'unknown' || value.years.some((y) => y !== date.year)) return undefined;
  if (value.right.some((r) => r.from <= day && day <= r.to)) return undefined;
  const held = value.offers.filter((o) => o.from <= day && day <= o.to);
  if (value.state === 'rank' && held.length === 0) return undefined;
  const texts = new Set(held.map((o) => o.text));
  const only = texts.size === 1 ? held[0] : undefined;
  const titles = [...new Set(held.map((o) => o.title))].join('、');
  const severity = held.some((o) => o.unchecked) ? 'hint' : value.earlier.some((y) => y !== date.year) ? 'information' : undefined;
  const iso = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
  const now = { now: titles ? `，当时任${titles}` : '', nowEn: titles ? `, but ${titles}` : '' };
  return {
    message: value.state === 'held' ? 'lapsed' : 'rank',
    range,
    passage,
    data: { name: value.name, title: value.title, date: iso, ...now },
    fixes: only ? [replace(range, only.text)] : [],
    ...(severity ? { severity } : {}),
  };
}

/** An office that the person never had, whatever the day. Reported low, since the lexicon does not know all and bodies are renamed. */
function judgeNever({ value, range, passage }: Placed): PlacedFinding<Message> | undefined {
  if (value.state !== 'rank') return undefined;
  const [only, ...others] = new Set(value.offers.map((o) => o.text));
  const titles = [...new Set(value.offers.map((o) => o.title))].join('、');
  const data = { name: value.name, title: value.title, now: `，任过的是${titles}`, nowEn: `, but ${titles}` };
  const fixes = only !== undefined && others.length === 0 ? [replace(range, only)] : [];
  return { message: 'rank', range, passage, data, fixes, severity: 'hint' };
}

/** An office of which a country has one, held by two people of one passage: reported of the second. */
function judgeRivals(facts: readonly Placed[]): (readonly [Placed, PlacedFinding<Message>])[] {
  const out: (readonly [Placed, PlacedFinding<Message>])[] = [];
  const holders = new Map<string, Placed>();
  for (const f of facts) {
    const { value, range, passage } = f;
    if (!value.sole) continue;
    const key = `${passage} ${value.rank} ${value.of}`;
    const first = holders.get(key);
    if (!first) holders.set(key, f);
    else if (first.value.key !== value.key) {
      const data = { title: value.title, first: first.value.name, name: value.name };
      out.push([f, { message: 'rival', range, passage, data, severity: 'information' }]);
    }
  }
  return out;
}

/**
 * Titles that exclude each other within the article, whatever its day. The lexicon says which one is wrong (`warning`), else the
 * rarer one is reported.
 */
function judgeMixed(facts: readonly Placed[]): (readonly [Placed, PlacedFinding<Message>])[] {
  const slots = new Map<string, Placed[]>();
  for (const f of facts) {
    if (f.value.slot === '') continue;
    const key = `${f.value.key} ${f.value.slot}`;
    const list = slots.get(key);
    if (list) list.push(f);
    else slots.set(key, [f]);
  }
  const out: (readonly [Placed, PlacedFinding<Message>])[] = [];
  for (const list of slots.values()) {
    const counts = new Map<string, number>();
    for (const { value } of list) counts.set(value.rank, (counts.get(value.rank) ?? 0) + 1);
    if (counts.size < 2) continue;
    const known = list.find((f) => f.value.state === 'held');
    const [most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    const right = known ?? (list.find((f) => f.value.rank === most) as Placed);
    const titles = [...new Set(list.map((f) => f.value.title))].join('、');
    for (const f of list) {
      const certain = known !== undefined && f.value.state === 'rank';
      if (!certain && (f.value.rank === most || (known && f.value.state !== 'held'))) continue;
      const { wordAt, word } = f.value;
      const range = { start: wordAt, end: wordAt + word.length };
      const fix = replace(range, right.value.word);
      const place = { message: 'mixed' as const, range, passage: f.passage, data: { name: f.value.name, titles }, fixes: [fix] };
      out.push([f, { ...place, ...(certain ? {} : { severity: 'information' as const }) }]);
    }
  }
  return out;
}
