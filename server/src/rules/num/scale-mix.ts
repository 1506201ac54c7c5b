import { replace } from '../../rule/fix.ts';
import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { pair } from '../../rule/triggers.ts';
import { Class, isAt } from '../../text/chars.ts';
import { Sign, signAt, valueAt } from '../../text/numbers/signs.ts';
import type { Numeral } from '../../text/numbers.ts';
import { elidedUnit } from './lib/elided-unit.ts';
import { ARABIC } from './lib/figures.ts';
import { houseNumber } from './lib/house.ts';

export const scaleMix = defineRule<'mixed'>({
  meta: {
    id: 'num/scale-mix',
    title: { zh: '阿拉伯数字与“十”“百”“千”混用', en: 'Figures with 十, 百 or 千' },
    rationale: {
      zh: '用阿拉伯数字写的大数，只有“万”“亿”可以用汉字，“十”“百”“千”要写成数字：5000元，不写5千元；1.5万，不写1万5。',
      en: 'In a number in Arabic figures only 万 and 亿 may be words: 5000元, not 5千元; 1.5万, not 1万5.',
    },
    source: 'GB/T 15835—2011 5.3',
    severity: 'information',
    fixable: 'review',
    messages: {
      mixed: { zh: '“{text}”可写作“{house}”：除“万”“亿”外，数字后不用汉字数位', en: '“{text}” can be “{house}”: no scale word but 万 and 亿 behind figures' },
    },
    options: {},
    examples: [
      { bad: '全县投入⟦3亿4千5百万⇢3.45亿⟧元，每户补助⟦5千⇢5000⟧元，惠及⟦2百⇢200⟧多户。' },
      { bad: '售价⟦1万5⇢1.5万⟧，月租⟦12万3千⇢12.3万⟧。' },
      { bad: '候鸟有⟦5百万⇢500万⟧只，游客近⟦4千⇢4000⟧人。' },
      { good: '投资3.45亿元，合34500万元，10亿零817万5288人，3亿4500万元。' },
      { good: '跑5千米，买3千克，装5千瓦，气压3百帕，3千里江山。', note: '“千”“百”属于单位' },
      { good: '2018十大新闻，2019百佳，第5百货，2018千人计划，3百度。', note: '“百”“千”属于后面的词' },
      { good: '三千多人，五百元，一万五。' },
    ],
  },
  // 5千, 3万千; 1万5
  triggers: [pair(ARABIC, '十百千'), pair('万亿', '十百千'), pair('十百千万亿', ARABIC)],
  passage(p) {
    const { text, numbers } = p;
    let elided: Set<Numeral> | undefined;
    let findings: Finding<'mixed'>[] | undefined;
    for (const n of numbers.all) {
      if (n.form !== 'arabic' || n.shape !== 'plain' || !isMixed(text, n) || !isQuantity(text, n)) continue;
      // A range that lacks its unit is repaired as a whole.
      elided ??= new Set(numbers.ranges.filter((r) => elidedUnit(text, r)).map((r) => r.second));
      if (elided.has(n)) continue;
      const house = houseNumber(n.value);
      const range = { start: n.at, end: n.bodyEnd };
      findings ??= [];
      findings.push({
        message: 'mixed',
        range,
        data: { text: text.slice(range.start, range.end), house },
        fixes: [replace(range, house, { title: { zh: `改为“${house}”`, en: `Write “${house}”` } })],
      });
    }
    return findings ? { findings } : NOTHING;
  },
});

/** Measures of verse and old sayings: 3千里. */
const LITERARY = new Set(['里', '古']);

/** True if the scale words of a number are others than 万 and 亿 (5千, 3百万), or it ends in a bare digit (1万5). */
function isMixed(text: string, n: Numeral): boolean {
  if (n.bodyEnd === n.figureEnd) return false;
  for (let i = n.figureEnd; i < n.bodyEnd; i++) if (signAt(text, i) === Sign.Scale && valueAt(text, i) < 4) return true;
  return n.parts === 2 && signAt(text, n.bodyEnd - 1) === Sign.Arabic && signAt(text, n.bodyEnd - 2) === Sign.Scale;
}

/** A number that stands for a quantity: small figures before the scale word, and behind it a unit, 多 or the end of a phrase. */
function isQuantity(text: string, n: Numeral): boolean {
  if (n.figure >= 1000 || text[n.start - 1] === '第' || (n.unit && LITERARY.has(n.unit.text))) return false;
  return n.unit !== undefined || n.vague !== '' || n.parts > 1 || !isAt(text, n.end, Class.Han | Class.Latin);
}
