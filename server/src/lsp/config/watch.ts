import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import type { Capabilities } from '../capabilities.ts';

/** Most files outside of the workspace that are watched. */
const MOST = 50;

/** Watches configuration and lexicon files in use that lie outside of the workspace, where the client watches nothing by itself. */
export class OutsideWatch {
  private watched = '';
  private registration: Promise<Disposable | undefined> = Promise.resolve(undefined);

  constructor(
    private readonly connection: Connection,
    private readonly capabilities: Capabilities,
  ) {}

  /** @param files keys of URIs */
  watch(files: readonly string[]): void {
    if (!this.capabilities.dynamicWatch || !this.capabilities.relativePatterns) return;
    const wanted = files
      .filter((f) => f.startsWith('file:/'))
      .slice(0, MOST)
      .sort();
    if (wanted.join('\n') === this.watched) return;
    this.watched = wanted.join('\n');
    const watchers = wanted.map((file) => {
      const slash = file.lastIndexOf('/');
      const folder = encodeURI(file.slice('file:'.length, slash)).replace(/[?#]/g, encodeURIComponent);
      // Brackets and the like in a name are no pattern.
      return { globPattern: { baseUri: `file://${folder}`, pattern: file.slice(slash + 1).replace(/[[\]{}*?]/g, '?') } };
    });
    const before = this.registration;
    this.registration = before.then(async (old) => {
      old?.dispose();
      if (watchers.length === 0) return undefined;
      return this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
    });
  }
}
