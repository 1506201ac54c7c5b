import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyMix } from '../server/src/rules/dateline/agency-mix.ts';
import { dateConflict } from '../server/src/rules/dateline/date-conflict.ts';
import { relativeDay } from '../server/src/rules/dateline/relative-day.ts';
import { approximate } from '../server/src/rules/num/approximate.ts';
import { dateTimeForm } from '../server/src/rules/num/date-time-form.ts';
import { impossibleDate } from '../server/src/rules/num/impossible-date.ts';
import { mixedForms } from '../server/src/rules/num/mixed-forms.ts';
import { monthDayEvent } from '../server/src/rules/num/month-day-event.ts';
import { rangeUnit } from '../server/src/rules/num/range-unit.ts';
import { scaleMix } from '../server/src/rules/num/scale-mix.ts';
import { unitSymbol } from '../server/src/rules/num/unit-symbol.ts';
import { yearDecade } from '../server/src/rules/num/year-decade.ts';
import { rangeMark } from '../server/src/rules/punct/range-mark.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const RULES = [
  agencyMix,
  dateConflict,
  relativeDay,
  approximate,
  dateTimeForm,
  impossibleDate,
  mixedForms,
  monthDayEvent,
  rangeUnit,
  scaleMix,
  unitSymbol,
  yearDecade,
  rangeMark,
];

/** Findings as `rule severity text`. */
const told = (text: string): string[] => lint(text, { rules: RULES }).map((p) => `${p.rule} ${p.severity} ${text.slice(p.range.start, p.range.end)}`);

/** The text after the first fix of every finding. */
function repaired(text: string): string {
  const problems = lint(text, { rules: RULES });
  return applyEdits(
    text,
    problems.flatMap((p) => p.fixes[0]?.edits ?? []),
  );
}

const DIGITS = '〇一二三四五六七八九';

describe('one digit of a number in Chinese', () => {
  const places = [
    ['港务局', '年', 1950, 2030],
    ['渡轮在6月', '日', 10, 30],
    ['码头停靠货船', '艘', 10, 9999],
    ['全年运送旅客超过', '万人次', 10, 999],
    ['航线上有', '多名船员', 20, 900],
    ['新船长', '米', 100, 400],
    ['港口连接', '个国家', 10, 99],
  ] as const;

  test('is found and put right, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), ([head, tail, least, most], share, index) => {
        const number = String(Math.round(least + (most - least) * share));
        const at = index % number.length;
        const damaged = number.slice(0, at) + DIGITS[Number(number[at])] + number.slice(at + 1);
        const right = `${head}${number}${tail}，沿岸居民在新码头迎接首航。\n`;
        const wrong = `${head}${damaged}${tail}，沿岸居民在新码头迎接首航。\n`;
        expect(repaired(wrong)).toBe(right);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    '日本首相安倍晋三7月2日到访渔港，安倍晋三3日还参观了市场。',
    '记者王一9日获悉，渡轮复航。',
    '渔港1995一代已经长大，周一9时开市，星期五3时收网，第一100米由他游完。',
    '13时零5分，船队起锚，合10亿零817万元。',
  ])('is left where it belongs to a word: %s', (text) => {
    expect(told(text).filter((t) => t.startsWith('num/mixed-forms'))).toEqual([]);
  });
});

describe('forms within a page', () => {
  const first = '新华社杭州6月12日电 渡轮推迟20多分钟起航，市民在码头等候，站长向大家致歉。\n\n航线全长十二公里，沿途停靠三站。\n';
  const second = '新华社宁波6月12日电 宁波港12日举行仪式，纪念开港六十多年，来宾参观了码头旧址。\n\n旧址保存完好。\n';

  test('two articles: one hint for the page, at its first place', () => {
    expect(told(`${first}\n${second}`)).toEqual(['num/mixed-forms hint 20多分钟']);
  });

  test('one article: every number in words is told', () => {
    expect(told(`${first}\n开航六十多年来这是头一回，站上的老人等了五十多年。\n`)).toEqual(['num/mixed-forms hint 六十多年', 'num/mixed-forms hint 五十多年']);
  });

  test('what an article is told of, the page is not', () => {
    expect(told(`${first}\n开航五十多年来这是头一回。\n\n${second}`)).toEqual(['num/mixed-forms hint 五十多年']);
  });

  test('a quotation is not touched', () => {
    expect(told(`${first}\n老人说：“我等了六十多年。”\n`)).toEqual([]);
  });
});

test('a lost scale word is told once, not by two rules', () => {
  expect(told('每户补助3-5百万元，共13-17万户，涨幅15-30%。')).toEqual([
    'num/range-unit warning 3-5百万元',
    'num/range-unit warning 13-17万户',
    'num/range-unit warning 15-30%',
  ]);
});

test('the clauses of a news story are silent', () => {
  expect(
    told(
      '新华社杭州6月12日电（记者林小溪、周行）杭州港12日公布的统计称，1—5月份，港口吞吐量同比增长10.5%，比1—4月份加快0.3个百分点；' +
        '集装箱运量达1.2亿吨，超过60%的规模以上企业恢复用工，新增航线20余条，近30家企业参与，2—3天即可通关。\n\n' +
        '港务局局长说，将于13日上午9时30分举行开航仪式，航程约100多年前就已开辟，20世纪90年代停航，改革开放40年来货物种类增加到3000多种。\n',
    ),
  ).toEqual(['num/approximate warning 约100多年']);
});

test('one finding for a wrong dateline, with the dateline beside it', () => {
  const text = '新华社杭州6月10日电 市图书馆12日上午举行开馆仪式，馆长12日下午会见读者。\n\n读者13日说，书目齐全。\n';
  const problems = lint(text, { rules: [dateConflict] });
  expect(problems.map((p) => text.slice(p.range.start, p.range.end))).toEqual(['12日']);
  expect(problems[0]?.related?.map((r) => text.slice(r.range.start, r.range.end))).toEqual(['6月10日']);
});

test('a weekday is corrected only where the dateline confirms the day', () => {
  const text = '新华社杭州6月12日电 图书馆2018年6月12日开放。\n\n6月12日（星期三）上午读者入馆，6月13日（星期四）读者更多。\n';
  expect(lint(text, { rules: [impossibleDate] }).map((p) => [text.slice(p.range.start, p.range.end), p.fixes.length])).toEqual([
    ['星期三', 1],
    ['星期四', 0],
  ]);
});

test('quotations lose the safe fix, and the repaired text has no safe fix left', () => {
  const text = '展览06月02日开幕，出口增长12％。他说：“增长12％。”\n';
  const safe = (t: string) => lint(t, { rules: RULES }).flatMap((p) => p.fixes.filter((f) => f.safety === 'safe').flatMap((f) => f.edits));
  const once = applyEdits(text, safe(text));
  expect(once).toBe('展览6月2日开幕，出口增长12%。他说：“增长12％。”\n');
  expect(safe(once)).toEqual([]);
});

test('house options of ranges', () => {
  const config = { rules: { 'punct/range-mark': { options: { dates: '—', values: '～' } } } } as const;
  const text = '展期27日-28日，需2-3天。';
  const edits = lint(text, { rules: [rangeMark], config }).flatMap((p) => p.fixes[0]?.edits ?? []);
  expect(applyEdits(text, edits)).toBe('展期27日—28日，需2～3天。');
});
