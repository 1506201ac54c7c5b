import { CONFIG_CHANGED, PAUSE, type PauseParams, TRUST, type TrustParams } from '../../protocol.ts';
import { isConfigDocument } from '../config/documents.ts';
import type { OpenDocument } from '../document.ts';
import { isLexiconName } from '../lexicon/file-names.ts';
import { isIgnoreDocument } from '../suppress/documents.ts';
import type { Served } from './served.ts';

/** Notifications: documents, settings, files, folders. */
export function serveDocuments({ connection, documents, get }: Served): void {
  const look = (doc: OpenDocument, wait: boolean): void => {
    const { publisher, configDocuments, lexicons } = get();
    lexicons.look(doc, wait);
    if (isConfigDocument(doc)) configDocuments.schedule(doc, wait);
    else if (!isLexiconName(doc.uri)) publisher.schedule(doc, wait);
  };
  /** Whether the entries of an ignore file are needed is a matter of the drafts. */
  const lookAtLists = (changed: OpenDocument): void => {
    for (const doc of documents.all()) if (isIgnoreDocument(doc) && doc !== changed) look(doc, true);
  };
  documents.onDidOpen(({ document }) => {
    look(document, false);
    get().lexicons.register();
    get().typos.loaded = () => {
      get().session.setups.reread();
      recheck();
    };
  });
  documents.onDidChangeContent(({ document }) => {
    // Opening counts as a change, too, and has been seen to.
    if (document.dirty) look(document, true);
  });
  documents.onDidSave(({ document }) => {
    document.dirty = false;
    look(document, false);
    // Where nobody watches the disk, too, what was saved counts at once.
    filesChanged([document.uri]);
    lookAtLists(document);
  });
  documents.onDidClose(({ document }) => {
    const { session, publisher, configDocuments, lexicons, status } = get();
    session.setups.close(document.uri);
    lexicons.close(document);
    if (isConfigDocument(document)) configDocuments.close(document);
    else publisher.close(document);
    status.close(document.uri);
    get().articleLenses.close(document.uri);
    // The disk says from now on what the draft says.
    lookAtLists(document);
  });

  const recheck = (): void => {
    const { session, lexicons } = get();
    lexicons.forget();
    // Under new settings what was shown before counts no more, saved or not.
    for (const doc of documents.all()) {
      doc.shown = undefined;
      look(doc, false);
    }
    void session.setups.settle(documents.all().map((d) => d.uri));
    session.refresh();
    get().articleLenses.changed();
    lexicons.register();
    if (session.capabilities.options.showsConfig) void connection.sendNotification(CONFIG_CHANGED);
  };
  const filesChanged = (uris: readonly string[]): void => {
    if (get().session.setups.filesChanged(uris)) recheck();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    get().session.setups.changed(settings);
    recheck();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    filesChanged(changes.map((c) => c.uri));
  });
  connection.onNotification(TRUST, ({ trusted }: TrustParams) => {
    const { session } = get();
    if (session.trusted === trusted) return;
    session.trusted = trusted;
    session.setups.changed();
    recheck();
  });
  connection.onNotification(PAUSE, ({ paused }: PauseParams) => {
    const { session } = get();
    if (session.paused === paused) return;
    session.paused = paused;
    // What was found of the same text under the same setup is otherwise what is found of it.
    for (const doc of documents.all()) doc.checked = undefined;
    recheck();
  });
  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) => {
    const { session } = get();
    const removed = new Set(event.removed.map((f) => f.uri));
    session.folders = [...session.folders.filter((f) => !removed.has(f)), ...event.added.map((f) => f.uri)];
    session.setups.changed(undefined);
    recheck();
  });
}
