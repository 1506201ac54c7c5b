import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { pair } from '../../rule/triggers.ts';
import { elidedUnit } from './lib/elided-unit.ts';
import { ARABIC, DASHES } from './lib/figures.ts';

export const rangeUnit = defineRule<'elided'>({
  meta: {
    id: 'num/range-unit',
    title: { zh: '数值范围省略单位', en: 'Unit left out of a range' },
    rationale: {
      zh: '范围的前一个数省去“万”“亿”或“%”，就会被当成原来的数：十三到十七万元，也可以读成从十三元起。',
      en: 'Without its 万, 亿 or % the first number of a range can be read as it stands: 13—17万元 may begin at 13 yuan.',
    },
    source: 'GB/T 15835—2011 5.1.3',
    severity: 'warning',
    fixable: 'review',
    messages: { elided: { zh: '“{text}”前一个数缺“{left}”，容易误解', en: 'the first number of “{text}” lacks “{left}” and may mislead' } },
    options: {},
    examples: [
      { bad: '每户补助⟦13-17万元⇢13万元至17万元⟧，覆盖⟦9～16亿人⇢9亿～16亿人⟧。' },
      { bad: '备货量增长⟦15-30%⇢15%至30%⟧，降幅⟦2至5％⇢2％至5％⟧。' },
      { bad: '候鸟有⟦3—5百万只⇢300万—500万只⟧。' },
      { good: '每袋重100～150千克，3至5人一组，2—3天运完，27日至28日送到。', note: '单位不会误解' },
      { good: '增长20%—30%，投资13万元至17万元，9亿～16亿人。' },
      { good: '月薪8000至1万元，订单从500增至3万件。', note: '前一个数本来就不带“万”' },
      { good: '第3至5亿元标段，三到五万人，比分3-1，占2%。' },
      { good: '2018-2019年产量达5万吨。' },
    ],
  },
  // The first number has no unit: a digit stands before the mark.
  triggers: [pair(ARABIC, `至到${DASHES}`), pair(' ', `至到${DASHES}`)],
  passage(p) {
    let findings: Finding<'elided'>[] | undefined;
    for (const r of p.numbers.ranges) {
      const elided = elidedUnit(p.text, r);
      if (!elided) continue;
      findings ??= [];
      const range = { start: r.start, end: r.end };
      findings.push({
        message: 'elided',
        range,
        data: { text: p.text.slice(r.start, r.end), left: elided.left },
        fixes: [replace(range, elided.full, { title: { zh: `改为“${elided.full}”`, en: `Write “${elided.full}”` } })],
      });
    }
    return findings ? { findings } : NOTHING;
  },
});
