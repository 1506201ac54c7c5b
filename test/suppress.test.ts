import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLinter } from '../server/src/engine/lint.ts';
import type { Problem } from '../server/src/engine/place.ts';
import { resolveSettings } from '../server/src/engine/settings.ts';
import { entryFor, fileOf } from '../server/src/engine/suppress/entry.ts';
import { IgnoreList } from '../server/src/engine/suppress/ignore-list.ts';
import { tellExpired } from '../server/src/engine/suppress/ignore-problems.ts';
import { readIgnoreFile } from '../server/src/engine/suppress/read.ts';
import { type Suppressed, suppress, vocabularyOf } from '../server/src/engine/suppress/suppress.ts';
import { addEntry } from '../server/src/engine/suppress/write.ts';
import { shippedLexicon } from '../server/src/lexicon/shipped.ts';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { plain } from './lint.ts';

const SETTINGS = resolveSettings(rules, { rules: { 'structure/blank-lines': 'off' } });
const WORDS = vocabularyOf(rules, SETTINGS);
const RULE = 'punct/halfwidth-paren';
const TODAY = '2026-11-22';

type Options = { language?: 'markdown' | 'plaintext'; list?: string; path?: string; config?: Parameters<typeof resolveSettings>[1] };

function run(text: string, { language = 'markdown', list, path = '稿件.md', config }: Options = {}): Suppressed {
  const settings = config ? resolveSettings(rules, config) : SETTINGS;
  const linter = createLinter(settings, shippedLexicon(), language);
  const { problems } = linter.update(text);
  const ignoring = list === undefined ? undefined : { list: new IgnoreList(readIgnoreFile(list, WORDS.names).entries), path, today: TODAY };
  return suppress(linter.draft, problems, vocabularyOf(rules, settings), { ignoring });
}
const shown = (text: string, options?: Options): string[] => {
  const { problems } = run(text, options);
  return problems.map((p) => `${p.rule} ${text.slice(p.range.start, p.range.end)}`);
};
/** The findings, and what is told of the comments. */
const parens = (text: string, options?: Options): string[] => shown(text, options).map((s) => s.replace(`${RULE} `, ''));
const messages = (text: string, options?: Options): string[] =>
  run(text, options).problems.flatMap((p) => (p.rule.startsWith('suppress/') ? [p.message.zh] : []));
const fixed = (text: string, all = true): string => {
  const problems = run(text).problems.filter((p) => p.rule.startsWith('suppress/'));
  return applyEdits(
    text,
    (all ? problems : problems.slice(0, 1)).flatMap((p) => p.fixes[0]?.edits ?? []),
  );
};

const A = '展馆(甲)昨日开放。';
const B = '展馆(乙)昨日开放。';
const C = '展馆(丙)昨日开放。';

test('comments in a block of HTML speak of the text in it', () => {
  const all = ['disable-line', 'disable-next-line'].map((word) => `<!-- newsproof-${word} ${RULE} -->`);
  const slip = '索道(两公里)';
  expect(parens(`<div>\n<p>${slip}节前完成年检。</p>\n</div>\n`)).not.toEqual([]);
  expect(parens(`<div>\n<p>${slip}节前完成年检。</p>${all[0]}\n</div>\n`)).toEqual([]);
  expect(parens(`<div>\n<p>${all[0]}${slip}节前完成年检。</p>\n</div>\n`)).toEqual([]);
  expect(parens(`<div>${all[1]}\n<p>${slip}节前完成年检。</p>\n</div>\n`)).toEqual([]);
  expect(parens(`${all[1]}\n<p>${slip}节前完成年检。</p>\n`)).toEqual([]);
});

describe('comments', () => {
  test('the next paragraph, and only that', () => {
    expect(parens(`${A}\n\n<!-- newsproof-disable-next-line ${RULE} -->\n${B}\n\n${C}\n`)).toEqual(['(甲)', '(丙)']);
    expect(parens(`${A}\n\n<!-- newsproof-disable-next-line punct -->\n\n\n${B}\n\n${C}\n`)).toEqual(['(甲)', '(丙)']);
    expect(parens(`${A}\n\n<!-- newsproof-disable-next-line -- 引文照录 -->\n${B}`)).toEqual(['(甲)']);
    expect(parens(`<!-- newsproof-disable-next-line space, ${RULE} —— 引文照录 -->\r\n# 展馆(甲)开放\r\n\r\n${B}`)).toContain('(乙)');
    expect(parens(`<!-- newsproof-disable-next-line ${RULE} -->\n# 展馆(甲)开放\n\n${B}`)).toEqual(['(乙)']);
  });

  test('comments one upon the other are about one paragraph', () => {
    const text = `<!-- newsproof-disable-next-line ${RULE} -->\n<!-- newsproof-disable-next-line space/digit-han -->\n展馆(甲)今年 3 月开放。\n\n${B}`;
    expect(shown(text)).toEqual([`${RULE} (乙)`]);
  });

  test('a paragraph that a page has cut into lines is one line to its author', () => {
    const cut = '市水务局负责人昨天在发布会上表示，今年入汛以来全市(含城区)降雨量比常年同期偏多两成，各水库目前运行平\n\n稳，防汛物资(含冲锋舟)已经全部到位。';
    expect(shown(cut)).toEqual([`${RULE} (含城区)`, 'wrap/broken-line \n\n', `${RULE} (含冲锋舟)`]);
    expect(shown(`<!-- newsproof-disable-next-line ${RULE} -->\n${cut}`)).toEqual(['wrap/broken-line \n\n']);
    // What is told of a line end belongs to the line that it ends.
    expect(shown(`<!-- newsproof-disable-next-line wrap -->\n${cut}`)).toEqual([`${RULE} (含城区)`, `${RULE} (含冲锋舟)`]);
  });

  test('on the line itself', () => {
    expect(parens(`${A}\n\n${B}<!-- newsproof-disable-line ${RULE} -->\n\n${C}`)).toEqual(['(甲)', '(丙)']);
    expect(parens(`| 甲 | 乙 |\n| --- | --- |\n| 展馆(甲) | <!-- newsproof-disable-line -->展馆(乙) |\n| 展馆(丙) | 丁 |`)).toEqual(['(丙)']);
  });

  test('from here to there', () => {
    expect(parens(`<!-- newsproof-disable -->\n${A}\n\n<!-- newsproof-enable -->\n${B}`)).toEqual(['(乙)']);
    expect(parens(`<!-- newsproof-disable ${RULE} -->\n\n${A}\n\n${B}`)).toEqual([]);
    expect(parens(`<!-- newsproof-disable -->\n${A}\n\n<!-- newsproof-enable punct -->\n${B}\n\n<!-- newsproof-disable -->\n${C}`)).toEqual(['(乙)']);
    expect(parens(`<!-- newsproof-disable punct -->\n${A}\n\n<!-- newsproof-enable ${RULE} -->\n${B}`)).toEqual(['(乙)']);
    expect(parens(`<!-- newsproof-disable ${RULE} -->\n${A}\n\n<!-- newsproof-enable punct -->\n${B}`)).toEqual(['(乙)']);
  });

  test('inside of a line, too: from the comment on', () => {
    expect(parens('展馆(甲)、<!-- newsproof-disable -->展馆(乙)、<!-- newsproof-enable -->展馆(丙)昨日开放。')).toEqual(['(甲)', '(丙)']);
  });

  test('code, front matter and plain text hold no comments', () => {
    const comment = `<!-- newsproof-disable ${RULE} -->`;
    expect(parens(`\`${comment}\`\n\n${A}`)).toEqual(['(甲)']);
    expect(parens(`\`\`\`\n${comment}\n\`\`\`\n\n${A}`)).toEqual(['(甲)']);
    expect(parens(`    ${comment}\n\n${A}`)).toEqual(['(甲)']);
    expect(parens(`---\ntitle: ${comment}\n---\n\n${A}`)).toEqual(['(甲)']);
    expect(run(`<!-- newsproof-disable -->\n\n${A}`, { language: 'plaintext' }).count).toBe(0);
  });

  test('names that there are not', () => {
    expect(messages('<!-- newsproof-disable-next-line punct/halfwidth-parn, spce -->\n展馆昨日开放。')).toEqual([
      '没有“punct/halfwidth-parn”这个规则或规则组，是不是“punct/halfwidth-paren”？',
      '没有“spce”这个规则或规则组，是不是“space”？',
    ]);
    expect(messages('<!-- newsproof-disable-nextline punct -->\n展馆昨日开放。')).toEqual(['没有“disable-nextline”这个忽略标记，是不是“disable-next-line”？']);
    expect(fixed('<!-- newsproof-disable-nextline spce -->\n展馆昨日开放。')).toBe('<!-- newsproof-disable-next-line spce -->\n展馆昨日开放。');
    expect(shown('<!-- newsproof-disable-next-line word/zzz -->\n')).toEqual(['suppress/unknown word/zzz']);
  });

  test('what suppresses nothing is told and can be taken out', () => {
    const idle = '这个标记没有忽略任何问题';
    expect(messages(`${A}\n\n<!-- newsproof-disable-next-line space -->\n${B}`)).toEqual([idle]);
    expect(messages(`<!-- newsproof-disable ${RULE}, space -->\n${A}`)).toEqual(['这个标记中的 space 没有忽略任何问题']);
    expect(messages(`${A}\n\n<!-- newsproof-enable -->\n\n${B}`)).toEqual(['这个标记没有重新启用任何问题']);
    expect(messages(`<!-- newsproof-disable ${RULE} -->\n<!-- newsproof-disable-next-line ${RULE} -->\n${A}`)).toEqual([idle]);
    // Of a rule that is off nobody knows.
    expect(messages('<!-- newsproof-disable space/digit-han -->\n展馆开放。', { config: { rules: { 'space/digit-han': 'off' } } })).toEqual([]);
    expect(fixed(`${A}\n\n<!-- newsproof-disable-next-line space -->\n${B}`)).toBe(`${A}\n\n${B}`);
    expect(fixed(`${A}\r\n\r\n<!-- newsproof-disable space -->\r\n\r\n${B}`)).toBe(`${A}\r\n\r\n${B}`);
    expect(fixed(`${A} <!-- newsproof-disable-line space -->\n`)).toBe(`${A}\n`);
    expect(fixed(`<!-- newsproof-disable ${RULE}, space, num -- 引文 -->\n${A}`)).toBe(`<!-- newsproof-disable ${RULE} -- 引文 -->\n${A}`);
    expect(fixed(`<!-- newsproof-disable space -->\n\n${A}\n\n<!-- newsproof-disable-next-line num -->\n${B}`)).toBe(`${A}\n\n${B}`);
  });

  test('a name given twice, and a word of all', () => {
    expect(messages(`<!-- newsproof-disable ${RULE} ${RULE} -->\n${A}`)).toEqual([]);
    expect(messages(`<!-- newsproof-disable * -->\n${A}`)).toEqual(['没有“*”这个规则或规则组']);
  });
});

describe('the ignore file', () => {
  const QUOTED = '白宫发言人说，川普将于下周出访。代表团一行当天上午抵达，随后前往展馆参观。';
  const entry = (text: string, needle: string, language: 'markdown' | 'plaintext' = 'plaintext'): string => {
    const { problems } = run(text, { language });
    const p = problems.find((q) => text.slice(q.range.start, q.range.end) === needle) as Problem;
    const made = addEntry('', entryFor(p) ?? { rule: '' }, WORDS.names);
    if ('refused' in made) throw new Error(made.refused.zh);
    return applyEdits('', made.edits);
  };

  test('by what the finding says and what stands beside it, not by where it stands', () => {
    const list = entry(QUOTED, '川普');
    expect(list).toBe('- rule: names/variant\n  text: 川普\n  before: 白宫发言人说，\n  after: 将于下周出访。代\n');
    const options = { language: 'plaintext' as const, list };
    expect(shown(QUOTED, options)).toEqual([]);
    expect(shown(`昨天的消息。\n\n${QUOTED}\n\n后来的消息。`, options)).toEqual([]);
    expect(shown('今天川普又出访。代表团一行当天上午抵达。', options)).toEqual(['names/variant 川普']);
  });

  test('repairs beside the place change nothing', () => {
    const text = '他于今年 3 月(含)说，川普将于 5 月出访。代表团一行当天上午抵达。';
    const list = entry(text, '川普');
    const after = text.replaceAll(/ |\(|\)/g, (c) => ({ ' ': '', '(': '（', ')': '）' })[c] ?? '');
    expect(shown(after, { language: 'plaintext', list })).toEqual([]);
  });

  test('a name that a column has cut, and line ends', () => {
    const cut = '市水务局负责人昨天在发布会上表示，今年入汛以来全市降雨量比常年同期偏多两成，各水库目前运行平\n\n稳，防汛物资已经全部到位。';
    expect(shown(cut, { language: 'plaintext', list: entry(cut, '\n\n') })).toEqual([]);
    const moved = cut.replace('\n\n', '\r\n');
    expect(shown(`${cut}\n\n另讯。`, { language: 'plaintext', list: entry(cut, '\n\n') })).toEqual([]);
    expect(shown(moved, { language: 'plaintext', list: entry(cut, '\n\n') })).toEqual([]);
  });

  test('a headline of nothing else: only where nothing stands beside it', () => {
    const text = '川普\n\n代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈。';
    const [p] = run(text, { language: 'plaintext' }).problems.filter((q) => q.rule === 'names/variant');
    expect(entryFor(p as Problem)).toEqual({ rule: 'names/variant', text: '川普', before: '', after: '' });
    expect(shown(QUOTED, { language: 'plaintext', list: entry(text, '川普') })).toEqual(['names/variant 川普']);
  });

  test('for some files, until a day, of a group', () => {
    const of = (more: string, path = 'a/稿件.txt'): number =>
      run(QUOTED, { language: 'plaintext', path, list: `- {rule: names/variant, text: 川普${more}}` }).count;
    expect(of('')).toBe(1);
    expect([of(', file: a/稿件.txt'), of(', file: ./稿件.txt'), of(', file: 稿件.txt'), of(', file: "a/*"'), of(', file: "*.md"')]).toEqual([1, 0, 1, 1, 0]);
    expect([of(', file: ./稿件.txt', '稿件.txt'), of(', file: A/稿件.TXT')]).toEqual([1, 1]);
    expect([of(', until: 2026-11-22'), of(', until: 2026-11-21')]).toEqual([1, 0]);
    expect([of(', before: 说，'), of(', before: 说：'), of(', after: 将于'), of(', before: ""')]).toEqual([1, 0, 1, 0]);
    expect(run(QUOTED, { language: 'plaintext', list: '- {rule: names, text: 川普}' }).count).toBe(1);
    expect(run(QUOTED, { language: 'plaintext', list: '- {rule: names/variant, file: 稿件.md}' }).count).toBe(1);
    const { entries } = readIgnoreFile('- {rule: names/variant, text: 川普, until: 2026-11-21}', WORDS.names);
    expect(tellExpired(entries, TODAY).map((p) => p.message.zh)).toEqual(['这一条只到 2026-11-21 有效，已经失效']);
  });

  test('what is wrong in it is told at its place, and the rest counts', () => {
    const text = `- {rule: names/varant, text: 川普}
- text: 川普
- rule: names/variant
- {rule: names/variant, text: 川普, untill: 2026-12-31}
- {rule: names/variant, text: 川普, until: 明年}
- {rule: names/variant, text: ""}
- 川普
- {rule: names/variant, text: [川普]}
- {rule: names/variant, text: 川普}
`;
    const { entries, problems } = readIgnoreFile(text, WORDS.names);
    expect(entries).toHaveLength(1);
    expect(problems.map((p) => `${p.rule} ${text.slice(p.range.start, p.range.end)}: ${p.message.zh}`)).toMatchInlineSnapshot(`
      [
        "suppress/unknown names/varant: 没有“names/varant”这个规则或规则组，是不是“names/variant”？",
        "suppress/invalid text: 川普: 缺少 rule：写明忽略哪条规则",
        "suppress/invalid rule: names/variant: 缺少 text 或 file：要处处停用一条规则，请写在 .newsproof.yaml 的 rules 中",
        "suppress/invalid untill: 没有“untill”这个键，是不是“until”？",
        "suppress/invalid 明年: until 应为日期，如2026-12-31",
        "suppress/invalid {rule: names/variant, text: ""}: text 为空时须有 before 或 after",
        "suppress/invalid 川普: 此处应为“键: 值”",
        "suppress/invalid [川普]: 此处应为文字",
      ]
    `);
    expect(applyEdits(text, problems[0]?.fixes[0]?.edits ?? []).split('\n')[0]).toBe('- {rule: names/variant, text: 川普}');
    expect(readIgnoreFile('rule: names/variant', WORDS.names).problems).toHaveLength(1);
    expect(readIgnoreFile('- {rule: names/variant', WORDS.names).problems.length).toBeGreaterThan(0);
    expect(readIgnoreFile('', WORDS.names)).toEqual({ entries: [], problems: [] });
    expect(readIgnoreFile('# 只有注释\n', WORDS.names)).toEqual({ entries: [], problems: [] });
    expect(readIgnoreFile('[[[['.repeat(100), WORDS.names).problems).toHaveLength(1);
    expect(readIgnoreFile(`- ${'a'.repeat(3e6)}`, WORDS.names).problems).toHaveLength(1);
  });

  test('entries are added whatever the file looks like, comments kept', () => {
    const made = { rule: 'names/variant', text: '川普', file: fileOf('稿件{1}.txt') };
    const add = (text: string): string => {
      const result = addEntry(text, made, WORDS.names);
      return 'refused' in result ? result.refused.zh : applyEdits(text, result.edits);
    };
    const lines = '- rule: names/variant\n  text: 川普\n  file: ./稿件?1?.txt\n';
    expect(add('')).toBe(lines);
    expect(add('# 说明\n')).toBe(`# 说明\n${lines}`);
    expect(add('# 说明')).toBe(`# 说明\n${lines}`);
    expect(add('- {rule: space, text: " "} # 甲\n# 末尾\n')).toBe(`- {rule: space, text: " "} # 甲\n${lines}# 末尾\n`);
    expect(add('  - rule: space\r\n    text: " "\r\n')).toBe(
      '  - rule: space\r\n    text: " "\r\n  - rule: names/variant\r\n    text: 川普\r\n    file: ./稿件?1?.txt\r\n',
    );
    expect(add('[{rule: space, text: " "}]')).toBe('[{rule: space, text: " "}, {rule: names/variant, text: 川普, file: ./稿件?1?.txt}]');
    expect(add('rule: space')).toBe('文件的写法特殊，请手工添加');
    expect(add('- {')).toMatch(/^文件第1行有语法错误/);
  });

  test('texts that YAML would read as something else', () => {
    for (const text of [
      '3',
      'null',
      '~',
      ' ',
      '，',
      ':',
      '#',
      "'",
      '"',
      '- ',
      'yes',
      '2026-01-01',
      '𠮷',
      '\t',
      '|',
      '>',
      '%',
      '@',
      '{}',
      '0x1F',
      '1e3',
      '\u200b',
      '\ufeff',
      '\u00a0',
      '\u0007',
    ]) {
      const made = addEntry('', { rule: 'space', text, before: text, after: '' }, WORDS.names);
      if ('refused' in made) throw new Error(JSON.stringify(text));
      const { entries } = readIgnoreFile(applyEdits('', made.edits), WORDS.names);
      expect(entries[0]?.text, JSON.stringify(text)).toBe(text);
    }
  });

  test('of ten thousand mistakes each is told', () => {
    const { problems } = readIgnoreFile('- {rule: names/varant, text: 甲}\n'.repeat(9999), WORDS.names);
    expect(problems).toHaveLength(9999);
    expect(problems.at(-1)?.message.zh).toBe('没有“names/varant”这个规则或规则组');
  });
});

test('after any edits the result is that of a fresh text, and nothing throws', () => {
  const piece = fc.constantFrom(
    A,
    B,
    '\n',
    '\n\n',
    '\r\n',
    '`',
    '<!-- newsproof-disable -->',
    `<!-- newsproof-disable ${RULE} -->`,
    '<!-- newsproof-enable -->\n',
    `<!-- newsproof-disable-next-line ${RULE}, space -->\n`,
    '<!-- newsproof-disable-line -->',
    '<!--',
    '-->',
    'newsproof-disable',
    '今年 3 月',
    '川普',
    '𠮷',
  );
  const edits = fc.array(fc.tuple(fc.nat(200), fc.nat(40), piece), { minLength: 1, maxLength: 8 });
  const list = new IgnoreList(readIgnoreFile('- {rule: names/variant, text: 川普, before: 月}', WORDS.names).entries);
  const ignoring = { list, path: 'a.md', today: TODAY };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), edits, (start, changes) => {
      const linter = createLinter(SETTINGS, shippedLexicon(), 'markdown');
      let text = start.join('');
      linter.update(text);
      for (const [at, gone, put] of changes) {
        const from = Math.min(at, text.length);
        text = text.slice(0, from) + put + text.slice(from + gone);
        const now = suppress(linter.draft, linter.update(text).problems, WORDS, { ignoring });
        const fresh = createLinter(SETTINGS, shippedLexicon(), 'markdown');
        const wanted = suppress(fresh.draft, fresh.update(text).problems, WORDS, { ignoring });
        expect([plain(now.problems), now.count]).toEqual([plain(wanted.problems), wanted.count]);
        for (const p of now.problems) {
          expect(p.range.start >= 0 && p.range.end >= p.range.start && p.range.end <= text.length).toBe(true);
          for (const f of p.fixes) applyEdits(text, f.edits);
        }
      }
    }),
    { numRuns: 150 },
  );
});
