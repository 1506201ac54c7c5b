import { describe, expect, test } from 'vitest';
import { compileGlob } from '../server/src/engine/config/glob.ts';
import { createLinter } from '../server/src/engine/lint.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { IgnoreList } from '../server/src/engine/suppress/ignore-list.ts';
import { readIgnoreFile } from '../server/src/engine/suppress/read.ts';
import { suppress, vocabularyOf } from '../server/src/engine/suppress/suppress.ts';
import { compileLexicon } from '../server/src/lexicon/compile.ts';
import { type Entry, LAWFUL } from '../server/src/lexicon/lexicon.ts';
import { shippedEntries, shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { bareEntry } from '../server/src/lexicon/taught.ts';
import { nameIndex } from '../server/src/lsp/completion/name-index.ts';
import { choicesFor } from '../server/src/lsp/completion/names.ts';
import { lineOfText, typedAt } from '../server/src/lsp/completion/query.ts';
import { rules } from '../server/src/rules/index.ts';
import { doubledChar } from '../server/src/rules/repeat/doubled-char.ts';
import { lint } from './lint.ts';
import { growth, steps } from './steps.ts';

/** What must not cost more than its input is long, in steps: no clock. */

/** Twice as much takes twice as many steps; a little more where a table grows. */
const LINEAR = 2.4;
const SETTINGS = resolveSettings(rules, { rules: { 'structure/blank-lines': 'off' } });
const WORDS = vocabularyOf(rules, SETTINGS);
const RULE = 'punct/halfwidth-paren';
const DRAFT = '展馆(甲)今天开幕。';

describe('the counter', () => {
  test('sees what built-in functions go over, and is at peace with what is linear', () => {
    const list = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
    expect(growth((n) => list(n).map((i) => [...Array(i)]), 100)).toBeGreaterThan(3);
    expect(growth((n) => list(n).map((i) => 'a'.repeat(i).indexOf('b')), 100)).toBeGreaterThan(3);
    expect(growth((n) => list(n).map((i) => /b/.test('a'.repeat(i))), 100)).toBeGreaterThan(3);
    expect(growth((n) => list(n).map((i) => list(n).includes(-i)), 100)).toBeGreaterThan(3);
    expect(growth((n) => list(n).map((i) => `${i}`.indexOf('b')), 100)).toBeLessThan(LINEAR);
  });
});

describe('suppression', () => {
  test('mistakes in an ignore file', () => {
    expect(growth((n) => readIgnoreFile('- {rule: names/varant, text: 甲}\n'.repeat(n), WORDS.names), 300)).toBeLessThan(LINEAR);
  });

  test('a finding costs as much with thousands of entries as with a few', () => {
    const linter = createLinter(SETTINGS, shippedLexicon(), 'markdown');
    const { problems } = linter.update(`${DRAFT}\n\n`.repeat(100));
    const cost = (entries: number): number => {
      const text = Array.from({ length: entries }, (_, i) => `- {rule: ${RULE}, text: (甲), file: f${i}.md}`).join('\n');
      const list = new IgnoreList(readIgnoreFile(text, WORDS.names).entries);
      const found = (path: string): number => suppress(linter.draft, problems, WORDS, { ignoring: { list, path, today: '2026-11-22' } }).count;
      expect([found('f7.md'), found('g.md')]).toEqual([100, 0]);
      return steps(() => found('f7.md'));
    };
    cost(10);
    // Each entry may be looked at once for the file, not once for each finding.
    const [few, many] = [cost(10), cost(4000)];
    expect(many - few).toBeLessThan(20 * 4000);
  });

  test.each([
    `<!-- newsproof-disable-next-line ${RULE} -->\n`,
    `<!-- newsproof-disable-line ${RULE} -->展馆(甲)`,
    '<!-- newsproof-disable a1 -->',
    `<!-- newsproof-disable ${RULE} --><!-- newsproof-enable -->`,
    '<!-- newsproof-',
    '`<!-- newsproof-disable -->` ',
  ])('hostile comments: %s', (piece) => {
    const drafts = new Map(
      [150, 300].map((n) => {
        const linter = createLinter(SETTINGS, shippedLexicon(), 'markdown');
        const { problems } = linter.update(piece.repeat(n));
        return [n, { linter, problems }];
      }),
    );
    const run = (n: number): unknown => {
      const { linter, problems } = drafts.get(n) as { linter: ReturnType<typeof createLinter>; problems: ReturnType<typeof lint> };
      return suppress(linter.draft, problems, WORDS).problems.map((p) => p.fixes);
    };
    expect(growth(run, 150)).toBeLessThan(LINEAR);
  });
});

describe('globs', () => {
  const path = (n: number): string => `${'a/'.repeat(n)}${'a'.repeat(n)}`;

  test('one that would keep an expression busy for ever, by the length of the path', () => {
    const glob = compileGlob(`${'**/*a'.repeat(60)}b`);
    expect(glob?.test(path(2000))).toBe(false);
    expect(growth((n) => glob?.test(path(n)), 100)).toBeLessThan(LINEAR);
  });

  test('and by its own', () => {
    const globs = new Map([20, 40].map((n) => [n, compileGlob(`${'**/*a'.repeat(n)}b`)]));
    expect(growth((n) => globs.get(n)?.test(path(200)), 20)).toBeLessThan(LINEAR);
  });
});

test.each(['丙丙丁丁', '华人名人名', '的', '会议'])('doubled characters and words without end: %s', (piece) => {
  expect(growth((n) => lint(piece.repeat(n), { rules: [doubledChar] }), 400)).toBeLessThan(LINEAR);
});

describe('the lexicon', () => {
  test('scanning a text', () => {
    const text = '美国总统特朗普同朝鲜最高领导人金正恩在新加坡举行会晤，双方就朝美关系交换意见。当地天气晴朗，道路两旁站着等候的市民，他们举着小旗。';
    const scan = (n: number) => shippedLexicon().scan(text.repeat(n));
    expect(scan(2).filter((m) => LAWFUL.has(m.form)).length).toBeGreaterThan(4);
    expect(growth(scan, 50)).toBeLessThan(LINEAR);
  });

  test('completion looks at the names that begin as what is typed does, however many others there are', () => {
    const [SURNAMES, GIVEN] = ['王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗', '一凡晓东建国志强海波文静雨桐子涵浩然欣怡俊杰思远明哲'];
    const people: Entry[] = [];
    for (const a of SURNAMES) for (const b of GIVEN) for (const c of GIVEN) people.push(bareEntry('person', a + b + c));
    const meant = people.filter((e) => e.name.startsWith('王一'));
    const cost = (others: readonly Entry[], typed: string): number => {
      const lexicon = compileLexicon([shippedEntries(), [...meant, ...others]]);
      nameIndex(lexicon);
      const line = lineOfText(`会后${typed}`, 2 + typed.length);
      const place = { line, lexicon, ledger: undefined, date: undefined, isOther: () => true, typed: typedAt(line) as NonNullable<ReturnType<typeof typedAt>> };
      expect(choicesFor(place).length).toBeGreaterThan(0);
      return steps(() => choicesFor(place));
    };
    // Whose names begin and sound otherwise.
    const others = people.filter((e) => !/^[王吴罗]/.test(e.name));
    expect(others.length).toBeGreaterThan(10_000);
    for (const typed of ['王一', 'wyf']) {
      cost([], typed);
      expect(cost(others, typed), typed).toBeLessThan(1.2 * cost([], typed));
    }
  });
});
