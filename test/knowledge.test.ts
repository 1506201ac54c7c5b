import { expect, test } from 'vitest';
import { formulasOf } from '../server/src/knowledge/formulas.ts';
import { isKnownTitle, lawOf, lawsOf, nearLaw, successorOf } from '../server/src/knowledge/laws.ts';
import { holdsOn, ordersOf } from '../server/src/knowledge/orders.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';

const lexicon = shippedLexicon();
const laws = lawsOf(lexicon);

const near = (title: string, own = false): string | undefined => nearLaw(laws, title, own)?.law.title;

test.each([
  ['治安处罚法', '治安管理处罚法'],
  ['环境保户法', '环境保护法'],
  ['道路通交安全法', '道路交通安全法'],
  ['食品安全全法', '食品安全法'],
  ['未成年保护法', '未成年人保护法'],
])('%s is nearly %s', (title, right) => {
  expect([isKnownTitle(laws, title), near(title)]).toEqual([false, right]);
});

test.each(['学习方法', '国家公务员教育法', '洗钱法', '邢法', '海上运输安全法', '学校前教育法令'])('%s is nearly no law', (title) => {
  expect(near(title)).toBeUndefined();
});

test('with 中华人民共和国 before it a title may be shorter, or have a word too many', () => {
  expect([near('禁独品法', true), near('道路交通安全管理法'), near('道路交通安全管理法', true)]).toEqual([undefined, undefined, '道路交通安全法']);
});

test('a repealed law is followed to what is in force on the day', () => {
  const on = (title: string, day: string): string | undefined => {
    const law = lawOf(laws, title);
    return law && successorOf(laws, law, day)?.title;
  };
  expect(on('合同法', '2020-12-31')).toBeUndefined();
  expect(on('合同法', '2021-01-01')).toBe('民法典');
  expect(on('经济合同法', '2005-01-01')).toBe('合同法');
  expect(on('经济合同法', '2022-01-01')).toBe('民法典');
  expect(on('刑法', '2022-01-01')).toBeUndefined();
});

test('an item of a list is found where it begins', () => {
  const starts = (text: string, at: number): readonly string[] =>
    formulasOf(lexicon)
      .index.at(text, at)
      .map(({ items }) => items.join('、'));
  expect(starts('推进不敢腐、不能腐', 2)).toEqual(['不敢腐、不能腐、不想腐']);
  expect(starts('推进不敢腐、不能腐', 1)).toEqual([]);
  expect(starts('推', 0)).toEqual([]);
});

test('an order that another one took the place of ends, others hold for a year more', () => {
  const [former] = ordersOf(lexicon).at('栗战书', 0);
  const current = ordersOf(lexicon)
    .at('蔡奇', 0)
    .find(({ items }) => items[1] === '李强');
  expect(former && [holdsOn(former, '2021-03-05'), holdsOn(former, '2022-11-01')]).toEqual([true, false]);
  expect(current && [holdsOn(current, '2022-10-01'), holdsOn(current, '2027-08-01'), holdsOn(current, '2027-09-01')]).toEqual([false, true, false]);
});
