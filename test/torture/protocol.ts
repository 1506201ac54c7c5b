import type { Position } from 'vscode-languageserver-protocol';
import { framed, framedText, INITIALIZE, type RawMessage, RawServer, STACK, WAYS } from '../lsp/raw.ts';
import { NOTIFICATIONS, REQUESTS, type Target } from '../lsp/requests.ts';
import type { Torture, Tortured } from './rounds.ts';

/** So long an answer may take, on a machine that does much else, in milliseconds. */
const GENEROUS = 60_000;

const PIECES = [
  '新华社河内2019年2月28日电（记者张三）',
  '美国总统川普(特朗普)当天抵达。',
  '川普说，会谈取得\n进展。',
  '他说：“我们',
  '\n\n# 标题 #\n\n',
  '`代码`',
  '<!-- newsproof-disable -->',
  '```\n',
  '- 一\n- 二\n',
  '｜表｜\n|--|\n',
  '2月30日',
  '３５％',
  '𠮷😀',
  '\ud83d',
  '\ufeff',
  '\u0000',
  '\u2028',
  '\r',
  '\r\n',
  '\t ',
  '的的了了',
  '《“”》，。、',
  '　　',
  'ABC 中文 def',
  '代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈。\n',
];
const JUNK: readonly unknown[] = [null, true, 0, -1, 1.5, 7, 2 ** 53, 1e308, '', 'x', '\ud800', [], {}, [[]], { uri: 7 }, { line: 'x' }];
const URIS = [
  'file:///稿件.txt',
  'file:///a.md',
  'file:///b.draft',
  'untitled:Untitled-1',
  'file:///.newsproof.yaml',
  'file:///newsproof-lexicon.yaml',
  'file:///.newsproof-ignore.yaml',
  'x',
];
const LANGUAGES = ['plaintext', 'markdown', 'newsproof-draft', 'yaml', 'rust'];
const WELL = `博览会(第十届)昨日开幕，来自各地的客商参加了活动。\n代表团一行当天上午抵达，随后前往展馆参观，并与当地企业负责人座谈。\n`;

/** Frames whose bodies are no messages: each is answered with one error under no id. */
const NO_MESSAGES: readonly (string | Buffer)[] = [
  '',
  '{',
  'null',
  '7',
  '[]',
  '{}',
  '"x"',
  '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]',
  Buffer.from([0xff, 0xfe]),
  '{"id":{},"method":"x"}',
  '{"jsonrpc":"3","method":"x"}',
];
/** Bytes after which nobody knows where the next message begins. */
const NO_FRAMES: readonly (string | Buffer)[] = [
  '\n',
  '{}',
  'Content-Length: x\r\n\r\n',
  'Content-Length: -1\r\n\r\n',
  'Content-Type: x\r\n\r\n',
  'Content-Length: 99999999999\r\n\r\n',
  'Content-Length: 2\n\n{}',
  'GET / HTTP/1.1\r\n\r\n',
  Buffer.from([0, 1, 2, 3, 0xff]),
  'x'.repeat(9000),
];

/** Numbers that look random and are the same for the same seed. */
class Chance {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

/**
 * Starts the server that ships again and again, and says all kinds of things to it, right and wrong: the order of a server's life,
 * edits, every request with parameters of any shape, cancellations, frames without a message, bytes without a frame. Every request
 * is to be answered once, and the process is to end as it was promised to, with no stack on its outputs. The first sequence has the
 * seed, the next one the next number.
 */
export async function tortureProtocol({ until, rounds = Infinity, seed, log }: Torture): Promise<Tortured> {
  const failures: string[] = [];
  let runs = 0;
  for (; runs < rounds && Date.now() < until; runs++) {
    const own = (seed + runs) >>> 0;
    const sequence = new Sequence(own);
    try {
      await sequence.run();
    } catch (error) {
      failures.push(`protocol, seed ${own}: ${error instanceof Error ? error.message : error}\n${sequence.steps.slice(-30).join('\n')}`);
      log(failures.at(-1) as string);
    } finally {
      await sequence.server.kill();
    }
  }
  log(`protocol: ${runs} sequences from seed ${seed}, ${failures.length} failures`);
  return { runs, failures };
}

/** The life of one process. */
class Sequence {
  readonly server: RawServer;
  readonly steps: string[] = [];
  private readonly chance: Chance;
  private readonly asked = new Map<number | string, string>();
  private readonly expected = new Map<number | string, readonly number[]>();
  /** Frames without a message that were sent. */
  private unnamed = 0;
  private isConfigured = false;
  private versions = 0;
  private ids = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.server = new RawServer({ args: this.chance.is(0.1) ? WAYS['newsproof lsp'] : WAYS.server });
    this.server.onMessage = (m) => this.answer(m);
  }

  async run(): Promise<void> {
    const { chance } = this;
    for (let n = chance.below(4); n > 0; n--) await this.beforehand();
    if (chance.is(0.9)) {
      await this.initialize();
      for (let n = 10 + chance.below(50); n > 0; n--) await this.step();
      if (!this.isConfigured) await this.isWell();
    }
    await this.allAnswered();
    await this.end();
    this.outputs();
  }

  /** Before `initialize` nothing is answered with anything but an error. */
  private async beforehand(): Promise<void> {
    const { chance } = this;
    const kind = chance.below(10);
    if (kind < 2) this.noMessage();
    else if (kind < 4) this.tell('textDocument/didOpen', this.opening());
    else if (kind < 6) await this.ask('initialize', chance.of([undefined, ...JUNK]), [-32602]);
    else await this.ask(chance.of(Object.values(REQUESTS)).method, {}, [-32002]);
  }

  private async initialize(): Promise<void> {
    const { chance } = this;
    const flag = (): boolean => chance.is(0.5);
    this.isConfigured = flag();
    const capabilities = {
      general: { positionEncodings: chance.of([undefined, ['utf-16'], ['utf-8'], ['utf-32', 'utf-8']]) },
      workspace: {
        configuration: this.isConfigured,
        applyEdit: flag(),
        didChangeWatchedFiles: { dynamicRegistration: flag() },
        workspaceEdit: { documentChanges: flag(), changeAnnotationSupport: flag() ? {} : undefined, resourceOperations: flag() ? ['create'] : undefined },
      },
      textDocument: {
        diagnostic: flag() ? {} : undefined,
        codeAction: { dataSupport: flag(), resolveSupport: flag() ? { properties: ['edit'] } : undefined },
        rename: { prepareSupport: flag() },
      },
      window: { workDoneProgress: flag() },
    };
    const initializationOptions = chance.of([
      undefined,
      null,
      7,
      { trusted: flag(), status: flag(), showsConfig: flag(), savesFiles: flag(), newsTokens: flag() },
    ]);
    await this.ask('initialize', { ...INITIALIZE, locale: chance.of(['zh-cn', 'en']), capabilities, initializationOptions }, [0], true);
    this.tell('initialized', {});
  }

  private async step(): Promise<void> {
    const { chance } = this;
    const target = this.target();
    const { uri } = target;
    const kind = chance.below(100);
    if (kind < 14) this.tell('textDocument/didOpen', this.opening());
    else if (kind < 40) this.tell('textDocument/didChange', { textDocument: { uri, version: this.version() }, contentChanges: this.changes() });
    else if (kind < 44) this.tell(`textDocument/did${chance.of(['Close', 'Save'])}`, { textDocument: { uri } });
    else if (kind < 47)
      this.tell(
        chance.of(['textDocument/didChange', 'textDocument/didOpen', 'textDocument/didClose']),
        this.mutated({ textDocument: { ...this.opening().textDocument, version: this.version() }, contentChanges: this.changes() }),
      );
    else if (kind < 51) this.notification(target);
    else if (kind < 56) this.tell('$/cancelRequest', { id: chance.is(0.8) ? chance.below(this.ids + 1) : chance.of(JUNK) });
    else if (kind < 61) this.noMessage();
    else if (kind < 63) await this.ask('initialize', INITIALIZE, [-32600]);
    else if (kind < 65) await this.ask(chance.of(['nobody/knows', '', '__proto__', 'textDocument/didOpen']), chance.of(JUNK), [-32601]);
    else if (kind < 67) this.tell(chance.of(['nobody/knows', '$/nobody', '']), chance.of(JUNK));
    else if (kind < 68) this.send({ jsonrpc: '2.0', id: chance.below(5), result: chance.of(JUNK) });
    else {
      const { method, params } = chance.of(Object.values(REQUESTS));
      await this.ask(method, chance.is(0.3) ? this.mutated(params(target)) : params(target));
    }
  }

  private notification(target: Target): void {
    const { method, params } = this.chance.of(Object.values(NOTIFICATIONS));
    // Settings may turn off what is looked for at the end.
    if (method === 'workspace/didChangeConfiguration') this.isConfigured = true;
    this.tell(method, this.chance.is(0.3) ? this.mutated(params(target)) : params(target));
  }

  private noMessage(): void {
    this.unnamed++;
    const body = this.chance.of(NO_MESSAGES);
    this.steps.push(`a frame without a message: ${JSON.stringify(String(body))}`);
    this.server.write(framedText(body));
  }

  private opening(): { textDocument: { uri: string; languageId: string; version: number; text: string } } {
    const { chance } = this;
    return { textDocument: { uri: chance.of(URIS), languageId: chance.of(LANGUAGES), version: this.version(), text: this.text(40) } };
  }

  private changes(): unknown[] {
    const { chance } = this;
    return Array.from({ length: chance.below(4) }, () => (chance.is(0.1) ? { text: this.text(40) } : { range: this.target().range, text: this.text(4) }));
  }

  private text(most: number): string {
    return Array.from({ length: this.chance.below(most) }, () => this.chance.of(PIECES)).join('');
  }

  /** Mostly the next one. */
  private version(): number {
    return this.chance.is(0.95) ? ++this.versions : this.chance.below(10) - 5;
  }

  private target(): Target {
    const { chance } = this;
    const number = (usual: number): number => (chance.is(0.95) ? chance.below(usual) : chance.of([2 ** 31 - 1, 2 ** 53, 1e300]));
    const place = (): Position => ({ line: number(30), character: number(60) });
    return { uri: chance.of(URIS), languageId: chance.of(LANGUAGES), text: this.text(20), position: place(), range: { start: place(), end: place() } };
  }

  /** Something in it is something else. */
  private mutated(params: unknown): unknown {
    const { chance } = this;
    if (typeof params !== 'object' || params === null || chance.is(0.2)) return chance.of(JUNK);
    const keys = Object.keys(params);
    if (keys.length === 0) return chance.of(JUNK);
    const key = chance.of(keys);
    const copy: Record<string, unknown> = { ...(params as Record<string, unknown>), [key]: this.mutated((params as Record<string, unknown>)[key]) };
    return Array.isArray(params) ? Object.values(copy) : copy;
  }

  /** What the server asks is answered, mostly well. */
  private answer({ id, method, params }: RawMessage): void {
    if (method === undefined || id === undefined) return;
    const { chance } = this;
    const items = (params as { items?: unknown[] } | undefined)?.items ?? [];
    const result =
      method === 'workspace/configuration'
        ? items.map(() => chance.of([null, {}, { check: 'always' }, { run: 'onSave' }, { rules: { wrap: 'off' } }, ...JUNK]))
        : null;
    if (chance.is(0.9)) this.send({ jsonrpc: '2.0', id, result });
    else if (chance.is(0.5)) this.send({ jsonrpc: '2.0', id, error: chance.of([{ code: -32603, message: 'no' }, 7]) as RawMessage['error'] & object });
    else {
      this.unnamed++;
      this.send({ jsonrpc: '2.0', id });
    }
  }

  private send(message: RawMessage): void {
    this.steps.push(JSON.stringify(message).slice(0, 300));
    this.server.send(message);
  }

  private tell(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** @param codes of errors that it may be answered with, 0 for a result; none: with anything */
  private async ask(method: string, params: unknown, codes: readonly number[] = [], wait = this.chance.is(0.4)): Promise<number | string> {
    const id = this.chance.is(0.9) ? ++this.ids : `id ${++this.ids}`;
    this.asked.set(id, method);
    this.expected.set(id, codes);
    this.send({ jsonrpc: '2.0', id, method, params });
    if (wait) await this.answered(id);
    return id;
  }

  private async answered(id: number | string): Promise<RawMessage> {
    return this.server.until(`the answer to ${this.asked.get(id)}, id ${id}`, () => this.server.answers(id)[0], GENEROUS);
  }

  private async isWell(): Promise<void> {
    const uri = 'file:///well.txt';
    // It may have been told to pause, and then rightly says nothing.
    this.tell('newsproof/pause', { paused: false });
    this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text: WELL } });
    const { result } = await this.answered(await this.ask('textDocument/diagnostic', { textDocument: { uri } }, [0]));
    const codes = (result as { items: { code: string }[] }).items.map((d) => d.code);
    if (codes.join() !== 'punct/halfwidth-paren') throw new Error(`a plain draft has these findings at the end: ${codes.join() || 'none'}`);
  }

  /** Every request once, with an error that it may have, and every frame without a message. */
  private async allAnswered(): Promise<void> {
    const { server } = this;
    for (const id of this.asked.keys()) await this.answered(id);
    // What is said twice is there by then.
    await this.answered(await this.ask('nobody/knows', {}));
    // Last, since the server may ask at any time, and be answered badly.
    await server.until('the errors without an id', () => server.answers(null).length >= this.unnamed, GENEROUS);
    for (const [id, method] of this.asked) {
      const answers = server.answers(id);
      if (answers.length !== 1) throw new Error(`${method}, id ${id}, was answered ${answers.length} times`);
      const codes = this.expected.get(id) ?? [];
      const { error } = answers[0] as RawMessage;
      if (codes.length > 0 && !codes.includes(error?.code ?? 0)) throw new Error(`${method}, id ${id}, was answered ${JSON.stringify(error ?? 'well')}`);
      if (error && FAULT.test(error.message)) throw new Error(`${method}, id ${id}, failed inside: ${error.message}`);
    }
    if (server.answers(null).length > this.unnamed) throw new Error(`${server.answers(null).length} errors without an id, not ${this.unnamed}`);
    for (const { method, params } of server.heard) {
      const { message } = (params ?? {}) as { message?: unknown };
      if (/^window\/(?:show|log)Message$/.test(method ?? '') && FAULT.test(String(message))) throw new Error(`failed inside: ${message}`);
    }
  }

  private async end(): Promise<void> {
    const { server, chance } = this;
    const isRunning = this.server.heard.some((m) => m.result && typeof m.result === 'object' && 'capabilities' in m.result);
    const isDown = isRunning && chance.is(0.5);
    if (isDown) {
      await this.ask('shutdown', undefined, [0], true);
      for (let n = chance.below(3); n > 0; n--) await this.ask(chance.of(Object.values(REQUESTS)).method, {}, [-32600], true);
    }
    const ways: [string, () => unknown, number][] = [
      ['exit', () => this.tell('exit', undefined), isDown ? 0 : 1],
      ['the input closed', () => server.child.stdin?.end(), isDown ? 0 : 1],
      ['bytes that are no frame', () => server.write(chance.of(NO_FRAMES)), 2],
      ['half a message and the input closed', () => server.child.stdin?.end(framed({ jsonrpc: '2.0', method: 'exit' }).subarray(0, 25)), isDown ? 0 : 1],
    ];
    const [what, act, code] = chance.of(ways);
    this.steps.push(what);
    act();
    const ended = await server.until(`the end after ${what}`, () => server.ended, GENEROUS);
    if (ended.code !== code) throw new Error(`${what}: it ended with ${ended.code ?? ended.signal}, not ${code}; stderr ${server.stderr || 'empty'}`);
  }

  private outputs(): void {
    const { stray, stderr, heard } = this.server;
    if (stray !== '') throw new Error(`on stdout, outside of frames: ${stray.slice(0, 300)}`);
    if (STACK.test(stderr) || heard.some((m) => STACK.test(JSON.stringify(m)))) throw new Error(`a stack on the outputs: ${stderr.slice(0, 1000)}`);
    if (stderr !== '' && !/^newsproof: .*\n$/.test(stderr)) throw new Error(`on stderr: ${stderr.slice(0, 1000)}`);
  }
}

/** What errors say that nobody meant to be read. */
const FAULT =
  /Cannot (?:read|set|destructure|convert)|is not (?:a function|iterable|defined|an object)|Invalid (?:array|string|Date|time)|call stack|ERR_[A-Z_]+|must be (?:of|an instance)/;
