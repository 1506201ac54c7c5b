import { describe, expect, test } from 'vitest';
import { packTriggers } from '../scripts/build-triggers.mjs';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { compileUnits, type UnitTable } from '../server/src/engine/wake/compile.ts';
import { packUnits, unpackUnits } from '../server/src/engine/wake/pack.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { type AnyRule, defineRule } from '../server/src/rule/rule.ts';
import {
  begins,
  EDGE,
  early,
  ends,
  every,
  has,
  mention,
  mentionsBeside,
  near,
  pair,
  signs,
  type Trigger,
  twice,
  upTo,
  view,
  when,
  words,
} from '../server/src/rule/triggers.ts';
import { rules } from '../server/src/rules/index.ts';
import { Class } from '../server/src/text/chars.ts';
import { passageOf, placesIn } from './wake.ts';

const both = (text: string) => ({ zh: text, en: text });

/** A rule that waits for these, and keeps the places that it is told. */
function waiting(triggers: readonly Trigger[], more: Partial<AnyRule> = {}, id = 'word/waits'): AnyRule & { readonly told: (readonly number[])[] } {
  const told: (readonly number[])[] = [];
  const rule: AnyRule = defineRule({
    meta: { id, title: both(''), rationale: both(''), severity: 'hint', fixable: 'none', messages: {}, options: {}, examples: [{ good: '' }] },
    triggers,
    passage(_p, _ctx, places) {
      told.push(places);
      return {};
    },
    ...more,
  });
  return { ...rule, told };
}
const placesOf = (trigger: Trigger, text: string): readonly number[] | undefined => placesIn(waiting([trigger]), text);

describe('where a trigger stands', () => {
  test('words: each place, overlapping ones too, at any length', () => {
    expect(placesOf(words('左右', '上下'), '约五十人左右，年纪上下不一，左左右右。')).toEqual([4, 9, 15]);
    expect(placesOf(words('总书记', '书记', '总'), '总书记和书记')).toEqual([0, 1, 4]);
    expect(placesOf(words('左右'), '左，右')).toBeUndefined();
    expect(placesOf(words('停航'), '渡轮停航')).toEqual([2]);
  });

  test('signs, of a string or of a class', () => {
    expect(placesOf(signs('×…'), '3×4…')).toEqual([1, 3]);
    expect(placesOf(signs(Class.Digit), '第12次')).toEqual([1, 2]);
    expect(placesOf(signs({ of: '甲', classes: Class.Digit }), '甲方1人')).toEqual([0, 2]);
  });

  test('pairs: the first of the two', () => {
    expect(placesOf(pair(Class.Digit, Class.Han), '12人，3，四')).toEqual([1]);
    expect(placesOf(pair('好', '好'), '好好好')).toEqual([0, 1]);
  });

  test('the edges of the text', () => {
    expect(placesOf(begins('，'), '，好，')).toEqual([0]);
    expect(placesOf(ends('，'), '，好，')).toEqual([2]);
    expect(placesOf(ends('，'), '，好')).toBeUndefined();
    expect(placesOf(begins('，'), '')).toBeUndefined();
  });

  test('twice: the end of the second one, once, of Han characters only', () => {
    expect(placesOf(twice(6), '双方双方的的，哈哈哈')).toEqual([4, 6, 9, 10]);
    expect(placesOf(twice(1), '双方双方')).toBeUndefined();
    expect(placesOf(twice(6), '一二三四五六一二三四五六')).toEqual([12]);
    expect(placesOf(twice(6), '一二三四五六七一二三四五六七，11，aa')).toBeUndefined();
    expect(() => placesOf(twice(7), '')).toThrow('6');
  });

  test('near: the nearest first one', () => {
    expect(placesOf(near('，', '，', 3), '一，二，三四五，六')).toEqual([1]);
    expect(placesOf(near('从', '至', 4), '从从一至五，从一二三四至')).toEqual([1]);
    expect(placesOf(near('“', EDGE, 3), '一“二三')).toEqual([1]);
    expect(placesOf(near('“', EDGE, 3), '一“二三四')).toBeUndefined();
    const rule = waiting([near('从', '至', 4)]);
    expect([placesIn(rule, '一从'), placesIn(rule, '至')]).toEqual([undefined, undefined]);
  });

  test('early: among the first', () => {
    expect(placesOf(early('。', 3), '一二。三')).toEqual([0]);
    expect(placesOf(early('。', 3), '一二三。')).toBeUndefined();
  });

  test('the first unit in a place of its own: no text is taken for the end of another', () => {
    expect(placesOf(words('停航'), '航停')).toBeUndefined();
    expect(placesOf(pair('停', '航'), '航')).toBeUndefined();
  });
});

describe('what has no place', () => {
  test('two names side by side', () => {
    const rule = waiting([mentionsBeside(({ entry }) => entry.kind === 'place')]);
    const asked = (text: string): boolean => placesIn(rule, text) !== undefined;
    expect([asked('希望朝鲜美国继续对话'), asked('希望朝鲜和美国继续对话'), asked('朝鲜'), asked('朝鲜金正恩')]).toEqual([true, false, false, false]);
  });

  test('what a view of the passage says', () => {
    const read: string[] = [];
    const length = { read: ({ text }: { readonly text: string }) => read.push(text) && text.length };
    const rule = waiting([view(length, (units) => units > 3)]);
    expect([placesIn(rule, '渡轮停航'), placesIn(rule, '渡轮'), read]).toEqual([[], undefined, ['渡轮停航', '渡轮']]);
  });

  test('names of the lexicon, by what they are', () => {
    const rule = waiting([mention(({ entry, form }) => entry.kind === 'person' && form === 'variant')]);
    expect(placesIn(rule, '川普抵达。')).toEqual([]);
    expect(placesIn(rule, '特朗普抵达。')).toBeUndefined();
  });

  test('parts of the passage, and its length', () => {
    expect(placesIn(waiting([has('dateline')]), '新华社河内2月28日电 渡轮复航。')).toEqual([]);
    expect(placesIn(waiting([has('level')]), passageOf('渡轮', { level: 2 }))).toEqual([]);
    expect(placesIn(waiting([has('level', 'refused')]), passageOf('渡轮', { refused: [1] }))).toEqual([]);
    expect(placesIn(waiting([has('level', 'seams', 'after')]), '渡轮')).toBeUndefined();
    expect([placesIn(waiting([upTo(2)]), '渡轮'), placesIn(waiting([upTo(2)]), '渡轮们')]).toEqual([[], undefined]);
  });

  test('every passage, of the kinds that the rule reads', () => {
    const rule = waiting([every('for the test'), signs('。')], { kinds: ['caption'] });
    expect([placesIn(rule, '渡轮。'), placesIn(rule, passageOf('渡轮。', { kind: 'caption' }))]).toEqual([undefined, [2]]);
  });
});

test('under some options, in some profiles', () => {
  const options = { strict: false };
  const rule = waiting(
    [
      when<typeof options>(({ options: { strict } }) => strict, words('渡轮')),
      when(
        ({ profile }) => profile.hanDigitBlank === 'one',
        words('停航'),
        when<typeof options>(({ options: { strict } }) => strict, every('for the test')),
      ),
    ],
    {},
  );
  const told: AnyRule = { ...rule, meta: { ...rule.meta, options } };
  const strict = { rules: { 'word/waits': { options: { strict: true } } } };
  expect(placesIn(told, '渡轮停航')).toBeUndefined();
  expect(placesIn(told, '渡轮停航', strict)).toEqual([0]);
  expect(placesIn(told, '渡轮停航', { profile: 'tech-blog' })).toEqual([2]);
  expect([
    placesIn(told, '码头', strict),
    placesIn(told, '码头', { profile: 'tech-blog' }),
    placesIn(told, '码头', { ...strict, profile: 'tech-blog' }),
  ]).toEqual([undefined, undefined, []]);
});

test('a linter calls the rules that wait, once a passage, with the places in order', () => {
  const rules = Array.from({ length: 70 }, (_, k) => waiting([near('，', '好', 4), signs('，'), words(`渡轮${k}号`)], {}, `word/waits-${k}`));
  const text = '渡轮69号，很好，好。\n\n没有别的。\n\n渡轮7号停航。';
  createLinter(resolveSettings(rules), shippedLexicon(), 'plaintext').update(text);
  expect(rules.map((rule) => rule.told.length)).toEqual(rules.map((_, k) => (k === 7 ? 2 : 1)));
  expect(rules[69]?.told).toEqual([[0, 5, 8]]);
  expect(rules[7]?.told).toEqual([[5, 8], [0]]);
});

describe('the table that is packed', () => {
  test('is unpacked as it was', () => {
    expect(unpackUnits(JSON.parse(JSON.stringify(packUnits(rules))), rules)).toEqual(ordered(compileUnits(rules)));
  });

  test('is of no use to other rules', () => {
    const packed = packUnits(rules);
    expect(unpackUnits(packed, rules.slice(1))).toBeUndefined();
    expect(unpackUnits(packed, [...rules, waiting([])])).toBeUndefined();
  });

  test('is what the product is built with', async () => {
    const { packed } = await packTriggers();
    expect(packed).toEqual(JSON.parse(JSON.stringify(packUnits(rules))));
  });

  /** Words by what they wake: a table means the same with its words in any order. */
  function ordered(table: UnitTable): UnitTable {
    const slots = [...new Set(table.wordSlots.map((s) => s.join()))];
    const order = [...table.words.keys()].sort((a, b) => slots.indexOf(String(table.wordSlots[a])) - slots.indexOf(String(table.wordSlots[b])) || a - b);
    return { ...table, words: order.map((i) => table.words[i] as string), wordSlots: order.map((i) => table.wordSlots[i] as readonly number[]) };
  }
});
