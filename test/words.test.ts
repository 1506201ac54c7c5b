import { describe, expect, test } from 'vitest';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { noVocabulary } from '../server/src/lexicon/vocabulary.ts';
import { collocation } from '../server/src/rules/word/collocation.ts';
import { confusable } from '../server/src/rules/word/confusable.ts';
import { ALL_WORDS } from '../server/src/rules/word/lib/all-words.ts';
import { readWords, samplesOf, type Word } from '../server/src/rules/word/lib/word-list.ts';
import { WordMatcher } from '../server/src/rules/word/lib/word-matcher.ts';
import { redundancy } from '../server/src/rules/word/redundancy.ts';
import { sensitiveTerm } from '../server/src/rules/word/sensitive-term.ts';
import { variantForm } from '../server/src/rules/word/variant-form.ts';
import { zuoChu } from '../server/src/rules/word/zuo-chu.ts';
import { lint } from './lint.ts';

const words = ALL_WORDS.filter((w) => w.list !== 'sign');
const ruleOf = { 'variant-form': variantForm, confusable, redundancy, collocation, 'sensitive-term': sensitiveTerm };
const id = (w: Word): string => `word/${w.list}`;

/** Problems of the entry's own rule that cover the entry. */
const found = (w: Word, sample: string): readonly string[] => {
  const rule = ruleOf[w.list as keyof typeof ruleOf];
  return lint(sample, { rules: [rule] })
    .filter((p) => p.rule === id(w) && sample.slice(p.range.start, p.range.end) === w.wrong)
    .map((p) => p.fixes[0]?.title.zh ?? '');
};

describe('the word lists', () => {
  test('every entry has a sample in which it is found', () => {
    expect(words.filter((w) => samplesOf(w).bad.length === 0).map((w) => w.wrong)).toEqual([]);
  });

  test('no word stands twice, none is its own repair, none repairs into another', () => {
    const wrong = words.map((w) => w.wrong);
    expect(wrong.filter((w, i) => wrong.indexOf(w) !== i)).toEqual([]);
    const set = new Set(wrong);
    expect(words.filter((w) => w.right.some((r) => r === w.wrong || set.has(r))).map((w) => w.wrong)).toEqual([]);
  });

  test('an entry is found in each of its bad samples, with its first repair', () => {
    const missed = words.flatMap((w) => samplesOf(w).bad.filter((s) => !found(w, s).some((fix) => w.right[0] === undefined || fix.includes(w.right[0]))));
    expect(missed).toEqual([]);
  });

  test('an entry is silent in each of its good samples', () => {
    const sprung = words.flatMap((w) =>
      samplesOf(w)
        .good.filter((s) => lint(s, { rules: Object.values(ruleOf) }).some((p) => p.rule === id(w)))
        .map((s) => `${w.wrong}: ${s}`),
    );
    expect(sprung).toEqual([]);
  });

  test('no repair and no bad sample of another entry holds an entry', () => {
    const matcher = new WordMatcher(words);
    const { vocabulary } = shippedLexicon();
    const told = (text: string) => matcher.scan(text, vocabulary).map((h) => h.word.wrong);
    expect(words.flatMap((w) => w.right.filter((r) => told(`他${r}。`).length > 0))).toEqual([]);
    expect(
      words.flatMap((w) =>
        samplesOf(w)
          .bad.filter((s) => new Set(told(s)).size > 1)
          .map((s) => s),
      ),
    ).toEqual([]);
  });

  test('a line that is no entry is an error', () => {
    for (const line of ['成份', '成份→成分 x', '成份→成分 | 没有记号', '→成分']) expect(() => readWords('variant-form', line).map(samplesOf)).toThrow(line);
    expect(readWords('variant-form', '# 注\n')).toEqual([]);
  });
});

describe('the matcher', () => {
  const matcher = new WordMatcher(readWords('variant-form', '份量→分量 !一份量\n份外→分外 ~高兴\n过份→过分\n过份量→过分量'));
  const scan = (text: string) => matcher.scan(text, noVocabulary).map((h) => `${h.start}${h.word.wrong}`);

  test('takes the longest entry, and passes over longer words that hold one', () => {
    expect(scan('很有份量')).toEqual(['2份量']);
    expect(scan('一份量一份')).toEqual([]);
    expect(scan('过份量过份')).toEqual(['0过份量', '3过份']);
  });

  test('wants what an entry must be followed by', () => {
    expect(scan('份外高兴，份外忙，份外')).toEqual(['0份外']);
  });

  test('leaves alone what crosses the border of a common word', () => {
    const { vocabulary } = shippedLexicon();
    const list = new WordMatcher(readWords('variant-form', '成份→成分'));
    expect(list.scan('化学成份', vocabulary)).toHaveLength(1);
    expect(list.scan('组成份额', vocabulary)).toHaveLength(0);
  });
});

test('作出 and 做出: a hint alone, told louder where one article has both, off in a profile', () => {
  const told = (text: string, profile?: string) =>
    lint(text, { rules: [zuoChu], config: profile ? { profile } : {} }).map((p) => [p.severity, text.slice(p.range.start, p.range.end)]);
  expect(told('站长做出决定。')).toEqual([['hint', '做出']]);
  expect(told('站长做出决定。\n\n船员作出承诺。')).toEqual([['information', '做出']]);
  expect(told('站长做出决定。', 'tech-blog')).toEqual([]);
  expect(told('他做出一桌菜。')).toEqual([]);
});

test('the house list: any shape a file may have', () => {
  const run = (terms: unknown) => lint('他是老板。', { rules: [sensitiveTerm], config: { rules: { 'word/sensitive-term': { options: { terms } } } } });
  expect(run({ 老板: '负责人' }).map((p) => [p.severity, p.fixes[0]?.title.zh])).toEqual([['warning', '“老板”改为“负责人”']]);
  expect(run({ 老板: { severity: 'hint', note: '慎用' } }).map((p) => [p.severity, p.message.zh])).toEqual([['hint', '“老板”是本社禁用或慎用的词：慎用']]);
  expect(run({ 老板: { severity: 'loud' } }).map((p) => p.severity)).toEqual(['warning']);
  for (const terms of [undefined, null, 3, 'x', [], { '': 'x' }, { 老板: null }, { 老板: 3 }]) expect(run(terms)).toEqual([]);
});
