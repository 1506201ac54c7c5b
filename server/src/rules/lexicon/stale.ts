import type { Entry, Mention } from '../../lexicon/lexicon.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { mention } from '../../rule/triggers.ts';
import type { ArticleDate } from '../../text/dateline.ts';
import { keyOf } from '../names/lib/evidence.ts';

export const stale = defineRule<Message, CheckedFact, Options>({
  meta: {
    id: 'lexicon/stale',
    title: { zh: '词库资料过时', en: 'Lexicon entries that nobody has checked for long' },
    rationale: {
      zh: '职务会变动，机构会改名。词库条目的核对日期（checked）比稿件早一年以上，它所说的任职情况就不能再当依据；请重新核对，并改写核对日期。',
      en: 'Offices change hands and bodies are renamed. What an entry says of them is no evidence any more when its `checked` date is more than a year before the article: check it anew and write the new date.',
    },
    severity: 'information',
    fixable: 'none',
    messages: {
      stale: {
        zh: '词库中“{names}”的资料核对于{checked}，比稿件早一年以上，请重新核对',
        en: 'The lexicon’s facts on “{names}” were checked {checked}, more than a year before the article: check them anew',
      },
      several: {
        zh: '本稿提到的{count}个词库条目核对于{checked}或更早，比稿件早一年以上，请重新核对：{names}',
        en: 'Lexicon entries of the article that were checked {checked} or earlier, more than a year before it: {names} ({count} in all)',
      },
    },
    options: { months: 12 },
    optionDocs: {
      months: { what: { zh: '词条核实后多少个月算过期', en: 'An entry holds for so many months after it was checked' } },
    },
    examples: [
      { bad: '新华社平壤2028年6月12日电　朝鲜最高领导人⟦金正恩⟧会见了客人。', note: '任职没有结束日期，资料已过期' },
      { bad: '新华社平壤2028年6月12日电　朝鲜最高领导人⟦金正恩⟧和美国总统特朗普通话，金正恩没有透露细节。', note: '一篇只提示一次，在第一处' },
      { good: '新华社平壤2019年6月12日电　朝鲜最高领导人金正恩会见了客人。', note: '核对在稿件之后' },
      { good: '新华社平壤6月12日电　朝鲜最高领导人金正恩会见了客人。', note: '不知年份' },
      { good: '新华社河内2028年6月12日电　代表团访问了河内和首尔。', note: '地名不会过时' },
      { good: '新华社首尔2028年6月12日电　前总统文在寅到场。', note: '任期已有结束日期' },
      { good: '新华社平壤2028年6月12日电　朝鲜最高领导人金正恩会见了客人。', options: { months: 36 } },
    ],
  },
  triggers: [mention(({ entry }) => entry.checked !== undefined && ages(entry))],
  passage(p) {
    let facts: Fact<CheckedFact>[] | undefined;
    let seen: Set<string> | undefined;
    for (const m of p.mentions) {
      const { entry } = m;
      if (entry.checked === undefined || !m.certain || m.rivals || !ages(entry)) continue;
      const key = keyOf(m);
      seen ??= new Set();
      if (seen.has(key)) continue;
      seen.add(key);
      facts ??= [];
      facts.push(toFact(m, key, entry.checked));
    }
    return facts ? { facts } : NOTHING;
  },
  article({ facts, date }, { options }) {
    const { year } = date ?? {};
    if (facts.length === 0 || date === undefined || year === undefined) return [];
    const due = monthsBefore({ ...date, year }, options.months);
    const old = new Map<string, PlacedFact<CheckedFact>>();
    for (const f of facts) if (f.value.checked < due.slice(0, f.value.checked.length) && !old.has(f.value.key)) old.set(f.value.key, f);
    const [first, ...others] = old.values();
    return first ? [tell(first, others)] : [];
  },
});

type Message = 'stale' | 'several';

interface Options {
  /** So long the facts of an entry hold, in months. */
  readonly months: number;
}

/** The passage relies on an entry that somebody checked on a day. */
interface CheckedFact {
  readonly key: string;
  readonly name: string;
  /** ISO day, month or year */
  readonly checked: string;
}

const MOST_NAMES = 5;
const MOST_RELATED = 8;

/** Facts that change by themselves: who holds an office that has no end yet, what a body is called. Names of places and terms keep. */
const ages = (e: Entry): boolean => (e.kind === 'person' ? e.offices.some((o) => o.to === undefined) : e.kind === 'organisation');

function toFact(m: Mention, key: string, checked: string): Fact<CheckedFact> {
  return { range: { start: m.start, end: m.end }, value: { key, name: m.entry.name, checked } };
}

/** The ISO day so many months before a day. Days past the end of a month do no harm in a comparison. */
function monthsBefore({ year, month, day }: Required<ArticleDate>, months: number): string {
  const total = year * 12 + month - 1 - months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function tell(first: PlacedFact<CheckedFact>, others: readonly PlacedFact<CheckedFact>[]): PlacedFinding<Message> {
  const { range, passage } = first;
  const all = [first, ...others];
  const names = `${all
    .slice(0, MOST_NAMES)
    .map((f) => f.value.name)
    .join('、')}${all.length > MOST_NAMES ? '等' : ''}`;
  const [checked = ''] = all
    .map((f) => f.value.checked)
    .sort()
    .reverse();
  const related = others.slice(0, MOST_RELATED).map((f) => ({
    message: { zh: `“${f.value.name}”核对于${f.value.checked}`, en: `“${f.value.name}” was checked ${f.value.checked}` },
    range: f.range,
    passage: f.passage,
  }));
  const data = { names, checked, count: String(all.length) };
  return { message: others.length > 0 ? 'several' : 'stale', range, passage, data, related };
}
