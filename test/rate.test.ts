import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import { articleRates, errorRate } from '../server/src/engine/rate/rate.ts';
import { errorWeight, RATE_DEFAULTS, type RateSettings } from '../server/src/engine/rate/weights.ts';
import { groupOf, resolveSettings } from '../server/src/engine/settings.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { type AnyRule, defineRule, type ErrorClass, GROUPS, type Severity } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';

/** Tells of a sign, and puts another text in its place. */
function sign(id: string, what: string, to: string, severity: Severity = 'warning'): AnyRule {
  const text = { zh: '错', en: 'wrong' };
  return defineRule({
    meta: { id, title: text, rationale: text, severity, fixable: 'review', messages: { wrong: text }, options: {}, examples: [{ bad: what }] },
    passage: (p) => ({
      findings: [...p.text.matchAll(new RegExp(what, 'g'))].map(({ index: start }) => {
        const range = { start, end: start + what.length };
        return { message: 'wrong' as const, range, fixes: [{ title: text, safety: 'review' as const, edits: [{ ...range, text: to }] }] };
      }),
    }),
  });
}

const SIGNS = [
  sign('word/test-one', '甲', '乙'),
  sign('word/test-few', '丙丙丙', ''),
  sign('word/test-many', '丁丁丁丁丁丁', ''),
  sign('word/test-longer', '某市某甲', '某市某乙'),
  sign('names/test', '戊', '己'),
  sign('num/test', '庚', '辛'),
  sign('punct/test', '壬', ''),
  sign('space/test', '癸', ''),
  sign('word/test-doubt', '子', '丑', 'information'),
];

const pad = '渡轮当天上午复航首班七点开出';

function errorsOf(text: string, settings: Partial<RateSettings> = {}, language: 'markdown' | 'plaintext' = 'markdown'): number {
  const linter = createLinter(resolveSettings(SIGNS), shippedLexicon(), language);
  const { problems } = linter.update(text);
  return errorRate(problems, linter, { ...RATE_DEFAULTS, ...settings }).errors;
}

describe('how findings count (报纸编校差错率计算方法, part 3)', () => {
  test.each([
    ['nothing', `${pad}。`, 0],
    ['one wrong character', `${pad}甲。`, 1],
    ['two to five characters count 2', `${pad}丙丙丙。`, 2],
    ['more than five count 4', `${pad}丁丁丁丁丁丁。`, 4],
    ['of a longer fix only what it changes', `${pad}某市某甲。`, 2], // the character by itself is told of, too
    ['in a headline double', `# ${pad}甲\n\n${pad}。`, 2],
    ['an important name double', `${pad}戊。`, 2],
    ['an important name in a headline double, not four times', `# ${pad}戊\n\n${pad}。`, 2],
    ['the same error at most three times', `${'渡轮甲，'.repeat(5)}`, 3],
    ['different errors each by themselves', `${pad}甲，${pad}丙丙丙。`, 3],
    ['numerals 0.1', `${pad}庚。`, 0.1],
    ['numerals together at most 1', `${'渡轮庚，'.repeat(25)}`, 1],
    ['marks 0.1, however often', `${'渡轮壬，'.repeat(25)}`, 2.5],
    ['layout 0.1', `${pad}癸。`, 0.1],
    ['marks in a headline are no errors of the text', `# ${pad}壬\n\n${pad}。`, 0.1],
    ['doubts do not count', `${pad}子。`, 0],
  ])('%s', (_, text, errors) => {
    expect(errorsOf(text)).toBe(errors);
  });

  test('each of the figures can be set', () => {
    expect(errorsOf(`# ${pad}甲\n\n${pad}。`, { headline: 3 })).toBe(3);
    expect(errorsOf(`${pad}戊。`, { important: 1 })).toBe(1);
    expect(errorsOf('渡轮甲，'.repeat(5), { repeats: 4 })).toBe(4);
    expect(errorsOf('渡轮庚，'.repeat(25), { numerals: 2 })).toBe(2);
    expect(errorsOf(`${pad}甲庚。`, { weights: { word: 0.5 } })).toBe(0.6);
    expect(errorsOf(`${pad}甲丙丙丙。`, { weights: { word: 0, 'word/test-one': 1 } })).toBe(1);
  });

  test('a rule counts as it says, else as its group does; what the engine says of itself counts nothing', () => {
    const own = defineRule({ ...sign('space/test-own', '癸', ''), meta: { ...(SIGNS[0] as AnyRule).meta, id: 'space/test-own', errorClass: 'important' } });
    const settings = resolveSettings([own, ...SIGNS]);
    const weightOf = (id: string, weights: RateSettings['weights'] = {}) => errorWeight(id, settings, { ...RATE_DEFAULTS, weights });
    expect(weightOf('space/test-own')).toEqual({ errorClass: 'important', weight: 1 });
    expect(weightOf('space/test')).toEqual({ errorClass: 'layout', weight: 0.1 });
    expect(weightOf('space/test-own', { space: 0.5 })).toEqual({ errorClass: 'important', weight: 0.5 });
    expect(weightOf('config/invalid').weight).toBe(0);
    expect(weightOf('config/invalid', { config: 2 })).toEqual({ errorClass: 'fact', weight: 2 });
    expect(weightOf('constructor/toString').weight).toBe(0);
  });

  test('every group has a class, and a rule says its own only where it is another', () => {
    const settings = resolveSettings(rules);
    const classOf = (id: string): ErrorClass => errorWeight(id, settings, RATE_DEFAULTS).errorClass;
    for (const group of GROUPS) expect(classOf(`${group}/unknown`) === 'none', group).toBe(group === 'lexicon');
    for (const { meta } of rules) {
      if (meta.errorClass) expect(meta.errorClass, meta.id).not.toBe(classOf(`${groupOf(meta.id)}/unknown`));
    }
  });
});

describe('articles', () => {
  const two = `# ${pad}甲\n\n新华社北京6月12日电　${pad}甲，${pad}甲。\n\n# 另一篇的标题写在这里\n\n新华社上海6月13日电　${pad}甲，${pad}甲，子。\n`;

  test('each is counted by itself, headings included, blanks and page furniture not; the whole is their sum', () => {
    const linter = createLinter(resolveSettings(SIGNS), shippedLexicon(), 'markdown');
    const { problems } = linter.update(two);
    const rates = articleRates(problems, linter, RATE_DEFAULTS);
    expect(rates.map((r) => [r.errors, r.findings])).toEqual([
      [4, 3],
      [2, 3],
    ]);
    const { characters, errors, perTenThousand } = errorRate(problems, linter, RATE_DEFAULTS);
    expect(characters).toBe(rates.reduce((n, r) => n + r.characters, 0));
    expect([errors, perTenThousand]).toEqual([6, Math.round(6e6 / characters) / 100]);
  });

  test('front matter and code are no copy', () => {
    const linter = createLinter(resolveSettings([]), shippedLexicon(), 'markdown');
    linter.update('---\ntitle: 渡轮\n---\n\n渡轮复航`code`。\n\n```\n渡轮\n```\n');
    expect(errorRate([], linter, RATE_DEFAULTS).characters).toBe(5);
    linter.update('');
    expect(errorRate([], linter, RATE_DEFAULTS)).toEqual({ characters: 0, errors: 0, perTenThousand: 0 });
  });

  test('after any edits the same as afresh', () => {
    const linter = createLinter(resolveSettings(SIGNS), shippedLexicon(), 'markdown');
    let text = two;
    const edits: [number, number, string][] = [
      [3, 1, ''],
      [20, 0, '甲甲'],
      [60, 5, '\n\n'],
      [0, 0, '---\na: 1\n---\n'],
      [90, 30, ''],
      [40, 0, '# 戊\n\n'],
      [0, 70, '庚'],
    ];
    for (const [at, length, by] of edits) {
      text = text.slice(0, at) + by + text.slice(at + length);
      const fresh = createLinter(resolveSettings(SIGNS), shippedLexicon(), 'markdown');
      const now = articleRates(linter.update(text).problems, linter, RATE_DEFAULTS);
      expect(now).toEqual(articleRates(fresh.update(text).problems, fresh, RATE_DEFAULTS));
    }
  });
});
