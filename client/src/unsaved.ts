import { type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import type { UnsavedParams } from '../../server/src/protocol.ts';

/** So long an editor may take to read again what has changed on the disk, in milliseconds. It may never do so: not all disks tell. */
const LONGEST = 3000;

/** Whether a document has changes that are not saved. One without has what the disk has by then, if the editor reads it again. */
export async function isUnsaved({ uri }: UnsavedParams): Promise<boolean> {
  const wanted = Uri.parse(uri).toString();
  const document = workspace.textDocuments.find((d) => d.uri.toString() === wanted);
  if (!document) return false;
  if (!document.isDirty) await caughtUp(document);
  return document.isDirty;
}

/** Waits until a document has what the disk has, is changed by the user or closed, or until that takes too long. */
function caughtUp(document: TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const subscriptions: Disposable[] = [];
    const end = (): void => {
      clearTimeout(timer);
      for (const s of subscriptions) s.dispose();
      resolve();
    };
    const timer = setTimeout(end, LONGEST);
    const look = async (): Promise<void> => {
      const disk = await onDisk(document.uri);
      if (disk === undefined || document.isDirty || document.isClosed || sameLines(disk, document.getText())) end();
    };
    const on = (changed: TextDocument): void => {
      if (changed === document) void look();
    };
    subscriptions.push(
      workspace.onDidChangeTextDocument((e) => on(e.document)),
      workspace.onDidCloseTextDocument(on),
    );
    void look();
  });
}

/** Text of a file; undefined where it is not there or no UTF-8, and so nothing to wait for. */
async function onDisk(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** A document gives all lines the same end. */
const sameLines = (a: string, b: string): boolean => a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
