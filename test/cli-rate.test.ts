import { describe, expect, test } from 'vitest';
import { checkJson, draftFolder, newsproof, STACK } from './cli-run.ts';

/** 13 characters, one mark that is wrong. */
const PAREN = '渡轮昨天复航(首班七点)。\n';
/** 13 characters, nothing wrong. */
const CLEAN = '渡轮昨天复航，首班是七点。\n';
const RATE = { characters: 13, errors: 0.1, perTenThousand: 76.92 };

describe('the error rate', () => {
  const cwd = draftFolder({ 'a.txt': PAREN, 'b.txt': CLEAN, 'gbk.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6), 'empty.txt': '' });

  test('stands in the JSON of each file and of the run, in the summary for people', () => {
    const { files, summary } = checkJson(['a.txt', 'b.txt', 'gbk.txt'], { cwd }) as unknown as {
      files: { errorRate?: object }[];
      summary: { errorRate: object };
    };
    expect(files.map((f) => f.errorRate)).toEqual([RATE, { characters: 13, errors: 0, perTenThousand: 0 }, undefined]);
    expect(summary.errorRate).toEqual({ characters: 26, errors: 0.1, perTenThousand: 38.46 });
    expect(newsproof(['check', 'a.txt', 'b.txt'], { cwd }).stdout).toContain('差错0.1个（26字，不足1,000字；按1,000字算，差错率1/万）\n');
    expect(newsproof(['check', '--language', 'en', 'a.txt'], { cwd }).stdout).toContain(
      'errors: 0.1 (characters: 13, fewer than 1,000; on 1,000 the error rate is 1 per 10,000)\n',
    );
    const long = draftFolder({ 'a.txt': `${PAREN}${CLEAN.repeat(80)}`, '.newsproof.yaml': 'rules: {repeat: off}\n' });
    expect(newsproof(['check', 'a.txt'], { cwd: long }).stdout).toContain('差错率0.95/万（计0.1个差错，1,053字）\n');
    expect(newsproof(['check', 'empty.txt'], { cwd }).stdout).not.toContain('差错率');
  });

  test.each([
    ['10', ['a.txt'], 1, '差错率76.92/万，超过上限10/万'],
    ['76.9', ['a.txt'], 1, '差错率76.92/万，超过上限76.9/万'],
    ['77', ['a.txt'], 0, ''],
    ['50', ['a.txt', 'b.txt'], 0, ''],
    ['0', ['b.txt'], 0, ''],
    ['0', ['empty.txt'], 0, ''],
    ['1000', ['gbk.txt'], 2, ''],
  ])('--max-error-rate %s with %s: exit %i', (limit, paths, status, said) => {
    const run = newsproof(['check', '--max-error-rate', limit, ...paths], { cwd });
    expect(run.status).toBe(status);
    expect(run.stderr).toContain(said);
    if (!said) expect(run.stderr).toBe('');
  });

  test('together with --max-warnings both limits hold', () => {
    expect(newsproof(['check', '--max-error-rate', '100', '--max-warnings', '0', 'a.txt'], { cwd }).status).toBe(1);
    expect(newsproof(['check', '--max-error-rate', '1', '--max-warnings', '5', 'a.txt'], { cwd }).status).toBe(1);
    expect(newsproof(['check', '--max-error-rate', '100', '--max-warnings', '5', 'a.txt'], { cwd }).status).toBe(0);
  });

  test.each(['x', '-1', '3,5', ''])('%j is no rate', (value) => {
    const { status, stderr } = newsproof(['check', `--max-error-rate=${value}`, 'a.txt'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('--max-error-rate');
    expect(stderr).not.toMatch(STACK);
  });
});

describe('errorRate of the configuration', () => {
  const errors = (yaml: string, args: readonly string[] = []): unknown => {
    const cwd = draftFolder({ '.newsproof.yaml': yaml, 'a.txt': PAREN, 'x/a.txt': PAREN });
    return checkJson([...args, 'a.txt', 'x/a.txt'], { cwd }).files.map((f) => (f as unknown as { errorRate?: { errors: number } }).errorRate?.errors);
  };

  test('weights by rule before group, for some drafts, through extends', () => {
    expect(errors('errorRate: {weights: {punct: 0.5}}\n')).toEqual([0.5, 0.5]);
    expect(errors('errorRate: {weights: {punct: 0.5, punct/halfwidth-paren: 2}}\n')).toEqual([2, 2]);
    expect(errors('overrides:\n  - {files: x/, errorRate: {weights: {punct: 0}}}\n')).toEqual([0.1, 0]);
  });

  test('what is wrong in it is told at its place, the rest applies', () => {
    const cwd = draftFolder({
      '.newsproof.yaml': 'errorRate:\n  weights: {punct: viel, punkt: 1, space: -1, num: 3}\n  headlin: 2\n  repeats: 5\n',
      'a.txt': CLEAN,
    });
    const { files } = checkJson(['a.txt'], { cwd });
    expect(files[1]?.findings.map((f) => `${f.range.start.line}:${f.range.start.column} ${f.message}`)).toEqual([
      '2:20 此处应为0到100的数',
      expect.stringMatching(/^2:26 没有“punkt”这个规则或规则组，是不是“punct”/),
      '2:43 此处应为0到100的数',
      expect.stringMatching(/^3:3 没有“headlin”这个配置项，是不是“headline”/),
    ]);
    const { stdout } = newsproof(['config', '--print', 'a.txt'], { cwd });
    expect(stdout).toContain(
      'errorRate:\n  headline: 2  # default\n  important: 2  # default\n  repeats: 5  # .newsproof.yaml:4\n  numerals: 1  # default\n  weights:\n    num: 3  # .newsproof.yaml:2\n',
    );
  });
});
