import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EXTENSIONS } from '../../protocol.ts';
import { MESSAGES, reasonOf, say } from '../messages.ts';
import { languageOf, type Session } from '../session.ts';
import { pathOf, uriKey } from '../uri.ts';
import { toDiagnostics } from './diagnostics.ts';

/** How many files make one partial result. */
const BATCH = 20;

interface Asked {
  readonly session: Session;
  readonly params: WorkspaceDiagnosticParams;
  readonly token: CancellationToken;
}

/**
 * Checks every draft of the workspace, and every other one that is open. `workspace/diagnostic` is answered but not advertised: editors that see it advertised
 * ask again every two seconds for as long as they run, and a newsroom's archive is not to be read that often. A client
 * asks when its user does.
 */
export async function checkWorkspace(
  asked: Asked,
  progress: WorkDoneProgressReporter,
  partial?: { report(p: WorkspaceDiagnosticReportPartialResult): void },
): Promise<WorkspaceDiagnosticReport> {
  const { session, token } = asked;
  const files = await listDrafts(asked);
  progress.begin(say(MESSAGES.checking, session.notices.language), 0, `0/${files.length}`, true);
  let batch: WorkspaceDocumentDiagnosticReport[] = [];
  try {
    for (let i = 0; i < files.length; i++) {
      stopIfCancelled(token);
      const report = await checkFile(asked, files[i] as string);
      if (report) batch.push(report);
      progress.report(Math.round(((i + 1) / files.length) * 100), `${i + 1}/${files.length}`);
      if (partial && batch.length >= BATCH) {
        partial.report({ items: batch });
        batch = [];
      }
    }
    stopIfCancelled(token);
  } finally {
    progress.done();
  }
  if (!partial) return { items: batch };
  // Once some results went out as partial ones the answer itself must be empty.
  partial.report({ items: batch });
  return { items: [] };
}

/**
 * The drafts of the workspace: those below its folders that no glob excludes, in order of name, and those that are open besides,
 * with no folder or in none.
 * @throws ResponseError when the user cancels, and while nothing is to be checked
 */
export async function listDrafts({ session, token }: Pick<Asked, 'session' | 'token'>): Promise<string[]> {
  if (session.paused) throw new ResponseError(LSPErrorCodes.RequestFailed, say(MESSAGES.paused, session.notices.language));
  const files = await listFiles(session, token);
  const listed = new Set(files.map(uriKey));
  for (const doc of session.documents()) {
    stopIfCancelled(token);
    if (!listed.has(uriKey(doc.uri)) && !(await session.check(doc)).quiet) files.push(doc.uri);
  }
  return files;
}

async function listFiles(session: Session, token: CancellationToken): Promise<string[]> {
  const files: string[] = [];
  for (const folder of session.folders) {
    const { settings, excluded } = await session.setups.of(folder);
    const extensions = settings.languages.flatMap((l) => EXTENSIONS[l] ?? []);
    try {
      for await (const uri of session.parts.host.findFiles(folder, extensions, (path) => excluded.some((g) => g.test(path)))) {
        stopIfCancelled(token);
        files.push(uri);
      }
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      session.notices.warn(MESSAGES.fileUnread(pathOf(folder), reasonOf(error)));
    }
  }
  return [...new Set(files)].sort();
}

async function checkFile({ session, params }: Asked, file: string): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
  // It may have been opened or closed since the check began.
  const doc = session.open(file);
  if (doc) {
    const shown = await session.show(doc);
    // Under the name that the client gave it.
    const { uri } = doc;
    if (params.previousResultIds.some((p) => p.uri === uri && p.value === shown.id))
      return { kind: 'unchanged', uri, version: doc.version, resultId: shown.id };
    return { kind: 'full', uri, version: doc.version, resultId: shown.id, items: toDiagnostics(shown.problems, doc.text, shown.setup, session.capabilities) };
  }
  const setup = await session.setups.ofFile(file);
  try {
    const text = await session.parts.host.readText(file, 'draft');
    const languageId = languageOf(file) ?? 'plaintext';
    const { quiet, problems } = session.checkText(file, languageId, text, setup);
    if (quiet) return undefined;
    return {
      kind: 'full',
      uri: file,
      version: null,
      items: toDiagnostics(problems, TextDocument.create(file, languageId, 0, text), setup, session.capabilities),
    };
  } catch (error) {
    session.notices.log(MESSAGES.fileUnread(pathOf(file), reasonOf(error)), setup.language);
    return undefined;
  }
}

export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
