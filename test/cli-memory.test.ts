import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkJson, draftFolder, newsproof, STACK } from './cli-run.ts';

/** Little memory, so that little text is too much for it: the limits go with what there is. */
const env = { NODE_OPTIONS: '--max-old-space-size=128' };
const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈(乙)。\n';
const lines = (line: string, length: number): string => line.repeat(Math.ceil(length / line.length));

/** Texts of nothing but lines, each a paragraph by itself. */
const TOO_MUCH: Readonly<Record<string, string>> = {
  'short lines': lines('国\n', 1_000_000),
  'lines with a finding': lines('(乙)\n', 1_000_000),
  'empty lines': lines('\n', 4_000_000),
  'CR alone': lines('国\r', 1_000_000),
};

describe('a draft that would fill the memory', () => {
  test.each(Object.entries(TOO_MUCH))('is refused, and the others are checked: %s', (_name, text) => {
    const cwd = draftFolder({ 'a.txt': PROSE, 'b.txt': text, 'c.md': PROSE });
    const { files, status, stderr } = checkJson(['--language', 'en', 'a.txt', 'b.txt', 'c.md'], { cwd, env });
    expect(status).toBe(2);
    expect(stderr).toBe('');
    expect(files[1]?.error).toMatch(/has \d+ lines and \d+ characters; checking it takes more memory than Node may use \(\d+ MB\).*--max-old-space-size=\d+/);
    expect([files[0], files[2]].map((f) => [f?.error, f?.findings.map((x) => x.rule)])).toEqual([0, 2].map(() => [null, ['punct/halfwidth-paren']]));
  });

  test('is not repaired either, and stays as it is', () => {
    const text = TOO_MUCH['lines with a finding'] as string;
    const cwd = draftFolder({ 'a.txt': PROSE, 'b.txt': text });
    const { status, stderr } = newsproof(['fix', 'b.txt', 'a.txt'], { cwd, env });
    expect(status).toBe(2);
    expect(stderr).toContain('请拆成几个文件');
    expect(stderr).not.toMatch(STACK);
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(text);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('（乙）');
  });
});

describe('a draft of which too much is to be kept', () => {
  test.each([
    ['findings', lines('(乙)', 400_000)],
    ['datelines', lines('新华社北京6月12日电\n', 150_000)],
  ])('is checked as far as the memory goes, and says where that ends: %s', (_name, text) => {
    const cwd = draftFolder({ 'a.txt': PROSE, 'b.txt': text });
    const { files, status } = checkJson(['--rule', 'word', 'a.txt', 'b.txt'], { cwd, env });
    expect(files.map((f) => f.error)).toEqual([null, null]);
    expect(files[1]?.findings.map((f) => f.rule)).toEqual(['engine/limit']);
    expect(status).toBe(1);
  });

  test('ordinary prose is far from that', () => {
    const cwd = draftFolder({ 'a.txt': Array.from({ length: 1000 }, (_, i) => `${i}${PROSE}`).join('\n') });
    const { files } = checkJson(['--rule', 'word', 'a.txt'], { cwd, env });
    expect(files.map((f) => [f.error, f.findings])).toEqual([[null, []]]);
  });
});
