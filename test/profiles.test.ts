import { expect, test } from 'vitest';
import { PROFILES } from '../server/src/rule/profile.ts';
import { lint } from './lint.ts';

/** What the house styles differ in: brackets of the dateline, reporters, blanks, ranges, pairs of countries, 做出, blanks in a headline. */
const DRAFT = `# 海州港新航线开通 首船 21 日抵达

新华社海州6月21日电(记者林小溪 周远)代表团21日抵达海州，展馆在 8—9时开放。使用WiFi的旅客约30万~40万人次。

美中双方的代表均未到会。专家为航线的开通做出贡献。

“航线方便了沿岸居民。”海州港务局局长陈海生说。
`;

/** Findings under a profile: the rule, and the text it marks. */
function told(profile: string): string[] {
  return lint(DRAFT, { language: 'markdown', config: { profile } }).map((p) => `${p.rule} ${DRAFT.slice(p.range.start, p.range.end)}`);
}

/** What may be told: the rule, and the text it marks. */
const SAID = {
  headlineBlank: 'structure/heading-marks  ',
  noBlank: 'space/digit-han  ',
  blank: 'space/digit-han ',
  reporters: 'byline/format  ',
  bracket: 'punct/halfwidth-paren (记者林小溪 周远)',
  latin: 'space/latin-han ',
  range: 'punct/range-mark ~',
  order: 'names/country-order 美中',
  make: 'word/zuo-chu 做出',
} as const;

test.each([
  ['xinhua', ['noBlank', 'noBlank', 'bracket', 'reporters', 'noBlank', 'range', 'order', 'make']],
  ['cns', ['noBlank', 'noBlank', 'noBlank', 'range', 'order', 'make']],
  ['newspaper', ['noBlank', 'noBlank', 'bracket', 'noBlank', 'range', 'order', 'make']],
  ['tech-blog', ['headlineBlank', 'noBlank', 'bracket', 'reporters', 'latin', 'latin', 'blank', 'blank', 'blank']],
] as const)('one draft under each profile: %s', (profile, wanted) => {
  expect(told(profile)).toEqual(wanted.map((w) => SAID[w]));
});

test('every profile is tried', () => {
  expect(Object.keys(PROFILES)).toEqual(['xinhua', 'cns', 'newspaper', 'tech-blog']);
});
