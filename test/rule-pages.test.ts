import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulePage } from '../server/src/rule/page.ts';
import { rules } from '../server/src/rules/index.ts';

const folder = resolve(import.meta.dirname, '../docs/rules');

const INDEX = {
  zh: {
    title: '# 规则',
    head: '| 规则 | 看什么 | 轻重 | 修改 |',
    severity: { error: '错误', warning: '警告', information: '提醒', hint: '提示' },
    fix: { safe: '可放心改', review: '待定夺', none: '—' },
    legend:
      '**可放心改**的修改只动版面、空格、标点和数字的宽窄或码位，可以保存时自动执行；它从不增删改一个汉字、一个数值。**待定夺**的修改一次一处，由编辑点头。终端里用 `newsproof explain 规则名` 看一条规则的说明；在 VS Code 里点问题后面的规则名就能打开，不联网。',
  },
  en: {
    title: '# Rules',
    head: '| rule | what it finds | severity | fix |',
    severity: { error: 'error', warning: 'warning', information: 'information', hint: 'hint' },
    fix: { safe: 'safe', review: 'review', none: '—' },
    legend:
      '**Safe** fixes change layout, blanks, and the width or code point of marks and digits, and may run on save; they never add, remove or change a Han character or a value. Fixes for **review** go one at a time, on the editor’s yes. `newsproof explain RULE` tells of a rule in a terminal; in VS Code click the name of the rule behind a problem (no network needed).',
  },
};

/** The list of all rules, as a table. */
function index(language: 'zh' | 'en'): string {
  const { title, head, severity, fix, legend } = INDEX[language];
  const rows = rules.map(({ meta }) => `| [\`${meta.id}\`](${meta.id}.md) | ${meta.title[language]} | ${severity[meta.severity]} | ${fix[meta.fixable]} |`);
  return [title, '', legend, '', head, '|---|---|---|---|', ...rows, ''].join('\n');
}

/** Every page there is to be, by its path in docs/rules. */
function pages(): Map<string, string> {
  const all = new Map<string, string>();
  for (const language of ['zh', 'en'] as const) {
    all.set(`${language}/README.md`, index(language));
    for (const rule of rules) all.set(`${language}/${rule.meta.id}.md`, rulePage(rule, language));
  }
  return all;
}

test('docs/rules has a page for each rule in both languages, as the rules are (UPDATE=1 npx vitest run test/rule-pages.test.ts writes them)', () => {
  const wanted = pages();
  if (process.env.UPDATE === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of wanted) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  const there = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.md')) : [];
  expect(there.sort()).toEqual([...wanted.keys()].sort());
  for (const [path, text] of wanted) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
});

describe('what a page says', () => {
  test.each(rules.map((r) => [r.meta.id, r] as const))('%s: its options are told, and no others', (_, { meta }) => {
    expect(Object.keys(meta.optionDocs ?? {}).sort()).toEqual(Object.keys(meta.options ?? {}).sort());
    for (const [key, { values }] of Object.entries((meta.optionDocs ?? {}) as Record<string, { values?: readonly unknown[] }>))
      if (values) expect(values, key).toContain((meta.options as Record<string, unknown>)[key]);
  });

  test('every page has the same headings in the same order', () => {
    const headings = (text: string): string[] => text.split('\n').filter((l) => l.startsWith('## '));
    for (const language of ['zh', 'en'] as const) {
      const all = rules.map((r) => headings(rulePage(r, language)).join());
      expect(new Set(all).size).toBe(1);
    }
  });
});
