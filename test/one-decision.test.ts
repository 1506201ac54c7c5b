import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkJson, draftFolder, newsproof } from './cli-run.ts';

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
