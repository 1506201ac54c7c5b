import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, describe, expect, test } from 'vitest';
import { version } from '../package.json';
import type { CheckAnswer } from '../server/src/assist/check.ts';
import type { FixAnswer } from '../server/src/assist/fix-safe.ts';
import type { LookUpAnswer } from '../server/src/assist/look-up.ts';
import { ASSISTANT_TOOLS, LONGEST_ASKED } from '../server/src/assist/tools.ts';
import { CLI, draftFolder, newsproof, STACK } from './cli-run.ts';
import { paragraph, wordFile } from './word-file.ts';

const PAREN = '渡轮昨天复航(首班七点)，国务卿蓬佩欧出席。\n';
const FIXED = PAREN.replace('(', '（').replace(')', '）');

const outside = draftFolder({ 'secret.md': PAREN });
const folder = draftFolder({
  'a.md': PAREN,
  'off/b.md': PAREN,
  'off/.newsproof.yaml': 'rules: { punct: off, nume: off }\n',
  'notes.json': '{}',
  'gbk.txt': GBK(),
});
symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'));
symlinkSync(outside, join(folder, 'away'));
mkdirSync(join(folder, 'folder.md'));

function GBK(): Uint8Array {
  return Buffer.from([0xb6, 0xc9, 0xc2, 0xd6, 0xd7, 0xf2, 0xcc, 0xec, 0xb8, 0xb4, 0xba, 0xbd]);
}

/** A client of the shipped bundle, in the folder. What goes to standard error is kept. */
async function connect(...args: string[]): Promise<{ client: Client; transport: StdioClientTransport; errors: () => string }> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'mcp', ...args],
    cwd: folder,
    stderr: 'pipe',
    env: { PATH: process.env.PATH ?? '' },
  });
  const told: string[] = [];
  transport.stderr?.on('data', (chunk) => told.push(String(chunk)));
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return { client, transport, errors: () => told.join('') };
}

const { client, errors } = await connect('--language', 'en');
afterAll(() => client.close());

/** What a tool says, and whether it refuses. */
async function ask<T = never>(name: string, args?: Record<string, unknown>, by = client): Promise<{ text: string; refused: boolean; answer: T }> {
  const result = await by.callTool({ name, ...(args && { arguments: args }) });
  const [content] = result.content as { type: string; text: string }[];
  return { text: content?.text ?? '', refused: result.isError === true, answer: result.structuredContent as T };
}

describe('newsproof mcp', () => {
  test('says who it is, and lists its tools with what they take', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'newsproof', version });
    const { tools } = await client.listTools();
    expect(tools.map((t) => t.name)).toEqual(ASSISTANT_TOOLS.map((t) => t.name));
    for (const tool of tools) {
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
  });

  test('check: findings with their place, rule, severity, message and repair', async () => {
    const { answer, text } = await ask<CheckAnswer>('check', { text: PAREN });
    expect(JSON.parse(text)).toEqual(answer);
    expect(answer.findings).toEqual([
      {
        rule: 'punct/halfwidth-paren',
        severity: 'warning',
        message: expect.any(String),
        line: 1,
        column: 7,
        endLine: 1,
        endColumn: 13,
        text: '(首班七点)',
        fix: { title: expect.any(String), safety: 'safe', replace: '(首班七点)', with: '（首班七点）' },
      },
      expect.objectContaining({ rule: 'names/variant', text: '蓬佩欧', fix: expect.objectContaining({ safety: 'review', replace: '蓬佩欧', with: '蓬佩奥' }) }),
    ]);
    expect(answer.counts).toMatchObject({ error: 0, hint: 0 });
  });

  test('check: only some rules, only from a severity on', async () => {
    const rules = async (args: object): Promise<string[]> => (await ask<CheckAnswer>('check', { text: PAREN, ...args })).answer.findings.map((f) => f.rule);
    expect(await rules({ rules: ['names'] })).toEqual(['names/variant']);
    expect(await rules({ rules: ['punct/halfwidth-paren'] })).toEqual(['punct/halfwidth-paren']);
    expect(await rules({ minSeverity: 'error' })).toEqual([]);
    expect(await rules({ format: 'text', path: null })).toHaveLength(2);
  });

  test('check: a file of the folder, under the configuration that counts for it', async () => {
    expect((await ask<CheckAnswer>('check', { path: 'a.md' })).answer.findings).toHaveLength(2);
    const { answer } = await ask<CheckAnswer>('check', { path: 'off/b.md' });
    expect(answer.findings.map((f) => f.rule)).toEqual(['names/variant']);
    expect(answer.notes?.join()).toMatch(/\.newsproof\.yaml/);
  });

  test('check: a configuration written between two questions counts', async () => {
    const file = join(folder, '.newsproof.yaml');
    expect((await ask<CheckAnswer>('check', { text: PAREN })).answer.findings).toHaveLength(2);
    writeFileSync(file, 'rules: { names: off }\n');
    expect((await ask<CheckAnswer>('check', { text: PAREN })).answer.findings).toHaveLength(1);
    writeFileSync(file, '');
  });

  test('what is found and repaired is what the command line finds and repairs', async () => {
    const run = newsproof(['check', '--format', 'json', '--min-severity', 'hint', '--stdin'], { cwd: folder, input: PAREN });
    const { answer } = await ask<CheckAnswer>('check', { text: PAREN, minSeverity: 'hint' });
    const wanted = JSON.parse(run.stdout).files[0].findings.map((f: { rule: string; range: { start: object } }) => [f.rule, f.range.start]);
    expect(answer.findings.map((f) => [f.rule, { line: f.line, column: f.column }])).toEqual(wanted);
    const fixed = newsproof(['fix', '--stdin', '--stdin-filename', 'x.md'], { cwd: folder, input: PAREN }).stdout;
    expect((await ask<FixAnswer>('fix_safe', { text: PAREN })).answer.text).toBe(fixed);
  });

  test('fix_safe: the text, what was changed, and what is left', async () => {
    const { answer } = await ask<FixAnswer>('fix_safe', { text: PAREN });
    expect(answer).toEqual({
      text: FIXED,
      repaired: 1,
      changes: [
        { line: 1, column: 7, before: '(', after: '（' },
        { line: 1, column: 12, before: ')', after: '）' },
      ],
      left: 1,
    });
    expect((await ask<FixAnswer>('fix_safe', { text: FIXED })).answer).toMatchObject({ text: FIXED, repaired: 0, changes: [] });
  });

  test('explain_rule: the page of a rule, the rules of a group', async () => {
    expect((await ask('explain_rule', { rule: 'num/scale-mix' })).text).toMatch(/^# .*\n\n`num\/scale-mix`/);
    expect((await ask('explain_rule', { rule: 'num' })).text).toMatch(/- `num\/scale-mix` /);
  });

  test('import: a file of the folder as Markdown; no other file, and no other kind', async () => {
    writeFileSync(join(folder, 'w.docx'), wordFile(paragraph('港口今年的箱量增加一成。'), { comments: ['查'] }));
    writeFileSync(join(folder, 'torn.docx'), wordFile(paragraph('一')).subarray(0, 200));
    expect((await ask('import', { path: 'w.docx' })).answer).toEqual({ text: '港口今年的箱量增加一成。\n', notes: [expect.stringMatching(/comments: 1/)] });
    for (const [path, why] of [
      ['a.md', /cannot be imported/],
      ['../w.docx', /not in the folder/],
      ['none.docx', /none\.docx/],
      ['torn.docx', /damaged/],
    ] as const) {
      const { refused, text } = await ask('import', { path });
      expect([refused, text]).toEqual([true, expect.stringMatching(why)]);
    }
  });

  test('lexicon_look_up: any spelling, words round it, a part of it, an office on a day', async () => {
    const look = async (args: object): Promise<LookUpAnswer> => (await ask<LookUpAnswer>('lexicon_look_up', { ...args })).answer;
    const exact = await look({ name: '蓬佩欧', date: '2019-02-28' });
    expect(exact).toMatchObject({ match: 'exact', entries: [{ kind: 'person', name: '蓬佩奥', heldOnDay: [{ title: expect.stringContaining('国务卿') }] }] });
    expect(exact.entries[0]?.spellings).toContainEqual(expect.objectContaining({ text: '蓬佩欧' }));
    expect(await look({ name: '国务卿蓬佩奥说' })).toMatchObject({ match: 'inside' });
    expect((await look({ name: '佩奥' })).match).toBe('containing');
    expect(await look({ name: '查无此人某某' })).toEqual({ match: 'none', entries: [] });
    const faulty = await connect('--language', 'en');
    writeFileSync(join(folder, '.newsproof.yaml'), 'lexicons: [none.yaml]\n');
    expect((await ask<LookUpAnswer>('lexicon_look_up', { name: '蓬佩欧' }, faulty.client)).answer.notes?.join()).toContain('.newsproof.yaml has 1 problems');
    rmSync(join(folder, '.newsproof.yaml'));
    await faulty.client.close();
    const many = await look({ name: '大学' });
    expect(many.entries.length).toBeLessThanOrEqual(10);
  });
});

describe('what cannot be answered is refused in words', () => {
  const BAD: readonly [string, string, Record<string, unknown> | undefined, RegExp][] = [
    ['a tool that there is not', 'chek', {}, /no tool "chek"; known: check fix_safe/],
    ['nothing to check', 'check', undefined, /either "text" or "path"/],
    ['both', 'check', { text: 'x', path: 'a.md' }, /either "text" or "path"/],
    ['another argument', 'check', { txt: PAREN }, /no argument "txt"; known: text path/],
    ['a name of every object', 'check', { constructor: 'x' }, /no argument "constructor"/],
    ['a number for a text', 'check', { text: 7 }, /"text" must be a string/],
    ['an empty text', 'check', { text: '' }, /"text" is empty/],
    ['a text too long', 'check', { text: '稿'.repeat(LONGEST_ASKED + 1) }, /too long: at most 200000/],
    ['another format', 'check', { text: 'x', format: 'html' }, /known: markdown text/],
    ['a text for a list', 'check', { text: 'x', rules: 'num' }, /"rules" must be a list/],
    ['a rule that there is not', 'check', { text: 'x', rules: ['num/scale-mx'] }, /Did you mean "num\/scale-mix"\?/],
    ['too many rules', 'check', { text: 'x', rules: Array(51).fill('num') }, /at most 50/],
    ['no text to repair', 'fix_safe', {}, /"text" is missing/],
    ['a file to repair', 'fix_safe', { text: 'x', path: 'a.md' }, /no argument "path"/],
    ['a rule to explain that there is not', 'explain_rule', { rule: 'toString' }, /no rule or group of rules "toString"/],
    ['a day that there is not', 'lexicon_look_up', { name: 'x', date: '2019-02-30' }, /a day is written 2026-11-22/],
    ['a file outside', 'check', { path: '../secret.md' }, /not in the folder/],
    ['a file outside, by its whole path', 'check', { path: join(outside, 'secret.md') }, /not in the folder/],
    ['a link that leads out', 'check', { path: 'link.md' }, /not in the folder/],
    ['a file in a folder that leads out', 'check', { path: 'away/secret.md' }, /not in the folder/],
    ['a file that is no draft', 'check', { path: 'notes.json' }, /is no draft/],
    ['a file that is not there', 'check', { path: 'none.md' }, /"none.md" no such file/],
    ['a folder', 'check', { path: 'folder.md' }, /is a folder; name a file in it/],
    ['bytes of another encoding', 'check', { path: 'gbk.txt' }, /GBK/],
    ['a path with a NUL', 'check', { path: 'a\0.md' }, /not in the folder/],
  ];
  test.each(BAD)('%s', async (_, name, args, why) => {
    const { refused, text } = await ask(name, args);
    expect(text).toMatch(why);
    expect(text).not.toMatch(STACK);
    expect(refused).toBe(true);
  });

  test('a file that has become a link that leads out', async () => {
    const file = join(folder, 'turns.md');
    writeFileSync(file, PAREN);
    expect((await ask('check', { path: 'turns.md' })).refused).toBe(false);
    rmSync(file);
    symlinkSync(join(outside, 'secret.md'), file);
    expect((await ask('check', { path: 'turns.md' })).text).toMatch(/not in the folder/);
  });

  test('in Chinese, where the run speaks Chinese', async () => {
    const chinese = await connect();
    expect((await ask('check', {}, chinese.client)).text).toBe('“text”和“path”请给出一个，也只给一个');
    await chinese.client.close();
  });

  test('an operand is wrong usage', () => {
    const { status, stderr } = newsproof(['mcp', 'a.md'], { cwd: folder });
    expect([status, stderr]).toEqual([2, 'newsproof: 用法：newsproof mcp\n']);
  });
});

describe('the connection', () => {
  test('a call that is taken back gets no answer, and the next one does', async () => {
    const stop = new AbortController();
    const given = ask('check', { text: PAREN.repeat(4000) });
    const taken = client.callTool({ name: 'check', arguments: { text: PAREN } }, undefined, { signal: stop.signal });
    stop.abort('enough');
    await expect(taken).rejects.toThrow('enough');
    expect((await given).refused).toBe(false);
    expect((await ask<CheckAnswer>('check', { text: PAREN })).answer.findings).toHaveLength(2);
  });

  test('a client that closes ends the server, and standard error stays empty', async () => {
    const { client: other, transport, errors: told } = await connect();
    const { pid } = transport;
    await ask('check', { text: PAREN }, other);
    await other.close();
    expect(() => process.kill(pid as number, 0)).toThrow('ESRCH');
    expect(told()).toBe('');
    expect(errors()).toBe('');
  });

  const INITIALIZE = {
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
  };
  const line = (message: object): string => `${JSON.stringify(message)}\n`;
  const call = (id: number): object => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'fix_safe', arguments: { text: PAREN } } });

  test('all that was asked is answered before the end, one message a line, and what is no message is told on standard error', () => {
    const input = [
      line(INITIALIZE),
      'rubbish\n',
      '{"jsonrpc":"2.0"}\n',
      '\n',
      line({ jsonrpc: '2.0', method: 'notifications/initialized' }),
      ...[1, 2, 3].map((i) => line(call(i))),
    ];
    const { status, stdout, stderr } = newsproof(['mcp', '--language', 'en'], { cwd: folder, input: input.join(''), timeout: 60_000 });
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l).id);
    expect(ids).toEqual([0, 1, 2, 3]);
    expect(stderr).not.toMatch(STACK);
    expect(stderr).toMatch(/^newsproof: a message that cannot be read was left alone/);
    expect(status).toBe(0);
  });

  test('a message that is too long ends it, and that is told', () => {
    const { status, stdout, stderr } = newsproof(['mcp', '--language', 'en'], {
      cwd: folder,
      input: line(INITIALIZE) + line(call(1)) + '稿'.repeat(6_000_000),
      timeout: 60_000,
    });
    expect(stdout.trimEnd().split('\n').length).toBe(2);
    expect(stderr).not.toMatch(STACK);
    expect(stderr).toContain('a message is over 16 MB, so nothing behind it can be read: ended');
    expect(status).toBe(2);
  });

  test('a reader that has gone ends it without noise', async () => {
    const child = spawn(process.execPath, [CLI, 'mcp'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    const told: string[] = [];
    child.stderr.on('data', (chunk) => told.push(String(chunk)));
    child.stdin.on('error', () => undefined);
    child.stdin.write(line(INITIALIZE));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.write(line(call(1)));
    const [code] = await once(child, 'exit');
    expect([code, told.join('')]).toEqual([0, '']);
  });
});
