import { ErrorCodes, type Message, type MessageReader, MessageType, type MessageWriter } from 'vscode-languageserver';
import type { Localized } from '../../rule/rule.ts';
import { type Envelope, type Id, type Refused, readEnvelope } from './envelope.ts';
import { bothLanguages, WIRE } from './messages.ts';
import { type Misfit, misfitOf } from './shapes.ts';

/** new: before `initialize`. starting: until that is answered. down: after `shutdown`. */
type Phase = 'new' | 'starting' | 'running' | 'down';

type Request = Extract<Envelope, { kind: 'request' }>;
type Notification = Extract<Envelope, { kind: 'notification' }>;

const CHANGE = 'textDocument/didChange';
const CLOSE = 'textDocument/didClose';

/**
 * Stands between the channel and the connection, and lets through what the connection can take: sound messages, in the order of
 * the life of a server, whose parameters are of the shape that its handlers rely on, and requests whose ids tell them apart.
 * What it does not let through it answers itself, so that every request is answered once.
 */
export class Gate {
  private phase: Phase = 'new';
  private readonly unanswered = new Set<string>();
  /** requests of the server that the client has not answered */
  private readonly asked = new Set<Id>();
  /** id of the `initialize` or `shutdown` that is being answered */
  private turn: Id | undefined;
  /** What came meanwhile: whether `initialize` succeeded decides about it, and `exit` would cut the answer to `shutdown` off. */
  private held: unknown[] = [];
  private deliver: (message: Message) => void = () => undefined;

  /** @param out where answers go */
  constructor(private readonly out: MessageWriter) {}

  /** 0 after `shutdown`, else 1: what a server ends with by the protocol. */
  get exitCode(): number {
    return this.phase === 'down' ? 0 : 1;
  }

  /** `initialize` or `shutdown` is being answered, which takes no more than a moment and nothing of the client. */
  get isTurning(): boolean {
    return this.turn !== undefined;
  }

  /** The two ends that the connection is given. Errors of the channel end the process, so that it hears of none. */
  get reader(): MessageReader {
    const nothing = { dispose: (): void => undefined };
    const never = (): typeof nothing => nothing;
    return {
      onError: never,
      onClose: never,
      onPartialMessage: never,
      listen: (deliver) => {
        this.deliver = deliver as (message: Message) => void;
        return nothing;
      },
      dispose: () => undefined,
    };
  }

  get writer(): MessageWriter {
    const { out } = this;
    return {
      onError: out.onError.bind(out),
      onClose: out.onClose.bind(out),
      write: (message) => this.say(message as Message & Readonly<Record<string, unknown>>),
      end: () => out.end(),
      dispose: () => out.dispose(),
    };
  }

  /** A message of the client, whatever it is. */
  hear(message: unknown): void {
    if (this.turn !== undefined) this.held.push(message);
    else this.take(readEnvelope(message), message);
  }

  /** Bytes of the client that are no message. */
  refuse({ id, code, why, answers }: Refused): void {
    // Whoever waits for that answer is not to wait for ever.
    if (answers !== undefined && this.asked.delete(answers)) this.pass({ id: answers, error: { code, message: bothLanguages(why) } });
    this.error(id, code, why);
  }

  private take(envelope: Envelope, message: unknown): void {
    if (envelope.kind === 'refused') this.refuse(envelope);
    else if (envelope.kind === 'request') this.request(envelope);
    else if (envelope.kind === 'notification') this.notification(envelope);
    else if (envelope.id === null || this.asked.delete(envelope.id)) this.pass(message as object);
  }

  private request({ id, method, params }: Request): void {
    const refusal = this.refusalOf(id, method, params);
    if (refusal) {
      this.error(id, ...refusal);
      return;
    }
    const [isFirst, isLast] = [method === 'initialize', method === 'shutdown'];
    if (isFirst || isLast) {
      this.phase = isFirst ? 'starting' : 'down';
      this.turn = id;
    }
    this.unanswered.add(String(id));
    this.pass({ id, method, params });
  }

  private refusalOf(id: Id, method: string, params: unknown): [code: number, why: Localized] | undefined {
    const isFirst = method === 'initialize';
    if (this.phase === 'down') return [ErrorCodes.InvalidRequest, WIRE.shutDown];
    if (this.phase === 'new' && !isFirst) return [ErrorCodes.ServerNotInitialized, WIRE.notInitialized];
    if (this.phase === 'running' && isFirst) return [ErrorCodes.InvalidRequest, WIRE.initializedBefore];
    // The connection tells requests apart by their ids as text.
    if (this.unanswered.has(String(id))) return [ErrorCodes.InvalidRequest, WIRE.idInUse(String(id).slice(0, 60))];
    const misfit = misfitOf('request', method, params);
    return misfit && [ErrorCodes.InvalidParams, WIRE.badParams(method, misfit.at, misfit.wanted)];
  }

  private notification({ method, params }: Notification): void {
    if (method === 'exit') this.pass({ method });
    if (this.phase !== 'running' || method === 'exit') return;
    const misfit = misfitOf('notification', method, params);
    if (misfit) this.dropped(method, params, misfit);
    else this.pass({ method, params });
  }

  /** A notification has no answer, so that the log is told. */
  private dropped(method: string, params: unknown, { at, wanted }: Misfit): void {
    const why = WIRE.badParams(method, at, wanted);
    const uri = method === CHANGE ? uriOf(params) : undefined;
    if (uri === undefined) {
      this.tell('window/logMessage', MessageType.Error, why);
      return;
    }
    // What the text is now is not known, and a fix worked out from another text would do damage.
    this.pass({ method: CLOSE, params: { textDocument: { uri } } });
    this.tell('window/showMessage', MessageType.Warning, WIRE.changeLost(uri.slice(0, 200), why));
  }

  private tell(method: string, type: MessageType, why: Localized): void {
    void this.out.write({ jsonrpc: '2.0', method, params: { type, message: `Newsproof: ${bothLanguages(why)}` } } as Message);
  }

  private error(id: Id | null, code: number, why: Localized): void {
    void this.out.write({ jsonrpc: '2.0', id, error: { code, message: bothLanguages(why) } } as Message);
  }

  private pass(message: object): void {
    this.deliver({ ...message, jsonrpc: '2.0' } as Message);
  }

  /** Something that the connection writes. */
  private async say(message: Message & Readonly<Record<string, unknown>>): Promise<void> {
    const { id, method } = message;
    const known = typeof id === 'string' || typeof id === 'number' ? id : undefined;
    if (known !== undefined && method !== undefined) this.asked.add(known);
    if (known !== undefined && method === undefined) this.unanswered.delete(String(known));
    await this.out.write(message);
    if (known === undefined || method !== undefined || known !== this.turn) return;
    this.turn = undefined;
    if (this.phase === 'starting') this.phase = message.error === undefined ? 'running' : 'new';
    const { held } = this;
    this.held = [];
    for (const message of held) this.hear(message);
  }
}

function uriOf(params: unknown): string | undefined {
  const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } | null };
  const uri = textDocument?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
