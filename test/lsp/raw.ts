import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, SHIPPED } from './harness.ts';

/** The two ways to start the server that ships. */
export const WAYS = { server: [SHIPPED, '--stdio'], 'newsproof lsp': [join(ROOT, 'server/out/cli.js'), 'lsp', '--stdio'] } as const;

/** One that has no clients but these: bytes go in as they are. */
export interface RawMessage {
  readonly jsonrpc?: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A message in its frame. */
export function framed(message: unknown): Buffer {
  return framedText(JSON.stringify(message));
}

/** A body of any text or bytes in a sound frame. */
export function framedText(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

/** The least that a client says of itself. */
export const INITIALIZE = { processId: null, rootUri: null, capabilities: {} };

/**
 * A server process and its pipes, without a client between: what is written is what the test writes, and every byte on stdout
 * has to be a message in its frame.
 */
export class RawServer {
  readonly child: ChildProcess;
  readonly heard: RawMessage[] = [];
  stderr = '';
  /** Bytes on stdout that are no message. */
  stray = '';
  ended: Ended | undefined;
  /** Called with every message of the server. */
  onMessage: (message: RawMessage) => void = () => undefined;
  private out = Buffer.alloc(0);
  private id = 0;
  private readonly waiting = new Set<() => void>();

  constructor({
    args = WAYS.server as readonly string[],
    env = {},
    cwd = ROOT,
  }: { args?: readonly string[]; env?: Record<string, string>; cwd?: string } = {}) {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd, env: { ...process.env, ...env } });
    this.child = child;
    // What a test does to the pipes is no error of the test.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
    child.stderr.on('data', (d) => {
      this.stderr += String(d);
      this.changed();
    });
    child.stdout.on('data', (d: Buffer) => {
      this.out = Buffer.concat([this.out, d]);
      this.cut();
      this.changed();
    });
    // When the pipes are read to their ends.
    child.on('close', (code, signal) => {
      this.ended = { code, signal };
      // One that was killed may have been writing.
      if (signal === null) this.stray += this.out.toString();
      this.changed();
    });
  }

  write(bytes: string | Buffer): void {
    if (!this.child.stdin?.destroyed) this.child.stdin?.write(bytes);
  }

  send(message: unknown): void {
    this.write(framed(message));
  }

  /** @returns its id */
  ask(method: string, params?: unknown, id: number | string = ++this.id): number | string {
    this.send({ jsonrpc: '2.0', id, method, params });
    return id;
  }

  tell(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** All that was answered under an id. */
  answers(id: number | string | null): RawMessage[] {
    return this.heard.filter((m) => m.method === undefined && m.id === id);
  }

  /** The answer to a request. Answers under the id of one that was answered before are not told apart: ids are to be new. */
  async answer(id: number | string | null): Promise<RawMessage> {
    return this.until(`the answer to ${id}`, () => this.answers(id)[0]);
  }

  async request(method: string, params?: unknown, id?: number | string): Promise<RawMessage> {
    return this.answer(this.ask(method, params, id));
  }

  /** The handshake. Requests of the server are not to be expected of a client that can do nothing. */
  async initialize(params: object = {}): Promise<void> {
    const { error } = await this.request('initialize', { ...INITIALIZE, ...params });
    if (error) throw new Error(error.message);
    this.tell('initialized', {});
  }

  async end(): Promise<Ended> {
    return this.until('the end of the process', () => this.ended);
  }

  /** Waits for something that the server does. It fails when that can happen no more, too. */
  async until<T>(what: string, get: () => T | undefined | false, ms = 20_000): Promise<T> {
    return new Promise((ok, no) => {
      const settle = (f: () => void): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        f();
      };
      const failed = (why: string): void => settle(() => no(new Error(`${why} waiting for ${what}; stderr ${this.stderr || 'empty'}`)));
      const timer = setTimeout(() => failed('timed out'), ms);
      const look = (): void => {
        const value = get();
        if (value !== undefined && value !== false) settle(() => ok(value));
        else if (this.ended) failed(`the process ended with ${this.ended.code ?? this.ended.signal}`);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Ends the process, whatever it does. */
  async kill(): Promise<void> {
    if (this.ended) return;
    this.child.kill('SIGKILL');
    await this.end();
  }

  private changed(): void {
    for (const w of [...this.waiting]) w();
  }

  private cut(): void {
    for (;;) {
      const end = this.out.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = /^Content-Length: (\d+)$/.exec(this.out.toString('latin1', 0, end));
      if (!head) {
        this.stray += this.out.toString();
        this.out = Buffer.alloc(0);
        return;
      }
      const from = end + 4;
      const to = from + Number(head[1]);
      if (this.out.length < to) return;
      const message = JSON.parse(this.out.toString('utf8', from, to)) as RawMessage;
      this.out = this.out.subarray(to);
      this.heard.push(message);
      this.onMessage(message);
    }
  }
}

/** What a stack looks like, wherever it is printed. */
export const STACK = /^ {4}at |\\n {4}at /m;
