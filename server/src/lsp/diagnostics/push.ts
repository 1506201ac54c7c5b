import { PublishDiagnosticsNotification, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { OpenDocument } from '../document.ts';
import { MESSAGES, reasonOf } from '../messages.ts';
import type { Session } from '../session.ts';
import { toDiagnostics } from './diagnostics.ts';

/** Calm after the last change before a client that cannot pull is sent diagnostics, in milliseconds. */
const CALM = 150;

/** Sends diagnostics to clients that do not ask for them. */
export class Publisher {
  private pulls: boolean;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sent = new Map<string, string>();

  constructor(private readonly session: Session) {
    this.pulls = session.capabilities.pulls && !session.capabilities.mayNotPull;
  }

  /** The client has asked for diagnostics, as it said it would: what it has been sent would stand there twice. */
  pulled(): void {
    if (this.pulls || !this.session.capabilities.pulls) return;
    this.pulls = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    for (const uri of this.sent.keys()) this.send({ uri, diagnostics: [] });
    this.sent.clear();
  }

  /** @param wait until the user pauses: for changes, not for opening and saving */
  schedule(doc: OpenDocument, wait: boolean): void {
    if (this.pulls) return;
    clearTimeout(this.timers.get(doc.uri));
    this.timers.set(
      doc.uri,
      setTimeout(() => void this.publish(doc).catch((error: unknown) => this.failed(error)), wait ? CALM : 0),
    );
  }

  close(doc: OpenDocument): void {
    clearTimeout(this.timers.get(doc.uri));
    this.timers.delete(doc.uri);
    if (this.sent.delete(doc.uri)) this.send({ uri: doc.uri, diagnostics: [] });
  }

  private async publish(doc: OpenDocument): Promise<void> {
    const timer = this.timers.get(doc.uri);
    const { capabilities } = this.session;
    const version = doc.version;
    const shown = await this.session.show(doc);
    // Closed or changed while the settings were fetched: what belongs to the new state is on its way.
    if (this.timers.get(doc.uri) !== timer || doc.version !== version || this.sent.get(doc.uri) === shown.id) return;
    // Of a file of the house others tell what is wrong in it.
    if (shown.quiet === 'language' && !this.sent.has(doc.uri)) return;
    this.sent.set(doc.uri, shown.id);
    const diagnostics = toDiagnostics(shown.problems, doc.text, shown.setup, capabilities);
    this.send(capabilities.diagnosticVersion ? { uri: doc.uri, version, diagnostics } : { uri: doc.uri, diagnostics });
  }

  private failed(error: unknown): void {
    this.session.notices.warn(MESSAGES.requestFailed('textDocument/publishDiagnostics', reasonOf(error)));
    this.session.notices.trace(error);
  }

  private send(params: PublishDiagnosticsParams): void {
    void this.session.connection.sendNotification(PublishDiagnosticsNotification.type, params);
  }
}
