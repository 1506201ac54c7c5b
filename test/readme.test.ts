import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulePage } from '../server/src/rule/page.ts';
import { PROFILES } from '../server/src/rule/profile.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { lint } from './lint.ts';

const root = resolve(import.meta.dirname, '..');
const path = join(root, 'README.md');

const SEVERITY = { error: '错误', warning: '警告', information: '提醒', hint: '提示' };
const FIX = { safe: '可放心改', review: '待定夺', none: '—' };

function ruleTable(list: readonly AnyRule[]): string {
  const rows = list.map(
    ({ meta }) => `| [\`${meta.id}\`](docs/rules/zh/${meta.id}.md) | ${meta.title.zh} | ${SEVERITY[meta.severity]} | ${FIX[meta.fixable]} |`,
  );
  return ['| 规则 | 看什么 | 轻重 | 修改 |', '|---|---|---|---|', ...rows].join('\n');
}

/** Puts a text between two markers of the README. */
function between(readme: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const a = readme.indexOf(start);
  const b = readme.indexOf(end);
  if (a < 0 || b < a) throw new Error(`README.md has no ${start} … ${end}`);
  return `${readme.slice(0, a + start.length)}\n\n${text}\n\n${readme.slice(b)}`;
}

describe('README', () => {
  test('lists every rule as it is (UPDATE=1 npx vitest run test/readme.test.ts rewrites it)', () => {
    const readme = readFileSync(path, 'utf8');
    const fresh = between(readme, 'rules', ruleTable(rules));
    if (process.env.UPDATE === '1') writeFileSync(path, fresh);
    else expect(readme).toBe(fresh);
  });

  test('names every profile and only commands there are', () => {
    const readme = readFileSync(path, 'utf8');
    for (const name of Object.keys(PROFILES)) expect(readme).toContain(`\`${name}\``);
    const scripts = Object.keys((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);
    for (const [, script] of readme.matchAll(/npm run ([a-z-]+)/g)) expect(scripts).toContain(script);
  });

  test('documents every setting with its default', () => {
    const readme = readFileSync(path, 'utf8');
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      contributes: { configuration: { properties: Record<string, unknown> } };
    };
    const untold = Object.keys(manifest.contributes.configuration.properties).filter((key) => !key.includes('trace') && !readme.includes(`\`${key}\``));
    expect(untold).toEqual([]);
  });
});

describe('our own Chinese', () => {
  test('passes our own rules: the README, titles, messages, titles of fixes', () => {
    const own = rules.flatMap(({ meta }) => [meta.title.zh, meta.rationale.zh]).join('\n\n');
    const told = [...lint(readFileSync(path, 'utf8'), { language: 'markdown' }), ...lint(own)].filter(
      (p) => p.severity === 'error' || p.severity === 'warning',
    );
    expect(told.map((p) => `${p.rule} ${p.message.zh}`)).toEqual([]);
  });

  test.each(rules.map((r) => [r.meta.id, r] as const))('the page of %s passes them', (_, rule) => {
    const told = lint(rulePage(rule, 'zh'), { language: 'markdown' }).filter((p) => p.severity === 'error' || p.severity === 'warning');
    expect(told.map((p) => `${p.rule} ${p.message.zh}`)).toEqual([]);
  });
});
