import { remove, replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding, type Fix } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { hedgeBefore } from '../../text/numbers/hedges.ts';
import type { Numeral } from '../../text/numbers.ts';
import type { Range } from '../../text/range.ts';
import { ARABIC, NUMBER } from './lib/figures.ts';
import { BOUND_WORDS, type Bound, boundBehind } from './lib/hedges.ts';
import { chineseNumber } from './lib/house.ts';
import { neighbours } from './lib/neighbours.ts';

export const approximate = defineRule<Message>({
  meta: {
    id: 'num/approximate',
    title: { zh: '概数重复或写法不当', en: 'Approximation said twice' },
    rationale: {
      zh: '“约”“近”与“多”“余”“左右”都表示概数，用一个就够；“超过”与“以上”也一样。相邻两个数字连用表示概数时，中间不加顿号，用汉字。',
      en: '约 and 近 say the same as 多, 余 and 左右, and 超过 as 以上: one is enough. Two neighbouring digits that stand for an approximation take no 、 and are words.',
    },
    source: 'GB/T 15835—2011 4.2.2，GB/T 15834—2011 4.5.3.4',
    severity: 'warning',
    fixable: 'review',
    errorClass: 'fact', // 约数重复: a fault of grammar
    messages: {
      twice: { zh: '“{text}”里“{one}”和“{two}”重复，去掉一个', en: '“{one}” and “{two}” say the same in “{text}”; keep one' },
      clash: { zh: '“{text}”里“{one}”和“{two}”不能并用', en: '“{one}” and “{two}” do not go together in “{text}”' },
      mark: { zh: '“{text}”是概数，相邻两个数字之间不用顿号', en: '“{text}” is an approximation: no 、 between its digits' },
      figures: { zh: '“{text}”：概数用汉字', en: '“{text}”: an approximation is written in words' },
      trailing: { zh: '“{text}”里概数说了两遍', en: '“{text}” says twice that it is not exact' },
    },
    options: {},
    examples: [
      { bad: '现场有⟦约10多人⇢约10人⟧，周边聚集了⟦近百余名⇢近百名⟧居民。' },
      { bad: '渔船长⟦约3.26米左右⇢约3.26米⟧，载货⟦大约20万吨上下⇢大约20万吨⟧，等候⟦超过3个小时以上⇢超过3个小时⟧。' },
      { bad: '报名者⟦最多500名以内⇢最多500名⟧，⟦至少五人以上⇢至少五人⟧受伤，面积⟦不足20亩以上⇢不足20亩⟧。' },
      { bad: '河宽⟦四、五十⇢四五十⟧米，走了⟦三、四个小时⇢三四个小时⟧，停了⟦3、5天⇢三五天⟧。' },
      { bad: '来了⟦10几⇢十几⟧个人，种了⟦20几⇢二十几⟧亩地，收了⟦30余袋多⇢30余袋⟧。' },
      { good: '三、四年级学生参加，一、二线城市，第三、四季度，7月28、29日。', note: '分指两项' },
      { good: '渡轮推迟10多分钟，来了十多人，约30人，近百名，超过60人。' },
      { good: '条约10多项条款，签约10余家，节约20多万元，附近20多户，约翰10多岁。', note: '“约”“近”属于别的词' },
      { good: '近30多年来，最近10多天，超过60%的规模以上企业达标，达到92%以上。' },
      { good: '约3人左右两侧站立，至少10多人，超过100名10岁以上儿童，超过65岁以上老人的比例。', note: '“左右”“以上”另有所属' },
      { good: '一、二个办法都不行。三、四个坚持；分别是三、四号楼。', note: '序号' },
      { good: '邀请了20几内亚渔民，2018几乎没有雨，30多个多边机制，20余家多元化企业。' },
    ],
  },
  // 左右 behind a number; 十多; 10几; 三、四
  triggers: [words(...BOUND_WORDS), pair(NUMBER, '多余来'), pair(ARABIC, '几'), pair(NUMBER, '、')],
  passage(p) {
    const { text, numbers } = p;
    const findings: Finding<Message>[] = [];
    const list = numbers.all;
    let range = 0;
    for (let k = 0; k < list.length; k++) {
      const n = list[k] as Numeral;
      if (n.shape === 'code' || n.shape === 'date') continue;
      while (range < numbers.ranges.length && (numbers.ranges[range]?.start ?? 0) < n.start) range++;
      const own = numbers.ranges[range];
      hedged(text, n, own?.first === n ? own.second : n, findings);
      inFigures(text, n, findings);
      trailing(text, n, findings);
      const next = list[k + 1];
      const pair = next ? neighbours(text, n, next) : undefined;
      if (pair) {
        const r = { start: pair.start, end: pair.end };
        findings.push({
          message: 'mark',
          range: r,
          data: { text: text.slice(r.start, r.end) },
          ...(pair.sure ? {} : { severity: 'information' }),
          fixes: [replacement(r, pair.text)],
        });
      }
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'twice' | 'clash' | 'mark' | 'figures' | 'trailing';

function deletion(text: string, r: Range): Fix {
  const word = text.slice(r.start, r.end);
  return remove(r, { title: { zh: `删去“${word}”`, en: `Delete “${word}”` } });
}

function replacement(range: Range, text: string): Fix {
  return replace(range, text, { title: { zh: `改为“${text}”`, en: `Write “${text}”` } });
}

/** 约10多人, 约20万年左右, 超过百人以上: one of the two says enough. */
function hedged(text: string, n: Numeral, last: Numeral, out: Finding<Message>[]): void {
  const hedge = hedgeBefore(text, n.start);
  if (!hedge) return;
  const bound: Bound | undefined = boundBehind(text, last, hedge.sort);
  const tail = n === last && (n.vague === '多' || n.vague === '余' || n.vague === '来' || n.vague === '几') && n.vague !== '几';
  if (bound) {
    const range = { start: hedge.start, end: bound.end };
    out.push({
      message: bound.against ? 'clash' : 'twice',
      range,
      data: { text: text.slice(range.start, range.end), one: text.slice(hedge.start, hedge.end), two: text.slice(bound.start, bound.end) },
      fixes: [deletion(text, bound), deletion(text, hedge)],
    });
  } else if (tail && hedge.sort !== 'least' && !(hedge.recent && n.unit && (n.unit.kind === 'year' || n.unit.kind === 'span' || n.unit.kind === 'day'))) {
    const at = n.bodyEnd;
    const range = { start: hedge.start, end: n.unitEnd };
    out.push({
      message: 'twice',
      range,
      data: { text: text.slice(range.start, range.end), one: text.slice(hedge.start, hedge.end), two: n.vague },
      fixes: [deletion(text, { start: at, end: at + 1 }), deletion(text, hedge)],
    });
  }
}

/** 10几个: the digits of 十几 are words. */
function inFigures(text: string, n: Numeral, out: Finding<Message>[]): void {
  if (n.vague !== '几' || n.form !== 'arabic' || n.scale !== 1 || n.value < 10 || n.value > 90 || n.value % 10 !== 0) return;
  const range = { start: n.start, end: n.end };
  out.push({ message: 'figures', range, data: { text: text.slice(n.start, n.end) }, fixes: [replacement(range, `${chineseNumber(n.value)}几`)] });
}

/** 20余名多 */
function trailing(text: string, n: Numeral, out: Finding<Message>[]): void {
  if ((n.vague !== '余' && n.vague !== '多') || !n.unit || text[n.unitEnd] !== '多') return;
  const next = n.unitEnd + 1;
  if (next < text.length && isAt(text, next, Class.Han | Class.Latin)) return;
  const range = { start: n.start, end: next };
  const more = { start: n.unitEnd, end: next };
  out.push({ message: 'trailing', range, data: { text: text.slice(n.start, next) }, fixes: [deletion(text, more)] });
}
