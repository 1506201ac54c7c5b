import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataPlugin } from '../scripts/build-data.mjs';
import { firstInvalidByte, looksGbk } from '../server/src/cli/decode.ts';
import { CLI, checkJson, draftFolder, newsproof, ROOT, STACK } from './cli-run.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const CLEAN = '渡轮昨天复航，首班七点。\n';

/** Encoder for GBK made from the decoder. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Uint8Array.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (bytesOf.get(c) as number[]))));
}

const concat = (...parts: (string | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p) : p)));

/** Checks one file beside a good one, in both languages: refused with words, the other still checked, exit 2. */
function refusal(content: Uint8Array): { zh: string; en: string } {
  const cwd = draftFolder({ 'bad.txt': content, 'good.txt': PAREN });
  const [zh = '', en = ''] = ['zh', 'en'].map((language) => {
    const run = checkJson(['--language', language, 'bad.txt', 'good.txt'], { cwd });
    expect(run.status).toBe(2);
    expect(run.files.map((f) => [f.path, f.findings.length])).toEqual([
      ['bad.txt', 0],
      ['good.txt', 1],
    ]);
    expect(run.files[1]?.error).toBeNull();
    return run.files[0]?.error as string;
  });
  expect(newsproof(['fix', 'bad.txt'], { cwd }).status).toBe(2);
  expect(readFileSync(join(cwd, 'bad.txt'))).toEqual(Buffer.from(content));
  return { zh, en };
}

describe('bytes that are no UTF-8 are refused with a reason, and never rewritten', () => {
  test('invalid UTF-8: byte and line', () => {
    const { zh, en } = refusal(concat('第一行\r\n第二行\r第三行', Uint8Array.of(0xe6, 0xb8), 'x'));
    expect(en).toBe('not valid UTF-8 at byte 30 (line 3)');
    expect(zh).toContain('第3行（字节30）');
  });

  test('GBK: recognised, with what to do', () => {
    const { zh, en } = refusal(gbk(`${CLEAN}${PAREN}`));
    for (const said of [zh, en]) expect(said).toMatch(/GBK.*iconv -f GB18030 -t UTF-8/);
  });

  test('GBK that begins with ASCII', () => {
    expect(refusal(concat('# 2024\n\n', gbk(CLEAN))).en).toContain('GBK');
  });

  test('UTF-16 with a BOM', () => {
    expect(refusal(concat(Uint8Array.of(0xff, 0xfe), Buffer.from(CLEAN, 'utf16le'))).en).toContain('UTF-16LE');
    expect(refusal(concat(Uint8Array.of(0xfe, 0xff), Buffer.from(CLEAN, 'utf16le').swap16())).en).toContain('UTF-16BE');
  });

  test('binary junk', () => {
    expect(refusal(Uint8Array.from({ length: 4096 }, (_, i) => (i * 73 + (i >> 3)) & 0xff)).en).toContain('binary');
    expect(refusal(concat(Buffer.alloc(100), CLEAN)).en).toContain('binary');
  });

  test('files of a word processor', () => {
    expect(refusal(concat('PK\x03\x04', Buffer.alloc(60))).en).toContain('docx');
    expect(refusal(concat('%PDF-1.7\n', Buffer.alloc(60))).en).toContain('PDF');
  });
});

describe('texts that are odd but texts are checked', () => {
  const check = (content: string | Uint8Array) => {
    const run = checkJson(['a.txt'], { cwd: draftFolder({ 'a.txt': content }) });
    expect(run.files[0]?.error).toBeNull();
    return run;
  };

  test('an empty file', () => {
    expect(check('')).toMatchObject({ status: 0, files: [{ characters: 0, findings: [] }] });
  });

  test('a BOM is not counted', () => {
    expect(check(`\uFEFF${PAREN}`).files[0]).toMatchObject({ characters: 14, findings: [{ range: { offset: 6, start: { line: 1, column: 7 } } }] });
  });

  test('line ends of every kind count as lines', () => {
    const found = check('渡轮(甲)。\r渡轮(乙)。\r\n渡轮(丙)。\n\n渡轮(丁)。').files[0]?.findings.filter((f) => f.rule === 'punct/halfwidth-paren');
    expect(found?.map((f) => f.range.start)).toEqual([1, 2, 3, 5].map((line) => ({ line, column: 3 })));
  });

  test('a stray NUL is no binary', () => {
    expect(check(`${CLEAN.repeat(20)}渡\u0000轮。\n`).files[0]?.characters).toBe(13 * 20 + 5);
  });
});

describe('paths that lead nowhere', () => {
  const cwd = draftFolder({ 'good.txt': PAREN, 'empty/notes.csv': '' });
  symlinkSync('loop', join(cwd, 'loop'));

  test.each([
    ['missing.txt', 'no such file'],
    ['good.txt/x', 'no such file'],
    ['loop', 'ELOOP'],
    ['empty', 'no drafts'],
    ['*.draft', 'no file matches'],
  ])('%s', (path, reason) => {
    const run = checkJson(['--language', 'en', path, 'good.txt'], { cwd });
    expect(run.files[0]).toMatchObject({ path, error: expect.stringContaining(reason), characters: 0, findings: [] });
    expect(run.files[1]?.findings).toHaveLength(1);
    expect([run.status, run.summary.files, run.stderr]).toEqual([2, 2, '']);
    expect(newsproof(['check', '--language', 'en', path], { cwd }).stdout).toContain(reason);
  });

  test('a file without permission', (context) => {
    const folder = draftFolder({ 'secret.txt': PAREN });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'secret.txt'), 0);
    // Root reads everything, so that the command runs as nobody then.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, 'check', '--language', 'en', 'secret.txt'], {
      cwd: folder,
      encoding: 'utf8',
      ...nobody,
    });
    if (stdout === null || stderr.includes(dirname(CLI))) context.skip('nobody may not run the bundle here');
    expect(stdout).toContain('no permission');
    expect(status).toBe(2);
  });
});

describe('large files', () => {
  test('10 MB in one line', () => {
    const sentence = '记者昨天在码头看到，渡轮已经复航，往来旅客很多。';
    const cwd = draftFolder({ 'a.txt': sentence.repeat(Math.ceil(10e6 / Buffer.byteLength(sentence))), '.newsproof.yaml': 'rules: { repeat: off }\n' });
    const run = checkJson(['a.txt'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.files[0]?.characters).toBeGreaterThan(3e6);
  });

  test('more findings than are told: says so', () => {
    const cwd = draftFolder({ 'a.txt': PAREN.trimEnd().repeat(10_100) });
    const run = checkJson(['--language', 'en', '--rule', 'punct/halfwidth-paren', 'a.txt'], { cwd });
    const findings = run.files[0]?.findings ?? [];
    expect(findings).toHaveLength(10_001);
    expect(findings.at(-1)).toMatchObject({ rule: 'engine/limit', message: 'more than 10000 findings; the 100 after this place are not listed' });
    expect(run.status).toBe(1);
  });

  test('fix repairs all of them', () => {
    const cwd = draftFolder({ 'a.txt': PAREN.trimEnd().repeat(10_100) });
    expect(newsproof(['fix', '--rule', 'punct/halfwidth-paren', 'a.txt'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).not.toContain('(');
  });
});

describe('lexicon files', () => {
  const broken = 'people:\n  - name: 林一帆甲\n    variants: [林一凡甲\n';
  const cwd = draftFolder({
    'broken.yaml': broken,
    'good.yaml': 'terms:\n  - term: 渡轮公司\n    variants: [轮渡公司]\n    bad: [轮渡公司昨天宣布]\n    good: [渡轮公司昨天宣布]\n',
    'false.yaml': 'terms:\n  - term: 渡轮公司\n    variants: [轮渡公司]\n    bad: [渡轮公司昨天宣布]\n',
    'x.txt': CLEAN,
    '.newsproof.yaml': 'lexicons: [broken.yaml, missing.yaml]\n',
  });

  test('lexicon test tells path, line and column of a syntax error', () => {
    const { stderr, status } = newsproof(['lexicon', 'test', 'broken.yaml', 'missing.yaml'], { cwd });
    expect(stderr).toMatch(/^broken\.yaml:[34]:\d+: YAML 语法错误/m);
    expect(stderr).toMatch(/missing\.yaml：文件不存在/);
    expect(stderr).not.toMatch(STACK);
    expect(status).toBe(2);
  });

  test('lexicon test refuses what would end the parser', () => {
    const folder = draftFolder({ 'a.yaml': '['.repeat(200_000) });
    const { stderr, status } = newsproof(['lexicon', 'test', 'a.yaml'], { cwd: folder });
    expect(stderr).toBe('a.yaml:1:1: 嵌套太深，没有读\n');
    expect(status).toBe(2);
  });

  test('a lexicon with faults and failing samples without end: as many as people read, and how many more', () => {
    const cwd = draftFolder({
      'faults.yaml': `people:\n${'  - {name: 甲乙丙, sure: D}\n'.repeat(5000)}`,
      'samples.yaml': `people:\n  - {name: 甲乙丙, variants: [丙乙甲], bad: [${'今天, '.repeat(5000)}]}\n`,
      '.newsproof.yaml': 'lexicons: [faults.yaml]\n',
      'a.txt': CLEAN,
    });
    const lines = (args: readonly string[]): string[] =>
      newsproof([...args, '--language', 'en'], { cwd })
        .stderr.trimEnd()
        .split('\n');
    const faults = lines(['lexicon', 'test', 'faults.yaml']);
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)).toMatch(/^faults\.yaml:201:\d+: Too many faults: 9799 more are not listed \(4800 of them errors\)/);
    const samples = lines(['lexicon', 'test', 'samples.yaml']);
    expect(samples).toHaveLength(201);
    expect(samples.at(-1)).toMatch(/^samples\.yaml:2:\d+: Too many samples fail: 4800 more are not listed$/);
    expect(newsproof(['lexicon', 'test', 'samples.yaml'], { cwd })).toMatchObject({ status: 1, stdout: 'samples.yaml：1个条目，5000个样例，5000个不符\n' });
    const run = checkJson(['a.txt'], { cwd });
    expect(run.files.find((f) => f.path === 'faults.yaml')?.findings).toHaveLength(201);
    expect(run.stderr).toBe('');
  });

  test('lexicon test runs the samples', () => {
    expect(newsproof(['lexicon', 'test', 'good.yaml'], { cwd })).toMatchObject({ status: 0, stderr: '', stdout: 'good.yaml：1个条目，2个样例，0个不符\n' });
    const failed = newsproof(['lexicon', 'test', 'false.yaml'], { cwd });
    expect(failed.stderr).toMatch(/^false\.yaml:2:\d+: /);
    expect(failed.status).toBe(1);
  });

  test('check tells it as a finding in its place, and that of a missing one in the configuration', () => {
    const run = checkJson(['x.txt'], { cwd });
    expect(run.files.map((f) => [f.path, f.findings[0]?.rule, f.findings[0]?.severity])).toEqual([
      ['x.txt', undefined, undefined],
      ['.newsproof.yaml', 'config/invalid', 'error'],
      ['broken.yaml', 'lexicon/invalid', 'error'],
    ]);
    expect(run.files[1]?.findings[0]?.range.start).toEqual({ line: 1, column: 25 });
    expect(run.status).toBe(1);
  });
});

describe('a configuration file that cannot be read', () => {
  test.each([
    ['syntax', 'rules: {\n  punct: off\nprofile: [\n'],
    ['not a map', '- punct\n- num\n'],
    ['nested deep by indentation', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
    ['too large', `# ${'x'.repeat(300_000)}\n`],
    ['aliases', 'a: &a [x]\nrules: *a\nlexicons: [*a]\n'],
    ['binary', '\u0000\u0001\u0002\u0003'],
    ['gbk', gbk('profile: 新华社体例\n')],
  ])('%s', (_, config) => {
    const cwd = draftFolder({ '.newsproof.yaml': config, 'x.txt': PAREN });
    const { status, stdout, stderr } = newsproof(['check', 'x.txt'], { cwd });
    expect(stdout).toMatch(/^\.newsproof\.yaml$/m);
    expect(stdout + stderr).not.toMatch(STACK);
    expect(status).toBeGreaterThan(0);
  });
});

describe('a configuration file that would end the parser', () => {
  test.each([
    ['brackets', '['.repeat(200_000)],
    ['dashes', '- '.repeat(100_000)],
  ])('%s', (_, config) => {
    const cwd = draftFolder({ '.newsproof.yaml': config, 'x.txt': PAREN });
    const run = checkJson(['--language', 'en', 'x.txt'], { cwd });
    expect(run.files[1]?.findings.map((f) => f.message)).toEqual(['The configuration file is too large or nested too deep']);
    expect(run.files[0]?.findings).toHaveLength(1);
  });
});

describe('the reader of the output goes away', () => {
  test('no message, no stack', () => {
    const cwd = draftFolder({ 'a.txt': PAREN.repeat(5000) });
    const command = `"${process.execPath}" "${CLI}" check --format json a.txt | head -c 100`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
    expect(stdout).toHaveLength(100);
    expect(stderr).toBe('');
  });
});

describe('a rule that throws', () => {
  const cli = join(ROOT, 'server/out/test/throwing-cli.js');
  beforeAll(async () => {
    const rules = `
      import { rules as all } from './index.ts';
      const thrower = { meta: { ...all[0].meta, id: 'char/thrower' }, passage() { throw new TypeError('broken\\nat once'); } };
      export const rules = [thrower, ...all];`;
    await build({
      entryPoints: [join(ROOT, 'server/src/cli/main.ts')],
      outfile: cli,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
      plugins: [
        dataPlugin,
        {
          name: 'throwing-rule',
          setup(b) {
            b.onResolve({ filter: /\/rules\/index\.ts$/ }, () => ({ path: 'rules', namespace: 'throwing' }));
            b.onLoad({ filter: /.*/, namespace: 'throwing' }, () => ({ contents: rules, loader: 'ts', resolveDir: join(ROOT, 'server/src/rules') }));
          },
        },
      ],
    });
  });

  test('is told once, as a finding too, and the others go on', () => {
    const cwd = draftFolder({ 'a.txt': PAREN, 'b.txt': PAREN });
    const run = checkJson(['--language', 'en', 'a.txt', 'b.txt'], { cwd, cli });
    for (const file of run.files) expect(file.findings.map((f) => f.rule)).toEqual(['engine/rule-failed', 'punct/halfwidth-paren']);
    expect(run.files[0]?.findings[0]).toMatchObject({ severity: 'error', range: { offset: 0, length: 0 } });
    expect(run.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('char/thrower failed (broken)')]);
    expect(run.status).toBe(2);
  });
});

describe('telling encodings apart', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

  test('Latin-1 and broken UTF-8 are no GBK', () => {
    expect(looksGbk(bytes('résumé café où naïve Zürich'))).toBe(false);
    expect(looksGbk(concat(CLEAN.repeat(20), Uint8Array.of(0xff)))).toBe(false);
    expect(looksGbk(concat(CLEAN.repeat(20), Uint8Array.of(0xe6, 0xb8)))).toBe(false);
    expect(looksGbk(bytes('plain'))).toBe(false);
  });

  test('GBK with rare characters, or cut inside a character', () => {
    expect(looksGbk(gbk('镕基、喆、堃三人昨天在北京会面，商谈渡轮复航事宜，双方交换了意见。'))).toBe(true);
    expect(looksGbk(gbk(CLEAN).slice(0, 9))).toBe(true);
  });

  test.each([
    ['a lone continuation byte', [0x61, 0x80], 1],
    ['an overlong form', [0xc0, 0xaf], 0],
    ['an overlong form of three', [0x61, 0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['cut at the end', [0xe6, 0xb8, 0xa1, 0xe8, 0xbd], 3],
    ['valid', [0xf0, 0xa0, 0xae, 0xb7, 0xed, 0x9f, 0xbf], 7],
  ])('%s', (_, list, at) => {
    expect(firstInvalidByte(Uint8Array.from(list))).toBe(at);
  });
});
