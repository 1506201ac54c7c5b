import { type Disposable, EventEmitter, l10n, type TextDocument, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import { EFFECTIVE_CONFIG, type EffectiveConfigParams } from '../../server/src/protocol.ts';
import type { Newsproof } from './client.ts';

/** Scheme of what counts for a document: read only, for it is made of several files. */
const SCHEME = 'newsproof-config';

/** The files that the server helps to write: the nearest configuration and those it extends, and what is to be ignored. */
export const CONFIG_FILES: readonly string[] = ['**/*.newsproof.{yaml,yml,json}', '**/.newsproof-ignore.yaml'];

/** Shows what counts for a draft, each value with the file and line it comes from. */
export class EffectiveConfigs implements Disposable, TextDocumentContentProvider {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: Disposable[];

  constructor(private readonly newsproof: Newsproof) {
    this.subscriptions = [this.changed, workspace.registerTextDocumentContentProvider(SCHEME, this), newsproof.onDidReconfigure(() => this.renew())];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    // An editor that opens its window again asks before the server is there.
    const client = await this.newsproof.ready();
    const params: EffectiveConfigParams = { uri: client.code2ProtocolConverter.asUri(Uri.parse(uri.query, true)) };
    const head = l10n.t('What counts for this file. Read only: change the files and settings that are named.');
    return `# ${head}\n${await client.sendRequest<string>(EFFECTIVE_CONFIG, params)}`;
  }

  private renew(): void {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) this.changed.fire(uri);
  }
}

/** Opens what counts for a document beside it. */
export async function showConfig({ uri }: TextDocument): Promise<void> {
  const name = uri.path.split('/').at(-1) ?? '';
  const address = Uri.from({ scheme: SCHEME, path: `/${name}.config.yaml`, query: uri.toString() });
  await window.showTextDocument(await workspace.openTextDocument(address), { preview: true });
}
