import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draftFolder, newsproof } from './cli-run.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const REGIONAL = '白宫说，川普将于下周出访。\n';

/** More drafts than are worth a thread, each with findings of its own. */
function manyDrafts(count = 40): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++)
    files[`稿/${String(i).padStart(2, '0')}.${i % 3 ? 'txt' : 'md'}`] = `${PAREN.repeat(i % 5)}\n${i % 4 ? '' : REGIONAL}第${i}班渡轮今天停航。\n`;
  return files;
}

/** Counts the threads that a process starts, in a file. */
const COUNTER = `const t = require('node:worker_threads');
if (t.isMainThread) { const { Worker } = t; t.Worker = class extends Worker { constructor(...a) { super(...a); require('node:fs').appendFileSync(process.env.COUNT, 'x'); } }; }`;

describe('--jobs', () => {
  const cwd = draftFolder({ ...manyDrafts(), 'count.cjs': COUNTER, 'gbk/gbk.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6) });
  const threaded = (count: string, ...args: string[]): { stdout: string; status: number | null; threads: number } => {
    const { stdout, stderr, status } = newsproof(['check', ...args], {
      cwd,
      env: { NODE_OPTIONS: `--require ${join(cwd, 'count.cjs')}`, COUNT: join(cwd, count) },
    });
    expect(stderr).toBe('');
    const counted = readdirSync(cwd).includes(count) ? readFileSync(join(cwd, count), 'utf8').length : 0;
    return { stdout, status, threads: counted };
  };

  test.each(['json', 'stylish', 'sarif', 'html'])('%s says the same in the same order with threads and without', (format) => {
    const one = threaded(`one-${format}`, '--format', format, '稿', 'gbk');
    const many = threaded(`many-${format}`, '--format', format, '--jobs', '3', '稿', 'gbk');
    expect(many.stdout).toBe(one.stdout);
    expect([one.threads, many.threads, one.status, many.status]).toEqual([0, 3, 2, 2]);
  });

  test('few drafts need no thread', () => {
    expect(threaded('few', '--jobs', '8', '稿/01.txt', '稿/02.txt').threads).toBe(0);
  });

  test('entries of the ignore file count as used, wherever the draft was checked', () => {
    const folder = draftFolder({
      ...manyDrafts(),
      '稿/.newsproof-ignore.yaml': '- rule: punct/halfwidth-paren\n  file: "*"\n- rule: names/variant\n  text: 川普\n- {rule: space, text: 没有的文字}\n',
    });
    const [one, many] = [['1'], ['3']].map(([n]) => newsproof(['check', '--jobs', n as string, '--format', 'json', '稿'], { cwd: folder }).stdout);
    expect(many).toBe(one);
    expect(one).not.toContain('punct/halfwidth-paren"');
  });
});

describe('--cache', () => {
  const start = (): string => draftFolder({ ...manyDrafts(12), 'a.txt': PAREN });
  const run = (cwd: string, ...args: string[]) => {
    const { stdout, stderr, status } = newsproof(['check', '--cache', '--format', 'json', ...args, '.'], { cwd });
    return { stdout, stderr, status };
  };
  const plain = (cwd: string, ...args: string[]): string => newsproof(['check', '--format', 'json', ...args, '.'], { cwd }).stdout;
  /** Changes what the cache says of a file, with a checksum that fits, to see that it is asked. */
  const forge = async (cwd: string, from: string, to: string): Promise<void> => {
    const file = join(cwd, '.newsproof-cache');
    const text = readFileSync(file, 'utf8');
    const body = text.slice(text.indexOf('\n') + 1).replaceAll(from, to);
    const { createHash } = await import('node:crypto');
    writeFileSync(file, `newsproof-cache 1 ${createHash('sha256').update(body).digest('hex')}\n${body}`);
  };

  test('says the same with and without, and is asked', async () => {
    const cwd = start();
    const wanted = plain(cwd);
    expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
    expect(run(cwd).stdout).toBe(wanted);
    expect(run(cwd, '--jobs', '2').stdout).toBe(wanted);
    await forge(cwd, '中文里的括号应为全角', '这是缓存里的话');
    expect(run(cwd).stdout).toBe(wanted.replaceAll('中文里的括号应为全角', '这是缓存里的话'));
    // A changed text, a changed configuration, other rules, another profile: nothing is taken from it.
    writeFileSync(join(cwd, 'a.txt'), `${PAREN}\n`);
    expect(newsproof(['check', '--cache', '--format', 'json', 'a.txt'], { cwd }).stdout).not.toContain('缓存');
    expect(run(cwd, '--profile', 'newspaper').stdout).not.toContain('缓存');
    writeFileSync(join(cwd, '.newsproof.yaml'), 'rules: {names: hint}\n');
    expect(run(cwd).stdout).toBe(plain(cwd));
  });

  test('a lexicon that has changed, an ignore file that has', () => {
    const cwd = draftFolder({
      ...manyDrafts(3),
      '.newsproof.yaml': 'lexicons: [l.yaml]\n',
      'l.yaml': 'people:\n  - name: 林一帆甲\n',
      'b.txt': '经理林一凡甲昨天说，首班七点。\n',
    });
    expect(run(cwd).stdout).toBe(plain(cwd));
    writeFileSync(join(cwd, 'l.yaml'), 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲]\n');
    const taught = run(cwd).stdout;
    expect(taught).toContain('names/variant');
    expect(taught).toBe(plain(cwd));
    writeFileSync(join(cwd, '.newsproof-ignore.yaml'), '- {rule: names/variant, text: 林一凡甲}\n');
    expect(run(cwd).stdout).toBe(plain(cwd));
    expect(run(cwd).stdout).toBe(plain(cwd));
  });

  test.each([
    ['cut off', (t: string) => t.slice(0, t.length / 2)],
    ['one character changed', (t: string) => t.replace('warning', 'wurning')],
    ['empty', () => ''],
    ['of another build', (t: string) => t.replace(/\n"[^"]*"/, '\n"0.0.0"')],
  ])('one that is %s is left out of account', (_, spoil) => {
    const cwd = start();
    const wanted = plain(cwd);
    run(cwd);
    const file = join(cwd, '.newsproof-cache');
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
    expect(run(cwd).stdout).toBe(wanted);
  });

  test('--cache-location: elsewhere; never over a file that is none; a place that cannot be written is told and no more', () => {
    const cwd = start();
    expect(run(cwd, '--cache-location', 'c.bin').status).toBe(1);
    expect(readdirSync(cwd)).toContain('c.bin');
    expect(readdirSync(cwd)).not.toContain('.newsproof-cache');
    const over = run(cwd, '--cache-location', 'a.txt');
    expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('缓存写不进 a.txt')]);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(PAREN);
    expect(run(cwd, '--cache-location', 'no/such/folder/c').stderr).toContain('缓存写不进');
    expect(newsproof(['check', '--cache-location', 'x', 'a.txt'], { cwd }).status).toBe(2);
    rmSync(join(cwd, 'c.bin'));
  });
});
