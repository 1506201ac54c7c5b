import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHE_HOME, draftFolder, newsproof } from './cli-run.ts';
import { cleanNews } from './news.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const REGIONAL = '白宫说，川普将于下周出访。\n';

/** Drafts each with findings of its own. */
function manyDrafts(count = 40): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++)
    files[`稿/${String(i).padStart(2, '0')}.${i % 3 ? 'txt' : 'md'}`] = `${PAREN.repeat(i % 5)}\n${i % 4 ? '' : REGIONAL}第${i}班渡轮今天停航。\n`;
  return files;
}

/** So much text that three threads are worth it. */
function longDrafts(): Record<string, string> {
  const all = cleanNews(420_000);
  const part = Math.ceil(all.length / 6);
  return Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [
      `稿/长${i}.txt`,
      all
        .slice(i * part, (i + 1) * part)
        .map(({ text }) => text)
        .join('\n'),
    ]),
  );
}

/** Counts the threads that a process starts, in a file. */
const COUNTER = `const t = require('node:worker_threads');
if (t.isMainThread) { const { Worker } = t; t.Worker = class extends Worker { constructor(...a) { super(...a); require('node:fs').appendFileSync(process.env.COUNT, 'x'); } }; }`;

describe('--jobs', () => {
  const cwd = draftFolder({ ...manyDrafts(), ...longDrafts(), 'count.cjs': COUNTER, 'gbk/gbk.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6) });
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

  test('few drafts and short ones need no thread, and a thread has something to do', () => {
    expect(threaded('few', '--jobs', '8', '稿/01.txt', '稿/02.txt').threads).toBe(0);
    expect(threaded('short', '--jobs', '8', '稿/[0-9]*').threads).toBe(0);
    expect(threaded('two', '--jobs', '8', '稿/长[0-4].txt').threads).toBe(2);
  });

  test('entries of the ignore file count as used, wherever the draft was checked', () => {
    const folder = draftFolder({
      ...manyDrafts(),
      ...longDrafts(),
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
  const key = (): Buffer => readFileSync(join(CACHE_HOME, 'newsproof/key'));
  /** Changes the body of the cache, with a signature of a key, to see whether it is asked. */
  const forge = (cwd: string, change: (body: string) => string, secret: Buffer): void => {
    const file = join(cwd, '.newsproof-cache');
    const text = readFileSync(file, 'utf8');
    const body = change(text.slice(text.indexOf('\n') + 1));
    writeFileSync(file, `newsproof-cache 2 ${createHmac('sha256', secret).update(body).digest('hex')}\n${body}`);
  };
  const reword = (body: string): string => body.replaceAll('中文里的括号应为全角', '这是缓存里的话');

  test('says the same with and without, and is asked', () => {
    const cwd = start();
    const wanted = plain(cwd);
    expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
    expect(run(cwd).stdout).toBe(wanted);
    expect(run(cwd, '--jobs', '2').stdout).toBe(wanted);
    forge(cwd, reword, key());
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

  test('one that came with the drafts is not asked', () => {
    const cwd = start();
    const wanted = plain(cwd);
    run(cwd);
    forge(cwd, reword, Buffer.alloc(32));
    expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
    forge(cwd, reword, Buffer.alloc(0));
    const text = readFileSync(join(cwd, '.newsproof-cache'), 'utf8');
    const body = text.slice(text.indexOf('\n') + 1);
    for (const form of ['1', '2']) {
      writeFileSync(join(cwd, '.newsproof-cache'), `newsproof-cache ${form} ${createHash('sha256').update(body).digest('hex')}\n${body}`);
      expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
    }
  });

  test.each([
    ['a place behind the end', (b: string) => b.replace('"end":12', '"end":9999')],
    ['a place that is none', (b: string) => b.replace('"end":12', '"end":"12"')],
    ['no findings', (b: string) => b.replaceAll('"problems":', '"problem":')],
    ['findings that are none', (b: string) => b.replace('"problems":[{', '"problems":[null,{')],
    ['a severity that there is not', (b: string) => b.replaceAll('"severity":"warning"', '"severity":"grave"')],
    ['no text', (b: string) => b.replaceAll('"zh":', '"hz":')],
    ['no rate', (b: string) => b.replaceAll('"rate":{', '"rate":[{').replaceAll(/("perTenThousand":[\d.]+)\}/g, '$1}]')],
    ['entries that are none', (b: string) => b.replace('\n[[', '\n[7,null,["x"],["y",null],[')],
  ])('%s: what has not the form of an outcome is not taken', (_, spoil) => {
    const cwd = start();
    const wanted = plain(cwd);
    run(cwd);
    const before = readFileSync(join(cwd, '.newsproof-cache'), 'utf8');
    forge(cwd, spoil, key());
    expect(readFileSync(join(cwd, '.newsproof-cache'), 'utf8')).not.toBe(before);
    expect(run(cwd)).toEqual({ stdout: wanted, stderr: '', status: 1 });
  });

  test('is written through no link that lies in the folder', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'victim.txt.kept': 'mine\n' });
    // All that a folder can foretell of a name.
    writeFileSync(join(cwd, 'links.cjs'), "require('node:fs').symlinkSync('victim.txt.kept', '.newsproof-cache.' + process.pid);\n");
    run(cwd);
    rmSync(join(cwd, '.newsproof-cache'));
    newsproof(['check', '--cache', 'a.txt'], { cwd, env: { NODE_OPTIONS: `--require ${join(cwd, 'links.cjs')}` } });
    expect(readFileSync(join(cwd, 'victim.txt.kept'), 'utf8')).toBe('mine\n');
    expect(readdirSync(cwd).filter((f) => f.endsWith('.tmp'))).toEqual([]);
    expect(lstatSync(join(cwd, '.newsproof-cache')).isFile()).toBe(true);
    rmSync(join(cwd, '.newsproof-cache'));
    symlinkSync('victim.txt.kept', join(cwd, '.newsproof-cache'));
    expect(run(cwd).stderr).toContain('缓存写不进 .newsproof-cache');
    expect(readFileSync(join(cwd, 'victim.txt.kept'), 'utf8')).toBe('mine\n');
    expect(lstatSync(join(cwd, '.newsproof-cache')).isSymbolicLink()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('a pipe in its place is left alone, and waited for by nobody', () => {
    const cwd = draftFolder({ 'a.txt': PAREN });
    execFileSync('mkfifo', [join(cwd, '.newsproof-cache')]);
    const { status, stderr } = newsproof(['check', '--cache', 'a.txt'], { cwd, timeout: 20_000 });
    expect([status, stderr]).toEqual([1, expect.stringContaining('缓存写不进 .newsproof-cache')]);
    expect(lstatSync(join(cwd, '.newsproof-cache')).isFIFO()).toBe(true);
  });

  describe('the key', () => {
    const withHome = (home: string, cwd: string) => newsproof(['check', '--cache', '--format', 'json', 'a.txt'], { cwd, env: { XDG_CACHE_HOME: home } });

    const made = (home: string): string => {
      withHome(home, draftFolder({ 'a.txt': PAREN }));
      return join(home, 'newsproof/key');
    };

    test('is made once, for this user alone', () => {
      const cwd = draftFolder({ 'a.txt': PAREN });
      const home = join(draftFolder(), 'not/yet');
      expect(withHome(home, cwd).stderr).toBe('');
      const key = readFileSync(join(home, 'newsproof/key'));
      expect(key).toHaveLength(32);
      if (process.platform !== 'win32') expect(statSync(join(home, 'newsproof/key')).mode & 0o777).toBe(0o600);
      withHome(home, cwd);
      expect(readFileSync(join(home, 'newsproof/key'))).toEqual(key);
      expect(readdirSync(join(home, 'newsproof'))).toEqual(['key']);
    });

    test.skipIf(process.platform === 'win32').each<[string, (home: string) => void, string]>([
      ['can be kept nowhere', (home) => writeFileSync(join(home, 'newsproof'), ''), '无法读写（ENOTDIR）'],
      ['is open to others', (home) => chmodSync(made(home), 0o644), '别人也能读写'],
      ['is cut off', (home) => writeFileSync(made(home), 'x'), '已损坏'],
      [
        'is a link',
        (home) => {
          const key = made(home);
          renameSync(key, join(home, 'other'));
          symlinkSync('../other', key);
        },
        '已损坏',
      ],
    ])('one that %s: no cache, which is told', (_, spoil, why) => {
      const home = draftFolder();
      spoil(home);
      const cwd = draftFolder({ 'a.txt': PAREN });
      const { status, stderr, stdout } = withHome(home, cwd);
      expect(stderr).toContain('没有使用缓存');
      expect(stderr).toContain(why);
      expect([status, stdout]).toEqual([1, newsproof(['check', '--format', 'json', 'a.txt'], { cwd }).stdout]);
      expect(existsSync(join(cwd, '.newsproof-cache'))).toBe(false);
    });
  });
});
