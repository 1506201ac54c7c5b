import { l10n } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  type Message,
} from 'vscode-languageclient';

/** A server that has ended so often within so many milliseconds is not started again. */
const MOST = 5;
const WITHIN = 3 * 60_000;
/** So many errors of the connection are put up with. */
const MOST_ERRORS = 3;
/** Of a server that has gone everything that is still written to it fails, until `closed` hears of it. */
const MOST_UNHEARD = 1000;
const GONE = new Set(['ERR_IPC_CHANNEL_CLOSED', 'ERR_IPC_DISCONNECTED', 'EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** Starts the language server again when it has ended by itself, until it has done so too often. */
export class Crashes implements ErrorHandler {
  private readonly times: number[] = [];
  /** A server that ended has been, or is being, started again. */
  startsAgain = false;

  /** @param gaveUp is told why there is no server any more, in the language of the window */
  constructor(private readonly gaveUp: (why: string) => void) {}

  error(error: Error, _message: Message | undefined, count: number | undefined): ErrorHandlerResult {
    const { code } = error as NodeJS.ErrnoException;
    const bears = count !== undefined && count <= (code !== undefined && GONE.has(code) ? MOST_UNHEARD : MOST_ERRORS);
    const why = l10n.t('The connection to the language server has failed.');
    if (!bears) this.gaveUp(why);
    return { action: bears ? ErrorAction.Continue : ErrorAction.Shutdown, message: `${why} ${error.message}`, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.times.push(now);
    if (this.times.length > MOST) this.times.shift();
    const [first = now] = this.times;
    this.startsAgain = this.times.length < MOST || now - first > WITHIN;
    if (this.startsAgain) return { action: CloseAction.Restart, message: l10n.t('The language server has crashed. It is started again.'), handled: true };
    const message = l10n.t('The language server has crashed {0} times within three minutes.', MOST);
    this.gaveUp(message);
    return { action: CloseAction.DoNotRestart, message, handled: true };
  }
}

/** Has a client write its own messages about its server to the log only: they are English, and what a user can do is said elsewhere. */
export function quiet(client: BaseLanguageClient): BaseLanguageClient {
  const error = client.error.bind(client);
  client.error = (message, data, showNotification) => error(message, data, showNotification === 'force' ? false : showNotification);
  return client;
}
