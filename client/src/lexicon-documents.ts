import { type Disposable, l10n, type TextDocumentContentProvider, type Uri, workspace } from 'vscode';
import { ENTRY, type EntryParams, LEXICON_SCHEME } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Shows entries of the lexicon that comes with the product, read only: where “Go to Definition” leads from a name that it has. */
export class LexiconDocuments implements Disposable, TextDocumentContentProvider {
  private readonly registered: Disposable;

  constructor(private readonly newsproof: Newsproof) {
    this.registered = workspace.registerTextDocumentContentProvider(LEXICON_SCHEME, this);
  }

  dispose(): void {
    this.registered.dispose();
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    // An editor that opens its window again asks before the server is there.
    const client = await this.newsproof.ready();
    const text = await client.sendRequest<string | null>(ENTRY, { uri: uri.toString() } satisfies EntryParams);
    return text ?? `# ${l10n.t('The lexicon has no such entry any more.')}\n`;
  }
}
