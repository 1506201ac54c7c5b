import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readlinkSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../server/src/cli/unified-diff.ts';
import { readRegular } from '../server/src/disk/read-file.ts';
import { visible, visibleJson, visibleLines } from '../server/src/text/visible.ts';
import { checkJson, draftFolder, newsproof, STACK } from './cli-run.ts';

const PROSE = '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈，双方就明年的合作交换了意见。';

describe('the report as a page', () => {
  test('names of files and text of drafts run nothing and load nothing', () => {
    const name = `<img src=x onerror=alert(1)>"'&.txt`;
    const text = `${PROSE}<script>alert(1)</script>(乙)"><svg onload=alert(1)>(丙)，javascript:alert(1)(丁)\u2028(戊)\n`;
    const cwd = draftFolder({ [name]: text });
    const { stdout } = newsproof(['check', '--format', 'html', '--min-severity', 'hint', '.'], { cwd });
    expect(stdout).toContain("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'");
    expect(stdout).toContain('&lt;img src=x');
    expect(stdout).toContain('<mark>');
    // Whatever stands in angle brackets is of the page itself.
    const tags = new Set([...stdout.replace(/<style>[^<]*<\/style>/, '').matchAll(/<\/?([a-z]\w*)([^>]*)>/gi)].map((m) => (m[1] as string).toLowerCase()));
    expect(
      [...tags].filter(
        (t) => !/^(?:html|head|meta|title|body|h1|h2|section|p|table|thead|tbody|tr|th|td|br|code|mark|footer|style|details|summary|ul|li|span|div)$/.test(t),
      ),
    ).toEqual([]);
    expect(stdout).not.toMatch(/<[^>]*\s(?:on\w+|src|href|action)\s*=/i);
    expect(stdout).not.toMatch(/https?:\/\//);
  });
});

const PAREN = '渡轮昨天复航(首班七点)。\n';
const FIXED = '渡轮昨天复航（首班七点）。\n';
const isPosix = process.platform !== 'win32';
/** A run that waits for a pipe or reads a device to its end is ended: its status is null. */
const timeout = 20_000;

/** A file that takes no room, whatever its length. */
function sparse(folder: string, name: string, bytes: number): void {
  writeFileSync(join(folder, name), '');
  truncateSync(join(folder, name), bytes);
}
const MB = 1024 * 1024;

describe.skipIf(!isPosix)('what is no regular file', () => {
  const WAYS: Readonly<Record<string, (path: string) => void>> = {
    'a pipe': (path) => void execFileSync('mkfifo', [path]),
    'a link to a device': (path) => symlinkSync('/dev/zero', path),
    'a link to a pipe': (path) => {
      execFileSync('mkfifo', [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  };
  const PLACES: Readonly<Record<string, readonly [name: string, files: Readonly<Record<string, string>>]>> = {
    'a draft': ['b.txt', {}],
    'the configuration': ['.newsproof.yaml', {}],
    'what it extends': ['house.yaml', { '.newsproof.yaml': 'extends: house.yaml\n' }],
    'a lexicon': ['names.yaml', { '.newsproof.yaml': 'lexicons: [names.yaml]\n' }],
    'the ignore file': ['.newsproof-ignore.yaml', {}],
  };
  const all = Object.entries(PLACES).flatMap(([place, [name, files]]) => Object.entries(WAYS).map(([way, make]) => [place, way, name, files, make] as const));

  test.each(all)('%s that is %s is refused, and the drafts are still checked', (_place, _way, name, files, make) => {
    const cwd = draftFolder({ 'a.txt': PAREN, ...files });
    make(join(cwd, name));
    const operands = name === 'b.txt' ? ['a.txt', 'b.txt'] : ['a.txt'];
    const { stdout, stderr, status } = newsproof(['check', ...operands], { cwd, timeout });
    expect(stdout).toContain('punct/halfwidth-paren');
    expect(stdout).toContain('不是普通文件');
    expect(stdout + stderr).not.toMatch(STACK);
    // A configuration that can be read and names such a file has a finding, as for any other that cannot be read.
    expect(status).toBe(name in files || Object.keys(files).length === 0 ? 2 : 1);
    const repaired = newsproof(['fix', ...operands], { cwd, timeout });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(FIXED);
    expect(repaired.stdout + repaired.stderr).not.toMatch(STACK);
    expect(repaired.status).not.toBeNull();
  });

  test.each(Object.entries(WAYS))('%s is refused by every command that reads', (_, make) => {
    const cwd = draftFolder({ 'a.txt': PAREN });
    make(join(cwd, 'x.yaml'));
    for (const args of [
      ['check', '--config', 'x.yaml', 'a.txt'],
      ['fix', '--config', 'x.yaml', 'a.txt'],
      ['config', '--print', '--config', 'x.yaml', 'a.txt'],
      ['lexicon', 'test', 'x.yaml'],
    ]) {
      const { stderr, status } = newsproof(['--language', 'en', ...args], { cwd, timeout });
      expect([args[0], status, stderr]).toEqual([args[0], 2, expect.stringContaining('x.yaml: not a regular file')]);
    }
  });

  test('a device in the lexicons, by its own name', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, '.newsproof.yaml': 'lexicons: [/dev/zero, /dev/stdin]\n' });
    const run = newsproof(['check', 'a.txt'], { cwd, timeout });
    expect([run.status, run.stdout.match(/不是普通文件/g)?.length]).toEqual([1, 2]);
  });

  test.each([
    ['check', '--stdin'],
    ['check', '--stdin-ndjson'],
    ['fix', '--stdin'],
    ['diff', '-', 'a.txt'],
  ])('a folder as standard input is no empty draft: %s %s', (...args) => {
    const cwd = draftFolder({ 'a.txt': '' });
    const folder = openSync(cwd, 'r');
    try {
      const { stdout, stderr, status } = newsproof(args, { cwd, stdio: [folder, 'pipe', 'pipe'] });
      expect([status, stdout + stderr]).toEqual([2, expect.stringContaining('是文件夹')]);
      expect(stderr).not.toMatch(STACK);
    } finally {
      closeSync(folder);
    }
  });
});

describe('how much is read', () => {
  test.each([
    ['.newsproof.yaml', MB],
    ['.newsproof-ignore.yaml', 8 * MB],
    ['b.txt', 32 * MB],
  ])('%s: %d bytes, no more', (name, limit) => {
    const cwd = draftFolder({ 'a.txt': PAREN });
    sparse(cwd, name, limit + 1);
    const { stdout, status } = newsproof(['check', '--language', 'en', 'a.txt', ...(name === 'b.txt' ? [name] : [])], { cwd, timeout });
    expect(stdout).toContain(`over the limit of ${limit / MB} MB`);
    expect(stdout).toContain('punct/halfwidth-paren');
    expect(status).toBe(2);
  });

  test('a lexicon', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, '.newsproof.yaml': 'lexicons: [l.tsv]\n' });
    sparse(cwd, 'l.tsv', 32 * MB + 1);
    expect(newsproof(['check', 'a.txt'], { cwd, timeout }).stdout).toContain('l.tsv：超过上限32 MB');
    expect(newsproof(['lexicon', 'test', 'l.tsv'], { cwd, timeout })).toMatchObject({ status: 2, stderr: expect.stringContaining('超过上限32 MB') });
  });

  test('standard input, as a draft', () => {
    const { stdout, status } = newsproof(['check', '--stdin'], { input: Buffer.alloc(32 * MB + 1, 'a') });
    expect([stdout, status]).toEqual([expect.stringContaining('超过上限32 MB'), 2]);
  });

  test('more problems in a file than a call may have arguments are counted, and the first ones told', () => {
    const cwd = draftFolder({ 'a.txt': CLEAN, '.newsproof.yaml': 'lexicons: [l.yaml]\n', 'l.yaml': `people:\n${'  - {a: 1}\n'.repeat(65_000)}` });
    const { stdout, stderr, status } = newsproof(['check', 'a.txt'], { cwd });
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout.match(/lexicon\/invalid$/gm)?.length).toBe(201);
    expect(stdout.replace(/[,，]/g, '')).toContain('129800');
  });

  // Its size is told as 0.
  const endless = '/proc/kallsyms';
  test.skipIf(!existsSync(endless) || readFileSync(endless).length <= MB)('a file that is longer than it says', async () => {
    await expect(readRegular(endless, 'configuration')).rejects.toMatchObject({ failure: 'size' });
    expect((await readRegular(endless, 'draft')).bytes).toHaveLength(readFileSync(endless).length);
  });

  test('a file is read whole, whatever its length', async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 3_000_000]) {
      const cwd = draftFolder({ a: Buffer.from(Array.from({ length }, (_, i) => (i * 31) & 0xff)) });
      expect((await readRegular(join(cwd, 'a'), 'draft')).bytes.equals(readFileSync(join(cwd, 'a')))).toBe(true);
    }
  });
});

describe.skipIf(!isPosix)('links', () => {
  /** A folder with links out of it, beside one with drafts in it. */
  function linked(files: Readonly<Record<string, string>> = {}) {
    const top = draftFolder({ 'in/a.txt': PAREN, 'out/b.txt': PAREN, 'out/c.txt': PAREN, ...files });
    const cwd = join(top, 'in');
    symlinkSync('../out/b.txt', join(cwd, 'file.txt'));
    symlinkSync('../out', join(cwd, 'folder'));
    return { cwd, outside: () => [readFileSync(join(top, 'out/b.txt'), 'utf8'), readFileSync(join(top, 'out/c.txt'), 'utf8')] };
  }
  const paths = (cwd: string, ...args: string[]) => checkJson(args, { cwd }).files.map((f) => f.path);

  test.each([['.'], ['**/*.txt'], ['*.txt', 'folder/*.txt'], ['*/*.txt', '{a,file}.txt'], ['../in'], ['../in/**/*.txt']])(
    '%j follow none that leads out, and fix writes through none',
    (...operands) => {
      const { cwd, outside } = linked();
      const { files, stderr } = checkJson(operands, { cwd });
      expect(files.flatMap((f) => (f.error ? [] : [f.path.replace('../in/', '')]))).toEqual(['a.txt']);
      expect(stderr).toContain('没有跟随');
      newsproof(['fix', ...operands], { cwd });
      expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(FIXED);
      expect(outside()).toEqual([PAREN, PAREN]);
      expect(readlinkSync(join(cwd, 'file.txt'))).toBe('../out/b.txt');
    },
  );

  test('one that is named is followed, to a file and to a folder', () => {
    const { cwd, outside } = linked();
    expect(paths(cwd, 'file.txt')).toEqual(['file.txt']);
    expect(paths(cwd, 'folder')).toEqual(['folder/b.txt', 'folder/c.txt']);
    newsproof(['fix', 'file.txt', 'folder'], { cwd });
    expect(outside()).toEqual([FIXED, FIXED]);
  });

  test('a file that several ways lead to comes once, by the way without a link', () => {
    const cwd = draftFolder({ 'z/a.txt': PAREN, 'data.bin': PAREN });
    symlinkSync('z/a.txt', join(cwd, 'a.txt'));
    symlinkSync('z', join(cwd, 'folder'));
    for (const name of ['1.txt', '2.txt']) symlinkSync('data.bin', join(cwd, name));
    symlinkSync('nowhere', join(cwd, 'broken.txt'));
    symlinkSync('z', join(cwd, 'folder.txt'));
    const run = checkJson(['.'], { cwd });
    expect([run.files.map((f) => f.path), run.stderr]).toEqual([['1.txt', 'z/a.txt'], '']);
    expect(paths(cwd, '.', 'folder', 'a.txt', 'z/*.txt', 'data.bin')).toEqual(['1.txt', 'z/a.txt']);
    expect(paths(cwd, 'a.txt', '.')).toEqual(['a.txt', '1.txt']);
    expect(paths(cwd, 'folder/*.txt')).toEqual(['folder/a.txt']);
    expect(newsproof(['fix', '.'], { cwd }).stdout).toContain('2个文件有改动');
  });

  test('circles, and roads that part at every step, end', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'd/b.txt': PAREN });
    symlinkSync('.', join(cwd, 'here'));
    symlinkSync('..', join(cwd, 'd/up'));
    symlinkSync('loop.txt', join(cwd, 'loop.txt'));
    for (let i = 0; i < 30; i++) {
      mkdirSync(join(cwd, `e${i}`));
      for (const way of ['l', 'r']) symlinkSync(`../e${i + 1}`, join(cwd, `e${i}`, way));
    }
    for (const operand of ['.', '**/*.txt']) {
      const { status, stdout } = newsproof(['check', '--format', 'json', operand], { cwd, timeout });
      expect(status).toBe(1);
      expect(JSON.parse(stdout).files.map((f: { path: string }) => f.path)).toEqual(['a.txt', 'd/b.txt']);
    }
  });

  test('a folder that cannot be read is told', (context) => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'shut/b.txt': PAREN });
    execFileSync('chmod', ['000', join(cwd, 'shut')]);
    if (process.getuid?.() === 0) context.skip('root reads everything');
    const run = checkJson(['.'], { cwd });
    expect([run.status, run.files.map((f) => [f.path, f.error === null])]).toEqual([
      2,
      [
        ['shut', false],
        ['a.txt', true],
      ],
    ]);
  });
});

describe('fix', () => {
  test('a name as long as a name may be', () => {
    const name = `${'稿'.repeat(83)}一.txt`.slice(0, 87);
    const longest = `${name.slice(0, 83)}${'x'.repeat(255 - 249 - 4)}.txt`;
    expect(Buffer.byteLength(longest)).toBe(255);
    const cwd = draftFolder({ [longest]: PAREN });
    expect(newsproof(['fix', longest], { cwd }).stderr).toBe('');
    expect(readFileSync(join(cwd, longest), 'utf8')).toBe(FIXED);
    if (isPosix) expect(statSync(join(cwd, longest)).mode & 0o777).toBe(0o644 & ~process.umask());
  });
});

/** What no program may send to a terminal out of a file's name or text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const RAW = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const EVIL = '\u001b[31m\u202e\u2066\u0085\u2028\u0007';

describe.skipIf(!isPosix)('names that are made to be mistaken', () => {
  const NAME = `a\n::error file=x::伪造\r\n+++ b.txt\n${EVIL}"\\ .txt`;
  const cwd = draftFolder({ [NAME]: PAREN, '坏/gbk\n\u001b.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6) });

  test.each(['stylish', 'json', 'ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'])('%s', (format) => {
    const plain = draftFolder({ 'a.txt': PAREN, '坏/gbk.txt': Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6) });
    const [evil, tame] = [cwd, plain].map((folder) => newsproof(['check', '--format', format, '.'], { cwd: folder }));
    expect([evil?.status, evil?.stderr]).toEqual([tame?.status, tame?.stderr]);
    expect(evil?.stdout).not.toMatch(RAW);
    // No name makes a line of its own.
    expect(evil?.stdout.split('\n').length).toBe(tame?.stdout.split('\n').length);
    if (format === 'json') expect(JSON.parse(evil?.stdout ?? '').files[0].path).toBe(NAME);
  });

  test('fix, its diff, its failures', () => {
    const folder = draftFolder({ [NAME]: PAREN });
    const { stdout } = newsproof(['fix', '--dry-run', '.'], { cwd: folder });
    expect(stdout).not.toMatch(RAW);
    expect(stdout.split('\n').filter((l) => /^(?:---|\+\+\+) /.test(l))).toHaveLength(2);
    expect(newsproof(['fix', '.'], { cwd: folder }).stdout.split('\n')).toHaveLength(3);
    expect(readFileSync(join(folder, NAME), 'utf8')).toBe(FIXED);
    for (const args of [
      ['fix', `${NAME}x`],
      ['check', '--config', `${NAME}x`, 'a'],
      ['lexicon', 'test', NAME],
      [`${NAME}/`],
      ['check', `--${EVIL}`],
      ['explain', EVIL],
    ]) {
      const { stdout: out, stderr } = newsproof(args, { cwd: folder });
      expect(out + stderr).not.toMatch(RAW);
      expect(stderr.split('\n').length).toBeLessThan(4);
    }
  });

  test('git reads the name in the diff as it is', (context) => {
    const folder = draftFolder({ [NAME]: PAREN });
    const diff = newsproof(['fix', '--dry-run', '.'], { cwd: folder }).stdout.replace(/^\d+个文件.*\n/m, '');
    try {
      execFileSync('git', ['apply', '-p0', '-'], {
        cwd: folder,
        input: diff,
        env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: folder, GIT_DIR: '/nonexistent' },
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') context.skip('there is no git');
      throw error;
    }
    expect(readFileSync(join(folder, NAME), 'utf8')).toBe(FIXED);
  });
});

describe('the header of a diff', () => {
  test.each([
    ['稿件.txt', '稿件.txt'],
    ['a b.txt', 'a b.txt\t'],
    ['a\nb', '"a\\nb"'],
    ['a\tb"c', '"a\\tb\\"c"'],
    ['稿\u202e.txt', '"稿\\342\\200\\256.txt"'],
    ['\u001b', '"\\033"'],
  ])('%j', (name, header) => {
    const diff = unifiedDiff(name, 'a\n', [{ start: 0, end: 1, text: 'b' }]);
    expect(diff).toBe(`--- ${header}\n+++ ${header}\n@@ -1,1 +1,1 @@\n-a\n+b\n`);
  });
});

describe('texts that are made to be mistaken', () => {
  const FORMATS = ['stylish', 'json', 'ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'];
  const evil = JSON.stringify(`特${EVIL}`)
    .replaceAll('\u0085', '\\u0085')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u202e', '\\u202e')
    .replaceAll('\u2066', '\\u2066');
  const cwd = draftFolder({
    'a.txt': `${PROSE}(${EVIL}乙)。美国总统特\u202e郎普说，“\u2066好\u001b]0;x\u0007(甲)”。\n\n${EVIL.repeat(3)}特郎普${EVIL}(丙)\n`,
    '.newsproof.yaml': `${evil}: 1\nprofile: ${evil}\nrules: {${evil}: off, punct: ${evil}}\nextends: [${evil}]\nlexicons: [${evil}, l.yaml]\nignore: [${evil}]\n`,
    'l.yaml': `people:\n  - {name: ${evil}, variants: [${evil}, ${evil}], ${evil}: 2}\n  - {name: 林一帆甲, variants: [林一凡甲], good: [${evil}林一凡甲], bad: [${evil}]}\n${evil}: []\n`,
    '.newsproof-ignore.yaml': `- {rule: ${evil}, text: ${evil}}\n- {${evil}: 1}\n- {rule: punct/halfwidth-paren, text: ${evil}}\n`,
  });

  test.each(FORMATS)('%s', (format) => {
    const { stdout, stderr } = newsproof(['check', '--format', format, '--min-severity', 'hint', '.'], { cwd });
    expect(stdout).toContain('config/invalid'.replace('/', format === 'checkstyle' ? '.' : '/'));
    expect(stdout + stderr).not.toMatch(RAW);
  });

  test('the other commands', () => {
    for (const args of [
      ['config', '--print', 'a.txt'],
      ['lexicon', 'test', 'l.yaml', '--over', '.'],
      ['fix', '--review', '--stdin', '--stdin-filename', `${EVIL}\n`],
    ]) {
      const { stdout, stderr } = newsproof(args, { cwd, input: CLEAN });
      expect(stderr + stdout.replaceAll(CLEAN, '')).not.toMatch(RAW);
      expect(stdout + stderr).not.toMatch(STACK);
    }
  });

  test('what is shown says what stood there; JSON says the same as before', () => {
    expect(visible(`a\n\t\r${EVIL}👩‍🚀é`)).toBe('a\\n\\t\\r\\u001b[31m\\u202e\\u2066\\u0085\\u2028\\u0007👩‍🚀é');
    expect(visibleLines('a\n\tb\u202e\r\n')).toBe('a\n\tb\\u202e\\u000d\n');
    const value = { [EVIL]: [`"\\${EVIL}`, '\ud800', null] };
    expect(JSON.parse(visibleJson(value))).toEqual(value);
    expect(visibleJson(value)).not.toMatch(RAW);
  });
});

const CLEAN = '渡轮昨天复航，首班七点。\n';

/** A device on which there is never room. */
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a disk that is full', () => {
  test.each([['check', 'a.txt'], ['check', '--stdin-ndjson'], ['diff', 'a.txt', 'b.txt'], ['fix', '--stdout', 'a.txt'], ['rules']])(
    'is a failure, told in a line: %s %s',
    (...args) => {
      const cwd = draftFolder({ 'a.txt': PAREN, 'b.txt': FIXED });
      const full = openSync(FULL, 'w');
      try {
        const { stderr, status } = newsproof([...args, '--language', 'en'], { cwd, input: '{"text":"渡轮复航。"}\n', stdio: ['pipe', full, 'pipe'] });
        expect([status, stderr]).toEqual([2, expect.stringMatching(/^newsproof: standard output cannot be written \(ENOSPC\)[^\n]*\n$/m)]);
        expect(stderr).not.toMatch(STACK);
        expect(stderr).not.toContain('report');
      } finally {
        closeSync(full);
      }
    },
  );
});
