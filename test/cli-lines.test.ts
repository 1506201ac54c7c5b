import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { inputLines } from '../server/src/cli/input-lines.ts';
import { CACHE_HOME, CLI, checkJson, draftFolder, type JsonFinding, newsproof, STACK } from './cli-run.ts';

const PAREN = '渡轮昨天复航(首班七点)。\n';
const CLEAN = '渡轮昨天复航，首班七点。\n';

interface Answer {
  readonly id: unknown;
  readonly line: number;
  readonly error: string | null;
  readonly characters: number;
  readonly findings: readonly JsonFinding[];
}

const article = (id: unknown, text: unknown): string => JSON.stringify({ id, text });
const answersIn = (stdout: string): Answer[] => stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Answer]));

function checkLines(input: string | Uint8Array, ...args: string[]): { answers: Answer[]; stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = newsproof(['check', '--stdin-ndjson', ...args], { input });
  expect(stderr).not.toMatch(STACK);
  return { answers: answersIn(stdout), stdout, stderr, status };
}

describe('articles, one a line', () => {
  test('are answered in order, each as the JSON of a draft from standard input', () => {
    const texts = [PAREN, CLEAN, '', `\u{feff}${PAREN}`, '渡轮\u2028昨天\u0001复航\r\n(首班)', '\ud800'];
    const { answers, status, stderr } = checkLines(texts.map((text, i) => `${article(i, text)}\n`).join(''), '--format', 'ndjson');
    expect(answers.map((a) => [a.id, a.line])).toEqual(texts.map((_, i) => [i, i + 1]));
    const told = ({ path: _, id: __, line: ___, ...rest }: Partial<Answer & { path: string }>): object => rest;
    // What a JSON holds and a file cannot: a BOM that is text, half a character.
    for (const i of [0, 1, 2, 4]) {
      const { files } = checkJson(['--stdin'], { input: texts[i] as string });
      expect(told(answers[i] as Answer)).toEqual(told(files[0] as never));
    }
    expect(answers[5]?.findings[0]?.rule).toBe('char/damaged');
    expect([status, stderr]).toEqual([1, '']);
  });

  test('exit code: 0 for nothing, and by the same limits as for files', () => {
    expect(checkLines('').status).toBe(0);
    expect(checkLines(article(1, CLEAN)).status).toBe(0);
    expect(checkLines(article(1, PAREN)).status).toBe(1);
    expect(checkLines(article(1, PAREN), '--max-warnings', '1').status).toBe(0);
    expect(checkLines(article(1, PAREN), '--min-severity', 'error').status).toBe(0);
    expect(checkLines(article(1, PAREN), '--max-error-rate', '3').status).toBe(1);
  });

  test('an id comes back as it was given, and is the number of the line where there is none', () => {
    const ids = ['"稿-1"', '"\\u202e"', '7', '-0.5', 'true', 'null', '""', '12345678901234567890', '-9007199254740993', '1e400', '0.30000000000000004441'];
    const lines = ids.map((id) => `{"meta":{"id":1,"a":["id"]},"id" : ${id} ,"text":"\\\\\\"好。\\n","x":"id"}`);
    const { stdout } = checkLines(`${lines.join('\n')}\n{"text":"好。"}\n{"id":99999999999999999999,"\\u0069d":88888888888888888888,"text":""}`);
    const given = stdout
      .trimEnd()
      .split('\n')
      .map((line) => /^\{"id":(.*?),"line"/.exec(line)?.[1]);
    expect(given).toEqual([...ids, '12', '88888888888888888888']);
  });

  test('a configuration by name, or that of the draft that they stand for, counts for all of them', () => {
    const cwd = draftFolder({ '.newsproof.yaml': 'rules: { punct/halfwidth-paren: off }\n', 'a.yaml': 'rules: { punct/halfwidth-paren: error }\n' });
    const rulesOf = (...args: string[]): unknown[] =>
      answersIn(newsproof(['check', '--stdin-ndjson', ...args], { cwd, input: article(1, PAREN) }).stdout).flatMap((a) => a.findings.map((f) => f.severity));
    expect(rulesOf()).toEqual([]);
    expect(rulesOf('--config', 'a.yaml')).toEqual(['error']);
    const markdown = answersIn(newsproof(['check', '--stdin-ndjson', '--stdin-filename', 'x/稿.md'], { input: article(1, '`(首班)`复航。\n') }).stdout);
    expect(markdown[0]?.findings).toEqual([]);
  });

  test('what is wrong with the configuration is told beside the answers', () => {
    const cwd = draftFolder({ 'a.yaml': 'rulez: {}\n' });
    const { stdout, stderr, status } = newsproof(['check', '--stdin-ndjson', '--config', 'a.yaml'], { cwd, input: article(1, CLEAN) });
    expect(answersIn(stdout)).toHaveLength(1);
    expect(stderr).toContain('a.yaml');
    expect(status).toBe(1);
  });
});

describe('a bad line', () => {
  test('is answered with what is wrong, and the rest goes on', () => {
    const bad = ['文字', '[1]', '"x"', 'null', article({}, ''), article([1], ''), article('甲', 7), '{"id":"乙"}', article('丙', null), '{"id":1,"text":"'];
    const { answers, status, stderr } = checkLines(
      bad.flatMap((line, i) => [line, article(`good ${i}`, PAREN)]).join('\r\n'),
      '--language',
      'en',
      '--max-warnings',
      '100',
    );
    expect(answers.filter((_, i) => i % 2 === 1).map((a) => [a.id, a.error, a.findings.length])).toEqual(bad.map((_, i) => [`good ${i}`, null, 1]));
    const told = answers.filter((_, i) => i % 2 === 0);
    expect(told.map((a) => a.id)).toEqual([1, 3, 5, 7, 9, 11, '甲', '乙', '丙', 19]);
    const patterns = [
      /not JSON/,
      /no JSON object/,
      /no JSON object/,
      /no JSON object/,
      /id should be/,
      /id should be/,
      /no text/,
      /no text/,
      /no text/,
      /not JSON/,
    ];
    told.forEach((a, i) => {
      expect(a.error).toMatch(patterns[i] as RegExp);
      expect([a.characters, a.findings]).toEqual([0, []]);
    });
    expect(stderr).toBe(`newsproof: lines that could not be checked: ${bad.length}; error in their answers says why\n`);
    expect(status).toBe(2);
  });

  test('bytes that are no UTF-8 are one, and GBK is known', () => {
    const parts = [article(1, PAREN), '\n', Uint8Array.of(0x22, 0xe6, 0xb8, 0x22, 0x0a), Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6, 0x0a), article(4, CLEAN)];
    const { answers, status } = checkLines(Buffer.concat(parts.map((p) => Buffer.from(p as string))), '--language', 'en');
    expect(answers.map((a) => a.error?.replace(/;.*/, '') ?? null)).toEqual([
      null,
      'not valid UTF-8 at byte 1 of the line',
      'looks like GBK/GB18030 (not UTF-8 at byte 0)',
      null,
    ]);
    expect(status).toBe(2);
  });

  test('a line that is too long for the memory there is is not held, and empty lines only count', () => {
    const env = { NODE_OPTIONS: '--max-old-space-size=128' };
    const input = `\n${article(1, '国'.repeat(4_000_000))}\n \t\r\n${article(2, PAREN)}\n`;
    const { stdout, status } = newsproof(['check', '--stdin-ndjson', '--language', 'en'], { input, env });
    const answers = answersIn(stdout);
    expect(answers.map((a) => [a.id, a.line, a.findings.length])).toEqual([
      [2, 2, 0],
      [2, 4, 1],
    ]);
    expect(answers[0]?.error).toMatch(/over the limit of \d+ MB/);
    expect(status).toBe(2);
  });
});

test('lines are those between LFs, however the stream is cut', async () => {
  const bytes = fc.uint8Array({ max: 13, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { maxLength: 6 }), fc.integer({ min: 0, max: 20 }), async (pieces, limit) => {
      const whole = Buffer.concat(pieces);
      const wanted = whole.toString('latin1').split('\n');
      if (wanted.at(-1) === '') wanted.pop();
      const lines: (string | undefined)[] = [];
      for await (const { number, bytes: line } of inputLines(Readable.from(pieces, { objectMode: true }), limit)) {
        lines.push(line?.toString('latin1'));
        expect(number).toBe(lines.length);
      }
      expect(lines).toEqual(wanted.map((line) => (line.length > limit ? undefined : line)));
    }),
  );
});

describe('usage', () => {
  test.each([
    [['--format', 'json'], '--format json'],
    [['--stdin'], '--stdin-ndjson 不能与 --stdin'],
    [['--cache'], '--cache'],
    [['稿.txt'], '--stdin-ndjson 不能与文件'],
    [['--jobs', '0'], '--jobs'],
  ])('%j', (args, said) => {
    const { stdout, stderr, status } = checkLines(article(1, CLEAN), ...args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(said);
  });

  test('fix has no such input', () => {
    expect(newsproof(['fix', '--stdin-ndjson']).stderr).toContain('命令 fix 没有');
  });
});

const started: ChildProcess[] = [];
afterAll(() => started.map((child) => child.kill('SIGKILL')));

function start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProcess & { stdin: NodeJS.WritableStream; stdout: Readable } {
  const child = spawn(process.execPath, [CLI, 'check', '--stdin-ndjson', ...args], {
    env: { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: CACHE_HOME, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  return child as ReturnType<typeof start>;
}

describe('a process that goes on', () => {
  test.each([[[]], [['--jobs', '2']]])('an answer comes before the next article is sent: %j', async (args) => {
    const worker = start(args);
    const answers = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
    for (const id of ['甲', '乙', '丙']) {
      worker.stdin.write(`${article(id, PAREN)}\n`);
      const { value } = await answers.next();
      expect((JSON.parse(value) as Answer).id).toBe(id);
    }
    worker.stdin.end();
    expect(await once(worker, 'exit')).toEqual([1, null]);
  });

  test('ends when nobody reads its answers any more', async () => {
    const worker = start();
    worker.stdin.on('error', () => undefined);
    const send = (): void => {
      while (worker.stdin.writable && worker.stdin.write(`${article(1, PAREN)}\n`));
    };
    worker.stdin.on('drain', send);
    send();
    await once(worker.stdout, 'data');
    worker.stdout.destroy();
    expect(await once(worker, 'exit')).toEqual([1, null]);
  });

  test('threads answer the same in the same order', () => {
    const input = Array.from({ length: 300 }, (_, i) => (i % 7 ? article(i, PAREN.repeat(1 + (i % 5))) : `bad ${i}`)).join('\n');
    const [one, many] = [checkLines(input), checkLines(input, '--jobs', '3')];
    expect(many).toEqual(one);
    expect(one.answers).toHaveLength(300);
  });
});

/** Notes how much memory is in use, with nothing in it that could be let go, when so many lines have been written. */
const METER = `const fs = require('node:fs'), { writeSync } = fs;
require('node:v8').setFlagsFromString('--expose-gc');
const gc = require('node:vm').runInNewContext('gc'), at = process.env.METER_AT.split(',').map(Number), seen = [];
let lines = 0;
fs.writeSync = (fd, bytes, ...rest) => {
  const n = writeSync(fd, bytes, ...rest);
  if (fd === 1) for (let i = 0; i < n; i++) if (bytes[(rest[0] ?? 0) + i] === 10 && at.includes(++lines)) {
    gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    seen.push({ lines, heap: heapUsed + external, rss });
    fs.writeFileSync(process.env.METER_FILE, JSON.stringify(seen));
  }
  return n;
};`;
const MB = 2 ** 20;

test('100,000 articles take no more memory than 10,000', async () => {
  const cwd = draftFolder({ 'meter.cjs': METER });
  const file = join(cwd, 'seen.json');
  const worker = start([], { NODE_OPTIONS: `--require ${join(cwd, 'meter.cjs')}`, METER_AT: '10000,100000', METER_FILE: file });
  Readable.from(
    (function* () {
      for (let i = 1; i <= 100_000; i++) yield i % 10 ? `${article(i, `第${i}班渡轮昨天复航。\n`)}\n` : `${article(i, `第${i}班(首班)复航。\n`)}\n`;
    })(),
  ).pipe(worker.stdin);
  let count = 0;
  let found = 0;
  for await (const line of createInterface({ input: worker.stdout })) {
    const { id, findings } = JSON.parse(line) as Answer;
    if (id !== ++count) throw new Error(`answer ${count} is of ${id}`);
    found += findings.length;
  }
  expect([count, found]).toEqual([100_000, 10_000]);
  const [early, late] = JSON.parse(readFileSync(file, 'utf8')) as { lines: number; heap: number; rss: number }[];
  expect([early?.lines, late?.lines]).toEqual([10_000, 100_000]);
  // An article that stayed would be more than 500 bytes.
  expect((late?.heap ?? 0) - (early?.heap ?? 0)).toBeLessThan(8 * MB);
  expect((late?.rss ?? 0) - (early?.rss ?? 0)).toBeLessThan(64 * MB);
});
