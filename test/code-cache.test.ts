import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLI, draftFolder, newsproof } from './cli-run.ts';

const FILES = ['cli.js', 'cli-main.js', 'lexicon.bin'];
const DRAFT = '会议于5 月3日在北京举行。\n';
const MARK = 40;

/** The command line in a folder of its own, with a draft. */
function installed() {
  const cwd = draftFolder({ ...Object.fromEntries(FILES.map((f) => [f, readFileSync(join(dirname(CLI), f))])), 'a.txt': DRAFT });
  const run = (args: readonly string[] = ['check', 'a.txt'], env: Record<string, string> = {}) => newsproof(args, { cwd, cli: join(cwd, 'cli.js'), env });
  const others = (): string[] => readdirSync(cwd).filter((f) => ![...FILES, 'a.txt'].includes(f));
  const code = (): string => {
    expect(others()).toHaveLength(1);
    return join(cwd, others()[0] as string);
  };
  return { cwd, run, others, code };
}

/** Both copies with another version: the engine's own head has it in its second word. */
function ofOtherEngine(bytes: Buffer): Buffer {
  for (const start of [0, (bytes.length - MARK) / 2]) bytes.writeUInt32LE(1, start + 4);
  return bytes;
}

const told = ({ status, stdout, stderr }: ReturnType<typeof newsproof>) => ({ status, stdout, stderr });

describe('compiled code is kept beside the bundle', () => {
  test('by the first check, and used by the next', () => {
    const { run, code } = installed();
    const first = told(run());
    expect(first).toMatchObject({ status: 1, stderr: '' });
    const kept = statSync(code());
    expect(told(run())).toEqual(first);
    expect(statSync(code())).toMatchObject({ ino: kept.ino, mtimeMs: kept.mtimeMs });
  });

  test.each([
    ['a command that checks nothing', ['--version'], {}],
    ['a run that fails', ['check', 'absent.txt'], {}],
    ['NODE_DISABLE_COMPILE_CACHE', ['check', 'a.txt'], { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ])('not by %s', (_, args, env) => {
    const { run, others } = installed();
    run(args, env);
    expect(others()).toEqual([]);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['is damaged', (b) => b.fill(0xff, b.length >> 3, (b.length >> 3) + 64)],
    ['is damaged in its copy', (b) => b.fill(0xff, (b.length >> 3) * 5, (b.length >> 3) * 5 + 64)],
    ['is cut off', (b) => b.subarray(0, b.length >> 1)],
    ['is empty', () => Buffer.alloc(0)],
    ['is of another engine', ofOtherEngine],
  ])('and made anew when it %s', (_, change) => {
    const { run, code } = installed();
    const first = told(run());
    const whole = readFileSync(code());
    const changed = change(Buffer.from(whole));
    writeFileSync(code(), changed);
    expect(told(run())).toEqual(first);
    expect(readFileSync(code()).length).toBeGreaterThan(whole.length / 2);
    expect(readFileSync(code()).equals(changed)).toBe(false);
  });

  test('and written through no link that lies there', () => {
    const { cwd, run, others } = installed();
    const links = join(draftFolder(), 'links.cjs');
    const name = "'cli-main.' + process.platform + '-' + process.arch + '-' + process.versions.v8 + '.code.' + process.pid";
    writeFileSync(links, `require('node:fs').symlinkSync('a.txt', require('node:path').join(${JSON.stringify(cwd)}, ${name}));\n`);
    run(['check', 'a.txt'], { NODE_OPTIONS: `--require ${links}` });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(DRAFT);
    expect(others().filter((f) => f.endsWith('.code'))).toHaveLength(1);
  });

  test('and made anew when the bundle is another one', () => {
    const { cwd, run, code } = installed();
    run();
    const bundle = readFileSync(join(cwd, 'cli-main.js'), 'latin1');
    // As long as before, which is all that the engine itself looks at.
    const other = bundle.replace(/[0-9a-f]{40}$/, 'f'.repeat(MARK)).replaceAll('"0.1.0"', '"0.1.9"');
    expect(other.length).toBe(bundle.length);
    writeFileSync(join(cwd, 'cli-main.js'), other, 'latin1');
    expect(run(['--version']).stdout).toBe('0.1.9\n');
    run();
    expect(readFileSync(code()).toString('latin1').endsWith('f'.repeat(MARK))).toBe(true);
  });
});

test('the bundles are in ASCII', () => {
  for (const name of ['cli.js', 'cli-main.js', 'server.js', 'server-main.js'])
    expect(/[^\0-\x7f]/.test(readFileSync(join(dirname(CLI), name), 'latin1')), name).toBe(false);
});
