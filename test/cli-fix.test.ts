import { chmodSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../server/src/cli/read-file.ts';
import { replaceFile } from '../server/src/cli/replace-file.ts';
import { unifiedDiff } from '../server/src/cli/unified-diff.ts';
import { applyEdits } from '../server/src/text/range.ts';
import { draftFolder, newsproof, STACK } from './cli-run.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const FIXED = '渡轮昨天复航（首班七点）。\n';
const CLEAN = '渡轮昨天复航，首班七点。\n';
/** Repaired only on an editor's yes. */
const NAME = '据新华社报道，美国总统特郎普当天出席会议。\n';

describe('fix', () => {
  test('repairs what is safe, tells how much, and leaves no temporary file', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'b.txt': CLEAN });
    const { stdout, status } = newsproof(['fix', 'a.txt', 'b.txt'], { cwd });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(FIXED);
    expect(stdout).toBe('a.txt：修复1处\n1个文件有改动，修复1处；剩余0处\n');
    expect(status).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'b.txt']);
  });

  test('one round leaves nothing for the next', () => {
    const text = '渡轮﹐昨天复航(首班七点)。\n\n共有 30 个班次(含加班)﹔票价不变。\n';
    const cwd = draftFolder({ 'a.txt': text });
    newsproof(['fix', 'a.txt'], { cwd });
    const once = readFileSync(join(cwd, 'a.txt'), 'utf8');
    expect(newsproof(['fix', 'a.txt'], { cwd }).stdout).toContain('0个文件有改动');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(once);
  });

  test('a file without findings is not written', () => {
    const cwd = draftFolder({ 'a.txt': CLEAN });
    const before = statSync(join(cwd, 'a.txt'), { bigint: true });
    newsproof(['fix', 'a.txt'], { cwd });
    const after = statSync(join(cwd, 'a.txt'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  test('keeps BOM, line ends and mode', () => {
    const mixed = '\uFEFF第一行(甲)。\r\n\r\n第二行(乙)。\r第三行(丙)。\n末行';
    const cwd = draftFolder({ 'a.txt': mixed });
    chmodSync(join(cwd, 'a.txt'), 0o640);
    newsproof(['fix', '--rule', 'punct/halfwidth-paren', 'a.txt'], { cwd });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(mixed.replaceAll('(', '（').replaceAll(')', '）'));
    expect(statSync(join(cwd, 'a.txt')).mode & 0o777).toBe(0o640);
  });

  test('a symbolic link stays, what it leads to is repaired', () => {
    const cwd = draftFolder({ 'real/a.txt': PAREN });
    symlinkSync('real/a.txt', join(cwd, 'link.txt'));
    expect(newsproof(['fix', 'link.txt'], { cwd }).status).toBe(0);
    expect(readlinkSync(join(cwd, 'link.txt'))).toBe('real/a.txt');
    expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real/a.txt'), 'utf8')).toBe(FIXED);
  });

  test('a read-only file is left alone, the others are repaired', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'b.txt': PAREN });
    chmodSync(join(cwd, 'a.txt'), 0o444);
    const { stderr, status } = newsproof(['fix', 'a.txt', 'b.txt'], { cwd });
    expect(stderr).toBe('newsproof: a.txt：文件是只读的，没有改动\n');
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(PAREN);
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(FIXED);
  });

  test('review fixes only when asked, one round', () => {
    const cwd = draftFolder({ 'a.txt': NAME });
    const first = newsproof(['fix', 'a.txt'], { cwd });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(NAME);
    expect(first.status).toBe(1);
    newsproof(['fix', '--review', 'a.txt'], { cwd });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(NAME.replace('特郎普', '特朗普'));
  });

  test('--rule repairs only what is asked', () => {
    const text = `渡轮﹐昨天复航。\n${PAREN}`;
    const cwd = draftFolder({ 'a.txt': text });
    newsproof(['fix', '--rule', 'char', 'a.txt'], { cwd });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(text.replace('﹐', '，'));
  });

  test('--stdout prints and leaves the file', () => {
    const cwd = draftFolder({ 'a.txt': `\uFEFF${PAREN}` });
    const { stdout } = newsproof(['fix', '--stdout', 'a.txt'], { cwd });
    expect(stdout).toBe(`\uFEFF${FIXED}`);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(`\uFEFF${PAREN}`);
  });

  test('--dry-run shows a diff and leaves the file', () => {
    const cwd = draftFolder({ 'a.txt': `${CLEAN}${PAREN}${CLEAN}` });
    const { stdout, status } = newsproof(['fix', '--dry-run', 'a.txt'], { cwd });
    const [head, ...rest] = [`--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n ${CLEAN}-${PAREN}+${FIXED} ${CLEAN}`];
    expect(rest).toEqual([]);
    expect(stdout).toBe(`${head}1个文件会有改动，可修复1处；将剩余0处\n`);
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(`${CLEAN}${PAREN}${CLEAN}`);
  });
});

describe('replacing a file', () => {
  test('refuses when the file changed underneath', async () => {
    const cwd = draftFolder({ 'a.txt': PAREN });
    const path = join(cwd, 'a.txt');
    const read = await readText(path, 'draft');
    if ('refused' in read) throw new Error(read.refused.en);
    writeFileSync(path, CLEAN);
    expect((await replaceFile(path, read, Buffer.from(FIXED)))?.en).toContain('changed by another program');
    expect(readFileSync(path, 'utf8')).toBe(CLEAN);
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });

  test('says so when the file has gone', async () => {
    const cwd = draftFolder({ 'a.txt': PAREN });
    const read = await readText(join(cwd, 'a.txt'), 'draft');
    if ('refused' in read) throw new Error(read.refused.en);
    expect((await replaceFile(join(cwd, 'b.txt'), read, Buffer.from(FIXED)))?.en).toContain('ENOENT');
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });

  test('nothing is written for a file that was refused', () => {
    const gbk = Buffer.from([0xb6, 0xc9, 0xc2, 0xd6, 0x28, 0xb8, 0xb4, 0xba, 0xbd, 0x29]);
    const cwd = draftFolder({ 'a.txt': gbk });
    const { stderr, status } = newsproof(['fix', 'a.txt'], { cwd });
    expect(stderr).toContain('GBK');
    expect(stderr).not.toMatch(STACK);
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, 'a.txt'))).toEqual(gbk);
  });
});

describe('the diff', () => {
  const lines = (...l: string[]): string => l.map((x) => `${x}\n`).join('');
  const edit = (text: string, from: string, to: string) => ({ start: text.indexOf(from), end: text.indexOf(from) + from.length, text: to });

  test('joins hunks that touch, and counts on after lines were joined', () => {
    const text = lines('1', '2a', '', '2b', '3', '4', '5', '6', '7x', '8');
    const edits = [edit(text, 'a\n\n2b', 'a2b'), edit(text, '7x', '7')];
    expect(applyEdits(text, edits)).toBe(lines('1', '2a2b', '3', '4', '5', '6', '7', '8'));
    expect(unifiedDiff('f', text, edits)).toBe(
      lines('--- f', '+++ f', '@@ -1,5 +1,3 @@', ' 1', '-2a', '-', '-2b', '+2a2b', ' 3', '@@ -8,3 +6,3 @@', ' 6', '-7x', '+7', ' 8'),
    );
  });

  test('is nothing where nothing changes', () => {
    expect(unifiedDiff('f', 'x\n', [])).toBe('');
  });

  test('a change in the last line, which has no end', () => {
    expect(unifiedDiff('f', 'a\nb', [{ start: 2, end: 3, text: 'c' }])).toBe(lines('--- f', '+++ f', '@@ -1,2 +1,2 @@', ' a', '-b', '+c'));
  });
});
