import { describe, expect, test } from 'vitest';
import { chooseFixes } from '../server/src/engine/fixes.ts';
import type { Example } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { substance } from './invariants.ts';
import { lint, problemMarks } from './lint.ts';
import { readMarks, writeMarks } from './marks.ts';
import { useTypos } from './typos.ts';

useTypos();

/** Each rule alone on each of its examples: the examples are the rule's page and its tests. */
describe.each(rules.map((r) => [r.meta.id, r] as const))('%s', (id, rule) => {
  const run = (e: Example, text: string) =>
    lint(text, {
      rules: [rule],
      language: e.language ?? 'plaintext',
      config: { ...(e.profile ? { profile: e.profile } : {}), ...(e.options ? { rules: { [id]: { options: e.options } } } : {}) },
    });

  test.each(rule.meta.examples.map((e, i) => [i, e] as const))('example %i', (_i, e) => {
    expect(e.bad === undefined, 'either bad or good').not.toBe(e.good === undefined);
    if (e.good !== undefined) {
      expect(writeMarks(e.good, problemMarks(e.good, run(e, e.good), false))).toBe(e.good);
      return;
    }
    const { text, marks } = readMarks(e.bad as string);
    expect(marks.length).toBeGreaterThan(0);
    const problems = run(e, text);
    // A mark without an arrow leaves open whether there is a fix.
    const told = problemMarks(text, problems, false).map((m) =>
      marks.some((k) => k.start === m.start && k.end === m.end && !k.fix) ? { start: m.start, end: m.end } : m,
    );
    expect(writeMarks(text, told)).toBe(
      writeMarks(
        text,
        marks.map(({ rule: _, ...m }) => m),
      ),
    );
    const fixed = applyEdits(text, chooseFixes(text, problems).edits);
    expect(substance(fixed), 'a safe fix changes a Han character or a value: make it review').toBe(substance(text));
    for (const p of problems) {
      expect(p.message.zh + p.message.en, 'no placeholder is left').not.toMatch(/\{\w+\}/);
      for (const f of p.fixes) expect(f.safety === 'safe' ? ['safe'] : ['safe', 'review'], 'no fix exceeds the rule').toContain(rule.meta.fixable);
    }
  });

  test('has near misses that stay silent, and no example twice', () => {
    const texts = rule.meta.examples.map((e) => e.bad ?? e.good);
    expect(new Set(texts).size).toBe(texts.length);
    expect(rule.meta.examples.filter((e) => e.good !== undefined).length, 'a good example looks wrong and is not: write one').toBeGreaterThan(0);
    expect(rule.meta.examples.filter((e) => e.bad !== undefined).length, 'a bad example marks what is found: write one').toBeGreaterThan(0);
  });
});

test('rules are sorted by id, and no id stands twice', () => {
  const ids = rules.map((r) => r.meta.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});
