import { NOTHING } from '../../rule/nothing.ts';
import { defineRule, type Finding } from '../../rule/rule.ts';
import { pair, words } from '../../rule/triggers.ts';
import { CLOCK_WORDS, type ClockStatement, isWrongClock, lengthInWords, readClocks } from '../../statements/clocks.ts';
import { overlap } from '../../statements/quantity.ts';
import { readBackwards, readSpans, type SpanStatement } from '../../statements/spans.ts';
import { Class } from '../../text/chars.ts';
import { COUNTED } from './lib/counted.ts';
import { related } from './lib/related.ts';

export const factDuration = defineRule<Message>({
  meta: {
    id: 'fact/duration',
    title: { zh: '起止时间与时长不合', en: 'A length of time that its ends contradict' },
    rationale: {
      zh: '起止日期都写明的，“为期”“历时”多久应当算得出来。首尾两天都算或只算一天都对；只写年份的，相差一年也对。',
      en: 'With both ends given, how long it took follows. Counting both days or one is right, and with years alone a year more or less.',
    },
    source: '报纸编校质量差错率计算办法：逻辑性差错',
    severity: 'warning',
    fixable: 'none',
    messages: {
      length: { zh: '{from}到{to}是{made}，与“{told}”不符', en: 'from {from} to {to} is {made}, not “{told}”' },
      order: { zh: '终点{to}早于起点{from}', en: 'it ends in {to}, before it begins in {from}' },
    },
    options: {},
    examples: [
      { bad: '展览从5月1日开始，到5月10日结束，为期⟦15天⟧。论坛于6月3日至5日举行，为期⟦5天⟧。' },
      { bad: '大桥2015年开工，2021年通车，历时⟦8年⟧。' },
      { bad: '大桥2021年开工，2015年通车，历时⟦6年⟧。', note: '先通车，后开工' },
      { bad: '会议从上午9时开到11时，持续了⟦4个小时⟧。' },
      { bad: '作品征集从2024年8月20日开始，至⟦2024年8月5日⟧结束。' },
      { bad: '列车8时15分从海州站开出，11时25分到达终点，全程用时⟦3小时40分⟧。演练9时20分开始，10时整结束，历时⟦50分钟⟧。' },
      { bad: '他2021年入学，⟦2019年⟧毕业。', note: '先毕业，后入学' },
      { good: '列车8时15分从海州站开出，11时25分到达终点，全程用时3小时10分。手术从当晚21时做到次日凌晨4时，持续7个小时。' },
      { good: '航班9时起飞，下午2时30分到达，飞行时间约5小时；当地时间10时起飞，北京时间20时到达，飞行了6小时。', note: '约数、时区' },
      { good: '二期2021年开工，2019年竣工的一期运行良好。', note: '两个工程' },
      { bad: '工程2023年3月开工，2024年6月完工，工期⟦半年⟧。' },
      { good: '工程2023年3月开工，9月完工，工期半年。' },
      { good: '国庆假期从10月1日到8日，共8天，为期5天的车展同时举行。', note: '说的是车展' },
      { good: '展览从5月1日开始，到5月10日结束，为期10天。演习6月3日至5日举行，为期两天。' },
      { good: '大桥2015年开工，2021年通车，历时6年。大桥2015年初开工，2021年底通车，前后用了7年时间。' },
      { good: '会议从上午9时开到下午3时，持续了6个小时。' },
      { good: '展览5月1日开始，3月已有预告，为期15天。项目2015年立项，2018年开工，2021年通车，历时近4年。', note: '不是起止；约数' },
      { good: '演出从5月1日到5月10日，共15场，历时30小时。' },
    ],
  },
  triggers: [pair('日', '至到—'), pair('，', '至到'), words('展期', '会期', '工期', '赛期', '前后共', ...CLOCK_WORDS), pair('，', Class.Digit)],
  passage(p) {
    const findings: Finding<Message>[] = [];
    for (const sentence of p.view(COUNTED)) {
      const wrong = readSpans(sentence, p.numbers.dates).filter((s) => !overlap(s.made, s.told));
      findings.push(...wrong.map(toFinding));
      for (const s of readClocks(sentence)) if (isWrongClock(s)) findings.push(clockFinding(s));
      const back = readBackwards(sentence, p.numbers.dates);
      if (back && !wrong.some(({ to }) => to.start === back.to.start)) findings.push(backwards(back));
    }
    return findings.length > 0 ? { findings } : NOTHING;
  },
});

type Message = 'length' | 'order';

function backwards({ from, to }: Pick<SpanStatement, 'from' | 'to'>): Finding<Message> {
  const data = { from: from.text, to: to.text };
  return { message: 'order', range: { start: to.start, end: to.end }, data, related: [related(from, from.text)], whole: true };
}

function clockFinding({ from, to, told, made }: ClockStatement): Finding<Message> {
  const data = { from: from.text, to: to.text, told: told.text, made: lengthInWords(Math.min(...made)) };
  return {
    message: 'length',
    range: { start: told.start, end: told.end },
    data,
    related: [related(from, from.text), related(to, to.text)],
    whole: true,
  };
}

function toFinding({ from, to, told, made }: SpanStatement): Finding<Message> {
  const [low, high] = [Math.max(0, made.low), made.high].map((n) => Math.round(n));
  const unit = told.numeral.unit?.text ?? told.unit;
  const data = { from: from.text, to: to.text, told: told.text, made: low === high ? `${low}${unit}` : `${low}至${high}${unit}` };
  return {
    message: made.high < 0 ? 'order' : 'length',
    range: { start: told.start, end: told.end },
    data,
    related: [related(from, from.text), related(to, to.text)],
    whole: true,
  };
}
