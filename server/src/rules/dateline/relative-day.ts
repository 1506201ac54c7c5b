import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFinding } from '../../rule/rule.ts';
import { allBut, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { type ArticleDate, daysIn } from '../../text/dateline.ts';
import type { Range } from '../../text/range.ts';
import { inQuotation } from './lib/days.ts';

/** Words for days, and how far from that of the report. */
const DAYS: Readonly<Record<string, -1 | 0 | 1>> = { 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1 };

export const relativeDay = defineRule<'day', Relative, Options>({
  meta: {
    id: 'dateline/relative-day',
    title: { zh: '通讯社稿里的“今天”“昨天”', en: '“Today” and “yesterday” in wire copy' },
    rationale: {
      zh: '通讯社的稿子第二天甚至更晚才见报，“今天”“昨天”会让读者弄错日子，要写具体日期。报纸自己的稿子写“今天”另有规矩，不查。',
      en: 'Wire copy is printed a day or more later: 今天 and 昨天 then name the wrong day, so the day itself is written. Papers have rules of their own for their own copy, which is left alone.',
    },
    severity: 'information',
    fixable: 'review',
    errorClass: 'important',
    messages: { day: { zh: '通讯社稿件写具体日期：“{word}”即{wanted}', en: 'wire copy names the day: {word} is {wanted}' } },
    options: { agencies: ['新华社', '中新社'] },
    optionDocs: {
      agencies: {
        what: { zh: '哪些通讯社的稿件按此检查：通稿隔日还会被刊用', en: 'Agencies whose copy is checked: it is read on other days than it is written' },
      },
    },
    examples: [
      { bad: '新华社杭州6月12日电 市图书馆⟦今天⇢12日⟧举行开馆仪式，馆长⟦昨天⇢11日⟧表示，读者⟦明天⇢13日⟧上午可以入馆。' },
      { bad: '据新华社杭州3月1日电 馆长林小溪⟦昨日⇢2月28日⟧宣布，图书馆重新开放。' },
      { good: '本报杭州6月12日电 市图书馆今天举行开馆仪式。', note: '报纸写“今天”是常例' },
      { good: '新华社杭州6月12日电 馆长说：“今天举行仪式。”今天的杭州，直到今天，70年前的今天，如今天下，美好的明天。' },
      { good: '市图书馆今天举行开馆仪式。', note: '没有电头' },
    ],
  },
  triggers: [words(...Object.keys(DAYS))],
  kinds: allBut('cell', 'furniture'),
  passage({ text }, _, places) {
    const facts = places.flatMap((at) => dayAt(text, at));
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts, dateline, date }, { options }) {
    if (!dateline?.date || !options.agencies.includes(dateline.agency.text)) return [];
    const day = date ?? dateline.date;
    return facts.map((f) => finding(f, f.passage, day));
  },
});

/** A word for a day that only the day of the report explains. */
interface Relative {
  readonly word: string;
  /** Days from that of the dateline. */
  readonly by: -1 | 0 | 1;
}
interface Options {
  /** Agencies whose copy is read on other days than it is written. Papers write 今天 of their own day. */
  readonly agencies: readonly string[];
}

/** 如今天下, 发明天线; 直到今天, 70年前的今天: no day of the report. */
const NOT_AHEAD = '如当而至于到的在往';
/** What may follow a day in a report: who does something, or a time. */
const NOT_NEXT = '的之，、。；：！？”』》）下线气后';
const TIMES = [
  '上午',
  '下午',
  '晚',
  '凌晨',
  '清晨',
  '中午',
  '傍晚',
  '早',
  '在',
  '举行',
  '发表',
  '表示',
  '宣布',
  '说',
  '抵达',
  '会见',
  '将',
  '起',
  '开幕',
  '闭幕',
  '公布',
  '发布',
  '签署',
  '召开',
  '报道',
  '称',
  '对',
];

/** True if the word names the day of the report, and not an era (今天的中国, 明天会更好). */
function isDay(text: string, r: Range, by: number): boolean {
  const before = text[r.start - 1];
  if (before !== undefined && NOT_AHEAD.includes(before)) return false;
  const next = text[r.end] ?? '。';
  if (NOT_NEXT.includes(next)) return false;
  if (by === 0 && isAt(text, r.end, Class.Han) && /^[我你他我们]|^是|^看/.test(text.slice(r.end, r.end + 1))) return false;
  return TIMES.some((w) => text.startsWith(w, r.end));
}

/** The day that the word at `at` names, outside quotations. */
function dayAt(text: string, at: number): readonly Fact<Relative>[] {
  const range = { start: at, end: at + 2 };
  const word = text.slice(range.start, range.end);
  const by = DAYS[word] as -1 | 0 | 1;
  return isDay(text, range, by) && !inQuotation(text, at) ? [{ range, value: { word, by } }] : [];
}

/** The day as wire copy writes it: its month only where it is another than the dateline's. */
function dayName(date: ArticleDate, by: number): string {
  const day = date.day + by;
  if (day < 1) {
    const month = date.month === 1 ? 12 : date.month - 1;
    return `${month}月${daysIn(month, date.year ?? 2001)}日`;
  }
  return day > daysIn(date.month, date.year ?? 2001) ? `${date.month === 12 ? 1 : date.month + 1}月1日` : `${day}日`;
}

function finding(f: Fact<Relative>, passage: number, date: ArticleDate): PlacedFinding<'day'> {
  const wanted = dayName(date, f.value.by);
  return {
    message: 'day',
    passage,
    range: f.range,
    data: { word: f.value.word, wanted },
    fixes: [replace(f.range, wanted, { title: { zh: `改为“${wanted}”`, en: `Write “${wanted}”` } })],
  };
}
