import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../server/src/text/range.ts';
import { lint } from './lint.ts';

test('a printed column is told once, and offers to join all of its certain line ends and no others', () => {
  const text = readFileSync(join(import.meta.dirname, '../samples/02-报纸专栏.txt'), 'utf8');
  const problems = lint(text);
  const [first, second] = problems.filter((p) => p.rule === 'wrap/column-block');
  expect(second?.range.start).toBe(text.indexOf('从 2021'));
  expect(first?.fixes, 'each line end has its own').toEqual([]);
  const joins = first?.offers[0]?.edits ?? [];
  const safe = problems.filter((p) => p.rule.startsWith('wrap/') && p.fixes[0]?.safety === 'safe' && p.range.start < (second?.range.start ?? 0));
  expect(joins).toEqual(safe.flatMap((p) => p.fixes[0]?.edits ?? []));
  const joined = applyEdits(text, joins);
  expect(joined).toContain('陪同印度尼西亚学者');
  expect(joined).toContain('“海丝古船”沉睡八百年\n何时能够重见天日？');
});
