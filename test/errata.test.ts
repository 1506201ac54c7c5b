import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween, readableEdits } from '../server/src/report/edits-between.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { CLI, draftFolder, newsproof, ROOT, STACK } from './cli-run.ts';

const OLD = `# 渡轮昨天复航(首班七点)

受台风影响，多个航班以经取消。国务卿蓬佩欧说，谈判还
在继续。

约三百人左右参加了悼念活动。发掘工作历时 75 天，本月结束。

沿河居民已经转移。
`;
const NEW = `# 渡轮昨天复航（首班七点）

受台风影响，多个航班已经取消。国务卿蓬佩奥说，谈判还在继续。

约三百人参加了悼念活动。发掘工作历时76天，本月结束。

沿河村民都已经转移。
`;

/** Rows of a sheet in Markdown, without the heads of its columns. */
function rowsOf(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));
}

function diff(before: string, after: string, ...args: string[]): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = newsproof(['diff', ...args, '旧.md', '新.md'], { cwd: draftFolder({ '旧.md': before, '新.md': after }) });
  expect(stderr).not.toMatch(STACK);
  return { stdout, stderr, status };
}

describe('newsproof diff', () => {
  test('each change with its lines, old, new, and the rule that speaks for it', () => {
    const { stdout, stderr, status } = diff(OLD, NEW);
    expect([stderr, status]).toEqual(['', 1]);
    expect(stdout).toContain('# 勘误表：旧.md → 新.md\n\n共改动 7 处，其中 6 处有规则可依\n');
    const rows = rowsOf(stdout).map(([line, after, old = '', fresh = '', message = '', rule = '']) => [
      `${line} ${after}`,
      /⟦.*⟧/.exec(old)?.[0],
      /⟦.*⟧/.exec(fresh)?.[0],
      /`(.*)`/.exec(rule)?.[1],
      message.includes('改法与建议不同'),
    ]);
    expect(rows).toEqual([
      // Both brackets are one change, for one rule speaks for both.
      ['1 1', '⟦(首班七点)⟧', '⟦（首班七点）⟧', 'punct/halfwidth-paren', false],
      ['3 3', '⟦以⟧', '⟦已⟧', 'word/typo', false],
      ['3 3', '⟦欧⟧', '⟦奥⟧', 'names/variant', false],
      ['3 3', '⟦⏎⟧', '⟦⟧', 'wrap/broken-line', false],
      ['6 5', '⟦左右⟧', '⟦⟧', 'num/approximate', false],
      ['6 5', '⟦ 75 ⟧', '⟦76⟧', 'space/digit-han', true],
      // What is left between two changes is no longer than they are.
      ['8 7', '⟦居民⟧', '⟦村民都⟧', undefined, false],
    ]);
  });

  test('lines are those before and after, wherever text was added or has gone', () => {
    const before = '渡轮昨天停航。\n\n渡轮今天复航。\n\n乘客已经到港。\n';
    const after = '本报讯\n\n今年第三次。\n\n渡轮昨天停航。\n\n旅客已经到港。\n';
    const rows = rowsOf(diff(before, after).stdout).map((row) => row.slice(0, 2).join(' '));
    expect(rows).toEqual(['1 1', '3 7']);
  });

  test('a paragraph that goes or comes is no matter of what is found in it or beside it', () => {
    const gone = '国务卿蓬佩欧昨天(首班七点)到港，随后参观了展馆，并与乘客座谈。\n\n';
    const kept = '渡轮昨天复航。\n\n';
    const rules = (before: string, after: string) => rowsOf(diff(before, after).stdout).map((row) => row[5]);
    expect(rules(kept + gone, kept)).toEqual(['']);
    expect(rules(gone + kept, gone.replace('(', `（${kept.trim().repeat(3)}`) + kept)).toEqual(['']);
    expect(rules('国务卿蓬佩欧昨天到港。\n', '国务卿昨天到港。\n')).toEqual([expect.stringContaining('names/variant')]);
  });

  test('nothing changed: exit code 0, and other line ends, a BOM are no change', () => {
    expect(diff(OLD, OLD)).toMatchObject({ status: 0, stdout: expect.stringContaining('没有改动。') });
    expect(diff(OLD, `\ufeff${OLD.replaceAll('\n', '\r\n')}`).status).toBe(0);
    expect(diff('', '', '--language', 'en')).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing was changed.') });
  });

  test('a sheet is no draft with faults of its own', () => {
    const cwd = draftFolder({ 'sheet.md': diff(OLD, NEW).stdout });
    expect(newsproof(['check', 'sheet.md'], { cwd }).status).toBe(0);
  });

  test('a repair that can be written in two ways counts as done in both', () => {
    const rules = rowsOf(diff('会议的的主题是绿色发展。\n', '会议的主题是绿色发展。\n').stdout).map((row) => row[5]);
    expect(rules).toEqual([expect.stringContaining('repeat/doubled-char')]);
  });

  test('one state from standard input, whatever reads it from a history', () => {
    const cwd = draftFolder({ '新.md': NEW, '.newsproof.yaml': 'rules: { word/typo: off }\n' });
    const { stdout, status } = newsproof(['diff', '--language', 'en', '-', '新.md'], { cwd, input: OLD });
    expect(status).toBe(1);
    expect(stdout).toContain('# Errata: - → 新.md');
    // The configuration is that of the draft.
    expect(stdout).not.toContain('word/typo');
    expect(newsproof(['diff', '新.md', '-'], { cwd, input: NEW }).status).toBe(0);
  });

  test('what is wrong is told in a line, with exit code 2 and no sheet', () => {
    const cwd = draftFolder({ 'a.md': OLD, 'gbk.md': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6), 'bad.yaml': 'rulez: {}\n' });
    const run = (...args: string[]) => newsproof(['diff', ...args], { cwd });
    for (const args of [['a.md'], ['a.md', 'a.md', 'a.md'], ['-', '-'], [], ['a.md', 'nothing.md'], ['gbk.md', 'a.md'], ['--format', 'json', 'a.md', 'a.md']]) {
      const { stdout, stderr, status } = run(...args);
      expect([stdout, status], args.join(' ')).toEqual(['', 2]);
      expect(stderr).toMatch(/^newsproof: [^\n]+\n$/);
      expect(stderr).not.toMatch(STACK);
    }
    expect(run('--config', 'bad.yaml', 'a.md', 'a.md')).toMatchObject({ status: 0, stderr: expect.stringContaining('bad.yaml') });
  });
});

describe('formats', () => {
  /** Every kind of mark that could be taken for one of a sheet, and what a spreadsheet takes for a formula. */
  const HOSTILE = '=1+1<b>&"\'|`渡轮,复航(首班|七点<script>)。\n\u202e@甲\n';
  const CHANGED = '=1+2<b>&"\'|`渡轮,复航（首班|七点<script>）。\n\u202e@乙\n';

  test('HTML: a page by itself, in which the draft is only text', () => {
    const { stdout } = diff(HOSTILE, CHANGED, '--format', 'html');
    expect(stdout).toMatch(/^<!doctype html>\n/);
    expect(stdout.match(/<tr class="/g)?.length).toBeGreaterThan(2);
    expect(stdout).not.toMatch(/<script|<b>|<link|<img|\son\w+=|https?:|url\(/);
    expect(stdout).toContain('@media print');
    // Browsers print no backgrounds unless they are told to, and without one nothing says what was changed.
    expect(stdout).toMatch(/mark\{[^}]*[;{]print-color-adjust:exact/);
  });

  test('Markdown: rows have the same cells', () => {
    const bars = (l: string): number => l.replace(/\\./g, '').split('|').length;
    const lines = diff(HOSTILE, CHANGED).stdout.split('\n');
    expect(new Set(lines.filter((l) => l.startsWith('|')).map(bars))).toEqual(new Set([9]));
  });

  test('CSV: for a spreadsheet, with a BOM, and nothing that it would compute', () => {
    const { stdout } = diff(HOSTILE, CHANGED, '--format', 'csv');
    expect(stdout.startsWith('\ufeff行,改后行,原文,改为,问题,规则,依据\r\n')).toBe(true);
    const rows = csvRows(stdout.slice(1));
    expect(new Set(rows.map((r) => r.length))).toEqual(new Set([7]));
    expect(rows.slice(1).map((r) => r[2]?.[0])).toContain("'");
    expect(diff('＝1+1 船(一)。\n', '＝1+1 船（一）。\n', '--format', 'csv').stdout).toContain("1,1,'＝1+1 船⟦");
    for (const field of rows.flat()) expect(field).not.toMatch(/^[=+\-@]|[\u202e\r\n]/);
    expect(rows[2]?.[2]).toContain('&"\'|`渡轮,复航⟦(⟧首班|七点');
  });
});

/** A reader of RFC 4180. */
function csvRows(text: string): string[][] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
}

describe('edits between two states', () => {
  const words = fc.array(fc.constantFrom('渡轮', '的', '的', '(', ')', '75', '3.5', 'GDP', ' ', '\n', '\n\n', '。', '𠮷', '😀', '\ud800', '甲乙'), {
    maxLength: 40,
  });

  test('make the one of the other, in order, apart from each other; so do the readable ones', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const edits = editsBetween(before, after);
        for (const list of [edits, readableEdits(edits, before)]) {
          expect(applyEdits(before, list)).toBe(after);
          list.forEach((e, i) => {
            if (i > 0) expect(e.start).toBeGreaterThan(list[i - 1]?.end ?? 0);
          });
        }
      }),
    );
  });

  test('figures and words change as wholes, characters one by one', () => {
    const between = (a: string, b: string): string[] => editsBetween(a, b).map((e) => `${a.slice(e.start, e.end)}>${e.text}`);
    expect(between('增长3.5%，GDP达75亿', '增长3.8%，GNP达75亿')).toEqual(['3.5>3.8', 'GDP>GNP']);
    expect(between('多个航班以经取消', '多个航班已经取消')).toEqual(['以>已']);
  });

  test('texts without anything in common are one change, and are not searched for long', () => {
    const [a, b] = [0, 20_000].map((from) => Array.from({ length: 12_000 }, (_, i) => String.fromCharCode(0x4e00 + ((from + i * 7) % 20_000))).join('\n'));
    const edits = editsBetween(a as string, `${b}x`);
    expect(applyEdits(a as string, edits)).toBe(`${b}x`);
  });
});

test('the example of the page about the command line is how it is', () => {
  const page = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
  const cwd = draftFolder();
  const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args], { cwd, encoding: 'utf8' });
  expect(page).toContain('git show HEAD:稿件.md | newsproof diff - 稿件.md');
  git('init', '-q');
  spawnSync('tee', ['稿件.md'], { cwd, input: OLD });
  git('add', '.');
  git('commit', '-qm', '1');
  spawnSync('tee', ['稿件.md'], { cwd, input: NEW });
  const { status, stdout } = spawnSync('bash', ['-c', `git show HEAD:稿件.md | '${process.execPath}' '${CLI}' diff - 稿件.md`], { cwd, encoding: 'utf8' });
  expect([status, rowsOf(stdout).length]).toEqual([1, 7]);
});
