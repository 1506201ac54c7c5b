import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type Finding, type PlacedFinding } from '../../rule/rule.ts';
import { allBut, pair } from '../../rule/triggers.ts';
import type { NumberRange, Numeral, UnitKind } from '../../text/numbers.ts';
import { elidedUnit } from '../num/lib/elided-unit.ts';
import { ARABIC, DASHES } from '../num/lib/figures.ts';

export const rangeMark = defineRule<Message, '～' | '—', Options>({
  meta: {
    id: 'punct/range-mark',
    title: { zh: '范围的连接号', en: 'Marks of ranges' },
    rationale: {
      zh: '时间、数值的起止用“至”、一字线或浪纹线，不用短横线和半角波浪号；“从”字与“到”“至”相配。',
      en: 'Between the ends of a time or a range of values stands 至, a one-cell dash or ～, no hyphen and no ASCII tilde; 从 goes with 到 or 至.',
    },
    source: 'GB/T 15834—2011 4.13，GB/T 15835—2011 5.1.3',
    severity: 'information',
    fixable: 'review',
    messages: {
      mark: { zh: '范围不用“{mark}”，可用“{wanted}”', en: 'a range takes no “{mark}”; use “{wanted}”' },
      from: { zh: '“从”与“到”或“至”相配，不用“{mark}”', en: '从 goes with 到 or 至, not with “{mark}”' },
      mixed: { zh: '本篇数值范围的连接号“～”与“—”混用', en: 'this article has both “～” and “—” between values' },
    },
    options: { dates: '至', values: '至' },
    optionDocs: {
      dates: { what: { zh: '日期和时间的起止用什么连接', en: 'What joins dates and times' }, values: ['至', '—'] },
      values: { what: { zh: '数值的起止用什么连接', en: 'What joins values' }, values: ['至', '～', '—'] },
    },
    examples: [
      { bad: '展期为27日⟦-⇢至⟧28日，布展从6月12日⟦--⇢至⟧14日，预展是3月⟦–⇢至⟧5月初。' },
      { bad: '报名时间是27⟦~⇢—⟧28日，学制2016年⟦-⇢至⟧2018年，对象是5⟦-⇢至⟧6岁儿童。' },
      { bad: '招收从10⟦—⇢至⟧15人。' },
      { bad: '气温4～8℃，降雨5～9毫米，风速10⟦—⟧12公里，\n浪高2～3米。' },
      { good: '展期为27日至28日，1—5月份服务2—3天，增长20%—30%。' },
      { good: '气温4～8℃，降雨5～9毫米。' },
      { good: '歼-20、COVID-19、热线010-12345、iPhone 4-6代、2018-06-12。', note: '型号、电话、日期' },
      { good: '他以11-9获胜，总比分3-1，球队98-105负于对手，摆出4-4-2阵型，7-6局拿下。', note: '比分和阵型' },
      { good: '中国队3-2分组赛获胜，8-5名靠后，吐鲁番-哈密盆地，20-21赛季。' },
      { good: '1-2号线停运，3-4号楼停水。' },
      { good: '升级需2–3小时，内存占用8~12%。', profile: 'tech-blog', note: '科技博客不限' },
    ],
  },
  kinds: allBut('furniture'),
  triggers: [pair(DASHES, ARABIC), pair(DASHES, ' ')],
  passage(p, { options, profile }) {
    if (profile.rangeMarks === 'any') return NOTHING;
    const findings: Finding<Message>[] = [];
    const facts: Fact<'～' | '—'>[] = [];
    for (const r of p.numbers.ranges) {
      const mark = r.mark.text;
      if (mark === '至' || mark === '到' || !isRange(p.text, r) || elidedUnit(p.text, r)) continue;
      const from = p.text[r.start - 1] === '从';
      const range = { start: r.mark.start, end: r.mark.end };
      if (WRONG.has(mark) || from) {
        const to = from ? '至' : wanted(r, options);
        findings.push({
          message: from ? 'from' : 'mark',
          range,
          data: { mark, wanted: to },
          fixes: [replace(range, to)],
        });
      } else if ((mark === '～' || mark === '—') && !isTimed(r.second)) facts.push({ range, value: mark });
    }
    return findings.length + facts.length > 0 ? { findings, facts } : NOTHING;
  },
  article({ facts }) {
    const waves = facts.filter((f) => f.value === '～');
    const dashes = facts.filter((f) => f.value === '—');
    if (waves.length === 0 || dashes.length === 0) return [];
    const few = waves.length < dashes.length ? waves : dashes;
    return few.map(({ passage, range }): PlacedFinding<Message> => ({ message: 'mixed', passage, range, severity: 'hint' }));
  },
});

type Message = 'mark' | 'from' | 'mixed';
interface Options {
  /** between dates and times */
  readonly dates: '至' | '—';
  /** between values */
  readonly values: '至' | '～' | '—';
}

const WRONG = new Set(['-', '–', '~', '〜', '--', '––', '~~', '～～', '——']);
const DATES: ReadonlySet<UnitKind> = new Set(['year', 'month', 'day', 'hour', 'minute']);
/** Units that a score, a code or a number of a series has too. */
const DOUBTFUL = new Set(['号', '分', '点', '球', '局', '级', '路', '组', '队', '步', '环', '字', '轮', '口', '单', '笔', '本', '页', '集', '回', '章', '节']);

const isTimed = (n: Numeral): boolean => n.unit !== undefined && DATES.has(n.unit.kind) && n.unit.text !== '分' && n.unit.text !== '点';

/** Is it a range, with that mark? A score, a code or a subtraction has no unit, or goes down. */
function isRange(text: string, { first, second, mark }: NumberRange): boolean {
  if (first.form !== 'arabic' || second.form !== 'arabic' || second.lead !== '' || first.shape !== 'plain' || second.shape !== 'plain') return false;
  if (isTimed(first)) return isTimed(second);
  if (!second.unit || (DOUBTFUL.has(second.unit.text) && first.unit?.text !== second.unit.text)) return false;
  if (first.unit && first.unit.kind !== second.unit.kind) return false;
  const whole = second.unit.kind !== 'year' || (first.value > 999 && second.value > 999);
  return whole && first.value < second.value && (mark.text !== '-' || text[first.start - 1] !== '第');
}

/** The mark that a range takes in the house. */
function wanted(r: NumberRange, options: Options): string {
  if (isTimed(r.second)) return r.first.unit ? options.dates : '—';
  return options.values;
}
