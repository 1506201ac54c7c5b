import { writeSync } from 'node:fs';
import { visible } from '../text/visible.ts';
import { firstLineOf } from './say.ts';

const FLUSH_AT = 1 << 16;

/**
 * Writes to a file descriptor, in large pieces. Written by hand because the stream of `process.stdout` costs start-up time
 * and cuts off what is pending when the process ends.
 */
export class OutputStream {
  private parts: string[] = [];
  private size = 0;
  /** The reader has gone (`| head`), which is no failure, or it cannot be written to: nothing more is written. */
  closed = false;
  /** Why it cannot be written to, as the system calls it (ENOSPC): what stands there is not whole. */
  failure: string | undefined;

  constructor(private readonly fd: number) {}

  write(text: string): void {
    this.parts.push(text);
    this.size += text.length;
    if (this.size >= FLUSH_AT) this.flush();
  }

  /** A line that may quote anything from outside. */
  line(text: string): void {
    this.write(`${visible(text)}\n`);
  }

  flush(): void {
    const bytes = Buffer.from(this.parts.join(''), 'utf8');
    this.parts = [];
    this.size = 0;
    for (let at = 0; at < bytes.length && !this.closed; ) {
      try {
        at += writeSync(this.fd, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') {
          pause();
          continue;
        }
        this.closed = true;
        if (code !== 'EPIPE' && code !== 'EBADF') this.failure = code ?? firstLineOf(error);
      }
    }
  }
}

/** A pipe that somebody else made non-blocking is full: lets the reader read. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
