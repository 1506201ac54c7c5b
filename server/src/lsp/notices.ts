import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Localized } from '../rule/rule.ts';
import { type DisplayLanguage, MESSAGES, say } from './messages.ts';

/** Tells the user of something, once however often it happens; the log gets it too. */
export class Notices {
  private readonly told = new Set<string>();

  constructor(
    private readonly connection: Connection,
    public language: DisplayLanguage = 'zh',
  ) {}

  /** Shown in the window and written to the log, once. */
  warn(text: Localized, language: DisplayLanguage = this.language): void {
    const message = say(text, language);
    if (this.told.has(message)) return;
    this.told.add(message);
    this.connection.console.warn(message);
    // The connection's own showWarningMessage is a request that waits for an answer; nothing is asked here.
    void this.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `${say(MESSAGES.product, language)}${say(MESSAGES.colon, language)}${message}`,
    });
  }

  /** To the log only. */
  log(text: Localized, language: DisplayLanguage = this.language): void {
    this.connection.console.info(say(text, language));
  }

  /** The stack of an error goes to the trace, which is off unless a developer asks for it. */
  trace(error: unknown): void {
    if (error instanceof Error && error.stack) this.connection.tracer.log(error.message, error.stack);
  }

  /** What was told may be told again: the settings have changed. */
  forget(): void {
    this.told.clear();
  }
}
