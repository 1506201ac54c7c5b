import { type ExtensionContext, Uri, workspace } from 'vscode';
import { DidChangeWatchedFilesNotification, type DidChangeWatchedFilesParams, FileChangeType, type FileEvent } from 'vscode-languageclient';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { LIST_FOLDER, type ListFolderParams, READ_TEXT, type ReadTextParams, type WorkerStart } from '../../server/src/protocol.ts';
import type { Launcher } from './client.ts';
import { WindowFiles } from './files.ts';
import { start, stop } from './start.ts';
import { MessageChannel, type MessagePort, Worker } from './web-worker.ts';
import { WorkerOffice } from './worker-office.ts';

/** Servers in Web Workers, which read through the client. */
class ServerWorkers implements Launcher {
  private worker: Worker | undefined;
  private client: LanguageClient | undefined;
  private readonly files: WindowFiles;

  constructor(private readonly context: ExtensionContext) {
    const { globalStorageUri: storage, subscriptions } = context;
    this.files = new WindowFiles(storage);
    // Not every browser's storage can be watched.
    subscriptions.push(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.files.isOwn(uri)) void this.tellChanged(uri);
      }),
    );
  }

  get schemes(): string[] {
    const folders = workspace.workspaceFolders ?? [];
    return [...new Set(['file', this.context.globalStorageUri.scheme, ...folders.map(({ uri }) => uri.scheme)])];
  }

  async launch(id: string, name: string, options: LanguageClientOptions): Promise<LanguageClient> {
    const lexicon = await this.bytesOf('lexicon.bin');
    this.end();
    const worker = new Worker(this.file('server-browser.js').toString(true));
    this.worker = worker;
    await this.begin(worker, lexicon);
    const client = new LanguageClient(id, name, worker, options);
    client.onRequest(READ_TEXT, (params: ReadTextParams) => this.files.readText(params));
    client.onRequest(LIST_FOLDER, (params: ListFolderParams) => this.files.listFolder(params));
    this.client = client;
    return client;
  }

  /** @throws Error when the worker cannot be loaded: nothing would ever be answered */
  private begin(worker: Worker, lexicon: Uint8Array<ArrayBuffer>): Promise<void> {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      worker.onerror = ({ message }) => reject(new Error(message ?? 'the worker cannot be loaded'));
      port1.onmessage = ({ data }) => {
        if (data === 'typos') void this.sendTypos(port1);
        worker.onerror = null;
        resolve();
      };
      worker.postMessage({ lexicon, data: port2 } satisfies WorkerStart, [lexicon.buffer, port2]);
    });
  }

  private async sendTypos(port: MessagePort): Promise<void> {
    // A package may come without it.
    const typos = await this.bytesOf('typos.bin').catch(() => null);
    port.postMessage(typos, typos ? [typos.buffer] : []);
    port.close();
  }

  private async tellChanged(uri: Uri): Promise<void> {
    if (!this.client?.isRunning()) return;
    const changed: FileEvent = { uri: this.client.code2ProtocolConverter.asUri(uri), type: FileChangeType.Changed };
    await this.client.sendNotification(DidChangeWatchedFilesNotification.method, { changes: [changed] } satisfies DidChangeWatchedFilesParams);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.client = undefined;
  }

  private file(name: string): Uri {
    return Uri.joinPath(this.context.extensionUri, 'server/out', name);
  }

  /** A file of the extension, in a buffer that may be handed over: what the editor gives may be a part of one that is its own. */
  private async bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await workspace.fs.readFile(this.file(name)));
  }
}

export const activate = (context: ExtensionContext): Promise<void> => {
  const office = new WorkerOffice(Uri.joinPath(context.extensionUri, 'server/out'));
  return start(context, new ServerWorkers(context), () => office);
};
export const deactivate = stop;
