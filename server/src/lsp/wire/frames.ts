import type { Localized } from '../../rule/rule.ts';
import { WIRE } from './messages.ts';

/** More bytes no header has. */
const LONGEST_HEAD = 4096;
/** More bytes no message has: what an editor sends is a document, and those of this length it does not open. */
const LONGEST_BODY = 256 * 1024 * 1024;

const END_OF_HEAD = '\r\n\r\n';

/** A message as it came: its bytes, and the character encoding that its header names. */
export interface Frame {
  readonly body: Buffer;
  readonly charset: string;
}

/** The stream cannot be read any further: where the next message begins is not known. */
export class LostFrame extends Error {
  constructor(readonly why: Localized) {
    super(why.en);
  }
}

/**
 * Cuts a stream of bytes into messages as the base protocol frames them. Stricter than it need be, for a header that is not
 * understood means that the place in the stream is lost, and whoever reads on from there answers nothing for ever.
 */
export class Frames {
  /** the beginning of a header */
  private head: Buffer = Buffer.alloc(0);
  private body: { readonly charset: string; readonly length: number; readonly chunks: Buffer[]; missing: number } | undefined;

  /** The messages that a piece of the stream completes. @throws LostFrame */
  *push(chunk: Buffer): Generator<Frame> {
    let rest = chunk;
    // Also of the next message when nothing is left: one without a body is complete with its header.
    while (rest.length > 0 || this.body?.missing === 0) {
      if (!this.body) {
        rest = this.readHead(this.head.length > 0 ? Buffer.concat([this.head, rest]) : rest);
        continue;
      }
      const taken = rest.subarray(0, this.body.missing);
      this.body.chunks.push(taken);
      this.body.missing -= taken.length;
      rest = rest.subarray(taken.length);
      if (this.body.missing > 0) return;
      const { chunks, charset } = this.body;
      this.body = undefined;
      yield { body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), charset };
    }
  }

  /** What the stream has to bring before there is a message again; undefined between two messages. */
  get waitsFor(): Localized | undefined {
    if (this.body) return WIRE.waiting(this.body.missing);
    return this.head.length > 0 ? WIRE.waitingHead : undefined;
  }

  /** Reads a header if it is complete. @returns what stands behind it */
  private readHead(bytes: Buffer): Buffer {
    const begin = bytes.subarray(0, LONGEST_HEAD);
    const end = begin.indexOf(END_OF_HEAD);
    // Lines are looked at as soon as they are there: what begins wrong is not waited for.
    const lines = begin.toString('latin1', 0, end < 0 ? begin.length : end).split('\r\n');
    const whole = end < 0 ? lines.slice(0, -1) : lines;
    for (const line of whole) if (!/^[!#$%&'*+.^_`|~\w-]+:[ \t\x21-\x7e\x80-\xff]*$/.test(line)) throw new LostFrame(WIRE.noHead(shown(line)));
    if (end < 0) {
      const last = lines.at(-1) ?? '';
      if (!/^(?:[!#$%&'*+.^_`|~\w-]+(?::[ \t\x21-\x7e\x80-\xff]*)?)?\r?$/.test(last)) throw new LostFrame(WIRE.noHead(shown(last)));
      if (bytes.length >= LONGEST_HEAD) throw new LostFrame(WIRE.longHead(LONGEST_HEAD));
      this.head = bytes;
      return bytes.subarray(bytes.length);
    }
    this.head = bytes.subarray(0, 0);
    this.body = bodyOf(whole);
    return bytes.subarray(end + END_OF_HEAD.length);
  }
}

function bodyOf(lines: readonly string[]): { charset: string; length: number; chunks: Buffer[]; missing: number } {
  const values = (name: string): string[] =>
    lines.filter((l) => l.slice(0, l.indexOf(':')).toLowerCase() === name).map((l) => l.slice(l.indexOf(':') + 1).trim());
  const [length, ...more] = values('content-length');
  if (length === undefined) throw new LostFrame(WIRE.noLength);
  if (!/^\d+$/.test(length) || more.some((m) => m !== length)) throw new LostFrame(WIRE.badLength(shown([length, ...more].join(', '))));
  if (Number(length) > LONGEST_BODY) throw new LostFrame(WIRE.longBody(length.slice(0, 40), LONGEST_BODY));
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(values('content-type').join())?.[1] ?? 'utf-8';
  return { charset, length: Number(length), chunks: [], missing: Number(length) };
}

/** The beginning of what came in place of a header, in ASCII. */
function shown(bytes: string): string {
  const start = JSON.stringify(bytes.slice(0, 60)).replace(/[\x7f-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
  return bytes.length > 60 ? `${start}…` : start;
}
