import { insert, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFinding } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { digitAt } from '../../text/dateline/day.ts';
import type { NumberRange, Numeral } from '../../text/numbers.ts';
import { FIGURE_OR_BLANK } from './lib/figures.ts';

export const yearDecade = defineRule<Message, Decade>({
  meta: {
    id: 'num/year-decade',
    title: { zh: '年份、年代省写', en: 'Shortened years and decades' },
    rationale: {
      zh: '四位年份不省写成两位；说年代要说明世纪，再次提到时可以省。',
      en: 'Years have four digits, and a decade is named with its century, at least at first mention.',
    },
    source: 'GB/T 15835—2011 5.1.4',
    severity: 'information',
    fixable: 'review',
    messages: {
      year: { zh: '年份“{text}”应写全四位', en: 'write the year “{text}” with four digits' },
      range: { zh: '范围里的年份“{text}”也应写全四位', en: 'write the year “{text}” of the range with four digits' },
      decade: { zh: '“{text}”没有说明世纪', en: '“{text}” does not say of which century' },
      words: { zh: '“{text}”可写作“{house}”', en: '“{text}” can be “{house}”' },
    },
    options: {},
    examples: [
      { bad: '大坝⟦98年⇢1998年⟧6月决口，⟦05年⇢2005年⟧重修，⟦76年⇢1976年⟧出生的他是第一任站长。' },
      { bad: '1990—⟦95年⇢1995年⟧，水位连年上涨，2016-⟦18年⇢2018年⟧回落。' },
      { bad: '⟦90年代⇢20世纪90年代⟧，这里还是渔村。', note: '没有说明世纪' },
      { bad: '⟦二十世纪九十年代⇢20世纪90年代⟧，这里还是渔村。', note: '两种写法都可以：提示' },
      { bad: '⟦90年代⇢20世纪90年代⟧的船。\n\n20世纪80年代的码头。', note: '先出现的要写全' },
      { good: '改革开放40年，未来15年，历时98年，有期徒刑10年6个月，70年前的今天。', note: '说的是多少年' },
      { good: '20世纪90年代，上世纪70年代末，19世纪40—50年代。' },
      { good: '20世纪80年代修了码头。\n\n90年代又修了船坞。', note: '前面写全了' },
      { good: '“80后”和90后，他服刑15年6月，工作30年毕业的学生遍布各地，第98年底。' },
      { good: '1990年至1995年，2013—2021年，十几年。' },
    ],
  },
  triggers: [pair(FIGURE_OR_BLANK, '年'), words('年代')],
  passage(p, _, places) {
    const { text } = p;
    if (!places.some((at) => mayBeShortened(text, at))) return NOTHING;
    const findings: Finding<Message>[] = [];
    const facts: Fact<Decade>[] = [];
    const list = p.numbers.all;
    for (let k = 0; k < list.length; k++) {
      const n = list[k] as Numeral;
      const kind = n.unit?.kind;
      if (kind === 'year' && isShortYear(text, n, list[k + 1]) && !p.quoted(n.start)) findings.push(yearFinding('year', text, n, fullYear(n.value)));
      if (kind !== 'decade' || n.value >= 100 || n.value % 10 !== 0) continue;
      const before = list[k - 1];
      // 20世纪90年代, 20世纪八九十年代, 19世纪40—50年代, 上世纪70年代
      const full = text.slice(Math.max(0, n.start - 8), n.start).includes('世纪');
      if (full && before?.unit?.kind === 'century' && before.unitEnd === n.start && before.form === 'chinese' && n.form === 'chinese' && !p.quoted(n.start)) {
        const house = `${before.value}世纪${n.value}年代`;
        const range = { start: before.start, end: n.unitEnd };
        findings.push({
          message: 'words',
          range,
          severity: 'hint',
          data: { text: text.slice(range.start, range.end), house },
          fixes: [replace(range, house, { title: { zh: `改为“${house}”`, en: `Write “${house}”` } })],
        });
      }
      if (!full && (n.form !== 'arabic' || !isShort(n) || p.quoted(n.start))) continue;
      facts.push({ range: { start: n.start, end: n.unitEnd }, value: { full, tens: n.value, text: text.slice(n.start, n.unitEnd) } });
    }
    for (const r of p.numbers.ranges) {
      const second = shortEnd(text, r);
      if (second) findings.push(yearFinding('range', text, second, Math.floor(r.first.value / 100) * 100 + second.value));
    }
    return findings.length + facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts }) {
    const first = facts[0];
    if (!first || first.value.full) return [];
    const { tens, text } = first.value;
    const finding: PlacedFinding<Message> = { message: 'decade', passage: first.passage, range: first.range, data: { text } };
    if (tens < 30) return [finding];
    return [{ ...finding, fixes: [insert(first.range.start, '20世纪', { title: { zh: '补上“20世纪”', en: 'Add 20世纪' } })] }];
  },
});

type Message = 'year' | 'range' | 'decade' | 'words';

/** A decade, with its century or without. */
interface Decade {
  readonly full: boolean;
  readonly tens: number;
  readonly text: string;
}

/** 年代, or what stands before 年 ends in just two digits: most years have four. */
function mayBeShortened(text: string, at: number): boolean {
  if (text[at] === '年') return true;
  const last = digitAt(text, at) < 0 ? at - 1 : at;
  return digitAt(text, last) >= 0 && digitAt(text, last - 1) >= 0 && digitAt(text, last - 2) < 0;
}

/** Behind a year of two digits they leave no other reading: 98年底, 76年出生. */
const YEARLY = ['底', '初', '末', '春', '夏', '秋', '冬', '出生', '毕业', '入伍', '参军', '考入', '考上', '退役', '生人'];
/** A number of years stands behind one of these. */
const LASTING = /[刑期了达近经余过约满隔每整共这那龄]$|历时|持续|累计|未来|过去|工作|从业|改革开放|建[国党军]$/;

const isShort = (n: Numeral): boolean =>
  n.form === 'arabic' && n.shape === 'plain' && n.figureEnd - n.at === 2 && n.bodyEnd === n.figureEnd && n.vague === '' && Number.isInteger(n.value);

/** The year a short one stands for; undefined where the century is open. */
function fullYear(value: number): number | undefined {
  if (value >= 40) return 1900 + value;
  return value <= 26 ? 2000 + value : undefined;
}

/** A year of two digits, not a number of years: 98年6月, 05年, 98年底. */
function isShortYear(text: string, n: Numeral, next: Numeral | undefined): boolean {
  if (!isShort(n) || n.unit?.kind !== 'year' || n.unitStart !== n.end || text[n.start - 1] === '第') return false;
  if (text[n.at] === '0' || text[n.at] === '０') return true;
  const before = text.slice(Math.max(0, n.start - 6), n.start);
  if (LASTING.test(before)) return false;
  if (next && next.start === n.unitEnd && next.unit?.kind === 'month') return next.value <= 12 && (next.unit.text !== '月' || text[next.unitEnd] !== '龄');
  return n.value >= 40 && YEARLY.some((w) => text.startsWith(w, n.unitEnd));
}

/** 1990—95年, 2016-18年 */
function shortEnd(text: string, r: NumberRange): Numeral | undefined {
  const { first, second } = r;
  if (!isShort(second) || second.unit?.kind !== 'year' || first.form !== 'arabic' || first.figureEnd - first.at !== 4) return undefined;
  if (first.value < 1000 || first.value > 2100 || (first.unit && first.unit.kind !== 'year')) return undefined;
  return second.value > first.value % 100 && '代级'.includes(text[second.unitEnd] ?? '\u0000') === false ? second : undefined;
}

function yearFinding(message: Message, text: string, n: Numeral, full: number | undefined): Finding<Message> {
  const range = { start: n.start, end: n.unitEnd };
  return {
    message,
    range,
    data: { text: text.slice(range.start, range.end) },
    ...(full === undefined
      ? {}
      : { fixes: [replace({ start: n.at, end: n.figureEnd }, String(full), { title: { zh: `改为“${full}年”`, en: `Write “${full}年”` } })] }),
  };
}
