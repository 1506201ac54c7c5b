import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFact, type PlacedFinding } from '../../rule/rule.ts';
import { has, near } from '../../rule/triggers.ts';
import { Class } from '../../text/chars.ts';
import { type ArticleDate, daysIn } from '../../text/dateline.ts';
import type { DateMention } from '../../text/numbers.ts';
import { NUMBER } from '../num/lib/figures.ts';
import { inOtherMonth, inOtherZone, inQuotation, tellsPast } from './lib/days.ts';

export const dateConflict = defineRule<Message, Value, Options>({
  meta: {
    id: 'dateline/date-conflict',
    title: { zh: '正文日期与电头不合', en: 'Days that contradict the dateline' },
    rationale: {
      zh: '电头写哪一天，正文已经发生的事就不会在那天以后；前后不合，不是电头错了，就是正文错了。',
      en: 'What the text tells as done cannot lie after the day of the dateline: one of the two is wrong.',
    },
    severity: 'warning',
    fixable: 'none',
    errorClass: 'important',
    messages: {
      later: { zh: '正文说的“{text}”在电头日期（{dateline}）之后，请核实', en: '“{text}” is told as past but lies after the dateline ({dateline}); check it' },
      month: { zh: '“{text}”：{month}月只有{days}天，请核实', en: '“{text}”: month {month} has {days} days; check it' },
      apart: { zh: '本页电头日期相差{count}天，请核实是否旧稿', en: 'the datelines of this page are {count} days apart; check whether one is old copy' },
    },
    options: { days: 10 },
    optionDocs: {
      days: { what: { zh: '同一文件里各电头日期相差超过几天才提示', en: 'Datelines of one file further apart than so many days are told' } },
    },
    examples: [
      { bad: '新华社杭州6月12日电 市图书馆⟦13日⟧下午举行开馆仪式，馆长林小溪说，新馆藏书百万册。' },
      { bad: '新华社杭州6月12日电 市图书馆12日开馆，⟦6月14日⟧发布了首批书目。\n\n图书馆本月⟦31日⟧闭馆整理。' },
      { bad: '新华社华盛顿6月12日电 国会图书馆⟦13日⟧发表声明说，读者人数创下纪录。', note: '时差可能差一天：提示' },
      {
        bad: '新华社杭州6月12日电 市图书馆12日重新开放，全天接待读者。\n\n读者可以预约。\n\n新华社宁波⟦5月2日⟧电 宁波港2日开通新航线，首船驶往里加。\n\n航程约四十天。',
        note: '电头相差太远：提示',
      },
      { good: '新华社杭州6月12日电 市图书馆定于13日开馆，将于14日举办讲座，展期至30日。', note: '将来的事' },
      { good: '新华社杭州6月12日电 市图书馆12日说，11日下午接待读者千人，上月28日试运行了一天。' },
      { good: '新华社华盛顿6月12日电 北京时间13日凌晨，国会图书馆发表声明说，读者人数创下纪录。' },
      { good: '新华社杭州6月2日电 市图书馆31日发布消息说，读者30日起可以预约。', note: '月初说的是上月' },
      { good: '新华社杭州6月12日电 5月20日，旧馆闭馆，25日举行了告别仪式，28日搬迁完毕说。', note: '前面说的是别的月' },
      { good: '新华社杭州6月12日电 读者林一帆说：“我13日说过这话。”' },
    ],
  },
  // The units of dates behind the last digit; a blank may stand between.
  triggers: [near(NUMBER, '年月日号', 2), has('dateline')],
  passage(p) {
    if (!(p.classes & Class.Han) || p.kind === 'cell' || p.kind === 'furniture' || p.kind === 'caption') return NOTHING;
    const { dateline } = p;
    const facts: Fact<Value>[] = [];
    if (dateline?.date) facts.push({ range: dateline.date.range, value: { dateline: dateline.date } });
    const { dates } = p.numbers;
    if (dates.length > 0) facts.push({ range: WHOLE, value: { days: { text: p.text, dates, from: dateline?.range.end ?? 0 } } });
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts, dateline, date }) {
    const known = dateline?.date && (date ?? dateline.date);
    if (!known) return [];
    const line = facts.flatMap(lineOf)[0];
    const related = line ? [{ message: { zh: '电头日期', en: 'the dateline' }, range: line.range, passage: line.passage }] : [];
    const out: PlacedFinding<Message>[] = [];
    for (const { value, passage } of facts) {
      const found = 'days' in value ? conflictIn(value.days, known, dateline.place?.text ?? '') : undefined;
      // Where the dateline is wrong all days are: the first one says it.
      if (found && !out.some((o) => o.message === found.message)) out.push({ ...found, passage, related });
    }
    return out;
  },
  draft(articles, { options }) {
    const lines = articles.flatMap((a) => a.facts.flatMap(lineOf));
    const first = lines[0];
    if (!first) return [];
    const out: PlacedFinding<Message>[] = [];
    for (const f of lines.slice(1)) {
      const apart = Math.abs(dayNumber(f.value.dateline) - dayNumber(first.value.dateline));
      const count = Math.round(Math.min(apart, 366 - apart));
      if (count > options.days) out.push({ message: 'apart', passage: f.passage, range: f.range, severity: 'information', data: { count: String(count) } });
    }
    return out;
  },
});

type Message = 'later' | 'month' | 'apart';

/** The days of a passage: looked at only if its article has a dateline to hold them against. */
interface Days {
  readonly text: string;
  readonly dates: readonly DateMention[];
  /** Behind the dateline, where the passage has one. */
  readonly from: number;
}
type Value = { readonly days: Days } | { readonly dateline: ArticleDate };
type Line = PlacedFact<{ readonly dateline: ArticleDate }>;

interface Options {
  /** Datelines of one file further apart than this are reported. */
  readonly days: number;
}

const WHOLE = { start: 0, end: 0 } as const;

/** Places where the day begins so early that only a few islands are a day ahead. */
const EASTERN = new Set(
  (
    '北京 天津 上海 重庆 石家庄 太原 呼和浩特 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 ' +
    '香港 澳门 台北 东京 首尔 平壤 深圳 大连 青岛 宁波 厦门 苏州'
  ).split(' '),
);

/** Days from the dateline's to one told of in the same month; undefined where that month is not sure. */
function ahead(d: DateMention, date: ArticleDate): number | undefined {
  const day = d.day?.value ?? 0;
  if (d.month) return d.month.value === date.month ? day - date.day : undefined;
  // 2日电 … 30日: last month's.
  return day - date.day > 10 && date.day < 10 ? undefined : day - date.day;
}

type Found = Omit<PlacedFinding<Message>, 'passage'>;

/** The first of the days that cannot be. */
function conflictIn({ text, dates, from }: Days, date: ArticleDate, place: string): Found | undefined {
  let context = false;
  for (const d of dates) {
    if (d.start < from) continue;
    const bare = d.month === undefined;
    const range = { start: d.start, end: d.end };
    if (d.day && bare && text.startsWith('本月', d.start - 2)) {
      const days = daysIn(date.month, date.year);
      if (d.day.value > days)
        return { message: 'month', range, data: { text: `本月${text.slice(d.start, d.end)}`, month: String(date.month), days: String(days) } };
    } else if (d.day?.form === 'arabic' && !d.year && !d.lunar && !(bare && context)) {
      const by = ahead(d, date);
      if (by !== undefined && by > 0 && !(by === 1 && inOtherZone(text, d)) && !inOtherMonth(text, d) && !inQuotation(text, d.start) && tellsPast(text, d))
        return {
          message: 'later',
          range,
          data: { text: text.slice(d.start, d.end), dateline: `${date.month}月${date.day}日` },
          ...(by <= 3 && (by > 1 || EASTERN.has(place)) ? {} : { severity: 'information' }),
        };
    }
    // A month or a year named before may be the month of the days behind it.
    if (d.month || d.year) context = true;
  }
  return undefined;
}

const dayNumber = ({ month, day }: ArticleDate): number => month * 30.5 + day;
const lineOf = (f: PlacedFact<Value>): Line[] => ('dateline' in f.value ? [{ ...f, value: f.value }] : []);
