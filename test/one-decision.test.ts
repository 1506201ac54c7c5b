import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../server/src/engine/place.ts';
import type { AnyRule } from '../server/src/rule/rule.ts';
import { rules } from '../server/src/rules/index.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { checkJson, draftFolder, newsproof } from './cli-run.ts';
import { lint } from './lint.ts';

/** Its columns, without what stands below the last one. */
const COLUMN = readFileSync(join(import.meta.dirname, '../samples/02-报纸专栏.txt'), 'utf8').replace(/2024年10月出水[\s\S]*/, '');

/** Findings of line ends: those above hints, those that count as errors, those with a join; and of columns. */
function told(cwd: string): { readonly seams: number; readonly loud: number; readonly columns: number; readonly joins: number; readonly errors: number } {
  const [file] = checkJson(['a.txt'], { cwd }).files as unknown as {
    findings: { rule: string; severity: string; fixes: unknown[] }[];
    errorRate: { errors: number };
  }[];
  const wraps = file?.findings.filter((f) => f.rule === 'wrap/broken-line' || f.rule === 'wrap/split-token') ?? [];
  return {
    seams: wraps.filter((f) => f.severity !== 'hint').length,
    loud: wraps.filter((f) => f.severity === 'error' || f.severity === 'warning').length,
    columns: file?.findings.filter((f) => f.rule === 'wrap/column-block').length ?? 0,
    joins: wraps.filter((f) => f.fixes.length > 0).length,
    errors: file?.errorRate.errors ?? NaN,
  };
}

describe('a column is one decision', () => {
  const plain = told(draftFolder({ 'a.txt': COLUMN }));
  const off = told(draftFolder({ 'a.txt': COLUMN, '.newsproof.yaml': 'rules: {wrap/column-block: off}\n' }));

  test('while its finding stands its line ends are hints with their repairs, and the error rate counts it once', () => {
    expect(plain).toMatchObject({ seams: 0, columns: 2 });
    expect(plain.joins).toBeGreaterThan(25);
    expect(off.columns).toBe(0);
    expect(off.joins).toBe(plain.joins);
    expect(off.errors - plain.errors).toBeCloseTo((off.loud - 2) / 10, 5);
  });

  test('switched off, or ignored, it leaves the line ends as loud as they are by themselves', () => {
    expect(off.seams).toBeGreaterThan(25);
    const entries = '- rule: wrap/column-block\n  file: a.txt\n';
    const ignored = told(draftFolder({ 'a.txt': COLUMN, '.newsproof-ignore.yaml': entries }));
    expect(ignored).toEqual({ ...off, columns: 0 });
  });

  test('the command line counts it once, and names the rest as hints', () => {
    const cwd = draftFolder({ 'a.txt': COLUMN });
    const { stdout } = newsproof(['check', '--rule', 'wrap', 'a.txt'], { cwd });
    expect(stdout.match(/wrap\/(?!column)/g)).toBeNull();
    expect(newsproof(['check', '--rule', 'wrap', '--max-warnings', '2', 'a.txt'], { cwd }).status).toBe(0);
  });
});

describe('the end of one line is one finding', () => {
  const others = [
    '渡轮每天往返四班，票价三十元。乘客可以在码头购票。',
    '沿线的渔村热闹起来，游客比去年多了一倍。',
    '船长说，他开了三十年船，从没见过这么多人。',
    '附近的学校组织学生登船参观，老师讲解潮汐的知识。',
    '夏天的傍晚，岸边坐满了乘凉的居民。孩子们在沙滩上奔跑。',
  ];
  const open = '码头今年春天翻修一新，两旁种上了树。候船大厅也粉刷过了，门口的长椅换成了新的，里面摆满了居民从自家院子里送来的鲜花';
  const text = `${[...others, ...others, open, ...others].join('\n\n')}\n`;
  const toldAt = (rules?: readonly AnyRule[]): readonly Problem[] => {
    const at = text.indexOf('鲜花') + 2;
    return lint(text, rules ? { rules } : {}).filter((p) => p.range.start <= at && p.range.end >= at && !p.rule.startsWith('repeat/'));
  };

  test('where the other paragraphs have a final mark it is missing, and the join is offered beside it', () => {
    const [only, ...more] = toldAt();
    expect(more).toEqual([]);
    expect(only).toMatchObject({ rule: 'punct/final-mark', severity: 'hint' });
    expect([...(only?.fixes ?? []), ...(only?.offers ?? [])].map((f) => f.title.zh)).toEqual(['“鲜花”改为“鲜花。”', '接排“的鲜花⏎渡轮每”']);
    const [join] = only?.offers ?? [];
    expect(applyEdits(text, join?.edits ?? [])).toContain('送来的鲜花渡轮每天');
  });

  test('without that rule whether the sentence is cut there is still asked', () => {
    expect(toldAt(rules.filter((r) => r.meta.id !== 'punct/final-mark'))).toMatchObject([{ rule: 'wrap/broken-line', severity: 'hint' }]);
  });
});
