import { realpathSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import type { Outcome } from './outcome.ts';
import { type Task, type ThreadAnswer, threads, WORKER, type WorkerData } from './worker.ts';

/** For less text, in bytes, a thread takes longer to start than it saves: measured at about twice a hundred short articles. */
const WORTH_A_THREAD = 128 * 1024;
const MOST_THREADS = 64;

/**
 * How many threads are worth it.
 * @param sizeOf a draft in bytes, asked as long as there is doubt
 */
export function threadsFor<T>(jobs: number, drafts: readonly T[], sizeOf: (draft: T) => number): number {
  const most = Math.min(jobs, MOST_THREADS, drafts.length);
  let bytes = 0;
  for (const draft of most > 1 ? drafts : []) {
    bytes += sizeOf(draft);
    if (bytes >= most * WORTH_A_THREAD) return most;
  }
  return Math.floor(bytes / WORTH_A_THREAD);
}

/** How many threads an input without a known end gets: as many as are asked for. */
export const threadsAsked = (jobs: number): number => Math.min(jobs, MOST_THREADS);

interface Waiting {
  readonly task: Task;
  readonly done: (outcome: Outcome) => void;
  readonly failed: (error: Error) => void;
}

/** Threads that check drafts. Whoever is free takes the next one. */
export class Threads {
  private readonly all: Worker[] = [];
  private readonly free: Worker[] = [];
  private readonly queue: Waiting[] = [];
  private readonly running = new Map<number, Waiting>();
  private readonly taken = new Map<Worker, number>();
  private next = 0;

  constructor(count: number, data: WorkerData) {
    const { Worker } = threads();
    // The same bundle, from the same compiled code.
    const program = realpathSync(process.argv[1] as string);
    for (let i = 0; i < count; i++) {
      const worker = new Worker(program, { argv: [WORKER], workerData: data, stdin: false });
      worker.on('message', (a: ThreadAnswer) => this.take(worker, a));
      worker.on('error', (error) => this.lose(worker, error));
      worker.on('exit', () => this.lose(worker, new Error('thread ended')));
      this.all.push(worker);
      this.free.push(worker);
    }
  }

  /** @throws when the draft could not be checked there */
  check(path: string, text: string): Promise<Outcome> {
    return new Promise((done, failed) => {
      this.queue.push({ task: { id: this.next++, path, text }, done, failed });
      this.start();
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.all.splice(0).map((w) => w.removeAllListeners().terminate()));
  }

  private start(): void {
    while (this.queue.length > 0) {
      const worker = this.free.pop();
      if (!worker) {
        if (this.all.length === 0) for (const w of this.queue.splice(0)) w.failed(new Error('no thread is left'));
        return;
      }
      const waiting = this.queue.shift() as Waiting;
      this.running.set(waiting.task.id, waiting);
      this.taken.set(worker, waiting.task.id);
      worker.postMessage(waiting.task);
    }
  }

  private take(worker: Worker, answer: ThreadAnswer): void {
    const waiting = this.running.get(answer.id);
    this.running.delete(answer.id);
    this.taken.delete(worker);
    this.free.push(worker);
    if ('outcome' in answer) waiting?.done(answer.outcome);
    else waiting?.failed(new Error(answer.error));
    this.start();
  }

  private lose(worker: Worker, error: Error): void {
    for (const list of [this.all, this.free]) if (list.includes(worker)) list.splice(list.indexOf(worker), 1);
    const id = this.taken.get(worker);
    this.taken.delete(worker);
    if (id !== undefined) this.running.get(id)?.failed(error);
    this.start();
  }
}
