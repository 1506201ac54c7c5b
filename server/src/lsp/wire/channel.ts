import { writeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { format } from 'node:util';
import {
  type Connection,
  createConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Localized } from '../../rule/rule.ts';
import { decode } from './envelope.ts';
import { Frames, LostFrame } from './frames.ts';
import { Gate } from './gate.ts';
import { bothLanguages, WIRE } from './messages.ts';

/** What the process ends with when it cannot go on, and when it cannot begin. */
const FAILURE = 2;
/** So long a message may stop halfway before the log is told, in milliseconds. */
const STALLED = 10_000;

/**
 * Opens the channel that the command line names: --stdio, --node-ipc, --socket=PORT, --pipe=NAME. The process ends with the
 * channel: with 0 after `shutdown`, with 1 without one, with 2 when the bytes that come are no messages. What went wrong is
 * said in one line on stderr, without a stack.
 */
export function openChannel(argv: readonly string[]): Connection {
  process.on('uncaughtException', (error) => fail(WIRE.fault(messageOf(error))));
  const channel = channelOf(argv);
  if (!channel) fail(WIRE.noChannel);
  const connection = createConnection(ProposedFeatures.all, channel.gate.reader, channel.gate.writer);
  // One promise less that nobody waited for is no reason to end.
  process.on('unhandledRejection', (error) => {
    note(WIRE.fault(messageOf(error)));
    if (error instanceof Error && error.stack) connection.tracer.log(error.message, error.stack);
  });
  keepConsole(connection);
  channel.listen();
  return connection;
}

interface Channel {
  readonly gate: Gate;
  /** Begins to read. */
  listen(): void;
}

function channelOf(argv: readonly string[]): Channel | undefined {
  for (let i = 0; i < argv.length; i++) {
    const [name, value = argv[i + 1]] = (argv[i] as string).split('=', 2);
    if (name === '--stdio') return streams(process.stdin, process.stdout);
    if (name === '--node-ipc' && process.send) return messages(new IPCMessageReader(process), new IPCMessageWriter(process));
    if (name === '--socket' && Number(value) > 0) return messages(...createServerSocketTransport(Number(value)));
    if (name === '--pipe' && value) return messages(...createServerPipeTransport(value));
  }
  return undefined;
}

function streams(input: Readable, output: Writable): Channel {
  const gate = new Gate(guarded(new StreamMessageWriter(output), () => gate));
  const frames = new Frames();
  let stalled: NodeJS.Timeout | undefined;
  output.on('error', (error: NodeJS.ErrnoException) => lost(gate, error));
  return {
    gate,
    listen: () => {
      input.on('error', (error) => lost(gate, error));
      input.on('close', () => ended(gate));
      input.on('end', () => ended(gate));
      input.on('data', (chunk: Buffer) => {
        clearTimeout(stalled);
        try {
          for (const frame of frames.push(chunk)) {
            const read = decode(frame);
            if ('message' in read) gate.hear(read.message);
            else gate.refuse(read);
          }
        } catch (error) {
          if (error instanceof LostFrame) fail(WIRE.stops(error.why));
          throw error;
        }
        const { waitsFor } = frames;
        if (waitsFor) stalled = setTimeout(() => note(frames.waitsFor ?? waitsFor), STALLED).unref();
      });
    },
  };
}

/** A channel of which Node or the library makes messages. */
function messages(reader: MessageReader, writer: MessageWriter): Channel {
  const gate = new Gate(guarded(writer, () => gate));
  process.once('disconnect', () => ended(gate));
  return {
    gate,
    listen: () => {
      reader.onError((error) => fail(WIRE.stops({ zh: messageOf(error), en: messageOf(error) })));
      reader.onClose(() => ended(gate));
      reader.listen((message) => gate.hear(message));
    },
  };
}

/** Writes for as long as there is somebody who reads. What cannot be written any more is of no interest to the writer. */
function guarded(writer: MessageWriter, gate: () => Gate): MessageWriter {
  writer.onError(([error]) => lost(gate(), error));
  return {
    onError: writer.onError,
    onClose: writer.onClose,
    write: (message) =>
      writer.write(message).catch((error: NodeJS.ErrnoException) => {
        if (error.code === undefined) throw error;
        lost(gate(), error);
      }),
    end: () => writer.end(),
    dispose: () => writer.dispose(),
  };
}

/** Nothing comes any more: the client is gone. One that wrote all it had to say and closed its end still has its `shutdown` answered. */
function ended(gate: Gate): void {
  if (gate.isTurning) {
    setImmediate(() => ended(gate));
    return;
  }
  process.exit(gate.exitCode);
}

/** The channel broke. That the client stopped reading is how clients die, and is not worth a word. */
function lost(gate: Gate, error: NodeJS.ErrnoException): never {
  if (!/^(?:EPIPE|ECONNRESET|EOF|ERR_STREAM_\w+|ERR_IPC_\w+)$/.test(error.code ?? '')) note(WIRE.broken(messageOf(error)));
  process.exit(gate.exitCode);
}

function fail(why: Localized): never {
  note(why);
  process.exit(FAILURE);
}

/** One line on stderr, written when this returns. */
function note(why: Localized): void {
  try {
    writeSync(2, `newsproof: ${bothLanguages(why)}\n`);
  } catch {
    // Nobody listens.
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** On stdout there is nothing but messages: what a library prints goes to the log of the client. */
function keepConsole({ console: log }: Connection): void {
  const said = (args: readonly unknown[]): string => format(...args.map((a) => (a instanceof Error ? a.message : a)));
  console.log = console.info = console.debug = (...args: unknown[]) => log.info(said(args));
  console.warn = (...args: unknown[]) => log.warn(said(args));
  console.error = console.trace = (...args: unknown[]) => log.error(said(args));
}
