import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type Fix } from '../../rule/rule.ts';
import { pair } from '../../rule/triggers.ts';
import { digitAt, readFigure, skipFewBlanks } from '../../text/dateline/day.ts';
import { type ArticleDate, daysIn } from '../../text/dateline.ts';
import type { Range } from '../../text/range.ts';
import { FIGURE_OR_BLANK } from './lib/figures.ts';

export const impossibleDate = defineRule<Message, Weekday>({
  meta: {
    id: 'num/impossible-date',
    title: { zh: '不存在的日期或时刻', en: 'Impossible date or time' },
    rationale: {
      zh: '日历上没有的日子，钟表上没有的时刻，多半是录入之误，须向作者核实。年份已知时，星期也应与日期相合。',
      en: 'No calendar has 30 February or a 13th month, no clock a 25th hour: a slip of the keyboard that only the author can settle. Where the year is known, the day of the week must fit the date.',
    },
    source: 'GB/T 7408, GB/T 15835-2011 4.1',
    severity: 'error',
    fixable: 'review',
    errorClass: 'important',
    messages: {
      day: { zh: '没有“{text}”这一天：{month}月最多{days}天，请核实', en: 'there is no “{text}”: month {month} has at most {days} days; check it' },
      month: { zh: '“{text}”：一年只有12个月，请核实', en: '“{text}”: a year has 12 months; check it' },
      hour: { zh: '“{text}”：一天只有24时，请核实', en: '“{text}”: a day has 24 hours; check it' },
      minute: { zh: '“{text}”：一小时只有60分，请核实', en: '“{text}”: an hour has 60 minutes; check it' },
      weekday: { zh: '{day}是{right}，此处作“{written}”，请核实', en: '{day} is a {english}, here “{written}”; check it' },
    },
    options: {},
    examples: [
      { bad: '展览将于⟦6月31日⟧闭幕，⟦2019年2月29日⟧起凭票可换纪念册。' },
      { bad: '新华社杭州⟦13月5日⟧电 杭州市图书馆5日重新开放。⟦６月0日⟧的活动照常。' },
      { bad: '论坛定于2月27日至⟦30日⟧举行，开幕式⟦25时⟧30分开始，午餐会⟦12时75分⟧结束。' },
      { bad: '2018年6月14日是⟦星期三⟧。比赛定于本⟦周六⟧（2018年6月15日）举行。', note: '在前在后都查' },
      { bad: '会议于2018年6月12日（⟦星期三⟧）召开，2018年6月13日⟦星期四⟧闭幕。', note: '年份已知，星期不合：只提示' },
      {
        bad: '新华社杭州6月12日电 图书馆2018年6月12日重新开放。\n\n6月12日（⟦星期三⇢星期二⟧）上午，读者排起长队；6月13日（⟦星期四⟧）人更多。',
        note: '与电头同一天的，错的只能是星期',
      },
      { good: '2018年6月12日（星期二）上午9时，2020年2月29日下午3时，当晚24时整，船队启航。' },
      { good: '今年农历2月30日赶庙会；公历没有2月30日。', note: '农历有二月三十；明说没有的不报' },
      { good: '13月龄婴儿的体重每25时测一次，13月不是月份，6月31号楼的住户已搬走。' },
      { good: '2月27日至3月1日，他每天训练30小时的说法并不准确，第25时区并不存在。' },
      { good: '6月12日（星期三）的说法年份不明。', note: '没有年份，不查星期' },
    ],
  },
  triggers: [pair(FIGURE_OR_BLANK, '月时')],
  passage(p, _, places) {
    const findings: Finding<Message>[] = [];
    const facts: Fact<Weekday>[] = [];
    for (const before of places) {
      const at = before + 1;
      if (p.text[at] === '月') dayFinding(p.text, at, findings, facts);
      else timeFinding(p.text, at, findings);
    }
    return findings.length > 0 || facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article(a) {
    const { date } = a;
    if (date?.year === undefined || a.facts.length === 0) return [];
    const known = { ...date, year: date.year };
    return a.facts.flatMap((f) => {
      const { month, day, weekday, written } = f.value;
      const year = yearNear(f.value, known);
      const right = weekdayOf(year, month, day);
      if (right === weekday || day > daysIn(month, year)) return [];
      const found = { ...wrongWeekday(f.range, written, right, `${year}年${month}月${day}日`), passage: f.passage };
      // The day is the dateline's own, so it is the weekday that is wrong.
      return month === date.month && day === date.day ? [{ ...found, fixes: [weekdayFix(f.range, right)] }] : [found];
    });
  },
});

type Message = 'day' | 'month' | 'hour' | 'minute' | 'weekday';

/** A day with its weekday but without its year: judged when the article's date says the year. */
interface Weekday {
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly written: string;
}

interface Written extends Range {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

const NOT_A_DAY = '楼院线门文令店厅馆机船球选位公决台码车厂井房区矿站';
const WEEKDAYS = '日一二三四五六';
const OTHER_CALENDAR = /[农阴旧藏傣彝回佛]历|伊斯兰历|希伯来历|闰|正月|腊月/;
const DENIED = /没有|不存在|并无|误[写作为印]|错[写印]|所谓|不可能/;

/** Start of the run of Arabic digits that ends at `end`, at most `most` of them; −1 for none, or when the number goes on before it. */
function figureBefore(text: string, end: number, most: number): number {
  let i = end;
  while (i > 0 && end - i <= most && digitAt(text, i - 1) >= 0) i--;
  if (i === end || end - i > most) return -1;
  const before = text[i - 1];
  return before !== undefined && '.．/-－'.includes(before) && digitAt(text, i - 2) >= 0 ? -1 : i;
}

/** Reads the day around the 月 at `at`: [2018年]6月31日, blanks between the parts allowed. */
function dayAround(text: string, at: number): Written | undefined {
  let monthEnd = at;
  if (skipFewBlanks(text, at - 1, 1) === at) monthEnd--;
  if (digitAt(text, monthEnd - 1) < 0) return undefined;
  const start = figureBefore(text, monthEnd, 2);
  if (start < 0) return undefined;
  const day = readFigure(text, skipFewBlanks(text, at + 1, 1), 2);
  if (!day) return undefined;
  const mark = skipFewBlanks(text, day.end, 1);
  const c = text[mark];
  if (c !== '日' && !(c === '号' && !NOT_A_DAY.includes(text[mark + 1] ?? '\u0000'))) return undefined;
  const month = (readFigure(text, start, 2) as { value: number }).value;
  const yearAt = text[start - 1] === '年' ? figureBefore(text, start - 1, 4) : -1;
  const year = yearAt >= 0 && start - 1 - yearAt === 4 ? readFigure(text, yearAt, 4)?.value : undefined;
  return { start: year === undefined ? start : yearAt, end: mark + 1, year, month, day: day.value };
}

/** True where the text speaks of another calendar, or says itself that there is no such day. */
function excused(text: string, r: Range): boolean {
  const before = text.slice(Math.max(0, r.start - 8), r.start);
  return (before !== '' && (OTHER_CALENDAR.test(before) || DENIED.test(before))) || DENIED.test(text.slice(r.end, r.end + 8));
}

/** The second day of 2月27日至30日 or 2月27—30日 when the month has no such day. */
function rangeEnd(text: string, d: Written): Range | undefined {
  const c = text[d.end] ?? '';
  if (!'至到—－-～~'.includes(c) || c === '') return undefined;
  let at = d.end + 1;
  if (text[at] === '—') at++;
  const day = readFigure(text, at, 2);
  if (!day || text[day.end] !== '日' || day.value <= d.day || day.value <= daysIn(d.month, d.year)) return undefined;
  return { start: at, end: day.end + 1 };
}

/** Day of the week of a day of the Gregorian calendar: 0 is Sunday. */
function weekdayOf(year: number, month: number, day: number): number {
  const d = new Date(Date.UTC(2000, month - 1, day));
  d.setUTCFullYear(year, month - 1, day);
  return d.getUTCDay();
}

const WEEKDAY_BEFORE = /(星期|礼拜|周)([一二三四五六日天])[（(，, ]?$/;

/** Reads 星期三， or 本周六（ before a date. */
function weekdayBefore(text: string, start: number): (Range & { readonly value: number }) | undefined {
  const from = Math.max(0, start - 5);
  const found = WEEKDAY_BEFORE.exec(text.slice(from, start));
  if (!found) return undefined;
  const name = found[2] as string;
  const at = from + found.index;
  return { start: at, end: at + (found[1] as string).length + 1, value: name === '天' ? 0 : WEEKDAYS.indexOf(name) };
}

/** Reads （星期三）, 星期三, 是星期三 or ，周三， behind a date. */
function weekdayBehind(text: string, end: number): (Range & { readonly value: number }) | undefined {
  let at = skipFewBlanks(text, end, 1);
  if ((text[at] === '是' || text[at] === '为') && /[星礼周]/.test(text[at + 1] ?? '')) at++;
  const open = text[at] ?? '';
  const comma = open === '，' || open === ',';
  if (comma || open === '（' || open === '(') at++;
  const word = ['星期', '礼拜', '周'].find((w) => text.startsWith(w, at));
  if (!word) return undefined;
  const name = text[at + word.length] ?? '';
  const value = name === '天' ? 0 : WEEKDAYS.indexOf(name);
  if (value < 0 || name === '') return undefined;
  const stop = at + word.length + 1;
  if ((comma || word === '周') && open !== '（' && open !== '(' && stop < text.length && !/[，。、；）上下中凌晚早]/.test(text[stop] as string))
    return undefined;
  return { start: at, end: stop, value };
}

/** 25时, 12时65分: hours and minutes that no clock has, where the text speaks of the time of day. The 时 stands at `at`. */
function timeFinding(text: string, at: number, out: Finding<Message>[]): void {
  const start = figureBefore(text, at, 2);
  if (start < 0) return;
  const hour = (readFigure(text, start, 2) as { value: number }).value;
  const minute = readFigure(text, at + 1, 2);
  const timed = minute !== undefined && text[minute.end] === '分' && text[minute.end + 1] !== '钟';
  const ofDay = timed || /[日号午晨晚早夜]/.test(text[start - 1] ?? '') || /[许整]/.test(text[at + 1] ?? '');
  if (!ofDay || text[at + 1] === '区' || text[start - 1] === '第') return;
  if (hour > 24) out.push({ message: 'hour', range: { start, end: at + 1 }, data: { text: text.slice(start, at + 1) } });
  else if (timed && minute.value > 59)
    out.push({ message: 'minute', range: { start, end: minute.end + 1 }, data: { text: text.slice(start, minute.end + 1) } });
}

function wrongWeekday(range: Range, written: string, right: number, day: string): Finding<Message> {
  const name = WEEKDAYS[right] as string;
  return {
    message: 'weekday',
    range,
    severity: 'information',
    data: { day, written, right: `星期${name}`, english: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][right] as string },
  };
}

function weekdayFix({ end }: Range, right: number): Fix {
  const name = WEEKDAYS[right] as string;
  return replace({ start: end - 1, end }, name, { title: { zh: `改为星期${name}`, en: 'Write the right weekday' } });
}

/** True if a range or a weekday may follow the day that ends at `end`. */
function followed(text: string, end: number): boolean {
  return '至到—－-～~（(，,星礼周是为 　'.includes(text[end] ?? '\u0000');
}

/** The day whose 月 stands at `at`. */
function dayFinding(text: string, at: number, out: Finding<Message>[], facts: Fact<Weekday>[]): void {
  const d = dayAround(text, at);
  if (!d) return;
  const days = daysIn(d.month, d.year);
  const impossible = d.day < 1 || d.day > days;
  const before = impossible ? undefined : weekdayBefore(text, d.start);
  if (!impossible && !before && !followed(text, d.end)) return;
  const weekday = impossible ? undefined : (before ?? weekdayBehind(text, d.end));
  const second = impossible ? undefined : rangeEnd(text, d);
  if ((!impossible && !weekday && !second) || excused(text, d)) return;
  const data = { text: text.slice(d.start, d.end), days: String(days), month: String(d.month) };
  if (impossible) {
    out.push({ message: days === 0 ? 'month' : 'day', range: { start: d.start, end: d.end }, data });
    return;
  }
  if (second) out.push({ message: 'day', range: second, data: { ...data, text: `${d.month}月${text.slice(second.start, second.end)}` } });
  if (!weekday) return;
  const written = text.slice(weekday.start, weekday.end);
  if (d.year === undefined)
    facts.push({ range: { start: weekday.start, end: weekday.end }, value: { month: d.month, day: d.day, weekday: weekday.value, written } });
  else {
    const right = weekdayOf(d.year, d.month, d.day);
    if (right !== weekday.value) out.push(wrongWeekday({ start: weekday.start, end: weekday.end }, written, right, data.text));
  }
}

/** The year that brings a day closest to the article's. */
function yearNear(f: Weekday, date: Required<ArticleDate>): number {
  const apart = (f.month - date.month) * 30.5 + f.day - date.day;
  return apart > 183 ? date.year - 1 : apart < -183 ? date.year + 1 : date.year;
}
