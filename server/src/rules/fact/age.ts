import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Fact, type PlacedFinding } from '../../rule/rule.ts';
import { words } from '../../rule/triggers.ts';
import { type AgeStatement, readAges, SERVICES, yearsOf } from '../../statements/ages.ts';
import { overlap } from '../../statements/quantity.ts';
import { COUNTED } from './lib/counted.ts';
import { related } from './lib/related.ts';

export const factAge = defineRule<Message, AgeStatement>({
  meta: {
    id: 'fact/age',
    title: { zh: '年龄、年限、周年与年份不合', en: 'An age or anniversary that its years contradict' },
    rationale: {
      zh: '生年和卒年、生年和稿件年份、起始年份都写明的，年龄、从业年限、周年应当算得出来。生日前后差一岁、虚岁多一岁都对。',
      en: 'With the year of birth and that of death or of the article, the age follows; so do years of service and anniversaries. A year more or less is right: birthdays, and the old way of counting.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错',
    severity: 'warning',
    fixable: 'none',
    messages: { years: { zh: '{since}到{until}是{made}年，与“{told}”不符', en: 'from {since} to {until} is {made} years, not “{told}”' } },
    options: {},
    examples: [
      { bad: '老人1931年生于绍兴，2019年因病去世，享年⟦78岁⟧。' },
      { bad: '新华社海州2019年3月5日电　他1960年出生在海州，今年⟦49岁⟧。她1985年从教，如今从教⟦24年⟧。' },
      { bad: '新华社海州2019年3月5日电　两国1949年建交，今年迎来建交⟦60周年⟧。' },
      { bad: '新华社海州2024年3月5日电　创办于1956年的海州中学28日举行建校⟦60周年⟧纪念活动。' },
      { bad: '画家周大川（1935—2015）享年⟦70岁⟧，一生留下作品两千余件。' },
      { bad: '新华社海州2023年5月4日电　海州港1983年开港，今年迎来开港⟦30周年⟧。' },
      { bad: '出生于1958年的他2018年退休，退休时⟦75岁⟧。' },
      { good: '老人1931年生于绍兴，2019年因病去世，享年89岁。他1931年生，2019年去世，终年87岁。' },
      { good: '新华社海州2019年3月5日电　他1960年出生在海州，今年58岁。两国1949年建交，明年迎来建交70周年。' },
      { good: '45岁的刘春生和46岁的刘春明是兄弟俩，1949年出生的母亲今年迎来80大寿。' },
      { good: '他1960年出生，1979年参军，今年49岁。', note: '稿件年份不明' },
      { good: '新华社海州2023年4月6日电　2014年两国建交50周年之际，双方发表声明。', note: '周年那一年' },
      { good: '新华社海州2019年3月5日电　学校1949年成立，集团今年成立30周年。', note: '两个单位' },
    ],
  },
  triggers: [words('出生', '生于', '诞生', '年生，', '月生，', '日生，', '周年', '享年', '终年', ...SERVICES)],
  passage(p) {
    const facts: Fact<AgeStatement>[] = [];
    for (const sentence of p.view(COUNTED)) {
      for (const s of readAges(sentence, p.numbers.dates)) facts.push({ range: { start: s.told.start, end: s.told.end }, value: s });
    }
    return facts.length > 0 ? { facts } : NOTHING;
  },
  article({ facts, date }) {
    const out: PlacedFinding<Message>[] = [];
    for (const { value, range, passage } of facts) {
      const made = yearsOf(value, date);
      if (!made || overlap(made, value.told)) continue;
      const { since, until, told } = value;
      const data = { since: since.text, until: until?.text ?? `${date?.year}年`, made: String(made.low + 1), told: told.text };
      out.push({
        message: 'years',
        range,
        passage,
        data,
        related: [related(since, since.text), ...(until ? [related(until, until.text)] : [])],
        whole: true,
      });
    }
    return out;
  },
});

type Message = 'years';
