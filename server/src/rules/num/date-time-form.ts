import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Safety, type Severity } from '../../rule/rule.ts';
import { allBut, near, pair, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import type { DateMention, Numeral } from '../../text/numbers.ts';
import type { Range, TextEdit } from '../../text/range.ts';
import { dayPartBefore, halfDayHour, isLateHour, LATE_PARTS, plainWord } from './lib/day-parts.ts';
import { ARABIC, BEFORE_UNIT, widthsOf } from './lib/figures.ts';

const LEADING_ZEROS = [...'123456789'].flatMap((digit) => widthsOf(`0${digit}`)).flatMap((figure) => [`${figure}月`, `${figure}日`]);

export const dateTimeForm = defineRule<Message>({
  meta: {
    id: 'num/date-time-form',
    title: { zh: '日期、时刻的写法', en: 'Form of dates and times' },
    rationale: {
      zh: '行文里的日期写“2018年6月12日”，时刻写“9时30分”，不用点、斜线、冒号，不补零；“下午”与二十四小时制不并用。',
      en: 'In running text a date reads 2018年6月12日 and a time 9时30分, without points, slashes, colons or leading zeros; 下午 does not go with a 24-hour time.',
    },
    source: 'GB/T 15835—2011 5.1.4–5，GB/T 7408',
    severity: 'information',
    fixable: 'safe',
    messages: {
      numeric: { zh: '行文里“{text}”写作“{wanted}”', en: 'in running text “{text}” is {wanted}' },
      number: { zh: '日期用“日”：“{wanted}”', en: 'a date takes 日: {wanted}' },
      zero: { zh: '“{text}”不补零：“{wanted}”', en: 'no leading zeros in “{text}”: {wanted}' },
      clock: { zh: '行文里“{text}”写作“{wanted}”', en: 'in running text “{text}” is {wanted}' },
      doubled: { zh: '“{text}”里冒号与“时”并用：“{wanted}”', en: '“{text}” has both a colon and 时: {wanted}' },
      spoken: { zh: '“{text}”是口语，可写作“{wanted}”', en: '“{text}” is spoken style: {wanted}' },
      part: { zh: '“{text}”重复，写作“{wanted}”或只用二十四小时制', en: '“{text}” says it twice: {wanted}, or the 24-hour time alone' },
    },
    options: {},
    examples: [
      { bad: '渡轮于⟦2018.6.12⇢2018年6月12日⟧复航，原定⟦2018/6/10⇢2018年6月10日⟧起航。' },
      { bad: '展览⟦06月→6月⟧12日开幕，6月⟦30号⇢30日⟧闭幕。' },
      { bad: '早上⟦9:30⇢9时30分⟧开门，⟦21:00时⇢21时⟧关门，⟦下午15时⇢下午3时⟧换班。' },
      { bad: '⟦9点半⇢9时30分⟧开门，下午⟦3点⇢3时⟧换班。', note: '口语：提示' },
      { good: '2018年6月12日9时30分，9时刚过，当晚9时，凌晨0时30分，下午3时。' },
      { good: '比分是3：11，他以101：93取胜，21：15档播出。', note: '比分和栏目' },
      { good: '指数报3987点，提出3点建议，15点方案。' },
      { good: '他说：“6月12号我们9点半见。”', note: '引语' },
      { good: '更新时间：2018-06-12 10:20', note: '戳记' },
      { good: '6月12号线停运，12号楼，版本2018.6.12版。' },
    ],
  },
  kinds: allBut('cell', 'byline', 'credit', 'furniture'),
  triggers: [
    near('.．/／-', '.．/／-', 3), // 2018.6.12
    pair(ARABIC, ':：∶'), // 9:30
    pair(BEFORE_UNIT, '点'), // 9点半
    near('月', '号', 8), // 6月12号
    words(...LEADING_ZEROS), // 06月
    pair(Class.Blank, '月日'), // 06 月
    words(...LATE_PARTS.flatMap((part) => ['0', '1', '2'].flatMap(widthsOf).map((digit) => part + digit))), // 下午15时
  ],
  passage(p) {
    const { text } = p;
    const list = p.numbers.all;
    const note: Note = { text, out: [] };
    for (let k = 0; k < list.length; k++) {
      const n = list[k] as Numeral;
      if (n.form !== 'arabic') continue;
      if (n.shape === 'date') numericDate(note, n);
      else if (n.shape === 'clock') clock(note, n);
      else if (n.unit?.kind === 'hour') {
        afternoon(note, n);
        spoken(note, n, list[k + 1]);
      }
    }
    for (const d of p.numbers.dates) if (d.month && d.day && !(p.dateline && d.start < p.dateline.range.end)) writtenDate(note, d);
    if (note.out.length === 0) return NOTHING;
    const findings = note.out.filter((f) => !p.quoted(f.range.start)).sort((a, b) => a.range.start - b.range.start);
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'numeric' | 'number' | 'zero' | 'clock' | 'doubled' | 'spoken' | 'part';

interface Note {
  readonly text: string;
  readonly out: Finding<Message>[];
}

interface Weight {
  readonly safety?: Safety;
  readonly severity?: Severity;
}

function tell({ text, out }: Note, message: Message, r: Range, wanted: string, edits: readonly TextEdit[], { safety = 'review', severity }: Weight = {}): void {
  out.push({
    message,
    range: { start: r.start, end: r.end },
    data: { text: text.slice(r.start, r.end), wanted },
    fixes: [{ title: { zh: `改为“${wanted}”`, en: `Write “${wanted}”` }, safety, edits }],
    ...(severity ? { severity } : {}),
  });
}

/** Running text stands on a side of it: it is no stamp or reference of its own. */
function inSentence(text: string, n: Numeral): boolean {
  const before = text[n.start - 1] ?? '\u0000';
  const after = text[n.end] ?? '\u0000';
  if (after === '版' || /版本?$|[编批]号$/.test(text.slice(Math.max(0, n.start - 2), n.start))) return false;
  return (isAt(text, n.start - 1, Class.Han) || '，。；'.includes(before)) && (isAt(text, n.end, Class.Han) || '，。；、'.includes(after));
}

/** 2018.6.12, 2018/6/12, 2018-06-12 */
function numericDate(note: Note, n: Numeral): void {
  if (!inSentence(note.text, n)) return;
  const [year, month, day] = note.text.slice(n.start, n.end).split(/[./／．-]/);
  const wanted = `${year}年${Number(month)}月${Number(day)}日`;
  tell(note, 'numeric', n, wanted, [{ start: n.start, end: n.end, text: wanted }]);
}

/** 6月12号, 06月02日 */
function writtenDate(note: Note, d: DateMention): void {
  const { text } = note;
  if (!d.month || !d.day || d.month.form !== 'arabic' || d.day.form !== 'arabic' || d.month.vague || d.day.vague) return;
  const zeros = [d.month, d.day].filter((n) => n.figureEnd - n.at === 2 && (text[n.at] === '0' || text[n.at] === '０') && n.value > 0);
  if (zeros.length > 0) {
    const [first, last] = [zeros[0] as Numeral, zeros.at(-1) as Numeral];
    const r = { start: first.start, end: last.unitEnd };
    const edits = zeros.map((n) => ({ start: n.at, end: n.at + 1, text: '' }));
    const wanted = zeros.map((n) => text.slice(n.at + 1, n.unitEnd)).join('');
    // Behind anything but a word or a mark of a sentence, as at the head of a line, a figure may have been cut in two.
    const alone = isAt(text, first.at - 1, Class.Han | Class.Stop | Class.Pause | Class.Open | Class.Close);
    tell(note, 'zero', r, wanted, edits, { safety: alone ? 'safe' : 'review' });
  }
  if (d.day.unit?.text !== '号' || '线楼院门店厅馆机'.includes(text[d.end] ?? '\u0000')) return;
  tell(note, 'number', { start: d.day.start, end: d.end }, `${text.slice(d.day.start, d.day.unitStart)}日`, [
    { start: d.day.unitStart, end: d.end, text: '日' },
  ]);
}

/** 9:30, 21:00时 */
function clock(note: Note, n: Numeral): void {
  const { text } = note;
  const [h, m, s] = text
    .slice(n.start, n.end)
    .split(/[:：∶]/)
    .map((x) => Number(plainWord(x)));
  if (h === undefined || m === undefined || h > 24 || m > 59 || s !== undefined || !/\d\d$|[０-９]{2}$/.test(text.slice(n.start, n.end))) return;
  const wanted = `${h}时${m === 0 ? '' : `${m}分`}`;
  const unit = n.unit?.kind === 'hour' ? n.unitEnd : n.end;
  if (unit > n.end) tell(note, 'doubled', { start: n.start, end: unit }, wanted, [{ start: n.start, end: unit, text: wanted }]);
  else if (dayPartBefore(text, n.start)) tell(note, 'clock', n, wanted, [{ start: n.start, end: n.end, text: wanted }]);
}

/** 9点半, 下午3点, 8点45分: speech. A score, an index and a list have points too. */
function spoken(note: Note, n: Numeral, next: Numeral | undefined): void {
  const { text } = note;
  if (n.unit?.text !== '点' || n.value > 24 || !Number.isInteger(n.value)) return;
  const half = text[n.unitEnd] === '半';
  const minute = next && next.start === n.unitEnd && next.unit?.text === '分' ? next : undefined;
  if (!half && !minute && !dayPartBefore(text, n.start)) return;
  const edits = [{ start: n.unitStart, end: half ? n.unitEnd + 1 : n.unitEnd, text: half ? '时30分' : '时' }];
  const end = minute ? minute.unitEnd : half ? n.unitEnd + 1 : n.unitEnd;
  const wanted = `${text.slice(n.start, n.unitStart)}时${half ? '30分' : minute ? text.slice(minute.start, end) : ''}`;
  tell(note, 'spoken', { start: n.start, end }, wanted, edits, { severity: 'hint' });
}

/** 下午15时: the part of the day says what the hour says. */
function afternoon(note: Note, n: Numeral): void {
  const { text } = note;
  if (n.unit?.kind !== 'hour' || !isLateHour(n.value) || n.vague !== '') return;
  const part = dayPartBefore(text, n.start);
  if (!part?.late) return;
  const range = { start: part.start, end: n.unitEnd };
  const unit = text.slice(n.unitStart, n.unitEnd);
  const short = `${text.slice(part.start, part.end)}${halfDayHour(n.value)}${unit}`;
  const full = `${part.day}${n.value}${unit}`;
  note.out.push({
    message: 'part',
    range,
    data: { text: text.slice(range.start, range.end), wanted: short },
    fixes: [short, full].map((wanted) => replace(range, wanted, { title: { zh: `改为“${wanted}”`, en: `Write “${wanted}”` } })),
  });
}
