import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEdits, fixAll } from '../server/src/engine/fix-all.ts';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import { createLinter } from '../server/src/engine/lint.ts';
import { type Config, mergeConfig, resolveSettings } from '../server/src/engine/settings.ts';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { type AnyRule, defineRule, type Safety } from '../server/src/rule/rule.ts';
import type { Language } from '../server/src/text/line.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

const both = (s: string) => ({ zh: s, en: s });

/** A rule that flags a word and would put another in its place. */
function wordRule(id: string, word: string, to: string, safety: Safety = 'review'): AnyRule {
  return defineRule({
    meta: {
      id,
      title: both(id),
      rationale: both(''),
      severity: 'warning',
      fixable: safety,
      messages: { found: both('{word}') },
      options: {},
      examples: [{ good: '' }],
    },
    passage: (p) => ({
      findings: [...p.text.matchAll(new RegExp(word, 'g'))].map((m) => {
        const range = { start: m.index, end: m.index + word.length };
        return { message: 'found' as const, range, data: { word }, fixes: [{ title: both(to), safety, edits: [{ ...range, text: to }] }] };
      }),
    }),
  });
}

const none = compileLexicon([]);
function run(rules: readonly AnyRule[], text: string, { language = 'plaintext', config = {} }: { language?: Language; config?: Config } = {}) {
  return createLinter(resolveSettings(rules, config), none, language).update(text);
}

describe('a rule that throws', () => {
  const broken: AnyRule = {
    ...wordRule('word/broken', '会', ''),
    passage: () => {
      throw new Error('broken');
    },
  };
  const ok = wordRule('word/ok', '会谈', '会晤');

  test('is told once, and the others go on', () => {
    const report = run([broken, ok], '会谈开始。\n\n会谈结束。');
    expect(report.failures.map((f) => [f.rule, String(f.error)])).toEqual([['word/broken', 'Error: broken']]);
    expect(report.problems.map((p) => p.rule)).toEqual(['word/ok', 'word/ok']);
  });
});

describe('one place, one finding', () => {
  test('the more specific group speaks', () => {
    const report = run([wordRule('word/a', '金特会 2', 'x'), wordRule('names/b', '特会', 'y')], '“金特会 2.0”');
    expect(report.problems.map((p) => p.rule)).toEqual(['names/b']);
  });

  test.each([2, 40])('among %i of them as among two', (n) => {
    const report = run([wordRule('word/a', '金特会 2', 'x'), wordRule('names/b', '特会', 'y'), wordRule('word/c', '闭幕', 'z')], '金特会 2.0闭幕。'.repeat(n));
    expect(report.problems.map((p) => p.rule)).toEqual(Array.from({ length: n }, () => ['names/b', 'word/c']).flat());
  });

  test('of what is no copy nothing else is said', () => {
    const page = wordRule('leftover/page', '【编:张】', '');
    const leftover: AnyRule = {
      ...page,
      passage: (p, c, places) => ({ findings: (page.passage?.(p, c, places).findings ?? []).map((f) => ({ ...f, noCopy: true as const })) }),
    };
    const report = run([leftover, wordRule('punct/colon', ':', '：')], '他说:完了。\n\n【编:张】\n');
    expect(report.problems.map((p) => [p.rule, p.range.start])).toEqual([
      ['punct/colon', 2],
      ['leftover/page', 8],
    ]);
  });

  test('a finding whose repair lies elsewhere stays', () => {
    const brackets = defineRule({
      meta: {
        id: 'punct/brackets',
        title: both(''),
        rationale: both(''),
        severity: 'warning',
        fixable: 'safe',
        messages: { found: both('') },
        options: {},
        examples: [{ good: '' }],
      },
      passage: () => ({
        findings: [
          {
            message: 'found' as const,
            range: { start: 0, end: 6 },
            fixes: [
              {
                title: both(''),
                safety: 'safe' as const,
                edits: [
                  { start: 0, end: 1, text: '（' },
                  { start: 5, end: 6, text: '）' },
                ],
              },
            ],
          },
        ],
      }),
    });
    const report = run([brackets, wordRule('byline/names', '张 李', '张、李')], '(张 李)。');
    expect(report.problems.map((p) => p.rule)).toEqual(['punct/brackets', 'byline/names']);
  });
});

describe('safety', () => {
  test('nothing but char/ and wrap/ is safe inside a quotation', () => {
    const text = '他说：“会谈,好”。会谈,好。';
    const [inside, outside] = run([wordRule('punct/comma', ',', '，', 'safe')], text).problems;
    expect([inside?.fixes[0]?.safety, outside?.fixes[0]?.safety]).toEqual(['review', 'safe']);
    expect(run([wordRule('char/comma', ',', '，', 'safe')], text).problems[0]?.fixes[0]?.safety).toBe('safe');
  });

  test('a round of fixes never overlaps, and takes the earlier of two', () => {
    const { problems } = run([wordRule('word/a', '会谈', 'A', 'safe'), wordRule('word/b', '谈判', 'B', 'safe')], '会谈判断');
    const { edits, repaired } = chooseFixes('会谈判断', problems);
    expect([applyEdits('会谈判断', edits), repaired]).toEqual(['A判断', 1]);
  });

  test('review fixes wait to be asked for', () => {
    const { problems } = run([wordRule('word/a', '会谈', 'A')], '会谈');
    expect(chooseFixes('会谈', problems).edits).toEqual([]);
    expect(chooseFixes('会谈', problems, { review: true }).edits).toHaveLength(1);
    expect(chooseFixes('会谈', problems, { review: true, rules: ['punct'] }).edits).toEqual([]);
    expect(chooseFixes('会谈', problems, { review: true, rules: ['word'] }).edits).toHaveLength(1);
  });
});

test('a fix may reach into the passages behind its own, wherever these have moved to', () => {
  const blanks = defineRule<'found', number>({
    meta: {
      id: 'space/all',
      title: both(''),
      rationale: both(''),
      severity: 'information',
      fixable: 'review',
      messages: { found: both('') },
      options: {},
      examples: [{ good: '' }],
    },
    passage: ({ text }) => ({ facts: text.includes('_') ? [{ range: { start: text.indexOf('_'), end: text.indexOf('_') + 1 }, value: 0 }] : [] }),
    article({ facts }) {
      const [first, ...others] = facts;
      if (!first) return [];
      const remove = (range: { readonly start: number; readonly end: number }) => [{ ...range, text: '' }];
      const elsewhere = others.map((f) => ({ behind: f.passage - first.passage, edits: remove(f.range) }));
      return [
        {
          message: 'found',
          passage: first.passage,
          range: first.range,
          fixes: [{ title: both(''), safety: 'review', edits: remove(first.range), elsewhere }],
        },
      ];
    },
  });
  const linter = createLinter(resolveSettings([blanks], {}), none, 'plaintext');
  const fixed = (text: string): string => applyEdits(text, linter.update(text).problems[0]?.fixes[0]?.edits ?? []);
  expect(fixed('甲_乙。\n\n中间一段。\n\n丙_丁。\n')).toBe('甲乙。\n\n中间一段。\n\n丙丁。\n');
  expect(fixed('甲_乙。\n\n中间一段话。\n\n又一段。\n\n丙_丁。\n')).toBe('甲乙。\n\n中间一段话。\n\n又一段。\n\n丙丁。\n');
});

describe('fixing all', () => {
  const piece = fc.record({ skip: fc.nat(4), remove: fc.nat(3), text: fc.constantFrom('', 'x', 'yz') });
  const edits = fc.array(piece, { maxLength: 6 });
  /** Edits of a text of a length, in order, apart from one another. */
  const placed = (list: readonly { skip: number; remove: number; text: string }[], length: number) => {
    const out = [];
    let at = 0;
    for (const { skip, remove, text } of list) {
      const start = at + skip + 1;
      const end = start + remove;
      if (end > length) break;
      out.push({ start, end, text });
      at = end;
    }
    return out;
  };

  test('two lists of edits become one', () => {
    fc.assert(
      fc.property(edits, edits, (a, b) => {
        const text = '零一二三四五六七八九十';
        const first = placed(a, text.length);
        const middle = applyEdits(text, first);
        const second = placed(b, middle.length);
        expect(applyEdits(text, composeEdits(text.length, first, second))).toBe(applyEdits(middle, second));
      }),
      { numRuns: 2000 },
    );
  });

  test('goes on until no safe fix is left, and review fixes run once', () => {
    const rules = [wordRule('punct/a', 'xx', 'x', 'safe'), wordRule('word/b', '会谈', '会会谈')];
    const lintText = (t: string) => run(rules, t).problems;
    const text = '会谈xxxx了';
    expect(fixAll(text, lintText(text), lintText)).toMatchObject({ text: '会谈x了', edits: [{ start: 2, end: 6, text: 'x' }] });
    expect(fixAll(text, lintText(text), lintText, { review: true }).text).toBe('会会谈x了');
  });
});

describe('Markdown', () => {
  test('marks stay where they are when a fix spans them', () => {
    const text = '他**会**谈了。';
    const { problems } = run([wordRule('word/a', '会谈', '会晤')], text, { language: 'markdown' });
    expect(applyEdits(text, problems[0]?.fixes[0]?.edits ?? [])).toBe('他**会晤**了。');
  });
});

describe('the day of an article', () => {
  const day = (text: string) => {
    const linter = createLinter(resolveSettings([]), none, 'markdown');
    linter.update(text);
    return linter.draft.articles.map((a) => a.date);
  };

  test('comes from the dateline, its year from the front matter', () => {
    expect(day('---\ntitle: 会谈\ndate: 2018-06-13\n---\n\n# 双方举行会谈\n\n新华社北京6月12日电 双方12日举行会谈。\n')).toEqual([
      { year: 2018, month: 6, day: 12 },
    ]);
    expect(day('---\ndate: 2018-06-13\n---\n\n双方举行会谈。\n')).toEqual([{ year: 2018, month: 6, day: 13 }]);
    expect(day('---\ndate: 2018-02-30\n---\n\n双方举行会谈。\n')).toEqual([undefined]);
    expect(day('新华社北京6月12日电 双方12日举行会谈。\n')).toEqual([{ month: 6, day: 12 }]);
  });

  test('a change of the front matter judges the article again', () => {
    const rule = defineRule({
      meta: {
        id: 'num/day',
        title: both(''),
        rationale: both(''),
        severity: 'hint',
        fixable: 'none',
        messages: { year: both('{year}') },
        options: {},
        examples: [{ good: '' }],
      },
      article: (a) => [{ message: 'year' as const, passage: 0, range: { start: 0, end: 1 }, data: { year: String(a.date?.year) } }],
    });
    const linter = createLinter(resolveSettings([rule]), none, 'markdown');
    const text = (year: number) => `---\ndate: ${year}-06-13\n---\n\n新华社北京6月12日电 双方12日举行会谈。\n`;
    expect(linter.update(text(2018)).problems.map((p) => p.message.zh)).toEqual(['2018']);
    expect(linter.update(text(2019)).problems.map((p) => p.message.zh)).toEqual(['2019']);
  });
});

describe('settings', () => {
  const rules = [wordRule('word/a', '甲', ''), wordRule('word/b', '乙', ''), wordRule('num/c', '丙', '')];
  const levels = (config: Config) => resolveSettings(rules, config).active.map((a) => `${a.rule.meta.id} ${a.severity}`);

  test('a rule wins over its group, off switches off', () => {
    expect(levels({ rules: { word: 'off', 'word/b': 'hint' } })).toEqual(['word/b hint', 'num/c warning']);
  });

  test('later configurations win key by key', () => {
    expect(levels(mergeConfig({ rules: { 'word/a': 'off', num: 'error' } }, { rules: { 'word/a': 'error' } }))).toEqual([
      'word/a error',
      'word/b warning',
      'num/c error',
    ]);
  });

  test('what means nothing is told, and the rest applies', () => {
    const s = resolveSettings(rules, { profile: 'nope', rules: { 'word/x': 'off', num: 'off', 'word/a': 'loud' as 'off' } });
    expect(s.profile.name).toBe('xinhua');
    expect(s.unknown).toEqual([{ key: 'profile', value: 'nope' }, { key: 'rules.word/x' }, { key: 'rules.word/a', value: 'loud' }]);
    expect(s.active.map((a) => a.rule.meta.id)).toEqual(['word/a', 'word/b']);
  });
});

test('a blank that a mark of emphasis needs is no fault', () => {
  const told = (text: string): number => lint(text, { language: 'markdown' }).filter((p) => p.rule === 'space/beside-punct').length;
  expect(told('航线今天**全部复航。** 双方对此表示欢迎。\n')).toBe(0);
  expect(told('航线今天全部复航， 双方对此表示欢迎。\n')).toBe(1);
});

test('a fix that takes such a blank away is no safe one', () => {
  const safeties = (text: string): readonly string[] =>
    lint(text, { language: 'markdown' })
      .flatMap((p) => p.fixes)
      .filter((f) => f.edits.some((e) => e.text === '' && /^\s+$/.test(text.slice(e.start, e.end))))
      .map((f) => f.safety);
  expect(safeties('航线今天**全部复航。**\u00a0双方对此表示欢迎。\n')).toEqual(['review']);
  expect(safeties('航线今天全部复航，\u00a0双方对此表示欢迎。\n')).toEqual(['safe']);
});
