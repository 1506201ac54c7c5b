import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkJson, draftFolder, type JsonRun, newsproof, STACK } from './cli-run.ts';

const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';
const TRUMP = `白宫发言人说，川普将于下周出访。${PROSE}\n`;
const PARENS = `展馆(甲)昨日开放。${PROSE}\n\n<!-- newsproof-disable-next-line punct/halfwidth-paren -- 引文 -->\n展馆(乙)昨日开放。\n`;
const ENTRY = '- rule: names/variant\n  text: 川普\n  before: 发言人说，\n  after: 将于下周\n';
const IGNORE = '.newsproof-ignore.yaml';

const found = (run: JsonRun): string[] => run.files.flatMap((f) => f.findings.map((x) => `${f.path} ${x.rule}`));
const messages = (run: JsonRun): string[] =>
  run.files.flatMap((f) => f.findings.filter((x) => x.rule.startsWith('suppress/')).map((x) => `${f.path}: ${x.message}`));
const suppressed = ({ summary }: JsonRun): unknown => (summary as { suppressed?: number }).suppressed;

describe('check', () => {
  test('leaves out what comments and the ignore file say, and tells how many', () => {
    const cwd = draftFolder({ 'a.md': PARENS, 'b.txt': TRUMP, [IGNORE]: ENTRY });
    const run = checkJson(['.'], { cwd });
    expect(found(run)).toEqual(['a.md punct/halfwidth-paren']);
    expect([suppressed(run), run.status]).toEqual([2, 1]);
    expect(newsproof(['check', '.'], { cwd }).stdout).toContain('另有2处按忽略标记或忽略清单未列出');
    expect(newsproof(['check', '--language', 'en', '.'], { cwd }).stdout).toContain('2 more suppressed by comments or the ignore file');
    // Nothing new where nothing is suppressed.
    expect(checkJson(['a.txt'], { cwd: draftFolder({ 'a.txt': TRUMP }) }).summary).not.toHaveProperty('suppressed');
  });

  test('the nearest ignore file counts, else the one beside the configuration that was named', () => {
    const cwd = draftFolder({ 'a/b.txt': TRUMP, 'a/c/b.txt': TRUMP, [IGNORE]: ENTRY, [`a/c/${IGNORE}`]: '' });
    expect(found(checkJson(['.'], { cwd }))).toEqual(['a/c/b.txt names/variant']);
    const apart = draftFolder({ 'a.txt': TRUMP, 'house/x.yaml': 'profile: xinhua\n', [`house/${IGNORE}`]: ENTRY });
    expect(found(checkJson(['--config', 'house/x.yaml', 'a.txt'], { cwd: apart }))).toEqual([]);
    expect(found(checkJson(['a.txt'], { cwd: apart }))).toEqual(['a.txt names/variant']);
  });

  test('what is wrong in it is a finding there, and the rest counts', () => {
    const cwd = draftFolder({ 'b.txt': TRUMP, [IGNORE]: `${ENTRY}- {rule: names/varant, text: 甲}\n- 乙\n` });
    const run = checkJson(['b.txt'], { cwd });
    expect(found(run)).toEqual([`${IGNORE} suppress/unknown`, `${IGNORE} suppress/invalid`]);
    expect(run.files[1]?.findings[0]?.range.start).toEqual({ line: 5, column: 10 });
    const binary = checkJson(['b.txt'], { cwd: draftFolder({ 'b.txt': TRUMP, [IGNORE]: new Uint8Array([0xff, 0xfe, 0, 0xd8, 0, 0]) }) });
    expect([binary.status, found(binary).length, STACK.test(binary.stderr)]).toEqual([2, 1, false]);
  });

  test('entries that ignore nothing are told of when that is decided', () => {
    const idle = '- {rule: names/variant, text: 特郎普}\n';
    const named = '- {rule: names/variant, text: 川普, file: ./c.txt}\n';
    const cwd = draftFolder({ 'b.txt': TRUMP, 'c.txt': PROSE, 'd/e.txt': PROSE, [IGNORE]: ENTRY + idle + named });
    const [one, two] = ['“特郎普”', '“川普”（./c.txt）'].map((x) => `${IGNORE}: 这一条没有忽略任何问题：names/variant${x}`);
    const told = (...args: string[]): string[] => messages(checkJson(args, { cwd }));
    // The whole folder; a part of it; the draft that the entry names; another one.
    expect(told('.')).toEqual([one, two]);
    expect(told('d')).toEqual([]);
    expect(told('c.txt')).toEqual([two]);
    expect(told('b.txt')).toEqual([]);
    // Of rules that are off, and of some of the rules, nothing is known.
    expect(told('--rule', 'space', '.')).toEqual([]);
    const off = draftFolder({ 'b.txt': PROSE, [IGNORE]: ENTRY, '.newsproof.yaml': 'rules: {names/variant: off}\n' });
    expect(messages(checkJson(['.'], { cwd: off }))).toEqual([]);
    // It is information: the run does not fail for it.
    expect(newsproof(['check', '.'], { cwd }).status).toBe(0);
  });

  test('entries that are over, and comments that suppress nothing', () => {
    const over = `${ENTRY}  until: 2020-01-01\n`;
    const cwd = draftFolder({ 'a.md': `<!-- newsproof-disable space -->\n\n${PROSE}\n`, 'b.txt': TRUMP, [IGNORE]: over });
    const run = checkJson(['.'], { cwd });
    expect(found(run)).toContain('b.txt names/variant');
    expect(messages(run)).toEqual(['a.md: 这个标记没有忽略任何问题', `${IGNORE}: 这一条只到 2020-01-01 有效，已经失效`]);
  });

  test('standard input goes by the name it is given', () => {
    const cwd = draftFolder({ [IGNORE]: `${ENTRY}  file: ./b.txt\n` });
    expect(found(checkJson(['--stdin', '--stdin-filename', 'b.txt'], { cwd, input: TRUMP }))).toEqual([]);
    expect(found(checkJson(['--stdin', '--stdin-filename', 'c.txt'], { cwd, input: TRUMP }))).toEqual(['c.txt names/variant']);
  });
});

test('fix leaves alone what is to be ignored', () => {
  const cwd = draftFolder({ 'a.md': PARENS, 'b.txt': TRUMP, [IGNORE]: ENTRY });
  expect(newsproof(['fix', '--review', '.'], { cwd }).status).toBe(0);
  expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(PARENS.replace('(甲)', '（甲）'));
  expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(TRUMP);
});
