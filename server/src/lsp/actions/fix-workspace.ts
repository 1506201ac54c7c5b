import {
  type CancellationToken,
  type ChangeAnnotation,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
  type WorkDoneProgressReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAll } from '../../engine/fix-all.ts';
import type { Problem } from '../../engine/place.ts';
import type { FixedDraft, FixWorkspaceResult } from '../../protocol.ts';
import { stampOf } from '../../text/stamp.ts';
import { Converter, lintedText } from '../convert.ts';
import { listDrafts, stopIfCancelled } from '../diagnostics/workspace.ts';
import type { OpenDocument } from '../document.ts';
import { MESSAGES, reasonOf, say } from '../messages.ts';
import { languageOf, type Session } from '../session.ts';
import type { ClientSetup } from '../setups.ts';
import { pathFrom, pathOf } from '../uri.ts';

/** How many drafts make one partial result. */
const BATCH = 20;

interface Asked {
  readonly session: Session;
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
}

/**
 * The safe fixes of every draft of the workspace and of every other one that is open, of open ones as the editor has them.
 * Writes nothing.
 * @throws ResponseError in a workspace that its user does not trust, when the user cancels, and while nothing is to be checked
 */
export async function fixWorkspace(asked: Asked, partial?: { report(p: FixWorkspaceResult): void }): Promise<FixWorkspaceResult> {
  const { session, token, progress } = asked;
  const { language } = session.notices;
  if (!session.trusted) throw new ResponseError(LSPErrorCodes.RequestFailed, say(MESSAGES.untrustedFix, language));
  const files = await listDrafts(asked);
  progress.begin(say(MESSAGES.fixing, language), 0, `0/${files.length}`, true);
  let batch: FixWorkspaceResult = { drafts: [], unread: [] };
  try {
    for (const [i, file] of files.entries()) {
      stopIfCancelled(token);
      await take(asked, file, batch);
      progress.report(Math.round(((i + 1) / files.length) * 100), `${i + 1}/${files.length}`);
      if (partial && batch.drafts.length + batch.unread.length >= BATCH) {
        partial.report(batch);
        batch = { drafts: [], unread: [] };
      }
    }
    stopIfCancelled(token);
  } finally {
    progress.done();
  }
  if (!partial) return batch;
  partial.report(batch);
  return { drafts: [], unread: [] };
}

async function take({ session }: Asked, file: string, { drafts, unread }: FixWorkspaceResult): Promise<void> {
  try {
    // It may have been opened or closed since the command was given.
    const doc = session.open(file);
    const draft = doc ? await fixOpen(session, doc) : await fixFile(session, file);
    if (draft) drafts.push(draft);
  } catch (error) {
    const { language } = session.notices;
    const reason = reasonOf(error);
    session.notices.log(MESSAGES.fileUnread(pathOf(file), reason), language);
    unread.push({ uri: file, reason: say(reason, language) });
  }
}

async function fixOpen(session: Session, doc: OpenDocument): Promise<FixedDraft | undefined> {
  const { problems, setup } = await session.check(doc);
  return fixText(session, doc.text, problems, setup, doc.version);
}

async function fixFile(session: Session, file: string): Promise<FixedDraft | undefined> {
  const setup = await session.setups.ofFile(file);
  const text = await session.parts.host.readText(file, 'draft');
  const languageId = languageOf(file) ?? 'plaintext';
  // Of a text that is not to be checked there are no problems.
  const { problems } = session.checkText(file, languageId, text, setup);
  return fixText(session, TextDocument.create(file, languageId, 0, text), problems, setup, null);
}

function fixText(session: Session, doc: TextDocument, problems: readonly Problem[], setup: ClientSetup, version: number | null): FixedDraft | undefined {
  const text = lintedText(doc);
  const { edits, repaired } = fixAll(text, problems, session.lintAgain(doc, setup));
  if (edits.length === 0) return undefined;
  const convert = new Converter(doc, session.capabilities.encoding);
  return { uri: doc.uri, version, stamp: stampOf(text), repaired, edits: edits.map((e) => convert.edit(e)) };
}

/**
 * The command for clients that have none of their own: asks the client to apply the fixes, file by file under a heading of its
 * own where it shows edits before it makes them.
 */
export async function applyWorkspaceFixes(asked: Asked): Promise<void> {
  const { session } = asked;
  const { language } = session.notices;
  if (!session.capabilities.documentChanges) throw new ResponseError(LSPErrorCodes.RequestFailed, say(MESSAGES.unversionedFix, language));
  // A draft that was opened and changed while the others were read is left as it is.
  const drafts = (await fixWorkspace(asked)).drafts.filter(({ uri, stamp }) => {
    const doc = session.open(uri);
    return !doc || stampOf(lintedText(doc.text)) === stamp;
  });
  if (drafts.length === 0) return;
  const label = say(MESSAGES.fixing, language);
  // A client may answer anything, also nothing.
  const answer = session.capabilities.appliesEdits
    ? ((await session.connection.workspace.applyEdit({ label, edit: editOf(session, drafts) })) as unknown)
    : null;
  const { applied, failureReason } = (answer ?? {}) as { readonly applied?: unknown; readonly failureReason?: unknown };
  if (applied === true) return;
  throw new ResponseError(LSPErrorCodes.RequestFailed, typeof failureReason === 'string' ? failureReason : say(MESSAGES.notApplied, language));
}

function editOf(session: Session, drafts: readonly FixedDraft[]): WorkspaceEdit {
  const { language } = session.notices;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = drafts.map(({ uri, version, repaired, edits }): TextDocumentEdit => {
    const textDocument = { uri, version };
    if (!session.capabilities.annotations) return { textDocument, edits };
    const path = pathFrom(session.folderOf(uri) ?? '', uri) ?? pathOf(uri);
    changeAnnotations[uri] = { label: say(MESSAGES.safeIn(path, repaired), language), description: say(MESSAGES.safeKind, language), needsConfirmation: true };
    return { textDocument, edits: edits.map((e) => ({ ...e, annotationId: uri })) };
  });
  return session.capabilities.annotations ? { documentChanges, changeAnnotations } : { documentChanges };
}
