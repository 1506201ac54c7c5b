import type { Mention } from '../../lexicon/lexicon.ts';
import { type ArticleView, defineRule, type Fact, type Fix, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { Class, isAt } from '../../text/chars.ts';
import { isPartOfOther, sentenceAround } from './evidence.ts';
import { countryAtEnd, type ReadTitle, readTitle } from './ranks.ts';
import { type Day, dayOf, isBody, isOfCountry, isOffice, type Term, termsOf } from './terms-of-office.ts';

type Message = 'lapsed' | 'rank';

/** An office that may be put in place of the title. */
interface Offer {
  readonly title: string;
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
  readonly unchecked: boolean;
}

interface TitleFact {
  readonly message: Message;
  readonly title: string;
  readonly name: string;
  /** Days on which the title may be right. */
  readonly right: readonly { readonly from: Day; readonly to: Day }[];
  readonly offers: readonly Offer[];
  readonly editFrom: number;
  readonly editTo: number;
  /** Years that the sentence names. */
  readonly years: readonly number[];
  /** Years that the passage names before it. */
  readonly earlier: readonly number[];
}

/** Words before a title that take it out of the present. */
const NOT_NOW = /前|原|时任|候任|当选|代理|已故|卸任|离任|首任|历任|曾任|下任|下一任|继任|接替|接任|出任|就任|担任|任命|提名|竞选|辞去|未来|名誉|当年|昔日|老/;
/** Words of a sentence that speaks of another time. */
const OTHER_TIME =
  /去年|前年|昔日|曾经|曾[于在任与同和]|当时|当年|早年|此前曾|年前|生前|任内|任期|执政期间|执政时|时期|上世纪|上个世纪|历史上|逝世|去世|回忆|纪念|周年/;
const YEAR = /(?:19|20)\d\d(?=年|[-—～]|\/)/g;
const REACH = 24;
const MOST_PARTS = 3;

/** The titles that stand right before a name, the nearest first, each with the place of its last word. */
function titlesBefore(text: string, name: number): { title: ReadTitle; end: number }[] {
  const out: { title: ReadTitle; end: number }[] = [];
  let end = name;
  for (let k = 0; k < MOST_PARTS; k++) {
    let from = end;
    while (from > 0 && name - from < REACH && isAt(text, from - 1, Class.Han)) from--;
    const run = text.slice(from, end);
    const title = readTitle(run.slice(0));
    if (!title || (k > 0 && title.rank.of === 'country' && text[end] === '、')) break;
    const and = title.before.lastIndexOf('兼');
    out.push({ title: and < 0 ? title : { ...title, before: title.before.slice(and + 1) }, end });
    if (and >= 0) end = from + and;
    else if (text[from - 1] === '、') end = from - 1;
    else break;
  }
  return out;
}

/** What there is to say of a title, whatever the day. Undefined when the lexicon cannot tell. */
function judgeTitle(
  m: Mention,
  title: ReadTitle,
  country: ReadTitle,
): (Pick<TitleFact, 'message' | 'right'> & { terms: readonly Term[]; whole: boolean }) | undefined {
  const terms = termsOf(m.entry);
  const same = terms.filter((t) => isOffice(t, title));
  if (title.rank.of === 'country' && !isOfCountry(m.entry, country)) return undefined;
  if (same.length > 0)
    return { message: 'lapsed', right: same.map(({ from, to }) => ({ from, to })), terms: terms.filter((t) => t.read.rank.id !== title.rank.id), whole: true };
  const rivals =
    title.rank.of === 'body' ? terms.filter((t) => t.read.rank.of === 'body' && isBody(t, title)) : title.rank.top ? terms.filter((t) => t.read.rank.top) : [];
  return rivals.length > 0 ? { message: 'rank', right: [], terms: rivals, whole: false } : undefined;
}

function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)].map((y) => Number(y[0]));
}

function readFacts(text: string, m: Mention): Fact<TitleFact>[] {
  const titles = titlesBefore(text, m.start);
  const first = titles.at(-1)?.title;
  if (!first) return [];
  const sentence = sentenceAround(text, m);
  const said = text.slice(sentence.start, sentence.end);
  if (titles.some((t) => NOT_NOW.test(t.title.before)) || OTHER_TIME.test(said)) return [];
  return titles.flatMap(({ title, end }) => {
    const judged = judgeTitle(m, title, title.before === '' ? first : title);
    if (!judged) return [];
    const { message, right, terms, whole } = judged;
    const range = { start: end - title.word.length, end };
    const bodyLength = whole && title.rank.of === 'body' ? (terms.length > 0 ? bodyBefore(m, title) : 0) : 0;
    const editFrom = range.start - bodyLength;
    const offers = terms.map((t) => ({
      title: t.title,
      text: whole ? withoutCountry(t.title, m.entry.country) : t.read.word,
      from: t.surelyFrom,
      to: t.surelyTo,
      unchecked: t.unchecked,
    }));
    const years = yearsIn(said);
    const earlier = yearsIn(text.slice(Math.max(0, sentence.start - 400), sentence.start));
    return [
      {
        range: { start: editFrom, end },
        value: { message, right, offers, title: text.slice(editFrom, end), name: text.slice(m.start, m.end), editFrom, editTo: end, years, earlier },
      },
    ];
  });
}

/** Length of the body's name before the word of the title, as far as the person's offices know it. */
function bodyBefore(m: Mention, title: ReadTitle): number {
  const term = termsOf(m.entry).find((t) => isOffice(t, title));
  const at = term ? title.before.lastIndexOf(term.body) : -1;
  return at < 0 ? 0 : title.before.length - at;
}

function withoutCountry(title: string, country: string | undefined): string {
  return country !== undefined && countryAtEnd(title.slice(0, country.length), country) === country.length ? title.slice(country.length) : title;
}

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
    },
    options: {},
    examples: [
      { bad: '新华社首尔2018年6月12日电　韩国⟦总理⇢总统⟧文在寅12日发表声明。', note: '职务张冠李戴' },
      { bad: '新华社平壤2018年6月12日电　朝鲜国务委员会⟦总书记⇢委员长⟧金正恩出席了仪式。' },
      { bad: '新华社平壤2018年6月12日电　朝鲜⟦劳动党总书记⟧金正恩出席了仪式。', note: '2021年1月才任总书记；当时的职务不止一个，不代改' },
      { bad: '新华社华盛顿2022年6月12日电　美国⟦总统⟧特朗普在集会上讲话。' },
      { good: '新华社首尔2018年6月12日电　韩国总统文在寅12日发表声明。' },
      { good: '新华社首尔6月12日电　韩国总理文在寅12日发表声明。', note: '没有年份，不作判断' },
      { good: '新华社华盛顿2022年6月12日电　美国前总统特朗普在集会上讲话。时任美国总统特朗普2019年曾到访。' },
      { good: '新华社北京2018年6月12日电　中国国务委员兼外交部长王毅12日表示欢迎。' },
      { good: '新华社北京2018年6月12日电　中国外长王毅12日表示欢迎。朝鲜最高领导人金正恩抵达。', note: '外长即外交部长；通称' },
      { good: '新华社河内2019年2月20日电　越共中央总书记、国家主席阮富仲会见了客人。' },
      { good: '新华社北京2023年6月12日电　他说：“美国总统特朗普当年是这么说的。”', note: '引语' },
    ],
  },
  passage(p) {
    const facts: Fact<TitleFact>[] = [];
    for (const m of p.mentions) {
      if (m.entry.kind !== 'person' || !m.certain || m.rivals || termsOf(m.entry).length === 0) continue;
      if (!isAt(p.text, m.start - 1, Class.Han) || p.quoted(m.start) || isPartOfOther(p.text, m, m.entry)) continue;
      facts.push(...readFacts(p.text, m));
    }
    return { facts };
  },
  article(a) {
    const { date } = a;
    if (date?.year === undefined) return [];
    const day = dayOf({ year: date.year, month: date.month, day: date.day });
    return a.facts.flatMap((f) => judge(f, day, date.year as number, a));
  },
});

function judge({ value, range, passage }: PlacedFact<TitleFact>, day: Day, year: number, { date }: ArticleView<TitleFact>): PlacedFinding<Message>[] {
  if (value.years.some((y) => y !== year) || value.right.some((r) => r.from <= day && day <= r.to)) return [];
  const held = value.offers.filter((o) => o.from <= day && day <= o.to);
  if (value.message === 'rank' && held.length === 0) return [];
  const texts = new Set(held.map((o) => o.text));
  const only = texts.size === 1 ? held[0] : undefined;
  const edit = { start: value.editFrom, end: value.editTo, text: only?.text ?? '' };
  const fixes: Fix[] = only ? [{ title: { zh: `改为“${only.text}”`, en: `Change to “${only.text}”` }, safety: 'review', edits: [edit] }] : [];
  const titles = [...new Set(held.map((o) => o.title))].join('、');
  const severity = held.some((o) => o.unchecked) ? 'hint' : value.earlier.some((y) => y !== year) ? 'information' : undefined;
  const data = {
    name: value.name,
    title: value.title,
    date: `${date?.year}-${String(date?.month).padStart(2, '0')}-${String(date?.day).padStart(2, '0')}`,
    now: titles ? `，当时任${titles}` : '',
    nowEn: titles ? `, but ${titles}` : '',
  };
  return [{ message: value.message, range, passage, data, fixes, ...(severity ? { severity } : {}) }];
}
