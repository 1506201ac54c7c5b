import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulePage } from '../server/src/rule/page.ts';
import { rules } from '../server/src/rules/index.ts';

const folder = resolve(import.meta.dirname, '../docs/rules');

/** Every page there is to be, by its path in docs/rules. */
function pages(): Map<string, string> {
  const all = new Map<string, string>();
  for (const language of ['zh', 'en'] as const) {
    const list = rules.map(({ meta }) => `- [${meta.title[language]}](${meta.id}.md) \`${meta.id}\``);
    all.set(`${language}/README.md`, [language === 'zh' ? '# 规则' : '# Rules', '', ...list, ''].join('\n'));
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
