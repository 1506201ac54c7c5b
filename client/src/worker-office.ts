import { CancellationError, type CancellationToken, env, l10n, Uri, workspace } from 'vscode';
import type { ImportResult, OfficeOutcome, OfficeStart, OfficeTask } from '../../server/src/protocol.ts';
import type { ExportedFile, Office } from './office.ts';
import { MessageChannel, type MessagePort, Worker } from './web-worker.ts';

/** A file that takes longer is no draft. */
const MOST_SECONDS = 120;

/** Has Web Workers read and write, one for each file: whatever is in it, nobody waits for it any longer than this. */
export class WorkerOffice implements Office {
  /** @param folder of the bundles */
  constructor(private readonly folder: Uri) {}

  async importDraft(name: string, bytes: Uint8Array, token?: CancellationToken): Promise<ImportResult> {
    const outcome = await this.run(name, { name, bytes }, token);
    if ('refused' in outcome) return { notes: [outcome.refused] };
    return 'text' in outcome ? { text: outcome.text, notes: [...outcome.notes] } : { notes: [] };
  }

  async exportDraft(name: string, original: Uint8Array, draft: string): Promise<ExportedFile> {
    const outcome = await this.run(name, { name, original, draft });
    return 'bytes' in outcome ? outcome : { tracked: 0, commented: 0, ...outcome };
  }

  private run(name: string, task: OfficeTask, token?: CancellationToken): Promise<OfficeOutcome> {
    const worker = new Worker(Uri.joinPath(this.folder, 'office-browser.js').toString(true));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => void this.sendMap(port1, String(data));
    const start: OfficeStart = { base: this.folder.toString(true), language: env.language.startsWith('zh') ? 'zh' : 'en', task, maps: port2 };
    const outcome = new Promise<OfficeOutcome>((resolve, reject) => {
      const late = setTimeout(() => resolve({ refused: l10n.t('not read within {0} seconds, and given up', MOST_SECONDS) }), MOST_SECONDS * 1000);
      worker.onmessage = ({ data }) => {
        clearTimeout(late);
        resolve(data as OfficeOutcome);
      };
      worker.onerror = ({ message }) => {
        clearTimeout(late);
        reject(new Error(l10n.t('{0}: {1}', name, message ?? l10n.t('the worker cannot be loaded'))));
      };
      token?.onCancellationRequested(() => {
        clearTimeout(late);
        reject(new CancellationError());
      });
      worker.postMessage(start, [port2]);
    });
    return outcome.finally(() => {
      worker.terminate();
      port1.close();
    });
  }

  /** Tables of the characters that PDFs name. */
  private async sendMap(port: MessagePort, name: string): Promise<void> {
    const file = Uri.joinPath(this.folder, 'cmaps', `${name.replace(/[^\w-]/g, '')}.bcmap`);
    port.postMessage(await workspace.fs.readFile(file).then(undefined, () => null));
  }
}
